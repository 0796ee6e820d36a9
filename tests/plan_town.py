"""A town with many days for the plans of the databases: rows of every table that grows, without the deeds that would make them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import insert

from bot.store import card, conversation, inbox
from core.rules.calendar import local_day, monday
from core.store.database import Transaction
from core.store.tables import hours, messages, people, work

FIRST = 1_000_000
"""The numbers of what fills the town begin here; what the bot adds is below them."""
CANDIDATE, CONSULTANT, OTHERS = 500_001, 500_002, 600_000
"""Who has which phone: the first candidate, the first consultant, and every other candidate by their place."""
A_CONSULTANT, A_JOB = 50, 20
AT_ONCE = 20_000


@dataclass
class Town:
    """Candidates with a placement of so many days each, all entered, confirmed and told, fifty to a consultant, twenty to a job. The first
    candidate and the first consultant have phones."""

    tx: Transaction
    candidates: int
    days: int
    now: datetime
    of: dict[str, int] = field(default_factory=lambda: {"municipality": FIRST})

    @property
    def first(self) -> date:
        """The first of the days: the last is yesterday."""
        return local_day(self.now) - timedelta(days=self.days)

    async def fill(self) -> None:
        """Everything, in the order of what refers to what."""
        await self._house()
        await self._all(people.person, (self._person(n) for n in range(self.candidates)))
        await self._all(people.candidate, (self._candidate(n) for n in range(self.candidates)))
        await self._all(people.address, (self._address(n) for n in range(self.candidates)))
        await self._all(work.placement, (self._placement(n) for n in range(self.candidates)))
        await self._all(work.planned_shift, (self._shift(i) | {"id": FIRST + i} for i in range(self._total)))
        await self._all(hours.day_entry, (self._entry(i) for i in range(self.candidates, self._total)))
        await self._all(hours.timesheet, self._weeks())
        await self._all(messages.deadline, (self.deadline(i) for i in range(self._total)))
        await self._all(messages.trail, (self._trail(i) for i in range(self._total)))
        await self._all(messages.outbox, (self._told(i) for i in range(self._total)))
        await self._all(inbox, (self._heard(i) for i in range(self._total)))
        await self._all(card, (self._card(i) for i in range(self._total)))
        await self._all(conversation, (self._talk(n) for n in range(self.candidates)))

    @property
    def _total(self) -> int:
        return self.candidates * self.days

    def _consultant(self, c: int) -> int:
        return FIRST + self.candidates + c

    async def _house(self) -> None:
        of, consultants, jobs = self.of, range(1 + self.candidates // A_CONSULTANT), range(1 + self.candidates // A_JOB)
        await self._all(people.municipality, [{"id": FIRST, "name": "Plans"}])
        premium = {"policy": "premium_per_hour", "valid_from": self.first, "value": "2.00", "source": "plans"}
        await self._all(people.policy_row, [premium | of])
        them = {"role": "consultant", "first_name": "C", "last_name": "", "language": "nl"} | of
        await self._all(people.person, (them | {"id": self._consultant(c), "ref": f"C{c}"} for c in consultants))
        theirs = {"available": "ma t/m vr", "reporting_point": False} | of
        await self._all(people.consultant, (theirs | {"person": self._consultant(c)} for c in consultants))
        await self._all(people.employer, ({"id": FIRST + j, "ref": f"E{j}", "name": f"E{j}"} | of for j in jobs))
        await self._all(people.address, [self._address(self.candidates)])
        job = {"title": "Werk", "place": "Hier", "starts_on": self.first, "minutes_per_week": 1200, "tariff": Decimal("18.50")}
        each = ({"id": FIRST + j, "employer": FIRST + j, "ref": f"J{j}", "places": A_JOB} | of for j in jobs)
        await self._all(work.job, (job | one for one in each))

    async def _all(self, table: Any, rows: Any) -> None:
        kept: list[dict[str, Any]] = []
        for row in rows:
            kept.append(row)
            if len(kept) == AT_ONCE:
                await self.tx.execute(insert(table), kept)
                kept = []
        if kept:
            await self.tx.execute(insert(table), kept)

    def _person(self, n: int) -> dict[str, Any]:
        name = {"first_name": f"P{n}", "last_name": "", "language": "nl"}
        return self.of | name | {"id": FIRST + n, "ref": f"P{n}", "role": "candidate"}

    def _candidate(self, n: int) -> dict[str, Any]:
        facts = {"birth_date": date(1970, 1, 1), "wage_subsidy_group": False, "experience": ""}
        return self.of | facts | {"person": FIRST + n, "consultant": self._consultant(n // A_CONSULTANT)}

    def _address(self, n: int) -> dict[str, Any]:
        external = {self.candidates: CONSULTANT, 0: CANDIDATE}.get(n, OTHERS + n)
        return self.of | {"id": FIRST + n, "person": FIRST + n, "channel": "telegram", "external": external, "since": self.now}

    def _placement(self, n: int) -> dict[str, Any]:
        days = {"starts_on": self.first, "last_day": self.first + timedelta(days=400)}
        money = {"tariff": Decimal("18.50"), "premium_rate": Decimal("2.00"), "minutes_per_week": 1200}
        j = FIRST + n // A_JOB
        whose = {"id": FIRST + n, "job": j, "employer": j, "candidate": FIRST + n, "seat": n % A_JOB + 1}
        return self.of | days | money | whose | {"last_allowed_day": days["last_day"], "made_at": self.now}

    def _day(self, i: int) -> date:
        """Yesterday's come first: nobody has entered those yet."""
        return self.first + timedelta(days=self.days - 1 - i // self.candidates)

    def _shift(self, i: int) -> dict[str, Any]:
        planned = {"starts": time(9), "ends": time(13), "break_minutes": 0, "minutes": 240}
        return self.of | planned | {"placement": FIRST + i % self.candidates, "day": self._day(i)}

    def _entry(self, i: int) -> dict[str, Any]:
        entered = {"id": FIRST + i, "version": 1, "worked": True, "by": FIRST + i % self.candidates, "at": self.now}
        return self._shift(i) | entered

    def _weeks(self) -> Iterator[dict[str, Any]]:
        mondays = sorted({monday(self.first + timedelta(days=d)) for d in range(self.days)})
        signed = {"signed_at": self.now, "confirmed_at": self.now, "confirmed_by": FIRST, "state": "confirmed"}
        for w, week in enumerate(mondays[:-1]):
            for n in range(self.candidates):
                of = self.of | {"id": FIRST + w * self.candidates + n, "placement": FIRST + n, "monday": week}
                yield of | signed | {"version": 1, "ends_at": self.now}

    def deadline(self, i: int) -> dict[str, Any]:
        """One that was met."""
        return self.of | {"id": FIRST + i, "kind": "shift_ended", "subject": FIRST + i, "due_at": self.now, "done_at": self.now}

    def _trail(self, i: int) -> dict[str, Any]:
        what = {"deed": "day entered", "thing": "placement"} | dict.fromkeys(("thing_id", "actor"), FIRST + i % self.candidates)
        return self.of | what | {"id": FIRST + i, "at": self.now, "detail": bytes(32), "commitment": bytes(32)}

    def _told(self, i: int) -> dict[str, Any]:
        what = {"what": "card", "facts": None, "thing": "shift", "thing_id": FIRST + i, "priority": 1, "outcome": "sent"}
        times = {"not_before": self.now, "made_at": self.now, "done_at": self.now}
        return self.of | what | times | {"id": FIRST + i, "person": FIRST + i % self.candidates}

    def _heard(self, i: int) -> dict[str, Any]:
        done = {"received_at": self.now, "handled_at": self.now, "outcome": "applied", "masked": 0, "tries": 1}
        return done | {"id": FIRST + i, "update_id": i, "identity": f"{i}", "sender": OTHERS + i % self.candidates}

    def _card(self, i: int) -> dict[str, Any]:
        return {"id": FIRST + i, "address": FIRST + i % self.candidates, "thing": "shift", "thing_id": FIRST + i, "message_id": i}

    def _talk(self, n: int) -> dict[str, Any]:
        return {"external": OTHERS + n, "state": None, "data": {}, "changed_at": self.now}
