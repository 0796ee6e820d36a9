"""Days, weeks, travel and corrections: the effects of deeds about hours."""

from sqlalchemy import select

from core.actions.effects.line import Line
from core.actions.things import Thing
from core.store.tables.corrections import reported_absence, week_correction
from core.store.tables.hours import day_entry, timesheet, timesheet_answer, timesheet_ruling, timesheet_signature, travel_claim
from core.store.tables.paper import paper_week

_answered = select(timesheet_answer.c.municipality, timesheet_signature.c.timesheet).join(
    timesheet_signature, timesheet_signature.c.id == timesheet_answer.c.signature
)
_signed = select(
    timesheet_signature.c.municipality,
    timesheet_signature.c.timesheet,
    timesheet_signature.c.version,
    timesheet.c.placement,
    timesheet.c.monday,
).join(timesheet, timesheet.c.id == timesheet_signature.c.timesheet)
_claimed = ("day", "version", "cents")
_claimed_since = ("kilometres", "at")
_work = ("worked", "starts", "ends", "break_minutes", "minutes")
_entered_since = ("by", "at")

LINES = (
    Line(
        "day_entry",
        Thing.PLACEMENT,
        ("day entered",),
        ("day", "version", *_work),
        select(
            day_entry.c.municipality,
            day_entry.c.placement,
            day_entry.c.day,
            day_entry.c.version,
            *(day_entry.c[n] for n in (*_work, *_entered_since)),
        ),
        _entered_since,
        by_municipality=True,
    ),
    Line(
        "travel_claim",
        Thing.PLACEMENT,
        ("travel claimed",),
        _claimed,
        select(travel_claim.c.municipality, travel_claim.c.placement, *(travel_claim.c[n] for n in (*_claimed, *_claimed_since))),
        _claimed_since,
        by_municipality=True,
    ),
    Line(
        "reported_absence",
        Thing.PLACEMENT,
        ("reported absent",),
        ("day",),
        select(reported_absence.c.municipality, reported_absence.c.placement, reported_absence.c.day),
    ),
    Line("timesheet_signature", Thing.WEEK, ("week signed",), ("version", "placement", "monday"), _signed),
    Line(
        "timesheet_answer that confirms",
        Thing.WEEK,
        ("week confirmed",),
        ("version",),
        _answered.add_columns(timesheet_signature.c.version).where(timesheet_answer.c.is_right),
    ),
    Line("timesheet_answer that disputes", Thing.WEEK, ("week disputed",), (), _answered.where(~timesheet_answer.c.is_right)),
    Line(
        "timesheet_ruling",
        Thing.WEEK,
        ("week ruled",),
        ("employer_is_right",),
        select(timesheet_ruling.c.municipality, timesheet_signature.c.timesheet, timesheet_ruling.c.employer_is_right).join(
            timesheet_signature, timesheet_signature.c.id == timesheet_ruling.c.signature
        ),
    ),
    Line(
        "paper_week",
        Thing.WEEK,
        ("week entered on paper",),
        (),
        select(paper_week.c.municipality, paper_week.c.timesheet),
    ),
    Line(
        "week_correction",
        Thing.WEEK,
        ("mistake said",),
        ("day", "minutes"),
        select(week_correction.c.municipality, week_correction.c.timesheet, week_correction.c.day, week_correction.c.minutes),
    ),
    Line(
        "confirmed timesheet",
        Thing.WEEK,
        ("week confirmed", "week ruled", "week imported"),
        (),
        select(timesheet.c.municipality, timesheet.c.id).where(timesheet.c.state == "confirmed"),
    ),
)
