"""A new candidate on the contact person's phone: the checklist, and what it says before the link."""

from bot.buttons.invitations import IntakeAnswer, SendInvitation
from bot.screens import Button, Facts, Screen, lines, rows, screen
from bot.screens.asking import trouble, ways_out
from core.rules.people.invitation_checklist import QUESTIONS, Intake
from words import Words
from words.language import Written


@screen("new_name", candidates=False)
def new_name(w: Words, f: Facts) -> Screen:
    """Whom?"""
    return Screen(
        lines(trouble(w, f), w("Whom do you want to invite? Type the first name and the last name."), w("No BSN, please.")),
        ways_out(w, f),
    )


@screen("new_question", candidates=False)
def new_question(w: Words, f: Facts) -> Screen:
    """One question of the checklist. No birth date: whether somebody is old enough is all that counts."""
    question = Intake(f["question"])
    place = QUESTIONS.index(question)
    buttons = rows(Button(w("Yes"), IntakeAnswer(place, True)), Button(w("No"), IntakeAnswer(place, False)))
    text = lines(trouble(w, f), _asked(w, question, f["name"], f["number"]), _help(w, question))
    return Screen(text, (*buttons, *ways_out(w, f)))


def _asked(w: Words, question: Intake, name: str, number: int) -> Written:
    match question:
        case Intake.WILLING:
            return w("Does {name} want to take part?", name=name)
        case Intake.WELFARE:
            return w("Is {name} on welfare now?", name=name)
        case Intake.BENEFIT:
            return w.n(
                "Is {name} on welfare for {n} month or longer?",
                "Is {name} on welfare for {n} months or longer?",
                number,
                name=name,
            )
        case Intake.WAGE_SUBSIDY:
            return w("Is {name} in the target group of wage subsidy?", name=name)
        case Intake.SCHOOL:
            return w("Did {name} leave school a short while ago?", name=name)
    return w.n("Is {name} {n} year old today, or older?", "Is {name} {n} years old today, or older?", number, name=name)


def _help(w: Words, question: Intake) -> Written | None:
    return {
        Intake.WILLING: w("Taking part is voluntary."),
        Intake.OLD_ENOUGH: w("Yes or no is enough. I do not keep a birth date."),
        Intake.WAGE_SUBSIDY: w("Then the premium does not count as income, also for who is younger."),
    }.get(question)


@screen("new_check", candidates=False)
def new_check(w: Words, f: Facts) -> Screen:
    """Whether it can be, with every reason why not, before anybody is invited."""
    reasons = [w("• {reason}", reason=_why_not(w, Intake(why), number, f["name"])) for why, number in f["reasons"]]
    if reasons:
        text = lines(
            trouble(w, f), w("{name} cannot take part now:", name=f["name"]), *reasons, " ", w("I keep nothing of this.")
        )
        return Screen(text, ways_out(w, f))
    text = lines(
        trouble(w, f),
        w("{name} can take part. Shall I make the link?", name=f["name"]),
        w("With the link {name} reads what Flextensie is, step by step.", name=f["name"]),
    )
    return Screen(text, (*rows(Button(w("Make the link"), SendInvitation())), *ways_out(w, f)))


def _why_not(w: Words, why: Intake, number: int, name: str) -> Written:
    match why:
        case Intake.WILLING:
            return w("{name} does not want to. Taking part is voluntary.", name=name)
        case Intake.WELFARE:
            return w("{name} is not on welfare.", name=name)
        case Intake.BENEFIT:
            return w.n("The municipality asks {n} month on welfare.", "The municipality asks {n} months on welfare.", number)
        case Intake.WAGE_SUBSIDY:
            return w("{name} is not {n} yet. Then the premium counts as income.", name=name, n=str(number))
        case Intake.SCHOOL:
            return w("{name} left school a short while ago. The municipality waits then.", name=name)
    return w("The municipality asks an age of {n} or older.", n=str(number))
