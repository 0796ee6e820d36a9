"""Three months of somebody, from the link to the proof, as those who live them press them."""

import re
from pathlib import Path
from typing import Any

from tests.stories.phones import Phone
from tests.stories.running import RunningTown
from tests.stories.test_end_of_work import proof
from tests.stories.town import Folk

FACTS = {
    "policy.toml": """municipality = "Voorbeeldstad"
premium_per_hour = [[2024-01-01, "2.00"]]
travel_per_km = [[2024-01-01, "0.23"]]
tariff_floor_per_hour = [[2024-01-01, "17.50"]]
administration_percentage = "12.5"
""",
    "placements.csv": """placement,candidate,employer,job,birth_date,wage_subsidy_group,hours_per_week,start,end,tariff,extended
P1,Ilse,Drukkerij De Punt,Kerstpakketten inpakken,1974-05-03,,15,2026-09-08,2026-12-03,18.50,
""",
    "hours.csv": """placement,date,minutes
P1,2026-09-08,450
P1,2026-09-10,450
P1,2026-09-15,450
P1,2026-09-17,450
P1,2026-09-22,450
P1,2026-09-24,420
P1,2026-09-29,450
P1,2026-10-01,450
P1,2026-10-08,450
P1,2026-10-13,450
P1,2026-10-15,450
P1,2026-10-20,450
P1,2026-10-22,330
P1,2026-10-27,450
P1,2026-10-29,450
P1,2026-11-03,450
P1,2026-11-05,450
P1,2026-11-10,450
P1,2026-11-12,450
P1,2026-11-17,450
P1,2026-11-19,450
P1,2026-11-24,450
P1,2026-11-26,450
P1,2026-12-01,450
P1,2026-12-03,450
""",
    "travel.csv": """placement,date,kilometres,amount
P1,2026-09-10,12.5,
P1,2026-09-15,12.5,
P1,2026-09-24,12.5,
P1,2026-10-01,12.5,
""",
    "payments.csv": "candidate,date\nIlse,2026-10-30\n",
}
MONTHS = {9: "september", 10: "oktober", 11: "november", 12: "december"}


class Story:
    """Ilse, who packs parcels at Joost's printing works, and Karin, who looks after her."""

    def __init__(self, folk: Folk, ilse: Phone, joost: Phone, karin: Phone) -> None:
        self.folk, self.ilse, self.joost, self.karin = folk, ilse, joost, karin

    @property
    def town(self) -> RunningTown:
        return self.folk.town

    # Coming in, and the work

    async def comes_in(self) -> None:
        """Karin makes a link; Ilse opens it, understands seven points, and both confirm."""
        await self.karin.chooses("Mijn kandidaten")
        await self.karin.taps(await self.karin.sees("Wie wil je zien?"), "Ilse van Dam")
        await self.karin.taps(await self.karin.sees("Er is geen telefoon gekoppeld."), "Nieuwe uitnodiging maken")
        link = re.search(r"start=([\w-]+)", (await self.karin.sees("Geef deze link aan Ilse")).text)
        assert link
        await self.ilse.starts(link[1])
        await self.ilse.taps(await self.ilse.sees("Kies je taal"), "Nederlands")
        for place in range(1, 8):
            await self.ilse.taps(await self.ilse.sees(f"Punt {place} van 7"), "Ik begrijp het")
        await self.ilse.taps(await self.ilse.sees("Dat was alles. Wil je meedoen?"), "Ja, ik doe mee")
        await self.karin.taps(await self.karin.sees("Ilse wil meedoen."), "Bevestigen")
        await self.ilse.sees("Het is rond: je doet mee.")

    async def reports_work(self) -> None:
        """Joost tells what it is; Karin checks it and opens it."""
        await self.joost.writes("/klus")
        for question, answer in (
            ("Wat voor werk is het?", "Kerstpakketten inpakken"),
            ("Waar is het werk?", "Kade 12, Voorbeeldstad"),
            ("Wat gaat iemand doen?", "Pakketten vullen en dichtplakken."),
            ("Wat is de eerste dag?", "8 september"),
            ("Wat is de laatste dag?", "3 december"),
            ("Op welke dagen, en hoe laat?", "di, do 9:00-17:00 met pauze 30"),
        ):
            await self.joost.sees(question)
            await self.joost.writes(answer)
        await self.joost.taps(await self.joost.sees("Hoeveel uur per week is het?"), "15 uur, zoals de tijden")
        await self.joost.taps(await self.joost.sees("Waarom is dit werk tijdelijk?"), "Het is even druk")
        await self.joost.taps(await self.joost.sees("Wie helpt de nieuwe persoon op de werkvloer?"), "Ik zelf")
        await self.joost.taps(await self.joost.sees("Is er speciale kleding of een diploma nodig?"), "Niets")
        await self.joost.taps(await self.joost.sees("Klopt dit?"), "Versturen")
        await self.karin.taps(await self.karin.sees("meldde een klus: verstuurd."), "Klus bekijken")
        await self.karin.taps(await self.karin.sees("Is dit werk tijdelijk?"), "Ja")
        await self.karin.writes("Het is alleen voor kerst.")
        await self.karin.taps(await self.karin.sees("lijst van geweigerde opdrachtgevers?"), "Nee")
        await self.karin.taps(await self.karin.sees("Gaat het via een uitzendbureau?"), "Geen bureau")
        for answer in ("18,50", "Ervaring en een aanbeveling.", "18,50"):
            await self.karin.writes(answer)
        await self.karin.taps(await self.karin.sees("meldde een klus: wordt bekeken."), "Klus openen")

    async def is_placed(self) -> None:
        """Offered, wanted, proposed, welcome: one tap each."""
        await self.karin.taps(await self.karin.sees("1 plek vrij"), "Wie past?")
        await self.karin.taps(await self.karin.sees("Wie past bij"), "Ilse van Dam")
        await self.karin.taps(await self.karin.sees("Ilse van Dam en"), "Aanbieden")
        offer = await self.ilse.sees("Wil je dit werk doen?")
        assert "Van 8 september 2026 tot en met 3 december 2026" in offer.text
        await self.ilse.taps(offer, "Ja, stel me voor")
        await self.karin.taps(await self.karin.sees("Ilse wil voorgesteld worden"), "Voorstellen")
        await self.joost.taps(await self.joost.sees("Ilse wil graag bij je werken."), "Welkom")
        await self.ilse.sees("Dit is je werk:", "Kerstpakketten inpakken bij Drukkerij De Punt")
        await self.joost.sees("Bevestigd: Ilse komt bij je werken.", "Tarief: € 18,50 per gewerkt uur.")

    # A week of it

    async def evening_of(self, day: str) -> None:
        """It is just after the work of this day."""
        await self.town.clock(now=f"2026-{day}T17:05:00")

    async def works(self, day: str, weekday: str = "dinsdag") -> None:
        """After the shift: as planned, one tap."""
        await self.evening_of(day)
        await self.ilse.taps(await self.asked(day, weekday), "Ja, zoals gepland")

    async def asked(self, day: str, weekday: str) -> Any:
        """The question about a day."""
        month, number = map(int, day.split("-"))
        return await self.ilse.sees(f"Hoe was je werk op {weekday} {number} {MONTHS[month]}?")

    async def signs(self) -> None:
        """The week is right, and its minute is over."""
        await self.ilse.taps(await self.ilse.sees("Klopt je week?"), "Mijn week klopt")
        await self.town.clock(advance="PT61S")

    async def confirmed(self, hours: str) -> None:
        """Both say that the week is right, one tap each."""
        before = await self.ilse.newest()
        await self.signs()
        await self.joost.taps(await self.joost.sees("Kloppen deze uren?", f"Samen: {hours}"), "Klopt")
        await self.ilse.sees(f"Bevestigd: {hours}.", after=before)

    async def a_week(self, tuesday: str, thursday: str) -> None:
        """As planned, signed and confirmed."""
        await self.works(tuesday)
        await self.works(thursday, "donderdag")
        await self.confirmed("15 uur")

    # What goes otherwise

    async def travels(self, day: str, weekday: str = "dinsdag") -> None:
        """Worked as planned, with the journey: typed once, one tap after that."""
        await self.works(day, weekday)
        card = await self.ilse.sees("Had je reiskosten?")
        if "Reiskosten, zoals altijd: 12,5 km" in card.buttons:
            await self.ilse.taps(card, "Reiskosten, zoals altijd: 12,5 km")
            assert "Reiskosten: 12,5 km, € 2,88" in await self.ilse.reads(card)
        else:
            await self.ilse.taps(card, "Reiskosten")
            await self.ilse.writes("12,5")
            await self.ilse.taps(await self.ilse.sees("Je krijgt € 2,88. Klopt dat?"), "Ja")

    async def is_disputed(self) -> None:
        """Joost says that Thursday was half an hour less, and Ilse agrees."""
        await self.signs()
        await self.joost.taps(await self.joost.sees("Kloppen deze uren?"), "Klopt niet")
        await self.joost.taps(await self.joost.sees("Welke dag klopt niet?"), "do 24 sep: 7 uur en 30 min")
        await self.joost.taps(await self.joost.sees("Wat moet het zijn op donderdag 24 september?"), "Half uur minder")
        await self.joost.taps(await self.joost.sees("Zal ik dit naar Ilse sturen?"), "Versturen")
        asked = await self.ilse.sees("Drukkerij De Punt ziet donderdag anders: 7 uur in plaats van 7 uur en 30 min.")
        await self.ilse.taps(asked, "Akkoord")
        await self.ilse.sees("Bevestigd: 14 uur en 30 min.", "Premie van deze week: € 29,00.")

    async def is_ill(self) -> None:
        """In the morning she says that she cannot come; nobody asks why, and the day is not asked about."""
        await self.town.clock(now="2026-10-06T07:30:00")
        await self.ilse.chooses("Mijn werk")
        await self.ilse.taps(await self.ilse.sees("Dit is je werk:"), "Vandaag kan ik niet")
        await self.joost.sees("Ilse komt vandaag niet.")
        await self.works("10-08", "donderdag")
        await self.confirmed("7 uur en 30 min")

    async def goes_home_early(self) -> None:
        """Thursday was shorter, as it was typed."""
        await self.works("10-20")
        await self.evening_of("10-22")
        await self.ilse.taps(await self.asked("10-22", "donderdag"), "Andere tijden")
        await self.ilse.writes("9:00 tot 15:00 met 30 minuten pauze")
        await self.ilse.taps(await self.ilse.sees("5 uur en 30 min", "Klopt dat?"), "Ja")
        await self.confirmed("13 uur")

    async def chooses_a_payment_day(self) -> None:
        """30 October, with a yes of Karin."""
        await self.ilse.chooses("Mijn premie")
        await self.ilse.taps(await self.ilse.sees("Zo staat het er vandaag voor:"), "Betaaldag kiezen")
        await self.ilse.writes("30 oktober 2026")
        await self.karin.taps(await self.karin.sees("Ilse wil de premie graag op 30 oktober 2026."), "Ja, die dag")
        await self.ilse.sees("Karin vindt het goed: 30 oktober 2026.")

    async def ends(self) -> None:
        """The last day: a sentence of Joost, and the proof the morning after."""
        await self.joost.taps(await self.joost.sees("Het werk van Ilse stopt op donderdag 3 december."), "Een zin schrijven")
        await self.joost.writes("Ilse werkt netjes en komt op tijd.")
        await self.joost.taps(await self.joost.sees("Dit komt op het bewijs van Ilse:"), "Ja")
        await self.town.clock(now="2026-12-04T09:05:00")
        _, said = await proof(self.ilse)
        for words in ("Bewijs van werk", "8 september 2026", "3 december 2026", "185 uur", "Ilse werkt netjes en komt op tijd."):
            assert words in said, words


def lay(folder: Path) -> Path:
    """The facts as files."""
    folder.mkdir()
    for name, content in FACTS.items():
        (folder / name).write_text(content, "utf-8")
    return folder
