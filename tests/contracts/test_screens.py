"""Every screen and every card can be drawn, in every language, with awkward values, and Telegram would take it."""

import typing
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from bot.handlers import routers
from bot.outgoing.cards import CARDS, CardKind
from bot.screens import SCREENS
from core.actions.things import Notice, Thing
from core.store.people.people import Role
from tests.contracts.awkward import NAMES, Maker
from tests.contracts.wire import CHAT, SEALER, judged
from words import LANGUAGES, words_for

routers()
VARIANTS = 60
LONGEST_SEARCH = 4000


@pytest.mark.parametrize("kind", CARDS.values(), ids=[f"{thing}-{role}" for thing, role in CARDS])
def test_every_card_is_drawn_whatever_its_thing_is(kind: CardKind) -> None:
    """In any state, with any names, numbers and dates, in every language."""
    view = next(hint for name, hint in typing.get_type_hints(kind.screen).items() if name not in ("w", "return"))
    for seed in range(VARIANTS):
        thing = Maker(seed).of(view)
        for language in LANGUAGES:
            judged(kind.screen(words_for(language), thing))


class Missing(Exception):
    """A fact that a screen asked for and that was not there."""

    def __init__(self, path: tuple[Any, ...]) -> None:
        super().__init__(path)
        self.path = path


class Asked(Mapping[str, Any]):
    """Facts that answer with what was supposed so far, and say what else is asked for."""

    def __init__(self, supposed: dict[tuple[Any, ...], Any], path: tuple[Any, ...] = ()) -> None:
        self._supposed, self._path = supposed, path

    def __getitem__(self, name: str) -> Any:
        path = (*self._path, name)
        if path not in self._supposed:
            raise Missing(path)
        value = self._supposed[path]
        if value is Asked:
            return Asked(self._supposed, path)
        return [Asked(self._supposed, (*path, n)) for n in range(2)] if value is list else value

    def get(self, name: str, default: Any = None) -> Any:
        return self[name]

    def __iter__(self) -> Iterator[str]:
        raise Missing((*self._path, "*"))

    def __len__(self) -> int:
        return 1


GUESSES: tuple[Any, ...] = (
    NAMES[0], 3, "2026-11-16", "2026-11-16T09:00:00+00:00", "450", "18.50", "07:30", "candidate", "not_found", True, list, Asked,
    ["<3", "é"], [], None,
)  # fmt: skip


MOMENT = "2026-11-16T09:00:00+00:00"
DAY, READING = "2026-11-16", {"starts": "09:00", "ends": "17:30", "break_minutes": 30, "minutes": None}
BY_NAME: dict[str, tuple[Any, ...]] = {
    **dict.fromkeys(("day", "monday", "today"), (DAY,)),
    **dict.fromkeys(
        (
            "placement",
            "week",
            "version",
            "minutes",
            "page",
            "pages",
            "id",
            "job",
            "claimed",
            "metres",
            "break_minutes",
            "question",
            "offer",
            "candidate",
            "total",
            "shown",
        ),
        (450,),
    ),
    **dict.fromkeys(("title", "employer", "name", "contact", "text"), (NAMES[0],)),
    "travel": ({DAY: {"kilometres": None, "cents": 450}},),
    "days": (
        {DAY: READING | {"minutes": 450}},
        [[DAY, 450], ["2026-11-17", 0]],
        [DAY, "2026-11-17"],
        [DAY, "2026-11-17", "2026-11-23"],
        list,
    ),
    "waiting": (
        [{"task": "question", "id": 450, "name": NAMES[0], "about": NAMES[0], "since": MOMENT, "due_at": None, "amount": 0}],
    ),
    "watch": ("ends",),
    "behind": ([[450, DAY, NAMES[0], -450, -11250]],),
    "coming": ([[DAY, 450, 11250]],),
    "sent": ([{"id": 450, "number": 7, "credits": 6, "month": DAY, "total": -11250}],),
    **dict.fromkeys(("net", "credits", "number"), (7,)),
    "month": (DAY,),
    "with_employer": (True,),
    "going": (1,),
    "found": ([{"about": NAMES[0], "day": DAY, "amount": 450, "last_sign": DAY}],),
    "weeks": ([{"id": 450, "monday": DAY, "name": NAMES[0], "minutes": 450, "otherwise": [DAY]}],),
    "older": ([{"id": 450, "monday": DAY, "name": NAMES[0], "title": NAMES[0]}],),
    "reading": (READING,),
    "mine": ([{"id": 450, "receipt": NAMES[0]}],),
    **dict.fromkeys(("advice", "standing"), ([DAY, "2027-07-01"],)),
    "months": ([[DAY, 6000, 45000, 11250]],),
    "rests_on": ([["premium_per_hour", "2.00", DAY, NAMES[0]]],),
    "wage": ("14.99",),
    "moments": ([MOMENT],),
    **dict.fromkeys(("agreed", "off", "moment"), (MOMENT,)),
    **dict.fromkeys(("minimum_since", "unconfirmed"), (DAY,)),
    "options": ([READING, READING | {"starts": None, "ends": None, "minutes": 450}],),
    "sort": ("participation",),
    "colleague": (450,),
    "people": ([{"id": 450, "name": NAMES[0], "title": NAMES[0], "duty": "supervisor"}],),
    "sites": ([{"id": 450, "name": NAMES[0], "given": True}],),
    **dict.fromkeys(("planned", "report", "same_work"), (450,)),
    "field": ("shifts",),
    "question": (450, "why_no_vacancy", "willing"),
    "questions": ([[450, DAY]],),
    **dict.fromkeys(("paid", "held_on"), ([[DAY, 450]],)),
    "role": ("candidate", "lead"),
    "hindrance": ("bank_closed", "next_working_day", "in_one", "in_two"),
    "instead": (DAY,),
    "missed": ([DAY],),
    "work": (
        [{"id": 450, "title": NAMES[0], "employer": NAMES[0], "first": DAY, "last": DAY, "reason": "term", "outflow": ""}],
        [[450, NAMES[0]]],
    ),
    "told": ({"title": NAMES[0], "first": DAY, "shifts": [[1, "09:00", "13:00", 15]], "minutes": 450, "why": "peak"},),
    "reports": ([{"id": 450, "title": NAMES[0], "state": "open"}],),
    "before": ([[NAMES[0], DAY, DAY, True]], [[NAMES[0], DAY, DAY]]),
    "reasons": ([["kind", ["kitchen"], 0], ["far", [], 12]], [["willing", 0]]),
    "stops": ([["no_phone", {}]],),
    "made": ([NAMES[0]],),
    "not_made": ([[NAMES[0], "no_phone", {}]],),
    "kind": ("pin", "missing", "worked", "text", "premium", "full_time"),
    "reason": ("work_here",),
    "works": ([{"id": 450, "placement": 450, "title": NAMES[0], "employer": NAMES[0], "last_day": DAY, "words": True}],),
    "steps": ([[DAY, 450]],),
    "shifts": ([[1, "09:00", "13:00", 15]],),
    "by_step": ([[[1, "09:00", "13:00", 15]]],),
    "ahead": ([[DAY, [[1, "09:00", "13:00", 15]]]],),
    "choices": ([450],),
    "mondays": ([DAY, "2026-11-23"],),
    "refused": ([[450, NAMES[0]]],),
    "until": (DAY,),
    "years": (10, 7),
    "away": ([{"name": NAMES[0], "since": DAY, "until": DAY}], NAMES[0]),
}
"""What a fact of this name is like, where guessing would take long."""


def facts_for(draw: Any) -> dict[tuple[Any, ...], Any]:
    """Facts with which a screen can be drawn, awkward ones first: found by supposing, as the screen asks for them."""
    tries = 0

    def search(supposed: dict[tuple[Any, ...], Any]) -> dict[tuple[Any, ...], Any] | None:
        nonlocal tries
        tries += 1
        if tries > LONGEST_SEARCH:
            return None
        try:
            for button in (b for row in draw(words_for("nl"), Asked(supposed)).buttons for b in row):
                assert button.url or SEALER.seal(button.press, CHAT)
        except Missing as missing:
            for guess in (*BY_NAME.get(missing.path[-1], ()), *GUESSES):
                found = search(supposed | {missing.path: guess})
                if found is not None:
                    return found
            return None
        except Exception:
            return None
        return supposed

    found = search({})
    assert found is not None, "no facts were found with which it can be drawn"
    return found


@pytest.mark.parametrize("name", sorted(SCREENS))
def test_every_message_is_drawn_with_awkward_facts(name: str) -> None:
    """In every language, with names that hold markup."""
    draw = SCREENS[name]
    supposed = facts_for(draw)
    for language in LANGUAGES:
        judged(draw(words_for(language), Asked(supposed)))


@pytest.mark.parametrize("notice", Notice)
def test_every_notice_has_its_words(notice: Notice) -> None:
    """What can be told can be said."""
    assert notice in SCREENS


def test_every_thing_that_people_see_has_a_card_for_each_who_sees_it() -> None:
    """What a consultant sees a lead sees too: leads stand in for everybody."""
    assert {thing for thing, role in CARDS if role is Role.CONSULTANT} == {thing for thing, role in CARDS if role is Role.LEAD}
    for thing, role in (
        (Thing.OFFER, Role.CANDIDATE),
        (Thing.PLACEMENT, Role.CANDIDATE),
        (Thing.PLACEMENT, Role.EMPLOYER),
        (Thing.WEEK, Role.CANDIDATE),
        (Thing.WEEK, Role.EMPLOYER),
        (Thing.WEEK, Role.CONSULTANT),
        (Thing.QUESTION, Role.CANDIDATE),
        (Thing.QUESTION, Role.EMPLOYER),
        (Thing.QUESTION, Role.CONSULTANT),
    ):
        assert (thing, role) in CARDS
