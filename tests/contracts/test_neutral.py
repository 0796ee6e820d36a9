"""A lock screen shows the first line of a message, and everybody sees a bot's face: neither says that somebody is on welfare."""

import re
import typing

import pytest

from bot.handlers import routers
from bot.outgoing.cards import CARDS, CardKind
from bot.screens import SCREENS
from bot.wire.commands import menu_of
from bot.wire.face import REVEALING
from core.store.people.people import Role
from tests.contracts.awkward import Maker
from tests.contracts.test_screens import Asked, facts_for
from tests.contracts.wire import judged
from words import LANGUAGES, words_for

routers()
VARIANTS = 40
WELFARE = re.compile(
    "bijstand|uitkering|flextensie|participatie|sociale dienst|toeslag|schuld|werkloos|ww-|wajong|re-?integrat|kandidaat"
    "|ziek|gezondheid|welfare|benefit|allowance|debt|unemploy|social service|candidate|sick|health|social security",
    re.IGNORECASE,
)
"""None of these, in the first line, in any language that is spoken here by its own word or the English one."""
OF_STAFF = frozenset({"my_candidates"})
"""Staff read of candidates: they work there."""


def first_line(text: str) -> str:
    """What a lock screen shows."""
    return text.splitlines()[0]


@pytest.mark.parametrize("place", sorted((str(t), str(r)) for t, r in CARDS if r in (Role.CANDIDATE, Role.EMPLOYER)))
def test_the_first_line_of_a_card_is_neutral(place: tuple[str, str]) -> None:
    """Whatever its state, in every language."""
    kind: CardKind = next(kind for (t, r), kind in CARDS.items() if (str(t), str(r)) == place)
    view = next(hint for name, hint in typing.get_type_hints(kind.screen).items() if name not in ("w", "return"))
    for seed in range(VARIANTS):
        thing = Maker(seed).of(view)
        for language in LANGUAGES:
            line = first_line(judged(kind.screen(words_for(language), thing)))
            assert not WELFARE.search(line), f"{language}: {line}"


@pytest.mark.parametrize("name", sorted(set(SCREENS) - OF_STAFF))
def test_the_first_line_of_a_message_is_neutral(name: str) -> None:
    """In every language."""
    supposed = facts_for(SCREENS[name])
    for language in LANGUAGES:
        line = first_line(judged(SCREENS[name](words_for(language), Asked(supposed))))
        assert not WELFARE.search(line), f"{language}: {line}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_and_descriptions_are_neutral(language: str) -> None:
    """The menu of a stranger and of those who may be on welfare, and what stands above an empty chat."""
    words = words_for(language)
    shown = [entry["description"] for role in (None, Role.CANDIDATE, Role.EMPLOYER) for entry in menu_of(words, role)]
    shown += [words("Here you talk with your contact person and keep your hours."), words("Your hours and your questions.")]
    assert [line for line in shown if WELFARE.search(line)] == []


def test_a_revealing_name_is_noticed() -> None:
    """What is warned of at start."""
    assert REVEALING.search("Bijstand Utrecht bot")
    assert REVEALING.search("flextensie")
    assert not REVEALING.search("Karin & co")
