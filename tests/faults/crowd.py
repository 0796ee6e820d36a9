"""Many people at once: a municipality of candidates with open offers, and everything that they press, type and choose."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import insert

from core.actions.deed import Deed, write
from core.actions.replay import lay_down
from core.actions.things import Thing
from core.rules.calendar import local_day
from core.rules.people.agreement import TERMS
from core.store.database import Transaction
from core.store.people.people import Person, Role
from core.store.tables import people, work
from tests.adding import add
from tests.faults.audit import Sent
from tests.faults.phonelog import PhoneLog, Seen
from tests.stories.running import Json, RunningTown

FIRST_PERSON = 700_001
FIRST_UPDATE = 50_000_001
CHANNEL = "telegram"
EMPLOYER = 600_001
CONSULTANT = 650_001
CANDIDATES_EACH = 10
YES, NO, PROPOSE, WELCOME, NOT_NOW = "Ja, stel me voor", "Nee", "Voorstellen", "Welkom", "Deze keer niet"
LANGUAGES = ("nl", "en")


@dataclass(frozen=True)
class Act:
    """Something that somebody did: the update as Telegram hands it over, and what must come of it."""

    update: Json
    sent: Sent


@dataclass
class Crowd:
    """Candidates with offers, their consultants, one employer with colleagues. Numbers of updates are the crowd's own."""

    town: RunningTown
    candidates: int
    offers: int
    consultants: int = 1
    colleagues: int = 1
    chance: random.Random = field(default_factory=lambda: random.Random(4))
    made: list[Sent] = field(default_factory=list)
    pressed: set[str] = field(default_factory=set)
    _number: int = FIRST_UPDATE

    @classmethod
    async def settle(
        cls, town: RunningTown, candidates: int, offers: int, *, colleagues: int = 1, shared: bool = False
    ) -> "Crowd":
        """Lay down the people and their offers, and let everybody open the bot. `shared`: every job is offered to two people."""
        crowd = cls(town, candidates, offers, (candidates - 1) // CANDIDATES_EACH + 1, colleagues)
        now = await town.now()
        async with town.database.begin() as tx:
            await crowd._lay_down(tx, now, 2 if shared else 1)
            beginning = Deed(tx, now)
            await lay_down(beginning)
            await write(tx, [beginning])
        for number in crowd.everybody:
            await town.post("/people", id=number, first_name=f"P{number}", language_code="nl")
            await town.post(f"/people/{number}/start")
        return crowd

    @property
    def everybody(self) -> list[int]:
        """All Telegram ids."""
        staff = [CONSULTANT + n for n in range(self.consultants)] + [EMPLOYER + n for n in range(self.colleagues)]
        return staff + self.phones

    @property
    def phones(self) -> list[int]:
        """The candidates' Telegram ids."""
        return [FIRST_PERSON + n for n in range(self.candidates)]

    # What people do

    async def seen(self) -> PhoneLog:
        """All phones as they stand."""
        return PhoneLog.of(await self.town.calls())

    async def answers(self, wants: float = 0.8) -> list[Act]:
        """Everybody answers every offer that still asks, in some order; `wants` is the share of yes."""
        acts = []
        phones = await self.seen()
        for chat in self.phones:
            for card in phones.messages(chat):
                if YES in card.buttons:
                    yes = self.chance.random() < wants
                    acts.append(self.press(chat, card, YES if yes else NO, "answer", wish=yes))
        self.chance.shuffle(acts)
        return acts

    async def staff_acts(self, *captions: str) -> list[Act]:
        """The consultants and the employer press whatever of these captions stands on their phones and was not pressed yet."""
        phones, acts = await self.seen(), []
        for chat in [n for n in self.everybody if n < FIRST_PERSON]:
            for card in phones.messages(chat):
                for caption in captions:
                    if caption in card.buttons and card.buttons[caption] not in self.pressed:
                        acts.append(self.press(chat, card, caption, "staff"))
        return acts

    def press(self, chat: int, card: Seen, caption: str, kind: str, wish: Any = None) -> Act:
        """A press of a button that stands under a message."""
        self.pressed.add(card.buttons[caption])
        return self.press_data(chat, card, card.buttons[caption], kind, wish)

    def press_data(self, chat: int, card: Seen, data: str, kind: str = "press", wish: Any = None) -> Act:
        """A press with this data."""
        number = self._next()
        query = {"id": f"7{number:012d}", "from": _me(chat), "chat_instance": "1", "message": card.payload, "data": data}
        return self._act({"update_id": number, "callback_query": query}, f"press:{query['id']}", chat, kind, data, wish)

    def text(self, chat: int, words: str, kind: str = "text") -> Act:
        """Somebody types."""
        number = self._next()
        message = {"message_id": number, "date": 1_790_000_000, "from": _me(chat), "text": words}
        message["chat"] = {"id": chat, "type": "private", "first_name": "P"}
        return self._act({"update_id": number, "message": message}, f"{chat}:{number}:0", chat, kind)

    def texts(self, count: int) -> list[Act]:
        """So many texts that nobody understands, of people by chance."""
        return [self.text(self.chance.choice(self.phones), f"zin nummer {n}") for n in range(count)]

    def mixed(self, acts: Sequence[Act], texts: int) -> list[Act]:
        """Acts with texts between them."""
        mixed = [*acts, *self.texts(texts)]
        self.chance.shuffle(mixed)
        return mixed

    async def hand_over(self, acts: Sequence[Act]) -> None:
        """Really do all this."""
        self.made += [act.sent for act in acts]
        await self.town.hand_over(*(act.update for act in acts))

    def _act(self, update: Json, identity: str, chat: int, kind: str, subject: str = "", wish: Any = None) -> Act:
        return Act(update, Sent(identity, chat, kind, subject, wish))

    def _next(self) -> int:
        self._number += 1
        return self._number

    # How it is laid down

    async def _lay_down(self, tx: Transaction, now: Any, sharing: int) -> None:
        today = local_day(now)
        place = await add(tx, people.municipality, name="Gemeente Drukte")
        for policy, value in (("premium_per_hour", "2.00"), ("tariff_floor_per_hour", "17.50"), ("pin_after_hours", "0")):
            row = {"policy": policy, "value": value, "valid_from": date(2024, 1, 1), "source": "besluit van de gemeente"}
            await add(tx, people.policy_row, municipality=place, **row)
        boss = await add(tx, people.employer, municipality=place, ref="E", name="Bedrijf")
        for n in range(self.colleagues):
            number = await self._person(tx, place, now, Role.EMPLOYER, f"Baas{n}", EMPLOYER + n)
            await tx.execute(insert(people.employer_member), {"person": number, "municipality": place, "employer": boss})
        agreed = {"employer": boss, "terms": str(TERMS), "by": number, "name": "Baas", "accepted_at": now}
        await add(tx, people.agreement, municipality=place, **agreed)
        contacts = []
        for n in range(self.consultants):
            contacts.append(await self._person(tx, place, now, Role.CONSULTANT, f"Consulent{n}", CONSULTANT + n))
            await tx.execute(insert(people.consultant), {"person": contacts[-1], "municipality": place})
        deed = Deed(tx, now)
        jobs: list[int] = []
        for n in range(self.candidates):
            contact = contacts[n // CANDIDATES_EACH]
            someone = await self._person(tx, place, now, Role.CANDIDATE, f"Kandidaat{n}", FIRST_PERSON + n)
            facts = {"person": someone, "municipality": place, "consultant": contact, "birth_date": date(1975, 1, 1)}
            await tx.execute(insert(people.candidate), facts)
            for o in range(self.offers):
                place_in_jobs = n // sharing * self.offers + o
                if place_in_jobs == len(jobs):
                    jobs.append(await self._job(tx, place, boss, len(jobs), today))
                values = {"job": jobs[place_in_jobs], "candidate": someone, "by": contact, "made_at": now}
                offer = await add(tx, work.offer, municipality=place, **values)
                deed.show(Person(someone, place, Role.CANDIDATE, "", "", "nl"), Thing.OFFER, offer, fresh=True)
        await write(tx, [deed])

    async def _person(self, tx: Transaction, place: int, now: Any, role: Role, name: str, external: int) -> int:
        row = {"ref": str(external), "role": role, "first_name": name, "last_name": "", "language": "nl"}
        number = await add(tx, people.person, municipality=place, **row)
        address = {"person": number, "channel": CHANNEL, "external": external, "since": now}
        await add(tx, people.address, municipality=place, **address)
        return number

    async def _job(self, tx: Transaction, place: int, boss: int, number: int, today: date) -> int:
        first = today + timedelta(days=7)
        row = {"employer": boss, "ref": f"K{number}", "title": f"Werk{number:04d}", "place": "Kade 1", "starts_on": first}
        row |= {"ends_on": first + timedelta(days=6), "minutes_per_week": 180, "tariff": Decimal("18.50")}
        return await add(tx, work.job, municipality=place, **row)


def _me(number: int) -> Json:
    return {"id": number, "is_bot": False, "first_name": "P", "language_code": "nl"}
