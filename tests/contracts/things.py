"""What deeds are tried with: the things of a municipality by the name under which deeds take them, and values for all else."""

import inspect
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

from sqlalchemy import select

from core.actions.desk.months import numbered
from core.actions.money.halves import Half
from core.actions.money.settling import Terms
from core.actions.talk.questions import Message
from core.actions.things import Form
from core.rules.amounts import statutory
from core.rules.hours.week_days import Work
from core.rules.matching.reports import Field
from core.rules.money.pay_runs import RunKind
from core.rules.people.members import INVITED_BY_COLLEAGUES
from core.rules.policy import Policy
from core.rules.reading.day import Reading
from core.rules.talk.questions import MessageKind
from core.rules.work.ending import End, EndReason, Step
from core.store.database import Transaction
from core.store.hours.signing import Objection
from core.store.people.people import Role
from core.store.tables.accounts import account_change
from core.store.tables.at_work import work_wish
from core.store.tables.concerns import concern
from core.store.tables.contacts import contact_moment
from core.store.tables.corrections import reported_absence, week_correction
from core.store.tables.costs import direct_cost
from core.store.tables.desk import leave
from core.store.tables.endings import work_ask, work_change
from core.store.tables.erasures import erasure_request
from core.store.tables.hours import timesheet
from core.store.tables.invoices import invoice
from core.store.tables.matching import job_search
from core.store.tables.money import payment_moment
from core.store.tables.participation import checklist_point, first_call, participation
from core.store.tables.pay_runs import pay_run
from core.store.tables.people import candidate, employer, employer_member, person, site, site_member
from core.store.tables.questions import question
from core.store.tables.reports import job_report, meeting
from core.store.tables.work import job, offer, placement, planned_shift, proposal
from tests.contracts.clone import OFFSET
from tests.contracts.two_towns import DAY
from tests.kept import NOW

NOBODYS = 999_999_999
TABLES = {
    "offer_id": offer,
    "proposal_id": proposal,
    "week_id": timesheet,
    "placement_id": placement,
    "shift_id": planned_shift,
    "question_id": question,
    "moment_id": payment_moment,
    "concern_id": concern,
    "request_id": erasure_request,
    "job_id": job,
    "report_id": job_report,
    "meeting_id": meeting,
    "search_id": job_search,
    "employer_id": employer,
    "wish_id": work_wish,
    "ask_id": work_ask,
    "work_change_id": work_change,
    "candidate_id": candidate,
    "account_id": person,
    "change_id": account_change,
    "participation_id": participation,
    "point_id": checklist_point,
    "call_id": first_call,
    "leave_id": leave,
    "contact_id": contact_moment,
    "correction_id": week_correction,
    "absence_id": reported_absence,
    "colleague_id": employer_member,
    "site_id": site,
    "cost_id": direct_cost,
    "run_id": pay_run,
    "invoice_id": invoice,
}
VALUES: dict[str, list[Any]] = {
    "field": [Field.TITLE],
    "month": [numbered(DAY)],
    "form": list(Form),
    "moments": [[NOW + timedelta(days=9)]],
    "number": [0, 1],
    "instead_of": [0],
    "value": ["Inpakken"],
    "question": ["prospect"],
    "answer": ["Ervaring."],
    "version": [0, 1, 2, 3, 4, 5],
    "wait": [0, 1, 2],
    "page": [0, 1],
    "with_words": [True],
    "as_shown": [None],
    "wants": [True, False],
    "agrees": [True, False],
    "pin": ["2849"],
    "welcome": [True, False],
    "employer_is_right": [True, False],
    "day": [DAY - timedelta(days=back) for back in range(8)],
    "kilometres": [Decimal(7)],
    "cents": [450],
    "draft": [1],
    "text": ["Wie zijn jullie?"],
    "language": ["en"],
    "last_day": [DAY + timedelta(days=40)],
    "wage": [None, Decimal(20)],
    "to_point": [True, False],
    "wanted": [True, False],
    "kind": [0, 1, 2, 3],
    "message": [Message(MessageKind.TEXT, "Wie ben jij?")],
    "minutes": [24 * 60],
    "file": ["F1"],
    "mark": ["M1"],
    "address": [None],
    "words": ["Daarom."],
    "end": [End(DAY, EndReason.OTHER)],
    "steps": [[Step(DAY + timedelta(days=21 - DAY.weekday()), 25 * 60)]],
    "objections": [[Objection(DAY, 60)]],
    "reading": [Reading(None, None, 0, 60)],
    "work": [Work(None, None, 0, 75)],
    "note": ["Vergist."],
    "said": [{DAY: Work(None, None, 0, 75)}],
    "grants": [True, False],
    "employer_too": [True, False],
    "going": [0],
    "answers": [{}],
    "kvk": ["12345678"],
    "contact": ["Ilse Bos"],
    "role": [Role.CONSULTANT],
    "municipality": [1, 1 + OFFSET, NOBODYS],
    "part": [0, 1, 2],
    "costs": [{}],
    "ready": [0],
    "is_right": [True, False],
    "first": [(date(2020, 1, 1), 0)],
    "last": [(date(2030, 1, 1), NOBODYS)],
    "shown": [int(NOW.timestamp())],
    "terms": [1],
    "name": ["Kade 3"],
    "duty": list(INVITED_BY_COLLEAGUES),
    "sites": [[], [1]],
    "run_kind": list(RunKind),
    "half": [
        Half(
            of=1,
            first=date(2020, 1, 1),
            last=date(2020, 6, 30),
            number=None,
            written_off=0,
            open_weeks=0,
            issued=frozenset(),
            terms=Terms(Policy(), statutory()),
        )
    ],
}
MOST_THINGS = 60


async def numbers(tx: Transaction) -> dict[str, list[int]]:
    """Things of the first municipality, by the name under which deeds take them."""
    found = {}
    for name, table in TABLES.items():
        key = table.c.person if "id" not in table.c else table.c.id
        rows = select(key).where(table.c.municipality == 1).order_by(key)
        if table is participation:  # everybody has their own, also those who have nothing to do with anybody
            rows = rows.where(participation.c.candidate.in_(select(placement.c.candidate).where(placement.c.municipality == 1)))
        if table is site:  # the one of the supervisor who has nothing to do with the others is theirs
            rows = rows.where(site.c.id.not_in(select(site_member.c.site)))
        found[name] = list((await tx.execute(rows)).scalars())[:MOST_THINGS]
    return found


def without(things: dict[str, list[int]], who: int) -> dict[str, list[int]]:
    """The same, without somebody's own number."""
    return things | {name: [n for n in things[name] if n != who] for name in ("candidate_id", "account_id", "colleague_id")}


def arguments(act: Any, things: dict[str, list[int]]) -> Iterator[dict[str, Any]]:
    """Every combination of things and values for a deed."""
    names = list(inspect.signature(act).parameters)[1:]
    unknown = [name for name in names if name not in TABLES and name not in VALUES]
    assert not unknown, f"{act.__name__}: say in VALUES what {unknown} can be"
    for values in product(*(things.get(name) or VALUES[name] for name in names)):
        yield dict(zip(names, values, strict=True))
