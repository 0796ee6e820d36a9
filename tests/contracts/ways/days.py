"""Logging a day, and what it cost to get there."""

from tests.contracts.ways.given import way, worker
from tests.stories.phones import Phone
from tests.stories.town import Folk


async def _friday(folk: Folk) -> Phone:
    phone = await worker(folk)
    await phone.chooses("Mijn uren")
    await phone.taps(await phone.newest(), "vr 13 nov: invullen")
    return phone


@way("log_day:when")
async def when(folk: Folk) -> Phone:
    phone = await worker(folk)
    await phone.chooses("Mijn uren")
    await phone.taps(await phone.newest(), "Een andere dag")
    return phone


@way("log_day:times")
async def times(folk: Folk) -> Phone:
    phone = await _friday(folk)
    await phone.taps(await phone.newest(), "Andere tijden")
    return phone


async def _typed(folk: Folk, *words: str) -> Phone:
    phone = await times(folk)
    for one in words:
        await phone.writes(one)
    return phone


@way("log_day:end")
async def end(folk: Folk) -> Phone:
    return await _typed(folk, "half negen")


@way("log_day:which")
async def which(folk: Folk) -> Phone:
    return await _typed(folk, "7u30")


@way("log_day:break")
async def pause(folk: Folk) -> Phone:
    return await _typed(folk, "9-17")


@way("log_day:check")
async def check(folk: Folk) -> Phone:
    return await _typed(folk, "9-17", "30")


@way("log_day:off")
async def off(folk: Folk) -> Phone:
    return await _typed(folk, "niet gewerkt")


async def _travel(folk: Folk) -> Phone:
    phone = await _friday(folk)
    card = await phone.newest()
    await phone.taps(card, "Ja, zoals gepland")
    await phone.taps(await phone.looks(card), "Reiskosten")
    return phone


@way("travel:kilometres")
async def kilometres(folk: Folk) -> Phone:
    return await _travel(folk)


@way("travel:ticket")
async def ticket(folk: Folk) -> Phone:
    phone = await _travel(folk)
    await phone.taps(await phone.newest(), "Met bus of trein")
    return phone


@way("travel:check")
async def travel_check(folk: Folk) -> Phone:
    phone = await ticket(folk)
    await phone.writes("4,50")
    return phone


@way("travel:photo")
async def photo(folk: Folk) -> Phone:
    phone = await travel_check(folk)
    await phone.taps(await phone.newest(), "Ja")
    return phone
