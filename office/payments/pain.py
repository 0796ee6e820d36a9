"""The file for the bank: pain.001.001.09 by sepaxml, without addresses, in SEPA's characters. The same run makes the same bytes."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sepaxml import SepaTransfer  # type: ignore[import-untyped]
from sepaxml.validation import try_valid_xml  # type: ignore[import-untyped]
from text_unidecode import unidecode  # type: ignore[import-untyped]

from core.rules.calendar import AMSTERDAM
from core.rules.cents import Cents
from office.payments.accounts import Account

SCHEMA = "pain.001.001.09"
_SPACE = f"urn:iso:std:iso:20022:tech:xsd:{SCHEMA}"
_STRANGE = re.compile(r"[^A-Za-z0-9/\-?:().,'+ ]")


@dataclass(frozen=True, repr=False)
class Transfer:
    """One payment: to which account, how many cents, under which reference (35 signs at most), with which words."""

    to: Account
    cents: Cents
    reference: str
    words: str


def bank_file(run: str, trust: Account, on: date, made_at: datetime, transfers: Sequence[Transfer]) -> bytes:
    """The file of a run (its name has 35 signs at most). Raises sepaxml's ValidationError where the schema does not hold."""
    paying = {"name": sepa(trust.name, 70), "IBAN": trust.iban, "batch": True, "currency": "EUR"}
    file = SepaTransfer(paying | ({"BIC": trust.bic} if trust.bic else {}), schema=SCHEMA, clean=False)
    for one in transfers:
        payment = {
            "name": sepa(one.to.name, 70),
            "IBAN": one.to.iban,
            "amount": one.cents,
            "execution_date": on,
            "description": sepa(one.words, 140),
            "endtoend_id": one.reference,
        }
        file.add_payment(payment | ({"BIC": one.to.bic} if one.to.bic else {}))
    return _named(file.export(validate=False), run, made_at)


def sepa(text: str, most: int) -> str:
    """A text in the characters that SEPA banks take, without a slash at an end or two in a row."""
    plain = re.sub(r"//+", "/", _STRANGE.sub(" ", unidecode(text)))
    return re.sub(r" +", " ", plain).strip(" /")[:most].strip(" /") or "."


def _named(content: bytes, run: str, made_at: datetime) -> bytes:
    """The same file under the run's own name and moment, where sepaxml takes a random one and the clock's."""
    ET.register_namespace("", _SPACE)
    tree = ET.fromstring(content)
    for tag, value in (
        ("MsgId", run),
        ("PmtInfId", run),
        ("CreDtTm", f"{made_at.astimezone(AMSTERDAM):%Y-%m-%dT%H:%M:%S}"),
    ):
        for node in tree.iter(f"{{{_SPACE}}}{tag}"):
            node.text = value
    done: bytes = b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(tree, "utf-8")
    try_valid_xml(done, SCHEMA)
    return done
