"""Who may do what: one table, checked in the deed and not in the screen.

Every deed is registered here with the roles that may do it. Whoever may not, and whoever names somebody else's thing,
gets the same answer as for a thing that does not exist. A deed with money is marked as one: whoever was silent for long
gives their PIN first.
"""

from collections.abc import Callable, Coroutine
from datetime import timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from core.actions.deed import Deed
from core.rules.calendar import local_day
from core.rules.people.pins import is_asked
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store import policies
from core.store.people.people import Role

P = ParamSpec("P")
T = TypeVar("T")
Act = Callable[Concatenate[Deed, P], Coroutine[Any, Any, T | Refusal]]

DEEDS: dict[str, frozenset[Role]] = {}
ACTS: dict[str, Callable[..., Coroutine[Any, Any, Any]]] = {}
"""The deeds themselves, by the same names."""
MONEY: set[str] = set()
"""The deeds with money: what they settle, somebody pays or is paid by."""
STAFF = (Role.CONSULTANT, Role.LEAD)
WITH_EMPLOYERS = (*STAFF, Role.ACCOUNT_MANAGER)
"""Who speaks to employers; an account manager to nobody else (REPORT 3.5)."""
WITH_PIN = (Role.EMPLOYER, *WITH_EMPLOYERS)
"""Who does deeds with money, and has a PIN."""
ALWAYS_AWAKE = timedelta(hours=1)
"""The shortest silence that a policy can ask a PIN after."""


class PinNeeded(Exception):
    """Nothing of a deed was done: it first takes the PIN of whoever acts."""


def by(*roles: Role, money: bool = False) -> Callable[[Act[P, T]], Act[P, T]]:
    """A deed that only people of these roles may do; for everybody else the thing does not exist. `money`: it takes the PIN after silence, of
    those who have one, and raises PinNeeded before anything of it is done."""

    def register(act: Act[P, T]) -> Act[P, T]:
        assert act.__name__ not in DEEDS, f"two deeds are called {act.__name__}"
        assert not money or set(roles) & set(WITH_PIN), f"{act.__name__}: nobody who does it has a PIN"
        DEEDS[act.__name__] = frozenset(roles)
        if money:
            MONEY.add(act.__name__)

        @wraps(act)
        async def checked(deed: Deed, *args: P.args, **kwargs: P.kwargs) -> T | Refusal:
            if deed.actor is None or deed.actor.role not in roles:
                return refuse(CommonCode.NOT_FOUND)
            if money and await needs_pin(deed):
                raise PinNeeded
            return await act(deed, *args, **kwargs)

        ACTS[act.__name__] = checked
        return checked  # type: ignore[return-value]  # wraps() hides that `deed` is positional

    return register


async def needs_pin(deed: Deed) -> bool:
    """Whether whoever acts was silent for so long that a deed with money takes their PIN first."""
    if deed.silence < ALWAYS_AWAKE:
        return False
    policy = await policies.of(deed.tx, deed.who.municipality)
    return is_asked(deed.silence, policy.on(local_day(deed.now)).pin_after_hours)
