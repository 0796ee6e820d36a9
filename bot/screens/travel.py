"""The questions about travel costs that are answered by typing, and their read-back."""

from datetime import date
from decimal import Decimal

from bot.buttons.at_work import NoPhoto
from bot.buttons.hours import ClaimKilometres, ClaimTicket, NoTravel, TravelByTicket, TravelOtherwise
from bot.screens import Button, Facts, Screen, lines, screen
from bot.screens.asking import Rows, trouble, ways_out
from core.actions.things import Notice
from words import Words
from words.language import Written

METRES = 1000


@screen("ask_kilometres")
def ask_kilometres(w: Words, f: Facts) -> Screen:
    """How far, there and back together?"""
    here = f["placement"], date.fromisoformat(f["day"])
    text = lines(
        trouble(w, f),
        w("How many kilometres did you travel, there and back together?"),
        _which_day(w, f),
        " ",
        w("Type the number. For example: <code>12</code>"),
    )
    return Screen(text, (*_instead(w, f, Button(w("By bus or train"), TravelByTicket(*here))), *ways_out(w, f)))


@screen("ask_ticket")
def ask_ticket(w: Words, f: Facts) -> Screen:
    """What did bus or train cost?"""
    here = f["placement"], date.fromisoformat(f["day"])
    text = lines(
        trouble(w, f),
        w("How much did bus or train cost, there and back together?"),
        _which_day(w, f),
        " ",
        w("Type the amount in euros. For example: <code>4.50</code>"),
    )
    return Screen(text, (*_instead(w, f, Button(w("Kilometres"), TravelOtherwise(*here))), *ways_out(w, f)))


@screen("read_back_travel")
def read_back_travel(w: Words, f: Facts) -> Screen:
    """What was typed, as it would be claimed."""
    here = f["placement"], date.fromisoformat(f["day"])
    money = w.money(int(f["cents"]))
    if f["metres"]:
        kilometres = w.number(kilometres_of(f["metres"]))
        head = w(
            "I read: {kilometres} km there and back together. You get {money}. Is that right?", kilometres=kilometres, money=money
        )
        yes = Button(w("Yes"), ClaimKilometres(*here, f["version"], f["metres"]))
        no = Button(w("No"), TravelOtherwise(*here))
    else:
        head = w("I read: {money} for bus or train, there and back together. Is that right?", money=money)
        yes = Button(w("Yes"), ClaimTicket(*here, f["version"], f["cents"]))
        no = Button(w("No"), TravelByTicket(*here))
    same = f.get("same_at") and lines(
        " ",
        w("You filled in {money} for this day at {employer} too.", money=money, employer=f["same_at"]),
        w("Is it the same ticket? Then choose No, and after that No travel costs."),
    )
    return Screen(lines(trouble(w, f), head, " ", _which_day(w, f), same), ((yes, no), *ways_out(w, f)))


@screen("ask_ticket_photo")
def ask_ticket_photo(w: Words, f: Facts) -> Screen:
    """A photo of the ticket, as proof; it may come later."""
    here = f["placement"], date.fromisoformat(f["day"])
    text = lines(
        trouble(w, f),
        w("Do you have a photo of your ticket? Send it here."),
        _which_day(w, f),
        " ",
        w("No ticket at hand? Choose the button. You can send it later."),
    )
    return Screen(text, ((Button(w("No photo now"), NoPhoto(*here)),),))


@screen("ticket_received")
def ticket_received(w: Words, f: Facts) -> Screen:
    """It is fetched afterwards, and may turn out to be no picture."""
    return Screen(
        lines(
            w("Thank you for the photo of your ticket of {day}.", day=w.day(date.fromisoformat(f["day"]))),
            w("Can I not open it? Then you hear it here."),
        )
    )


@screen(Notice.TICKET_UNREADABLE)
def ticket_unreadable(w: Words, f: Facts) -> Screen:
    return Screen(
        lines(
            w("I could not open the photo of your ticket of {day}.", day=w.day(date.fromisoformat(f["day"]))),
            w("Take a new one, and send it here."),
        )
    )


@screen(Notice.TICKET_SEEN_BEFORE)
def ticket_seen_before(w: Words, f: Facts) -> Screen:
    day, other = (w.day(date.fromisoformat(f[name])) for name in ("day", "other"))
    return Screen(
        lines(
            w("I know this photo already: you sent it for {other} too.", other=other),
            w("Is that a mistake? Then change the travel costs of {day}, or send another photo.", day=day),
            w("Is it right? Then you do not have to do anything."),
        )
    )


def _instead(w: Words, f: Facts, other: Button) -> Rows:
    """The other way of travelling; and, where something was claimed, none after all."""
    none = Button(w("No travel costs"), NoTravel(f["placement"], date.fromisoformat(f["day"]), f["version"]))
    return ((other, none),) if f["claimed"] else ((other,),)


def _which_day(w: Words, f: Facts) -> Written:
    return w(
        "<b>{title}</b> at {employer}, {day}", day=w.day(date.fromisoformat(f["day"])), title=f["title"], employer=f["employer"]
    )


def kilometres_of(metres: int) -> Decimal:
    """Kilometres of a button's metres: 12500 is 12.5."""
    return (Decimal(metres) / METRES).normalize() + 0


def metres_of(kilometres: Decimal) -> int:
    """The metres of kilometres with at most two decimals."""
    return int(kilometres * METRES)
