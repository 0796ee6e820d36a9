"""What happens next? Always the same card: the step, its date, who takes it."""

from datetime import date, time

from tests.stories.phones import Phone
from tests.stories.running import OpenTown
from tests.stories.town import Folk


async def next_step(candidate: Phone) -> str:
    """The card as it is now."""
    await candidate.writes("/nu")
    return (await candidate.sees("Dit gebeurt er nu:")).text


async def test_from_nothing_to_the_first_day(folk: Folk, candidate: Phone, employer: Phone, consultant: Phone) -> None:
    """Who takes each step is said: the contact person, you, the contact person, the employer, you."""
    text = await next_step(candidate)
    assert "Karin zoekt werk dat bij je past" in text
    assert "Wie: Karin" in text
    await folk.offer(await folk.job())
    assert "Je kiest: ja of nee tegen werk bij Drukkerij De Punt\nWanneer: je kunt het nu doen.\nWie: jij" in await next_step(
        candidate
    )
    await candidate.taps(await candidate.newest(), "Bekijken")
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Ja, stel me voor")
    assert "Karin stelt je voor bij Drukkerij De Punt\nWanneer: zo snel mogelijk.\nWie: Karin" in await next_step(candidate)
    await consultant.taps(await consultant.sees("Amina wil voorgesteld worden"), "Voorstellen")
    assert "Drukkerij De Punt kiest. Je hoort het hier" in await next_step(candidate)
    await employer.taps(await employer.sees("Amina wil graag bij je werken."), "Welkom")
    assert "Je eerste dag bij Drukkerij De Punt: dinsdag 1 december\nWanneer: dinsdag 1 december\nWie: jij" in await next_step(
        candidate
    )


async def test_a_week_a_question_and_a_payment_day(open_town: OpenTown) -> None:
    """A week to sign comes first; signed, the employer has it; below stands what comes after."""
    folk = await Folk.settle(await open_town())
    candidate, employer, consultant = [await folk.phone(name) for name in ("candidate", "employer", "consultant")]
    await folk.placement(ends_on=date(2026, 11, 20))
    await candidate.chooses("Mijn premie")
    await candidate.taps(await candidate.sees("Zo staat het er vandaag voor:"), "Betaaldag kiezen")
    await candidate.writes("18 december 2026")
    await consultant.taps(await consultant.sees("Amina wil de premie graag op 18 december 2026."), "Ja, die dag")
    assert "Je volgende dag bij Drukkerij De Punt: dinsdag 17 november" in await next_step(candidate)
    await folk.town.clock(now="2026-11-20T19:00:00+01:00")
    text = await next_step(candidate)
    assert "Je tekent je week van maandag 16 november\nWanneer: je kunt het nu doen.\nWie: jij" in text
    assert "Daarna:\n• Je premie komt op vrijdag 18 december" in text
    await candidate.chooses("Iets vragen")
    await candidate.writes("Wanneer is mijn laatste dag?")
    text = await next_step(candidate)
    assert "• Karin beantwoordt je vraag" in text
    await employer.sees_nothing_of("gebeurt")
    await candidate.writes("/hulp")
    await candidate.taps(await candidate.sees("Dit kun je hier doen:"), "Wat gebeurt er nu?")
    await candidate.sees("Dit gebeurt er nu:", "Je tekent je week")


async def test_tomorrow_at_one_work_and_a_first_day_at_the_other(folk: Folk, candidate: Phone, employer: Phone) -> None:
    """Packing goes on tomorrow, which is said first; of folding nothing is planned on Monday the 30th: Tuesday is its first day."""
    await folk.placement()
    await folk.placement(title="Folders vouwen", starts_on=date(2026, 11, 30), weekdays=(2, 4), starts=time(14), ends=time(17))
    text = await next_step(candidate)
    assert "Je volgende dag bij Drukkerij De Punt: dinsdag 17 november\nWanneer: dinsdag 17 november\nWie: jij" in text
    assert "Daarna:\n• Je eerste dag bij Drukkerij De Punt: dinsdag 1 december" in text


async def test_the_next_day_of_each_work(folk: Folk, candidate: Phone, employer: Phone) -> None:
    """Two that run since today, at nine o'clock: folding begins at two, packing, which has begun, goes on tomorrow."""
    await folk.placement()
    await folk.placement(title="Folders vouwen", weekdays=(1, 4), starts=time(14), ends=time(17), minutes_per_week=6 * 60)
    text = await next_step(candidate)
    assert "Je eerste dag bij Drukkerij De Punt: maandag 16 november\nWanneer: maandag 16 november" in text
    assert "Daarna:\n• Je volgende dag bij Drukkerij De Punt: dinsdag 17 november" in text
