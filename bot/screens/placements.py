"""Work that somebody has: on the candidate's phone and on the employer's."""

from datetime import timedelta

from bot.buttons.at_work import CallOff, ChooseDayOff, MoreOrFewerHours, WantToStop
from bot.buttons.documents import GetConfirmation
from bot.buttons.endings import OpenEnding
from bot.buttons.everybody import AskQuestion
from bot.buttons.hours import OlderWeeks
from bot.buttons.weeks import ReportAbsent
from bot.screens import Button, Facts, Screen, caption, lines, rows, screen
from bot.screens.job_lines import premium_lines, shifts_line, tariff_line
from core.actions.things import Notice
from core.actions.work.placements import PlacementView
from core.rules.work.at_work import WishKind
from words import Words
from words.language import Written

FEW_DAYS = 14
A_WEEK = timedelta(weeks=1)


def candidate_placement(w: Words, p: PlacementView) -> Screen:
    """Where, when, whom to report to and how long still; and what one may do about it."""
    if p.off:
        return Screen(lines(w("This work does not go on."), _which(w, p)))
    when = shifts_line(w, p.shifts)
    return Screen(
        lines(
            w("This is your work:"),
            " ",
            _which(w, p),
            w("Where: {place}", place=p.placement.place),
            when and w("When: {shifts}", shifts=when),
            w("How much: {hours} a week", hours=w.hours(p.placement.minutes_per_week)),
            *(w("From {day} you work {hours} a week.", day=w.day(one.since), hours=w.hours(one.minutes)) for one in p.coming),
            p.placement.report_to and w("Ask for: {person}", person=p.placement.report_to),
            w("First day: {day}", day=w.date(p.first_day)),
            w("Last day: {day}", day=w.date(p.placement.last_day)),
            _how_long_still(w, p),
            *premium_lines(w, p.premium),
            " ",
            w("Your benefit simply continues."),
            p.contact and w("Your contact person is {contact}.", contact=p.contact.name),
        ),
        _at_work(w, p),
    )


def _which(w: Words, p: PlacementView) -> Written:
    return w("<b>{title}</b> at {employer}", title=p.placement.title, employer=p.placement.employer_name)


def _how_long_still(w: Words, p: PlacementView) -> Written | None:
    left = (p.placement.last_day - p.today).days
    if left < 0:
        return w("This work is over.")
    if p.today < p.first_day:
        return None
    if not left:
        return w("Today is your last day.")
    if left < FEW_DAYS:
        return w.n("Still {n} day.", "Still {n} days.", left)
    return w.n("Still {n} week.", "Still {n} weeks.", left // 7)


def _at_work(w: Words, p: PlacementView) -> tuple[tuple[Button, ...], ...]:
    """Not able to come, other hours, stopping: while the work lasts, and while it is not asked already."""
    number = p.placement.id
    paper = Button(w("Confirmation (PDF)"), GetConfirmation(number))
    if p.placement.last_day < p.today:
        return rows(paper)
    off = [Button(w("I cannot come today"), CallOff(number, p.today))] if p.expected else []
    off.append(Button(w("I cannot come on another day"), ChooseDayOff(number)))
    more = [] if WishKind.HOURS in p.wishes else [Button(w("More or fewer hours"), MoreOrFewerHours(number))]
    stop = [] if WishKind.STOP in p.wishes else [Button(w("Stop with this work"), WantToStop(number))]
    return (*rows(*off, columns=1), *rows(*more, *stop), (paper,))


@screen("no_work")
def no_work(w: Words, f: Facts) -> Screen:
    return Screen(lines(w("You have no work through us now."), w("Is there something for you? Then you hear it here.")))


def employer_placement(w: Words, p: PlacementView) -> Screen:
    """The confirmation, with what the employer pays."""
    if p.off:
        return Screen(lines(w("The work of {name} does not go on.", name=p.candidate.first_name), _which(w, p)))
    when = shifts_line(w, p.shifts)
    return Screen(
        lines(
            w("Confirmed: {name} comes to work for you.", name=p.candidate.first_name),
            " ",
            _which(w, p),
            w("Where: {place}", place=p.placement.place),
            when and w("When: {shifts}", shifts=when),
            w("How much: {hours} a week", hours=w.hours(p.placement.minutes_per_week)),
            *_later(w, p),
            w("First day: {day}", day=w.date(p.first_day)),
            w("Last day: {day}", day=w.date(p.placement.last_day)),
            tariff_line(w, p.placement.tariff),
            " ",
            w("Each week you get one message to confirm the hours."),
        ),
        rows(
            *_today(w, p),
            *_further(w, p),
            *_before(w, p),
            Button(w("Confirmation (PDF)"), GetConfirmation(p.placement.id)),
            Button(w("Ask something"), AskQuestion()),
            columns=1,
        ),
    )


def _later(w: Words, p: PlacementView) -> list[Written]:
    name = p.candidate.first_name
    return [
        w("From {day} {name} works {hours} a week.", day=w.day(one.since), name=name, hours=w.hours(one.minutes))
        for one in p.coming
    ]


def _today(w: Words, p: PlacementView) -> list[Button]:
    """Only on a day on which somebody is expected."""
    return (
        [Button(caption(w("{name} is not here today", name=p.candidate.first_name)), ReportAbsent(p.placement.id))]
        if p.expected
        else []
    )


def _further(w: Words, p: PlacementView) -> list[Button]:
    """While the work lasts: longer, a contract, or stopping."""
    return [] if p.placement.last_day < p.today else [Button(w("How does it go on?"), OpenEnding(p.placement.id))]


def _before(w: Words, p: PlacementView) -> list[Button]:
    """From the second week on."""
    return [Button(w("Older weeks"), OlderWeeks(p.candidate.id, 0))] if p.first_day + A_WEEK <= p.today else []


@screen(Notice.PLACEMENT_STOPPED, candidates=False)
def placement_stopped(w: Words, f: Facts) -> Screen:
    return Screen(
        w(
            "{employer} said welcome to {name}, but the placement cannot be made: the age or the term does not allow it. "
            "Call them both.",
            employer=f["employer"],
            name=f["name"],
        )
    )
