"""What everybody can see: languages, welcome, help, and kind words when something is not understood."""

from collections.abc import Mapping
from datetime import date

from bot.buttons.colleagues import ListColleagues
from bot.buttons.concerns import FeelsWrong
from bot.buttons.everybody import AskQuestion, ChooseLanguage, WhatNext
from bot.buttons.matching import MyWanted
from bot.buttons.reports import MyReports, ReportJob
from bot.masking import Masked
from bot.screens import Button, Facts, Screen, lines, rows, screen
from bot.wire.commands import COLLEAGUES, FEELS_WRONG, MY_REPORTS, MY_WANTED, REPORT_JOB, WHAT_NEXT, keyboard_of, typed_by
from core.actions.things import Notice
from core.store.people.people import Role
from words import AT_WORK, KNOWN, LANGUAGES, Words
from words.language import Written
from words.refusals import refusal_in_words

N = str  # marks a caption for the catalogues


@screen("choose_language")
def choose_language(w: Words, f: Facts) -> Screen:
    """Every language in its own script; no word around it that one must be able to read."""
    offered = languages_for(Role(f["role"]))
    buttons = [Button(name, ChooseLanguage(place)) for place, (code, name) in enumerate(KNOWN.items()) if code in offered]
    return Screen("Kies je taal · Choose your language", rows(*buttons))


def languages_for(role: Role) -> Mapping[str, str]:
    """What somebody may choose: candidates every language that is complete, others those of their own sentences."""
    return {code: name for code, name in LANGUAGES.items() if role is Role.CANDIDATE or code in AT_WORK}


@screen("welcome")
def welcome(w: Words, f: Facts) -> Screen:
    text = lines(
        w("Hello {name}!", name=f["name"]),
        *_contact(w, f),
        " ",
        w("Below you see four buttons. With them you do most things."),
        w("Type /hulp if you need help."),
    )
    return Screen(text, menu=keyboard_of(w, f["role"]))


def _contact(w: Words, f: Facts) -> list[Written]:
    """The contact person, and when they answer; while they are away until when, and who helps now."""
    name, stand_in = f.get("contact"), f.get("stand_in")
    if not name:
        return []
    said = [w("Your contact person is {contact}.", contact=name)]
    if f.get("until"):
        day = w.date(date.fromisoformat(f["until"]))
        return [
            *said,
            w("{name} is away until and including {day}.", name=name, day=day),
            w("{name} helps you now.", name=stand_in),
        ]
    if f.get("available"):
        said.append(w("{contact} answers: {available}.", contact=name, available=f["available"]))
    if stand_in:
        said.append(w("Is {contact} away? Then {stand_in} helps you.", contact=name, stand_in=stand_in))
    return said


@screen(Notice.CONTACT_CHANGED)
def contact_changed(w: Words, f: Facts) -> Screen:
    """Somebody else guides the candidate from now on."""
    return Screen(lines(w("From now on your contact person is {contact}.", contact=f["contact"]), *_contact(w, f)[1:]))


@screen("language_chosen")
def language_chosen(w: Words, f: Facts) -> Screen:
    return Screen(w("From now on I speak English."), menu=keyboard_of(w, f["role"]))


@screen("help")
def help_(w: Words, f: Facts) -> Screen:
    """What one can do here, in one message."""
    contact = _contact(w, f)
    text = lines(
        w("This is what you can do here:"),
        w("• Use the four buttons below."),
        w("• /stop stops what you were doing."),
        w("• /taal changes the language."),
        w("• /gegevens shows what is kept about you."),
        w("• /start begins again. Nothing is lost."),
        *(w("• /{command}: {what}", command=command, what=what) for command, what in _typed(w, Role(f["role"]))),
        contact and " ",
        *contact,
    )
    more = _more(w, Role(f["role"]))
    return Screen(text, rows(*more, columns=1)) if more else Screen(text, menu=keyboard_of(w, f["role"]))


def _typed(w: Words, role: Role) -> list[tuple[str, str]]:
    """What the municipality's people type; candidates and employers have a button for each thing."""
    return [] if role in (Role.CANDIDATE, Role.EMPLOYER) else typed_by(w, role)


def _more(w: Words, role: Role) -> list[Button]:
    """What is found here beside the four buttons, which stay where they are."""
    if role is Role.CANDIDATE:
        return [Button(w(WHAT_NEXT), WhatNext()), Button(w(MY_WANTED), MyWanted()), Button(w(FEELS_WRONG), FeelsWrong())]
    if role is Role.EMPLOYER:
        return [Button(w(REPORT_JOB), ReportJob()), Button(w(MY_REPORTS), MyReports()), Button(w(COLLEAGUES), ListColleagues(0))]
    return []


@screen("stopped")
def stopped(w: Words, f: Facts) -> Screen:
    return Screen(w("Stopped. What you filled in is kept.") if f.get("kept") else w("Stopped. Nothing was changed."))


@screen("nothing_to_stop")
def nothing_to_stop(w: Words, f: Facts) -> Screen:
    return Screen(w("There is nothing to stop."))


@screen("stranger")
def stranger(w: Words, f: Facts) -> Screen:
    return Screen(
        lines(
            w("Hello! I do not know you yet."),
            w("Do you have a link from your contact person? Open that link."),
            w("Do you have no link? Ask your contact person for one."),
        )
    )


@screen("old_button")
def old_button(w: Words, f: Facts) -> Screen:
    return Screen(w("This button no longer works. Use the buttons below, or type /hulp."))


@screen("edited")
def edited(w: Words, f: Facts) -> Screen:
    return Screen(
        lines(
            w("You changed an older message. I did nothing with that."),
            w("Do you want to change something? Send it as a new message."),
        )
    )


@screen("replied_elsewhere")
def replied_elsewhere(w: Words, f: Facts) -> Screen:
    """A reply to an older message, while a question waits: nobody got it."""
    return Screen(
        lines(
            w("You replied to an older message. I did nothing with that."),
            w("Is it for my question? Then send it as a new message."),
        )
    )


@screen("not_understood")
def not_understood(w: Words, f: Facts) -> Screen:
    return Screen(w("I do not understand this. Choose one of the buttons, or type /hulp."), menu=keyboard_of(w, f["role"]))


@screen("not_understood_ask")
def not_understood_ask(w: Words, f: Facts) -> Screen:
    return Screen(
        w("I still do not understand it. Shall I ask your contact person?"),
        rows(Button(w("Ask something"), AskQuestion())),
    )


@screen("too_fast")
def too_fast(w: Words, f: Facts) -> Screen:
    return Screen(
        lines(
            w("That goes faster than I can follow. I did not use your last messages."),
            w("Wait half a minute. Then send the last one again."),
        )
    )


@screen("went_wrong")
def went_wrong(w: Words, f: Facts) -> Screen:
    return Screen(
        lines(
            w("Sorry, something went wrong on our side. Your last message was not used."),
            w("Try it again later, or ask your contact person."),
        )
    )


@screen("masked")
def masked(w: Words, f: Facts) -> Screen:
    found = Masked(int(f["kinds"]))
    more = w("Did you want to say more? Then send that again.")
    if found is Masked.MAYBE:
        return Screen(
            lines(
                w("I saw a number that looks like a citizen service number (BSN)."),
                w("I took your whole message away, to keep you safe. Nobody has read it."),
                w("Was it something else? Then send it again, with a word before it: phone or order number."),
                more,
            )
        )
    if Masked.IBAN not in found:
        held = w("I think your message held {what}.", what=w("your citizen service number (BSN)"))
    elif found is Masked.IBAN:
        held = w("I think your message held {what}.", what=w("your account number"))
    else:
        held = w("I think your message held your citizen service number (BSN) and your account number.")
    return Screen(
        lines(
            held,
            w("I took your whole message away, to keep you safe. Nobody has read it."),
            w("We never ask for it here. Was it something else? Then write it with words around it."),
            more,
        )
    )


@screen("refused")
def refused(w: Words, f: Facts) -> Screen:
    return Screen(refusal_in_words(w, f["code"], f["facts"]))
