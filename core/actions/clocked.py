"""What each call of the clock does."""

from collections.abc import Awaitable, Callable

from core.actions import days
from core.actions.deed import Deed
from core.actions.things import Clocked

CALLED: dict[Clocked, Callable[[Deed, int], Awaitable[None]]] = {
    Clocked.SHIFT_ENDED: days.shift_ended,
}
