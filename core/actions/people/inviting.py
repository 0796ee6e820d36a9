"""Somebody new comes in from a colleague's phone: a candidate by the municipality's checklist, an employer, a colleague.

A candidate's link is made at once. An employer and a colleague get an account that two people open: another colleague agrees to the
link and has it then. `draft` names an invitation among all of whoever acts (the number of the message that began it).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from core.actions.access import STAFF, WITH_EMPLOYERS, by
from core.actions.deed import Deed
from core.actions.people.accounts import ask_change
from core.actions.people.invites import Invite, make_invite
from core.actions.things import Thing
from core.rules.calendar import local_day
from core.rules.choices import Choices
from core.rules.names import may_be_a_person, may_be_called
from core.rules.people import invitation_checklist
from core.rules.people.accounts import Change
from core.rules.people.invitation_checklist import Intake, IntakeCode, Reason
from core.rules.people.members import MemberCode
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store import policies
from core.store.entering import entering
from core.store.people import people
from core.store.people.people import Person, Role

COLLEAGUES = (Role.CONSULTANT, Role.ACCOUNT_MANAGER, Role.LEAD)
"""What a new colleague can be."""


@dataclass(frozen=True)
class Checked:
    """What is asked next about somebody with the months or years in it, or every reason why they cannot take part (none: they can)."""

    asks: Intake | None
    number: int
    reasons: tuple[Reason, ...]


@by(*STAFF)
async def check_candidate(deed: Deed, answers: Mapping[str, bool]) -> Checked | Refusal:
    """Go through the municipality's checklist with what was answered so far. Nothing is kept."""
    choices = await _choices(deed)
    asks = invitation_checklist.next_question(answers, choices)
    number = invitation_checklist.number_in(asks, choices) if asks else 0
    return Checked(asks, number, tuple(invitation_checklist.reasons_against(answers, choices)))


@by(*STAFF)
async def invite_new(deed: Deed, draft: int, name: str, answers: Mapping[str, bool]) -> tuple[int, Invite] | Refusal:
    """A new candidate of whoever acts; answers their number and a link that works once. A second time it is refused.

    Refused: what is no name of a person, a checklist that is not answered whole or says no.
    """
    choices = await _choices(deed)
    refusal = may_be_a_person(name)
    if refusal or invitation_checklist.next_question(answers, choices) or invitation_checklist.reasons_against(answers, choices):
        return refusal or refuse(IntakeCode.NOT_ELIGIBLE)
    municipality, today = deed.who.municipality, local_day(deed.now)
    number = await entering.add_person(deed.tx, municipality, f"N{deed.who.id}.{draft}", Role.CANDIDATE, name)
    if number is None:
        return refuse(MemberCode.INVITED_ALREADY)
    at_least, subsidy = invitation_checklist.known_age(answers, choices), bool(answers.get(Intake.WAGE_SUBSIDY))
    await entering.add_candidate(
        deed.tx, municipality, number, deed.who.id, wage_subsidy_group=subsidy, at_least=at_least, on=today
    )
    deed.trail(municipality, "person entered", Thing.PERSON, number, checked=sorted(answers))
    someone = await people.by_id(deed.tx, number)
    assert someone is not None, "it was just written"
    return number, await make_invite(deed, someone)


@by(*WITH_EMPLOYERS)
async def invite_employer(deed: Deed, draft: int, name: str, kvk: str, contact: str) -> Person | Refusal:
    """A new employer with its contact person; a link is asked for, to which another colleague agrees. A second time it is refused.

    Refused: a number that is none of the trade register, an employer that is known by it, what is no name of either.
    """
    refusal = may_be_called(name) or may_be_a_person(contact) or invitation_checklist.may_enter(kvk)
    if refusal:
        return refusal
    municipality, ref = deed.who.municipality, f"N{deed.who.id}.{draft}"
    manager = deed.who.id if deed.who.role is Role.ACCOUNT_MANAGER else None
    number = await entering.add_employer(deed.tx, municipality, ref, name, kvk, manager)
    if number is None:
        return refuse(IntakeCode.EMPLOYER_KNOWN)
    deed.trail(municipality, "employer entered", Thing.EMPLOYER, number)
    someone = await _entered(deed, ref, Role.EMPLOYER, contact)
    if isinstance(someone, Refusal):
        return someone
    await entering.add_contact(deed.tx, municipality, someone.id, number)
    return await _with_link(deed, someone)


@by(Role.LEAD)
async def invite_staff(deed: Deed, draft: int, name: str, role: Role) -> Person | Refusal:
    """A new colleague, led by whoever acts; a link is asked for, to which another colleague agrees. A second time it is refused.

    Refused: a role that a colleague cannot have, what is no name of a person.
    """
    refusal = may_be_a_person(name)
    if refusal or role not in COLLEAGUES:
        return refusal or refuse(CommonCode.NOT_FOUND)
    someone = await _entered(deed, f"N{deed.who.id}.{draft}", role, name)
    if isinstance(someone, Refusal):
        return someone
    await entering.add_colleague(deed.tx, deed.who.municipality, someone.id, deed.who.id)
    return await _with_link(deed, someone)


async def _entered(deed: Deed, ref: str, role: Role, name: str) -> Person | Refusal:
    number = await entering.add_person(deed.tx, deed.who.municipality, ref, role, name)
    someone = await people.by_id(deed.tx, number) if number else None
    if someone is None:
        return refuse(MemberCode.INVITED_ALREADY)
    deed.trail(deed.who.municipality, "person entered", Thing.PERSON, someone.id, role=role)
    return someone


async def _with_link(deed: Deed, someone: Person) -> Person | Refusal:
    asked = await ask_change(deed, someone, Change.LINK)
    return asked if isinstance(asked, Refusal) else someone


async def _choices(deed: Deed) -> Choices:
    return (await policies.of(deed.tx, deed.who.municipality)).on(local_day(deed.now))
