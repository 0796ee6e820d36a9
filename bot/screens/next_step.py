"""What happens next? One card: the next step, its date, who takes it."""

from bot.buttons.hours import ShowWeek
from bot.buttons.own_candidates import OpenOffer
from bot.buttons.premium import OpenMoment
from bot.buttons.questions import OpenQuestion
from bot.buttons.reports import OpenMeeting
from bot.callbacks import Callback
from bot.screens import Button, Screen, lines, rows
from core.actions.desk.next_step import NextView
from core.rules.desk.next_step import Step, StepKind, Who
from words import Words
from words.language import Written


def candidate_next(w: Words, v: NextView) -> Screen:
    """The next step, and what comes after it."""
    contact = v.contact.first_name if v.contact else w("your contact person")
    first, later = v.step, v.later
    text = lines(
        w("This happens next:"),
        " ",
        w("<b>{step}</b>", step=_said(w, first, contact)),
        _when(w, first),
        first.is_holiday and w("That day is a public holiday. Ask at work whether you are free then."),
        first.place and w("Where: {place}", place=first.place),
        first.guide and w("Ask for: {person}", person=first.guide),
        w("Who: {who}", who=_who(w, first, contact)),
        *([" ", w("After that:"), *(w("• {step}", step=_said(w, one, contact)) for one in later)] if later else []),
    )
    opens = _opens(first)
    return Screen(text, rows(Button(w("Show"), opens)) if opens else ())


def _said(w: Words, one: Step, contact: str) -> Written:
    day, employer = w.day(one.day) if one.day else Written(""), one.employer
    match one.kind:
        case StepKind.ANSWER_OBJECTION:
            return w("You answer what {employer} says about your week of {day}", employer=employer, day=day)
        case StepKind.SIGN_WEEK:
            return w("You sign your week of {day}", day=day)
        case StepKind.ANSWER_OFFER:
            return w("You choose: yes or no to work at {employer}", employer=employer)
        case StepKind.ANSWER_MEETING:
            return w("You choose when you meet {employer}", employer=employer)
        case StepKind.MEETING:
            return w("You meet {employer}: {day}", employer=employer, day=w.moment(one.at) if one.at else day)
        case StepKind.AGREE_MOMENT:
            return w("You choose: payment on {day}, or another day", day=day)
        case StepKind.FIRST_DAY:
            return w("Your first day at {employer}: {day}", employer=employer, day=day)
        case StepKind.NEXT_DAY:
            return w("Your next day at {employer}: {day}", employer=employer, day=day)
        case StepKind.EMPLOYER_CONFIRMS:
            return w("{employer} looks at your hours", employer=employer)
        case StepKind.CONTACT_DECIDES:
            return w("{contact} decides about your hours at {employer}", contact=contact, employer=employer)
        case StepKind.EMPLOYER_CHOOSES:
            return w("{employer} chooses. You hear it here", employer=employer)
        case StepKind.CONTACT_PROPOSES:
            return w("{contact} proposes you to {employer}", contact=contact, employer=employer)
        case StepKind.CONTACT_ANSWERS:
            return w("{contact} answers your question", contact=one.name or contact)
        case StepKind.CONTACT_AGREES:
            return w("{contact} looks at your payment day: {day}", contact=contact, day=day)
        case StepKind.PAYMENT_LATE if one.day:
            return w("The payment day was {date}. It is not paid yet.", date=w.date(one.day))
        case StepKind.PAYMENT:
            return w("Your premium is paid on {day}", day=day)
    return w("{contact} looks for work that fits you", contact=contact)


def _when(w: Words, one: Step) -> Written:
    match one.kind:
        case StepKind.MEETING if one.at:
            return w("When: {day}", day=w.moment(one.at))
        case StepKind.FIRST_DAY | StepKind.NEXT_DAY | StepKind.PAYMENT if one.day:
            return w("When: {day}", day=w.day(one.day))
        case StepKind.EMPLOYER_CONFIRMS if one.day:
            return w("When: by {day} at the latest. Otherwise your contact person helps.", day=w.day(one.day))
        case StepKind.CONTACT_ANSWERS if one.day:
            return w("When: by {day} at the latest.", day=w.day(one.day))
        case StepKind.CONTACT_LOOKS | StepKind.EMPLOYER_CHOOSES:
            return w("When: that is not known yet. You hear it here.")
    return w("When: you can do it now.") if one.who is Who.YOU else w("When: as soon as possible.")


def _who(w: Words, one: Step, contact: str) -> str:
    match one.who:
        case Who.YOU:
            return w("you")
        case Who.EMPLOYER:
            return one.employer
        case Who.MUNICIPALITY:
            return w("the municipality")
    return one.name or contact


def _opens(one: Step) -> Callback | None:
    match one.kind:
        case StepKind.ANSWER_OFFER | StepKind.CONTACT_PROPOSES | StepKind.EMPLOYER_CHOOSES:
            return OpenOffer(one.thing)
        case StepKind.SIGN_WEEK | StepKind.ANSWER_OBJECTION | StepKind.EMPLOYER_CONFIRMS | StepKind.CONTACT_DECIDES:
            return ShowWeek(one.thing)
        case StepKind.AGREE_MOMENT | StepKind.CONTACT_AGREES | StepKind.PAYMENT | StepKind.PAYMENT_LATE:
            return OpenMoment(one.thing)
        case StepKind.CONTACT_ANSWERS:
            return OpenQuestion(one.thing)
        case StepKind.ANSWER_MEETING | StepKind.MEETING:
            return OpenMeeting(one.thing)
    return None
