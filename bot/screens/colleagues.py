"""The people and sites of an employer, on the phone of its contact."""

from bot.buttons.colleagues import (
    AddSite,
    ColleagueDuty,
    ColleagueSite,
    ColleagueSites,
    InviteColleague,
    LeaveColleague,
    LinkAgain,
    ListColleagues,
    ListSites,
    OpenColleague,
    SetColleagueSite,
    TakeOffColleague,
)
from bot.screens import Button, Facts, Screen, caption, lines, rows, screen
from bot.screens.asking import trouble, ways_out
from bot.screens.paging import turning
from bot.screens.site_choices import or_typed, site_buttons
from core.actions.people.colleagues import ColleagueView
from core.actions.things import Notice
from core.rules.paging import A_SHORT_PAGE, page_of
from core.rules.people.members import INVITED_BY_COLLEAGUES, Duty
from words import Words
from words.language import Written


@screen("colleagues", candidates=False)
def colleagues(w: Words, f: Facts) -> Screen:
    """Who else is here for the employer, and the way to let somebody in."""
    page = page_of(f["people"], f["page"], A_SHORT_PAGE)
    buttons = [
        Button(caption(w("{name}: {duty}", name=one["name"], duty=_does(w, Duty(one["duty"])))), OpenColleague(one["id"]))
        for one in page.shown
    ]
    said = w("These colleagues are here. Whom do you want to see?") if buttons else w("No colleague of yours is here yet.")
    ask = (Button(w("Invite a colleague"), InviteColleague()), Button(w("Sites"), ListSites(0)))
    return Screen(said, (*rows(*buttons, columns=1), *turning(w, page, ListColleagues), ask))


def _does(w: Words, duty: Duty) -> Written:
    return {Duty.CONTACT: w("contact"), Duty.SUPERVISOR: w("confirms hours"), Duty.ADMINISTRATOR: w("gets invoices")}[duty]


def employer_colleague(w: Words, v: ColleagueView) -> Screen:
    """What a colleague does, where, and what can be changed about it."""
    if v.has_left:
        return Screen(w("{name} is off the list.", name=v.name))
    where = ", ".join(site.name for site in v.sites)
    supervises = v.duty is Duty.SUPERVISOR
    text = lines(
        w("<b>{name}</b>", name=v.name),
        _duty_line(w, v.duty),
        supervises and where and w("For: {sites}", sites=where),
        supervises and v.has_sites and not where and w("For no site yet."),
        " ",
        _door(w, v),
    )
    waits = v.duty in INVITED_BY_COLLEAGUES and not v.was_in
    buttons = [
        *([Button(w("Choose sites"), ColleagueSites(v.id, 0))] if supervises and v.has_sites else []),
        *([Button(w("New link"), LinkAgain(v.id))] if waits else []),
        Button(w("Take off the list"), LeaveColleague(v.id)),
    ]
    return Screen(text, rows(*buttons))


def _duty_line(w: Words, duty: Duty) -> Written:
    return {
        Duty.CONTACT: w("Does everything for your employer."),
        Duty.SUPERVISOR: w("Confirms hours and sees who works."),
        Duty.ADMINISTRATOR: w("Gets the invoices."),
    }[duty]


def _door(w: Words, v: ColleagueView) -> Written:
    if v.is_in:
        return w("Is in: the link was opened.")
    if v.link_until:
        return w("Has not opened the link yet. It works until {moment}.", moment=w.moment(v.link_until))
    return w("Has no phone here now. Lost it? Ask the municipality.") if v.was_in else w("The link is too old.")


@screen("colleague_name", candidates=False)
def colleague_name(w: Words, f: Facts) -> Screen:
    """Whom?"""
    return Screen(lines(trouble(w, f), w("What is the name of your colleague?")), ways_out(w, f))


@screen("colleague_duty", candidates=False)
def colleague_duty(w: Words, f: Facts) -> Screen:
    """For what?"""
    buttons = [Button(_invited_for(w, duty), ColleagueDuty(place)) for place, duty in enumerate(INVITED_BY_COLLEAGUES)]
    return Screen(lines(trouble(w, f), w("What is {name} going to do here?", name=f["name"])), (*rows(*buttons), *ways_out(w, f)))


def _invited_for(w: Words, duty: Duty) -> Written:
    return w("Confirm hours") if duty is Duty.SUPERVISOR else w("Get invoices")


@screen("colleague_site", candidates=False)
def colleague_site(w: Words, f: Facts) -> Screen:
    """Where? One site, or all; more can be chosen afterwards."""
    buttons = site_buttons(w, f["sites"], ColleagueSite)
    text = lines(
        trouble(w, f),
        w("For which site?"),
        or_typed(w, f["sites"]),
        w("{name} only sees who works there. You can add sites afterwards.", name=f["name"]),
    )
    return Screen(text, (*rows(*buttons), (Button(w("All sites"), ColleagueSite(0)),), *ways_out(w, f)))


@screen("colleague_sites", candidates=False)
def colleague_sites(w: Words, f: Facts) -> Screen:
    """Which sites somebody looks after, changed with one tap each."""
    page = page_of(f["sites"], f["page"], A_SHORT_PAGE)
    buttons = [
        Button(
            caption(w("{site}: yes", site=one["name"]) if one["given"] else w("{site}: no", site=one["name"])),
            SetColleagueSite(f["colleague"], one["id"], not one["given"]),
        )
        for one in page.shown
    ]
    turn = turning(w, page, lambda number: ColleagueSites(f["colleague"], number))
    back = (Button(caption(w("To {name}", name=f["name"])), OpenColleague(f["colleague"])),)
    return Screen(w("Which sites does {name} look after?", name=f["name"]), (*rows(*buttons, columns=1), *turn, back))


@screen("colleague_leave", candidates=False)
def colleague_leave(w: Words, f: Facts) -> Screen:
    """Sure?"""
    return Screen(
        lines(
            w("Take {name} off the list?", name=f["name"]),
            w("{name} then sees nothing here any more, and can do nothing.", name=f["name"]),
        ),
        rows(Button(w("Yes, take off"), TakeOffColleague(f["colleague"])), Button(w("No"), OpenColleague(f["colleague"]))),
    )


@screen("sites", candidates=False)
def sites(w: Words, f: Facts) -> Screen:
    """The sites of the employer."""
    page = page_of(f["sites"], f["page"], A_SHORT_PAGE)
    shown = [w("• {site}", site=one["name"]) for one in page.shown]
    text = lines(w("These are your sites:"), *shown) if shown else w("You have no sites yet. Then everybody sees all the work.")
    return Screen(
        text, (*turning(w, page, ListSites), (Button(w("Add a site"), AddSite()), Button(w("Colleagues"), ListColleagues(0))))
    )


@screen("site_name", candidates=False)
def site_name(w: Words, f: Facts) -> Screen:
    """Where?"""
    return Screen(lines(trouble(w, f), w("What is the address of the site?")), ways_out(w, f))


@screen(Notice.COLLEAGUE_LEFT, candidates=False)
def colleague_left(w: Words, f: Facts) -> Screen:
    return Screen(w("{name} does not act for the employer any more.", name=f["name"]))
