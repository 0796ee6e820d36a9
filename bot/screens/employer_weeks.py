"""The week on the employer's phone: to confirm, to say which day was otherwise, and the lists. Nothing here is about the candidate's money."""

from datetime import date

from bot.buttons.documents import GetTimesheet
from bot.buttons.hours import OlderWeeks, ShowWeek
from bot.buttons.weeks import (
    AnotherDay,
    ChooseDigest,
    ConfirmWeek,
    ConfirmWeeks,
    CorrectWeek,
    DisputeAs,
    DisputeDay,
    DisputeReading,
    DisputeWeek,
    MyPeople,
    SendObjections,
    ShowPlacement,
    WeeksToConfirm,
)
from bot.screens import Button, Facts, Screen, caption, lines, rows, screen
from bot.screens.asking import trouble, ways_out
from bot.screens.paging import turning
from bot.screens.week_lines import claimed, day_lines, put_right, round_of, settled_by_others, spent, week_of, work, work_in
from core.actions.hours.week_views import EmployerWeek, WeekView
from core.actions.things import Notice
from core.rules.hours.week_days import total
from core.rules.hours.weeks import WeekState
from core.rules.paging import A_SHORT_PAGE, page_of
from words import Words
from words.language import Written


def employer_week(w: Words, v: EmployerWeek) -> Screen:
    """The hours with the days that differ from the plan, the total, and what it costs: what the candidate can still change is not shown, and
    what the employer said of it is."""
    week = v.week
    minutes = total(week.days)
    whose = lines(
        _head(w, week),
        " ",
        w("<b>{name}</b>, {title}", name=week.candidate.first_name, title=week.title),
        week_of(w, week.monday),
    )
    if week.state is WeekState.OPEN or week.is_fresh:
        return Screen(lines(whose, *_objections(w, week)))
    text = lines(
        whose,
        " ",
        day_lines(w, week.days),
        put_right(w, week),
        *_objections(w, week),
        " ",
        w("Together: {hours}", hours=spent(w, minutes)),
        w("Costs: {money} ({tariff} an hour)", money=w.money(v.turnover), tariff=w.money(v.tariff)),
    )
    if week.state is WeekState.CONFIRMED:
        paper = Button(w("Timesheet (PDF)"), GetTimesheet(week.id))
        return Screen(text, rows(Button(w("I made a mistake"), CorrectWeek(week.id)), paper))
    if week.state is not WeekState.SIGNED:
        return Screen(text)
    right, wrong = ConfirmWeek(week.id, week.version), DisputeWeek(week.id, week.version)
    return Screen(text, rows(Button(w("Right"), right), Button(w("Not right"), wrong)))


def _head(w: Words, v: WeekView) -> Written:
    name = v.candidate.first_name
    match v.state:
        case WeekState.OPEN:
            return w("{name} has not signed this week yet.", name=name)
        case WeekState.SIGNED if v.is_fresh:
            return w("{name} was asked about your hours. You will hear it here.", name=name)
        case WeekState.SIGNED:
            return w("Are these hours right?")
        case WeekState.DISPUTED:
            return w("{name} was asked about your hours. You will hear it here.", name=name)
        case WeekState.TO_CONSULTANT:
            return w("The municipality decides about this week. You will hear it here.")
    if said := settled_by_others(w, v):
        return said
    by = v.confirmed_by.name if v.confirmed_by else ""
    if v.employer_is_right is None and v.confirmed_at:
        return w("Confirmed by {name} on {moment}.", name=by, moment=w.moment(v.confirmed_at))
    if v.confirmed_by and v.confirmed_by.id == v.candidate.id:
        return w("Confirmed. {name} agreed with your hours.", name=name)
    side = v.employer_name if v.employer_is_right else name
    return w("{contact} decided: the hours of {side} count.", contact=by, side=side)


def _objections(w: Words, v: WeekView) -> list[object]:
    is_answered = v.state is WeekState.SIGNED and bool(v.answered)
    said = [w("• {day}: {what}", day=w.day(one.day), what=work(w, claimed(one))) for one in v.answered or v.objections]
    if is_answered and not v.is_fresh:
        return [
            " ",
            w("{name} sees it otherwise than you. You said:", name=v.candidate.first_name),
            *said,
            round_of(w, v.rounds + 1),
        ]
    if not is_answered and v.state not in (WeekState.DISPUTED, WeekState.TO_CONSULTANT):
        return []
    by = v.answered_by.first_name if v.answered_by else v.employer_name
    return [" ", w("{name} said:", name=by), *said]


@screen(Notice.WEEK_AGREED, candidates=False)
def week_agreed(w: Words, f: Facts) -> Screen:
    day = w.day(date.fromisoformat(f["monday"]))
    return Screen(lines(w("{name} agreed with your hours.", name=f["name"]), w("The week of {day} is confirmed.", day=day)))


# What was otherwise?


@screen("dispute_day", candidates=False)
def dispute_day(w: Words, f: Facts) -> Screen:
    """Which day? Only days of the placement."""
    buttons = [
        Button(
            w("{day}: {hours}", day=w.short_day(date.fromisoformat(day)), hours=spent(w, minutes)),
            DisputeDay(f["week"], f["version"], date.fromisoformat(day)),
        )
        for day, minutes in f["days"]
    ]
    return Screen(lines(trouble(w, f), w("Which day is not right?")), (*rows(*buttons), *ways_out(w, f, back=f["back"])))


@screen("dispute_hours", candidates=False)
def dispute_hours(w: Words, f: Facts) -> Screen:
    """What should it be? The likely answers are buttons, all others can be typed."""
    day = date.fromisoformat(f["day"])

    def choice(caption: str, minutes: int, as_planned: bool = False) -> Button:
        return Button(caption, DisputeAs(f["week"], f["version"], day, minutes, as_planned))

    logged, planned = f["logged"], f["planned"]
    choices = [
        logged > 30 and planned != logged - 30 and choice(w("Half an hour less"), logged - 30),
        logged and planned != logged + 30 and choice(w("Half an hour more"), logged + 30),
        planned and planned != logged and choice(w("As planned: {hours}", hours=w.hours(planned)), planned, True),
        logged and choice(w("0 hours, not worked"), 0),
    ]
    text = lines(
        trouble(w, f),
        w("What should {day} be?", day=w.day(day)),
        w("Now it says: {hours}.", hours=spent(w, logged)),
        " ",
        w("Tap a button, or type it. For example: 3 hours, or 9:00 to 12:30 break 15."),
    )
    return Screen(text, (*rows(*(c for c in choices if c)), *ways_out(w, f)))


@screen("dispute_which", candidates=False)
def dispute_which(w: Words, f: Facts) -> Screen:
    """What was typed can mean several things."""
    options = [Button(work(w, work_in(one)), DisputeReading(n)) for n, one in enumerate(f["options"])]
    return Screen(lines(trouble(w, f), w("What do you mean?")), (*rows(*options, columns=1), *ways_out(w, f)))


@screen("dispute_send", candidates=False)
def dispute_send(w: Words, f: Facts) -> Screen:
    """What will be sent, and to whom: the third time to the contact person. A word of explanation may be typed."""
    name = f["name"] or w("the municipality")
    said = [
        lines(
            w("• {day}: {what}", day=w.day(date.fromisoformat(one["day"])), what=work(w, work_in(one))),
            one["note"] and w("You write: “{note}”", note=one["note"]),
        )
        for one in f["objections"]
    ]
    text = lines(
        trouble(w, f),
        w("Shall I send this to {name}?", name=name),
        f["decides"] and w("{name} is the contact person. {name} decides about this week.", name=name),
        " ",
        *said,
        " ",
        w("Do you want to say why? Type it, then send."),
    )
    send, more = Button(w("Send"), SendObjections(f["week"])), Button(w("Another day too"), AnotherDay(f["week"]))
    return Screen(text, ((send, more), *ways_out(w, f)))


# Lists


@screen(Notice.WEEKS_TO_CONFIRM, candidates=False)
def weeks_to_confirm(w: Words, f: Facts) -> Screen:
    """All weeks that wait, a page at a time: what was otherwise than planned stands beside it, the rest takes one tap."""
    found, digest = f["weeks"], _digest(w, f["digest"])
    if not found:
        return Screen(w("No hours wait for you now."), rows(digest))
    page = page_of(range(1, f["total"] + 1), f["page"], A_SHORT_PAGE)
    buttons = [Button(_short(w, one), ShowWeek(one["id"])) for one in found]
    text = lines(
        w.n("{n} week waits for you.", "{n} weeks wait for you.", f["total"]),
        w("You see {first} to {last}.", first=page.shown[0], last=page.shown[-1]),
        " ",
        *(_line(w, one) for one in found),
        " ",
        w("Is something not right? Then open that week first."),
    )
    first, last = found[0], found[-1]
    places = (date.fromisoformat(first["monday"]), first["id"], date.fromisoformat(last["monday"]), last["id"])
    right = Button(w.n("This {n} week is right", "These {n} weeks are right", len(found)), ConfirmWeeks(*places, f["shown"]))
    return Screen(text, ((right,), *rows(*buttons), *turning(w, page, WeeksToConfirm), (digest,)))


def _line(w: Words, one: Facts) -> Written:
    what = {"name": one["name"], "day": _short_day(w, one["monday"]), "hours": spent(w, one["minutes"])}
    if not one["otherwise"]:
        return w("• {name}, week of {day}: {hours}, as planned", **what)
    days = ", ".join(w.weekday(date.fromisoformat(day).isoweekday()) for day in one["otherwise"])
    return w("• {name}, week of {day}: {hours}. <b>Otherwise than planned: {days}</b>", days=days, **what)


def _short(w: Words, one: Facts) -> str:
    return caption(w("{name}, {hours}", name=one["name"], hours=spent(w, one["minutes"])))


def _digest(w: Words, wanted: bool) -> Button:
    if wanted:
        return Button(w("A message for each week again"), ChooseDigest(False))
    return Button(w("From now on one message on Monday"), ChooseDigest(True))


@screen("weeks_confirmed", candidates=False)
def weeks_confirmed(w: Words, f: Facts) -> Screen:
    """How many were confirmed by this tap."""
    if not f["count"]:
        return Screen(w("These weeks were answered already."))
    return Screen(w.n("{n} week is confirmed.", "{n} weeks are confirmed.", f["count"]))


@screen("digest_chosen", candidates=False)
def digest_chosen(w: Words, f: Facts) -> Screen:
    """What comes from now on."""
    if f["wanted"]:
        text = lines(
            w("From now on you get one message on Monday, with all weeks that wait."),
            w("Does a week wait for long? Then you get a reminder before that."),
        )
    else:
        text = w("From now on you get a message for each week.")
    return Screen(text, rows(_digest(w, f["wanted"])))


@screen("my_people", candidates=False)
def my_people(w: Words, f: Facts) -> Screen:
    """Who works here; many are shown a page at a time."""
    found = f["people"]
    older = rows(Button(w("Older weeks"), OlderWeeks(0, 0)))
    if not found:
        return Screen(w("Nobody works for you now."), older)
    page = page_of(found, f["page"], A_SHORT_PAGE)
    buttons = [
        Button(caption(w("{name}, {title}", name=one["name"], title=one["title"])), ShowPlacement(one["id"]))
        for one in page.shown
    ]
    text = w.n(
        "{n} person works for you. Whom do you want to see?", "{n} people work for you. Whom do you want to see?", len(found)
    )
    return Screen(text, (*rows(*buttons, columns=1), *turning(w, page, MyPeople), *older))


def _short_day(w: Words, day: str) -> Written:
    return w.short_day(date.fromisoformat(day))
