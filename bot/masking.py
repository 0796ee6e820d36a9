"""Citizen service numbers (BSN) and bank accounts (IBAN) are masked in every string before anything is stored.

A BSN is nine digits that pass the eleven test, an IBAN passes mod 97, however they are spelt: with spaces, dots, dashes, emoji or
other scripts' digits. One in eleven numbers of nine digits passes the eleven test by chance: a word nearby says what it is; without
one it is masked, and its writer is asked. Checks by python-stdnum.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import IntFlag
from functools import cache, lru_cache
from typing import Any

from stdnum import iban, numdb
from stdnum.nl import bsn


class Masked(IntFlag):
    """What was found. MAYBE: a number that passes the test for a BSN, and no word says whether it is one."""

    NOTHING = 0
    BSN = 1
    IBAN = 2
    MAYBE = 4


MASK = "█████"
NEARBY = 40
_GAP = 6  # most visible characters between two groups that are one number; an emoji is up to four
INVISIBLE = frozenset({"Cc", "Cf", "Mn", "Me"})
SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_WORTH_A_LOOK = re.compile(rf"\d(?:[\W_]{{0,{_GAP}}}\d){{7}}")
_GROUP = re.compile(r"\d+")
_IBAN_START = re.compile(r"[A-Za-z]{2}\d\d")
_BSN_WORD = re.compile(
    r"\b(?:b\.?s\.?n\b|bsn|sofi|burger\s*service|citizen service|service\s*nummer|servicenummer|persoons\s*nummer|social security)",
    re.IGNORECASE,
)
_OTHER_WORD = re.compile(
    r"\b(?:tel\b|telefoon|phone|mobiel|mobile|gsm|bel(?:len)?\b|call|whatsapp|sms|fax|06\b|nr\.? van de|order|bestel|artikel|factuur"
    r"|invoice|kvk|polis|pakket|zending|track|parcel|barcode|lidmaatschap)"
    r"|\+\s*\d{1,3}[\s(]*$|\b00\d\d\s*$",
    re.IGNORECASE,
)
"""Words that say, from a distance too, that a number is something else."""
_OTHER_JUST_BEFORE = re.compile(
    r"(?:\b(?!mijn|bsn|sofi|burger|service|persoon|fiscaal|rekening|bank|identiteit)\w{2,}(?:nummer|number|nr)"
    r"|\b(?:klant|kenmerk|referentie|reference|zaak|dossier|melding|ticket|vestiging|btw|vat|serial|product|code|euro?|bedrag"
    r"|kenteken|postbus|afspraak|reservering)(?:\W?\s*(?:nummer|number|nr|id))?)\W{0,3}(?:is\W{1,3})?$|€\s*$",
    re.IGNORECASE,
)
_DIALLED = re.compile(r"00[1-9]\d\W")
_OTHER_JUST_BEHIND = re.compile(r"^\W{0,2}(?:€|euro?\b|stuks|keer)", re.IGNORECASE)
_NOT_SPOKEN = frozenset(
    {"data", "id", "file_id", "file_unique_id", "chat_instance", "inline_message_id", "username", "type", "url", "phone_number"}
)

_WHO = frozenset({"from", "chat", "sender_chat", "via_bot"})
"""Who writes and where: masked, but nobody's message is taken away for a name."""
_OWN = ("message_id", "date", "chat", "from")
"""What is kept of a bot's own message, as a press and a reply carry it: which one it is, and nothing that it says."""
_SEALED = re.compile(r"[A-Za-z0-9_-]{1,64}")

Span = tuple[int, int]


def mask(text: str) -> tuple[str, Masked]:
    """The text without BSN and IBAN, and what was found in it."""
    plain, places = _plain(text)
    if not _WORTH_A_LOOK.search(plain):
        return text, Masked.NOTHING
    found, spans = Masked.NOTHING, []
    for span in _ibans(plain):
        spans.append(span)
        found |= Masked.IBAN
    for span, kind in _numbers(plain):
        if not any(start < span[1] and span[0] < end for start, end in spans):
            spans.append(span)
            found |= kind
    for start, end in sorted(spans, reverse=True):
        text = text[: places[start]] + MASK + text[places[end] :]
    return text, found


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """The text with digits and letters of other shapes as plain ones, without what is invisible; and where each character stood."""
    if text.isascii():
        return text, range(len(text) + 1)
    kept = [(place, plain) for place, character in enumerate(text) if (plain := _plain_character(character))]
    return "".join(plain for _, plain in kept), [*(place for place, _ in kept), len(text)]


@lru_cache(maxsize=4096)
def _plain_character(character: str) -> str:
    if character.isascii():
        return character
    if unicodedata.category(character) in INVISIBLE or character in SKIN_TONES:
        return ""
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    simple = unicodedata.normalize("NFKC", character)
    return simple if len(simple) == 1 else character


def _ibans(text: str) -> Iterator[Span]:
    """Where a valid IBAN stands: its letters and digits, with little between them."""
    places = [place for place, character in enumerate(text) if character.isascii() and character.isalnum()]
    compact = "".join(text[place] for place in places)
    after = 0
    for match in _IBAN_START.finditer(compact):
        start = match.start()
        length = start >= after and _iban_length(compact[start : start + 34].upper())
        if length and all(b - a <= _GAP + 1 for a, b in zip(places[start:], places[start + 1 : start + length], strict=False)):
            after = start + length
            yield places[start], places[after - 1] + 1


def _iban_length(candidate: str) -> int:
    """The length of the valid IBAN that this begins with; 0 when it begins with none."""
    length = _length_in(candidate[:2])
    return length if length and iban.is_valid(candidate[:length], check_country=False) else 0


@cache
def _length_in(country: str) -> int:
    """How long an IBAN of a country is; 0 where there are none."""
    parts = numdb.get("iban").info(country)
    structure = parts[0][1].get("bban", "") if parts else ""
    return 4 + sum(map(int, re.findall(r"(\d+)!", structure))) if structure else 0


def _numbers(text: str) -> Iterator[tuple[Span, Masked]]:
    """Where a number stands that is a BSN, or may be one."""
    groups = [match.span() for match in _GROUP.finditer(text)]
    for run in _runs(text, groups):
        told = _told(text, run[0][0], run[-1][1])
        if told is Masked.NOTHING:
            continue
        taken = -1
        for start, end in _nines(text, run, any_gap=told is Masked.BSN):
            digits = "".join(_GROUP.findall(text[start:end]))
            if start > taken and bsn.is_valid(digits.zfill(9)):
                taken = end
                yield (start, end), told


def _runs(text: str, groups: list[Span]) -> Iterator[list[Span]]:
    """Groups of digits with little and no letters between them."""
    run: list[Span] = []
    for group in groups:
        between = text[run[-1][1] : group[0]] if run else ""
        if run and (len(between) > _GAP or any(c.isalpha() for c in between)):
            yield run
            run = []
        run.append(group)
    if run:
        yield run


def _told(text: str, start: int, end: int) -> Masked:
    """What the words around say: a BSN, something else (NOTHING), or not at all (MAYBE). The nearest word before it counts."""
    before, behind = text[max(0, start - NEARBY) : start], text[end : end + NEARBY // 2]
    bsn_at = max((m.start() for m in _BSN_WORD.finditer(before)), default=-1)
    other_at = max((m.start() for m in _OTHER_WORD.finditer(before)), default=-1)
    just_before = _OTHER_JUST_BEFORE.search(before)
    other_at = max(other_at, just_before.start() if just_before else -1)
    if bsn_at >= 0 or other_at >= 0:
        return Masked.BSN if bsn_at > other_at else Masked.NOTHING
    if _BSN_WORD.search(behind):
        return Masked.BSN
    amid_letters = before[-1:].isalpha() and behind[:1].isalpha()
    is_other = amid_letters or _DIALLED.match(text, start) or _OTHER_WORD.search(behind) or _OTHER_JUST_BEHIND.search(behind)
    return Masked.NOTHING if is_other else Masked.MAYBE


def _nines(text: str, run: list[Span], *, any_gap: bool) -> Iterator[Span]:
    """Groups in a row that make nine digits together: one group, or all that have the same between them; told a BSN, any in a row."""
    for first, (start, _) in enumerate(run):
        digits = 0
        for last in range(first, len(run)):
            digits += run[last][1] - run[last][0]
            nine = digits == 9 and (first == last or any_gap or _whole(text, run, first, last))
            if nine or (digits == 8 and any_gap and len(run) == last + 1 and first == 0):
                yield start, run[last][1]
            if digits >= 9:
                break


def _whole(text: str, run: list[Span], first: int, last: int) -> bool:
    """Whether the same stands between all these groups, and something else around them."""
    kinds = {_kind(text[run[i][1] : run[i + 1][0]]) for i in range(first, last)}
    around = [_kind(text[run[i][1] : run[i + 1][0]]) for i in (first - 1, last) if 0 <= i < len(run) - 1]
    return len(kinds) == 1 and not kinds & set(around)


def _kind(between: str) -> str:
    """What stands between two groups: a sign of its own, or any emoji or invisible character."""
    sign = between.strip() or " "
    return sign if sign.isascii() else "*"


def mask_update(value: Any) -> tuple[Any, Masked]:
    """A raw update with every spoken string in it masked, and without NUL, which PostgreSQL keeps in no text. Identifiers and button data
    are left as they are, a bot's own words left out. A reply to it keeps, as `beneath`, what the buttons under it carry."""
    if isinstance(value, str):
        value = value.replace("\0", "")
        return mask(value) if len(value) > 7 else (value, Masked.NOTHING)
    if isinstance(value, list):
        parts = [mask_update(part) for part in value]
        return [part for part, _ in parts], _all(found for _, found in parts)
    if isinstance(value, dict):
        if _is_bots(value):
            value = {k: value[k] for k in _OWN if k in value}
        pairs = {k: (v, Masked.NOTHING) if k in _NOT_SPOKEN else mask_update(v) for k, v in value.items()}
        if beneath := _beneath(value.get("reply_to_message")):
            part, found = pairs["reply_to_message"]
            pairs["reply_to_message"] = part | {"beneath": beneath}, found
        return {k: part for k, (part, _) in pairs.items()}, _all(found for k, (_, found) in pairs.items() if k not in _WHO)
    return value, Masked.NOTHING


def _is_bots(message: dict[str, Any]) -> bool:
    """A message that a bot wrote: nobody typed it."""
    sender = message.get("from")
    return isinstance(sender, dict) and sender.get("is_bot") is True and "message_id" in message


def _beneath(message: Any) -> list[str]:
    """What the buttons under a bot's own message carry: sealed by the bot, no word of anybody."""
    if not isinstance(message, dict) or not _is_bots(message):
        return []
    markup = message.get("reply_markup")
    rows = markup.get("inline_keyboard") if isinstance(markup, dict) else None
    buttons = [button for row in rows if isinstance(row, list) for button in row] if isinstance(rows, list) else []
    carried = [button.get("callback_data") for button in buttons if isinstance(button, dict)]
    return [data for data in carried if isinstance(data, str) and _SEALED.fullmatch(data)]


def _all(found: Iterator[Masked]) -> Masked:
    total = Masked.NOTHING
    for one in found:
        if one is not Masked.NOTHING:
            total |= one
    return total
