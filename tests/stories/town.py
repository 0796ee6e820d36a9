"""The people of a test: a municipality of their own, in a town that already runs. What they do is up to the story.

One class in one file: whatever a story may lay down before it begins is found here.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from sqlalchemy import insert, update

from core.actions.deed import Deed, write
from core.actions.people.invites import make_invite
from core.actions.things import Thing
from core.actions.work.placing import plan_shifts
from core.rules.calendar import local_day, monday
from core.rules.people.agreement import TERMS
from core.rules.work.terms import last_allowed_day
from core.store.database import Transaction
from core.store.matching import jobs
from core.store.people import people
from core.store.people.people import Role
from core.store.tables import matching, work
from core.store.tables import people as tables
from core.store.tables.participation import participation
from core.store.work import agreements
from tests.adding import add
from tests.stories.cast import CAST, ELSEWHERE, NOBODY_YET, POLICY, Character
from tests.stories.phones import Phone
from tests.stories.running import RunningTown

CHANNEL = "telegram"
WEEKDAYS = (1, 2, 3, 4, 5)
DECIDED = date(2024, 1, 1)
_numbers = count(1)


@dataclass
class Folk:
    """The people of one test. `ids` are numbers in the database, `externals` in Telegram; `moment` is when they were made."""

    town: RunningTown
    number: int
    moment: datetime
    municipality: int = 0
    elsewhere: int = 0
    ids: dict[str, int] = field(default_factory=dict)
    employers: dict[str, int] = field(default_factory=dict)
    jobs: int = 0
    strangers: int = 0
    opened: set[str] = field(default_factory=set)
    agreed: bool = True

    @classmethod
    async def settle(cls, town: RunningTown, *, agreed: bool = True, **changes: dict[str, Any]) -> "Folk":
        """New people in a town: the cast, and a second municipality. `changes` alters characters: `candidate={"language": None}`.

        `agreed`: the employers have agreed to the terms before.
        """
        folk = cls(town, next(_numbers), await town.now(), agreed=agreed)
        async with town.database.begin() as tx:
            folk.municipality = await folk._municipality(tx, f"Gemeente Voorbeeldstad {folk.number}")
            folk.elsewhere = await folk._municipality(tx, f"Gemeente Verweg {folk.number}")
            for place, cast in ((folk.municipality, CAST), (folk.elsewhere, ELSEWHERE)):
                for name, someone in cast.items():
                    known = Character(**(vars(someone) | changes.get(name, {})))
                    folk.ids[name] = await folk._person(tx, place, name, known)
                await folk._settle_roles(tx, place, {n: Character(**(vars(c) | changes.get(n, {}))) for n, c in cast.items()})
        return folk

    def external(self, name: str) -> int:
        """The Telegram id of somebody: fixed within a test, nobody else's in town."""
        return self.number * 100 + (CAST | ELSEWHERE)[name].place

    async def phone(self, name: str) -> Phone:
        """The phone of somebody of the cast; those whom the bot knows have started it. An employer's people came in with it: until then
        they have none, and nothing is sent to them."""
        someone = (CAST | ELSEWHERE)[name]
        phone = await Phone(self.town, self.external(name), someone.first_name).appears(last_name=someone.last_name)
        if name not in NOBODY_YET:
            if someone.role is Role.EMPLOYER and name not in self.opened:
                self.opened.add(name)
                async with self.town.database.begin() as tx:
                    await self._address(tx, self.municipality if name in CAST else self.elsewhere, self.ids[name], someone)
            await phone.starts()
        return phone

    async def stranger(self, first_name: str = "Vreemde") -> Phone:
        """The phone of somebody whom nobody knows."""
        self.strangers += 1
        return await Phone(self.town, self.number * 100 + 90 + self.strangers, first_name).appears()

    @property
    def today(self) -> date:
        """The day on which these people were made."""
        return local_day(self.moment)

    # What is there before a story begins

    async def job(self, *, employer: str = "Drukkerij De Punt", weekdays: tuple[int, ...] = (2, 4), **values: Any) -> int:
        """A checked job: folding leaflets on Tuesday and Thursday from 14:00 to 17:00, for eight weeks from next Monday but one."""
        starts = values.pop("starts", time(14)), values.pop("ends", time(17)), values.pop("break_minutes", 0)
        first = values.pop("starts_on", monday(self.today) + timedelta(days=14))
        self.jobs += 1
        row = {
            "municipality": self.municipality if employer in ("Drukkerij De Punt", "Zorggroep Oost") else self.elsewhere,
            "employer": self.employers[employer],
            "ref": f"K{self.jobs}",
            "title": "Folders vouwen",
            "tasks": "Folders vouwen en tellen. Je zit aan een tafel.",
            "place": "Kade 12, Voorbeeldstad",
            "report_to": "Joost Visser",
            "starts_on": first,
            "ends_on": first + timedelta(days=53),
            "minutes_per_week": 6 * 60,
            "tariff": Decimal("18.50"),
            "checked_at": self.moment,
            "checked_by": self.ids["consultant"],
        } | values
        async with self.town.database.begin() as tx:
            number = await add(tx, work.job, **row)
            for weekday in weekdays:
                shift = dict(zip(("starts", "ends", "break_minutes"), starts, strict=True))
                await add(tx, work.job_shift, municipality=row["municipality"], job=number, weekday=weekday, **shift)
        return number

    async def site(self, name: str, employer: str = "Drukkerij De Punt") -> int:
        """A site of an employer; jobs are laid down there with `site=`."""
        values = {"municipality": self.municipality, "employer": self.employers[employer], "ref": name, "name": name}
        async with self.town.database.begin() as tx:
            return await add(tx, tables.site, **values | {"place": f"{name} 1, Voorbeeldstad"})

    async def offer(self, job: int, to: str = "candidate", by: str = "consultant") -> int:
        """The job is offered and waits for an answer: both have the card. Their phones must have started before."""
        async with self.town.database.begin() as tx:
            values = {"job": job, "candidate": self.ids[to], "by": self.ids[by], "made_at": self.moment}
            number = await add(tx, work.offer, municipality=self.municipality, **values)
            await self._show(tx, Thing.OFFER, number, to, by)
        await self.town.find()
        return number

    async def placement(
        self,
        *,
        of: str = "candidate",
        employer: str = "Drukkerij De Punt",
        member: str = "employer",
        starts_on: date | None = None,
        weekdays: tuple[int, ...] = WEEKDAYS,
        starts: time = time(9),
        ends: time = time(13, 15),
        break_minutes: int = 15,
        minutes_per_week: int = 20 * 60,
        wait: bool = True,
        **job: Any,
    ) -> int:
        """A running placement, packing on weekdays from 9:00 to 13:15 since `starts_on` (this Monday). Both have the card.

        The clock calls for each shift that ends from now on: move it to be asked. Their phones must have started before.
        """
        first = starts_on or monday(self.today)
        shifts = {"weekdays": weekdays, "starts": starts, "ends": ends, "break_minutes": break_minutes}
        row = {
            "title": "Inpakken",
            "tasks": "Drukwerk in dozen doen.",
            "ends_on": None,
            "minutes_per_week": minutes_per_week,
        } | job
        number = await self.job(employer=employer, starts_on=first, **shifts, **row)
        last = row["ends_on"] or last_allowed_day(first, 6)
        async with self.town.database.begin() as tx:
            placement = await add(
                tx,
                work.placement,
                municipality=self.municipality,
                job=number,
                employer=self.employers[employer],
                candidate=self.ids[of],
                seat=1,
                tariff=row.get("tariff", Decimal("18.50")),
                premium_rate=Decimal("2.00"),
                minutes_per_week=minutes_per_week,
                starts_on=first,
                last_day=last,
                last_allowed_day=last_allowed_day(first, 6),
                made_at=self.moment,
            )
            await self._plan(tx, placement, number, last)
            await self._show(tx, Thing.PLACEMENT, placement, of, member)
        if wait:
            await self.town.find()
        return placement

    async def lives_in(self, name: str, area: str, **areas: tuple[int, int]) -> None:
        """Somebody lives in an area, by its four digits; `areas` are middles in metres of the national grid: `p3511=(136000, 455000)`."""
        async with self.town.database.begin() as tx:
            for code, (east, north) in areas.items():
                await add(tx, matching.area, municipality=self.municipality, code=code[1:], east=east, north=north)
            await tx.execute(update(tables.candidate).where(tables.candidate.c.person == self.ids[name]).values(area=area))

    async def was_in(self, name: str, instrument: str, employer: str = "Drukkerij De Punt", work: str = "") -> None:
        """Somebody was in another instrument at an employer in the first half of this year."""
        row = {"candidate": self.ids[name], "employer": self.employers[employer], "instrument": instrument, "work": work}
        days = {"first_day": date(2026, 1, 5), "last_day": date(2026, 6, 30), "by": self.ids["consultant"], "at": self.moment}
        async with self.town.database.begin() as tx:
            await add(tx, matching.instrument_before, municipality=self.municipality, **row, **days)

    async def more_candidates(self, number: int) -> None:
        """So many more candidates of the consultant, who take part and have a phone."""
        async with self.town.database.begin() as tx:
            for place in range(number):
                someone = Character(60 + place, Role.CANDIDATE, f"Kandidaat {chr(ord('A') + place)}", "")
                who = self.ids[f"more {place}"] = await self._person(tx, self.municipality, f"more {place}", someone)
                facts = {"birth_date": someone.birth_date, "experience": "", "wage_subsidy_group": False}
                whose = {"person": who, "municipality": self.municipality, "consultant": self.ids["consultant"]}
                await tx.execute(insert(tables.candidate), whose | facts)
                await self._takes_part(tx, self.municipality, who, self.ids["consultant"])

    async def more_colleagues(self, number: int) -> None:
        """So many more consultants, without a phone: *Collega 1* and so on."""
        async with self.town.database.begin() as tx:
            for place in range(1, number + 1):
                row = {"role": Role.CONSULTANT, "first_name": "Collega", "last_name": str(place), "ref": f"colleague {place}"}
                who = await add(tx, tables.person, municipality=self.municipality, language="nl", **row)
                await tx.execute(insert(tables.consultant), {"person": who, "municipality": self.municipality, "available": ""})

    async def more_employers(self, number: int) -> None:
        """So many more employers, each with a contact who has a phone: *Winkel A* and *Bos A*, and so on."""
        letters = [chr(ord("A") + place) for place in range(number)]
        contacts = {
            f"contact {letter}": Character(75 + place, Role.EMPLOYER, "Bos", letter, works_for=f"Winkel {letter}")
            for place, letter in enumerate(letters)
        }
        async with self.town.database.begin() as tx:
            for name, someone in contacts.items():
                self.ids[name] = await self._person(tx, self.municipality, name, someone)
            await self._settle_roles(tx, self.municipality, contacts)

    async def invite(self, name: str = "newcomer") -> str:
        """A new one-time secret for somebody, as it stands in their link."""
        async with self.town.database.begin() as tx:
            deed = Deed(tx, await self.town.now())
            person = await people.by_id(tx, self.ids[name])
            assert person is not None
            secret = (await make_invite(deed, person)).secret
            await write(tx, [deed])
        return secret

    async def in_a_region(self) -> None:
        """The second municipality is of the region of the first."""
        await self.policy("region", f"Gemeente Verweg {self.number}")

    async def policy(self, name: str, value: str, since: date = DECIDED) -> None:
        """A policy value of the municipality."""
        async with self.town.database.begin() as tx:
            await add(tx, tables.policy_row, municipality=self.municipality, **_decided(name, value, since))

    # How it is laid down

    async def _municipality(self, tx: Transaction, name: str) -> int:
        number = await add(tx, tables.municipality, name=name)
        for policy, value in POLICY:
            await add(tx, tables.policy_row, municipality=number, **_decided(policy, value))
        return number

    async def _person(self, tx: Transaction, place: int, name: str, someone: Character) -> int:
        row = {"role": someone.role, "first_name": someone.first_name, "last_name": someone.last_name}
        number = await add(tx, tables.person, municipality=place, ref=name, language=someone.language, **row)
        if name not in NOBODY_YET and (someone.role is not Role.EMPLOYER or name not in CAST | ELSEWHERE):
            await self._address(tx, place, number, someone)
        return number

    async def _address(self, tx: Transaction, place: int, number: int, someone: Character) -> None:
        external = self.number * 100 + someone.place
        row = {"person": number, "channel": CHANNEL, "external": external, "since": self.moment}
        await add(tx, tables.address, municipality=place, **row)

    async def _settle_roles(self, tx: Transaction, place: int, cast: dict[str, Character]) -> None:
        consultant = self.ids["consultant" if "consultant" in cast else "far_consultant"]
        for name, someone in cast.items():
            whose = {"person": self.ids[name], "municipality": place}
            match someone.role:
                case Role.CANDIDATE:
                    facts = {"birth_date": someone.birth_date, "experience": someone.experience, "wage_subsidy_group": False}
                    await tx.execute(insert(tables.candidate), whose | facts | {"consultant": consultant})
                    if name not in NOBODY_YET:
                        await self._takes_part(tx, place, self.ids[name], consultant)
                case Role.EMPLOYER:
                    employer = await self._employer(tx, place, someone.works_for)
                    await tx.execute(insert(tables.employer_member), whose | {"employer": employer})
                    speaker = await people.by_id(tx, self.ids[name])
                    if self.agreed and speaker:
                        await agreements.accept(tx, employer, TERMS, speaker, self.moment)
                case _:
                    facts = {
                        "stand_in": self._stand_in(name),
                        "lead": self.ids.get("lead") if place == self.municipality else None,
                    }
                    when = "op werkdagen van 9.00 tot 17.00 uur" if name == "consultant" else ""
                    await tx.execute(insert(tables.consultant), whose | facts | {"available": when})

    async def _takes_part(self, tx: Transaction, place: int, candidate: int, consultant: int) -> None:
        """Confirmed by both, on paper, before the story begins."""
        when = {"begun_at": self.moment, "confirmed_at": self.moment, "signed_at": self.moment}
        row = {"municipality": place, "candidate": candidate, "on_paper": True, "signed_by": consultant}
        await tx.execute(insert(participation), row | when)

    def _stand_in(self, name: str) -> int | None:
        other = {"consultant": "stand_in", "stand_in": "consultant"}.get(name)
        return self.ids[other] if other else None

    async def _employer(self, tx: Transaction, place: int, name: str) -> int:
        if name not in self.employers:
            self.employers[name] = await add(tx, tables.employer, municipality=place, ref=name, name=name)
        return self.employers[name]

    async def _show(self, tx: Transaction, thing: Thing, number: int, *to: str) -> None:
        deed = Deed(tx, await self.town.now())
        for name in to:
            person = await people.by_id(tx, self.ids[name])
            assert person is not None
            deed.show(person, thing, number, fresh=True)
        await write(tx, [deed])

    async def _plan(self, tx: Transaction, placement: int, job: int, last: date) -> None:
        deed = Deed(tx, await self.town.now())
        found = await jobs.by_id(tx, job)
        assert found is not None
        await plan_shifts(deed, placement, found, last)
        await write(tx, [deed])


def _decided(name: str, value: str, since: date = DECIDED) -> dict[str, Any]:
    return {"policy": name, "value": value, "valid_from": since, "source": "besluit van de gemeente"}
