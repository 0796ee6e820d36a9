"""Citizen numbers and bank accounts are found however they are typed; ordinary messages are left alone."""

import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.masking import MASK, Masked, mask, mask_update

SEED = 20261116
GROUPS = ((3, 3, 3), (4, 2, 3), (2, 3, 4), (9,), (1,) * 9, (5, 4))
BETWEEN = (" ", ".", "-", "\u00a0", "/")
BEFORE = (
    "mijn bsn is ",
    "BSN: ",
    "bsn:",
    "",
    "Hoi Karin, dit is hem: ",
    "(",
    "nr. ",
    "sofi-nummer=",
    "op 16 november kreeg ik ",
    "2026: ",
)
AFTER = ("", ".", ", groetjes Amina", "!", ")", " en mijn adres volgt", "\nMet vriendelijke groet", "?", ";", " 2026")
BANKS = ("ABNA", "INGB", "RABO", "TRIO", "SNSB", "BUNQ", "ASNB", "KNAB")
ORDINARY = (
    "Ik heb gewerkt van {h}:00 tot {h2}:{m}", "bel me op 06 {d8}", "mijn nummer is 06-{d8}", "+31 6 {d8}", "0031 6 {d8}",
    "Ik kom op {d}-11-2026 om {h} uur", "€ {d3},{m} per week", "€ 1.{d3},50", "{h},5 uur", "{h}u{m}", "afdeling {d3}, kamer {d}",
    "postcode {d4} AB", "order {d6}", "bus {d} om {h}.{m} uur", "{h} uur en {m} min", "ticket 2026-{d4}", "reis {d} km, {d} dagen",
    "klantnummer {d7}", "het duurt van {d} tot {d2} november 2026", "ja dat is goed, tot {d} november", "kenteken 12-{d2}-AB",
    "bonnummer {d4}/{d4}", "rij {d} vak {d2}", "pakket 3S{d6}", "https://example.org/a/{d5}", "1 2 3 4 5 6 7 8", "code {d6}",
    "(030) {d3} {d2} {d2}", "030-{d7}", "van {h}.00 tot {h2}.00 en van 13.00 tot 17.00", "12,5 + 7,5 = 20 uur", "{d4} stuks, {d4} dozen",
)  # fmt: skip


def _bsn(chance: random.Random) -> str:
    while True:
        eight = [chance.randrange(10) for _ in range(8)]
        rest = sum(weight * digit for weight, digit in zip(range(9, 1, -1), eight, strict=True)) % 11
        if rest < 10 and any(eight[:3]):
            return "".join(map(str, [*eight, rest]))


def _iban(chance: random.Random) -> str:
    body = chance.choice(BANKS) + "".join(str(chance.randrange(10)) for _ in range(10))
    digits = "".join(str(int(c, 36)) for c in body + "NL00")
    return f"NL{98 - int(digits) % 97:02}{body}"


def _grouped(text: str, sizes: tuple[int, ...], between: str) -> str:
    parts, at = [], 0
    for size in sizes:
        parts.append(text[at : at + size])
        at += size
    return between.join(parts)


def _secrets(chance: random.Random, count: int) -> Iterator[tuple[str, str]]:
    """(the secret as it is typed, the whole message)."""
    for n in range(count):
        if n % 2:
            typed = _grouped(_bsn(chance), chance.choice(GROUPS), chance.choice(BETWEEN))
        else:
            plain = _iban(chance)
            spaced = _grouped(plain, (4, 4, 4, 4, 2), chance.choice(BETWEEN))
            typed = chance.choice((plain, spaced, plain.lower(), spaced.lower()))
        yield typed, chance.choice(BEFORE) + typed + chance.choice(AFTER)


def test_secrets_are_found_however_they_are_typed() -> None:
    """Of 2,000 citizen numbers and accounts in varied spelling, between varied words, at least 99 % are gone."""
    chance = random.Random(SEED)
    missed = [message for typed, message in _secrets(chance, 2000) if typed in mask(message)[0]]
    assert len(missed) <= 20, missed[:20]


def test_ordinary_messages_are_left_alone() -> None:
    """Of 5,000 messages with times, dates, amounts, phone and order numbers, at most 1 % is touched."""
    chance = random.Random(SEED)
    touched = []
    for n in range(5000):
        digits = {f"d{size}": str(chance.randrange(10 ** (size - 1), 10**size)) for size in range(2, 9)}
        hours = {"h": str(chance.randrange(5, 12)), "h2": str(chance.randrange(13, 23)), "m": chance.choice(("15", "30", "45"))}
        message = ORDINARY[n % len(ORDINARY)].format(d=chance.randrange(1, 30), **digits, **hours)
        if mask(message)[0] != message:
            touched.append(message)
    assert len(touched) <= 50, touched[:20]


@pytest.mark.parametrize(
    "message",
    [
        "mijn bsn is 111222333, dank je",
        "111222333,",
        "bsn,111222333",
        "op 16 november staat het op NL91ABNA0417164300",
        "van 12 tot 13, dan NL91 ABNA 0417 1643 00",
        "111222333 en 123456782",
        "DE89370400440532013000",
        "GB82 WEST 1234 5698 7654 32",
        "BE68-5390-0754-7034",
    ],
)
def test_hard_ones(message: str) -> None:
    """Commas, dates just before, two in one message, accounts of other countries."""
    masked, found = mask(message)
    assert found
    for secret in ("111222333", "123456782", "0417164300", "0417 1643", "532013000", "7654", "7034"):
        assert secret not in masked


def test_what_was_found_is_named() -> None:
    """A citizen number and an account are told apart, for the kind word."""
    assert mask("bsn 111222333") == (f"bsn {MASK}", Masked.BSN)
    assert mask("NL91ABNA0417164300") == (MASK, Masked.IBAN)
    assert mask("bsn 111222333 NL91ABNA0417164300")[1] == Masked.BSN | Masked.IBAN
    assert mask("111222334") == ("111222334", Masked.NOTHING)


@given(st.text(max_size=300))
def test_masking_never_fails_and_masks_once(text: str) -> None:
    """Whatever is typed: no exception, and what was masked has nothing left to mask."""
    once, _ = mask(text)
    assert mask(once) == (once, Masked.NOTHING)


def test_a_long_text_takes_no_long_time() -> None:
    """4,096 characters made to confuse the search are done at once."""
    import time

    began = time.perf_counter()
    for hostile in ("1 " * 2048, "NL11" * 1024, "a1" * 2048, "1." * 2048, "aa11 " * 800, "9" * 4096):
        mask(hostile)
    assert time.perf_counter() - began < 2


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=20,
)


def _without_nul(value: Any) -> Any:
    match value:
        case str():
            return value.replace("\0", "")
        case list():
            return [_without_nul(part) for part in value]
        case dict():
            return {key: _without_nul(part) for key, part in value.items()}
        case _:
            return value


@given(json_values)
@example("\0")
@example({"text": ["ja\0", {"caption": "\0"}], "n": 1.5})
def test_an_update_keeps_its_shape(update: Any) -> None:
    """Masking changes strings alone: what holds no secret is the same afterwards, but for NUL, which no database keeps."""
    masked, found = mask_update(update)
    assert type(masked) is type(update)
    if not found:
        assert masked == _without_nul(update)


def test_every_spoken_string_of_an_update_is_masked_and_no_identifier_is() -> None:
    """Text, caption, names, contact, the quoted message; not the numbers of files, people and messages."""
    secret = "mijn bsn is 111222333"
    update = {
        "update_id": 111222333,
        "message": {
            "message_id": 111222333,
            "text": secret,
            "caption": secret,
            "reply_to_message": {"text": secret, "from": {"id": 111222333, "first_name": secret}},
            "contact": {"phone_number": "+31611122233", "first_name": secret, "vcard": f"NOTE:{secret}"},
            "document": {"file_id": "111222333", "file_name": f"{secret}.pdf"},
            "quote": {"text": secret},
            "poll": {"question": secret, "options": [{"text": secret}]},
        },
    }
    masked, found = mask_update(update)
    assert found == Masked.BSN
    left = str(masked).replace("'update_id': 111222333", "").replace("'message_id': 111222333", "").replace("'id': 111222333", "")
    assert left.replace("'file_id': '111222333'", "").count("111222333") == 0
    assert masked["update_id"] == masked["message"]["message_id"] == 111222333
    assert masked["message"]["document"]["file_id"] == "111222333"


def test_a_reply_keeps_what_buttons_carry_and_no_word() -> None:
    """Of the bot's message that is replied to: which one it is and the seals under it. Of a press: the first alone. No caption, no text."""
    own = {
        "message_id": 7,
        "date": 1,
        "chat": {"id": 1001, "type": "private"},
        "from": {"id": 1, "is_bot": True, "first_name": "Flexbot"},
    }
    keys = [
        [
            {"text": "Antwoord Henk", "callback_data": "UQEBAgMEBQYHCA"},
            {"text": "NL91ABNA0417164300", "url": "https://example.org"},
        ]
    ]
    said = own | {"text": "Vraag van Henk", "reply_markup": {"inline_keyboard": keys}}
    writer = {"id": 1001, "is_bot": False, "first_name": "Karin"}
    reply = {"update_id": 1, "message": {"message_id": 8, "from": writer, "text": "Ja", "reply_to_message": said}}
    kept, found = mask_update(reply)
    assert not found
    assert kept["message"]["reply_to_message"] == own | {"beneath": ["UQEBAgMEBQYHCA"]}
    kept, _ = mask_update(
        {"update_id": 2, "callback_query": {"id": "1", "from": writer, "message": said, "data": "UQEBAgMEBQYHCA"}}
    )
    assert kept["callback_query"]["message"] == own
