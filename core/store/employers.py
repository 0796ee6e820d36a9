"""Employers: what they are called, and who speaks to them."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select, update

from core.store.database import Transaction
from core.store.tables.people import employer


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer of a municipality; `account_manager` is None where nobody was named."""

    id: int
    municipality: int
    name: str
    account_manager: int | None


_ALL = select(*(employer.c[name] for name in Employer.__slots__))
_BY_ID = _ALL.where(employer.c.id == bindparam("one"))
_OF = _ALL.where(employer.c.municipality == bindparam("town")).order_by(employer.c.name, employer.c.id)
_NAME_MANAGER = update(employer).where(employer.c.id == bindparam("one")).values(account_manager=bindparam("who"))


async def by_id(tx: Transaction, employer_id: int) -> Employer | None:
    """The employer with this number."""
    row = (await tx.execute(_BY_ID, {"one": employer_id})).first()
    return Employer(**row._mapping) if row else None


async def of_municipality(tx: Transaction, municipality: int) -> list[Employer]:
    """All employers of a municipality, by name."""
    return [Employer(**row._mapping) for row in await tx.execute(_OF, {"town": municipality})]


async def name_account_manager(tx: Transaction, employer_id: int, who: int) -> None:
    """Write who speaks to an employer."""
    await tx.execute(_NAME_MANAGER, {"one": employer_id, "who": who})
