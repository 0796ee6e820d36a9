"""Accounts: the list, one of them, and what a second colleague must agree to."""

from bot.buttons.accounts import AskLink, AskRole, CloseAccount, DecideChange, ListAccounts, LostAccount, OpenAccount, OpenChange
from bot.buttons.invitations import NewStaff
from bot.screens import Button, Facts, Screen, caption, lines, rows, screen
from bot.screens.paging import first_ten, turning
from core.actions.people.accounts import ChangeView
from core.actions.things import Notice
from core.rules.paging import A_PAGE, page_of
from core.rules.people.accounts import Change
from core.store.people.people import Role
from words import Words
from words.language import Written


@screen("accounts", candidates=False)
def accounts(w: Words, f: Facts) -> Screen:
    """A page of employers' people and colleagues, or the first of those who have the letters."""
    if not f["people"]:
        return Screen(w("I find nobody of that name. Type /accounts to see everybody."))
    page, by_name = page_of(f["people"], f["page"], A_PAGE), f.get("by_name")
    buttons = rows(*(Button(caption(w.safe(one["name"])), OpenAccount(one["id"])) for one in page.shown))
    turn = () if by_name else turning(w, page, ListAccounts)
    new = ((Button(w("Invite a colleague"), NewStaff()),),) if f.get("leads") else ()
    text = lines(w("Employers and colleagues. Whom do you want to see?"), by_name and first_ten(w, page))
    return Screen(text, (*buttons, *turn, *new))


@screen("account", candidates=False)
def account(w: Words, f: Facts) -> Screen:
    """Somebody's phone and role, and what can be asked."""
    number, role = f["id"], Role(f["role"])
    phone = Button(w("Phone lost"), LostAccount(number)) if f["has_phone"] else Button(w("Ask for a new link"), AskLink(number))
    other = {Role.CONSULTANT: w("Ask: team lead"), Role.LEAD: w("Ask: consultant")}
    buttons = [
        *(Button(w("Waits: {change}", change=change_of(w, Change(one["kind"]))), OpenChange(one["id"])) for one in f["asked"]),
        phone,
        *([Button(other[role], AskRole(number))] if role in other else []),
    ]
    return Screen(
        lines(
            w("<b>{name}</b>", name=f["name"]),
            _role(w, role, f["employer"]),
            " ",
            w("A phone is linked.") if f["has_phone"] else w("No phone is linked."),
        ),
        rows(*buttons, columns=1),
    )


def _role(w: Words, role: Role, employer: str) -> Written:
    match role:
        case Role.EMPLOYER:
            return w("Works for {employer}.", employer=employer)
        case Role.LEAD:
            return w("Team lead.")
        case Role.ACCOUNT_MANAGER:
            return w("Account manager.")
    return w("Consultant.")


def change_of(w: Words, kind: Change) -> Written:
    """What is asked, in a word or two."""
    match kind:
        case Change.PIN:
            return w("new PIN")
        case Change.LINK:
            return w("new link")
    return w("other role")


@screen("account_lost", candidates=False)
def account_lost(w: Words, f: Facts) -> Screen:
    """Sure? It takes effect at once."""
    return Screen(
        lines(
            w("Is the phone of {name} lost?", name=f["name"]),
            w("If you say yes, nobody can use the bot on that phone any more."),
        ),
        rows(Button(w("Yes, close that phone"), CloseAccount(f["id"])), Button(w("No"), OpenAccount(f["id"]))),
    )


@screen("change_asked", candidates=False)
def change_asked(w: Words, f: Facts) -> Screen:
    return Screen(w("Asked. This takes two people: another colleague must agree."))


def change(w: Words, v: ChangeView) -> Screen:
    """What a colleague asked for, with yes and no until it is decided."""
    text = [_wanted(w, v), None if v.by_owner else w("{colleague} asks for it.", colleague=v.asked_by)]
    if v.agreed is None:
        check = w("Call {name} first, on a number that you knew already. Is it really {name}?", name=v.name)
        buttons = rows(Button(w("Yes, I agree"), DecideChange(v.id, True)), Button(w("No"), DecideChange(v.id, False)))
        return Screen(lines(*text, " ", check), buttons)
    said = (
        w("Agreed by {colleague}.", colleague=v.decided_by) if v.agreed else w("Refused by {colleague}.", colleague=v.decided_by)
    )
    return Screen(lines(*text, " ", said))


def _wanted(w: Words, v: ChangeView) -> Written:
    match v.kind:
        case Change.PIN:
            return w("{name} forgot the PIN and wants to choose a new one.", name=v.name)
        case Change.LINK:
            return w("A new link for {name}.", name=v.name)
    if v.new_role == Role.LEAD:
        return w("{name} becomes team lead.", name=v.name)
    return w("{name} becomes consultant.", name=v.name)


@screen(Notice.ACCOUNT_CLOSED, candidates=False)
def account_closed(w: Words, f: Facts) -> Screen:
    return Screen(w("The phone of {name} was closed: it was lost.", name=f["name"]))


@screen(Notice.ACCOUNT_CHANGED, candidates=False)
def account_changed(w: Words, f: Facts) -> Screen:
    """What became of a request, to whoever asked and to whose account it is."""
    if not f["agreed"]:
        return Screen(w("{colleague} did not agree. Nothing was changed.", colleague=f["by"]))
    match Change(f["kind"]):
        case Change.PIN if f["own"]:
            return Screen(lines(w("{colleague} agreed.", colleague=f["by"]), w("You choose a new PIN when I next ask for it.")))
        case Change.PIN:
            return Screen(w("{name} can choose a new PIN.", name=f["name"]))
        case Change.LINK:
            return Screen(w("There is a new link for {name}. {colleague} has it.", name=f["name"], colleague=f["by"]))
    if f["own"]:
        role = w("You are team lead now.") if f["role"] == Role.LEAD else w("You are consultant now.")
        return Screen(lines(role, w("Type /start to see your buttons.")))
    return Screen(w("The role of {name} was changed.", name=f["name"]))
