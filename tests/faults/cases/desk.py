"""The consultants' own desk: killed and resumed on the way."""

from tests.faults.cases.given import case, nobody, work
from tests.faults.journeys import Journey


@case(nobody, buttons="AwayDay ComeBack", deeds="ask go_away come_back", clock="leave_begins")
async def from_going_away_to_being_back(j: Journey) -> None:
    """A question waits; who has it goes away tomorrow, and is back early."""
    await j.writes("candidate", "Iets vragen")
    await j.writes("candidate", "Mag ik later beginnen?")
    await j.writes("consultant", "/afwezig")
    await j.taps("consultant", "Wat is de eerste dag", button="Morgen")
    await j.writes("consultant", "20 november")
    await j.clock(now="2026-11-17T08:05:00+01:00")
    await j.taps("consultant", "Je bent weg van", button="Ik ga toch niet weg")


@case(work, buttons="ViewAs ChooseStandIn", deeds="view_as choose_stand_in")
async def from_looking_along_to_another_stand_in(j: Journey) -> None:
    """What the candidate sees, looked at; and who leads stands in from now on."""
    await j.writes("consultant", "/kandidaten amina")
    await j.taps("consultant", "Wie wil je zien?", button="Amina Bakker")
    await j.taps("consultant", "Telefoon gekoppeld", button="Zien wat Amina ziet")
    await j.taps("consultant", "Wat wil je zien zoals Amina het ziet?", button="Mijn premie")
    await j.writes("consultant", "/vervanger")
    await j.taps("consultant", "Wie vervangt je?", button="Els de Boer")
