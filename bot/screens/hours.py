"""A worked day on the candidate's phone: the question after a shift, and what was entered, with its travel costs."""

from bot.buttons.at_work import SendPhoto
from bot.buttons.hours import ChangeDay, DayAsPlanned, DayNotWorked, DayOtherwise, NoTravel, TravelAsUsual, TravelOtherwise
from bot.buttons.questions import AskAboutDay
from bot.screens import Button, Screen, lines, rows
from bot.screens.travel import metres_of
from core.actions.hours.day_views import DayView
from core.rules.hours.weeks import WeekState
from core.store.hours.day_facts import DayFacts
from core.store.hours.days import DayEntry
from words import Words
from words.language import Written

Rows = tuple[tuple[Button, ...], ...]


def candidate_day(w: Words, v: DayView) -> Screen:
    """One day of a placement: one question, or its result."""
    facts = v.facts
    if facts.entry is None:
        return _question(w, v)
    asks_travel = v.is_claimable and facts.entry.worked and facts.claim is None
    text = lines(
        _result(w, facts.entry),
        " ",
        w(
            "<b>{title}</b> at {employer}, {day}",
            day=w.day(facts.day),
            title=facts.placement.title,
            employer=facts.placement.employer_name,
        ),
        facts.entry.break_minutes and w("Break: {minutes}", minutes=w.hours(facts.entry.break_minutes)),
        facts.claim and facts.entry.worked and travel_line(w, facts),
        _why_not(w, facts),
        asks_travel and lines(" ", w("Did you have travel costs?")),
    )
    return Screen(text, (*(_travel_buttons(w, facts) if asks_travel else ()), *_change_buttons(w, v)))


def _question(w: Words, v: DayView) -> Screen:
    shift, placement = v.facts.shift, v.facts.placement
    if shift is None:
        return Screen(w("Nothing is filled in for {day}.", day=w.day(v.facts.day)))
    head = w("How was your work on {day}?", day=w.day(shift.day))
    if not v.is_over:
        head = w("Your work on {day} is not over yet.", day=w.day(shift.day))
    text = lines(
        head,
        " ",
        w("<b>{title}</b> at {employer}", title=placement.title, employer=placement.employer_name),
        w(
            "Planned: {start} to {end}, {hours}.",
            start=w.time(shift.starts),
            end=w.time(shift.ends),
            hours=w.hours(shift.minutes),
        ),
        v.is_holiday and v.is_over and v.is_free and w("It was a public holiday. Were you free? Then choose “Did not work”."),
    )
    if not v.is_free:
        return Screen(text)
    planned = ((Button(w("Yes, as planned"), DayAsPlanned(shift.id)),),) if v.is_over else ()
    return Screen(
        text,
        (*planned, (Button(w("Other times"), DayOtherwise(shift.id)), Button(w("Did not work"), DayNotWorked(shift.id)))),
    )


def _result(w: Words, entry: DayEntry) -> Written:
    if not entry.worked:
        return w("Saved: not worked.")
    if entry.starts is None or entry.ends is None:
        return w("Saved: {hours}.", hours=w.hours(entry.minutes))
    return w(
        "Saved: {start} to {end}, {hours}.",
        start=w.time(entry.starts),
        end=w.time(entry.ends),
        hours=w.hours(entry.minutes),
    )


def travel_line(w: Words, facts: DayFacts) -> Written:
    """What was claimed for the day."""
    claim = facts.claim
    if claim is None or not claim.cents:
        return w("Travel costs: none")
    if claim.kilometres is None:
        return w("Travel costs: {money}", money=w.money(claim.cents))
    return w("Travel costs: {kilometres} km, {money}", kilometres=w.number(claim.kilometres), money=w.money(claim.cents))


def _why_not(w: Words, facts: DayFacts) -> Written | None:
    if facts.week is WeekState.OPEN:
        return None
    return w("This week is confirmed.") if facts.week is WeekState.CONFIRMED else w("You signed this week.")


def _travel_buttons(w: Words, facts: DayFacts) -> Rows:
    here = facts.placement.id, facts.day
    version = facts.claim.version if facts.claim else 0
    caption = w("Travel as always: {kilometres} km", kilometres=w.number(facts.usual)) if facts.usual else None
    usual = ((Button(caption, TravelAsUsual(*here, version, metres_of(facts.usual))),),) if caption and facts.usual else ()
    other = w("Other travel costs") if facts.usual else w("Travel costs")
    return (*usual, (Button(other, TravelOtherwise(*here)), Button(w("No travel costs"), NoTravel(*here, version))))


def _change_buttons(w: Words, v: DayView) -> Rows:
    here = v.facts.placement.id, v.facts.day
    hours = [Button(w("Change hours"), ChangeDay(*here)) if v.is_free else Button(w("Ask something"), AskAboutDay(*here))]
    worked = v.facts.entry is not None and v.facts.entry.worked
    travel = [Button(w("Change travel costs"), TravelOtherwise(*here))] if v.is_claimable and worked and v.facts.claim else []
    claim = v.facts.claim
    by_ticket = worked and claim is not None and claim.kilometres is None and claim.cents > 0
    photo = [Button(w("Photo of the ticket"), SendPhoto(*here))] if by_ticket and v.is_claimable else []
    return rows(*hours, *travel, *photo)
