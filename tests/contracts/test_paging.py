"""Every list that is shown a page at a time, turned to a page that is no more."""

from typing import Any

import pytest

from bot.screens import SCREENS
from words import words_for

NAMES = [f"Naam {number:02}" for number in range(1, 13)]
NAMED = [{"id": 450, "name": name, "title": "Werk", "duty": "supervisor", "mine": False, "given": True} for name in NAMES]
TASKS = [
    {"task": "question", "id": 450, "name": name, "about": "", "since": "2026-11-16T09:00:00+00:00", "due_at": None, "amount": 0}
    for name in NAMES
]
PAID = [{"name": name, "cents": 450, "left": 0, "why": "", "until": None} for name in NAMES]
LISTS: dict[str, dict[str, Any]] = {
    "what_waits": {"waiting": TASKS, "today": "2026-11-17"},
    "my_candidates": {"candidates": NAMED},
    "accounts": {"people": NAMED},
    "employers": {"employers": NAMED},
    "stand_ins": {"now": "", "colleagues": NAMED},
    "my_people": {"people": NAMED},
    "colleagues": {"people": NAMED},
    "colleague_sites": {"colleague": 450, "name": "Anja", "sites": NAMED},
    "sites": {"sites": NAMED},
    "whom_to_place": {"job": 450, "title": "Werk", "candidates": NAMED},
    "payment_lines": {"run": 450, "found": PAID},
}
FIRST = ("Naam 01", "Naam 08")
"""On the first page, of eight or of ten."""


def drawn(name: str, page: int) -> tuple[str, list[str]]:
    """All that one reads of a page of twelve, and the captions among it."""
    screen = SCREENS[name](words_for("nl"), LISTS[name] | {"page": page})
    captions = [button.caption for row in screen.buttons for button in row]
    return "\n".join((screen.text, *captions)), captions


@pytest.mark.parametrize("name", LISTS)
def test_a_button_to_a_page_that_is_no_more_shows_the_last_one(name: str) -> None:
    """With its lines, and the way back to the first: the list became shorter after the button was sent."""
    assert drawn(name, 7) == drawn(name, 1)
    text, captions = drawn(name, 7)
    assert "Naam 12" in text
    assert not any(one in text for one in FIRST)
    assert "Vorige" in captions
    assert "Volgende" not in captions


@pytest.mark.parametrize("name", LISTS)
def test_the_first_page_leads_to_the_next(name: str) -> None:
    """And to nothing before it."""
    text, captions = drawn(name, 0)
    assert all(one in text for one in FIRST)
    assert "Naam 12" not in text
    assert "Volgende" in captions
    assert "Vorige" not in captions
