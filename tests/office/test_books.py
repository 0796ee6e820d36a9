"""Whatever municipality: its half years as they were settled, its books as `bean-check` reads them, and `calculate` on plain files agree.

Random ones, with travel and other costs, premium written off, invoices that are paid, partly paid and credited, and what is mended after
a half year was issued. The suite tries some; the full form (`python -m tests.office books`) 1,000.
"""

import asyncio
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings

from core.actions.deed import Deed, write
from core.actions.money.costs import enter_cost, take_cost_back
from core.actions.money.halves import half_of, issue_half, portions_of
from core.actions.money.invoicing import issue_month, worked_in
from core.actions.money.pay_runs import approve_payments, make_payments, propose_payments
from core.actions.money.receiving import receive, standing_of
from core.actions.things import Thing
from core.rules.money.pay_runs import RunKind
from core.rules.money.settlement import Split, total
from core.rules.money.statements import PaidState, StatementEntry
from core.rules.refusals import Refusal
from core.store.hours import days, travel
from core.store.money import pay_runs
from core.store.opening import connect
from core.store.people.people import Person
from office.calculate.document import candidates, periods, refusals
from office.calculate.outcome import Outcome, calculate
from office.database import half_of as days_of
from office.database import person_named
from office.ledger.command import ledger
from tests.office.conftest import Desk
from tests.office.random_towns import Claim, Town, towns
from tests.office.test_ledger import balances

PAYDAY = datetime(2026, 8, 10, 9, tzinfo=UTC)
MENDED = datetime(2026, 10, 1, 9, tzinfo=UTC)
NEW_YEAR = datetime(2027, 1, 5, 9, tzinfo=UTC)
MONTHS = [date(2026, month, 1) for month in range(3, 8)]
ACCOUNT = "NL91ABNA0417164300"
PARTY = dict.fromkeys(("name", "scheme", "number", "vat", "street", "postcode", "city"), "A")
PARTIES = {ref: PARTY | {"iban": ACCOUNT if ref == "creditor" else ""} for ref in ("creditor", "E1", "E2")}
EXAMPLES = int(os.environ.get("FLEXBOT_EXAMPLES", "15"))
MANY = 100
SEEN: Counter[str] = Counter()
"""How many municipalities had what; the full form prints it, so that it is known that none of it was left out."""


@dataclass
class Office(Desk):
    """The database of one municipality, and what is done there."""

    town: int = 0

    async def does(self, ref: str, now: datetime, act: Callable[..., Awaitable[Any]], *args: Any) -> Any:
        """Somebody does something, which is kept; a refusal fails."""
        async with self.database.begin() as tx:
            who: Person | None = await person_named(tx, ref, {"": self.town}) if ref else None
            deed = Deed(tx, now, who)
            done = await act(deed, *args)
            assert not isinstance(done, Refusal), f"{act.__name__}: {done}"
            await write(tx, [deed])
        return done

    async def placement(self, number: int) -> int:
        """The row of a placement."""
        ((row,),) = await self.ask(f"SELECT id FROM placement WHERE ref = 'P{number}'")
        return int(row)

    async def claims(self, number: int, day: date, version: int, claim: Claim) -> None:
        """Travel of a day, as its claims are kept."""
        values = {"municipality": self.town, "placement": await self.placement(number), "day": day, "version": version}
        async with self.database.begin() as tx:
            await travel.write(tx, **values, kilometres=claim.kilometres, cents=claim.cents, at=PAYDAY)

    async def mends(self, number: int, day: date, minutes: int) -> None:
        """A day of a confirmed week is corrected, as the versions of a day are kept."""
        placement = await self.placement(number)
        ((by,),) = await self.ask(f"SELECT by FROM day_entry WHERE placement = {placement} LIMIT 1")
        async with self.database.begin() as tx:
            deed = Deed(tx, MENDED)
            of = {"municipality": self.town, "placement": placement, "day": day, "version": 2, "worked": minutes > 0}
            await days.write(tx, **of, starts=None, ends=None, break_minutes=0, minutes=minutes, by=by, at=MENDED)
            deed.trail(self.town, "day entered", Thing.PLACEMENT, placement, day=day, version=2, minutes=minutes)
            await write(tx, [deed])

    async def pays(self, run_kind: RunKind, day: date) -> None:
        """A run is proposed on its day, approved by somebody else, and made."""
        on = datetime.combine(day, time(9), UTC)
        await self.does("K1", on, propose_payments, run_kind, day)
        run = await self.does("K2", on, approve_payments, run_kind, day)
        async with self.database.begin() as tx:
            paid = [row.id for row in await pay_runs.lines(tx, run.id) if row.cents]
        if paid:
            await self.does("", on, make_payments, run, paid, "0" * 64)

    async def invoices(self, now: datetime) -> int:
        """All months are invoiced, or invoiced anew where they were mended; answers how many numbers were given."""
        given = 0
        for first in MONTHS:
            worked = await worked_in(self.database, self.town, first)
            given += await self.does("", now, issue_month, self.town, first, worked, PARTIES)
        return given

    async def receives(self, parts: tuple[int, ...], now: datetime) -> None:
        """The bank's statement: of each invoice that is open a part came in (of 4; 5 is too much)."""
        async with self.database.begin() as tx:
            standing = await standing_of(tx, self.town)
        entries = [
            StatementEntry(f"{now:%m}-{row}", now.date(), one.owed * part // 4, (f"FX-{one.invoice.number:06d}",))
            for place, (row, one) in enumerate(standing.items())
            if one.owed > 0 and not one.invoice.credits and (part := parts[place % len(parts)]) and one.owed * part // 4
        ]
        received = await self.does("", now, receive, [self.town], ACCOUNT, entries)
        assert received.booked == len(entries)

    async def settles(self, half: str, now: datetime) -> tuple[Split, int]:
        """A half year is issued; answers what its lines come to, and what was written off in it."""
        first, last = days_of(half)
        async with self.database.begin() as tx:
            draft = await half_of(tx, self.town, first, last, now)
        as_draft = [line for portion in [p async for p in portions_of(self.database, draft)] for line in portion.lines]
        assert await self.does("K1", now, issue_half, draft)
        async with self.database.begin() as tx:
            issued = await half_of(tx, self.town, first, last, now)
        lines = [line for portion in [p async for p in portions_of(self.database, issued)] for line in portion.lines]
        assert lines == as_draft
        SEEN["reversals"] += any(line.is_reversal for line in lines)
        return total([Split(), *(line.split for line in lines)]), issued.written_off


async def lived(office: Office, town: Town) -> tuple[dict[str, Split], dict[str, int]]:
    """From the first hours to the second half year; answers by half year what it comes to and what was written off."""
    for name, content in town.for_import().items():
        office.lay(name, content)
    assert (await office.brings(now=PAYDAY)).faults == ()
    ((office.town,),) = await office.ask("SELECT id FROM municipality")
    for number, work in enumerate(town.works, 1):
        for place, (day, cents) in enumerate(work.costs, 1):
            await office.does("K1", PAYDAY, enter_cost, await office.placement(number), place, day, cents, "kleding")
        for day, claim in work.travel.items():
            await office.claims(number, day, 1, claim)
    await office.pays(RunKind.PREMIUM, town.paid_on)
    await office.pays(RunKind.TRAVEL, date(2026, 7, 31))
    await office.invoices(PAYDAY)
    await office.receives(town.parts_paid, PAYDAY)
    settled = {"2026H1": await office.settles("2026H1", PAYDAY)}
    for number, work in enumerate(town.works, 1):
        for day, minutes in work.mended_hours.items():
            await office.mends(number, day, minutes)
        for day, claim in work.mended_travel.items():
            await office.claims(number, day, 2, claim)
        for place in work.taken_back:
            at = await office.placement(number)
            ((cost,),) = await office.ask(f"SELECT id FROM direct_cost WHERE placement = {at} AND number = {place}")
            await office.does("K1", MENDED, take_cost_back, cost)
    await office.invoices(MENDED)
    assert await office.invoices(MENDED) == 0
    await office.receives(town.parts_paid[1:], MENDED)
    settled["2026H2"] = await office.settles("2026H2", NEW_YEAR)
    return {half: split for half, (split, _) in settled.items()}, {half: cents for half, (_, cents) in settled.items()}


async def agree(town: Town, empty: Path) -> None:
    """Settled in the database, in the books, and calculated from plain files: the same cents."""
    with tempfile.TemporaryDirectory() as name:
        here = Path(name)
        (here / "files").mkdir()
        shutil.copy(empty, here / "office.db")
        url = f"sqlite:///{here / 'office.db'}"
        office = Office(here / "files", connect(url), url)
        try:
            settled, written_off = await lived(office, town)
            calculated(town, here, settled, await office.ask(_PREMIUM))
            await ledger(office.database, "beancount", here, NEW_YEAR.date())
            await in_the_books(office, here / "ledger-gemeente-willekeur.beancount", settled, written_off)
            await count(office)
        finally:
            await office.database.close()


def calculated(town: Town, here: Path, settled: dict[str, Split], premium: list[tuple[Any, ...]]) -> None:
    """`calculate` finds the first half year, each payment and what was written off; and after mending the sum of both half years."""
    before, after = (_outcome(here / str(mended), town.for_calculate(mended=mended)) for mended in (False, True))
    _same(settled["2026H1"], before, "2026H1")
    _same(total(list(settled.values())), after, "2026H1", "2026H2")
    found = [
        (ref, _cents(payment["paid"]), _cents(payment["written_off"]))
        for ref, years in candidates(before)
        for payment in years.get("2026", {"payments": []})["payments"]
        if _cents(payment["paid"]) or _cents(payment["written_off"])
    ]
    assert sorted(found) == sorted((ref, cents, lost) for ref, cents, lost in premium)


def _outcome(folder: Path, files: dict[str, str]) -> Outcome:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_text(content)
    outcome = calculate(folder)
    assert [one for one in refusals(outcome) if one["file"] != "payments.csv"] == []
    return outcome


def _same(split: Split, outcome: Outcome, *halves: str) -> None:
    found = [period for name, period in periods(outcome) if name in halves]
    assert sum(period["minutes"] for period in found) == split.minutes
    for part in ("turnover", "premium", "travel", "other_costs", "administration", "remainder"):
        assert sum(_cents(period[part]) for period in found) == getattr(split, part), part


def _cents(text: str) -> int:
    return int(Decimal(text) * 100)


_PREMIUM = "SELECT p.ref, y.cents, y.written_off_cents FROM payment y JOIN person p ON p.id = y.candidate"
_OWED = (
    "SELECT c.ref, e.ref, sum(u.turnover), sum(u.premium), sum(u.travel), sum(u.other_costs) FROM settled_unit u"
    " JOIN placement p ON p.id = u.placement JOIN person c ON c.id = p.candidate JOIN employer e ON e.id = p.employer GROUP BY 1, 2"
)
_COSTS_PAID = (
    "SELECT p.ref, l.cents - l.costs, l.costs FROM pay_line l JOIN pay_run r ON r.id = l.run JOIN person p ON p.id = l.candidate"
    " WHERE r.kind = 'travel' AND l.is_paid"
)
_INVOICED = "SELECT e.ref, i.net, i.vat FROM invoice i JOIN employer e ON e.id = i.employer"
_CAME_IN = "SELECT e.ref, p.cents FROM invoice_payment p JOIN invoice i ON i.id = p.invoice JOIN employer e ON e.id = i.employer"


async def in_the_books(office: Office, path: Path, settled: dict[str, Split], written_off: dict[str, int]) -> None:
    """Every account of the books has the balance that settlements, invoices and payments give it, and there is no other account."""
    due: Counter[str] = Counter()
    for half, split in settled.items():
        due[f"Liabilities:RemainderPayable:{half}"] -= split.remainder
        due[f"Liabilities:WrittenOffPayable:{half}"] -= written_off[half]
        due["Liabilities:AdministrationPayable"] -= split.administration
    for candidate, employer, turnover, premium, travels, costs in await office.ask(_OWED):
        due[f"Assets:Receivable:{employer}"] += turnover
        due[f"Liabilities:PremiumPayable:{candidate}"] -= premium
        due[f"Liabilities:TravelPayable:{candidate}"] -= travels
        due[f"Liabilities:OtherCostsPayable:{candidate}"] -= costs
    for candidate, cents, lost in await office.ask(_PREMIUM):
        due[f"Liabilities:PremiumPayable:{candidate}"] += cents + lost
        due["Assets:Trust"] -= cents
    for candidate, travels, costs in await office.ask(_COSTS_PAID):
        due[f"Liabilities:TravelPayable:{candidate}"] += travels
        due[f"Liabilities:OtherCostsPayable:{candidate}"] += costs
        due["Assets:Trust"] -= travels + costs
    for employer, _, vat in await office.ask(_INVOICED):
        due[f"Assets:Receivable:{employer}"] += vat
        due["Liabilities:VatPayable"] -= vat
    for employer, cents in await office.ask(_CAME_IN):
        due[f"Assets:Receivable:{employer}"] -= cents
        due["Assets:Trust"] += cents
    found = {account: int(amount * 100) for account, amount in balances(path).items()}
    assert found == {account: cents for account, cents in due.items() if cents}
    assert sum(net for _, net, _ in await office.ask(_INVOICED)) == sum(split.turnover for split in settled.values())


async def count(office: Office) -> None:
    """What this municipality had."""
    async with office.database.begin() as tx:
        states = {one.state for one in (await standing_of(tx, office.town)).values()}
    SEEN["municipalities"] += 1
    SEEN["partly paid"] += PaidState.PARTLY in states
    for what, query in (
        ("credit notes", "SELECT count(*) FROM invoice WHERE credits IS NOT NULL"),
        ("written off", "SELECT count(*) FROM payment WHERE written_off_cents > 0"),
        ("travel", "SELECT count(*) FROM settled_unit WHERE travel <> 0"),
        ("other costs", "SELECT count(*) FROM settled_unit WHERE other_costs <> 0"),
    ):
        SEEN[what] += (await office.ask(query))[0][0] > 0


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
@given(town=towns())
def agrees(town: Town, empty: Path) -> None:
    """One municipality."""
    asyncio.run(agree(town, empty))


def test_settlement_books_and_calculate_agree(empty_database: Path) -> None:
    """For whatever municipality: three ways, one figure. Among many nothing was left out, and among fifteen little."""
    SEEN.clear()
    agrees(empty=empty_database)
    print(f"\n{dict(SEEN)}")
    kinds = ("reversals", "partly paid", "credit notes", "written off", "travel", "other costs")
    assert sum(SEEN[kind] > 0 for kind in kinds) >= (len(kinds) if EXAMPLES >= MANY else len(kinds) - 2), SEEN
