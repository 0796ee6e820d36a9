"""Who stands on invoices: the creditor and the employers, with what an electronic invoice asks of them in the Netherlands."""

import csv
from pathlib import Path

from schwifty import IBAN
from schwifty.exceptions import SchwiftyException

COLUMNS = ("ref", "name", "scheme", "number", "vat", "street", "postcode", "city", "iban")
REQUIRED = ("ref", "name", "scheme", "number", "street", "postcode", "city")
CREDITOR = "creditor"
"""The reference of the row with whoever the invoices come from; only it has an IBAN."""
SCHEMES = {"kvk": "0106", "oin": "0190"}
"""Numbers that name a Dutch organisation: of the chamber of commerce, or of a public body."""

Party = dict[str, str]


def read_parties(path: Path) -> tuple[dict[str, Party], list[str]]:
    """The parties by reference, and what is wrong with rows of the file."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            rows = list(csv.DictReader(text))
    except (OSError, UnicodeDecodeError, csv.Error):
        return {}, [f"{path.name}: cannot be read as a CSV file in UTF-8"]
    parties: dict[str, Party] = {}
    faults = []
    for number, row in enumerate(rows, 2):
        party = {column: (row.get(column) or "").strip() for column in COLUMNS}
        wrong = _wrong(party)
        if wrong or party["ref"] in parties:
            faults.append(f"{path.name}, row {number}: {wrong or 'this ref stands there twice'}")
        else:
            parties[party["ref"]] = party | {"scheme": SCHEMES[party["scheme"].lower()]}
    return parties, faults if rows else [f"{path.name}: needs the columns {','.join(COLUMNS)} and at least one row"]


def _wrong(party: Party) -> str | None:
    empty = [column for column in REQUIRED if not party[column]]
    if empty:
        return f"{empty[0]} is empty"
    if party["scheme"].lower() not in SCHEMES:
        return "scheme is kvk or oin"
    if party["ref"] != CREDITOR:
        return None
    try:
        IBAN(party["iban"], validate_bban=True)
    except (SchwiftyException, ValueError):
        return "the IBAN of the creditor is wrong"
    return None
