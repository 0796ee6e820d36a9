"""Colleagues and work of an employer."""

from tests.contracts.ways.given import way
from tests.stories.phones import Phone
from tests.stories.town import Folk


@way("colleague:name")
async def colleague_name(folk: Folk) -> Phone:
    for name in ("Haven", "Kade"):
        await folk.site(name)
    phone = await folk.phone("employer")
    await phone.writes("/collegas")
    await phone.taps(await phone.newest(), "Collega uitnodigen")
    return phone


@way("colleague:duty")
async def colleague_duty(folk: Folk) -> Phone:
    phone = await colleague_name(folk)
    await phone.writes("Fatma Yilmaz")
    return phone


@way("colleague:site")
async def colleague_site(folk: Folk) -> Phone:
    phone = await colleague_duty(folk)
    await phone.taps(await phone.newest(), "Uren bevestigen")
    return phone


@way("colleague:place")
async def colleague_place(folk: Folk) -> Phone:
    phone = await folk.phone("employer")
    await phone.writes("/collegas")
    await phone.taps(await phone.newest(), "Vestigingen")
    await phone.taps(await phone.newest(), "Vestiging toevoegen")
    return phone


@way("report_job:title")
async def report_title(folk: Folk) -> Phone:
    phone = await folk.phone("employer")
    await phone.writes("/klus")
    return phone


@way("report_job:shifts")
async def report_shifts(folk: Folk) -> Phone:
    phone = await report_title(folk)
    for words in ("Inpakken", "Kade 12, Voorbeeldstad", "Dozen vullen.", "30 november", "18 december"):
        await phone.writes(words)
    return phone


@way("report_job:draft")
async def report_draft(folk: Folk) -> Phone:
    phone = await report_title(folk)
    for words in ("Inpakken", "/stop", "/klus"):
        await phone.writes(words)
    return phone


async def _reported(folk: Folk) -> Phone:
    consultant = await folk.phone("consultant")
    phone = await report_shifts(folk)
    for words in ("ma t/m vr 9:00-13:00", "20"):
        await phone.writes(words)
    await phone.taps(await phone.newest(), "Het is even druk")
    await phone.taps(await phone.newest(), "Ik zelf")
    await phone.taps(await phone.newest(), "Niets")
    await phone.taps(await phone.newest(), "Versturen")
    return consultant


@way("check_job:answer")
async def check_answer(folk: Folk) -> Phone:
    consultant = await _reported(folk)
    await consultant.taps(await consultant.newest(), "Klus bekijken")
    return consultant


@way("check_job:refuse")
async def check_refuse(folk: Folk) -> Phone:
    consultant = await _reported(folk)
    await consultant.taps(await consultant.newest(), "Gaat niet door")
    return consultant
