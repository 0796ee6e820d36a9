"""Runs of payments: proposed by one person, approved by another, and paid once.

Bank accounts come by from outside when the file for the bank is made, and are neither kept nor told to the trail.
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.money.pay_lines import Line, lines_of
from core.actions.people.desks import contact_today
from core.actions.things import Notice, Thing
from core.rules.calendar import local_day
from core.rules.money import pay_runs as rules
from core.rules.money.pay_runs import PayRunCode, RunKind, RunState
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.database import Row, Transaction
from core.store.money import moments, pay_runs
from core.store.money.moments import MomentState
from core.store.money.pay_runs import Run
from core.store.people import contacts, people
from core.store.people.people import Person, Role

PAYS = (*STAFF, Role.ADMINISTRATOR)
"""Who proposes and approves; an administrator has nothing of it in the chat, and does so by command."""


@by(*PAYS, money=True)
async def propose_payments(deed: Deed, run_kind: RunKind, day: date) -> Run | Refusal:
    """Put a run up for approval by somebody else. One that is approved stays while its amounts are due; else it gives way, as do those whose
    day is over. Refused: the day is over."""
    of, today = deed.who.municipality, local_day(deed.now)
    run = await pay_runs.standing(deed.tx, of, run_kind, day, lock=True)
    over = rules.day_over(run_kind, day, today)
    if over:
        return run if run and run.state == RunState.MADE else over
    lines = await lines_of(deed.tx, of, run_kind, day)
    if run and (run.state == RunState.MADE or (run.state == RunState.APPROVED and await _is_covered(deed.tx, run, lines))):
        return run
    if run and run.state == RunState.PROPOSED and run.proposed_by == deed.who.id and await _is_same(deed.tx, run, lines):
        return run
    late = await pay_runs.unmade_before(deed.tx, of, run_kind, today) if run_kind is RunKind.PREMIUM else []
    for gone in [*late, *([run] if run else [])]:
        await _give_way(deed, gone)
        await _show_again(deed, gone)
    number = await pay_runs.propose(deed.tx, of, run_kind, day, deed.who.id, deed.now)
    if number is not None:
        await pay_runs.add_lines(deed.tx, [_row(of, number, line) for line in lines])
        deed.trail(of, "payments proposed", Thing.PAY_RUN, number, kind=run_kind, day=day)
        for colleague in await _second_people(deed.tx, of, deed.who.id):
            deed.show(colleague, Thing.PAY_RUN, number, key="proposed", fresh=True)
    return await _standing(deed.tx, of, run_kind, day)


@by(*PAYS, money=True)
async def approve_payments(deed: Deed, run_kind: RunKind, day: date) -> Run | Refusal:
    """A second person approves what was proposed. Refused: nothing is, the same person, its day is over, or it is no longer what is due."""
    run = await pay_runs.standing(deed.tx, deed.who.municipality, run_kind, day, lock=True)
    if run is None:
        return refuse(PayRunCode.NOTHING_PROPOSED)
    if run.state != RunState.PROPOSED:
        return run
    await _show_again(deed, run)
    return await _approve(deed, run)


@by(*PAYS, money=True)
async def decide_payments(deed: Deed, run_id: int, agrees: bool) -> Run | Refusal:
    """A second person says yes or no to a run, in the chat. The first decision counts. Refused: as `approve_payments`; decided already."""
    run = await _run(deed, run_id)
    if run is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.PAY_RUN, run.id)
    if run.state != RunState.PROPOSED:
        same = agrees and run.approved_by == deed.who.id
        return run if same else refuse(PayRunCode.DECIDED)
    refusal = rules.may_approve(run.proposed_by, deed.who.id)
    if refusal:
        return refusal
    if agrees:
        return await _approve(deed, run)
    await _give_way(deed, run)
    await _tell_proposer(deed, run, agreed=False)
    return run


@by(*PAYS)
async def open_payments(deed: Deed, run_id: int) -> Run | Refusal:
    """A run of the own municipality, to be looked at."""
    return await _run(deed, run_id) or refuse(CommonCode.NOT_FOUND)


async def _run(deed: Deed, run_id: int) -> Run | None:
    run = await pay_runs.locked(deed.tx, run_id)
    return run if run and run.municipality == deed.who.municipality else None


async def _approve(deed: Deed, run: Run) -> Run | Refusal:
    run_kind = RunKind(run.kind)
    refusal = rules.may_approve(run.proposed_by, deed.who.id) or rules.day_over(run_kind, run.day, local_day(deed.now))
    if refusal:
        return refusal
    if not await _is_same(deed.tx, run, await lines_of(deed.tx, run.municipality, run_kind, run.day)):
        return refuse(PayRunCode.CHANGED)
    if await pay_runs.approve(deed.tx, run.id, deed.who.id, deed.now):
        deed.trail(run.municipality, "payments approved", Thing.PAY_RUN, run.id)
        await _tell_proposer(deed, run, agreed=True)
    return await _standing(deed.tx, run.municipality, run_kind, run.day)


async def _give_way(deed: Deed, run: Run) -> None:
    await pay_runs.replace(deed.tx, run.id)
    deed.trail(run.municipality, "payments replaced", Thing.PAY_RUN, run.id)


async def _tell_proposer(deed: Deed, run: Run, *, agreed: bool) -> None:
    proposer = await people.by_id(deed.tx, run.proposed_by)
    if proposer and proposer.role is not Role.ADMINISTRATOR:
        facts: dict[str, Any] = {"kind": run.kind, "day": run.day.isoformat(), "agreed": agreed, "by": deed.who.name}
        deed.tell(proposer, Notice.PAYMENTS_DECIDED, key=str(run.id), about=(Thing.PAY_RUN, run.id), **facts)


async def _show_again(deed: Deed, run: Run) -> None:
    """Whoever was asked sees how it stands, now that something was done by command."""
    for colleague in await _second_people(deed.tx, run.municipality, run.proposed_by):
        deed.show(colleague, Thing.PAY_RUN, run.id)


async def _second_people(tx: Transaction, of: int, proposer: int) -> list[Person]:
    """Who is asked at once: those who lead, or else every consultant. It waits for every colleague."""
    others = [one for one in await contacts.colleagues(tx, of) if one.id != proposer]
    return [one for one in others if one.role is Role.LEAD] or others


async def make_payments(deed: Deed, run: Run, paid: Sequence[int], sha256: str) -> Run | Refusal:
    """Keep that the file of an approved run is made and pays these lines. The same file again changes nothing.

    Refused: it is not approved, its day is over, it is no longer what is due, or another file was made. Whoever calls then undoes the
    transaction.
    """
    run_kind = RunKind(run.kind)
    run = await pay_runs.standing(deed.tx, run.municipality, run_kind, run.day, lock=True) or run
    if run.state == RunState.MADE:
        return run if run.sha256 == sha256 else refuse(PayRunCode.OTHER_FILE)
    if run.state != RunState.APPROVED:
        return refuse(PayRunCode.NOT_APPROVED)
    over = rules.day_over(run_kind, run.day, local_day(deed.now))
    if over:
        return over
    rows = [row for row in await pay_runs.lines(deed.tx, run.id) if row.id in set(paid)]
    await pay_runs.lock_candidates(deed.tx, [row.candidate for row in rows])
    if not await _is_covered(deed.tx, run, await lines_of(deed.tx, run.municipality, run_kind, run.day)):
        return refuse(PayRunCode.CHANGED)
    cents = sum(row.cents for row in rows)
    await pay_runs.made(deed.tx, run.id, cents, sha256, deed.now, [row.id for row in rows])
    deed.trail(run.municipality, "payments made", Thing.PAY_RUN, run.id, cents=cents)
    await _show_again(deed, run)
    for row in rows:
        if not await _paid(deed, run, row):
            return refuse(PayRunCode.CHANGED)
    return await _standing(deed.tx, run.municipality, run_kind, run.day)


async def _paid(deed: Deed, run: Run, row: Row[Any]) -> bool:
    """Write that a line is paid; False when that moment of the year was used meanwhile."""
    if run.kind == RunKind.TRAVEL:
        deed.trail(run.municipality, "travel paid", Thing.PREMIUM, row.candidate, run=run.id, cents=row.cents)
        return True
    values = {"candidate": row.candidate, "year": run.day.year, "moment": row.moment, "cents": row.cents}
    more = {"municipality": run.municipality, "paid_on": run.day, "written_off_cents": row.written_off}
    if not await pay_runs.pay(deed.tx, **values, **more):
        return False
    facts = {name: value for name, value in (values | more).items() if name not in ("candidate", "municipality")}
    deed.trail(run.municipality, "premium paid", Thing.PREMIUM, row.candidate, **facts)
    if candidate := await people.by_id(deed.tx, row.candidate):
        deed.tell(candidate, Notice.PREMIUM_PAID, key=f"{candidate.id}:{run.day}", day=run.day.isoformat(), cents=row.cents)
        await _show_paid(deed, candidate, run.day)
    return True


async def _show_paid(deed: Deed, candidate: Person, day: date) -> None:
    """The agreed day that is paid now says so on both phones."""
    due = [one for one in await moments.chosen_of(deed.tx, candidate.id, date.min) if one.state is MomentState.AGREED]
    newest = max((one for one in due if one.day <= day), key=lambda one: one.day, default=None)
    for reader in (candidate, await contact_today(deed.tx, candidate.id, local_day(deed.now))) if newest else ():
        if reader and newest:
            deed.show(reader, Thing.MOMENT, newest.id)


async def _standing(tx: Transaction, of: int, run_kind: RunKind, day: date) -> Run:
    run = await pay_runs.standing(tx, of, run_kind, day)
    assert run is not None, "it was just written, or by somebody else a moment before"
    return run


def _row(of: int, run: int, line: Line) -> dict[str, Any]:
    return {"municipality": of, "run": run, "candidate": line.candidate, **asdict(line.pay_line)}


async def _is_same(tx: Transaction, run: Run, lines: Sequence[Line]) -> bool:
    """Whether a run still says what is due now."""
    kept = {row.candidate: row for row in await pay_runs.lines(tx, run.id)}
    now = {line.candidate: asdict(line.pay_line) for line in lines}
    return kept.keys() == now.keys() and all(
        all(getattr(kept[who], name) == value for name, value in said.items()) for who, said in now.items()
    )


async def _is_covered(tx: Transaction, run: Run, lines: Sequence[Line]) -> bool:
    """Whether all that an approved run pays may still be paid now, as the same moment."""
    now = {line.candidate: line.pay_line for line in lines}
    kept = [row for row in await pay_runs.lines(tx, run.id) if row.cents]
    return all((one := now.get(row.candidate)) and one.cents >= row.cents and one.moment == row.moment for row in kept)
