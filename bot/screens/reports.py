"""A job as an employer reports it: question by question, the summary, and how it stands."""

from collections.abc import Sequence
from datetime import date, time

from bot.buttons.colleagues import ReportSite
from bot.buttons.reports import (
    GoOnReporting,
    OpenReport,
    ReportAnew,
    ReportChoice,
    ReportJob,
    SendReport,
    WithdrawReport,
    WithdrawSurely,
)
from bot.screens import Button, Facts, Screen, caption, lines, rows, screen
from bot.screens.asking import trouble, ways_out
from bot.screens.job_lines import shifts_line, tariff_line
from bot.screens.site_choices import or_typed, site_buttons
from core.actions.matching.reports import ReportView
from core.actions.things import Notice
from core.rules.matching.reports import FIELDS, RUNNING, Field, ReportState, Why
from core.store.matching.jobs import Shift
from words import Words
from words.language import Written


@screen("report_job", candidates=False)
def report_job(w: Words, f: Facts) -> Screen:
    """One question about the work."""
    field = Field(f["field"])
    place = FIELDS.index(field)
    known = f.get("sites") or []
    sites = site_buttons(w, known, ReportSite)
    choices = [Button(said, ReportChoice(place, number)) for number, said in enumerate(_captions(w, field, f))]
    buttons = sites or choices
    text = lines(trouble(w, f), _question(w, field), " ", _example(w, field), or_typed(w, known))
    return Screen(text.rstrip(), (*rows(*buttons, columns=2 if field is Field.WHY else 1), *ways_out(w, f)))


def _question(w: Words, field: Field) -> Written:
    return {
        Field.TITLE: w("What kind of work is it?"),
        Field.PLACE: w("Where is the work?"),
        Field.TASKS: w("What is somebody going to do?"),
        Field.FIRST: w("What is the first day?"),
        Field.LAST: w("What is the last day?"),
        Field.SHIFTS: w("On which days, and at what times?"),
        Field.MINUTES: w("How many hours a week is it?"),
        Field.WHY: w("Why is this work temporary?"),
        Field.GUIDE: w("Who helps the new person on the floor?"),
        Field.NEEDS: w("Are clothes or certificates needed?"),
    }[field]


def _example(w: Words, field: Field) -> Written | None:
    return {
        Field.TITLE: w("Type a short name. For example: packing."),
        Field.PLACE: w("Type the street, the number and the town."),
        Field.TASKS: w("Type it in plain words. One or two sentences are enough."),
        Field.FIRST: w("For example: 1 March."),
        Field.LAST: w("For example: 30 April."),
        Field.SHIFTS: w("For example: Mon to Fri 9:00-13:00. Or: Mon and Wed 8:30-12:30 with break 15."),
        Field.MINUTES: w("For example: 12."),
        Field.GUIDE: w("Type a name."),
        Field.NEEDS: w("For example: safety shoes. Also say who takes care of them."),
    }.get(field)


def _captions(w: Words, field: Field, f: Facts) -> list[str]:
    match field:
        case Field.LAST:
            return [w("I do not know yet")]
        case Field.SHIFTS:
            return [w("The days change")]
        case Field.MINUTES if f["planned"]:
            return [w("{hours}, like the times", hours=w.hours(f["planned"]))]
        case Field.WHY:
            return [why_in_words(w, why) for why in Why]
        case Field.GUIDE if f.get("own", True):
            return [w("I do")]
        case Field.NEEDS:
            return [w("Nothing")]
    return []


def why_in_words(w: Words, why: Why) -> Written:
    """Why the work is temporary."""
    return {
        Why.PEAK: w("It is busy for a while"),
        Why.REPLACEMENT: w("Somebody is away"),
        Why.ONE_OFF: w("It is done once"),
        Why.GROWTH: w("We are growing"),
    }[why]


@screen("report_check", candidates=False)
def report_check(w: Words, f: Facts) -> Screen:
    """Everything that was told, and one tap to send it."""
    text = lines(trouble(w, f), w("Is this right?"), " ", *told_lines(w, f["told"]))
    return Screen(text, (*rows(Button(w("Send"), SendReport(f["report"]))), *ways_out(w, f)))


@screen("report_draft", candidates=False)
def report_draft(w: Words, f: Facts) -> Screen:
    """Something was begun before."""
    return Screen(
        lines(
            trouble(w, f),
            w("You began to report work before: {title}.", title=f["title"]),
            w("Do you want to go on with it?"),
        ),
        rows(Button(w("Yes, go on"), GoOnReporting()), Button(w("No, something new"), ReportAnew())),
    )


@screen("my_reports", candidates=False)
def my_reports(w: Words, f: Facts) -> Screen:
    """The jobs that were reported, newest first, with where each is."""
    shown = [
        Button(caption(f"{one['title']}: {state_in_words(w, ReportState(one['state']))}"), OpenReport(one["id"]))
        for one in f["reports"]
    ]
    said = w("Which work do you want to see?") if shown else w("You have not reported any work yet.")
    return Screen(said, rows(*shown, Button(w("Report work"), ReportJob()), columns=1))


def state_in_words(w: Words, state: ReportState) -> Written:
    """How far it is."""
    return {
        ReportState.DRAFT: w("not sent yet"),
        ReportState.SENT: w("sent"),
        ReportState.CHECKED: w("being checked"),
        ReportState.OPEN: w("open"),
        ReportState.FILLED: w("place filled"),
        ReportState.REFUSED: w("does not go on"),
        ReportState.WITHDRAWN: w("taken back"),
    }[state]


def employer_report(w: Words, v: ReportView) -> Screen:
    """A reported job, how far it is, what it costs once that is set, and the way to take it back."""
    head = {
        ReportState.DRAFT: w("You have not sent this work yet."),
        ReportState.SENT: w("You reported work. {contact} is going to look at it.", contact=v.contact),
        ReportState.CHECKED: w("{contact} is checking your work. You will hear from us.", contact=v.contact),
        ReportState.OPEN: w("Your work is open. {contact} now looks for people.", contact=v.contact),
        ReportState.FILLED: w("Somebody was found for your work."),
        ReportState.REFUSED: w("Your work does not go on through us."),
        ReportState.WITHDRAWN: w("You took this work back."),
    }[v.state]
    why = v.reason and w("{contact} writes: {reason}", contact=v.contact, reason=v.reason)
    buttons = rows(Button(w("Take this work back"), WithdrawReport(v.id))) if v.state in RUNNING else ()
    costs = tariff_line(w, v.tariff) if v.tariff is not None else None
    return Screen(lines(head, why or None, " ", *told_lines(w, v.told), costs), buttons)


@screen("withdraw_sure", candidates=False)
def withdraw_sure(w: Words, f: Facts) -> Screen:
    """Sure? It cannot be undone, and candidates may have said yes."""
    return Screen(
        lines(
            trouble(w, f),
            w("Take “{job}” back?", job=f["title"]),
            w("Whoever was asked for it then hears that it does not go on."),
        ),
        rows(Button(w("Yes, take back"), WithdrawSurely(f["report"])), Button(w("No"), OpenReport(f["report"]))),
    )


@screen(Notice.WORK_TAKEN_BACK, candidates=False)
def work_taken_back(w: Words, f: Facts) -> Screen:
    """A colleague did, while somebody was proposed for it."""
    return Screen(
        lines(
            w("{name} has taken “{title}” back.", name=f["name"], title=f["job"]),
            w("Whoever was asked for it hears that it does not go on."),
        )
    )


def told_lines(w: Words, told: Facts) -> Sequence[str | None]:
    """What was told about the work, as far as it was."""
    shifts = tuple(
        Shift(day, time.fromisoformat(s), time.fromisoformat(e), pause) for day, s, e, pause in told.get("shifts") or ()
    )
    when, pause = shifts_line(w, shifts), sum(shift.break_minutes for shift in shifts)
    return [
        w("<b>{title}</b>", title=told.get("title", "")),
        w("What: {tasks}", tasks=told.get("tasks", "")),
        w("Where: {place}", place=told.get("place", "")),
        _from(w, told),
        w("When: {shifts}", shifts=when) if when else w("When: the days change"),
        w("With a break.") if pause else None,
        w("How much: {hours} a week", hours=w.hours(told["minutes"])) if told.get("minutes") else None,
        w("Why temporary: {why}", why=why_in_words(w, Why(told["why"]))) if told.get("why") else None,
        w("Helps on the floor: {person}", person=told.get("guide", "")),
        w("Needed: {needs}", needs=told["needs"]) if told.get("needs") else w("Needed: nothing"),
    ]


def _from(w: Words, told: Facts) -> Written | None:
    if not told.get("first"):
        return None
    first = w.date(date.fromisoformat(told["first"]))
    if told.get("last"):
        return w("From {first} until {last}", first=first, last=w.date(date.fromisoformat(told["last"])))
    return w("From {first}", first=first)
