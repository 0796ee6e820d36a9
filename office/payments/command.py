"""`flexbot payments`: a run is looked at, proposed by one person, approved by another, and made into one file for the bank."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from core.actions.deed import Deed, write
from core.actions.money.pay_lines import lines_of
from core.actions.money.pay_runs import approve_payments, make_payments, propose_payments
from core.actions.workdays import bank_day_from
from core.rules.calendar import local_day
from core.rules.cents import plain
from core.rules.money.pay_runs import PayLine, PayRunCode, RunKind, RunState, day_over
from core.rules.refusals import Code, CommonCode, Refusal
from core.store.database import Database, Transaction
from core.store.money import pay_runs
from core.store.money.pay_runs import Run
from core.store.people import people
from core.store.people.people import Person
from office.database import (
    Refused,
    WrongUse,
    chosen_municipalities,
    day_of,
    exit_code,
    month_of,
    need_file,
    on_database,
    person_named,
)
from office.handed import BadFile
from office.overview.sheets import plain_name
from office.payments.accounts import TRUST, Account, faults_of, read_accounts
from office.payments.pain import Transfer, bank_file
from office.payments.sheets import LEFT_OUT, N, Proposal, Shown, write_proposal, write_year
from office.written import replaced

TITLES = {RunKind.PREMIUM: N("Premium on {day}"), RunKind.TRAVEL: N("Travel and other costs until {day}")}
Step = Callable[[Deed, RunKind, date], Awaitable[Run | Refusal]]
NOT_NOW: dict[Code, str] = {
    CommonCode.NOT_FOUND: "only a consultant, lead or administrator of the municipality does this",
    PayRunCode.NOTHING_PROPOSED: "nothing is proposed yet: run it with --by and the reference of whoever proposes",
    PayRunCode.SECOND_PERSON: "whoever proposed it cannot approve it: somebody else does",
    PayRunCode.CHANGED: "it is no longer what is due: propose it anew with --by",
    PayRunCode.NOT_APPROVED: "it is not approved yet: run it with --approve and the reference of a second person",
    PayRunCode.OTHER_FILE: "the file was made before, with other accounts: use the same file of accounts",
    PayRunCode.DAY_OVER: "{date} is over, and premium counts on the day on which it is paid: run it anew with --moment {today}",
}


@dataclass(frozen=True)
class Asked:
    """What the command line says."""

    run_kind: RunKind
    day: date
    out: Path
    by: str = ""
    approve: str = ""
    accounts: Path | None = None
    skip_faults: bool = False
    municipality: str = ""


@exit_code
def payments_command(
    database_url: str,
    moment: str,
    travel: str,
    out: Path,
    by: str = "",
    approve: str = "",
    accounts: Path | None = None,
    skip_faults: bool = False,
    municipality: str = "",
) -> list[str]:
    """Carry it out; answers what to print."""
    if bool(moment) == bool(travel):
        raise WrongUse("say which: --moment 2026-12-31 or --travel 2026-10")
    run_kind, day = (RunKind.PREMIUM, day_of(moment)) if moment else (RunKind.TRAVEL, month_of(travel)[1])
    need_file(accounts)
    asked = Asked(run_kind, day, out, by, approve, accounts, skip_faults, municipality)
    return on_database(database_url, lambda database: pay(database, asked, datetime.now(UTC)))


async def pay(database: Database, asked: Asked, now: datetime) -> list[str]:
    """One step or more of a run, for each municipality that is meant; answers what to print."""
    among = await chosen_municipalities(database, asked.municipality)
    given = _accounts(asked.accounts) if asked.accounts else None
    actors = [await _actor(database, ref, among) for ref in (asked.by, asked.approve) if ref]
    if actors:
        among = {name: of for name, of in among.items() if of == actors[0].municipality}
    among = await _payable(database, asked, among, now)
    if actors:
        await _steps(database, among, asked, now)
    said: list[str] = []
    for name, of in among.items():
        shown = await _proposal(database, asked, name, of, now)
        bank = await _bank(database, asked, name, of, given, now) if given else []
        said += [*(await _proposal(database, asked, name, of, now) if bank else shown), *bank]
    return said


async def _payable(database: Database, asked: Asked, among: dict[str, int], now: datetime) -> dict[str, int]:
    """The municipalities that pay on that day; of a day that is over those that made their file in time, which may be made again.

    Refused: it is over, and none did.
    """
    over = day_over(asked.run_kind, asked.day, local_day(now))
    if over is None:
        return among
    async with database.begin() as tx:
        runs = {name: await pay_runs.standing(tx, of, asked.run_kind, asked.day) for name, of in among.items()}
    made = {name: of for name, of in among.items() if (run := runs[name]) and run.state == RunState.MADE}
    if not made:
        raise _refused(over)
    return made


async def _actor(database: Database, ref: str, among: dict[str, int]) -> Person:
    async with database.begin() as tx:
        return await person_named(tx, ref, among)


async def _steps(database: Database, among: dict[str, int], asked: Asked, now: datetime) -> None:
    """Propose, approve, or both: when one of them is refused, none is done."""
    async with database.begin() as tx:
        if asked.by:
            who = await person_named(tx, asked.by, among)
            await _somebody_is_due(tx, who.municipality, asked)
            await _step(tx, who, propose_payments, asked, now)
        if asked.approve:
            who = await person_named(tx, asked.approve, among)
            run = await _step(tx, who, approve_payments, asked, now)
            if run.approved_by is not None and run.approved_by != who.id:
                approver = (await pay_runs.refs(tx, [run.approved_by]))[run.approved_by] or f"#{run.approved_by}"
                raise Refused(f"{approver} approved it already: go on without --approve")


async def _step(tx: Transaction, who: Person, act: Step, asked: Asked, now: datetime) -> Run:
    deed = Deed(tx, now, who)
    verdict = await act(deed, asked.run_kind, asked.day)
    if isinstance(verdict, Refusal):
        raise _refused(verdict)
    await write(tx, [deed])
    return verdict


def _refused(verdict: Refusal) -> Refused:
    return Refused(NOT_NOW[verdict.code].format(**verdict.facts))


async def _somebody_is_due(tx: Transaction, of: int, asked: Asked) -> None:
    """Refused: the run would pay nobody. One whose file is made pays nobody any more, and stands."""
    run = await pay_runs.standing(tx, of, asked.run_kind, asked.day)
    is_made = run is not None and run.state == RunState.MADE
    if not is_made and not any(line.pay_line.cents > 0 for line in await lines_of(tx, of, asked.run_kind, asked.day)):
        raise Refused("there is nobody to pay: nothing was proposed; run it without --by to see what waits, and why")


async def _proposal(database: Database, asked: Asked, name: str, of: int, now: datetime) -> list[str]:
    """The run that stands, or what would be in it; an empty one is written as well."""
    async with database.begin() as tx:
        run = await pay_runs.standing(tx, of, asked.run_kind, asked.day)
        shown = await _kept(tx, run) if run else await _would_be(tx, of, asked)
    proposal = Proposal(
        run_kind=asked.run_kind,
        title=TITLES[asked.run_kind],
        municipality=name,
        day=asked.day,
        file=f"payments-{asked.run_kind}-{asked.day}-{plain_name(name)}",
        number=run.id if run else 0,
        at=run.proposed_at if run else now,
        lines=shown,
    )
    state = f"{run.state}, run {run.id}" if run else "not proposed yet"
    pays = [one.pay_line.cents for one in shown if one.pay_line.cents]
    written = write_proposal(asked.out, proposal)
    return [*map(str, written), f"{name}: {len(pays)} payments, {plain(sum(pays))} euros ({state})"]


async def _kept(tx: Transaction, run: Run) -> list[Shown]:
    """Its lines; once its file is made, who was left out of it is paid nothing."""
    names = list(PayLine.__dataclass_fields__)
    shown = []
    for row in await pay_runs.lines(tx, run.id):
        pay_line = PayLine(*(getattr(row, name) for name in names))
        if run.state == RunState.MADE and row.cents and not row.is_paid:
            pay_line = replace(pay_line, cents=0, left=pay_line.due, written_off=0, why=LEFT_OUT)
        shown.append(Shown(row.ref, f"{row.first_name} {row.last_name}".strip(), pay_line))
    return shown


async def _would_be(tx: Transaction, of: int, asked: Asked) -> list[Shown]:
    lines = await lines_of(tx, of, asked.run_kind, asked.day)
    known = await people.by_ids(tx, [line.candidate for line in lines])
    refs = await pay_runs.refs(tx, list(known))
    return [Shown(refs[line.candidate], known[line.candidate].name, line.pay_line) for line in lines]


def _accounts(path: Path) -> tuple[dict[str, Account], list[str]]:
    """The good accounts of the file, and the faults of others; read before anything is done."""
    try:
        return read_accounts(path)
    except BadFile as problem:
        raise Refused(str(problem)) from None


async def _bank(
    database: Database, asked: Asked, name: str, of: int, given: tuple[dict[str, Account], list[str]], now: datetime
) -> list[str]:
    """The file for the bank, and the year for the benefit administration. Paid and written down first, then put in its place."""
    accounts, faults = given
    async with database.begin() as tx:
        run = await pay_runs.standing(tx, of, asked.run_kind, asked.day)
        if run is None or run.state not in (RunState.APPROVED, RunState.MADE):
            raise Refused(NOT_NOW[PayRunCode.NOTHING_PROPOSED if run is None else PayRunCode.NOT_APPROVED])
        content, lines, left_out = await _checked(tx, run, accounts, faults, asked, now)
        hashed = sha256(content).hexdigest()
        deed = Deed(tx, now)
        verdict = await make_payments(deed, run, lines, hashed)
        if isinstance(verdict, Refusal):
            raise _refused(verdict)
        await write(tx, [deed])
        paid = await pay_runs.paid_in(tx, of, asked.day.year)
    target = asked.out / f"payments-{asked.run_kind}-{asked.day}-{plain_name(name)}.xml"
    with replaced(target) as part:
        part.write_bytes(content)
    years = write_year(asked.out, f"premium-{asked.day.year}-{plain_name(name)}", asked.day.year, paid)
    return [
        *left_out,
        str(target),
        f"{len(lines)} payments, {plain(verdict.cents or 0)} euros, sha256 {hashed}",
        *map(str, years),
    ]


async def _checked(
    tx: Transaction, run: Run, accounts: dict[str, Account], faults: list[str], asked: Asked, now: datetime
) -> tuple[bytes, list[int], list[str]]:
    """The file, the numbers of the lines in it, and what is wrong with others, who are left out.

    Refused: a fault, unless the rest shall go on; no account to pay from; nobody left.
    """
    rows = [row for row in await pay_runs.lines(tx, run.id) if row.cents and (row.is_paid or run.state != RunState.MADE)]
    wrong = faults_of({row.ref: (row.first_name, row.last_name) for row in rows}, accounts)
    strangers = sorted(accounts.keys() - {row.ref for row in await pay_runs.lines(tx, run.id)} - {TRUST})
    listed = [*faults, *(f"{ref}: {why}" for ref, why in wrong.items()), *(f"{ref}: not in this run" for ref in strangers)]
    trust = accounts.get(TRUST)
    if trust is None:
        raise Refused(*listed, f"the file of accounts needs a row `{TRUST}`: the account that pays")
    if listed and not asked.skip_faults:
        raise Refused(*listed, "nothing was made: mend the file, or pay the rest with --skip-faults")
    good = [row for row in rows if row.ref not in wrong]
    if not good:
        raise Refused(*listed, "there is nobody to pay")
    assert run.approved_at is not None, "only an approved run comes here"
    words = _words(asked)
    transfers = [Transfer(accounts[row.ref], row.cents, f"FLEX-{run.id}-{row.id}", words) for row in good]
    made = bank_file(f"FLEX-{run.id}-{run.day:%Y%m%d}", trust, _carried_out(run, now), run.approved_at, transfers)
    return made, [row.id for row in good], [f"left out: {one}" for one in listed]


def _carried_out(run: Run, now: datetime) -> date:
    """On which day the bank is asked to pay: the first on or after that of the run on which it pays, and not before the file is made."""
    return bank_day_from(max(run.day, local_day(run.made_at or now)))


def _words(asked: Asked) -> str:
    """What stands on the statement of whoever is paid."""
    return f"Flextensie premie {asked.day}" if asked.run_kind is RunKind.PREMIUM else f"Flextensie reiskosten {asked.day:%Y-%m}"
