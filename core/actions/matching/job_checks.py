"""The displacement check of a reported job: each answer is recorded, and a person decides whether the job opens (domain section 8)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from core.actions.access import WITH_EMPLOYERS, by
from core.actions.deed import Deed
from core.actions.people.desks import has_desk_of
from core.actions.things import Thing
from core.actions.work.floors import floor_at
from core.rules.amounts import Amount
from core.rules.calendar import local_day
from core.rules.matching import job_check
from core.rules.matching import reports as rules
from core.rules.matching.displacement import Finding
from core.rules.matching.job_check import Checked, Question
from core.rules.matching.reports import Field, Kept, ReportCode, ReportState
from core.rules.matching.stops import Before as EarlierInstrument
from core.rules.money.tariff import TariffFloor, may_charge
from core.rules.refusals import CommonCode, Refusal, refuse
from core.rules.talk.questions import QuestionCode
from core.rules.work.instruments import Episode, Instrument
from core.store import policies
from core.store.database import Transaction
from core.store.matching import matching, refused, reports
from core.store.matching.reports import Before, Report
from core.store.people import members, people
from core.store.people.people import Role

LONGEST_ANSWER = 600
OPENED = "accepted"


@dataclass(frozen=True, kw_only=True)
class CheckView:
    """A reported job as whoever checks it sees it: the answers, what is found, who worked there before, the floor of the tariff."""

    report: Report
    state: ReportState
    by: str
    said: Mapping[str, str]
    asks: str | None
    found: tuple[Finding, ...]
    before: tuple[Before, ...]
    same_work: int
    instruments: tuple[EarlierInstrument, ...]
    floor: Amount | None


@by(*WITH_EMPLOYERS)
async def open_check(deed: Deed, report_id: int) -> CheckView | Refusal:
    """A reported job that whoever acts checks, or checks for who is away."""
    one = await _to_check(deed, report_id)
    return (await check_views(deed.tx, [one.id], deed.now))[one.id] if one else refuse(CommonCode.NOT_FOUND)


@by(*WITH_EMPLOYERS)
async def answer_check(deed: Deed, report_id: int, question: str, answer: str) -> CheckView | Refusal:
    """Record an answer of the check; answers how the check then stands. A reason that was written for another answer goes, and is asked
    again where it is still needed. Refused: nothing said, too long, a tariff under the floor."""
    one = await _to_check(deed, report_id)
    if one is None:
        return refuse(CommonCode.NOT_FOUND)
    refusal = rules.may_decide(one.standing.kept) or await _may_say(deed, one, question, answer)
    if refusal:
        return refusal
    said = (await reports.answers(deed.tx, [one.id])).get(one.id, {})
    outdated = job_check.outdated_by(said, question, answer)
    if outdated:
        await reports.forget_answers(deed.tx, one.id, outdated)
    await reports.write_answer(deed.tx, one, question, answer, deed.who.id, deed.now)
    deed.trail(one.municipality, "job checked", Thing.JOB_REPORT, one.id, question=question)
    deed.changed(Thing.JOB_REPORT, one.id)
    return (await check_views(deed.tx, [one.id], deed.now))[one.id]


async def _may_say(deed: Deed, one: Report, question: str, answer: str) -> Refusal | None:
    if len(answer) > LONGEST_ANSWER:
        return refuse(ReportCode.REPORT_WORDS_TOO_LONG, most=LONGEST_ANSWER)
    if not answer.strip() and question not in job_check.MAY_BE_NONE:
        return refuse(QuestionCode.NOTHING_SAID)
    if question != Question.TARIFF:
        return None
    start = _first(one)
    hard = (await policies.of(deed.tx, one.municipality)).on(start).tariff_floor
    refusal = may_charge(Decimal(answer), await floor_at(deed.tx, one.municipality, start), start, hard)
    return refusal if hard is TariffFloor.HARD else None


@by(*WITH_EMPLOYERS, money=True)
async def accept_report(deed: Deed, report_id: int) -> int | Refusal:
    """The job opens, with the tariff of the check; the employer sees it. The same again changes nothing."""
    one = await _to_check(deed, report_id)
    if one is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.JOB_REPORT, one.id)
    if one.standing.kept is Kept.ACCEPTED:
        return one.id
    check = await _checked(deed.tx, one, deed.now)
    refusal = rules.may_decide(one.standing.kept) or job_check.may_accept(check)
    if refusal:
        return refusal
    shifts = [
        {"weekday": day, "starts": time.fromisoformat(starts), "ends": time.fromisoformat(ends), "break_minutes": pause}
        for day, starts, ends, pause in one.facts[Field.SHIFTS]
    ]
    job = await reports.add_job(deed.tx, _job(deed, one, check.said), shifts)
    await reports.write_decision(deed.tx, one.id, Kept.ACCEPTED, deed.who.id, deed.now, made=job)
    deed.trail(one.municipality, "job opened", Thing.JOB_REPORT, one.id, job=job)
    deed.trail(one.municipality, "job entered", Thing.JOB, job)
    await _tell_employer(deed, one, OPENED)
    deed.show(deed.who, Thing.JOB, job, fresh=True, key="opened")
    return one.id


def _job(deed: Deed, one: Report, said: Mapping[str, str]) -> dict[str, object]:
    told = one.facts
    return {
        "municipality": one.municipality,
        "employer": one.employer,
        "site": one.site,
        "ref": f"R{one.id}",
        "title": told[Field.TITLE],
        "tasks": told[Field.TASKS],
        "needs": told[Field.NEEDS],
        "place": told[Field.PLACE],
        "report_to": told[Field.GUIDE],
        "starts_on": _first(one),
        "ends_on": date.fromisoformat(told[Field.LAST]) if told[Field.LAST] else None,
        "minutes_per_week": told[Field.MINUTES],
        "tariff": Decimal(said[Question.TARIFF]),
        "checked_at": deed.now,
        "checked_by": deed.who.id,
    }


@by(*WITH_EMPLOYERS)
async def refuse_report(deed: Deed, report_id: int, words: str) -> int | Refusal:
    """The job does not open; the employer reads why, in these words. The same again changes nothing."""
    one = await _to_check(deed, report_id)
    if one is None:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.JOB_REPORT, one.id)
    if one.standing.kept is Kept.REFUSED:
        return one.id
    refusal = rules.may_decide(one.standing.kept)
    if refusal or not words.strip() or len(words) > LONGEST_ANSWER:
        too_long = refuse(ReportCode.REPORT_WORDS_TOO_LONG, most=LONGEST_ANSWER)
        return refusal or (too_long if words.strip() else refuse(QuestionCode.NOTHING_SAID))
    await reports.write_decision(deed.tx, one.id, Kept.REFUSED, deed.who.id, deed.now, why=words.strip())
    deed.trail(one.municipality, "job refused", Thing.JOB_REPORT, one.id)
    await _tell_employer(deed, one, "refused")
    return one.id


async def _tell_employer(deed: Deed, one: Report, key: str) -> None:
    """Whoever reported it hears how it went; of work that a colleague entered, the employer's people see it when it is open."""
    reporter = await people.by_id(deed.tx, one.by)
    readers = [reporter] if reporter and reporter.role is Role.EMPLOYER else []
    if not readers and key == OPENED:
        readers = await members.looking_after(deed.tx, one.employer, one.site)
    for reader in readers:
        deed.show(reader, Thing.JOB_REPORT, one.id, key=key, fresh=True)


async def _to_check(deed: Deed, report_id: int) -> Report | None:
    """The report, locked, when whoever acts has the desk of who checks it. A draft is nobody else's."""
    one = await reports.locked(deed.tx, report_id)
    if one is None or one.owner is None or one.municipality != deed.who.municipality:
        return None
    return one if await has_desk_of(deed, one.owner) else None


async def check_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, CheckView]:
    """Reported jobs with their checks, for showing."""
    found = await reports.by_ids(tx, ids)
    named = await people.by_ids(tx, {one.by for one in found.values()})
    views = {}
    for number, one in found.items():
        check, before = await _checked(tx, one, now), await reports.before(tx, one.employer)
        views[number] = CheckView(
            report=one,
            state=rules.state_of(one.standing),
            by=named[one.by].first_name,
            said=check.said,
            asks=job_check.next_question(check),
            found=tuple(job_check.found_in(check)),
            before=tuple(before),
            same_work=len({b.candidate for b in before if _same_work(one, b)}),
            instruments=tuple(await matching.instruments_at(tx, one.employer)),
            floor=await floor_at(tx, one.municipality, _first(one)) if Field.FIRST in one.facts else None,
        )
    return views


async def _checked(tx: Transaction, one: Report, now: datetime) -> Checked:
    said = dict((await reports.answers(tx, [one.id])).get(one.id, {}))
    if await refused.of_employer(tx, one.employer):
        said[Question.EMPLOYER_REFUSED] = job_check.YES
    choices = (await policies.of(tx, one.municipality)).on(local_day(now))
    history = [_episode(one, b) for b in await reports.before(tx, one.employer) if b.job != one.job]
    return Checked(said, one.employer, history, choices.temporary_work_only, choices.cao)


def _episode(one: Report, before: Before) -> Episode:
    job = 0 if _same_work(one, before) else before.job
    return Episode(before.candidate, one.employer, job, Instrument.FLEXTENSIE, before.first, before.last, before.hired)


def _same_work(one: Report, before: Before) -> bool:
    """The same work is known by its name: an employer reports each time anew."""
    return before.title.strip().casefold() == str(one.facts.get(Field.TITLE, "")).strip().casefold()


def _first(one: Report) -> date:
    return date.fromisoformat(one.facts[Field.FIRST])
