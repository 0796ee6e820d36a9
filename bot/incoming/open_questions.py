"""Which cards still ask their reader something: whoever answered while Telegram dropped presses must be asked again, and nobody else.

A card that is decided keeps buttons (a paper to fetch, a mistake to report); it asks nothing, and is not said twice. What else waits for a
consultant stands in *Wat wacht*.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, Table, and_, bindparam, exists, or_, select

from bot.store import card
from core.actions.access import STAFF
from core.actions.things import Thing
from core.rules.hours.corrections import CorrectionState
from core.rules.hours.weeks import WeekState
from core.rules.work.at_work import WishState
from core.rules.work.ending import AskState, ChangeState
from core.store.money.moments import MomentState
from core.store.people.people import COLUMNS, Role
from core.store.tables.at_work import work_wish
from core.store.tables.corrections import week_correction
from core.store.tables.endings import work_ask, work_change
from core.store.tables.hours import day_entry, timesheet
from core.store.tables.money import payment_moment
from core.store.tables.participation import checklist_point, participation
from core.store.tables.people import address, person
from core.store.tables.reports import meeting
from core.store.tables.work import job, offer, offer_answer, planned_shift, proposal, proposal_answer

_CANDIDATE = person.c.role == Role.CANDIDATE
_EMPLOYER = person.c.role == Role.EMPLOYER
_STAFF = person.c.role.in_(STAFF)


def _has(table: Table, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """The thing of the card is such a row."""
    return exists().where(table.c.id == card.c.thing_id, *conditions)


def _without(table: FromClause, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return ~exists().where(*conditions).correlate_except(table)


_NEWER = meeting.alias("newer")
"""What was proposed after a meeting, in its place."""

_ASKING: Mapping[Thing, ColumnElement[bool]] = MappingProxyType(
    {
        Thing.OFFER: or_(
            and_(
                _CANDIDATE,
                _has(
                    offer,
                    offer.c.withdrawn_at.is_(None),
                    _without(offer_answer, offer_answer.c.offer == offer.c.id),
                    _without(job, job.c.id == offer.c.job, job.c.withdrawn_at.is_not(None)),
                ),
            ),
            and_(
                _STAFF,
                _has(
                    offer,
                    offer.c.withdrawn_at.is_(None),
                    offer_answer.c.offer == offer.c.id,
                    offer_answer.c.wants,
                    _without(proposal, proposal.c.offer == offer.c.id),
                ),
            ),
        ),
        Thing.PROPOSAL: and_(_EMPLOYER, _has(proposal, _without(proposal_answer, proposal_answer.c.proposal == proposal.c.id))),
        Thing.MEETING: and_(
            _CANDIDATE,
            _has(
                meeting,
                meeting.c.answered_at.is_(None),
                _without(_NEWER, _NEWER.c.proposal == meeting.c.proposal, _NEWER.c.version > meeting.c.version),
            ),
        ),
        Thing.SHIFT: and_(
            _CANDIDATE,
            _has(
                planned_shift,
                # days of earlier weeks are named by the question about their week
                planned_shift.c.day.between(bindparam("monday"), bindparam("today")),
                _without(day_entry, day_entry.c.placement == planned_shift.c.placement, day_entry.c.day == planned_shift.c.day),
            ),
        ),
        Thing.WEEK: or_(
            and_(
                _CANDIDATE,
                _has(
                    timesheet,
                    or_(
                        timesheet.c.state == WeekState.DISPUTED,
                        and_(timesheet.c.state == WeekState.OPEN, timesheet.c.ends_at <= bindparam("now")),
                    ),
                ),
            ),
            and_(_EMPLOYER, _has(timesheet, timesheet.c.state == WeekState.SIGNED)),
            and_(_STAFF, _has(timesheet, timesheet.c.state == WeekState.TO_CONSULTANT)),
        ),
        Thing.CORRECTION: or_(
            and_(
                _CANDIDATE, _has(week_correction, week_correction.c.state == CorrectionState.OPEN, week_correction.c.by_employer)
            ),
            and_(
                _EMPLOYER, _has(week_correction, week_correction.c.state == CorrectionState.OPEN, ~week_correction.c.by_employer)
            ),
            and_(_STAFF, _has(week_correction, week_correction.c.state == CorrectionState.TO_CONSULTANT)),
        ),
        Thing.MOMENT: _has(
            payment_moment,
            payment_moment.c.state == MomentState.PROPOSED,
            payment_moment.c.day > bindparam("today"),
            or_(
                and_(_CANDIDATE, payment_moment.c.proposed_by != payment_moment.c.candidate),
                and_(_STAFF, payment_moment.c.proposed_by == payment_moment.c.candidate),
            ),
        ),
        Thing.WORK_CHANGE: and_(_CANDIDATE, _has(work_change, work_change.c.state == ChangeState.OPEN)),
        Thing.ASK: and_(_STAFF, _has(work_ask, work_ask.c.state == AskState.OPEN)),
        Thing.WISH: and_(_STAFF, _has(work_wish, work_wish.c.state == WishState.OPEN)),
        Thing.CHECKLIST_POINT: and_(_CANDIDATE, _has(checklist_point, checklist_point.c.understood_at.is_(None))),
        Thing.PARTICIPATION: or_(
            and_(_CANDIDATE, _has(participation, participation.c.confirmed_at.is_(None))),
            and_(_STAFF, _has(participation, participation.c.confirmed_at.is_not(None), participation.c.signed_at.is_(None))),
        ),
    }
)

OPEN: Select[Any] = (
    select(*COLUMNS, card.c.thing, card.c.thing_id)
    .join(address, address.c.person == person.c.id)
    .join(card, card.c.address == address.c.id)
    .where(
        address.c.until.is_(None),
        address.c.reachable,
        or_(*(and_(card.c.thing == thing, asks) for thing, asks in _ASKING.items())),
    )
    .order_by(card.c.id)
)
"""The cards that ask, with who reads them. Parameters: `now`, `today` and `monday` of its week."""
