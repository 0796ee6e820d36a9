"""What was before with a candidate: all their work and how it ended, what was paid, what they asked. Never a refusal (RIB, REPORT 3.2)."""

from dataclasses import dataclass
from datetime import date

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.people.guided import open_candidate
from core.actions.work.placements import first_day_of
from core.rules.calendar import local_day
from core.rules.refusals import Refusal
from core.rules.work.ending import End
from core.store.matching import jobs
from core.store.money import payments
from core.store.money.payments import Paid
from core.store.people.people import Person
from core.store.talk import questions
from core.store.work import endings, placements
from core.store.work.placements import Placement

MOST_QUESTIONS = 8


@dataclass(frozen=True)
class History:
    """All work of a candidate, the newest first, with its first day and its recorded end (None: none is), the payments by day, and the last
    questions (number and day on which they were asked)."""

    candidate: Person
    work: tuple[tuple[Placement, date, End | None], ...]
    paid: tuple[Paid, ...]
    questions: tuple[tuple[int, date], ...]


@by(*STAFF)
async def history_of(deed: Deed, candidate_id: int) -> History | Refusal:
    """What was before with an own candidate, or with one of somebody for whom whoever acts stands in."""
    found = await open_candidate(deed, candidate_id)
    if isinstance(found, Refusal):
        return found
    own = sorted(await placements.of_candidate(deed.tx, candidate_id), key=lambda one: (one.starts_on, one.id), reverse=True)
    ended = await endings.of_placements(deed.tx, [one.id for one in own])
    known = await jobs.by_ids(deed.tx, {one.job for one in own})
    asked = await questions.of_asker(deed.tx, candidate_id, MOST_QUESTIONS)
    return History(
        found,
        tuple((one, first_day_of(one, known[one.job].shifts), ended[one.id][1] if one.id in ended else None) for one in own),
        tuple(await payments.of_candidate(deed.tx, candidate_id)),
        tuple((one.id, local_day(one.asked_at)) for one in asked),
    )
