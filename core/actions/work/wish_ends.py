"""What a candidate wished of their work ends: granted, declined or taken back."""

from datetime import date

from core.actions.deed import Deed
from core.actions.things import Thing
from core.rules.work.at_work import WishState
from core.store.work import work_wishes
from core.store.work.work_wishes import WorkWish


async def end_wish(deed: Deed, wish: WorkWish, state: WishState, day: date | None) -> None:
    """By whoever acts; `day` is the last one, or the first with other hours. Both cards show it."""
    await work_wishes.end(deed.tx, wish.id, state, day, deed.who.id, deed.now)
    deed.trail(wish.municipality, "work wish ended", Thing.PLACEMENT, wish.placement, kind=wish.kind, state=state)
    deed.changed(Thing.WISH, wish.id)
    deed.changed(Thing.PLACEMENT, wish.placement)
