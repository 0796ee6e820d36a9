"""A BSN or IBAN never gets in, however it is written; what ordinary people write all day does."""

from random import Random
from typing import Any

import pytest
from stdnum import iban
from stdnum.nl import bsn

from bot.masking import MASK, Masked, mask, mask_update

VARIED, ORDINARY = 2_000, 5_000
EMOJI = ("😀", "👍🏽", "❤️", "🇳🇱", "👩‍💻", "✨")
SENTENCES = (
    "{}",
    "mijn bsn is {}",
    "BSN: {}",
    "Hallo Karin, {} is mijn nummer.",
    "burgerservicenummer {} van mij",
    "mijn sofinummer:{}",
    "dit is hem: {} 😀",
    "({})",
    "Ik heet Jan en ben geboren in Utrecht. {}",
    "{}\nheb je daar genoeg aan?",
    "wil je {} invullen?",
    "my citizen service number is {}",
)
ACCOUNTS = (
    "{}",
    "mijn rekening is {}",
    "iban {} graag",
    "Stort het op {} dank je",
    "{}.",
    "rekeningnummer:{} tnv Jan",
    "op {}\nok?",
)


def a_bsn(dice: Random) -> str:
    while True:
        digits = f"{dice.randrange(10_000_000, 1_000_000_000):09d}"
        if bsn.is_valid(digits):
            return digits


def an_iban(dice: Random) -> str:
    bank = dice.choice(["ABNA", "INGB", "RABO", "TRIO", "BUNQ"])
    account = bank + f"{dice.randrange(10**9):010d}"
    if dice.random() < 0.15:
        country, account = dice.choice([("DE", f"{dice.randrange(10**18):018d}"), ("BE", a_belgian(dice))])
        return country + iban.calc_check_digits(f"{country}00{account}") + account
    return "NL" + iban.calc_check_digits(f"NL00{account}") + account


def a_belgian(dice: Random) -> str:
    number = f"{dice.randrange(10**10):010d}"
    return number + f"{int(number) % 97 or 97:02d}"


def spelt(dice: Random, number: str) -> str:
    """With something between: nothing, spaces, dots, dashes, emoji, keycaps, other digits; by groups or one by one."""
    match dice.randrange(9):
        case 0 | 1:
            return number
        case 2:
            return dice.choice(" .-/·_").join(grouped(dice, number))
        case 3:
            return dice.choice([" ", ".", " - ", ". "]).join(number)
        case 4:
            return dice.choice(EMOJI).join(grouped(dice, number))
        case 5:
            return dice.choice(["", " "]).join(f"{c}\ufe0f\u20e3" if c.isdigit() else c for c in number)
        case 6:
            return "".join(chr(ord(c) + 0xFEE0) for c in number)
        case 7:
            return "\u200b".join(number)
        case _:
            return " ".join(grouped(dice, number)).lower()


def grouped(dice: Random, number: str) -> list[str]:
    size = dice.choice([2, 3, 4])
    return [number[i : i + size] for i in range(0, len(number), size)]


def somewhere(dice: Random, text: str) -> Any:
    """In a message, caption, edit or quoted reply."""
    place = dice.randrange(5)
    if place == 0:
        return {"message": {"text": text}}
    if place == 1:
        return {"message": {"caption": text, "photo": [{"file_id": "AgACAgQAAxkBAAI123456782"}]}}
    if place == 2:
        return {"edited_message": {"text": text}}
    if place == 3:
        return {"message": {"text": "ja", "reply_to_message": {"text": text}}}
    return {"message": {"text": "ja", "quote": {"text": text}, "external_reply": {"caption": text}}}


@pytest.mark.parametrize(("make", "sentences"), [(a_bsn, SENTENCES), (an_iban, ACCOUNTS)], ids=["bsn", "iban"])
def test_at_least_99_of_100_are_masked(make: Any, sentences: tuple[str, ...]) -> None:
    """2,000 varied ones: nothing of the number is left anywhere in the update."""
    dice = Random(11)
    missed = []
    for _ in range(VARIED):
        written = spelt(dice, make(dice))
        update = somewhere(dice, dice.choice(sentences).format(written))
        masked, found = mask_update(update)
        if not found or written in str(masked) or MASK not in str(masked):
            missed.append(update)
    assert len(missed) <= VARIED // 100, missed[:10]


def ordinary(dice: Random) -> str:
    """What people write: times, days, amounts, phone and order numbers, with and without the words that say so."""
    nine = f"{dice.randrange(100_000_000, 1_000_000_000)}"
    phone = f"06{dice.choice(['', ' ', '-'])}{dice.randrange(10_000_000, 100_000_000)}"
    return dice.choice(
        [
            "Ik werkte van 8.30 tot 17.00 uur, pauze 12.30-13.00.",
            f"{dice.randrange(1, 28)}-{dice.randrange(1, 12)}-2026 van {dice.randrange(6, 12)}.00 tot {dice.randrange(13, 20)}.30",
            f"ma {dice.randrange(3, 9)} di {dice.randrange(3, 9)} wo {dice.randrange(3, 9)} uur, samen {dice.randrange(10, 30)}",
            f"€ {dice.randrange(1, 99)}.{dice.randrange(100, 999)},{dice.randrange(10, 99)}",
            f"de bus kost {dice.randrange(2, 9)},{dice.randrange(10, 99)} en de trein {dice.randrange(10, 30)},{dice.randrange(10, 99)}",
            f"Mijn nummer is {phone}",
            f"bel me op {phone} of 030-{dice.randrange(1_000_000, 9_999_999)}",
            f"+31 6 {dice.randrange(10_000_000, 100_000_000)}",
            f"+31 {nine}",
            f"telefoon {nine}",
            f"tel. {nine[:3]} {nine[3:6]} {nine[6:]}",
            f"ordernummer {nine}",
            f"Mijn bestelling {nine} is er nog niet",
            f"factuur {nine} van vorige week",
            f"het pakket heeft nummer {nine}",
            f"KvK {dice.randrange(10_000_000, 100_000_000)}",
            f"klantnummer: {nine}",
            f"{dice.randrange(1000, 9999)} {dice.choice(['AB', 'XZ'])} {dice.randrange(1, 200)}",
            f"20261116 {dice.randrange(800, 1800):04d}",
            f"Ik kom om 9 uur. {dice.randrange(100, 999)} {dice.randrange(100, 999)}",
            "7 8 7,5 8 6 en zaterdag 4",
            f"12:30 {dice.randrange(10, 60)} minuten, dag {dice.randrange(1, 31)}",
            f"code {dice.randrange(100_000, 999_999)}",
            f"De kaart is {dice.randrange(1000, 9999)} {dice.randrange(1000, 9999)} {dice.randrange(1000, 9999)} {dice.randrange(1000, 9999)}",
            "Ja, dat is goed. Tot morgen!",
            f"{nine} stuks geteld",
            f"lijn {dice.randrange(1, 99)} vertrekt om {dice.randrange(6, 23)}.{dice.randrange(10, 59)}",
        ]
    )


def test_at_most_one_ordinary_message_in_100_is_deleted() -> None:
    """5,000 of them."""
    dice = Random(12)
    wrong = [text for text in (ordinary(dice) for _ in range(ORDINARY)) if mask(text)[1]]
    assert len(wrong) <= ORDINARY // 100, f"{len(wrong)}: {wrong[:20]}"


@pytest.mark.parametrize(
    ("text", "masked", "found"),
    [
        ("mijn bsn is 111222333", f"mijn bsn is {MASK}", Masked.BSN),
        ("111222333 is mijn bsn", f"{MASK} is mijn bsn", Masked.BSN),
        ("111222333", MASK, Masked.MAYBE),
        ("111.222.333", MASK, Masked.MAYBE),
        ("ordernummer 111222333", "ordernummer 111222333", Masked.NOTHING),
        ("tel 111 222 333", "tel 111 222 333", Masked.NOTHING),
        ("niet mijn telefoon maar mijn bsn 111222333", f"niet mijn telefoon maar mijn bsn {MASK}", Masked.BSN),
        ("bsn 11.12-22 333", f"bsn {MASK}", Masked.BSN),
        ("111222334", "111222334", Masked.NOTHING),
        ("1112223334", "1112223334", Masked.NOTHING),
        ("NL91 ABNA 0417 1643 00 is mijn rekening", f"{MASK} is mijn rekening", Masked.IBAN),
        ("nl91abna0417164300", MASK, Masked.IBAN),
        ("NL92ABNA0417164300", "NL92ABNA0417164300", Masked.NOTHING),
        ("NL91ABNA0417164300 en bsn 111222333", f"{MASK} en bsn {MASK}", Masked.BSN | Masked.IBAN),
    ],
)
def test_each_by_itself(text: str, masked: str, found: Masked) -> None:
    """What is masked, and what it is taken for."""
    assert mask(text) == (masked, found)


def test_what_is_no_speech_is_left() -> None:
    """Identifiers and a button's data are never changed."""
    update = {"callback_query": {"id": "111222333", "data": "111222333", "from": {"id": 111222333, "username": "x111222333"}}}
    assert mask_update(update) == (update, Masked.NOTHING)
