"""Who stands on invoices: the creditor and the employers, with what an electronic invoice asks of them in the Netherlands."""

from pathlib import Path

from schwifty import IBAN
from schwifty.exceptions import SchwiftyException

from office.handed import BadFile, rows_of

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
        rows = rows_of(path, REQUIRED)
    except BadFile as problem:
        return {}, [str(problem)]
    parties: dict[str, Party] = {}
    faults = []
    for number, row in enumerate(rows, 2):
        party = {column: row.get(column, "") for column in COLUMNS}
        wrong = _wrong(party)
        if wrong or party["ref"] in parties:
            faults.append(f"{path.name}, row {number}: {wrong or 'this ref stands there twice'}")
        else:
            parties[party["ref"]] = party | {"scheme": SCHEMES[party["scheme"].lower()]}
    return parties, faults


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
