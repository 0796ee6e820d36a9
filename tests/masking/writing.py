"""How people write numbers, and what else they write: made without a look at how numbers are found.

The eleven test and mod 97 are written out here once more, so that the masker's own cannot be wrong unnoticed.
"""

import unicodedata
from collections.abc import Callable
from random import Random
from typing import Any

EMOJI = ("😀", "👍🏽", "❤️", "🇳🇱", "👩‍💻", "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🙏🏿", "⭐️")
BETWEEN = (
    " ",
    ".",
    "-",
    "/",
    "  ",
    " . ",
    ",",
    " - ",
    "–",
    "_",
    "·",
    "\n",
    "\t",
    " / ",
    "…",
    ":",
    " \n",
    "\u00a0",
    "\u2009",
    "|",
)
UNSEEN = ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202e", "\u061c", "\u034f")
ZEROS = (0xFF10, 0x0660, 0x06F0, 0x0966, 0x1D7CE, 0x1D7EC, 0x1FBF0)
SIZES = ((3, 3, 3), (2, 2), (4, 4), (1,), (4, 2, 3), (4, 5), (3, 2, 4), (2, 3, 4))
BANKS = ("ABNA", "INGB", "RABO", "TRIO", "BUNQ", "SNSB", "ASNB", "KNAB", "REVO")
ABROAD = {"DE": "9" * 18, "PL": "9" * 24, "GB": "AAAA" + "9" * 14, "ES": "9" * 20, "RO": "AAAA" + "9" * 16}
NUMBER_SENTENCES = (
    "{}", "Mijn BSN is {}", "bsn: {}", "BSN nummer {}", "bsnnr {}", "b.s.n. {}", "Burgerservicenummer: {}", "sofinummer {}",
    "Hier is mijn nummer {}", "Dit moet u hebben: {}", "Nodig? {} 😀", "{} staat op mijn paspoort", "Mijn klantmanager vroeg dit: {}",
    "Ik heb morgen een afspraak, mijn bsn is {}", "Hoi Karin,\n\n{}\n\nGroetjes, Amina", "op mijn ID-kaart staat {}",
    "My social security number is {}", "mein BSN ist {}", "mój numer BSN to {}", "رقمي هو {}", "ik ben {} en wil graag werken",
    "kun je {} gebruiken voor de aanmelding?", "({})", "[{}]", "BSN={}", "nr {}", "#{}", "dit is 'm: {}, oké?", "persoonsnummer {}",
)  # fmt: skip
ACCOUNT_SENTENCES = (
    "{}", "mijn rekening is {}", "IBAN: {}", "iban={}", "stort maar op {} aub", "Rekeningnummer {} t.n.v. A. Bakker", "betaal op {}.",
    "Hoi,\n{}\ngroet", "({})", "bank: {}, naam Amina", "het is {} dank je", "my account {} thanks", "konto {}", "حسابي {}",
)  # fmt: skip


def a_bsn(dice: Random) -> str:
    """Nine digits that pass the eleven test: 9 x first + 8 x second + ... + 2 x eighth - ninth is a multiple of 11."""
    while True:
        digits = [dice.randrange(1 if dice.random() < 0.9 and not place else 0, 10) for place in range(9)]
        if not sum(weight * digit for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True)) % 11:
            return "".join(map(str, digits))


def an_iban(dice: Random) -> str:
    """Letters count from 10; with the country and check digits behind, the whole is 1 modulo 97."""
    country = dice.choice(["NL"] * 6 + list(ABROAD))
    shape = "9" * 10 if country == "NL" else ABROAD[country]
    account = "".join(dice.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ") if sign == "A" else str(dice.randrange(10)) for sign in shape)
    if country == "NL":
        account = dice.choice(BANKS) + account
    rest = int("".join(str(int(sign, 36)) for sign in f"{account}{country}00")) % 97
    return f"{country}{98 - rest:02}{account}"


def written(dice: Random, number: str) -> str:
    """As somebody might write it."""
    return dice.choice(WAYS)(dice, number)


def in_groups(dice: Random, number: str) -> list[str]:
    """In groups of a few, or one by one."""
    sizes, groups, rest = dice.choice(SIZES), [], number
    while rest:
        size = sizes[len(groups) % len(sizes)]
        groups.append(rest[:size])
        rest = rest[size:]
    return groups


def in_script(dice: Random, number: str) -> str:
    """With the digits of another script, or full width."""
    zero = dice.choice(ZEROS)
    return "".join(chr(zero + int(sign)) if sign.isdigit() else chr(ord(sign) + 0xFEE0) for sign in number)


def _with_unseen(dice: Random, number: str) -> str:
    place = dice.randrange(1, len(number))
    return number[:place] + dice.choice(UNSEEN) * dice.choice((1, 3, 12)) + number[place:]


WAYS: tuple[Callable[[Random, str], str], ...] = (
    lambda dice, number: number,
    lambda dice, number: dice.choice(BETWEEN).join(in_groups(dice, number)),
    lambda dice, number: dice.choice(BETWEEN).join(in_groups(dice, number)),
    lambda dice, number: dice.choice(EMOJI).join(in_groups(dice, number)),
    lambda dice, number: dice.choice(("", " ")).join(f"{c}\ufe0f\u20e3" if c.isdigit() else c for c in number),
    in_script,
    lambda dice, number: dice.choice(BETWEEN[:6]).join(in_script(dice, group) for group in in_groups(dice, number)),
    _with_unseen,
    lambda dice, number: dice.choice(UNSEEN).join(number),
    lambda dice, number: dice.choice(("", " ")).join(in_groups(dice, number)).lower(),
    lambda dice, number: f"*{' '.join(in_groups(dice, number))}*",
    lambda dice, number: "\n".join(in_groups(dice, number)),
    lambda dice, number: f"“{number}”",
)


def digits_of(said: str) -> str:
    """All its digits in a row, of whatever script; the other letters and signs are left out."""
    return "".join(str(digit) for sign in said if (digit := unicodedata.digit(sign, None)) is not None)


def update_with(dice: Random, number: int, text: str) -> dict[str, Any]:
    """An update in which it stands: as text, caption, edit, quoted reply, file name, poll or contact."""
    who = {"id": 1001 + number % 50, "is_bot": False, "first_name": "Amina"}
    base = {
        "message_id": number,
        "date": 1_790_000_000,
        "chat": {"id": who["id"], "type": "private", "first_name": "Amina"},
        "from": who,
    }
    photo = [{"file_id": "AgAD", "file_unique_id": "Aq", "width": 9, "height": 9}]
    kind, content = dice.choice(
        [
            ("message", {"text": text}),
            ("message", {"text": text}),
            ("message", {"caption": text, "photo": photo}),
            ("edited_message", {"text": text, "edit_date": 1_790_000_001}),
            ("edited_message", {"caption": text, "photo": photo, "edit_date": 1_790_000_001}),
            ("message", {"text": "ja", "reply_to_message": base | {"message_id": number + 1, "text": text}}),
            ("message", {"text": "ja", "quote": {"text": text, "position": 0}, "external_reply": {"caption": text}}),
            ("message", {"document": {"file_id": "BQAD", "file_unique_id": "Bq", "file_name": text}}),
            ("message", {"poll": {"id": "1", "question": "?", "options": [{"text": text, "voter_count": 0}]}}),
            ("message", {"contact": {"phone_number": "+31612345678", "first_name": text}}),
        ]
    )
    return {"update_id": number, kind: base | content}


def ordinary(dice: Random) -> str:
    """What people write to somebody about their work: phone and order numbers, times, days, amounts, codes."""

    def n(digits: int) -> str:
        return str(dice.randrange(10 ** (digits - 1), 10**digits))

    hour, minute, day, month = (
        dice.randrange(6, 22),
        dice.choice(("00", "15", "30", "45")),
        dice.randrange(1, 29),
        dice.randrange(1, 13),
    )
    return dice.choice(
        (
            f"Ik was er van {hour}:{minute} tot {hour + 2}:{minute}, pauze 12:30 tot 13:00",
            f"{hour}.{minute}-{hour + 1}.{minute} en daarna {hour + 1}.15-{hour + 2}.00",
            f"{day}-{month}-2026 {hour}:{minute}",
            f"2026-{month:02}-{day:02} {hour:02}{minute}",
            f"week {dice.randrange(1, 53)}: 4 4 5,5 6 3 uur, samen 22,5",
            f"ma 8, di 7.5, wo 0, do 8, vr 6.25 (totaal {dice.randrange(10, 40)})",
            f"Dat was € {n(4)},{n(2)} volgens mij, en € 12,50 voor de bus",
            f"Mijn loon was {n(4)}.{n(2)} euro en de toeslag 312,40",
            f"EUR {n(3)}.{n(3)},00",
            f"06 {n(8)}",
            f"06-{n(2)} {n(2)} {n(2)} {n(2)}",
            f"Mijn nieuwe nummer: 06{n(8)}",
            f"+31 6 {n(4)} {n(4)}",
            f"+31{n(9)}",
            f"0031 {n(9)}",
            f"(030) {n(3)} {n(2)} {n(2)}",
            f"Bel maar naar 0{n(2)}-{n(7)}",
            f"+32 4{n(2)} {n(2)} {n(2)} {n(2)}",
            f"+48 {n(3)} {n(3)} {n(3)}",
            f"+49 {n(3)} {n(7)}",
            f"telefoonnummer van de chef: {n(9)}",
            f"ordernummer {n(9)} is klaar",
            f"order #{n(9)}",
            f"bestelling {n(9)} ligt bij de balie",
            f"bestelnr. {n(3)} {n(3)} {n(3)}",
            f"boekingsnummer {n(9)}",
            f"personeelsnummer is {n(9)}",
            f"volgnummer: {n(9)}",
            f"artikelnummer {n(3)}.{n(3)}.{n(3)}",
            f"klantnummer {n(9)}",
            f"reserveringsnummer {n(9)}",
            f"factuurnummer {n(9)}",
            f"barcode {n(13)}",
            f"pakje 3S{n(9)}NL komt vandaag",
            f"track en trace {n(9)}",
            f"trein {n(4)} van spoor {n(1)} om {hour}.{minute}",
            f"bus {n(2)} van {hour}:{minute}, halte {n(5)}",
            f"{n(4)} AB {n(2)}",
            f"kamer {n(3)}, code {n(4)}#",
            f"inlogcode {n(6)}",
            f"ik telde {n(9)} stuks",
            f"{n(4)} {n(4)} {n(4)} {n(4)}",
            f"{n(2)} dozen van {n(3)}, {n(2)} van {n(3)} en {n(1)} over",
            f"kenteken {n(2)}-ABC-{n(1)}, km-stand {n(6)}",
            "Ja hoor, tot morgen!",
            "Kan ik dinsdag wat later beginnen? Ik moet naar de dokter.",
            f"de sleutel ligt in kastje {n(3)}",
            f"vergadering {day}/{month} om {hour}u{minute}",
        )
    )
