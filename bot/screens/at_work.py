"""At work: not able to come, wanting to stop, wanting other hours; on the candidate's, the employer's and the contact person's phone."""

from datetime import date

from bot.buttons.at_work import (
    AskHours,
    CallOff,
    ComeAfterAll,
    DeclineHours,
    EndWork,
    GoOn,
    GrantHours,
    KeepReason,
    StopWork,
    TakeBackWish,
)
from bot.buttons.everybody import AskQuestion
from bot.screens import Button, Facts, Screen, lines, rows, screen
from bot.screens.asking import trouble, ways_out
from bot.screens.job_lines import when_line
from bot.screens.leaves import who_is_away
from core.actions.hours.absences import AbsenceView
from core.actions.things import Notice
from core.actions.work.wish_views import WishView
from core.rules.work.at_work import WishKind, WishState
from words import Words
from words.language import Written
from words.refusals import refusal_in_words

# Not able to come


@screen("which_day_off")
def which_day_off(w: Words, f: Facts) -> Screen:
    """On which of the coming days? A button, or typed."""
    days = [date.fromisoformat(day) for day in f["days"]]
    text = lines(
        trouble(w, f),
        w("On which day can you not come?"),
        " ",
        _which(w, f),
        w("Choose a button, or type the day. For example: <code>{day}</code>", day=f"{days[-1].day}-{days[-1].month}"),
    )
    return Screen(text, (*rows(*(Button(w.short_day(day), CallOff(f["placement"], day)) for day in days)), *ways_out(w, f)))


@screen("no_day_off")
def no_day_off(w: Words, f: Facts) -> Screen:
    """No day is left on which one could say so."""
    return Screen(lines(w("Nothing is planned on which you are still expected."), " ", _which(w, f)))


def candidate_absence(w: Words, v: AbsenceView) -> Screen:
    """What the employer was told, and the way back."""
    day, employer = w.day(v.absence.day), v.placement.employer_name
    if not v.absence.absent:
        return Screen(
            lines(w("{employer} knows that you come.", employer=employer), " ", _day(w, v)),
            _days_off(w, v) if not v.is_over else (),
        )
    text = lines(
        w("{employer} knows that you do not come on {day}.", employer=employer, day=day),
        " ",
        w("<b>{title}</b> at {employer}", title=v.placement.title, employer=employer),
        w("This day counts as not worked. You do not have to fill it in."),
        " ",
        w("You do not have to say why."),
        *_told(w, v),
    )
    back = Button(w("I can come after all"), ComeAfterAll(v.placement.id, v.absence.day))
    tell = Button(w("Ask something"), AskQuestion())
    return Screen(text, rows(*([] if v.is_over else [back]), tell, columns=1))


def _told(w: Words, v: AbsenceView) -> list[Written]:
    """Who reads what is told now."""
    if v.contact is None:
        return []
    name = v.contact.person.first_name
    tell = w("Do you want to tell {contact} something?", contact=name)
    return [*who_is_away(w, {"away": v.contact.said}), tell, _who_reads(w, name)]


def _days_off(w: Words, v: AbsenceView) -> tuple[tuple[Button, ...], ...]:
    return rows(Button(w("I cannot come"), CallOff(v.placement.id, v.absence.day)))


def employer_absence(w: Words, v: AbsenceView) -> Screen:
    """Who comes or does not come, and when; never why."""
    name, day = v.candidate.first_name, w.day(v.absence.day)
    if v.absence.absent:
        head = (
            w("{name} does not come today.", name=name) if v.is_today else w("{name} does not come on {day}.", name=name, day=day)
        )
    else:
        head = (
            w("{name} comes today after all.", name=name)
            if v.is_today
            else w("{name} comes on {day} after all.", name=name, day=day)
        )
    return Screen(lines(head, " ", w("It is about {title}, {day}.", title=v.placement.title, day=day)))


def _day(w: Words, v: AbsenceView) -> Written:
    return w("It is about {title}, {day}.", title=v.placement.title, day=w.day(v.absence.day))


# Stopping


@screen("stop_sure")
def stop_sure(w: Words, f: Facts) -> Screen:
    """Sure? Asked once."""
    return Screen(
        lines(
            trouble(w, f),
            w("Do you want to stop with this work?"),
            w("<b>{title}</b> at {employer}", title=f["title"], employer=f["employer"]),
            " ",
            w("You may always stop. Your benefit simply continues."),
            *who_is_away(w, f),
            w("{contact} arranges the last day with you.", contact=f["contact"]),
        ),
        ((Button(w("Yes, I want to stop"), StopWork(f["placement"])), Button(w("No, I go on"), GoOn(f["placement"]))),),
    )


@screen("goes_on_working")
def goes_on_working(w: Words, f: Facts) -> Screen:
    return Screen(w("Good. Your work simply goes on."))


@screen("stop_why")
def stop_why(w: Words, f: Facts) -> Screen:
    """Why is asked once, and need not be answered."""
    return Screen(
        lines(
            trouble(w, f),
            w("Do you want to tell {contact} why?", contact=f["contact"]),
            w("You do not have to."),
            _who_reads(w, f["contact"]),
            w("Type it here, or choose the button."),
        ),
        rows(Button(w("I would rather not say"), KeepReason(f["wish"]))),
    )


def _who_reads(w: Words, contact: str) -> Written:
    """A question and a reason pass on when the contact person is away or silent, and to no employer."""
    return w("{contact} reads it, or a colleague who takes over. Your employer does not.", contact=contact)


# Other hours


@screen("ask_hours_a_week")
def ask_hours_a_week(w: Words, f: Facts) -> Screen:
    """How many hours a week? A button, or typed."""
    buttons = rows(*(Button(w.hours(minutes), AskHours(f["placement"], minutes)) for minutes in f["choices"]))
    text = lines(
        trouble(w, f),
        w("How many hours a week do you want to work?"),
        w("<b>{title}</b> at {employer}", title=f["title"], employer=f["employer"]),
        w("Now: {hours} a week", hours=w.hours(f["minutes"])),
        " ",
        w("Choose a button, or type the hours. For example: <code>16</code>"),
    )
    return Screen(text, (*buttons, *ways_out(w, f)))


# The wish on both phones


def candidate_wish(w: Words, v: WishView) -> Screen:
    """What was asked, who has it, how it ended."""
    one, owner = v.wish, v.owner.first_name
    is_stop = one.kind is WishKind.STOP
    wanted = w.hours(one.minutes_per_week or 0)
    match one.state:
        case WishState.OPEN if is_stop:
            head = w("You want to stop. {contact} arranges the last day with you.", contact=owner)
        case WishState.OPEN:
            head = w("You want to work {hours} a week. {contact} looks at it.", hours=wanted, contact=owner)
        case WishState.GRANTED if v.off:
            head = w("This work does not go on.")
        case WishState.GRANTED if is_stop:
            head = w("Your last day is {day}.", day=w.day(one.day) if one.day else "")
        case WishState.GRANTED:
            head = w("From {day} you work {hours} a week.", day=w.day(one.day) if one.day else "", hours=wanted)
        case WishState.DECLINED:
            head = w("{hours} a week is not possible now. {contact} talks with you about it.", hours=wanted, contact=owner)
        case _:
            head = w("You go on as it was.")
    text = lines(
        head,
        " ",
        w("<b>{title}</b> at {employer}", title=v.placement.title, employer=v.placement.employer_name),
        one.state is WishState.OPEN and one.due_at and w("You hear something before {moment}.", moment=w.moment(one.due_at)),
        one.state is WishState.GRANTED
        and is_stop
        and not v.off
        and w("You can still fill in and sign your hours until that day."),
    )
    back = Button(w("I go on after all") if is_stop else w("Leave it as it is"), TakeBackWish(one.id))
    return Screen(text, rows(back) if one.state is WishState.OPEN else ())


def staff_wish(w: Words, v: WishView) -> Screen:
    """Who wants what, why if they said so, and the answer with one tap."""
    one, name = v.wish, v.candidate.first_name
    is_stop = one.kind is WishKind.STOP
    wanted = w.hours(one.minutes_per_week or 0)
    head = (
        w("{name} wants to stop.", name=name) if is_stop else w("{name} wants to work {hours} a week.", name=name, hours=wanted)
    )
    text = lines(
        head,
        " ",
        w(
            "<b>{name}</b>, {title} at {employer}",
            name=v.candidate.name,
            title=v.placement.title,
            employer=v.placement.employer_name,
        ),
        w("Now: {hours} a week", hours=w.hours(v.placement.minutes_per_week)),
        w("Last day: {day}", day=w.date(v.placement.last_day)),
        one.reason and w("Why: “{reason}”", reason=one.reason),
        " ",
        _answered(w, v) if one.state is not WishState.OPEN else _question(w, v),
        one.state is WishState.OPEN and one.due_at and w("It passes on after {moment}.", moment=w.moment(one.due_at)),
    )
    return Screen(text, _answers(w, v) if one.state is WishState.OPEN else ())


def _question(w: Words, v: WishView) -> Written:
    if v.wish.kind is WishKind.STOP:
        return w("Call them both first. What is the last day?")
    if v.why_none:
        return refusal_in_words(w, v.why_none.code, {name: str(fact) for name, fact in v.why_none.facts.items()})
    return w("Call the employer first. From when?")


def _answered(w: Words, v: WishView) -> Written:
    match v.wish.state:
        case WishState.GRANTED if v.off:
            return w("This work does not go on.")
        case WishState.GRANTED if v.wish.kind is WishKind.STOP:
            return w("The last day is {day}.", day=w.day(v.wish.day) if v.wish.day else "")
        case WishState.GRANTED:
            return w("Agreed, from {day}.", day=w.day(v.wish.day) if v.wish.day else "")
        case WishState.DECLINED:
            return w("You said: not now. Talk about it with {name}.", name=v.candidate.first_name)
    return w("{name} took it back.", name=v.candidate.first_name)


def _answers(w: Words, v: WishView) -> tuple[tuple[Button, ...], ...]:
    number = v.wish.id
    if v.wish.kind is WishKind.STOP:
        return rows(*(Button(w.short_day(day), EndWork(number, day)) for day in v.days))
    from_days = (Button(w("From {day}", day=w.short_day(day)), GrantHours(number, day)) for day in v.days)
    return (*rows(*from_days), (Button(w("Not now"), DeclineHours(number)),))


@screen(Notice.WORK_ENDS)
def work_ends(w: Words, f: Facts) -> Screen:
    """To the employer with whose work it is, to the candidate without."""
    day = w.day(date.fromisoformat(f["last_day"]))
    if f.get("off"):
        head = w("The work of {name} does not go on.", name=f["name"]) if f["name"] else w("This work does not go on.")
        return Screen(lines(head, _which(w, f)))
    if f["name"]:
        if f.get("over"):
            said = w("The work of {name} has ended.", name=f["name"]), w("The last day was {day}.", day=day)
        else:
            said = w("The work of {name} ends.", name=f["name"]), w("The last day is {day}.", day=day)
        return Screen(lines(*said, _which(w, f)))
    mine = w("Your last day was {day}.", day=day) if f.get("over") else w("Your last day is {day}.", day=day)
    return Screen(lines(mine, _which(w, f), w("You can still fill in and sign your hours until that day.")))


@screen(Notice.HOURS_CHANGE)
def hours_change(w: Words, f: Facts) -> Screen:
    """The same to both, by name to the employer."""
    day, hours = w.day(date.fromisoformat(f["day"])), w.hours(f["minutes"])
    when = when_line(w, f.get("shifts", ()))
    if f["name"]:
        return Screen(
            lines(w("From {day} {name} works {hours} a week.", day=day, name=f["name"], hours=hours), when, _which(w, f))
        )
    return Screen(lines(w("From {day} you work {hours} a week.", day=day, hours=hours), when, _which(w, f)))


def _which(w: Words, f: Facts) -> Written:
    return w("<b>{title}</b> at {employer}", title=f["title"], employer=f["employer"])
