"""Asking, answering, and a message to many."""

from tests.contracts.ways.given import way, worker
from tests.stories.phones import Phone
from tests.stories.town import Folk


@way("ask:question")
async def question(folk: Folk) -> Phone:
    phone = await worker(folk)
    await phone.chooses("Iets vragen")
    return phone


@way("ask:message")
async def message(folk: Folk) -> Phone:
    consultant = await folk.phone("consultant")
    phone = await folk.phone("candidate")
    await phone.chooses("Iets vragen")
    await phone.writes("Kan ik met de bus?")
    await consultant.taps(await consultant.sees("Vraag van Amina Bakker"), "Antwoorden")
    return consultant


@way("broadcast:words")
async def broadcast_words(folk: Folk) -> Phone:
    phone = await folk.phone("consultant")
    await phone.writes("/bericht")
    return phone


@way("broadcast:check")
async def broadcast_check(folk: Folk) -> Phone:
    phone = await broadcast_words(folk)
    await phone.writes("Vrijdag is het loket dicht.")
    return phone
