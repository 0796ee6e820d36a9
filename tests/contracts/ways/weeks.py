"""A week on paper, a week that is seen otherwise, a confirmed week that is wrong."""

from datetime import date

from tests.contracts.ways.given import way, worker
from tests.stories.phones import Phone
from tests.stories.town import Folk


@way("paper:which")
async def paper_which(folk: Folk) -> Phone:
    phone = await folk.phone("consultant")
    await folk.placement(of="newcomer", starts_on=date(2026, 11, 2))
    await phone.writes("/kandidaten ilse")
    await phone.taps(await phone.newest(), "Ilse van Dam")
    await phone.taps(await phone.newest(), "Week op papier: Inpakken")
    return phone


@way("paper:days")
async def paper_days(folk: Folk) -> Phone:
    phone = await paper_which(folk)
    await phone.taps(await phone.newest(), "Week van ma 9 nov")
    return phone


@way("paper:hours")
async def paper_hours(folk: Folk) -> Phone:
    phone = await paper_days(folk)
    await phone.taps(await phone.newest(), "di 10 nov: 4 uur")
    return phone


@way("paper:travel")
async def paper_travel(folk: Folk) -> Phone:
    phone = await paper_days(folk)
    await phone.taps(await phone.newest(), "De uren kloppen")
    return phone


@way("paper:photo")
async def paper_photo(folk: Folk) -> Phone:
    phone = await paper_travel(folk)
    await phone.writes("12 km")
    return phone


@way("paper:check")
async def paper_check(folk: Folk) -> Phone:
    phone = await paper_photo(folk)
    await phone.sends_photo()
    return phone


async def _signed(folk: Folk) -> Phone:
    phone = await worker(folk)
    for day in ("ma 9", "di 10", "wo 11", "do 12", "vr 13"):
        await phone.chooses("Mijn uren")
        await phone.taps(await phone.newest(), f"{day} nov: invullen")
        await phone.taps(await phone.newest(), "Ja, zoals gepland")
    await phone.taps(await phone.sees("Klopt je week?", "De week van maandag 9 november"), "Mijn week klopt")
    await folk.town.clock(advance="PT61S")
    employer = Phone(folk.town, folk.external("employer"), "Joost")
    await employer.taps(await employer.sees("Kloppen deze uren?"), "Klopt niet")
    return employer


@way("dispute:day")
async def dispute_day(folk: Folk) -> Phone:
    return await _signed(folk)


@way("dispute:hours")
async def dispute_hours(folk: Folk) -> Phone:
    phone = await _signed(folk)
    await phone.taps(await phone.newest(), "vr 13 nov: 4 uur")
    return phone


@way("dispute:which")
async def dispute_which(folk: Folk) -> Phone:
    phone = await dispute_hours(folk)
    await phone.writes("9:00 tot 12:30")
    return phone


@way("dispute:send")
async def dispute_send(folk: Folk) -> Phone:
    phone = await dispute_hours(folk)
    await phone.taps(await phone.newest(), "Half uur meer")
    return phone


@way("counter:hours")
async def counter_hours(folk: Folk) -> Phone:
    employer = await dispute_send(folk)
    await employer.taps(await employer.newest(), "Versturen")
    phone = Phone(folk.town, folk.external("candidate"), "Amina")
    await phone.taps(await phone.sees("Er is een vraag over je week."), "Andere uren voorstellen")
    return phone


@way("counter:which")
async def counter_which(folk: Folk) -> Phone:
    phone = await counter_hours(folk)
    await phone.writes("9:00 tot 12:30")
    return phone


@way("counter:send")
async def counter_send(folk: Folk) -> Phone:
    phone = await counter_hours(folk)
    await phone.taps(await phone.newest(), "Zoals ik zei: 4 uur")
    return phone


@way("correct:day")
async def correct_day(folk: Folk) -> Phone:
    phone = await _signed(folk)
    await phone.chooses("Uren bevestigen")
    await phone.taps(await phone.newest(), "Klopt")
    await phone.taps(await phone.sees("Bevestigd door Joost Visser"), "Ik heb me vergist")
    return phone


@way("correct:hours")
async def correct_hours(folk: Folk) -> Phone:
    phone = await correct_day(folk)
    await phone.taps(await phone.newest(), "vr 13 nov: 4 uur")
    return phone


@way("correct:which")
async def correct_which(folk: Folk) -> Phone:
    phone = await correct_hours(folk)
    await phone.writes("9:00 tot 12:30")
    return phone


@way("correct:send")
async def correct_send(folk: Folk) -> Phone:
    phone = await correct_hours(folk)
    await phone.taps(await phone.newest(), "Half uur meer")
    return phone


@way("correct:photo")
async def correct_photo(folk: Folk) -> Phone:
    phone = await paper_check(folk)
    await phone.taps(await phone.newest(), "Bewaren")
    await phone.taps(await phone.newest(), "Vergissing herstellen")
    await phone.taps(await phone.newest(), "di 10 nov: 4 uur")
    await phone.writes("6 uur")
    return phone
