"""My data: what one may ask about oneself, and who did what."""

from datetime import date, datetime

from bot.buttons.my_data import AnotherLanguage, ForgetMe, MyMessages, SendMyData, ShowTrail
from bot.screens import Button, Facts, Screen, lines, rows, screen
from bot.screens.paging import turning_in_time
from core.actions.rights.my_trail import GONE, SYSTEM, YOU
from core.rules.paging import Page
from words import Words
from words.deeds import deed_in_words
from words.language import AMSTERDAM, Written


@screen("my_data")
def my_data(w: Words, f: Facts) -> Screen:
    """What there is to ask; every possibility is a button."""
    text = lines(
        w("Your data belongs to you."),
        w("We keep no more than is needed here."),
        w("You can always see who did something with it."),
    )
    buttons = [
        Button(w("Send me everything"), SendMyData()),
        Button(w("Who did what?"), ShowTrail(0)),
        Button(w("Which messages do I want?"), MyMessages()),
        Button(w("Another language"), AnotherLanguage()),
    ]
    if f["candidate"]:
        buttons.append(Button(w("Stop and be forgotten"), ForgetMe()))
    return Screen(text, rows(*buttons, columns=1))


@screen("my_trail")
def my_trail(w: Words, f: Facts) -> Screen:
    """A page of deeds, newest first, each with its moment."""
    page = Page(f["entries"], f["page"], f["pages"])
    if not page.shown:
        return Screen(w("Nothing was done with your data yet."))
    head = w("This is what was done, the newest first. Page {page} of {pages}.", page=page.number + 1, pages=page.pages)
    text = lines(head, *(part for one in page.shown for part in (" ", _moment(w, one), _said(w, one))))
    return Screen(text, turning_in_time(w, page, ShowTrail))


def _moment(w: Words, one: Facts) -> str:
    at = datetime.fromisoformat(one["at"])
    return f"<b>{w.date(at.astimezone(AMSTERDAM).date())}, {w.time(at)}</b>"


def _said(w: Words, one: Facts) -> str:
    said = deed_in_words(w, one["deed"], _who(w, one), one["wants"])
    about = [w.safe(one["title"])] if one["title"] else []
    if one["day"]:
        about.append(w.day(date.fromisoformat(one["day"])))
    return f"{said} <i>{', '.join(about)}</i>" if about else said


def _who(w: Words, one: Facts) -> str | Written:
    match one["who"]:
        case who if who == YOU:
            return w("You")
        case who if who == SYSTEM:
            return w("The system")
        case who if who == GONE:
            return w("Somebody who is no longer here")
    return str(one["name"])


@screen("my_data_sent")
def my_data_sent(w: Words, f: Facts) -> Screen:
    """Two files are coming."""
    return Screen(
        lines(
            w("Here is everything that we keep about you: one file to read, one for programs."),
            w("Your date of birth is not in it, because this is a chat. Ask your contact person for that."),
        )
    )
