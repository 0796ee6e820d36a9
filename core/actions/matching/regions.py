"""The municipalities of the region, with which jobs may be shared: those that the policy names and that are in this system."""

from datetime import date

from core.store import municipalities, policies
from core.store.database import Transaction


async def region_of(tx: Transaction, municipality: int, day: date) -> dict[int, str]:
    """The other municipalities of the region by number, in the order of the policy; a name that nobody here has is passed over."""
    named = (await policies.of(tx, municipality)).on(day).region or ""
    wanted = [name.strip() for name in named.split(",") if name.strip()]
    by_name = await municipalities.by_name(tx) if wanted else {}
    return {by_name[name]: name for name in wanted if name in by_name and by_name[name] != municipality}
