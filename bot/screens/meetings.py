"""Meeting first: the employer's question, the candidate's choice, and what everybody hears of it."""

from datetime import datetime

from bot.buttons.everybody import AskQuestion, StepBack
from bot.buttons.reports import CannotMeet, CannotMeetSurely, NoneFits, OpenMeeting, PickMeeting, SendMoments
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
            f["agreed"]
            and w("You agreed on {moment} already. What you type now comes in its place.", moment=_at(w, f["agreed"])),
            " ",
            w("Type one, two or three moments. For example: Tuesday 10:00, Wednesday 14:30."),
        ),
        ways_out(w, f),
    )


@screen("check_meeting", candidates=False)
def check_meeting(w: Words, f: Facts) -> Screen:
    """The moments as they were read, and what they come in the place of."""
    name, agreed = f["name"], f["agreed"]
    instead = (
        lines(
            w("You and {name} agreed on {moment} already. Do you want to replace that?", name=name, moment=_at(w, agreed)),
            w("{name} hears then that it does not take place.", name=name),
        )
        if agreed
        else None
    )
    return Screen(
        lines(
            trouble(w, f),
            w("Is this right?"),
            w("{name} can choose from:", name=name),
            *(w("• {moment}", moment=_at(w, one)) for one in f["moments"]),
            instead and " ",
            instead,
        ),
        (
            *rows(
                Button(w("Yes, replace it") if agreed else w("Yes, ask {name}", name=name), SendMoments(f["proposal"])),
                Button(w("Other moments"), StepBack()),
            ),
            *ways_out(w, f, back=False),
        ),
    )


def candidate_meeting(w: Words, v: MeetingView) -> Screen:
    """The employer wants to meet first: which moment fits? And then when and where they meet."""
    employer, one = v.job.employer_name, v.meeting
    where = w("Where: {place}", place=v.job.place)
    who = v.job.report_to and w("Ask for: {person}", person=v.job.report_to)
    if one.moment and not v.is_off:
        agreed = w("You meet {employer} on {moment}.", employer=employer, moment=at(w, one.moment))
        cannot = (Button(w("I cannot come after all"), CannotMeet(one.id)),) if v.stands else ()
        return Screen(lines(agreed, where, who), rows(*cannot), is_answered=True)
    if v.newer and (v.newer.moments or one.moment):
        return Screen(_instead(w, v))
    if v.is_over:
        return Screen(w("This meeting is not needed any more."))
    if one.fits is False:
        return Screen(w("You said that no moment fits. {employer} may propose others.", employer=employer))
    buttons = [Button(at(w, moment), PickMeeting(one.id, number)) for number, moment in enumerate(one.moments)]
    text = lines(
        w("{employer} would like to meet you first. Which moment fits?", employer=employer),
        *_not_any_more(w, v),
        " ",
        w("It is about: {title}", title=v.job.title),
        where,
        who,
        w("Do you have a question? Ask {contact}.", contact=v.contact.first_name),
    )
    return Screen(text, rows(*buttons, Button(w("None of these"), NoneFits(one.id)), columns=1))


def _instead(w: Words, v: MeetingView) -> Written | str:
    """What came in the place of this one: the candidate's own word that they cannot come, or other moments."""
    employer, moment = v.job.employer_name, v.meeting.moment
    if v.newer and not v.newer.moments and moment:
        said = w("You said that you cannot come on {moment}.", moment=at(w, moment))
        return lines(said, not v.is_over and w("{employer} may propose other moments.", employer=employer))
    off = moment and _off(w, employer, moment)
    return lines(off, w("{employer} proposed other moments. They are below.", employer=employer))


def _not_any_more(w: Words, v: MeetingView) -> list[Written]:
    """What these moments come in the place of."""
    before = v.before
    if before is None or before.fits is False:
        return []
    if before.moment is None:
        return [w("The moments before this do not hold any more.")]
    return [_off(w, v.job.employer_name, before.moment)] if before.moment > v.meeting.made_at else []


def _off(w: Words, employer: str, moment: datetime) -> Written:
    return w("The meeting with {employer} on {moment} does not take place.", employer=employer, moment=at(w, moment))


def my_meeting_off(w: Words, f: Facts) -> list[Written]:
    """For the candidate, beneath why nobody is chosen: nobody expects them there either."""
    if not f["off"]:
        return []
    return [_off(w, f["employer"], datetime.fromisoformat(f["off"])), w("You do not have to go there.")]


def their_meeting_off(w: Words, f: Facts) -> Written | str:
    """The same for whoever expected them, or knows of it."""
    off = f["off"]
    return off and w("The meeting with {name} on {moment} does not take place.", name=f["name"], moment=_at(w, off))


@screen("cannot_meet")
def cannot_meet(w: Words, f: Facts) -> Screen:
    """Sure? Nobody asks why."""
    moment = _at(w, f["moment"])
    return Screen(
        lines(
            w("Can you not come to {employer} on {moment}?", employer=f["employer"], moment=moment),
            w("{employer} hears that then. You do not have to say why.", employer=f["employer"]),
        ),
        rows(
            Button(w("Yes, I cannot come"), CannotMeetSurely(f["meeting"])),
            Button(w("No, I come"), OpenMeeting(f["meeting"])),
            columns=1,
        ),
    )


@screen("meeting_called_off")
def meeting_called_off(w: Words, f: Facts) -> Screen:
    """In the place of the question whether it is sure."""
    return Screen(w("You said that you cannot come on {moment}.", moment=_at(w, f["moment"])))


@screen(Notice.MEETING_PROPOSED, candidates=False)
def meeting_proposed(w: Words, f: Facts) -> Screen:
    """The contact person knows of it."""
    said = (
        w("{employer} proposes other moments to {name}.", employer=f["employer"], name=f["name"])
        if f["other"]
        else w("{employer} would like to meet {name} first.", employer=f["employer"], name=f["name"])
    )
    return Screen(lines(said, their_meeting_off(w, f)))


@screen(Notice.MEETING_ANSWERED, candidates=False)
def meeting_answered(w: Words, f: Facts) -> Screen:
    """When, or that none fits; the contact person also reads with whom."""
    if not f["moment"]:
        said = w("No moment fits {name}.", name=f["name"])
        return Screen(lines(said, _where(w, f) or w("You may propose others.")))
    said = w("{name} comes to meet on {moment}.", name=f["name"], moment=_at(w, f["moment"]))
    return Screen(lines(said, _where(w, f)))


@screen(Notice.MEETING_CANNOT, candidates=False)
def meeting_cannot(w: Words, f: Facts) -> Screen:
    """The candidate called it off; why is not asked."""
    said = w("{name} cannot come to meet on {moment} after all.", name=f["name"], moment=_at(w, f["moment"]))
    return Screen(lines(said, _where(w, f) or (f["chooses"] and w("You may propose others."))))


@screen(Notice.MEETING_OFF, candidates=False)
def meeting_off(w: Words, f: Facts) -> Screen:
    """Nobody comes; the contact person also reads with whom."""
    return Screen(
        lines(
            w("The meeting with {name} on {moment} does not take place.", name=f["name"], moment=_at(w, f["moment"])),
            w("{name} hears that too.", name=f["name"]),
            _where(w, f),
        )
    )


@screen(Notice.MEETING_SOON, candidates=False)
def meeting_soon(w: Words, f: Facts) -> Screen:
    """The working day before: who comes when, about what."""
    return Screen(
        lines(
            w("{name} comes to meet on {moment}.", name=f["name"], moment=_at(w, f["moment"])),
            w("It is about: {title}", title=f["title"]),
            w("Where: {place}", place=f["place"]),
        )
    )


@screen(Notice.MY_MEETING_SOON)
def my_meeting_soon(w: Words, f: Facts) -> Screen:
    """The working day before: when, where, with whom, and the way out."""
    return Screen(
        lines(
            w("You meet {employer} on {moment}.", employer=f["employer"], moment=_at(w, f["moment"])),
            w("It is about: {title}", title=f["title"]),
            w("Where: {place}", place=f["place"]),
            f["guide"] and w("Ask for: {person}", person=f["guide"]),
        ),
        rows(
            Button(w("Ask something"), AskQuestion()), Button(w("I cannot come after all"), CannotMeet(f["meeting"])), columns=1
        ),
    )


def _where(w: Words, f: Facts) -> Written | str:
    return f["employer"] and w("Employer: {employer}.", employer=f["employer"])


def at(w: Words, moment: datetime) -> Written:
    """A day and a time, as people say them."""
    local = moment.astimezone(AMSTERDAM)
    return Written(f"{w.day(local.date())}, {w.time(local)}")


def _at(w: Words, moment: str) -> Written:
    return at(w, datetime.fromisoformat(moment))
