"""Somebody who is proposed to an employer, and how it went."""

from bot.buttons.offers import ProposalAnswer
from bot.buttons.reports import MeetFirst
from bot.screens import Button, Facts, Screen, lines, rows, screen
from bot.screens.job_lines import job_lines, tariff_line
from bot.screens.meetings import my_meeting_off, their_meeting_off
from core.actions.matching.proposals import ProposalView
from core.actions.things import Notice
from core.rules.matching.offers import OfferState
from words import Words
from words.language import Written


def employer_proposal(w: Words, p: ProposalView) -> Screen:
    """Of the candidate first name and work experience, nothing else; of the work all, also what it costs."""
    result = _result(w, p)
    text = lines(
        result or w("{name} would like to work for you.", name=p.first_name),
        None if result else w("{name} said yes to the days and times below.", name=p.first_name),
        " ",
        *_meeting_lines(w, p),
        p.experience and w("Experience: {experience}", experience=p.experience),
        job_lines(w, p.job, p.last_day),
        tariff_line(w, p.job.tariff),
    )
    if result:
        return Screen(text)
    return Screen(
        text,
        rows(
            Button(w("Welcome"), ProposalAnswer(p.id, True)),
            Button(w("Not this time"), ProposalAnswer(p.id, False)),
            Button(w("Meet first") if p.meeting is None or p.meeting.fits is False else w("Other moments"), MeetFirst(p.id)),
        ),
    )


def _result(w: Words, p: ProposalView) -> Written | None:
    """What became of it: who of the employer chose, and only where somebody did."""
    by = p.chosen_by.name if p.chosen_by and not p.is_mine else ""
    match p.state:
        case OfferState.CHOSEN if by:
            return w("{colleague} chose {name}. The confirmation is below.", colleague=by, name=p.first_name)
        case OfferState.CHOSEN:
            return w("You chose {name}. The confirmation is below.", name=p.first_name)
        case OfferState.NOT_CHOSEN if by:
            return w("{colleague} did not choose {name} this time.", colleague=by, name=p.first_name)
        case OfferState.NOT_CHOSEN:
            return w("You did not choose {name} this time.", name=p.first_name)
        case OfferState.PLACED:
            return w("{name} has this work. The confirmation is below.", name=p.first_name)
        case OfferState.FILLED:
            return w("This place is filled.")
        case OfferState.TAKEN_BACK:
            return w("{name} is not free for this work any more.", name=p.first_name)
        case OfferState.WITHDRAWN:
            return w("This work does not go on.")
    return None


def _meeting_lines(w: Words, p: ProposalView) -> list[Written]:
    """When they meet, or how far that is."""
    if p.meeting is None or p.state is not OfferState.PROPOSED:
        return []
    if p.meeting.moment:
        return [w("You meet on {moment}.", moment=w.moment(p.meeting.moment))]
    if p.meeting.fits is None:
        asked = w("You proposed to meet. {name} has not answered yet.", name=p.first_name)
        return [asked, *(w("• {moment}", moment=w.moment(one)) for one in p.meeting.moments)]
    if not p.meeting.moments:
        return [w("{name} cannot come to meet you then after all.", name=p.first_name)]
    return [w("No moment fits {name}.", name=p.first_name)]


@screen(Notice.PROPOSED)
def proposed(w: Words, f: Facts) -> Screen:
    return Screen(
        w("{contact} has proposed you to {employer}. You will hear from us.", contact=f["contact"], employer=f["employer"])
    )


@screen(Notice.NOT_CHOSEN)
def not_chosen(w: Words, f: Facts) -> Screen:
    return Screen(
        lines(
            w("{employer} did not choose you this time for “{job}”.", employer=f["employer"], job=f["job"]),
            w("That says nothing about you. {contact} looks on with you.", contact=f["contact"]),
            *my_meeting_off(w, f),
        )
    )


@screen(Notice.PROPOSAL_ANSWERED, candidates=False)
def proposal_answered(w: Words, f: Facts) -> Screen:
    said = w("{employer} did not choose {name} this time.", employer=f["employer"], name=f["name"])
    return Screen(lines(said, their_meeting_off(w, f)))


@screen(Notice.CANDIDATE_NOT_FREE, candidates=False)
def candidate_not_free(w: Words, f: Facts) -> Screen:
    """To the employer: kindly, and nothing of why."""
    return Screen(
        lines(
            w("{name} is not free any more for “{job}”.", name=f["name"], job=f["job"]),
            w("Thank you for looking at it. The municipality can propose somebody else."),
            their_meeting_off(w, f),
        )
    )
