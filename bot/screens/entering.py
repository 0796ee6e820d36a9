"""A new employer and a new colleague: what is asked, and that a second colleague agrees to the link."""

from bot.buttons.invitations import StaffRole
from bot.screens import Button, Facts, Screen, lines, rows, screen
from bot.screens.asking import trouble, ways_out
from core.actions.people.inviting import COLLEAGUES
from core.store.people.people import Role
from words import Words
from words.language import Written


@screen("employer_name", candidates=False)
def employer_name(w: Words, f: Facts) -> Screen:
    """Which?"""
    return Screen(lines(trouble(w, f), w("What is the employer called?")), ways_out(w, f))


@screen("employer_kvk", candidates=False)
def employer_kvk(w: Words, f: Facts) -> Screen:
    """The number in the trade register; with the word before it, it is not taken for another number."""
    return Screen(
        lines(
            trouble(w, f),
            w("What is the KVK number of {employer}?", employer=f["employer"]),
            w("Type it like this: KVK 12345678."),
        ),
        ways_out(w, f),
    )


@screen("employer_contact", candidates=False)
def employer_contact(w: Words, f: Facts) -> Screen:
    """Who speaks for it?"""
    return Screen(
        lines(
            trouble(w, f),
            w("Who is the contact person of {employer}?", employer=f["employer"]),
            w("Type the first name and the last name."),
        ),
        ways_out(w, f),
    )


@screen("employer_entered", candidates=False)
def employer_entered(w: Words, f: Facts) -> Screen:
    """Entered; the link takes two people."""
    return Screen(
        lines(
            w("{employer} is entered, with {name} as contact person.", employer=f["employer"], name=f["name"]),
            w("A link takes two people. A colleague gets it after agreeing."),
        )
    )


@screen("staff_name", candidates=False)
def staff_name(w: Words, f: Facts) -> Screen:
    """Whom?"""
    return Screen(
        lines(trouble(w, f), w("What is your new colleague called?"), w("Type the first name and the last name.")), ways_out(w, f)
    )


@screen("staff_role", candidates=False)
def staff_role(w: Words, f: Facts) -> Screen:
    """As what?"""
    buttons = [Button(_role(w, role), StaffRole(place)) for place, role in enumerate(COLLEAGUES)]
    return Screen(lines(trouble(w, f), w("What is {name} going to do?", name=f["name"])), (*rows(*buttons), *ways_out(w, f)))


def _role(w: Words, role: Role) -> Written:
    return {
        Role.CONSULTANT: w("Consultant"),
        Role.ACCOUNT_MANAGER: w("Account manager"),
        Role.LEAD: w("Team lead"),
    }[role]


@screen("staff_entered", candidates=False)
def staff_entered(w: Words, f: Facts) -> Screen:
    """Entered; the link takes two people."""
    return Screen(
        lines(
            w("{name} is entered: {role}.", name=f["name"], role=_role(w, Role(f["role"]))),
            w("A link takes two people. A colleague gets it after agreeing."),
        )
    )
