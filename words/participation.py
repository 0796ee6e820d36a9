"""What Flextensie is, point by point: the same sentences in the chat and in the document that confirms them."""

from core.rules.money.premium import AboveCap
from core.rules.people.participation import Point, Told
from words.language import Words, Written


def point_title(w: Words, point: Point) -> Written:
    """A point in one line."""
    return {
        Point.BENEFIT_CONTINUES: w("Your benefit simply continues."),
        Point.NO_CONTRACT: w("You get no contract and no wage."),
        Point.MAY_SAY_NO: w("You may always say no."),
        Point.PREMIUM_AND_CAP: w("You get a premium for each hour."),
        Point.PAID_TWICE: w("The premium comes at most twice a year."),
        Point.HOURS_AND_TRAVEL: w("You keep your hours and travel costs here."),
        Point.WHO_SEES_WHAT: w("Who sees what?"),
    }[point]


def point_words(w: Words, point: Point, told: Told) -> list[Written]:
    """What is to be known about it."""
    return {
        Point.BENEFIT_CONTINUES: lambda: [
            w("You work, and your benefit stays the same."),
            w("Your allowances stay the same too."),
        ],
        Point.NO_CONTRACT: lambda: [
            w("You work while you keep your benefit."),
            w("You build up no pension and no right to unemployment benefit."),
        ],
        Point.MAY_SAY_NO: lambda: [
            w("You may say no to every job. You need no reason."),
            w("Stopping is always possible too. Tell {contact}.", contact=told.contact),
            w("It has no consequences."),
        ],
        Point.PREMIUM_AND_CAP: lambda: _premium(w, told),
        Point.PAID_TWICE: lambda: [
            w("You choose the moment together with {contact}.", contact=told.contact),
            w("Travel costs are paid apart from it."),
        ],
        Point.HOURS_AND_TRAVEL: lambda: [
            w("After each working day I ask how it was. One tap is enough."),
            w("You sign once a week. Then the employer signs."),
            w("Would you rather use paper? That is possible. Tell {contact}.", contact=told.contact),
        ],
        Point.WHO_SEES_WHAT: lambda: [
            w("The employer sees your name, your experience and your hours."),
            w("The employer sees nothing about your benefit or your premium."),
            w("{contact} sees what you do and ask here.", contact=told.contact),
        ],
    }[point]()


def _premium(w: Words, told: Told) -> list[Written]:
    rate, cap = told.premium_per_hour, told.cap
    above = {
        AboveCap.HOLD: w("Do you earn more? Then the rest waits for the next payment."),
        AboveCap.FORFEIT: w("Do you earn more? Then the rest lapses. I warn you in time."),
    }
    return [
        w("You get {rate} for each hour that you work.", rate=w.money(rate))
        if rate
        else w("{contact} tells you how much it is.", contact=told.contact),
        w("In one year you get at most {cap}.", cap=w.money(cap)) if cap else w("There is a maximum for each year."),
        above[told.above_cap],
    ]
