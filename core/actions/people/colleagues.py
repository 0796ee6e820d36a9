"""An employer's contact lets colleagues in: a supervisor for some sites, an administrator for the invoices; and takes them off again.

Only contacts do so; for a colleague who is no contact, the people and sites of the employer are things that do not exist.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.actions.access import by
from core.actions.deed import Deed
from core.actions.people.invites import Invite, make_invite, shut
from core.actions.people.watching import tell_watcher
from core.actions.things import Notice, Thing
from core.rules import names
from core.rules.people.invites import InviteCode
from core.rules.people.members import INVITED_BY_COLLEAGUES, Duty, MemberCode
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.database import Transaction
from core.store.people import invites, members, people
from core.store.people.members import Member, Site
from core.store.people.people import Person, Role


@dataclass(frozen=True, kw_only=True)
class ColleagueView:
    """A colleague as a contact sees them: what they do, at which sites; whether they are in, or until when their link opens the door."""

    id: int
    name: str
    employer: str
    duty: Duty
    sites: tuple[Site, ...]
    has_sites: bool
    is_in: bool
    was_in: bool
    link_until: datetime | None
    has_left: bool


@by(Role.EMPLOYER)
async def my_colleagues(deed: Deed) -> list[Member] | Refusal:
    """Everybody of the own employer, other than oneself, by name."""
    me = await _contact(deed)
    if me is None:
        return refuse(MemberCode.CONTACTS_ONLY)
    found = [one for one in await members.of_employer(deed.tx, me.employer) if one.person.id != deed.who.id]
    return sorted(found, key=lambda one: (one.person.name, one.person.id))


@by(Role.EMPLOYER)
async def my_sites(deed: Deed) -> list[Site] | Refusal:
    """The sites of the own employer, by name."""
    me = await _contact(deed)
    return refuse(MemberCode.CONTACTS_ONLY) if me is None else await members.sites_of(deed.tx, me.employer)


@by(Role.EMPLOYER)
async def add_site(deed: Deed, name: str) -> Site | Refusal:
    """A new site of the own employer, by its address or name. The same again changes nothing."""
    me = await _contact(deed)
    refusal = refuse(MemberCode.CONTACTS_ONLY) if me is None else names.may_be_called(name)
    if refusal or me is None:
        return refusal or refuse(CommonCode.NOT_FOUND)
    known = {one.name: one for one in await members.sites_of(deed.tx, me.employer)}
    if name in known:
        return known[name]
    number = await members.add_site(deed.tx, deed.who.municipality, me.employer, f"{me.employer}.{len(known) + 1}", name)
    if number is None:
        return refuse(MemberCode.SITE_TAKEN)
    deed.trail(deed.who.municipality, "site added", Thing.SITE, number)
    return (await members.sites(deed.tx, [number]))[number]


@by(Role.EMPLOYER)
async def open_colleague(deed: Deed, colleague_id: int) -> Member | Refusal:
    """A colleague of whoever speaks for the employer."""
    me, them = await _contact(deed), await members.of_person(deed.tx, colleague_id)
    ours = me and them and them.employer == me.employer and them.person.id != deed.who.id
    return them if ours and them else refuse(CommonCode.NOT_FOUND)


@by(Role.EMPLOYER)
async def invite_colleague(deed: Deed, draft: int, name: str, duty: Duty, sites: Sequence[int]) -> tuple[int, Invite] | Refusal:
    """A colleague who confirms hours, at these sites, or who gets the invoices; answers their number and a link that works once.

    `draft` names this invitation among all of the employer (the number of the message that began it): a second time it is refused.
    Refused: who is no contact, a site of somebody else.
    """
    me = await _contact(deed)
    own = {one.id for one in await members.sites_of(deed.tx, me.employer)} if me else set()
    if me is None or duty not in INVITED_BY_COLLEAGUES or not set(sites) <= own:
        return refuse(CommonCode.NOT_FOUND)
    refusal = names.may_be_a_person(name)
    if refusal:
        return refusal
    number = await members.add(deed.tx, me, f"{me.employer}.{deed.who.id}.{draft}", name, deed.who.language, duty)
    if number is None:
        return refuse(MemberCode.INVITED_ALREADY)
    deed.trail(deed.who.municipality, "colleague invited", Thing.COLLEAGUE, number, duty=duty)
    for one in sites:
        await members.give_site(deed.tx, deed.who.municipality, number, one)
    them = await members.of_person(deed.tx, number)
    assert them, "it was just written"
    return number, await _link(deed, them.person)


@by(Role.EMPLOYER)
async def link_again(deed: Deed, colleague_id: int) -> Invite | Refusal:
    """A new link for a colleague who has never come in; earlier ones open nothing any more. A lost phone is for the municipality."""
    them = await open_colleague(deed, colleague_id)
    if isinstance(them, Refusal):
        return them
    if them.duty not in INVITED_BY_COLLEAGUES or await invites.was_linked(deed.tx, colleague_id):
        return refuse(InviteCode.PHONE_LINKED)
    await invites.expire(deed.tx, colleague_id, deed.now)
    return await _link(deed, them.person)


@by(Role.EMPLOYER)
async def take_off(deed: Deed, colleague_id: int) -> int | Refusal:
    """A colleague acts for the employer no more: their phone and their link open nothing. The municipality hears it."""
    them = await open_colleague(deed, colleague_id)
    if isinstance(them, Refusal):
        return them
    await tell_watcher(deed, them.person, Notice.COLLEAGUE_LEFT, key=str(them.employer))
    await shut(deed, colleague_id)
    await members.end(deed.tx, colleague_id, deed.now)
    deed.trail(deed.who.municipality, "colleague taken off", Thing.COLLEAGUE, colleague_id)
    deed.changed(Thing.COLLEAGUE, colleague_id)
    return colleague_id


@by(Role.EMPLOYER)
async def set_site(deed: Deed, colleague_id: int, site_id: int, wanted: bool) -> Member | Refusal:
    """A supervisor looks after a site, or no longer. The same again changes nothing."""
    them = await open_colleague(deed, colleague_id)
    site = (await members.sites(deed.tx, [site_id])).get(site_id)
    if isinstance(them, Refusal) or site is None or site.employer != them.employer:
        return refuse(CommonCode.NOT_FOUND)
    if them.duty is not Duty.SUPERVISOR:
        return refuse(MemberCode.SUPERVISORS_ONLY)
    if await (
        members.give_site(deed.tx, deed.who.municipality, colleague_id, site_id)
        if wanted
        else members.take_site(deed.tx, colleague_id, site_id)
    ):
        deed.trail(deed.who.municipality, "sites changed", Thing.COLLEAGUE, colleague_id, site=site_id, wanted=wanted)
        deed.changed(Thing.COLLEAGUE, colleague_id)
        if not wanted:
            deed.leave(them.person)
    changed = await members.of_person(deed.tx, colleague_id)
    return changed or refuse(CommonCode.NOT_FOUND)


async def colleague_views(tx: Transaction, ids: Sequence[int], now: datetime) -> dict[int, ColleagueView]:
    """Colleagues, for showing to a contact."""
    named = await people.by_ids(tx, ids)
    return {number: await _view(tx, one, now) for number, one in named.items()}


async def _view(tx: Transaction, one: Person, now: datetime) -> ColleagueView:
    member = await members.of_person(tx, one.id)
    of_employer = await members.sites_of(tx, member.employer) if member else []
    return ColleagueView(
        id=one.id,
        name=one.name,
        employer=member.employer_name if member else "",
        duty=member.duty if member else Duty.SUPERVISOR,
        sites=tuple(site for site in of_employer if member and site.id in member.sites),
        has_sites=bool(of_employer),
        is_in=await invites.address_of(tx, one.id) is not None,
        was_in=await invites.was_linked(tx, one.id),
        link_until=await invites.open_until(tx, one.id, now),
        has_left=member is None,
    )


async def _contact(deed: Deed) -> Member | None:
    me = await members.of_person(deed.tx, deed.who.id)
    return me if me and me.duty is Duty.CONTACT else None


async def _link(deed: Deed, them: Person) -> Invite:
    deed.changed(Thing.COLLEAGUE, them.id)
    return await make_invite(deed, them)
