"""What a year's overview asks beside what was worked: which placements are at temp agencies, and of which the hours changed on the way."""

from sqlalchemy import bindparam, select

from core.rules.matching.job_check import NONE, Question
from core.store.database import Transaction
from core.store.tables.endings import hours_step
from core.store.tables.people import employer
from core.store.tables.reports import displacement_answer, job_report
from core.store.tables.work import placement

_AGENCIES = (
    select(placement.c.id, placement.c.job, employer.c.agency)
    .join(employer, employer.c.id == placement.c.employer)
    .where(placement.c.municipality == bindparam("of"))
)
_CLIENT_PRICES = (
    select(job_report.c.job, displacement_answer.c.answer)
    .join(job_report, job_report.c.id == displacement_answer.c.report)
    .where(
        displacement_answer.c.municipality == bindparam("of"),
        displacement_answer.c.question == Question.CLIENT_PRICE.value,
        job_report.c.job.is_not(None),
    )
)
_STEPPED = select(hours_step.c.placement).where(hours_step.c.municipality == bindparam("of")).distinct()


async def through_agencies(tx: Transaction, of: int) -> dict[int, bool]:
    """Whether a placement goes through a temp agency, where that is known: the check of its job says so, or else its employer."""
    checked = {row.job: row.answer != NONE for row in await tx.execute(_CLIENT_PRICES, {"of": of})}
    found = {row.id: checked.get(row.job, row.agency) for row in await tx.execute(_AGENCIES, {"of": of})}
    return {number: agency for number, agency in found.items() if agency is not None}


async def stepped(tx: Transaction, of: int) -> set[int]:
    """The placements whose hours a week were changed on the way."""
    return {row.placement for row in await tx.execute(_STEPPED, {"of": of})}
