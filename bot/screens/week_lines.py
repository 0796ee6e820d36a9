"""What the cards of a week have in common: its days, the hours that differ, and what both sides say of a day."""

from datetime import date, time

from bot.screens import Facts, lines
from core.actions.hours.week_views import PutRight, WeekView
from core.rules.calendar import local_day
from core.rules.hours.week_days import Day, DayKind, Work
from core.rules.hours.weeks import MOST_ROUNDS
from core.store.hours.signing import Objection
from words import Words
from words.language import Written


def week_of(w: Words, first: date) -> Written:
    """Which week."""
    return w("The week of {day}", day=w.day(first))


def spent(w: Words, minutes: int) -> Written:
    """Hours worked; none is "0 hours"."""
    return w.hours(minutes) if minutes else w.n("{n} hour", "{n} hours", 0)


def work(w: Words, one: Work) -> Written:
    """When and how long: 09:00 to 13:15, break 15 minutes: 4 hours."""
    if one.starts is None or one.ends is None:
        return spent(w, one.minutes)
    span = w("{start} to {end}", start=w.time(one.starts), end=w.time(one.ends))
    if one.break_minutes:
        return w("{span}, break {minutes}: {hours}", span=span, minutes=w.hours(one.break_minutes), hours=w.hours(one.minutes))
    return w("{span}: {hours}", span=span, hours=w.hours(one.minutes))


def written(one: Work) -> Facts:
    """Work as frozen facts of a message or a conversation."""
    starts, ends = (at.isoformat("minutes") if at else None for at in (one.starts, one.ends))
    return {"starts": starts, "ends": ends, "break_minutes": one.break_minutes, "minutes": one.minutes}


def work_in(facts: Facts) -> Work:
    """The work among such facts."""
    starts, ends = (time.fromisoformat(facts[name]) if facts[name] else None for name in ("starts", "ends"))
    return Work(starts, ends, facts["break_minutes"], facts["minutes"])


def day_lines(w: Words, days: tuple[Day, ...]) -> str:
    """Each day with something to say about it, one a line."""
    return lines(
        *(w("• {day}: {what}", day=w.day(day.day), what=_what(w, day)) for day in days if day.kind is not DayKind.NOTHING)
    )


def _what(w: Words, day: Day) -> Written:
    done = work(w, day.logged) if day.logged else Written("")
    match day.kind:
        case DayKind.TO_COME:
            return w("still to come")
        case DayKind.MISSING:
            return w("<b>not filled in yet</b>")
        case DayKind.NOT_WORKED:
            return w("not worked") if day.planned is None else w("not worked (otherwise than planned)")
        case DayKind.OTHERWISE:
            return w("{work} (otherwise than planned)", work=done)
        case DayKind.NOT_PLANNED:
            return w("{work} (was not planned)", work=done)
    return done


def put_right(w: Words, view: WeekView) -> str:
    """What of a confirmed week was otherwise after all, and since when the card says so."""
    return lines(*(_put_right(w, view, day, one) for day, one in sorted(view.corrected.items())))


def _put_right(w: Words, view: WeekView, day: date, one: PutRight) -> Written:
    said: dict[str, str] = {"date": w.date(local_day(one.at)), "day": w.day(day)}
    if one.by is None:
        return w("Put right on {date}: {day}.", **said)
    name = one.by.first_name or w("the municipality")
    if not one.without:
        return w("{name} put this right on {date}: {day}.", name=name, **said)
    side = view.employer_name if one.without_employer else view.candidate.first_name
    return w("{name} put this right on {date}: {day}. {side} did not agree.", name=name, side=side, **said)


def settled_by_others(w: Words, view: WeekView) -> Written | None:
    """What heads a confirmed week that the two sides did not settle here: decided afterwards, on paper, or from before."""
    decided = [one for one in view.corrected.values() if one.without and one.by]
    if decided:
        last = max(decided, key=lambda one: one.at)
        return w("{contact} decided about a mistake in this week.", contact=last.by.first_name if last.by else "")
    if view.on_paper_by:
        return signed_on_paper(w, view.on_paper_by.first_name)
    return w("These hours come from an older list.") if view.is_imported else None


def claimed(one: Objection) -> Work:
    """What the employer says that a day was."""
    return Work(one.starts, one.ends, one.break_minutes, one.minutes)


def difference(w: Words, view: WeekView) -> str:
    """What the employer sees otherwise: one sentence for one day, a list for more, with what was written beside it."""
    logged = {day.day: day.minutes for day in view.days}
    if len(view.objections) == 1:
        one = view.objections[0]
        head = w(
            "{employer} sees {weekday} otherwise: {theirs} instead of {yours}.",
            employer=view.employer_name,
            weekday=w.weekday(one.day.isoweekday()),
            theirs=spent(w, one.minutes),
            yours=spent(w, logged.get(one.day, 0)),
        )
        return lines(head, note(w, one))
    head = w.n(
        "{employer} sees {n} day otherwise:",
        "{employer} sees {n} days otherwise:",
        len(view.objections),
        employer=view.employer_name,
    )
    rest = [
        lines(
            w(
                "• {weekday}: {theirs} instead of {yours}",
                weekday=w.weekday(one.day.isoweekday()),
                theirs=spent(w, one.minutes),
                yours=spent(w, logged.get(one.day, 0)),
            ),
            note(w, one),
        )
        for one in view.objections
    ]
    return lines(head, *rest)


def round_of(w: Words, rounds: int) -> Written:
    """How often both have proposed hours to each other, and what comes after that."""
    if rounds == 1:
        return w("Do you not get there together? The contact person decides.")
    return w("This is round {n} of {most}. After that the contact person decides.", n=rounds, most=MOST_ROUNDS)


def note(w: Words, one: Objection) -> Written | None:
    """Why, in the employer's own words."""
    return w("They write: “{note}”", note=one.note) if one.note else None


def signed_on_paper(w: Words, name: str) -> Written:
    """How a week was signed that came on paper."""
    return w("Signed by both on paper. Entered by {name}.", name=name)
