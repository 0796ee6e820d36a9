"""The bank's statement of the trust account, read: camt.053 of whatever version. Strict: what is not as the standard has it is refused.

Accounts and names of those who pay are passed over: nothing of them is kept, logged or printed.
"""

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from pathlib import Path

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from core.rules.cents import Cents
from core.rules.money.statements import StatementEntry

_SPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001."
_BOOKED = ("BOOK",)
_SIDES = {"CRDT": 1, "DBIT": -1}


class BadStatement(Exception):
    """The file is no statement that can be read; the text says why, and holds nothing of what stands in it."""


@dataclass(frozen=True, repr=False)
class Statement:
    """The entries of one account that the bank has booked, in the order of the file."""

    account: str
    entries: tuple[StatementEntry, ...]


def read_statements(path: Path) -> list[Statement]:
    """The statements in a file, one for each account and period. Raises BadStatement."""
    try:
        root: ET.Element = fromstring(path.read_bytes(), forbid_dtd=True)
    except OSError:
        raise BadStatement(f"{path.name}: cannot be read") from None
    except (ET.ParseError, DefusedXmlException, ValueError):
        raise BadStatement(f"{path.name}: is no XML that can be read") from None
    space, _, name = root.tag.removeprefix("{").partition("}")
    found = [Statement(_text(one, "Acct/Id/IBAN"), tuple(_entries(one))) for one in _all(root, "BkToCstmrStmt/Stmt")]
    if not space.startswith(_SPACE) or name != "Document" or not found:
        raise BadStatement(f"{path.name}: is no camt.053 statement")
    return found


def _entries(statement: ET.Element) -> Iterator[StatementEntry]:
    """Each payment apart, also where the bank booked several in one entry. The same payment twice on a day gets two marks."""
    seen: Counter[str] = Counter()
    for entry in _all(statement, "Ntry"):
        if _status(entry) not in _BOOKED:
            continue
        day, reference = _day(entry), _text(entry, "AcctSvcrRef", needed=False)
        parts = _all(entry, "NtryDtls/TxDtls")
        amounts = [_cents(part, _side(part, entry)) for part in parts if _amount(part) is not None]
        whole = _cents(entry, _side(entry))
        if len(amounts) != len(parts) and len(parts) > 1:
            raise BadStatement("an entry of several payments does not say how much each of them is")
        if amounts and sum(amounts) != whole:
            raise BadStatement("the payments of an entry are not together what the entry is")
        for part, cents in zip(parts or [entry], amounts or [whole], strict=True):
            texts = tuple(_texts(part))
            own = _text(part, "Refs/AcctSvcrRef", needed=False) or reference
            said = "\n".join((day.isoformat(), str(cents), own, *texts))
            seen[said] += 1
            yield StatementEntry(sha256(f"{said}\n{seen[said]}".encode()).hexdigest(), day, cents, texts)


def _texts(part: ET.Element) -> Iterator[str]:
    """What was written with a payment: references and free words, never a name or account."""
    for way in ("Refs/EndToEndId", "Refs/PmtInfId", "Refs/MsgId", "RmtInf/Ustrd", "RmtInf/Strd/CdtrRefInf/Ref", "AddtlTxInf"):
        yield from (node.text.strip() for node in _all(part, way) if node.text and node.text.strip() != "NOTPROVIDED")
    yield from (node.text.strip() for node in _all(part, "RmtInf/Strd/RfrdDocInf/Nb") if node.text)
    yield from (node.text.strip() for node in _all(part, "AddtlNtryInf") if node.text)


def _all(node: ET.Element, way: str) -> list[ET.Element]:
    """The elements at the end of a way, whatever version's namespace they have."""
    return node.findall("/".join(f"{{*}}{step}" for step in way.split("/")))


def _text(node: ET.Element, way: str, *, needed: bool = True) -> str:
    found = _all(node, way)
    text = (found[0].text or "").strip() if found else ""
    if needed and not text:
        raise BadStatement(f"{way.rpartition('/')[2]} is missing")
    return text


def _status(entry: ET.Element) -> str:
    """Booked, pending or information: in a code of its own since version 8."""
    return _text(entry, "Sts/Cd", needed=False) or _text(entry, "Sts")


def _day(entry: ET.Element) -> date:
    text = _text(entry, "BookgDt/Dt", needed=False) or _text(entry, "BookgDt/DtTm")[:10]
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadStatement("the day of an entry is no date") from None


def _side(part: ET.Element, entry: ET.Element | None = None) -> int:
    text = _text(part, "CdtDbtInd", needed=entry is None) or (_text(entry, "CdtDbtInd") if entry is not None else "")
    if text not in _SIDES:
        raise BadStatement("an entry is neither credit nor debit")
    return _SIDES[text]


def _amount(part: ET.Element) -> ET.Element | None:
    found = _all(part, "Amt") or _all(part, "AmtDtls/TxAmt/Amt")
    return found[0] if found else None


def _cents(part: ET.Element, side: int) -> Cents:
    """An amount in euros with at most two decimals."""
    node = _amount(part)
    if node is None or node.get("Ccy") != "EUR":
        raise BadStatement("an amount is missing or not in euros")
    try:
        cents = Decimal((node.text or "").strip()) * 100
    except InvalidOperation:
        raise BadStatement("an amount is no number") from None
    if not cents.is_finite() or cents != cents.to_integral_value() or cents < 0:
        raise BadStatement("an amount is no number of cents")
    return side * int(cents)
