"""Asking the contact person something, and everything that both write in it afterwards."""

from dataclasses import dataclass
from datetime import date

from core.actions.access import WITH_EMPLOYERS, by
from core.actions.deed import Deed
from core.actions.hours.week_access import own_week
from core.actions.matching.offers import own_offer
from core.actions.people.desks import Desk, at_desk, desk_of
from core.actions.people.passing import call_when_late, promised
from core.actions.people.sites import own_placements
from core.actions.talk.along import send_along
from core.actions.things import Notice, Priority, Thing
from core.actions.work.day_access import own_day
from core.rules.calendar import local_day
from core.rules.matching.offers import OfferState
from core.rules.refusals import CommonCode, Refusal, refuse
from core.rules.talk import questions as rules
from core.rules.talk.questions import MessageKind, Part
from core.store.matching import offers
from core.store.people import contacts, people
from core.store.people.people import Person, Role
from core.store.talk import questions
from core.store.talk.questions import QuestionRow, Said
from core.store.work import placements
from core.store.work.placements import Placement

ASKERS = (Role.CANDIDATE, Role.EMPLOYER)


@dataclass(frozen=True)
class Message:
    """What somebody wrote or sent: its words, and where the original is (an address and the message's number there)."""

    kind: MessageKind
    text: str
    address: int | None = None
    original: int | None = None


@by(*ASKERS)
async def may_ask(deed: Deed, offer_id: int = 0) -> Desk | Refusal:
    """Who reads a question of whoever acts. Refused: about an unknown or foreign offer."""
    if offer_id and await own_offer(deed, offer_id) is None:
        return refuse(CommonCode.NOT_FOUND)
    if deed.who.role is Role.CANDIDATE:
        contact = await people.contact_of(deed.tx, deed.who.id)
    else:
        employer = await people.employer_of(deed.tx, deed.who.id)
        contact = await contacts.of_employer(deed.tx, deed.who.municipality, employer.id if employer else None)
    return await desk_of(deed.tx, contact, local_day(deed.now)) if contact else refuse(CommonCode.NOT_FOUND)


@by(*ASKERS)
async def ask(deed: Deed, message: Message, offer_id: int = 0) -> int | Refusal:
    """Ask the contact person something, about an offer (which is held meanwhile), the work at hand, or nothing.

    Answers the question's number. Refused: as `may_ask`, and a message that says nothing.
    """
    contact = await may_ask(deed, offer_id)
    if isinstance(contact, Refusal):
        return contact
    return await _ask(deed, message, contact, *((Thing.OFFER, offer_id) if offer_id else await _work_at_hand(deed)))


@by(Role.CANDIDATE)
async def may_ask_about_week(deed: Deed, week_id: int) -> Desk | Refusal:
    """Who reads a question about a week of one's own. Refused: an unknown or foreign week."""
    return await may_ask(deed) if await own_week(deed, week_id) else refuse(CommonCode.NOT_FOUND)


@by(Role.CANDIDATE)
async def ask_about_week(deed: Deed, message: Message, week_id: int) -> int | Refusal:
    """Ask about a week of one's own. Refused: as `may_ask_about_week`, and a message that says nothing."""
    contact = await may_ask_about_week(deed, week_id)
    return contact if isinstance(contact, Refusal) else await _ask(deed, message, contact, Thing.WEEK, week_id)


@by(Role.CANDIDATE)
async def may_ask_about_day(deed: Deed, placement_id: int, day: date) -> Desk | Refusal:
    """Who reads a question about a day, its hours or its travel costs. Refused: no day of one's own."""
    return await may_ask(deed) if await own_day(deed, placement_id, day) else refuse(CommonCode.NOT_FOUND)


@by(Role.CANDIDATE)
async def ask_about_day(deed: Deed, message: Message, placement_id: int, day: date) -> int | Refusal:
    """Ask about a day of one's own; one on which nothing was entered is asked about as its work."""
    contact = await may_ask_about_day(deed, placement_id, day)
    facts = await own_day(deed, placement_id, day)
    if isinstance(contact, Refusal) or facts is None:
        return contact if isinstance(contact, Refusal) else refuse(CommonCode.NOT_FOUND)
    about = (Thing.DAY, facts.first) if facts.first else (Thing.PLACEMENT, placement_id)
    return await _ask(deed, message, contact, *about)


async def _ask(deed: Deed, message: Message, contact: Desk, about: str, about_id: int | None) -> int | Refusal:
    refusal = rules.may_say(message.kind, message.text)
    if refusal:
        return refusal
    municipality = deed.who.municipality
    number = await questions.add(deed.tx, municipality, deed.who.id, contact.of.id, about, about_id, deed.now)
    await _say(deed, municipality, number, message)
    deed.trail(municipality, "asked", Thing.QUESTION, number, about=about, about_id=about_id)
    await _waits(deed, number, 1, contact.person)
    return number


@by(*ASKERS, *WITH_EMPLOYERS)
async def may_write(deed: Deed, question_id: int) -> Desk | Refusal:
    """Who reads a next message in this question. Refused: an unknown question, or one that is nobody's business of theirs."""
    one = await own_question(deed, question_id)
    if one is None:
        return refuse(CommonCode.NOT_FOUND)
    is_asker = one.facts.asker == deed.who.id
    other = await people.by_id(deed.tx, rules.waits_with(one.facts) if is_asker else one.facts.asker)
    if other is None:
        return refuse(CommonCode.NOT_FOUND)
    return Desk(other, other) if one.facts.waits else await desk_of(deed.tx, other, local_day(deed.now))


@by(*ASKERS, *WITH_EMPLOYERS)
async def write_on(deed: Deed, question_id: int, message: Message) -> QuestionRow | Refusal:
    """The asker writes on, or somebody who has or had the question answers; the first answer counts as the answer."""
    one = await own_question(deed, question_id)
    if one is None:
        return refuse(CommonCode.NOT_FOUND)
    refusal = rules.may_say(message.kind, message.text)
    if refusal:
        return refusal
    said = await _say(deed, one.municipality, one.id, message)
    deed.changed(Thing.QUESTION, one.id)
    if rules.part_of(one.facts, deed.who.id) is Part.ASKER:
        await _written_on(deed, one, said)
    else:
        await _answered(deed, one, said)
    return one


@by(*WITH_EMPLOYERS)
async def leave_unanswered(deed: Deed, question_id: int, wait: int) -> QuestionRow | Refusal:
    """What the asker wrote after an answer was read and needs none: it waits no longer. Refused: a first question, an old button."""
    one = await own_question(deed, question_id)
    if one is None or one.facts.asker == deed.who.id:
        return refuse(CommonCode.NOT_FOUND)
    deed.changed(Thing.QUESTION, one.id)
    refusal = rules.may_leave_unanswered(one.facts, wait)
    if refusal:
        return refusal
    await questions.end(deed.tx, one, deed.who.id, False, deed.now)
    deed.trail(one.municipality, "read without an answer", Thing.QUESTION, one.id, wait=wait)
    await _let_go(deed, one)
    return one


@by(*ASKERS, *WITH_EMPLOYERS)
async def open_question(deed: Deed, question_id: int) -> QuestionRow | Refusal:
    """A question of one's own, or one that one has or had to answer. The asker sees when whoever has it opened it."""
    one = await own_question(deed, question_id)
    if one is None:
        return refuse(CommonCode.NOT_FOUND)
    if rules.can_be_seen(one.facts, deed.who.id) and await questions.see(deed.tx, one, deed.now):
        deed.trail(one.municipality, "question seen", Thing.QUESTION, one.id)
        deed.changed(Thing.QUESTION, one.id)
    return one


@by(*ASKERS)
async def talk_of(deed: Deed) -> int | Refusal:
    """The question that whoever acts is talking in at this moment. Refused: none."""
    latest = await questions.latest_of(deed.tx, deed.who.id)
    return latest[0] if latest and rules.still_talking([latest[1]], deed.now) else refuse(CommonCode.NOT_FOUND)


async def own_question(deed: Deed, question_id: int) -> QuestionRow | None:
    """The question, locked, when whoever acts has a part in it."""
    one = await questions.locked(deed.tx, question_id)
    return one if one and rules.part_of(one.facts, deed.who.id) else None


async def _work_at_hand(deed: Deed) -> tuple[str, int | None]:
    """The running placement of whoever acts, when there is one and no other."""
    if deed.who.role is Role.CANDIDATE:
        found = await placements.of_candidate(deed.tx, deed.who.id)
    else:
        found = await own_placements(deed, local_day(deed.now)) or []
    running = [p for p in found if _runs(deed, p)]
    return (Thing.PLACEMENT, running[0].id) if len(running) == 1 else ("", None)


def _runs(deed: Deed, placement: Placement) -> bool:
    return placement.starts_on <= local_day(deed.now) <= placement.last_day


async def _say(deed: Deed, municipality: int, question_id: int, message: Message) -> Said:
    values = {"kind": message.kind, "text": message.text, "address": message.address, "original": message.original}
    await questions.say(deed.tx, municipality, question_id, deed.who.id, values, deed.now)
    return (await questions.messages_of(deed.tx, [question_id]))[question_id][-1]


async def _waits(deed: Deed, question_id: int, number: int, owner: Person) -> None:
    """From now on the asker waits: whoever has it sees so, an offer that it is about is held, and the clock runs."""
    municipality = deed.who.municipality
    promise = await promised(deed, municipality)
    wait = await questions.wait(deed.tx, municipality, question_id, number, owner.id, deed.now, promise.stand_in_at)
    call_when_late(deed, Thing.QUESTION, municipality, wait, promise)
    deed.show(deed.who, Thing.QUESTION, question_id, key=f"wait:{number}", fresh=True, priority=Priority.ANSWER)
    deed.show(owner, Thing.QUESTION, question_id, key=f"wait:{number}", fresh=True)
    one = (await questions.by_ids(deed.tx, [question_id]))[question_id]
    send_along(deed, owner, one.id, (await questions.messages_of(deed.tx, [one.id]))[one.id][-1:])
    await _hold(deed, one, True)


async def _written_on(deed: Deed, one: QuestionRow, said: Said) -> None:
    owner = await people.by_id(deed.tx, rules.waits_with(one.facts))
    if owner is None:
        return
    deed.trail(one.municipality, "wrote on", Thing.QUESTION, one.id, message=said.id)
    if not one.facts.waits:
        await _waits(deed, one.id, one.facts.wait + 1, await at_desk(deed.tx, owner, local_day(deed.now)))
        return
    _tell(deed, owner, Notice.QUESTION_FOLLOWED, one, said)


async def _answered(deed: Deed, one: QuestionRow, said: Said) -> None:
    first = await questions.end(deed.tx, one, deed.who.id, True, deed.now)
    deed.trail(one.municipality, "answered" if first else "added to an answer", Thing.QUESTION, one.id, message=said.id)
    asker = await people.by_id(deed.tx, one.facts.asker)
    if asker:
        _tell(deed, asker, Notice.QUESTION_ANSWERED, one, said, offer=await _open_offer(deed, one))
    if first:
        await _let_go(deed, one)


def _tell(deed: Deed, reader: Person, what: Notice, one: QuestionRow, said: Said, offer: int | None = None) -> None:
    deed.tell(
        reader,
        what,
        key=str(said.id),
        about=(Thing.QUESTION, one.id),
        name=deed.who.name,
        kind=said.kind,
        text=said.text,
        question=one.id,
        offer=offer,
        for_candidate=reader.role is Role.CANDIDATE,
    )
    send_along(deed, reader, one.id, [said])


async def _open_offer(deed: Deed, one: QuestionRow) -> int | None:
    """The offer that the question is about, while it waits for an answer of the candidate."""
    if one.about != Thing.OFFER or one.about_id is None:
        return None
    offer = (await offers.by_ids(deed.tx, [one.about_id])).get(one.about_id)
    return offer.id if offer and offer.state in (OfferState.OPEN, OfferState.HELD) else None


async def _let_go(deed: Deed, one: QuestionRow) -> None:
    """The offer goes on once no question about it is open."""
    if one.about_id is not None and not await questions.open_about(deed.tx, one.about, one.about_id):
        await _hold(deed, one, False)


async def _hold(deed: Deed, one: QuestionRow, held: bool) -> None:
    offer = await _open_offer(deed, one)
    if offer is not None:
        await offers.hold(deed.tx, offer, held)
        deed.changed(Thing.OFFER, offer)
