"""An employer reports work; the contact person checks it, and it can be offered."""

from collections.abc import Awaitable, Callable
from datetime import date

from core.rules.work.ending import End, EndReason, Outflow
from core.store.work import endings
from tests.stories.phones import Phone
from tests.stories.running import RunningTown
from tests.stories.town import Folk

TYPED = (
    ("Wat voor werk is het?", "Kerstpakketten inpakken"),
    ("Waar is het werk?", "Kade 12, Voorbeeldstad"),
    ("Wat gaat iemand doen?", "Pakketten vullen en dichtplakken."),
    ("Wat is de eerste dag?", "30 november"),
    ("Wat is de laatste dag?", "18 december"),
    ("Op welke dagen, en hoe laat?", "ma, wo 9:00-12:00; vr 13-17 met pauze 15"),
)


async def tells(employer: Phone, *until: tuple[str, str]) -> None:
    """Answers these questions by typing."""
    for question, answer in until:
        await employer.sees(question)
        await employer.writes(answer)


async def reports(employer: Phone) -> None:
    """Everything, until it is sent."""
    await employer.writes("/klus")
    await tells(employer, *TYPED)
    await employer.taps(await employer.sees("Hoeveel uur per week is het?"), "9 uur en 45 min, zoals de tijden")
    await employer.taps(await employer.sees("Waarom is dit werk tijdelijk?"), "Het is even druk")
    await employer.taps(await employer.sees("Wie helpt de nieuwe persoon op de werkvloer?"), "Ik zelf")
    await employer.taps(await employer.sees("Is er speciale kleding of een diploma nodig?"), "Niets")
    await employer.taps(await employer.sees("Klopt dit?"), "Versturen")


async def checks(consultant: Phone) -> None:
    """Every question of the check, until the decision."""
    await consultant.taps(await consultant.sees("Drukkerij De Punt meldde een klus: verstuurd."), "Klus bekijken")
    await consultant.taps(await consultant.sees("Is dit werk tijdelijk?"), "Ja")
    await consultant.sees("Waarom is het geen gewone vacature?")
    await consultant.writes("Het is alleen voor kerst.")
    await consultant.taps(await consultant.sees("lijst van geweigerde opdrachtgevers?"), "Nee")
    await consultant.taps(await consultant.sees("Gaat het via een uitzendbureau?"), "Geen bureau")
    await consultant.sees("Wat kost dit werk op de markt, per uur?")
    await consultant.writes("19,50")
    await consultant.sees("Waar kan dit werk toe leiden voor de kandidaat?")
    await consultant.writes("Ervaring en een aanbeveling.")
    tariff = await consultant.sees("Wat is het tarief per uur?")
    assert "Het laagste tarief is € 17,50 per uur sinds 1 januari 2024. Bron: besluit van de gemeente" in tariff.text
    assert "Cao of markt, zoals je noteerde: € 19,50 per uur." in tariff.text


async def test_from_reported_work_to_an_open_job(folk: Folk, employer: Phone, consultant: Phone, candidate: Phone) -> None:
    """One question a message, one tap to send; checked, a tariff under the floor refused, opened, and offered. The employer reads what an hour
    costs before anybody is proposed, and again before they choose."""
    await reports(employer)
    mine = await employer.sees("Je hebt een klus gemeld. Karin gaat ernaar kijken.")
    for line in (
        "Kerstpakketten inpakken",
        "Wat: Pakketten vullen en dichtplakken.",
        "Waar: Kade 12, Voorbeeldstad",
        "Van 30 november 2026 tot en met 18 december 2026",
        "Wanneer: maandag, woensdag: 09:00 tot 12:00; vrijdag: 13:00 tot 17:00",
        "Hoeveel: 9 uur en 45 min per week",
        "Waarom tijdelijk: Het is even druk",
        "Helpt op de werkvloer: Joost Visser",
        "Nodig: niets",
    ):
        assert line in mine.text, line
    await consultant.chooses("Wat wacht")
    await consultant.taps(await consultant.newest(), "Bekijken: Kerstpakketten inpakken, Drukkerij De…")
    await checks(consultant)
    assert (await employer.reads(mine)).startswith("Karin bekijkt je klus. Je hoort van ons.")
    await consultant.writes("15")
    await consultant.sees(
        "Het tarief is te laag. Sinds 1 januari 2024 is het minimaal € 17,50 per uur (besluit van de gemeente)."
    )
    await consultant.writes("18,50")
    await consultant.sees("Waarom mag het toch doorgaan?", "Het tarief is lager dan de markt.")
    await consultant.writes("De begeleiding kost veel tijd.")
    await consultant.taps(
        await consultant.sees("Het tarief is lager dan de markt. De begeleiding kost veel tijd."), "Klus openen"
    )
    assert "Tarief: € 18,50 per gewerkt uur." in (await employer.sees("Je klus is open. Karin zoekt nu mensen.")).text
    job = await consultant.sees("Tarief: € 18,50 per gewerkt uur.", "1 plek vrij")
    await consultant.taps(job, "Wie past?")
    await consultant.taps(await consultant.sees("Wie past bij"), "Amina Bakker")
    await consultant.taps(await consultant.sees("Amina Bakker en"), "Aanbieden")
    offer = await candidate.sees("Wil je dit werk doen?", "Wanneer: maandag, woensdag: 09:00 tot 12:00; vrijdag: 13:00 tot 17:00")
    await candidate.taps(offer, "Ja, stel me voor")
    await consultant.taps(await consultant.sees("Amina wil voorgesteld worden"), "Voorstellen")
    await employer.taps(await employer.sees("Amina wil graag bij je werken.", "Tarief: € 18,50 per gewerkt uur."), "Welkom")
    await employer.writes("/gemeld")
    assert "Kerstpakketten inpakken: plek vergeven" in (await employer.sees("Welke klus wil je zien?")).buttons
    await candidate.sees_nothing_of("18,50")
    await employer.sees_nothing_of("begeleiding", "vacature", "markt", "17,50")


async def test_a_draft_survives_a_stop_and_a_restart(open_town: Callable[..., Awaitable[RunningTown]]) -> None:
    """Stopped halfway, the bot killed: what was typed is still there, and one goes on where it was; Back keeps it too."""
    town = await open_town()
    folk = await Folk.settle(town)
    employer = await folk.phone("employer")
    await employer.writes("/klus")
    await tells(employer, *TYPED[:2])
    await employer.taps(await employer.sees("Wat gaat iemand doen?"), "Stoppen")
    await employer.sees("Gestopt. Wat je hebt ingevuld, blijft bewaard.")
    await town.kill_bot()
    await town.start_bot()
    await employer.writes("/klus")
    begun = await employer.sees("Je begon eerder een klus te melden: Kerstpakketten inpakken.")
    await employer.writes("ja")
    assert (await employer.looks(begun)).buttons == []
    await employer.taps(await employer.sees("Wat gaat iemand doen?", after=begun), "Terug")
    await employer.sees("Waar is het werk?")
    await employer.writes("Eikenlaan 3, Voorbeeldstad")
    await tells(employer, *TYPED[2:3])
    await employer.sees("Wat is de eerste dag?")
    await employer.writes("/klus")
    await employer.taps(await employer.sees("Je begon eerder een klus te melden"), "Nee, iets nieuws")
    await employer.sees("Wat voor werk is het?")


async def test_what_cannot_be_read_is_asked_again(folk: Folk, employer: Phone) -> None:
    """Days, times and hours that mean nothing or two things, a first day that is over, a last day before the first."""
    await employer.writes("/klus")
    await tells(employer, *TYPED[:3])
    await employer.writes("ooit")
    await employer.sees("Dat begrijp ik nog niet.", "Wat is de eerste dag?")
    await employer.writes("1 november 2026")
    await employer.sees("De eerste dag is al voorbij.")
    await employer.writes("1 december")
    await employer.sees("Wat is de laatste dag?")
    await employer.writes("30 november 2026")
    await employer.sees("De laatste dag kan niet voor de eerste dag komen: 1 december 2026.")
    await employer.taps(await employer.newest(), "Weet ik nog niet")
    await employer.writes("af en toe")
    await employer.sees("Dat begrijp ik nog niet.", "Op welke dagen, en hoe laat?")
    await employer.taps(await employer.newest(), "De dagen wisselen")
    await employer.writes("99 uur")
    await employer.sees("Zoveel uur kan niet. Het is hooguit 60 uur per week.")
    await employer.writes("12,5")
    await employer.sees("Waarom is dit werk tijdelijk?")


async def test_refused_with_a_reason(folk: Folk, employer: Phone, consultant: Phone) -> None:
    """The employer reads why, in the words that were written for them, and nothing of the check."""
    await reports(employer)
    await consultant.taps(await consultant.sees("Drukkerij De Punt meldde een klus: verstuurd."), "Klus bekijken")
    await consultant.taps(await consultant.sees("Is dit werk tijdelijk?"), "Nee")
    await consultant.writes("/stop")
    await consultant.sees("Gestopt. Wat je hebt ingevuld, blijft bewaard.")
    await consultant.taps(await consultant.sees("meldde een klus"), "Gaat niet door")
    await consultant.sees("Waarom gaat “Kerstpakketten inpakken” niet door?", "Drukkerij De Punt leest wat je schrijft.")
    await consultant.writes("Dit is vast werk. Zet er een vacature voor uit.")
    await employer.sees("Je klus gaat niet door via ons.", "Karin schrijft: Dit is vast werk. Zet er een vacature voor uit.")
    await employer.writes("/gemeld")
    await employer.sees("Welke klus wil je zien?")
    assert (await employer.newest()).buttons == ["Kerstpakketten inpakken: gaat niet door", "Klus melden"]


async def test_taken_back_before_and_after_it_opened(
    folk: Folk, employer: Phone, consultant: Phone, candidate: Phone, colleague: Phone, other_employer: Phone
) -> None:
    """It is asked about first. The contact person sees it, and a candidate who was asked hears that it does not go on; a second tap changes
    nothing."""
    await reports(employer)
    await checks(consultant)
    await consultant.writes("19,50")
    await consultant.taps(await consultant.sees("meldde een klus: wordt bekeken."), "Klus openen")
    await consultant.taps(await consultant.sees("1 plek vrij"), "Wie past?")
    await consultant.taps(await consultant.sees("Wie past bij"), "Amina Bakker")
    await consultant.taps(await consultant.sees("Amina Bakker en"), "Aanbieden")
    await candidate.sees("Wil je dit werk doen?")
    card = await employer.sees("Je klus is open.")
    await employer.taps(card, "Klus intrekken")
    sure = await employer.sees(
        "Wil je “Kerstpakketten inpakken” intrekken?", "Wie ervoor gevraagd is, hoort dan dat het niet doorgaat."
    )
    assert sure.buttons == ["Ja, intrekken", "Nee"]
    await employer.taps(sure, "Nee")
    card = await employer.sees("Je klus is open.", after=sure)
    await candidate.sees_nothing_of("gaat niet door")
    await employer.taps(card, "Klus intrekken")
    asked = await employer.sees("Wil je “Kerstpakketten inpakken” intrekken?", after=card)
    yes = asked.data("Ja, intrekken")
    for _ in range(2):
        await employer.presses_data(asked, yes)
    assert "Je koos: Ja, intrekken" in await employer.reads(asked)
    assert (await employer.looks(asked)).buttons == []
    assert (await employer.reads(card)).startswith("Je hebt deze klus ingetrokken.")
    await candidate.sees("Het werk “Kerstpakketten inpakken” gaat niet door.", "Dat ligt niet aan jou.")
    await consultant.sees("Drukkerij De Punt heeft “Kerstpakketten inpakken” ingetrokken.")
    await colleague.writes("/gemeld")
    await colleague.sees("Welke klus wil je zien?")
    await other_employer.writes("/gemeld")
    await other_employer.sees("Je hebt nog geen klus gemeld.")


async def test_taken_back_while_it_was_being_checked(folk: Folk, employer: Phone, consultant: Phone) -> None:
    """Yes may be typed; the contact person is told, the card that they have says so, and an older button too."""
    await reports(employer)
    first = await consultant.sees("Drukkerij De Punt meldde een klus: verstuurd.")
    refuse = first.data("Gaat niet door")
    await consultant.taps(first, "Klus bekijken")
    await consultant.sees("Is dit werk tijdelijk?")
    await employer.taps(await employer.sees("Je hebt een klus gemeld."), "Klus intrekken")
    await employer.sends_sticker()
    await employer.sees("Hier kan ik alleen tekst lezen.", "Wil je “Kerstpakketten inpakken” intrekken?")
    await employer.writes("ja")
    told = await consultant.sees("Drukkerij De Punt heeft “Kerstpakketten inpakken” ingetrokken.")
    assert (await consultant.reads(first)).startswith("Drukkerij De Punt heeft deze klus ingetrokken.")
    assert (await consultant.looks(first)).buttons == []
    await consultant.writes("ja")
    await consultant.sees("De opdrachtgever heeft deze klus ingetrokken.", after=told)
    await consultant.presses_data(first, refuse)
    await consultant.writes("Het mag niet.")
    await consultant.sees_nothing_of("Hierover is al beslist.")


async def test_the_check_has_the_history_of_work_and_employer_in_view(
    folk: Folk, employer: Phone, consultant: Phone, candidate: Phone
) -> None:
    """Who did this work here before, and whether anybody was hired; candidate after candidate takes a reason, which is kept with it."""
    for of, first, last in (
        ("candidate", date(2026, 3, 2), date(2026, 4, 24)),
        ("other_candidate", date(2026, 5, 4), date(2026, 6, 26)),
    ):
        await folk.placement(of=of, title="Kerstpakketten inpakken", starts_on=first, ends_on=last)
    await reports(employer)
    await consultant.taps(await consultant.sees("meldde een klus: verstuurd."), "Klus bekijken")
    await consultant.taps(await consultant.sees("Is dit werk tijdelijk?"), "Ja")
    await consultant.sees(
        "Waarom is het geen gewone vacature?",
        "Via ons gewerkt, of nu aan het werk:",
        "• Kerstpakketten inpakken: 4 mei 2026 tot en met 26 juni 2026",
        "• Kerstpakketten inpakken: 2 maart 2026 tot en met 24 april 2026",
        "2 kandidaten deden dit werk al eerder.",
    )
    await consultant.writes("Het is alleen voor kerst.")
    await consultant.taps(await consultant.sees("lijst van geweigerde opdrachtgevers?"), "Nee")
    await consultant.taps(await consultant.sees("Gaat het via een uitzendbureau?"), "Geen bureau")
    for words in ("18,50", "Ervaring.", "18,50"):
        await consultant.writes(words)
    await consultant.sees("Waarom mag het toch doorgaan?", "Iemand deed dit werk al eerder.")
    await consultant.writes("Het is elk jaar maar zes weken.")
    await consultant.sees(
        "Waarom mag het toch doorgaan?", "Hier werkten meer mensen, en voor zover bekend kreeg niemand een contract."
    )
    await consultant.writes("Ze nemen in januari iemand aan.")
    card = await consultant.sees(
        "Iemand deed dit werk al eerder. Het is elk jaar maar zes weken.", "Ze nemen in januari iemand aan."
    )
    assert "Klus openen" in card.buttons


async def test_who_was_hired_here_counts_for_the_employer(
    folk: Folk, employer: Phone, consultant: Phone, candidate: Phone
) -> None:
    """One of two got a contract: the history says so, and nobody asks why none did."""
    placement = await folk.placement(title="Kerstpakketten inpakken", starts_on=date(2026, 3, 2), ends_on=date(2026, 4, 24))
    await folk.placement(of="other_candidate", title="Poetsen", starts_on=date(2026, 5, 4), ends_on=date(2026, 6, 26))
    end = End(date(2026, 4, 24), EndReason.WORK_HERE, Outflow.FULL_TIME, True)
    async with folk.town.database.begin() as tx:
        await endings.add(tx, folk.municipality, placement, 1, end, folk.ids["consultant"], folk.moment)
    await reports(employer)
    card = await consultant.sees(
        "• Kerstpakketten inpakken: 2 maart 2026 tot en met 24 april 2026, daarna hier een contract",
        "• Poetsen: 4 mei 2026 tot en met 26 juni 2026\n",
    )
    assert "kreeg niemand een contract" not in card.text
