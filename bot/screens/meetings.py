"""Meeting first: the employer's question, and the candidate's choice."""

from datetime import datetime

from bot.buttons.reports import NoneFits, PickMeeting
from bot.screens import Button, Facts, Screen, lines, rows, screen
from bot.screens.asking import trouble, ways_out
from core.actions.matching.meetings import MeetingView
from core.actions.things import Notice
from words import Words
from words.language import AMSTERDAM, Written


@screen("meet_first", candidates=False)
def meet_first(w: Words, f: Facts) -> Screen:
    """When?"""
    return Screen(
        lines(
            trouble(w, f),
            w("When can {name} come to meet you?", name=f["name"]),
            " ",
            w("Type one, two or three moments. For example: Tuesday 10:00, Wednesday 14:30."),
        ),
        ways_out(w, f),
    )


def candidate_meeting(w: Words, v: MeetingView) -> Screen:
    """The employer wants to meet first: which moment fits?"""
    employer, one = v.job.employer_name, v.meeting
    where = w("Where: {place}", place=v.job.place)
    who = v.job.report_to and w("Ask for: {person}", person=v.job.report_to)
    if one.moment and not v.is_off:
        return Screen(lines(w("You meet {employer} on {moment}.", employer=employer, moment=at(w, one.moment)), where, who))
    if v.is_over:
        return Screen(w("This meeting is not needed any more."))
    if one.fits is False:
        return Screen(w("You said that no moment fits. {employer} may propose others.", employer=employer))
    buttons = [Button(at(w, moment), PickMeeting(one.id, number)) for number, moment in enumerate(one.moments)]
    text = lines(
        w("{employer} would like to meet you first. Which moment fits?", employer=employer),
        " ",
        w("It is about: {title}", title=v.job.title),
        where,
        who,
        w("Do you have a question? Ask {contact}.", contact=v.contact.first_name),
    )
    return Screen(text, rows(*buttons, Button(w("None of these"), NoneFits(one.id)), columns=1))


@screen(Notice.MEETING_PROPOSED, candidates=False)
def meeting_proposed(w: Words, f: Facts) -> Screen:
    """The contact person knows of it."""
    return Screen(w("{employer} would like to meet {name} first.", employer=f["employer"], name=f["name"]))


@screen(Notice.MEETING_ANSWERED, candidates=False)
def meeting_answered(w: Words, f: Facts) -> Screen:
    """When, or that none fits; the contact person also reads with whom."""
    if not f["moment"]:
        said = w("No moment fits {name}.", name=f["name"])
        return Screen(
            lines(said, w("Employer: {employer}.", employer=f["employer"]) if f["employer"] else w("You may propose others."))
        )
    said = w("{name} comes to meet on {moment}.", name=f["name"], moment=at(w, datetime.fromisoformat(f["moment"])))
    return Screen(lines(said, f["employer"] and w("Employer: {employer}.", employer=f["employer"])))


@screen(Notice.MY_MEETING_OFF)
def my_meeting_off(w: Words, f: Facts) -> Screen:
    """Nobody expects the candidate there."""
    moment = at(w, datetime.fromisoformat(f["moment"]))
    return Screen(
        lines(
            w("The meeting with {employer} on {moment} does not take place.", employer=f["employer"], moment=moment),
            w("You do not have to go there."),
        )
    )


@screen(Notice.MEETING_OFF, candidates=False)
def meeting_off(w: Words, f: Facts) -> Screen:
    """Nobody comes; the contact person also reads with whom."""
    moment = at(w, datetime.fromisoformat(f["moment"]))
    return Screen(
        lines(
            w("The meeting with {name} on {moment} does not take place.", name=f["name"], moment=moment),
            w("{name} hears that too.", name=f["name"]),
            f["employer"] and w("Employer: {employer}.", employer=f["employer"]),
        )
    )


def at(w: Words, moment: datetime) -> Written:
    """A day and a time, as people say them."""
    local = moment.astimezone(AMSTERDAM)
    return Written(f"{w.day(local.date())}, {w.time(local)}")
