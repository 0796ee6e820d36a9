"""Which messages one wants."""

from bot.buttons.my_data import ChooseMessages
from bot.screens import Button, Facts, Screen, lines, rows, screen
from core.actions.things import Choosable
from words import Words


@screen("my_messages")
def my_messages(w: Words, f: Facts) -> Screen:
    """Each kind with a button to change it."""
    named = {
        Choosable.REMINDERS: w("Reminders about your hours"),
        Choosable.DIGESTS: w("Overviews"),
        Choosable.NEWS: w("News"),
    }
    shown = [
        (
            named[kind],
            kind not in f["out"],
            Button(_change(w, named[kind], kind in f["out"]), ChooseMessages(number, kind in f["out"])),
        )
        for number, kind in enumerate(Choosable)
    ]
    text = lines(
        w("These messages you can choose:"),
        " ",
        *(w("• {kind}: yes", kind=name) if on else w("• {kind}: no", kind=name) for name, on, _ in shown),
        " ",
        w("About offers, your hours, your money and your questions you always hear."),
    )
    return Screen(text, rows(*(button for _, _, button in shown), columns=1))


def _change(w: Words, name: str, is_out: bool) -> str:
    return w("{kind}: on", kind=name) if is_out else w("{kind}: off", kind=name)
