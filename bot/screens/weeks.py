"""The week on the candidate's and the contact person's phone."""

from datetime import date

from bot.buttons.documents import GetTimesheet, GetTravelForm
from bot.buttons.hours import DayNotWorked, PickDay
from bot.buttons.questions import AskAboutWeek
from bot.buttons.weeks import (
    AgreeObjections,
    AskConsultant,
    ChangeDays,
    CorrectWeek,
    CounterWeek,
    DecideWeek,
    SignWeek,
    TakeBackWeek,
)
from bot.screens import Button, Facts, Screen, caption, lines, rows, screen
from bot.screens.week_lines import (
    claimed,
    day_lines,
    difference,
    note,
    put_right,
    round_of,
    settled_by_others,
    spent,
    week_of,
    work,
)
from core.actions.hours.week_views import CandidateWeek, WeekView
from core.actions.things import Notice
from core.rules.hours.week_days import DayKind, Work, total
from core.rules.hours.weeks import WeekState
from words import Words
from words.language import Written

# The candidate


def candidate_week(w: Words, v: CandidateWeek) -> Screen:
    """The days, the total and the premium; what is asked, or how it stands."""
    week = v.week
    minutes = total(week.days)
    earned = v.premium is not None and w("Premium of this week: {money}", money=w.money(v.premium))
    text = lines(
        _candidate_head(w, week),
        week.state in (WeekState.DISPUTED, WeekState.TO_CONSULTANT) and lines(" ", difference(w, week)),
        " ",
        w("<b>{title}</b> at {employer}", title=week.title, employer=week.employer_name),
        week_of(w, week.monday),
        " ",
        day_lines(w, week.days) or w("Nothing is filled in yet."),
        put_right(w, week),
        " ",
        w("Together: {hours}", hours=spent(w, minutes)),
        earned,
        week.state is WeekState.DISPUTED and lines(" ", round_of(w, week.rounds)),
    )
    return Screen(text, _candidate_buttons(w, week))


def _candidate_head(w: Words, v: WeekView) -> Written:
    match v.state:
        case WeekState.OPEN:
            return w("Is your week right?") if v.is_over else w("This is your week so far.")
        case WeekState.SIGNED if v.is_fresh:
            return w("You signed. In one minute {employer} gets your hours.", employer=v.employer_name)
        case WeekState.SIGNED:
            return w("You signed. Now {employer} looks at it.", employer=v.employer_name)
        case WeekState.DISPUTED:
            return w("A question about your week.")
        case WeekState.TO_CONSULTANT:
            return w("{contact} decides about your week. You will hear it here.", contact=_contact(w, v))
    if said := settled_by_others(w, v):
        return said
    if v.employer_is_right is None:
        return w("Confirmed by {employer}.", employer=v.employer_name)
    if _agreed(v):
        return w("Confirmed. You agreed with {employer}.", employer=v.employer_name)
    if not v.employer_is_right and v.confirmed_by:
        return w("{contact} decided: your hours count.", contact=v.confirmed_by.first_name)
    return _decided(w, v)


def _candidate_buttons(w: Words, v: WeekView) -> tuple[tuple[Button, ...], ...]:
    match v.state:
        case WeekState.OPEN:
            sign = ((Button(w("My week is right"), SignWeek(v.id, v.version)),),) if v.is_over else ()
            more = Button(w("Change a day"), ChangeDays(v.id)), Button(w("Ask something"), AskAboutWeek(v.id))
            return (*sign, *_to_fill_in(w, v), more)
        case WeekState.SIGNED if v.is_fresh:
            return rows(Button(w("Not yet, I want to change something"), TakeBackWeek(v.id, v.version)))
        case WeekState.DISPUTED:
            ask = Button(caption(w("Ask {contact}", contact=_contact(w, v))), AskConsultant(v.id, v.version))
            other = Button(w("Propose other hours"), CounterWeek(v.id, v.version))
            return ((Button(w("I agree"), AgreeObjections(v.id, v.version)), ask), (other,))
        case WeekState.CONFIRMED:
            return rows(Button(w("I made a mistake"), CorrectWeek(v.id)), *on_paper(w, v))
    return ()


def on_paper(w: Words, v: WeekView) -> list[Button]:
    """A confirmed week as documents: the timesheet, and the travel form when there was travel."""
    travel = [Button(w("Travel costs (PDF)"), GetTravelForm(v.id))] if v.has_travel else []
    return [Button(w("Timesheet (PDF)"), GetTimesheet(v.id)), *travel]


def _to_fill_in(w: Words, v: WeekView) -> list[tuple[Button, ...]]:
    """For each missing day: fill it in, or say that it was not worked."""
    return [
        (
            Button(w("{day}: fill in", day=w.short_day(day.day)), PickDay(v.placement, day.day)),
            Button(w("{day}: not worked", day=w.short_day(day.day)), DayNotWorked(v.shifts[day.day])),
        )
        for day in v.days
        if day.kind is DayKind.MISSING
    ]


@screen("change_days")
def change_days(w: Words, f: Facts) -> Screen:
    """Which day of the week?"""
    days = [date.fromisoformat(day) for day in f["days"]]
    return Screen(
        w("Which day do you want to change?"), rows(*(Button(w.short_day(d), PickDay(f["placement"], d)) for d in days))
    )


@screen(Notice.WEEK_CONFIRMED)
def week_confirmed(w: Words, f: Facts) -> Screen:
    return Screen(lines(_confirmed(w, f), " ", _which(w, f)))


@screen(Notice.WEEK_DECIDED)
def week_decided(w: Words, f: Facts) -> Screen:
    """To the candidate with the premium; to the employer without it."""
    if f["employer_is_right"]:
        head = w("{contact} decided: the hours of {side} count.", contact=f["contact"], side=f["employer"])
    elif "name" in f:
        head = w("{contact} decided: the hours of {side} count.", contact=f["contact"], side=f["name"])
    else:
        head = w("{contact} decided: your hours count.", contact=f["contact"])
    return Screen(lines(head, " ", _confirmed(w, f), " ", _which(w, f)))


def _confirmed(w: Words, f: Facts) -> str:
    earned = f.get("premium") is not None and w("Premium of this week: {money}.", money=w.money(int(f["premium"])))
    return lines(w("Confirmed: {hours}.", hours=spent(w, f["minutes"])), earned)


def _which(w: Words, f: Facts) -> Written:
    return w("It is about the week of {day}, {employer}.", day=w.day(date.fromisoformat(f["monday"])), employer=f["employer"])


# The contact person


def consultant_week(w: Words, v: WeekView) -> Screen:
    """Both versions side by side, and the decision; otherwise how the week stands."""
    text = lines(
        _consultant_head(w, v),
        " ",
        w("<b>{name}</b>, {title} at {employer}", name=v.candidate.name, title=v.title, employer=v.employer_name),
        week_of(w, v.monday),
        " ",
        *_versions(w, v),
    )
    if v.state is not WeekState.TO_CONSULTANT:
        mistake = [Button(w("Put a mistake right"), CorrectWeek(v.id))] if v.for_both else []
        return Screen(text, rows(*mistake, *on_paper(w, v)) if v.state is WeekState.CONFIRMED else ())
    candidate = Button(caption(w("Hours of {name}", name=v.candidate.first_name)), DecideWeek(v.id, v.version, False))
    employer = Button(caption(w("Hours of {name}", name=v.employer_name)), DecideWeek(v.id, v.version, True))
    return Screen(text, rows(candidate, employer, columns=1))


def _consultant_head(w: Words, v: WeekView) -> Written:
    name, employer = v.candidate.first_name, v.employer_name
    match v.state:
        case WeekState.OPEN:
            return w("{name} has not signed this week yet.", name=name)
        case WeekState.SIGNED:
            return w("{name} signed. It waits for {employer}.", name=name, employer=employer)
        case WeekState.DISPUTED:
            return w("{employer} sees it otherwise. It waits for {name}.", employer=employer, name=name)
        case WeekState.TO_CONSULTANT:
            return w("Do you want to decide about this week?")
    if said := settled_by_others(w, v):
        return said
    if v.employer_is_right is None:
        return w("Confirmed by {employer}.", employer=employer)
    return w("Confirmed. {name} agreed with {employer}.", name=name, employer=employer) if _agreed(v) else _decided(w, v)


def _versions(w: Words, v: WeekView) -> list[object]:
    if v.state not in (WeekState.DISPUTED, WeekState.TO_CONSULTANT):
        return [day_lines(w, v.days), put_right(w, v), " ", w("Together: {hours}", hours=spent(w, total(v.days)))]
    logged = {day.day: day.logged for day in v.days}
    changed = {one.day: one.minutes for one in v.objections}
    parts: list[object] = []
    for one in v.objections:
        entered = logged.get(one.day)
        parts += [
            w("<b>{day}</b>", day=w.day(one.day)),
            w("• {name}: {work}", name=v.candidate.first_name, work=work(w, entered or Work(None, None, 0, 0))),
            w("• {name}: {work}", name=v.employer_name, work=work(w, claimed(one))),
            note(w, one),
            " ",
        ]
    theirs = sum(changed.get(day.day, day.minutes) for day in v.days)
    return [
        *parts,
        w("About the other days both say the same."),
        w("Together: {name} {hours}", name=v.candidate.first_name, hours=spent(w, total(v.days))),
        w("Together: {name} {hours}", name=v.employer_name, hours=spent(w, theirs)),
    ]


@screen(Notice.WEEK_UNANSWERED, candidates=False)
def week_unanswered(w: Words, f: Facts) -> Screen:
    return Screen(
        lines(
            w("{employer} has not answered yet.", employer=f["employer"]),
            w("The week of {day} of {name} waits for it.", day=w.day(date.fromisoformat(f["monday"])), name=f["name"]),
            w("They were reminded twice. Call them."),
        )
    )


def _contact(w: Words, v: WeekView) -> str:
    return v.contact.first_name if v.contact else w("your contact person")


def _agreed(v: WeekView) -> bool:
    return v.confirmed_by is not None and v.confirmed_by.id == v.candidate.id


def _decided(w: Words, v: WeekView) -> Written:
    by = v.confirmed_by.first_name if v.confirmed_by else ""
    side = v.employer_name if v.employer_is_right else v.candidate.first_name
    return w("{contact} decided: the hours of {side} count.", contact=by, side=side)
