"""Colleagues told of a start (MANUAL 4d): others within the municipality hear who starts where, such as the candidate's contact person.

Who they are is policy: references of colleagues, and names of people or teams who are not in this system. A colleague with a phone
is told there; for all others the contact person gets a text to pass on.
"""

from typing import Any

from core.actions.deed import Deed
from core.actions.things import Notice, Thing
from core.actions.work.placements import first_day_of
from core.rules.calendar import local_day
from core.rules.quiet import awake
from core.store import policies
from core.store.matching import jobs
from core.store.people import people, staff
from core.store.people.people import Person
from core.store.work import placements


async def tell_of_start(deed: Deed, placement_id: int, chosen_by: int) -> None:
    """Tell it, once. `chosen_by` is who made the offer: they saw it happen. Whose contact person is another hears it too (policy)."""
    placement = await placements.by_id(deed.tx, placement_id)
    candidate = await people.by_id(deed.tx, placement.candidate) if placement else None
    contact = await people.contact_of(deed.tx, placement.candidate) if placement else None
    if placement is None or candidate is None or contact is None:
        return
    job = await jobs.by_id(deed.tx, placement.job)
    choices = (await policies.of(deed.tx, placement.municipality)).on(local_day(deed.now))
    named = [name for name in (one.strip() for one in (choices.start_told_to or "").split(",")) if name]
    known = await staff.by_refs(deed.tx, placement.municipality, named)
    told: list[Person] = [one.person for one in known.values() if one.has_phone and one.person.id != chosen_by]
    if choices.contact_told_of_start and contact.id not in (chosen_by, *(one.id for one in told)):
        told.append(contact)
    facts: dict[str, Any] = {
        "name": candidate.name,
        "title": placement.title,
        "employer": placement.employer_name,
        "first": first_day_of(placement, job.shifts if job else ()).isoformat(),
        "last": placement.last_day.isoformat(),
        "minutes": placement.minutes_per_week,
        "contact": contact.name,
    }
    about, key, when = (Thing.PLACEMENT, placement_id), str(placement_id), awake(deed.now)
    for one in told:
        deed.tell(one, Notice.STARTS_TOLD, key=key, not_before=when, **facts)
    others = [
        known[name].person.name if name in known else name for name in named if name not in known or not known[name].has_phone
    ]
    if others:
        deed.tell(contact, Notice.START_TO_PASS_ON, key=key, not_before=when, others=others, **facts)
    if told or others:
        deed.trail(placement.municipality, "start told", *about, colleagues=len(told), passed_on=len(others))
