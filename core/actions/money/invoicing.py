"""A month's invoices to employers: what is confirmed and not invoiced yet; what changed since is credited and invoiced anew."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from core.actions.deed import Deed
from core.actions.documents import DUTCH, issue
from core.actions.money.settling import Terms, tariff_of
from core.actions.things import Sort, Thing
from core.rules.calendar import local_day, month_end, unit_of
from core.rules.cents import Cents, for_each_minutes
from core.rules.money.half_year import UnitKey
from core.rules.money.invoicing import Creditor, vat
from core.store import policies
from core.store.database import Database, Transaction
from core.store.documents import Issued
from core.store.money import invoices, overviews
from core.store.money.invoices import Invoice
from core.store.people import employers

Days = dict[str, int]


class UnknownParty(Exception):
    """Nothing is known of somebody who stands on an invoice; the text is their reference."""


@dataclass(frozen=True)
class Worked:
    """A unit to be invoiced: for whom, what work, minutes by day, the tariff (euros an hour) and what it comes to (cents)."""

    employer: int
    title: str
    days: Days
    tariff: Decimal
    cents: Cents


async def worked_in(database: Database, of: int, first: date) -> dict[UnitKey, Worked]:
    """The confirmed units of a month as they are now."""
    async with database.begin() as tx:
        terms = Terms(await policies.of(tx, of), await policies.amounts(tx))
    found: dict[UnitKey, Worked] = {}
    async for page in overviews.worked(database, of, first, month_end(first)):
        for one in page:
            found |= units_worked(one, terms)
    return found


def units_worked(one: overviews.Worked, terms: Terms) -> dict[UnitKey, Worked]:
    """The confirmed units of a placement as they would stand on an invoice."""
    found: dict[UnitKey, Worked] = {}
    for since, days in _by_unit(one.confirmed).items():
        tariff = tariff_of(one.placed, since, terms)
        title = f"{one.placed.title} ({one.placed.ref or one.placed.id})"[:160]
        cents = for_each_minutes([sum(days.values())], tariff)[0]
        found[UnitKey(one.placed.id, since)] = Worked(one.placed.employer, title, days, tariff, cents)
    return found


def _by_unit(confirmed: Mapping[date, int]) -> dict[date, Days]:
    """Minutes by day, by the first day of their unit."""
    found: dict[date, Days] = defaultdict(dict)
    for day, minutes in sorted(confirmed.items()):
        found[unit_of(day).first][str(day)] = minutes
    return found


async def issue_month(deed: Deed, of: int, first: date, worked: Mapping[UnitKey, Worked], parties: Mapping[str, Any]) -> int:
    """Issue what is to be invoiced of a month; answers how many numbers were given. A second time gives none.

    `parties` are the creditor's and the employers' data by reference. Raises UnknownParty.
    """
    await invoices.hold_numbers(deed.tx)
    choices = (await policies.of(deed.tx, of)).on(month_end(first))
    creditor = "nvsi" if choices.creditor is Creditor.NVSI else f"municipality {of}"
    debtors = await employers.invoiced(deed.tx, of)
    lines = await _to_be_issued(deed.tx, of, first, worked)
    for (employer, credits), rows in lines.items():
        net = sum(row["cents"] for row in rows)
        number = await invoices.next_number(deed.tx, creditor)
        values = {
            "municipality": of,
            "creditor": creditor,
            "number": number,
            "month": first,
            "employer": employer,
            "credits": credits,
            "net": net,
            "vat": vat(net, choices.vat_percentage) if credits is None else -vat(-net, choices.vat_percentage),
            "percentage": choices.vat_percentage,
            "parties": {"creditor": _party(parties, "creditor"), "employer": _party(parties, debtors[employer].ref)},
            "issued_at": deed.now,
        }
        row = await invoices.add(deed.tx, values, rows)
        deed.trail(of, "invoice issued", Thing.INVOICE, row, number=number, net=net)
    return len(lines)


def _party(parties: Mapping[str, Any], ref: str) -> Any:
    if ref not in parties:
        raise UnknownParty(ref)
    return parties[ref]


async def _to_be_issued(
    tx: Transaction, of: int, first: date, worked: Mapping[UnitKey, Worked]
) -> dict[tuple[int, int | None], list[dict[str, Any]]]:
    """Lines by employer and credited invoice (None: an invoice); credit notes come first."""
    standing = standing_lines(await invoices.lines_of_month(tx, of, first))
    credits: dict[tuple[int, int | None], list[dict[str, Any]]] = defaultdict(list)
    new: dict[tuple[int, int | None], list[dict[str, Any]]] = defaultdict(list)
    for key in sorted({*standing, *worked}):
        then, now = standing.get(key), worked.get(key)
        if is_invoiced(then, now):
            continue
        if then:
            back = {"title": then.title, "minutes": -then.minutes, "tariff": then.tariff, "cents": -then.cents, "days": then.days}
            credits[then.employer, then.number].append({**key._asdict(), "is_reversal": True, **back})
        if now:
            new[now.employer, None].append({**key._asdict(), "is_reversal": False, **_line(now)})
    return {**credits, **new}


def standing_lines(lines: Iterable[Any]) -> dict[UnitKey, Any]:
    """By unit the line that counts, of lines by number; None where it was taken back."""
    return {UnitKey(row.placement, row.since): None if row.is_reversal else row for row in lines}


def is_invoiced(then: Any, now: Worked | None) -> bool:
    """Whether a unit stands on an invoice as it is now."""
    return then is not None and now is not None and (then.days, then.tariff) == (now.days, now.tariff)


async def issue_paper(deed: Deed, one: Invoice, lines: Sequence[Any]) -> Issued:
    """The document of an invoice: the same for everybody who asks, and about nobody."""
    facts = {
        "language": DUTCH,
        "creditor": one.parties["creditor"],
        "employer": one.parties["employer"],
        "number": one.number,
        "credits": one.credits,
        "issued_on": str(local_day(one.issued_at)),
        "net": one.net,
        "vat": one.vat,
        "percentage": one.percentage if one.percentage is None else str(one.percentage),
        "lines": [
            {"title": line.title, "since": str(line.since), "minutes": line.minutes, "tariff": str(line.tariff)}
            | {"cents": line.cents, "days": line.days}
            for line in lines
        ],
    }
    return await issue(deed, Sort.INVOICE, None, Thing.INVOICE, one.id, facts, municipality=one.municipality)


def _line(one: Worked) -> dict[str, Any]:
    minutes = sum(one.days.values())
    return {"title": one.title, "minutes": minutes, "tariff": one.tariff, "cents": one.cents, "days": one.days}


def by_invoice(lines: Sequence[Any]) -> dict[int, list[Any]]:
    """Lines by the row of their invoice."""
    found: dict[int, list[Any]] = defaultdict(list)
    for line in lines:
        found[line.invoice].append(line)
    return found
