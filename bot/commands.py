"""The commands in Telegram's menu, per role. Neutral: nothing in them says what kind of help this is."""

from collections.abc import Callable

from core.store.people import Role
from words import Words

N = str  # marks a caption for the catalogues without translating it yet

MENUS: dict[Role | None, tuple[tuple[str, str], ...]] = {
    None: (("start", N("Begin")), ("hulp", N("Help")), ("stop", N("Stop what I was doing")), ("taal", N("Another language"))),
}


def menu_of(words: Callable[[str], str] | Words, role: str | None) -> list[dict[str, str]]:
    """The commands that a person of this role sees."""
    commands = MENUS.get(Role(role) if role else None, MENUS[None])
    return [{"command": command, "description": words(caption)} for command, caption in commands]
