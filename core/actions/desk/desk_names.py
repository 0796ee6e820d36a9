"""Cards that name who has somebody's desk: when another has it, whoever has such a card on a screen sees it anew."""

from core.actions.deed import Deed
from core.actions.things import Thing
from core.rules.calendar import local_day
from core.rules.hours.weeks import WeekState
from core.store.desk import waiting_offers
from core.store.hours import corrections, reported_absences, weeks
from core.store.money import moments
from core.store.people import participation, people
from core.store.work import asks


async def names_change(deed: Deed, consultant: int) -> None:
    """What candidates, and employers, read about who decides, answers or gets in touch; only of what still waits."""
    for offer in await waiting_offers.offers_by(deed.tx, [consultant]):
        deed.changed(Thing.OFFER, offer.id)
    for sheet in await weeks.waiting_of_consultants(deed.tx, [consultant]):
        if sheet.state is WeekState.TO_CONSULTANT:
            deed.changed(Thing.WEEK, sheet.id)
    for correction in await corrections.waiting_of_consultants(deed.tx, [consultant]):
        deed.changed(Thing.CORRECTION, correction.id)
    for absence in await reported_absences.denied_of(deed.tx, [consultant]):
        if absence.day >= local_day(deed.now):
            deed.changed(Thing.REPORTED_ABSENCE, absence.id)
    for candidate in await people.candidates_of(deed.tx, consultant):
        for moment in await moments.chosen_of(deed.tx, candidate.id, local_day(deed.now)):
            deed.changed(Thing.MOMENT, moment.id)
            deed.changed(Thing.PREMIUM, candidate.id)
    for coming in await participation.to_sign(deed.tx, [consultant]):
        deed.changed(Thing.PARTICIPATION, coming.id)
    for ask in await asks.waiting_for(deed.tx, consultant, [consultant]):
        deed.changed(Thing.ENDING, ask.placement)
