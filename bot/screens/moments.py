"""Choosing a payment moment, on the phones of both."""

from datetime import date

from bot.buttons.everybody import StepBack, StopFlow
from bot.buttons.premium import AgreeMoment, ChooseMoment, NoteAgreed, OpenMoment, ProposeMoment, TakeBackMoment
from bot.screens import Button, Facts, Screen, caption, lines, rows, screen
from bot.screens.asking import trouble, ways_out
from bot.screens.explaining import explain_buttons
from bot.screens.premium import advice_line
from core.actions.money.moments import MomentView
from core.actions.money.payable import Hindrance
from core.actions.things import Notice
from core.rules.money.planner import Advice
from core.store.money.moments import MomentState
from words import Words
from words.explanations import Topic
from words.language import Written


@screen("choose_moment")
def choose_moment(w: Words, f: Facts) -> Screen:
    """One question: which day?"""
    advice = [date.fromisoformat(day) for day in f["advice"]]
    best = Advice(advice[0], advice[1] if advice[1:] else None, f.get("sooner", False)) if advice else None
    days = [date.fromisoformat(day) for day in f.get("days", f["advice"])]
    standing = [w.date(date.fromisoformat(day)) for day in f["standing"]]
    text = lines(
        trouble(w, f),
        w("On which day should your premium be paid?")
        if f["own"]
        else w("On which day should the premium of {name} be paid?", name=f["candidate_name"]),
        best and (advice_line(w, best) if f["own"] else _advice_for(w, f["candidate_name"], best)),
        standing and w("Already chosen: {days}.", days=w.listed(standing)),
        w("Choose a day below, or type one. For example: 1 July 2027") if days else w("Type a day. For example: 1 July 2027"),
    )
    buttons = rows(*(Button(w.date(day), ProposeMoment(f["candidate"], day)) for day in days))
    return Screen(text, (*buttons, (Button(w("Back"), StepBack()), Button(w("Stop"), StopFlow()))))


@screen("check_moment")
def check_moment(w: Words, f: Facts) -> Screen:
    """A typed day of next year, or one on which nothing can be paid, before it is proposed; beside it the first day that can be paid."""
    day, against = date.fromisoformat(f["day"]), f.get("hindrance")
    instead = date.fromisoformat(f["instead"]) if f.get("instead") else None
    is_next_year = f.get("is_next_year", True)
    text = lines(
        w("Do you mean {date}? That is next year.", date=w.date(day))
        if is_next_year
        else w("Do you mean {date}?", date=w.date(day)),
        against and _hindrance_line(w, Hindrance(against), day),
        instead and w("The first day that is possible is {date}.", date=w.date(instead)),
    )
    buttons = rows(
        Button(w("Yes"), ProposeMoment(f["candidate"], day)),
        *([Button(w.date(instead), ProposeMoment(f["candidate"], instead))] if instead else []),
        Button(w("Another day"), ChooseMoment(f["candidate"])),
    )
    return Screen(text, (*buttons, *ways_out(w, f)))


def _hindrance_line(w: Words, against: Hindrance, day: date) -> Written:
    """Why nothing would be paid on a day."""
    match against:
        case Hindrance.BANK_CLOSED:
            said = w.day(day)
            return w("{day}: the bank pays nothing then.", day=Written(said[:1].upper() + said[1:]))
        case Hindrance.NEXT_WORKING_DAY:
            return w("That is the next working day already. The municipality needs three to pay.")
        case Hindrance.IN_ONE:
            return w("That is in one working day already. The municipality needs three to pay.")
        case Hindrance.IN_TWO:
            return w("That is in two working days already. The municipality needs three to pay.")


def _advice_for(w: Words, name: str, best: Advice) -> Written:
    first = w.date(best.first)
    if best.second is not None:
        second = w.date(best.second)
        return w("{name} gets the most with two payments: on {first} and on {second}.", name=name, first=first, second=second)
    if best.sooner:
        return w(
            "Everything of {name} fits in one payment, on {date}. Sooner is possible too and costs nothing.",
            name=name,
            date=first,
        )
    return w("{name} gets the most with one payment, on {date}.", name=name, date=first)


def candidate_moment(w: Words, v: MomentView) -> Screen:
    """A payment moment on the candidate's phone."""
    contact = v.contact.first_name if v.contact else w("your contact person")
    day = w.date(v.day)
    match v.state:
        case MomentState.AGREED if v.paid:
            head = w("Your premium was paid on {date}: {money}.", date=w.date(v.paid.paid_on), money=w.money(v.paid.cents))
        case MomentState.AGREED if v.is_past:
            head = w("The payment day was {date}. It is not paid yet.", date=day)
        case MomentState.AGREED:
            head = w("Agreed: your premium is paid on {date}.", date=day)
        case MomentState.TAKEN_BACK if v.is_past:
            head = w("{date} did not go on. Your premium stays yours.", date=day)
        case MomentState.TAKEN_BACK:
            head = w("{date} does not go on. Your premium stays yours.", date=day)
        case MomentState.REPLACED:
            head = w("Instead of {date} there is another proposal.", date=day)
        case _ if v.by_candidate:
            head = w("You proposed {date}. {contact} looks at it.", date=day, contact=contact)
        case _:
            head = w("{contact} proposes to pay your premium on {date}. Is that all right?", contact=contact, date=day)
    buttons = _buttons(w, v, mine=v.by_candidate)
    explained = (explain_buttons(w, Topic.MOMENT, v.id),) if buttons else ()
    best = _other_days(v)
    return Screen(lines(head, *_what_it_pays(w, v), best and advice_line(w, best)), (*buttons, *explained))


def consultant_moment(w: Words, v: MomentView) -> Screen:
    """The same on the contact person's, and on that of who stands in or did."""
    name, day = v.candidate.first_name, w.date(v.day)
    match v.state:
        case MomentState.AGREED if v.paid:
            money = w.money(v.paid.cents)
            head = w("The premium of {name} was paid on {date}: {money}.", name=name, date=w.date(v.paid.paid_on), money=money)
        case MomentState.AGREED if v.is_past:
            head = w("The payment day of {name} was {date}. It is not paid yet.", name=name, date=day)
        case MomentState.AGREED:
            head = w("Agreed: the premium of {name} is paid on {date}.", name=name, date=day)
        case MomentState.TAKEN_BACK if v.is_past:
            head = w("{date} did not go on for {name}.", name=name, date=day)
        case MomentState.TAKEN_BACK:
            head = w("{date} does not go on for {name}.", name=name, date=day)
        case MomentState.REPLACED:
            head = w("Instead of {date} there is another proposal for {name}.", name=name, date=day)
        case _ if v.by_candidate:
            head = w("{name} would like the premium on {date}. Is that all right?", name=name, date=day)
        case _:
            head = w("You proposed {date} to {name}.", name=name, date=day)
    if not v.is_theirs:
        return Screen(lines(head, v.contact and w("{name} has this now.", name=v.contact.first_name)))
    best = _other_days(v)
    advised = best and _advice_for(w, name, best)
    how = v.state is MomentState.AGREED and not v.paid and w("Two colleagues make the payment. Your administrator knows how.")
    buttons = _buttons(w, v, mine=not v.by_candidate)
    if not v.is_unreachable or not buttons:
        return Screen(lines(head, *_what_it_pays(w, v), advised, how), buttons)
    asked = w("{name} has no phone here. Did you agree on it otherwise?", name=name)
    agreed = (Button(caption(w("Agreed with {name}", name=name)), NoteAgreed(v.id)),)
    return Screen(lines(head, *_what_it_pays(w, v), advised, asked), (agreed, *buttons))


def _what_it_pays(w: Words, v: MomentView) -> list[Written]:
    if v.is_over or v.state not in (MomentState.PROPOSED, MomentState.AGREED):
        return []
    against = [_hindrance_line(w, v.hindrance, v.day)] if v.hindrance else []
    if v.pays is None:
        return [*against, w("As it looks now there is nothing to pay on that day.")]
    said = [*against, w("As it looks now that pays {money}.", money=w.money(v.pays))]
    if v.is_last:
        said.append(w("It is then the second and last payment of {year}.", year=str(v.day.year)))
    return [*said, w("After that {money} is still to come.", money=w.money(v.left))] if v.left > 0 else said


def _other_days(v: MomentView) -> Advice | None:
    """What a proposal is to be weighed against: days that give more than the proposed one."""
    best = v.advice if v.state is MomentState.PROPOSED else None
    return best if best and not best.sooner and best.days != (v.day,) else None


def _buttons(w: Words, v: MomentView, mine: bool) -> tuple[tuple[Button, ...], ...]:
    if v.is_over or v.state not in (MomentState.PROPOSED, MomentState.AGREED):
        return ()
    other = Button(w("Another day"), ChooseMoment(v.candidate.id))
    if v.state is MomentState.PROPOSED and not mine:
        return rows(Button(w("Yes, that day"), AgreeMoment(v.id)), other)
    return rows(Button(w("Not that day after all"), TakeBackMoment(v.id)), *([other] if v.state is MomentState.PROPOSED else []))


@screen(Notice.MOMENT_AGREED)
def moment_agreed(w: Words, f: Facts) -> Screen:
    """The other said yes."""
    day = w.date(date.fromisoformat(f["day"]))
    return Screen(w("{name} agrees: {date}.", name=f["name"], date=day), rows(Button(w("Show"), OpenMoment(f["moment"]))))


@screen(Notice.PREMIUM_PAID)
def premium_paid(w: Words, f: Facts) -> Screen:
    """The file for the bank was made: on which day, and how much."""
    return Screen(lines(w("Your premium is paid on {day}", day=w.date(date.fromisoformat(f["day"]))), w.money(f["cents"])))


@screen(Notice.MOMENT_TAKEN_BACK)
def moment_taken_back(w: Words, f: Facts) -> Screen:
    """The other takes it back; nothing is lost."""
    day = w.date(date.fromisoformat(f["day"]))
    return Screen(
        lines(w("{name} takes back {date}.", name=f["name"], date=day), w("Nothing is lost. You choose another day together.")),
        rows(Button(w("Show"), OpenMoment(f["moment"]))),
    )


@screen(Notice.MOMENT_NEAR)
def moment_near(w: Words, f: Facts) -> Screen:
    """Some days before an agreed day: as it stands, nothing is paid on it."""
    day = w.date(date.fromisoformat(f["day"]))
    head = (
        w("{date} is your payment day. Nothing is confirmed yet that can be paid.", date=day)
        if f["for_candidate"]
        else w("{date} is the payment day of {name}. Nothing is confirmed yet that can be paid.", date=day, name=f["name"])
    )
    more = w("If it stays so, nothing is paid on that day. Nothing is lost.")
    return Screen(lines(head, more), rows(Button(w("Show"), OpenMoment(f["moment"]))))


@screen(Notice.MOMENT_PASSED)
def moment_passed(w: Words, f: Facts) -> Screen:
    """The agreed day has been, and there was nothing to pay."""
    day = w.date(date.fromisoformat(f["day"]))
    head = (
        w("{date} was your payment day. Nothing was confirmed that could be paid.", date=day)
        if f["for_candidate"]
        else w("{date} was the payment day of {name}. Nothing was confirmed that could be paid.", date=day, name=f["name"])
    )
    more = w("That day does not count as a payment. You choose another day together.")
    return Screen(lines(head, more), rows(Button(w("Choose a payment day"), ChooseMoment(f["candidate"]))))


@screen(Notice.MOMENT_LAPSED)
def moment_lapsed(w: Words, f: Facts) -> Screen:
    """A proposed day came, and nobody had said yes to it."""
    day = w.date(date.fromisoformat(f["day"]))
    head = (
        w("{date} did not become your payment day: there was no answer.", date=day)
        if f["for_candidate"]
        else w("{date} did not become the payment day of {name}: there was no answer.", date=day, name=f["name"])
    )
    more = w("Nothing is lost. You choose another day together.")
    return Screen(lines(head, more), rows(Button(w("Choose a payment day"), ChooseMoment(f["candidate"]))))


@screen(Notice.MOMENT_UNPAID)
def moment_unpaid(w: Words, f: Facts) -> Screen:
    """The agreed day has been, and what is to be paid was not paid: to the candidate."""
    head = w("The payment day was {date}. It is not paid yet.", date=w.date(date.fromisoformat(f["day"])))
    more = w("Nothing is lost: it stays yours and is still paid to you.")
    return Screen(lines(head, more), rows(Button(w("Show"), OpenMoment(f["moment"]))))


@screen(Notice.MOMENT_TO_PAY, candidates=False)
def moment_to_pay(w: Words, f: Facts) -> Screen:
    """The same to the contact person."""
    day = w.date(date.fromisoformat(f["day"]))
    head = w("The payment day of {name} was {date}. It is not paid yet.", name=f["name"], date=day)
    more = w("Two colleagues make the payment. Your administrator knows how.")
    return Screen(lines(head, more), rows(Button(w("Show"), OpenMoment(f["moment"]))))
