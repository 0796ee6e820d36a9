"""A button's wire form: short, bound to one chat, and impossible to make up."""

import random
from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot.buttons  # noqa: F401 - every button registers itself
from bot.callbacks import KINDS, Callback, Sealer
from bot.handlers import routers

routers()
SEALER = Sealer("5150001:TownTokenThatOnlyTheTestsUse_abcdefg")
LARGEST = {int: 2**40, bool: True, date: date(2099, 12, 31)}
TELEGRAM_CHAT = 2**52 - 1
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def largest(kind: type[Callback]) -> Callback:
    """A button of this kind with the largest values that a database may give."""
    return kind(*(LARGEST[f.type] for f in fields(kind)))  # type: ignore[index]


def smallest(kind: type[Callback]) -> Callback:
    return kind(*({int: 0, bool: False, date: date(2000, 1, 1)}[f.type] for f in fields(kind)))  # type: ignore[index]


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.__name__)
def test_every_button_comes_back_as_it_was_within_64_bytes(kind: type[Callback]) -> None:
    """Smallest and largest values, in the chat with the largest number that Telegram gives."""
    for button in (smallest(kind), largest(kind)):
        data = SEALER.seal(button, TELEGRAM_CHAT)
        assert len(data.encode()) <= 64
        assert SEALER.open(data, TELEGRAM_CHAT) == button


def test_every_kind_has_its_own_number() -> None:
    """A number says one thing; each class is registered under the number it carries."""
    assert all(kind.code == code for code, kind in KINDS.items())
    assert len({kind.__name__ for kind in KINDS.values()}) == len(KINDS)
    assert min(KINDS) > 0


@given(st.integers(1, TELEGRAM_CHAT), st.integers(1, TELEGRAM_CHAT), st.sampled_from(sorted(KINDS)))
def test_another_chat_cannot_use_it(mine: int, theirs: int, code: int) -> None:
    """Copied from another phone it opens nothing."""
    button = largest(KINDS[code])
    opened = SEALER.open(SEALER.seal(button, mine), theirs)
    assert opened == (button if mine == theirs else None)


def test_another_key_cannot_make_it() -> None:
    """The key is the bot's own."""
    for kind in KINDS.values():
        assert SEALER.open(Sealer("5150001:AnotherTokenOfTheSameBot__abcdefgh").seal(largest(kind), 1001), 1001) is None


def test_a_hundred_thousand_changed_ones() -> None:
    """Characters changed, swapped, added, taken away, two buttons glued together: none opens."""
    chance = random.Random(20261116)
    good = [SEALER.seal(largest(kind), 1001) for kind in KINDS.values()] + [
        SEALER.seal(smallest(kind), 1001) for kind in KINDS.values()
    ]
    known = set(good)
    opened = []
    for n in range(100_000):
        changed = _changed(chance, chance.choice(good), chance.choice(good), n % 6)
        if changed not in known and SEALER.open(changed, 1001) is not None:
            opened.append(changed)
    assert opened == []


def _changed(chance: random.Random, data: str, other: str, how: int) -> str:
    at = chance.randrange(len(data))
    match how:
        case 0:
            return data[:at] + chance.choice(ALPHABET) + data[at + 1 :]
        case 1:
            return data[:at] + data[at + 1 :]
        case 2:
            return data[:at] + chance.choice(ALPHABET) + data[at:]
        case 3:
            return data[:at] + other[at:]
        case 4:
            return "".join(chance.choice(ALPHABET) for _ in range(chance.randrange(1, 65)))
    return data + chance.choice(("=", "==", "A", "\n", " ", "+", "/"))


@given(st.text(max_size=80))
def test_anything_at_all_is_read_without_failing(data: str) -> None:
    """Whatever a client sends as callback_data."""
    assert SEALER.open(data, 1001) is None


@given(st.binary(max_size=60))
def test_any_bytes_are_read_without_failing(raw: bytes) -> None:
    """Well-formed base64 of anything."""
    assert SEALER.open(Sealer.canonical(raw), 1001) is None
