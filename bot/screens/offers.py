"""An offer of work: to the candidate, and to the contact person who made it."""

from bot.buttons.at_work import WantToStop
from bot.buttons.offers import (
    AskAboutOffer,
    OfferAnswer,
    Propose,
    SayWhyNot,
    TakeBackYes,
    TakeBackYesSurely,
    WantAfterAll,
    WantOffer,
    WhatIncome,
)
from bot.buttons.own_candidates import OpenOffer
from bot.screens import Button, Facts, Screen, lines, rows, screen
from bot.screens.explaining import explain_buttons
from bot.screens.job_lines import job_lines, map_of
from bot.screens.meetings import my_meeting_off, their_meeting_off
from bot.screens.questions import literal, quote, shortened
from core.actions.matching.offers import WAITING, OfferView
from core.actions.things import Notice
from core.rules.matching.offers import OfferState
from core.rules.talk.questions import QUOTED
from words import Words
from words.explanations import Topic
from words.language import Written


def candidate_offer(w: Words, o: OfferView) -> Screen:
    """Before a yes: everything one must know. After it: what was said, and what comes next."""
    body = job_lines(w, o.job, o.last_day)
    if o.state not in (OfferState.OPEN, OfferState.HELD):
        why = (Button(w("Say why (you do not have to)"), SayWhyNot(o.id)),) if o.may_say_why else ()
        back = (Button(w("Not this work after all"), TakeBackYes(o.id)),) if o.state in WAITING else ()
        wants = (Button(w("This work after all"), WantAfterAll(o.id)),) if o.may_want_after_all else ()
        others = o.others_want and w("Somebody else would like this work too. {employer} chooses.", employer=o.job.employer_name)
        return Screen(lines(_candidate_result(w, o), others, " ", body), rows(*wants, *why, *back), is_answered=True)
    premium = o.rate and w(
        "Your premium: {rate} for every hour you work. That is about {total} for the whole job.",
        rate=w.money(o.rate),
        total=w.money(o.premium_cents or 0),
    )
    text = lines(
        w("Do you want to do this work?"),
        " ",
        body,
        o.kilometres and w("Travel: {km} km there and back, as you told before.", km=w.number(o.kilometres)),
        " ",
        premium or None,
        *_room(w, o),
        w("Your benefit simply continues. Your allowances stay the same."),
        w(
            "The premium is paid at most twice a year. You choose the moment together with {contact}.",
            contact=o.contact.first_name,
        ),
        " ",
        o.state is OfferState.HELD
        and w("{contact} answers your question first. The offer waits for you.", contact=o.contact.first_name),
        w("You may always say no. That has no consequences."),
    )
    buttons = (
        (
            Button(w("Yes, propose me"), WantOffer(o.id, o.job.starts_on, o.premium_cents or 0)),
            Button(w("No"), OfferAnswer(o.id, False)),
        ),
        (Button(w("First a question"), AskAboutOffer(o.id)), Button(w("Map"), url=map_of(o.job.place))),
        (Button(w("What does this do to my income?"), WhatIncome(o.id)),),
        explain_buttons(w, Topic.OFFER, o.id),
    )
    return Screen(text, buttons)


def _room(w: Words, o: OfferView) -> list[Written]:
    if o.room is None:
        return []
    room = o.room
    year, now, before, after = str(room.year), w.money(room.now), w.money(room.before), w.money(room.after)
    said = (
        [w("Room for premium in {year}: {before} now, {after} with this work.", year=year, before=before, after=after)]
        if room.now == room.before
        else [
            w("Room for premium in {year}: {now} now.", year=year, now=now),
            w(
                "With all hours that you worked and planned, {before} is left. With this work too: {after}.",
                before=before,
                after=after,
            ),
        ]
    )
    if room.above:
        said.append(w("{money} of it does not fit in that year. That waits for the next payment.", money=w.money(room.above)))
    return said


def _candidate_result(w: Words, o: OfferView) -> str:
    contact = o.contact.first_name
    match o.state:
        case OfferState.DECLINED:
            return w("You said no. That is fine. It has no consequences.")
        case OfferState.TAKEN_BACK:
            return w("You do not want this work after all. That is fine. It has no consequences.")
        case OfferState.WANTED:
            return w("You said yes. {contact} will now propose you to {employer}.", contact=contact, employer=o.job.employer_name)
        case OfferState.PROPOSED:
            return w("You said yes. {employer} now chooses. You will hear from us.", employer=o.job.employer_name)
        case OfferState.CHOSEN:
            return w("You said yes, and {employer} said: welcome!", employer=o.job.employer_name)
        case OfferState.NOT_CHOSEN:
            return w("You said yes. {employer} did not choose you this time.", employer=o.job.employer_name)
        case OfferState.PLACED:
            return w("You have this work. It was agreed with {employer}.", employer=o.job.employer_name)
        case OfferState.WITHDRAWN:
            said = w("You said yes. This work does not go on.") if o.wants else w("This work does not go on.")
            return lines(said, w("That has nothing to do with you. You do not have to do anything."))
    if o.proposal:
        return w("You said yes. {employer} chose somebody else this time.", employer=o.job.employer_name)
    return w("This place is filled. Thank you for looking at it.")


@screen(Notice.OFFER_PLACE_FILLED)
def place_filled(w: Words, f: Facts) -> Screen:
    """Who had been proposed hears it as kindly as who was not chosen, and that nobody expects them to meet."""
    kindly = f["contact"] and w("That says nothing about you. {contact} looks on with you.", contact=f["contact"])
    return Screen(
        lines(
            w("The place for “{job}” is filled.", job=f["job"]),
            kindly or w("You do not have to do anything."),
            *my_meeting_off(w, f),
        )
    )


@screen("take_back_yes")
def take_back_yes(w: Words, f: Facts) -> Screen:
    """Sure? Nobody asks why."""
    return Screen(
        lines(
            w("Do you not want “{job}” at {employer} after all?", job=f["job"], employer=f["employer"]),
            w("That is allowed. It has no consequences. You do not have to say why."),
        ),
        rows(
            Button(w("Yes, I do not want it"), TakeBackYesSurely(f["offer"])),
            Button(w("No, I do want it"), OpenOffer(f["offer"])),
            columns=1,
        ),
    )


@screen("yes_was_taken_back")
def yes_was_taken_back(w: Words, _f: Facts) -> Screen:
    """In the place of the question whether it is sure."""
    return Screen(w("You do not want this work after all. That is fine. It has no consequences."))


@screen("chosen_meanwhile")
def chosen_meanwhile(w: Words, f: Facts) -> Screen:
    """A no that crossed with the employer's welcome: now it is to stop with the work."""
    return Screen(
        lines(
            w("You said yes, and {employer} said: welcome!", employer=f["employer"]),
            w("Do you not want “{job}” at {employer} after all?", job=f["job"], employer=f["employer"]),
            w("You may always stop. Your benefit simply continues."),
        ),
        rows(Button(w("Stop with this work"), WantToStop(f["placement"]))),
    )


@screen(Notice.YES_TAKEN_BACK, candidates=False)
def yes_taken_back(w: Words, f: Facts) -> Screen:
    """To the contact person: nothing to hold against anybody, and what the employer hears."""
    return Screen(
        lines(
            w("{name} does not want “{job}” at {employer} after all.", name=f["name"], job=f["job"], employer=f["employer"]),
            w("That is always allowed. It has no consequences."),
            f["proposed"]
            and w("{employer} only hears that {name} is not free any more.", employer=f["employer"], name=f["name"]),
            their_meeting_off(w, f),
        )
    )


def consultant_offer(w: Words, o: OfferView) -> Screen:
    """How an offer stands, with the next deed."""
    name, employer = o.candidate.first_name, o.job.employer_name
    head = {
        OfferState.OPEN: w("Offered to {name}. Waits for an answer.", name=name),
        OfferState.HELD: w("{name} asks something first. The offer waits.", name=name),
        OfferState.DECLINED: w("{name} said no to {employer}.", name=name, employer=employer),
        OfferState.TAKEN_BACK: w("{name} does not want the work at {employer} after all.", name=name, employer=employer),
        OfferState.WANTED: w("{name} would like to be proposed to {employer}.", name=name, employer=employer),
        OfferState.PROPOSED: w("{name} was proposed to {employer}.", name=name, employer=employer),
        OfferState.CHOSEN: w("{employer} chose {name}. The placement is made.", name=name, employer=employer),
        OfferState.NOT_CHOSEN: w("{employer} did not choose {name} this time.", name=name, employer=employer),
        OfferState.PLACED: w("{name} was placed at {employer} at once.", name=name, employer=employer),
        OfferState.FILLED: w("The place at {employer} is filled.", employer=employer),
        OfferState.WITHDRAWN: w("The work at {employer} does not go on.", employer=employer),
    }[o.state]
    buttons = rows(Button(w("Propose"), Propose(o.id))) if o.state is OfferState.WANTED else ()
    why = o.reason and lines(w("Why not, for you alone:"), quote(literal(shortened(o.reason, QUOTED))))
    return Screen(lines(head, why or None, " ", job_lines(w, o.job, o.last_day)), buttons)


@screen(Notice.OFFER_ANSWERED, candidates=False)
def offer_answered(w: Words, f: Facts) -> Screen:
    return Screen(w("{name} said no to “{job}”.", name=f["name"], job=f["job"]))


@screen(Notice.OFFER_REASON, candidates=False)
def offer_reason(w: Words, f: Facts) -> Screen:
    """Why not, in the candidate's words; nobody else reads it."""
    return Screen(
        lines(
            w("{name} tells you why not, about “{job}”:", name=f["name"], job=f["job"]),
            quote(literal(shortened(f["text"], QUOTED))),
            w("Only you read this."),
        )
    )


@screen(Notice.PROPOSAL_UNANSWERED, candidates=False)
def proposal_unanswered(w: Words, f: Facts) -> Screen:
    """The candidate waits, and the employer says nothing: somebody calls."""
    return Screen(
        lines(
            w("{employer} has not chosen yet: {name}, “{job}”.", employer=f["employer"], name=f["name"], job=f["job"]),
            w("{name} is waiting for an answer. Will you call {employer}?", name=f["name"], employer=f["employer"]),
        ),
        rows(Button(w("To the offer"), OpenOffer(f["offer"]))),
    )


@screen(Notice.WANTED_WITHDRAWN, candidates=False)
def wanted_withdrawn(w: Words, f: Facts) -> Screen:
    """The candidate had said yes, and the employer took the work back: somebody reassures them."""
    return Screen(
        lines(
            w("{employer} has taken “{title}” back.", employer=f["employer"], title=f["job"]),
            w("{name} had said yes, and has heard it. Will you talk about it?", name=f["name"]),
        ),
        rows(Button(w("To the offer"), OpenOffer(f["offer"]))),
    )


@screen(Notice.OFFER_UNANSWERED, candidates=False)
def offer_unanswered(w: Words, f: Facts) -> Screen:
    """Time alone ends no offer: the contact person looks."""
    return Screen(
        lines(
            w("{name} has not answered yet: “{job}”.", name=f["name"], job=f["job"]),
            w("The offer stays open. Will you call {name}?", name=f["name"]),
        ),
        rows(Button(w("To the offer"), OpenOffer(f["offer"]))),
    )
