"""Which site? A button for each; where there are very many, the others by their name."""

from collections.abc import Callable, Sequence

from bot.callbacks import Callback
from bot.screens import Button, Facts, caption
from words import Words
from words.language import Written

MOST = 40
"""So many fit under one question."""


def site_buttons(w: Words, sites: Sequence[Facts], to: Callable[[int], Callback]) -> list[Button]:
    """The sites that have a button."""
    return [Button(caption(w.safe(one["name"])), to(one["id"])) for one in sites[:MOST]]


def or_typed(w: Words, sites: Sequence[Facts]) -> Written | None:
    """Said when not every site has one."""
    return w("Is the site not here? Then type its name.") if len(sites) > MOST else None
