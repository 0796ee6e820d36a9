"""Coming in: the checklist point by point, the confirmation by both sides, and the call when it is not possible yet (MANUAL 1)."""

from dataclasses import dataclass

from core.actions.access import STAFF, by
from core.actions.deed import Deed
from core.actions.documents import issue
from core.actions.people.desks import contact_today
from core.actions.people.guided import guides
from core.actions.people.told import told_facts
from core.actions.things import Sort, Thing
from core.rules.calendar import local_day
from core.rules.people import participation as rules
from core.rules.people.exemption import latest_birth, may_be_placed
from core.rules.people.participation import ParticipationCode, Point, Stage
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store import documents, policies
from core.store.database import Transaction
from core.store.people import participation, people
from core.store.people.participation import FirstCall, Participation
from core.store.people.people import Person, Role
from core.store.work import placements


@dataclass(frozen=True)
class Step:
    """What somebody who comes in sees next: the card of a thing, that they are called first (`is_called`), or nothing more."""

    thing: Thing | None = None
    id: int = 0
    is_called: bool = False


NOTHING_MORE = Step()


@by(Role.CANDIDATE)
async def come_in(deed: Deed) -> Step | Refusal:
    """Begin with the checklist, or go on where it was left. For whom it is not possible yet, the contact person gets a call to make.

    Who is at work already has confirmed it before.
    """
    known = await participation.of_candidate(deed.tx, deed.who.id)
    if known is not None:
        return await _step(deed, known)
    if await placements.of_candidate(deed.tx, deed.who.id):
        return NOTHING_MORE
    facts = await people.candidate_facts(deed.tx, deed.who.id)
    assert facts is not None, "a candidate has facts"
    policy = await policies.of(deed.tx, deed.who.municipality)
    today = local_day(deed.now)
    born = latest_birth(facts.birth_date, facts.age_at_least, facts.age_on)
    refusal = may_be_placed(born, facts.wage_subsidy_group, today, policy.on(today).minimum_age)
    if refusal:
        return await _to_be_called(deed, refusal)
    return await _begin(deed, deed.who)


@by(Role.CANDIDATE)
async def next_step(deed: Deed) -> Step | Refusal:
    """Where somebody who has begun is; nothing more for who has not, or who is through."""
    known = await participation.of_candidate(deed.tx, deed.who.id)
    if known is not None:
        return await _step(deed, known)
    to_be_called = await participation.calls_about(deed.tx, deed.who.id)
    return await come_in(deed) if to_be_called else NOTHING_MORE


@by(Role.CANDIDATE)
async def understand_point(deed: Deed, point_id: int) -> Step | Refusal:
    """A point is understood: what comes next. The same again changes nothing."""
    point = (await participation.points(deed.tx, [point_id])).get(point_id)
    if point is None or point.candidate != deed.who.id:
        return refuse(CommonCode.NOT_FOUND)
    if await participation.understand(deed.tx, point.id, deed.now):
        deed.trail(point.municipality, "point understood", Thing.CHECKLIST_POINT, point.id, point=point.point)
    deed.changed(Thing.PARTICIPATION, point.participation)
    known = await participation.of_candidate(deed.tx, deed.who.id)
    return await _step(deed, known) if known else NOTHING_MORE


@by(Role.CANDIDATE)
async def point_before(deed: Deed, point_id: int) -> int | Refusal:
    """The point before this one, or (at the first) this one itself."""
    point = (await participation.points(deed.tx, [point_id])).get(point_id)
    if point is None or point.candidate != deed.who.id:
        return refuse(CommonCode.NOT_FOUND)
    of_one = await participation.points_of(deed.tx, [point.participation])
    return next(one.id for one in of_one if one.place == max(point.place - 1, 1))


@by(Role.CANDIDATE)
async def confirm_participation(deed: Deed, participation_id: int) -> Participation | Refusal:
    """The candidate takes part; the contact person is asked to confirm it too. Refused: a point that was not understood."""
    known = await participation.locked(deed.tx, participation_id)
    if known is None or known.candidate != deed.who.id:
        return refuse(CommonCode.NOT_FOUND)
    refusal = rules.may_confirm(await stage_of(deed, known))
    if refusal:
        return refusal
    deed.changed(Thing.PARTICIPATION, known.id)
    if await participation.confirm(deed.tx, known.id, deed.now):
        deed.trail(known.municipality, "participation confirmed", Thing.PARTICIPATION, known.id)
        contact = await contact_today(deed.tx, known.candidate, local_day(deed.now))
        if contact:
            deed.show(contact, Thing.PARTICIPATION, known.id, key="confirmed", fresh=True)
    return known


@by(*STAFF)
async def open_participation(deed: Deed, participation_id: int) -> Participation | Refusal:
    """How far a candidate of one's desks has come in."""
    known = (await participation.by_ids(deed.tx, [participation_id])).get(participation_id)
    return known if known and await guides(deed, known.candidate) else refuse(CommonCode.NOT_FOUND)


@by(*STAFF)
async def sign_participation(deed: Deed, participation_id: int) -> Participation | Refusal:
    """The contact person, or who stands in, confirms it too; both get the confirmation as a document. The same again changes nothing."""
    known = await participation.locked(deed.tx, participation_id)
    if known is None or not await guides(deed, known.candidate):
        return refuse(CommonCode.NOT_FOUND)
    refusal = rules.may_sign(await stage_of(deed, known))
    if refusal:
        return refusal
    await _sign(deed, known)
    return known


@by(*STAFF)
async def confirmed_on_paper(deed: Deed, candidate_id: int) -> Participation | Refusal:
    """An own candidate has confirmed on paper, before the bot or without a phone. Refused: who takes part already."""
    someone = await people.by_id(deed.tx, candidate_id)
    if someone is None or not await guides(deed, candidate_id):
        return refuse(CommonCode.NOT_FOUND)
    if await participation.of_candidate(deed.tx, candidate_id) is None:
        await _begin(deed, someone)
    known = await participation.of_candidate(deed.tx, candidate_id)
    assert known is not None, "it was just begun"
    if known.signed_at:
        return refuse(ParticipationCode.TAKES_PART_ALREADY)
    if await participation.confirm(deed.tx, known.id, deed.now, on_paper=True):
        deed.trail(known.municipality, "participation confirmed", Thing.PARTICIPATION, known.id)
    await _sign(deed, known)
    return known


@by(*STAFF)
async def open_first_call(deed: Deed, call_id: int) -> FirstCall | Refusal:
    """Whom to call, and why."""
    call = (await participation.calls(deed.tx, [call_id])).get(call_id)
    return call if call and await guides(deed, call.candidate) else refuse(CommonCode.NOT_FOUND)


@by(*STAFF)
async def have_called(deed: Deed, call_id: int) -> FirstCall | Refusal:
    """The contact person has called. The same again changes nothing."""
    call = (await participation.calls(deed.tx, [call_id])).get(call_id)
    if call is None or not await guides(deed, call.candidate):
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.FIRST_CALL, call.id)
    if await participation.called(deed.tx, call.id, deed.who.id, deed.now):
        deed.trail(call.municipality, "called", Thing.FIRST_CALL, call.id)
    return call


async def stage_of(deed: Deed, known: Participation) -> Stage:
    """How far somebody has come in."""
    understood = [one.understood for one in await participation.points_of(deed.tx, [known.id])]
    return rules.stage_of(understood, known.confirmed_at is not None, known.signed_at is not None)


async def takes_part(tx: Transaction, candidate_id: int) -> bool:
    """Whether both have confirmed, or there was work before the bot came: nobody is offered work without it (MANUAL 1)."""
    known = await participation.of_candidate(tx, candidate_id)
    return bool(known and known.signed_at) or bool(await placements.of_candidate(tx, candidate_id))


async def _begin(deed: Deed, someone: Person) -> Step:
    number = await participation.begin(deed.tx, someone.municipality, someone.id, list(Point), deed.now)
    if number is not None:
        deed.trail(someone.municipality, "participation begun", Thing.PARTICIPATION, number)
    known = await participation.of_candidate(deed.tx, someone.id)
    return await _step(deed, known) if known else NOTHING_MORE


async def _step(deed: Deed, known: Participation) -> Step:
    if known.signed_at:
        return NOTHING_MORE
    rows = await participation.points_of(deed.tx, [known.id])
    open_points = [one.id for one in rows if not one.understood]
    if open_points and not known.confirmed_at:
        return Step(Thing.CHECKLIST_POINT, open_points[0])
    return Step(Thing.PARTICIPATION, known.id)


async def _to_be_called(deed: Deed, refusal: Refusal) -> Step:
    who = deed.who
    number = await participation.add_call(deed.tx, who.municipality, who.id, str(refusal.code), deed.now)
    contact = await contact_today(deed.tx, who.id, local_day(deed.now))
    if number is not None:
        deed.trail(who.municipality, "to be called first", Thing.FIRST_CALL, number)
        if contact:
            deed.show(contact, Thing.FIRST_CALL, number, key="made", fresh=True)
    return Step(is_called=True)


async def _sign(deed: Deed, known: Participation) -> None:
    deed.changed(Thing.PARTICIPATION, known.id)
    deed.changed(Thing.PERSON, known.candidate)
    if not await participation.sign(deed.tx, known.id, deed.who.id, deed.now):
        return
    deed.trail(known.municipality, "participation signed", Thing.PARTICIPATION, known.id)
    someone = await people.by_id(deed.tx, known.candidate)
    fresh = (await participation.by_ids(deed.tx, [known.id]))[known.id]
    assert someone is not None, "whose participation it is"
    assert fresh.confirmed_at is not None, "it was confirmed before"
    facts = await told_facts(deed.tx, someone, local_day(deed.now)) | {
        "language": someone.language,
        "points": [one.point for one in await participation.points_of(deed.tx, [known.id])],
        "confirmed_at": fresh.confirmed_at.isoformat(),
        "on_paper": fresh.on_paper,
        "signed_at": deed.now.isoformat(),
    }
    document = await issue(deed, Sort.PARTICIPATION, someone, Thing.PARTICIPATION, known.id, facts)
    for reader in (someone, deed.who):
        deed.send(reader, document.id, Sort.PARTICIPATION, key="signed")


@by(Role.CANDIDATE)
async def my_confirmation(deed: Deed) -> int | Refusal | None:
    """The own participation that there is a document of."""
    known = await participation.of_candidate(deed.tx, deed.who.id)
    issued = known and await documents.newest(deed.tx, Sort.PARTICIPATION, Thing.PARTICIPATION, known.id)
    return known.id if known and issued else None


@by(Role.CANDIDATE, *STAFF)
async def confirmation_again(deed: Deed, participation_id: int) -> int | Refusal:
    """The confirmation is sent once more to whoever asks: one's own, or that of an own candidate. It is the same document."""
    known = (await participation.by_ids(deed.tx, [participation_id])).get(participation_id)
    if known is None or (known.candidate != deed.who.id and not await guides(deed, known.candidate)):
        return refuse(CommonCode.NOT_FOUND)
    issued = await documents.newest(deed.tx, Sort.PARTICIPATION, Thing.PARTICIPATION, known.id)
    if issued is None:
        return refuse(ParticipationCode.NOT_YET_CONFIRMED)
    deed.send(deed.who, issued.id, Sort.PARTICIPATION)
    return issued.id
