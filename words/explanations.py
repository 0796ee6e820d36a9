"""What is explained to a candidate, said more simply, and with an example. An example is one: its amounts are nobody's."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import IntEnum
from types import MappingProxyType

from core.rules.money.income import KEPT_PERCENT
from core.rules.people.participation import Point
from words.language import Words, Written

HOURS, RATE, CENTS = 600, Decimal(2), 2000
WAGE, KEPT = 40000, 400 * KEPT_PERCENT
CAP, PAID = 200000, 180000
SHIFT = 240


class Topic(IntEnum):
    """What is explained. The number is on the wire of buttons and is never used again for another."""

    BENEFIT = 1
    NO_CONTRACT = 2
    MAY_SAY_NO = 3
    PREMIUM_AND_CAP = 4
    PAID_TWICE = 5
    HOURS_AND_TRAVEL = 6
    WHO_SEES_WHAT = 7
    OFFER = 8
    INCOME = 9
    PREMIUM = 10
    SOURCES = 11
    MOMENT = 12
    CAP_NEAR = 13
    FORGET = 14


OF_POINT: Mapping[Point, Topic] = MappingProxyType(
    {
        Point.BENEFIT_CONTINUES: Topic.BENEFIT,
        Point.NO_CONTRACT: Topic.NO_CONTRACT,
        Point.MAY_SAY_NO: Topic.MAY_SAY_NO,
        Point.PREMIUM_AND_CAP: Topic.PREMIUM_AND_CAP,
        Point.PAID_TWICE: Topic.PAID_TWICE,
        Point.HOURS_AND_TRAVEL: Topic.HOURS_AND_TRAVEL,
        Point.WHO_SEES_WHAT: Topic.WHO_SEES_WHAT,
    }
)
"""The points of the checklist."""


def easier(w: Words, topic: Topic) -> Written:
    """The same in fewer and simpler words."""
    return _EASIER[topic](w)


def example(w: Words, topic: Topic) -> Written:
    """What it comes to for somebody."""
    return _EXAMPLES[topic](w)


_EASIER: Mapping[Topic, Callable[[Words], Written]] = {
    Topic.BENEFIT: lambda w: w("You work a few hours. Your money from the municipality still comes every month."),
    Topic.NO_CONTRACT: lambda w: w("You work there, but you are not employed. You keep your benefit. You get no wage."),
    Topic.MAY_SAY_NO: lambda w: w("You decide. No is fine too. Nothing happens to your benefit."),
    Topic.PREMIUM_AND_CAP: lambda w: w("For every hour of work you get extra money. There is a highest amount for a year."),
    Topic.PAID_TWICE: lambda w: w("The extra money does not come every month. It comes once or twice a year."),
    Topic.HOURS_AND_TRAVEL: lambda w: w("After work you tell me how long you worked. I add it up for you."),
    Topic.WHO_SEES_WHAT: lambda w: w("The employer sees your work. Your money is between you and the municipality."),
    Topic.OFFER: lambda w: w("This is work that you may choose. You keep your benefit. For every hour you get extra money."),
    Topic.INCOME: lambda w: w(
        "Here you see two ways to work. With us your benefit stays. In a regular job you keep a part of your wage."
    ),
    Topic.PREMIUM: lambda w: w(
        "Planned: work to come. Logged: what you told me. Confirmed: the employer agrees. Paid: you have got the money."
    ),
    Topic.SOURCES: lambda w: w("I count your hours. For every hour you get the same amount. Together that is your premium."),
    Topic.MOMENT: lambda w: w("On this day your extra money is paid. You choose the day together."),
    Topic.CAP_NEAR: lambda w: w("There is a highest premium for each year. You are near it. You may go on working."),
    Topic.FORGET: lambda w: w("You ask us to throw away what we know of you. First somebody calls you."),
}

_EXAMPLES: Mapping[Topic, Callable[[Words], Written]] = {
    Topic.BENEFIT: lambda w: w(
        "You work {hours} this month. Your benefit comes on the same day as always. It is the same amount.", hours=w.hours(HOURS)
    ),
    Topic.NO_CONTRACT: lambda w: w(
        "You help in a shop for a month. The shop pays you no wage. You get your benefit, and premium for your hours."
    ),
    Topic.MAY_SAY_NO: lambda w: w(
        "You get an offer for work in a kitchen. You do not want it, and tap no. You need not say why."
    ),
    Topic.PREMIUM_AND_CAP: lambda w: w(
        "Say the premium is {rate} an hour. You work {hours}. Then you get {money}.",
        rate=w.money(RATE),
        hours=w.hours(HOURS),
        money=w.money(CENTS),
    ),
    Topic.PAID_TWICE: lambda w: w(
        "You begin in January. You choose a day in June and a day in December. On those days you get your premium."
    ),
    Topic.HOURS_AND_TRAVEL: lambda w: w(
        "I ask whether you worked {hours}, as planned. You tap yes. That is all.", hours=w.hours(SHIFT)
    ),
    Topic.WHO_SEES_WHAT: lambda w: w(
        "The employer sees: you worked {hours} on Monday. The employer does not see your premium.", hours=w.hours(SHIFT)
    ),
    Topic.OFFER: lambda w: w(
        "You tap yes. Your contact person tells the employer your name. Then the employer chooses. You hear it here."
    ),
    Topic.INCOME: lambda w: w(
        "Say you earn {wage} a month in a regular job. You keep {kept} of it. The rest goes off your benefit.",
        wage=w.money(WAGE),
        kept=w.money(KEPT),
    ),
    Topic.PREMIUM: lambda w: w(
        "You worked {hours}, and the employer agrees. Say you get {rate} an hour. Then {money} is confirmed.",
        hours=w.hours(HOURS),
        rate=w.money(RATE),
        money=w.money(CENTS),
    ),
    Topic.SOURCES: lambda w: w(
        "Say you get {rate} an hour. {hours} of work is {money}.", rate=w.money(RATE), hours=w.hours(HOURS), money=w.money(CENTS)
    ),
    Topic.MOMENT: lambda w: w("You choose a day in July. All weeks that are over by then count. That money is paid."),
    Topic.CAP_NEAR: lambda w: w(
        "Say the highest premium is {cap}. You have got {paid}. Then {money} still fits in this year.",
        cap=w.money(CAP),
        paid=w.money(PAID),
        money=w.money(CAP - PAID),
    ),
    Topic.FORGET: lambda w: w("You ask it today. Your contact person calls you, to be sure. Only after that your data goes."),
}
