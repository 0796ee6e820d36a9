"""Explaining once more: easier, with an example, or again. The same two buttons stand under every message that explains something."""

from bot.buttons.everybody import GiveExample, GoOnNow, MakeEasier
from bot.buttons.my_data import ForgetMe
from bot.buttons.offers import WhatIncome
from bot.buttons.own_candidates import OpenOffer
from bot.buttons.premium import OpenMoment, OpenPremium, WhereFrom
from bot.callbacks import Callback
from bot.screens import Button, Facts, Screen, lines, screen
from words import Words
from words.explanations import OF_POINT, Topic, easier, example

OF_POINTS = frozenset(OF_POINT.values())


def explain_buttons(w: Words, topic: Topic, about: int = 0) -> tuple[Button, Button]:
    """Under what explains: make it easier, give an example. `about`: the offer or moment that it is about."""
    return Button(w("Make it easier"), MakeEasier(topic, about)), Button(w("Give an example"), GiveExample(topic, about))


@screen("easier")
def made_easier(w: Words, f: Facts) -> Screen:
    """In simpler words, beneath what was asked for: a lock screen shows the first line alone."""
    topic, about = Topic(f["topic"]), int(f["about"])
    other = Button(w("Give an example"), GiveExample(topic, about))
    text = lines(f"<i>{w('Make it easier')}</i>", easier(w, topic))
    return Screen(text, ((other, Button(w("Say it again"), _again(topic, about))),))


@screen("example")
def given_example(w: Words, f: Facts) -> Screen:
    """What it comes to for somebody; that it is an example is said."""
    topic, about = Topic(f["topic"]), int(f["about"])
    other = Button(w("Make it easier"), MakeEasier(topic, about))
    text = w("An example: {example}", example=example(w, topic))
    return Screen(text, ((other, Button(w("Say it again"), _again(topic, about))),))


def _again(topic: Topic, about: int) -> Callback:
    """The button that shows the message itself anew, as it stands now."""
    match topic:
        case Topic.OFFER:
            return OpenOffer(about)
        case Topic.INCOME:
            return WhatIncome(about)
        case Topic.PREMIUM | Topic.CAP_NEAR:
            return OpenPremium()
        case Topic.SOURCES:
            return WhereFrom()
        case Topic.MOMENT:
            return OpenMoment(about)
        case Topic.FORGET:
            return ForgetMe()
    assert topic in OF_POINTS
    return GoOnNow()
