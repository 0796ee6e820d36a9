"""Work that changes or ends, who is away from it, and what else it cost."""

from tests.contracts.ways.given import way, worker
from tests.stories.phones import Phone
from tests.stories.town import Folk


async def _my_work(folk: Folk, caption: str) -> Phone:
    phone = await worker(folk)
    await phone.chooses("Mijn werk")
    await phone.taps(await phone.newest(), caption)
    return phone


@way("day_off:day")
async def day_off(folk: Folk) -> Phone:
    return await _my_work(folk, "Andere dag kan ik niet")


@way("day_off:check")
async def check_day_off(folk: Folk) -> Phone:
    phone = await day_off(folk)
    await phone.writes("woensdag")
    return phone


@way("work_wish:sure")
async def sure(folk: Folk) -> Phone:
    return await _my_work(folk, "Stoppen met dit werk")


@way("work_wish:why")
async def why(folk: Folk) -> Phone:
    phone = await sure(folk)
    await phone.taps(await phone.newest(), "Ja, ik wil stoppen")
    return phone


@way("work_wish:hours")
async def hours(folk: Folk) -> Phone:
    return await _my_work(folk, "Meer of minder uren")


async def _staff_work(folk: Folk) -> Phone:
    phone = await worker(folk)
    consultant = Phone(folk.town, folk.external("consultant"), "Karin")
    await consultant.writes(f"/kandidaten {phone.first_name}")
    await consultant.taps(await consultant.newest(), "Amina Bakker")
    await consultant.taps(await consultant.newest(), "Werk: Inpakken")
    return consultant


@way("end:why")
async def end_why(folk: Folk) -> Phone:
    phone = await _staff_work(folk)
    await phone.taps(await phone.newest(), "Einde vastleggen")
    return phone


@way("end:outflow")
async def end_outflow(folk: Folk) -> Phone:
    phone = await end_why(folk)
    await phone.taps(await phone.newest(), "Betaald werk elders")
    return phone


@way("end:contract")
async def end_contract(folk: Folk) -> Phone:
    phone = await end_outflow(folk)
    await phone.taps(await phone.newest(), "Voltijd")
    return phone


@way("end:day")
async def end_day(folk: Folk) -> Phone:
    phone = await end_contract(folk)
    await phone.taps(await phone.newest(), "Ja")
    return phone


@way("end:check")
async def check_end(folk: Folk) -> Phone:
    phone = await end_day(folk)
    await phone.writes("morgen")
    return phone


@way("grow:hours")
async def grow_hours(folk: Folk) -> Phone:
    phone = await _staff_work(folk)
    await phone.taps(await phone.newest(), "Andere uren")
    return phone


@way("grow:from")
async def grow_from(folk: Folk) -> Phone:
    phone = await grow_hours(folk)
    await phone.writes("24")
    return phone


@way("grow:check")
async def grow_check(folk: Folk) -> Phone:
    phone = await grow_from(folk)
    await phone.taps(await phone.newest(), "ma 23 nov")
    return phone


@way("stop_early:why")
async def stop_early_why(folk: Folk) -> Phone:
    await worker(folk)
    employer = Phone(folk.town, folk.external("employer"), "Joost")
    await employer.chooses("Mijn mensen")
    await employer.taps(await employer.newest(), "Hoe gaat het verder?")
    await employer.taps(await employer.newest(), "Eerder stoppen")
    return employer


@way("leave:first")
async def leave_first(folk: Folk) -> Phone:
    phone = await folk.phone("consultant")
    await phone.writes("/afwezig")
    return phone


@way("leave:last")
async def leave_last(folk: Folk) -> Phone:
    phone = await leave_first(folk)
    await phone.taps(await phone.newest(), "Vandaag")
    return phone


async def _cost(folk: Folk) -> Phone:
    """A contact person who enters other costs of somebody's work."""
    await worker(folk)
    consultant = await folk.phone("consultant")
    await consultant.writes("/kandidaten Amina")
    await consultant.taps(await consultant.newest(), "Amina Bakker")
    await consultant.taps(await consultant.newest(), "Andere kosten")
    await consultant.taps(await consultant.newest(), "Invoeren: Inpakken")
    return consultant


@way("cost:amount")
async def cost_amount(folk: Folk) -> Phone:
    return await _cost(folk)


@way("cost:words")
async def cost_words(folk: Folk) -> Phone:
    phone = await _cost(folk)
    await phone.writes("39,95")
    return phone


@way("cost:day")
async def cost_day(folk: Folk) -> Phone:
    phone = await cost_words(folk)
    await phone.writes("werkschoenen")
    return phone


@way("cost:check")
async def cost_check(folk: Folk) -> Phone:
    phone = await cost_day(folk)
    await phone.writes("gisteren")
    return phone
