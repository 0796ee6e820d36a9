"""Accounts of employers' people and of the municipality's own: closed by one at once, opened or changed by two.

Who may do what: every consultant or lead of the municipality closes a phone, and asks for a new link or another role; another
consultant or lead agrees, never whoever asked and never whose account it is. A new PIN is asked for by its owner.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.actions.access import STAFF, WITH_PIN, by
from core.actions.deed import Deed
from core.actions.people.invites import Invite, make_invite, shut
from core.actions.people.watching import tell_watcher
from core.actions.things import Notice, Thing
from core.rules.calendar import local_day
from core.rules.people import accounts as rules
from core.rules.people.accounts import AccountCode, Change
from core.rules.people.invites import InviteCode
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.database import Transaction
from core.store.people import accounts, contacts, invites, people, pins
from core.store.people.accounts import ChangeRow
from core.store.people.people import Person, Role

OTHER_ROLE = {Role.CONSULTANT: Role.LEAD, Role.LEAD: Role.CONSULTANT}


@dataclass(frozen=True)
class Account:
    """Somebody's account: for which employer they act, whether a phone is linked, and what was asked and is not decided."""

    person: Person
    employer: str
    has_phone: bool
    asked: tuple[ChangeRow, ...]


@dataclass(frozen=True, kw_only=True)
class ChangeView:
    """A change as those see it who may decide."""

    id: int
    kind: Change
    name: str
    role: Role
    employer: str
    new_role: str | None
    asked_by: str
    by_owner: bool
    decided_by: str
    agreed: bool | None


@by(*STAFF)
async def list_accounts(deed: Deed) -> list[Person] | Refusal:
    """Everybody of the municipality with an account that two people change, other than oneself."""
    return [one for one in await accounts.accounts(deed.tx, deed.who.municipality) if one.id != deed.who.id]


@by(*STAFF)
async def open_account(deed: Deed, account_id: int) -> Account | Refusal:
    """One of them."""
    found = await _account(deed, account_id)
    if found is None:
        return refuse(CommonCode.NOT_FOUND)
    asked = [one for one in await accounts.waiting(deed.tx, found.municipality) if one.person == found.id]
    at = await accounts.employers(deed.tx, found.municipality)
    phone = await invites.address_of(deed.tx, found.id)
    return Account(found, at.get(found.id, ""), phone is not None, tuple(asked))


@by(*STAFF)
async def close_account(deed: Deed, account_id: int) -> Person | Refusal:
    """A phone is lost: that chat has no access from now on, and no link opens another. The same again changes nothing."""
    found = await _account(deed, account_id)
    if found is None:
        return refuse(CommonCode.NOT_FOUND)
    if await shut(deed, found.id):
        deed.trail(found.municipality, "phone unlinked", Thing.PERSON, found.id)
        await tell_watcher(deed, found, Notice.ACCOUNT_CLOSED, key=str(local_day(deed.now)))
    return found


@by(*STAFF)
async def ask_link(deed: Deed, account_id: int) -> int | Refusal:
    """Ask for a new link for somebody who has no phone linked; another colleague decides."""
    found = await _account(deed, account_id)
    if found is None:
        return refuse(CommonCode.NOT_FOUND)
    if await invites.address_of(deed.tx, found.id) is not None:
        return refuse(InviteCode.PHONE_LINKED)
    return await ask_change(deed, found, Change.LINK)


@by(*STAFF)
async def ask_role(deed: Deed, account_id: int) -> int | Refusal:
    """Ask that a consultant leads, or a lead is a consultant again; another colleague decides."""
    found = await _account(deed, account_id)
    if found is None:
        return refuse(CommonCode.NOT_FOUND)
    if found.role not in OTHER_ROLE:
        return refuse(AccountCode.NO_OTHER_ROLE)
    return await ask_change(deed, found, Change.ROLE, OTHER_ROLE[found.role])


@by(*WITH_PIN)
async def forgot_pin(deed: Deed) -> int | Refusal:
    """Ask for a new PIN of one's own; a colleague of the municipality decides, who calls first. Asked again: the same."""
    return await ask_change(deed, deed.who, Change.PIN)


@by(*STAFF)
async def open_change(deed: Deed, change_id: int) -> ChangeRow | Refusal:
    """A change that somebody of the municipality asked for."""
    change = await accounts.locked(deed.tx, change_id)
    ours = change is not None and change.municipality == deed.who.municipality
    return change if change and ours else refuse(CommonCode.NOT_FOUND)


@by(*STAFF)
async def decide_change(deed: Deed, change_id: int, agrees: bool) -> ChangeRow | Invite | Refusal:
    """The second person: yes or no. The first decision counts. A new link is shown once, to whoever agreed."""
    change = await open_change(deed, change_id)
    if isinstance(change, Refusal):
        return change
    deed.changed(Thing.ACCOUNT, change.id)
    if change.decided_by == deed.who.id and change.agreed is agrees:
        return change
    if change.agreed is not None:
        return refuse(AccountCode.DECIDED)
    refusal = rules.may_decide(change.person, change.proposed_by, deed.who.id)
    if refusal:
        return refusal
    about = await people.by_id(deed.tx, change.person)
    assert about is not None
    if agrees and change.kind is Change.LINK and await invites.address_of(deed.tx, about.id) is not None:
        return refuse(InviteCode.PHONE_LINKED)
    if not await accounts.decide(deed.tx, change.id, deed.who.id, agrees, deed.now):
        return refuse(AccountCode.DECIDED)
    deed.trail(change.municipality, "change decided", Thing.ACCOUNT, change.id, agreed=agrees)
    done = await _carry_out(deed, change, about) if agrees else change
    await _tell(deed, change, about, agrees)
    return done


async def _carry_out(deed: Deed, change: ChangeRow, about: Person) -> ChangeRow | Invite:
    match change.kind:
        case Change.PIN:
            await pins.remove(deed.tx, about.id)
        case Change.ROLE:
            assert change.new_role is not None, "a change of role names it"
            await accounts.set_role(deed.tx, about.id, change.new_role)
            deed.trail(about.municipality, "role changed", Thing.PERSON, about.id, role=change.new_role)
        case Change.LINK:
            await invites.expire(deed.tx, about.id, deed.now)
            return await make_invite(deed, about)
    return change


async def _tell(deed: Deed, change: ChangeRow, about: Person, agreed: bool) -> None:
    """Whose account it is hears it, and whoever asked."""
    for reader in (await people.by_ids(deed.tx, {change.person, change.proposed_by})).values():
        deed.tell(
            reader,
            Notice.ACCOUNT_CHANGED,
            key=str(change.id),
            kind=change.kind,
            name=about.name,
            own=reader.id == about.id,
            agreed=agreed,
            role=change.new_role or "",
            by=deed.who.name,
        )


async def _account(deed: Deed, account_id: int) -> Person | None:
    """Somebody else of the same municipality with such an account."""
    found = await people.by_id(deed.tx, account_id)
    is_one = found is not None and found.role in WITH_PIN and found.municipality == deed.who.municipality
    return found if found and is_one and found.id != deed.who.id else None


async def ask_change(deed: Deed, of: Person, kind: Change, new_role: Role | None = None) -> int | Refusal:
    """Ask for a change of an account; another colleague decides, and hears it at once. Refused: the same waits already."""
    number = await accounts.ask(deed.tx, of, kind, new_role, deed.who.id, deed.now)
    if number is None:
        return refuse(AccountCode.ASKED_ALREADY)
    deed.trail(of.municipality, "change asked", Thing.ACCOUNT, number, kind=kind)
    for colleague in await _deciders(deed, of):
        deed.show(colleague, Thing.ACCOUNT, number, key="asked", fresh=True)
    return number


async def _deciders(deed: Deed, of: Person) -> list[Person]:
    """Who hears it at once: those who lead, or else every consultant. It waits for every colleague."""
    others = [one for one in await contacts.colleagues(deed.tx, of.municipality) if one.id not in (of.id, deed.who.id)]
    return [one for one in others if one.role is Role.LEAD] or others


async def change_views(tx: Transaction, ids: Sequence[int], _now: datetime) -> dict[int, ChangeView]:
    """Changes, for showing."""
    found = await accounts.by_ids(tx, ids)
    wanted = {n for c in found.values() for n in (c.person, c.proposed_by, c.decided_by) if n}
    named = await people.by_ids(tx, wanted)
    at = {municipality: await accounts.employers(tx, municipality) for municipality in {c.municipality for c in found.values()}}
    return {
        number: ChangeView(
            id=number,
            kind=c.kind,
            name=named[c.person].name,
            role=named[c.person].role,
            employer=at[c.municipality].get(c.person, ""),
            new_role=c.new_role,
            asked_by=named[c.proposed_by].name,
            by_owner=c.proposed_by == c.person,
            decided_by=named[c.decided_by].name if c.decided_by else "",
            agreed=c.agreed,
        )
        for number, c in found.items()
    }
