"""The candidate's questions about a day that the employer sees otherwise: what was it, and shall it be sent?"""

from datetime import date

from bot.buttons.weeks import CounterAs, CounterReading, SendCounter
from bot.screens import Button, Facts, Screen, lines, rows, screen
from bot.screens.asking import trouble, ways_out
from bot.screens.week_lines import spent, work, work_in
from words import Words

QUARTER = 15


@screen("counter_hours")
def counter_hours(w: Words, f: Facts) -> Screen:
    """What was it? The own hours, halfway and theirs are buttons, all others can be typed."""
    day, mine, theirs = date.fromisoformat(f["day"]), f["mine"], f["theirs"]
    halfway = (mine + theirs) // 2 // QUARTER * QUARTER

    def choice(caption: str, minutes: int) -> Button:
        return Button(caption, CounterAs(f["week"], f["version"], day, minutes))

    choices = [
        choice(w("As I said: {hours}", hours=spent(w, mine)), mine),
        halfway not in (mine, theirs, 0) and choice(w("In between: {hours}", hours=spent(w, halfway)), halfway),
        f["several"] and choice(w("As they say: {hours}", hours=spent(w, theirs)), theirs),
    ]
    text = lines(
        trouble(w, f),
        w("How long did you work on {day}?", day=w.day(day)),
        w("You said: {hours}.", hours=spent(w, mine)),
        w("{employer} says: {hours}.", employer=f["employer"], hours=spent(w, theirs)),
        " ",
        w("Tap a button, or type it. For example: 3 hours, or 9:00 to 12:30 break 15."),
    )
    return Screen(text, (*rows(*(c for c in choices if c), columns=1), *ways_out(w, f)))


@screen("counter_which")
def counter_which(w: Words, f: Facts) -> Screen:
    """What was typed can mean several things."""
    options = [Button(work(w, work_in(one)), CounterReading(n)) for n, one in enumerate(f["options"])]
    return Screen(lines(trouble(w, f), w("What do you mean?")), (*rows(*options, columns=1), *ways_out(w, f)))


@screen("counter_send")
def counter_send(w: Words, f: Facts) -> Screen:
    """What will be sent."""
    said = [w("• {day}: {what}", day=w.day(date.fromisoformat(one["day"])), what=work(w, work_in(one))) for one in f["said"]]
    text = lines(trouble(w, f), w("Shall I send this to {name}?", name=f["employer"]), " ", *said)
    return Screen(text, ((Button(w("Send"), SendCounter(f["week"])),), *ways_out(w, f)))
