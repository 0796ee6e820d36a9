"""The keypad, and what comes of it. The first line says nothing about what it is for."""

from bot.buttons.pins import ForgotPin, KeypadClear, KeypadDone, KeypadKey, KeypadStop
from bot.screens import Button, Facts, Screen, lines, rows, screen
from core.actions.things import Notice
from words import Words
from words.language import Written
from words.refusals import refusal_in_words

FULL, EMPTY, SHORTEST = "●", "○", 4


@screen("pin_pad", candidates=False)
def pin_pad(w: Words, f: Facts) -> Screen:
    """Ten digits, each time in another order. What was tapped shows as dots."""
    pad, typed = int(f["pad"]), int(f["typed"])
    keys = [Button(digit, KeypadKey(pad, place)) for place, digit in enumerate(f["keys"])]
    given = f["step"] in ("pin:enter", "pin:old")
    forgot = [Button(w("PIN forgotten"), ForgotPin())] if given else []
    return Screen(
        lines(
            refusal_in_words(w, f["note"], {"left": f["left"]}) if f["note"] else None,
            *_asked(w, f["step"]),
            " ",
            FULL * typed + EMPTY * max(SHORTEST - typed, 0),
        ),
        rows(
            *keys,
            Button(w("Clear"), KeypadClear(pad)),
            Button(w("Done"), KeypadDone(pad)),
            *forgot,
            Button(w("Stop"), KeypadStop(pad)),
        ),
    )


def _asked(w: Words, step: str) -> tuple[Written, ...]:
    match step:
        case "pin:old":
            return (w("First tap your old PIN."),)
        case "pin:choose":
            return (w("Choose a PIN: tap 4, 5 or 6 digits."), w("I ask for it when you were not here for a long time."))
        case "pin:repeat":
            return (w("Tap the same PIN once more."),)
    return (w("Is it you? Tap your PIN."), w("You were not here for a long time."))


@screen("pin_right", candidates=False)
def pin_right(w: Words, f: Facts) -> Screen:
    return Screen(w("Thank you, that is right."))


@screen("pin_chosen", candidates=False)
def pin_chosen(w: Words, f: Facts) -> Screen:
    return Screen(lines(w("Your PIN is chosen."), w("Tell it to nobody. Do you want another one? Type /pincode.")))


@screen("pin_stopped", candidates=False)
def pin_stopped(w: Words, f: Facts) -> Screen:
    return Screen(lines(w("Stopped. Nothing was changed."), w("You can press the same button again later.")))


@screen("pin_locked", candidates=False)
def pin_locked(w: Words, f: Facts) -> Screen:
    return Screen(refusal_in_words(w, f["code"], {}), rows(Button(w("PIN forgotten"), ForgotPin())))


@screen("pin_forgotten", candidates=False)
def pin_forgotten(w: Words, f: Facts) -> Screen:
    return Screen(
        lines(
            w("I have asked somebody of the municipality."),
            w("They call you first, to be sure that it is you. After that you choose a new PIN."),
        )
    )


@screen("pin_not_typed", candidates=False)
def pin_not_typed(w: Words, f: Facts) -> Screen:
    return Screen(
        lines(
            w("I took those digits away. Never type your PIN.") if f["typed"] else None,
            w("Use the digits under the message above, or choose “Stop”."),
        )
    )


@screen(Notice.PIN_LOCKED, candidates=False)
def pin_was_locked(w: Words, f: Facts) -> Screen:
    return Screen(
        lines(
            w("The PIN of {name} was wrong five times.", name=f["name"]),
            w("Call {name}. Is the phone in other hands? Then close that phone with /accounts.", name=f["name"]),
        )
    )


@screen(Notice.PIN_CHOSEN, candidates=False)
def pin_was_chosen(w: Words, f: Facts) -> Screen:
    return Screen(
        lines(
            w("{name} has chosen a PIN.", name=f["name"]),
            w("You do not have to do anything. Is it strange to you? Then call {name}.", name=f["name"]),
        )
    )
