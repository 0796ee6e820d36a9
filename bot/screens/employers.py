"""The employers of the municipality, on the phone of whoever speaks to them: the list, and one of them."""

from datetime import date
from typing import Any

from bot.buttons.contact_moments import ContactNow
from bot.buttons.employers import EnterWork, LiftRefusal, ListEmployers, OpenEmployer, RefuseEmployer, TakeEmployer
from bot.buttons.invitations import NewEmployer
from bot.screens import Button, Facts, Screen, caption, lines, rows, screen
from bot.screens.paging import first_ten, turning
from bot.screens.questions import literal, quote
from core.actions.access import STAFF
from core.actions.people.employers import EmployerView
from core.rules.calendar import local_day
from core.rules.paging import A_PAGE, page_of
from core.store.people.people import Person, Role
from words import Words

MOST_WORK = 8
"""So much running work has a button of its own: with more, its contact moments come on their days all the same."""


def facts_of(view: EmployerView, reader: Person) -> dict[str, Any]:
    """An employer, as a message keeps it."""
    stands, one = view.refused, view.employer
    why = {"reason": stands.reason, "by": stands.by, "day": local_day(stands.at).isoformat()} if stands else {"reason": ""}
    is_manager = reader.role is Role.ACCOUNT_MANAGER
    return why | {
        "id": one.id,
        "employer": one.name,
        "manager": view.manager.name if view.manager else "",
        "mine": bool(view.manager and view.manager.id == reader.id),
        "may_take": is_manager,
        "may_refuse": reader.role in STAFF,
        "work": [list(one) for one in view.work],
    }


@screen("employers", candidates=False)
def employers(w: Words, f: Facts) -> Screen:
    """A page of them, or the first of those that have the letters; own ones are marked."""
    new = (Button(w("New employer"), NewEmployer()),)
    if not f["employers"]:
        return Screen(w("I find no employer of that name. Type /opdrachtgevers to see all."), (new,))
    page, by_name = page_of(f["employers"], f["page"], A_PAGE), f.get("by_name")
    buttons = [
        Button(caption(w("{name} (yours)", name=one["name"]) if one["mine"] else w.safe(one["name"])), OpenEmployer(one["id"]))
        for one in page.shown
    ]
    turn = () if by_name else turning(w, page, ListEmployers)
    text = lines(w("Which employer do you want to see?"), by_name and first_ten(w, page))
    return Screen(text, (*rows(*buttons, columns=1), *turn, new))


@screen("employer", candidates=False)
def employer(w: Words, f: Facts) -> Screen:
    """Who speaks to them, what runs there, and whether it is refused: since when, by whom and why; the reason is for colleagues alone."""
    head = lines(
        w("<b>{employer}</b>", employer=f["employer"]),
        f["manager"] and w("Account manager: {name}.", name=f["manager"]),
    )
    if f["reason"]:
        since = w("Refused since {day}, by {colleague}.", day=w.date(date.fromisoformat(f["day"])), colleague=f["by"])
        text = lines(head, since, quote(literal(f["reason"])), w("Only colleagues read this."))
        return Screen(text, rows(*([Button(w("Do business again"), LiftRefusal(f["id"]))] if f["may_refuse"] else [])))
    work, number = f["work"], f["id"]
    buttons = [
        Button(w("Enter work"), EnterWork(number)),
        *(Button(caption(w("Contact: {job}", job=title)), ContactNow(p, True)) for p, title in work[:MOST_WORK] if f["mine"]),
        *([Button(w("I speak to them"), TakeEmployer(number))] if f["may_take"] and not f["mine"] else []),
        *([Button(w("Refuse"), RefuseEmployer(number))] if f["may_refuse"] else []),
    ]
    runs = w.n("{n} person works there now.", "{n} people work there now.", len(work)) if work else w("Nobody works there now.")
    return Screen(lines(head, w("We do business with this employer."), runs), rows(*buttons, columns=1))
