"""The warnings before the yearly cap is passed, on the phones of both."""

from datetime import date

from bot.buttons.premium import ChooseMoment, OpenPremium
from bot.screens import Button, Facts, Screen, lines, rows, screen
from bot.screens.explaining import explain_buttons
from core.actions.things import Notice
from words import Words
from words.explanations import Topic
from words.language import Written


@screen(Notice.CAP_NEAR)
def cap_near(w: Words, f: Facts) -> Screen:
    """Before it happens: how near the highest premium is, and what then."""
    day, cap, year = w.date(date.fromisoformat(f["day"])), w.money(f["cap"]), str(f["year"])
    if not f["for_candidate"]:
        return Screen(
            lines(
                w("{name} comes near the highest premium of {year}.", name=f["name"], year=year),
                _how_near_they_are(w, f, day, cap),
                _above(w, f),
            ),
            rows(Button(w("Choose a payment day"), ChooseMoment(f["candidate"]))),
        )
    return Screen(
        lines(
            w("You come near the highest premium of {year}.", year=year),
            _how_near(w, f, day, cap),
            _above(w, f),
            w("You do not have to do anything. {contact} can help you choose.", contact=f["contact"]),
        ),
        (*rows(Button(w("My premium"), OpenPremium())), explain_buttons(w, Topic.CAP_NEAR)),
    )


def _how_near(w: Words, f: Facts, day: str, cap: str) -> Written:
    if f["level"] < 100:
        return _reached(w, f, cap)
    if f["ahead"]:
        return w("With the planned hours it is passed on {date}: {cap}.", date=day, cap=cap)
    return w("It was passed on {date}: {cap}.", date=day, cap=cap)


def _how_near_they_are(w: Words, f: Facts, day: str, cap: str) -> Written:
    """The same, to the contact person."""
    if f["level"] < 100:
        return _reached(w, f, cap)
    if f["ahead"]:
        return w("With the planned hours {name} passes it on {date}: {cap}.", name=f["name"], date=day, cap=cap)
    return w("{name} passed it on {date}: {cap}.", name=f["name"], date=day, cap=cap)


def _reached(w: Words, f: Facts, cap: str) -> Written:
    if f["room"] <= 0:
        return w("{cap} is reached. There is no room left.", cap=cap)
    return w("{percent} % of {cap} is reached. Room left: {room}.", percent=f["level"], cap=cap, room=w.money(f["room"]))


def _above(w: Words, f: Facts) -> Written | None:
    if f["level"] < 100:
        return None
    if f["lapses"]:
        return w("What is above it lapses.")
    return w("What is above it is not lost. It waits for the next payment.")
