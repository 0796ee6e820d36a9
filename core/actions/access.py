"""Who may do what: one table, checked in the deed and not in the screen.

Every deed is registered here with the roles that may do it. Whoever may not, and whoever names somebody else's thing,
gets the same answer as for a thing that does not exist.
"""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from core.actions.deed import Deed
from core.rules.offers import OfferCode
from core.rules.refusals import Refusal, refuse
from core.store.people import Role

P = ParamSpec("P")
T = TypeVar("T")
Act = Callable[Concatenate[Deed, P], Coroutine[Any, Any, T | Refusal]]

DEEDS: dict[str, frozenset[Role]] = {}
ACTS: dict[str, Callable[..., Coroutine[Any, Any, Any]]] = {}
"""The deeds themselves, by the same names."""
STAFF = (Role.CONSULTANT, Role.LEAD)


def by(*roles: Role) -> Callable[[Act[P, T]], Act[P, T]]:
    """A deed that only people of these roles may do; for everybody else the thing does not exist."""

    def register(act: Act[P, T]) -> Act[P, T]:
        assert act.__name__ not in DEEDS, f"two deeds are called {act.__name__}"
        DEEDS[act.__name__] = frozenset(roles)

        @wraps(act)
        async def checked(deed: Deed, *args: P.args, **kwargs: P.kwargs) -> T | Refusal:
            if deed.actor is None or deed.actor.role not in roles:
                return refuse(OfferCode.NOT_FOUND)
            return await act(deed, *args, **kwargs)

        ACTS[act.__name__] = checked
        return checked  # type: ignore[return-value]  # wraps() hides that `deed` is positional

    return register
