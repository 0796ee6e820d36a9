"""Whatever speaks of a candidate's money or rights has the Dutch beneath it, in every language that awaits its review, and still fits."""

import re
import typing
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from bot.handlers import routers
from bot.outgoing.beneath import CARDS as CARDS_WITH_DUTCH
from bot.outgoing.beneath import HEADING, MESSAGES, with_dutch
from bot.outgoing.cards import CARDS
from bot.screens import NOT_FOR_CANDIDATES, SCREENS, Screen
from core.store.people.people import Role
from tests.contracts.awkward import Maker
from words import Words
from words.audience import captions, said_from
from words.catalogues import id_of, read
from words.faults import strings
from words.language import KNOWN, LANGUAGES, in_language

routers()
SPEAKS_OF = re.compile(
    r"\bpremie|uitkering|toeslag|betaa[ld]|betaling|reiskosten|inkomen|\bloon\b|gevolgen|vergeten|de wet\b", re.IGNORECASE
)
DUTCH = {id_of(entry): " ".join(strings(entry)) for entry in read("nl") if entry.id}
NAMED_ONLY = {"my_trail"}
"""Names deeds that were done; the deeds themselves were told in messages of their own."""
REFUSALS = said_from([("words.refusals", "_ALL")])


def _speaks(draw: Callable[..., Screen]) -> set[str]:
    said = said_from([(draw.__module__, draw.__name__)]) - captions() - REFUSALS
    return {DUTCH[one] for one in said if SPEAKS_OF.search(DUTCH[one])}


@pytest.mark.parametrize("name", sorted(set(SCREENS) - NOT_FOR_CANDIDATES - MESSAGES - NAMED_ONLY))
def test_a_message_without_dutch_beneath_speaks_of_neither_money_nor_rights(name: str) -> None:
    """Refusals within a conversation aside: these have a message of their own in the list."""
    assert _speaks(SCREENS[name]) == set()


def test_a_card_without_dutch_beneath_speaks_of_neither_money_nor_rights() -> None:
    """The same of cards."""
    found = {
        thing: _speaks(kind.screen)
        for (thing, role), kind in CARDS.items()
        if role is Role.CANDIDATE and thing not in CARDS_WITH_DUTCH
    }
    assert {thing: said for thing, said in found.items() if said} == {}


def test_all_in_the_lists_are_there() -> None:
    """Nothing in them is gone or never reaches a candidate."""
    assert set(SCREENS) - NOT_FOR_CANDIDATES >= MESSAGES
    assert {thing for thing, role in CARDS if role is Role.CANDIDATE} >= CARDS_WITH_DUTCH


@pytest.mark.parametrize("language", KNOWN)
def test_dutch_stands_beneath_what_nobody_reviewed(language: str) -> None:
    """Beneath every language but Dutch itself, easy or not."""

    def draw(w: Any) -> Screen:
        return Screen(w("Your benefit simply continues."))

    text = with_dutch(in_language(language), draw).text
    shown = text.endswith(f"\n\n<i>{HEADING}</i>\nJe uitkering loopt gewoon door.")
    assert shown is not (language in ("nl", "nl-simple"))


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code not in ("nl", "nl-simple")])
def test_a_card_and_its_dutch_fit_in_one_message(language: str) -> None:
    """With the longest names and in any state: the Dutch is never left out."""
    for (thing, role), kind in CARDS.items():
        if role is not Role.CANDIDATE or thing not in CARDS_WITH_DUTCH:
            continue
        hint = next(hint for name, hint in typing.get_type_hints(kind.screen).items() if name not in ("w", "return"))
        for seed in range(12):
            view = Maker(seed).of(hint)
            assert HEADING in with_dutch(in_language(language), partial(_drawn, kind.screen, view)).text, thing


def _drawn(draw: Callable[..., Screen], view: Any, w: Words) -> Screen:
    return draw(w, view)
