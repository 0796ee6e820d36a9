"""Invoices as the employer sees them: what is coming, what was sent, and the weeks behind every line. Only the own employer's,
and not for supervisors."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from core.actions.access import by
from core.actions.deed import Deed
from core.actions.money.invoicing import Worked, is_invoiced, issue_paper, standing_lines, units_worked
from core.actions.money.settling import Terms
from core.actions.things import Sort
from core.rules.calendar import local_day, monday
from core.rules.cents import Cents
from core.rules.money.half_year import UnitKey
from core.rules.people.members import MemberCode, gets_invoices
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store import policies
from core.store.hours import weeks
from core.store.money import invoices, overviews
from core.store.money.invoices import Invoice
from core.store.people import members, people
from core.store.people.people import Role
from core.store.work import placements


@dataclass(frozen=True)
class Coming:
    """Hours of a month (its first day) that were confirmed and stand on no invoice yet: minutes, and tariff x hours in cents."""

    month: date
    minutes: int
    cents: Cents


@dataclass(frozen=True)
class MyInvoices:
    """What is coming, by month, and what was sent, the newest first."""

    coming: tuple[Coming, ...]
    sent: tuple[Invoice, ...]


@dataclass(frozen=True)
class BehindLine:
    """A line of an invoice with the week that it rests on: its number, Monday, whose it is by first name; minutes and cents."""

    week: int
    monday: date
    name: str
    minutes: int
    cents: Cents


@by(Role.EMPLOYER)
async def my_invoices(deed: Deed) -> MyInvoices | Refusal:
    """What is coming to the own employer, and what was sent. Refused: a supervisor."""
    member = await members.of_person(deed.tx, deed.who.id)
    if member is None:
        return refuse(CommonCode.NOT_FOUND)
    if not gets_invoices(member.duty):
        return refuse(MemberCode.NO_INVOICES)
    return MyInvoices(await _coming(deed, member.employer), tuple(await invoices.of_employer(deed.tx, member.employer)))


@by(Role.EMPLOYER)
async def open_invoice(deed: Deed, invoice_id: int) -> tuple[Invoice, list[BehindLine]] | Refusal:
    """One invoice of the own employer with the weeks behind its lines."""
    one = await _own(deed, invoice_id)
    if one is None:
        return refuse(CommonCode.NOT_FOUND)
    lines = await invoices.lines_of(deed.tx, one.id)
    numbers = await weeks.numbers(deed.tx, {(line.placement, monday(line.since)) for line in lines})
    at = await placements.by_ids(deed.tx, {line.placement for line in lines})
    named = await people.by_ids(deed.tx, {p.candidate for p in at.values()})
    behind = [
        BehindLine(
            numbers[line.placement, monday(line.since)],
            monday(line.since),
            named[at[line.placement].candidate].first_name or line.title,
            line.minutes,
            line.cents,
        )
        for line in lines
    ]
    return one, behind


@by(Role.EMPLOYER)
async def send_invoice(deed: Deed, invoice_id: int) -> int | Refusal:
    """An invoice of the own employer on paper: the same as the back office has."""
    one = await _own(deed, invoice_id)
    if one is None:
        return refuse(CommonCode.NOT_FOUND)
    document = await issue_paper(deed, one, await invoices.lines_of(deed.tx, one.id))
    deed.send(deed.who, document.id, Sort.INVOICE)
    return document.id


async def _own(deed: Deed, invoice_id: int) -> Invoice | None:
    one = await invoices.by_id(deed.tx, invoice_id)
    member = await members.of_person(deed.tx, deed.who.id)
    return one if one and member and one.employer == member.employer and gets_invoices(member.duty) else None


async def _coming(deed: Deed, employer_id: int) -> tuple[Coming, ...]:
    """What the next run would invoice, less what it would credit."""
    amounts = await policies.amounts(deed.tx)
    terms: dict[int, Terms] = {}
    standing = standing_lines(await invoices.lines_of_employer(deed.tx, employer_id))
    worked: dict[UnitKey, Worked] = {}
    for one in await overviews.worked_at(deed.tx, employer_id, local_day(deed.now)):
        municipality = one.placed.municipality  # of who works there; the employer may be another's
        if municipality not in terms:
            terms[municipality] = Terms(await policies.of(deed.tx, municipality), amounts)
        worked |= units_worked(one, terms[municipality])
    minutes: dict[date, int] = defaultdict(int)
    cents: dict[date, Cents] = defaultdict(int)
    for key in {*standing, *worked}:
        then, now = standing.get(key), worked.get(key)
        if is_invoiced(then, now):
            continue
        month = key.since.replace(day=1)
        minutes[month] += (sum(now.days.values()) if now else 0) - (then.minutes if then else 0)
        cents[month] += (now.cents if now else 0) - (then.cents if then else 0)
    return tuple(Coming(month, minutes[month], cents[month]) for month in sorted(minutes) if minutes[month] or cents[month])
