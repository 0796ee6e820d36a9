"""A mistake in a confirmed week: what is asked of who made it, and its card on the phones of both sides and of who decides."""

from datetime import date

from bot.buttons.weeks import (
    AnswerCorrection,
    CorrectAs,
    CorrectDay,
    CorrectReading,
    DecideCorrection,
    FormWasRight,
    SendCorrection,
)
from bot.screens import Button, Facts, Screen, caption, lines, rows, screen
from bot.screens.asking import trouble, ways_out
from bot.screens.week_lines import spent, week_of, work, work_in
from core.actions.hours.corrections import CorrectionView
from core.rules.hours.corrections import HOLDS, CorrectionState
from core.rules.hours.week_days import Work
from words import Words
from words.language import Written

# Who made it


@screen("correct_day")
def correct_day(w: Words, f: Facts) -> Screen:
    """Which day? Only days of the placement."""
    return _which_day(w, f, w("The other side must agree before it changes."))


@screen("correct_day_for_both", candidates=False)
def correct_day_for_both(w: Words, f: Facts) -> Screen:
    """The same of who entered the week for both sides."""
    return _which_day(w, f, w("Both sides hear what you change."))


def _which_day(w: Words, f: Facts, what_then: Written) -> Screen:
    buttons = [
        Button(
            w("{day}: {hours}", day=w.short_day(date.fromisoformat(day)), hours=spent(w, minutes)),
            CorrectDay(f["week"], date.fromisoformat(day)),
        )
        for day, minutes in f["days"]
    ]
    text = lines(trouble(w, f), w("On which day was the mistake?"), what_then)
    return Screen(text, (*rows(*buttons), *ways_out(w, f, back=False)))


@screen("correct_hours")
def correct_hours(w: Words, f: Facts) -> Screen:
    """What should it be? The likely answers are buttons, all others can be typed."""
    day, said, planned = date.fromisoformat(f["day"]), f["said"], f["planned"]

    def choice(caption: str, minutes: int) -> Button:
        return Button(caption, CorrectAs(f["week"], day, minutes))

    choices = [
        said > 30 and planned != said - 30 and choice(w("Half an hour less"), said - 30),
        said and planned != said + 30 and choice(w("Half an hour more"), said + 30),
        planned and planned != said and choice(w("As planned: {hours}", hours=w.hours(planned)), planned),
        said and choice(w("0 hours, not worked"), 0),
    ]
    text = lines(
        trouble(w, f),
        w("What should {day} be?", day=w.day(day)),
        w("Now it says: {hours}.", hours=spent(w, said)),
        " ",
        w("Tap a button, or type it. For example: 3 hours, or 9:00 to 12:30 break 15."),
    )
    return Screen(text, (*rows(*(c for c in choices if c)), *ways_out(w, f)))


@screen("correct_which")
def correct_which(w: Words, f: Facts) -> Screen:
    """What was typed can mean several things."""
    options = [Button(work(w, work_in(one)), CorrectReading(n)) for n, one in enumerate(f["options"])]
    return Screen(lines(trouble(w, f), w("What do you mean?")), (*rows(*options, columns=1), *ways_out(w, f)))


@screen("correct_photo", candidates=False)
def correct_photo(w: Words, f: Facts) -> Screen:
    """The form, when that was changed; for who entered it."""
    return Screen(
        lines(
            trouble(w, f),
            w("Was the form changed and signed again? Send a photo of it."),
            w("Are there other numbers or an address on it? Cover them."),
        ),
        ((Button(w("The form was right"), FormWasRight(f["week"])),), *ways_out(w, f)),
    )


@screen("correct_send")
def correct_send(w: Words, f: Facts) -> Screen:
    """What will be sent; a word of explanation may be typed."""
    return _read_back(w, f, w("Shall I send this to {name}?", name=f["name"]), w("Send"))


@screen("correct_send_for_both", candidates=False)
def correct_send_for_both(w: Words, f: Facts) -> Screen:
    """What will be put right."""
    question = w("Shall I put this right for {name} and {employer}?", name=f["name"], employer=f["employer"])
    return _read_back(w, f, question, w("Put it right"))


def _read_back(w: Words, f: Facts, question: Written, send: Written) -> Screen:
    text = lines(
        trouble(w, f),
        question,
        " ",
        w("• {day}: {what}", day=w.day(date.fromisoformat(f["day"])), what=work(w, work_in(f["work"]))),
        f["note"] and w("You write: “{note}”", note=f["note"]),
        " ",
        w("Do you want to say why? Type it, then send."),
    )
    return Screen(text, ((Button(send, SendCorrection(f["week"])),), *ways_out(w, f)))


# The card


def candidate_correction(w: Words, v: CorrectionView) -> Screen:
    """On the candidate's phone."""
    return _side(w, v, mine=not v.correction.by_employer, other=v.week.employer_name, title=v.week.employer_name)


def employer_correction(w: Words, v: CorrectionView) -> Screen:
    """On the phones of the employer's people: nothing of the candidate's money."""
    return _side(w, v, mine=v.correction.by_employer, other=v.week.candidate.first_name, title=v.week.candidate.first_name)


def _side(w: Words, v: CorrectionView, mine: bool, other: str, title: str) -> Screen:
    one, contact = v.correction, v.week.contact.first_name if v.week.contact else w("your contact person")
    asks = one.state is CorrectionState.OPEN and not mine
    text = lines(
        _head(w, v, mine, other, contact),
        " ",
        w("<b>{name}</b>, {title}", name=title, title=v.week.title),
        week_of(w, v.week.monday),
        " ",
        *_day(w, v),
    )
    right = Button(w("That is right"), AnswerCorrection(one.id, True))
    wrong = Button(w("That is not right"), AnswerCorrection(one.id, False))
    return Screen(text, rows(right, wrong) if asks else ())


def _head(w: Words, v: CorrectionView, mine: bool, other: str, contact: str) -> Written:
    match v.correction.state:
        case CorrectionState.OPEN if mine:
            return w("{name} was asked whether this is right. You will hear it here.", name=other)
        case CorrectionState.OPEN:
            return w("A question about a confirmed week.")
        case CorrectionState.AGREED if mine:
            return w("Corrected. {name} agreed.", name=other)
        case CorrectionState.AGREED:
            return w("Corrected. You agreed.")
        case CorrectionState.TO_CONSULTANT:
            return w("{contact} decides about this day. You will hear it here.", contact=contact)
    return _decided(w, v)


def _decided(w: Words, v: CorrectionView) -> Written:
    by = v.ended_by.first_name if v.ended_by else ""
    if v.for_both:
        return w("{contact} put a mistake in this week right. It was entered wrong.", contact=by)
    if v.correction.state is CorrectionState.GRANTED:
        return w("{contact} decided: the day is corrected.", contact=by)
    return w("{contact} decided: the day stays as it was.", contact=by)


def _day(w: Words, v: CorrectionView) -> list[object]:
    """What it says and what it should be; afterwards what it is."""
    one = v.correction
    day, said = w.day(one.day), work(w, Work(one.starts, one.ends, one.break_minutes, one.minutes))
    if one.state in HOLDS:
        later = v.was_counted and w("What was settled already stays. The difference follows later.")
        return [w("• {day}: {what}", day=day, what=said), later]
    why = one.note and w("{name} writes: “{note}”", name=v.by.first_name, note=one.note)
    return [
        w("<b>{day}</b>", day=day),
        w("• Confirmed: {work}", work=work(w, v.now)),
        w("• {name} says: {work}", name=v.by.first_name, work=said),
        why,
    ]


def staff_correction(w: Words, v: CorrectionView) -> Screen:
    """Both versions, and the decision."""
    one, waits = v.correction, v.correction.state is CorrectionState.TO_CONSULTANT
    text = lines(
        w("Do you want to decide about a mistake?") if waits else _staff_head(w, v),
        " ",
        w("<b>{name}</b>, {title} at {employer}", name=v.week.candidate.name, title=v.week.title, employer=v.week.employer_name),
        week_of(w, v.week.monday),
        " ",
        *_day(w, v),
    )
    grant = Button(caption(w("Correct it: {hours}", hours=spent(w, one.minutes))), DecideCorrection(one.id, True))
    leave = Button(caption(w("Leave it: {hours}", hours=spent(w, v.now.minutes))), DecideCorrection(one.id, False))
    return Screen(text, rows(grant, leave, columns=1) if waits else ())


def _staff_head(w: Words, v: CorrectionView) -> Written:
    if v.correction.state is CorrectionState.OPEN:
        return w("It waits for the other side.")
    return w("Corrected. Both agreed.") if v.correction.state is CorrectionState.AGREED else _decided(w, v)
