"""Reported jobs, with the answers of their displacement check."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, exists, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.matching.reports import Kept, Standing
from core.rules.work.ending import EndReason
from core.store.database import Transaction
from core.store.lists import among
from core.store.tables.endings import ending
from core.store.tables.people import employer
from core.store.tables.reports import displacement_answer, job_report
from core.store.tables.work import job, job_shift, placement


@dataclass(frozen=True, slots=True)
class Report:
    """A reported job: `facts` by the names of `core.rules.matching.reports.Field`, dates as ISO; `owner` checks it;
    `reason` why it was refused.
    """

    id: int
    municipality: int
    employer: int
    employer_name: str
    site: int | None
    by: int
    facts: dict[str, Any]
    owner: int | None
    sent_at: datetime | None
    reason: str
    job: int | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class Before:
    """Somebody who worked for an employer before."""

    candidate: int
    job: int
    title: str
    first: date
    last: date
    hired: bool
    """Whether a contract with this employer followed."""


_TAKEN = select(func.count()).select_from(placement).where(placement.c.job == job_report.c.job).scalar_subquery().label("taken")
_BEGUN = select(displacement_answer.c.id).where(displacement_answer.c.report == job_report.c.id).exists().label("begun")
_ALL = (
    select(job_report, employer.c.name.label("employer_name"), job.c.places, job.c.withdrawn_at, _TAKEN, _BEGUN)
    .join(employer, employer.c.id == job_report.c.employer)
    .join(job, job.c.id == job_report.c.job, isouter=True)
)
_BY_IDS = _ALL.where(among(job_report.c.id, "ids"))
_DRAFT_OF = _ALL.where(job_report.c.by == bindparam("who"), job_report.c.state == Kept.DRAFT)
_OF_EMPLOYER = (
    _ALL.where(job_report.c.employer == bindparam("of"), job_report.c.state != Kept.DRAFT)
    .order_by(job_report.c.id.desc())
    .limit(10)
)
_OF_JOBS = select(job_report.c.id).where(job_report.c.job == bindparam("of"))
_WAITING = _ALL.where(among(job_report.c.owner, "desks"), job_report.c.state == Kept.SENT).order_by(job_report.c.id)
_LOCK = select(job_report.c.id).where(job_report.c.id == bindparam("one")).with_for_update()
_BEGIN = {
    d: m.insert(job_report).on_conflict_do_nothing().returning(job_report.c.id)
    for d, m in (("sqlite", sqlite), ("postgresql", postgresql))
}
_OF_ONE = job_report.c.id == bindparam("one")
_FILL = (
    update(job_report).where(_OF_ONE, job_report.c.state == Kept.DRAFT).values(facts=bindparam("told"), site=bindparam("at_site"))
)
_DROP = delete(job_report).where(job_report.c.by == bindparam("who"), job_report.c.state == Kept.DRAFT)
_SEND = update(job_report).where(_OF_ONE).values(state=Kept.SENT, owner=bindparam("to"), sent_at=bindparam("at"))
_DECIDE = (
    update(job_report)
    .where(_OF_ONE)
    .values(
        state=bindparam("to"),
        decided_at=bindparam("at"),
        decided_by=bindparam("who"),
        reason=bindparam("why"),
        job=bindparam("made"),
    )
)
_ANSWERS = select(displacement_answer.c.report, displacement_answer.c.question, displacement_answer.c.answer).where(
    among(displacement_answer.c.report, "ids")
)


def _upsert(dialect: Any) -> Any:
    new = dialect.insert(displacement_answer)
    return new.on_conflict_do_update(
        index_elements=["report", "question"], set_={name: new.excluded[name] for name in ("answer", "by", "at")}
    )


_FORGET = delete(displacement_answer).where(
    displacement_answer.c.report == bindparam("of"), among(displacement_answer.c.question, "which")
)
_ANSWER = {"sqlite": _upsert(sqlite), "postgresql": _upsert(postgresql)}
_BEFORE = (
    select(
        placement.c.candidate,
        placement.c.job,
        job.c.title,
        placement.c.starts_on,
        placement.c.last_day,
        exists().where(ending.c.placement == placement.c.id, ending.c.reason == EndReason.WORK_HERE).label("hired"),
    )
    .join(job, job.c.id == placement.c.job)
    .where(placement.c.employer == bindparam("of"))
    .order_by(placement.c.starts_on.desc())
    .limit(100)
)
_ADD_JOB = insert(job).returning(job.c.id)
_ADD_SHIFT = insert(job_shift)
_WITHDRAW_JOB = update(job).where(job.c.id == bindparam("one"), job.c.withdrawn_at.is_(None)).values(withdrawn_at=bindparam("at"))


async def by_ids(tx: Transaction, ids: Collection[int]) -> dict[int, Report]:
    """The reports with these numbers."""
    return {row.id: _report(row) for row in await tx.execute(_BY_IDS, {"ids": list(ids)})}


async def by_id(tx: Transaction, number: int) -> Report | None:
    """The report with this number."""
    return (await by_ids(tx, [number])).get(number)


async def locked(tx: Transaction, number: int) -> Report | None:
    """One report, locked until the transaction ends."""
    await tx.execute(_LOCK, {"one": number})
    return await by_id(tx, number)


async def draft_of(tx: Transaction, who: int) -> Report | None:
    """What somebody began and has not sent."""
    row = (await tx.execute(_DRAFT_OF, {"who": who})).first()
    return _report(row) if row else None


async def of_employer(tx: Transaction, employer_id: int) -> list[Report]:
    """The last ten that an employer sent, newest first."""
    return [_report(row) for row in await tx.execute(_OF_EMPLOYER, {"of": employer_id})]


async def of_job(tx: Transaction, job_id: int) -> int | None:
    """The report that a job came from."""
    number: int | None = (await tx.execute(_OF_JOBS, {"of": job_id})).scalar()
    return number


async def waiting_for(tx: Transaction, owners: Collection[int]) -> list[Report]:
    """What was sent and waits for the check of these people, oldest first."""
    return [_report(row) for row in await tx.execute(_WAITING, {"desks": list(owners)})]


async def begin(
    tx: Transaction, municipality: int, employer_id: int, by: int, facts: Mapping[str, Any], site: int | None
) -> int | None:
    """Begin a draft; None when this person has one (UNIQUE)."""
    whose = {"municipality": municipality, "employer": employer_id, "site": site, "by": by}
    values = whose | {"state": Kept.DRAFT, "facts": dict(facts)}
    number: int | None = (await tx.execute(_BEGIN[tx.dialect], values)).scalar()
    return number


async def fill(tx: Transaction, number: int, facts: Mapping[str, Any], site: int | None) -> None:
    """Write what is told so far, and at which site it is, as long as it is a draft."""
    await tx.execute(_FILL, {"one": number, "told": dict(facts), "at_site": site})


async def drop_draft(tx: Transaction, who: int) -> bool:
    """Take a draft away; False when there was none."""
    return (await tx.execute(_DROP, {"who": who})).rowcount == 1


async def send(tx: Transaction, number: int, owner: int, at: datetime) -> None:
    """From draft to sent, to whoever checks it."""
    await tx.execute(_SEND, {"one": number, "to": owner, "at": at})


async def write_decision(
    tx: Transaction, number: int, to: Kept, who: int, at: datetime, *, why: str | None = None, made: int | None = None
) -> None:
    """Accepted (with the job that it became), refused (with why) or withdrawn."""
    await tx.execute(_DECIDE, {"one": number, "to": to, "who": who, "at": at, "why": why, "made": made})


async def answers(tx: Transaction, ids: Collection[int]) -> dict[int, dict[str, str]]:
    """What was answered in the checks of these reports."""
    said: dict[int, dict[str, str]] = defaultdict(dict)
    for row in await tx.execute(_ANSWERS, {"ids": list(ids)}):
        said[row.report][row.question] = row.answer
    return said


async def write_answer(tx: Transaction, one: Report, question: str, answer: str, who: int, at: datetime) -> None:
    """Record an answer of the check; a later one takes its place, and the trail keeps both."""
    values = {"municipality": one.municipality, "report": one.id, "question": question, "answer": answer, "by": who, "at": at}
    await tx.execute(_ANSWER[tx.dialect], values)


async def forget_answers(tx: Transaction, report_id: int, questions: Collection[str]) -> None:
    """These were not answered."""
    await tx.execute(_FORGET, {"of": report_id, "which": list(questions)})


async def before(tx: Transaction, employer_id: int) -> list[Before]:
    """Who worked for an employer, newest first."""
    return [
        Before(row.candidate, row.job, row.title, row.starts_on, row.last_day, row.hired)
        for row in await tx.execute(_BEFORE, {"of": employer_id})
    ]


async def add_job(tx: Transaction, values: Mapping[str, Any], shifts: Collection[Mapping[str, Any]]) -> int:
    """The job that a report became, with its weekly shifts."""
    number = int((await tx.execute(_ADD_JOB, dict(values))).scalar_one())
    rows = [{"municipality": values["municipality"], "job": number} | dict(shift) for shift in shifts]
    if rows:
        await tx.execute(_ADD_SHIFT, rows)
    return number


async def withdraw_job(tx: Transaction, job_id: int, at: datetime) -> None:
    """The employer takes the job back."""
    await tx.execute(_WITHDRAW_JOB, {"one": job_id, "at": at})


def _report(row: Row[Any]) -> Report:
    kept, taken = Kept(row.state), int(row.taken or 0)
    standing = Standing(kept, bool(row.begun), (row.places or 0) - taken, taken, row.withdrawn_at is not None)
    return Report(
        id=row.id,
        municipality=row.municipality,
        employer=row.employer,
        employer_name=row.employer_name,
        site=row.site,
        by=row.by,
        facts=row.facts,
        owner=row.owner,
        sent_at=row.sent_at,
        reason=row.reason or "",
        job=row.job,
        standing=standing,
    )
