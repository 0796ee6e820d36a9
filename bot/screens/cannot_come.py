"""Who types that they cannot come, and which day was typed."""

from datetime import date

from bot.buttons.at_work import CallOff, ChooseDayOff
from bot.buttons.everybody import AskQuestion
from bot.buttons.hours import OpenDay
from bot.screens import Button, Facts, Screen, caption, lines, rows, screen
from bot.screens.asking import trouble, ways_out
from words import Words


@screen("cannot_come")
def cannot_come(w: Words, f: Facts) -> Screen:
    """First that, of which work where there is more than one; then days that were not entered, and the contact person."""
    work = f["work"]
    if len(work) == 1:
        number = work[0]["id"]
        today = [Button(w("I cannot come today"), CallOff(number, date.fromisoformat(f["today"])))] if f["today"] else []
        off = [*today, Button(w("I cannot come on another day"), ChooseDayOff(number))]
    else:
        named = [w("{title} at {employer}", title=one["title"], employer=one["employer"]) for one in work]
        off = [Button(caption(name), ChooseDayOff(one["id"])) for one, name in zip(work, named, strict=True)]
    missed = [Button(w("{day}: fill in", day=w.short_day(day)), OpenDay(day)) for day in map(date.fromisoformat, f["missed"])]
    text = lines(w("Can you not come? Choose a button."), w("You do not have to say why."))
    return Screen(text, rows(*off, *missed, Button(w("Ask something"), AskQuestion()), columns=1))


@screen("check_day_off")
def check_day_off(w: Words, f: Facts) -> Screen:
    """A typed day, before the employer hears it."""
    day = date.fromisoformat(f["day"])
    buttons = rows(Button(w("Yes"), CallOff(f["placement"], day)), Button(w("Another day"), ChooseDayOff(f["placement"])))
    return Screen(lines(trouble(w, f), w("Do you mean {day}?", day=w.day(day))), (*buttons, *ways_out(w, f)))
