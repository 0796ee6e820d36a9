"""People's ways through the bot, with each of their acts cut in the middle: killed before or after its commit, and resumed.

The same way is gone undisturbed in another town; in the end both towns must hold the same.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

import bot.buttons  # noqa: F401 - the kinds that a sealer can open
from bot.callbacks import Sealer
from tests.faults.processes import FaultTown
from tests.faults.reading import read
from tests.stories.phones import Message, Phone
from tests.stories.running import TOKEN
from tests.stories.town import Folk

POINTS = ("before_effect_commit", "after_effect_commit")
COMPARED = {
    "offer": "SELECT job, candidate, by, held FROM offer",
    "offer_answer": "SELECT offer, wants FROM offer_answer",
    "offer_reason": "SELECT offer FROM offer_reason",
    "opt_out": "SELECT person, kind FROM opt_out",
    "erasure_request": "SELECT person, settled_by FROM erasure_request",
    "task_note": "SELECT candidate, kind, mark FROM task_note",
    "work_ask": "SELECT placement, kind, state FROM work_ask",
    "work_change": "SELECT placement, kind, last_day, state FROM work_change",
    "hours_step": "SELECT placement, since, minutes FROM hours_step",
    "ending": "SELECT placement, version, last_day, reason, outflow, contract FROM ending",
    "leave": "SELECT consultant, stand_in, first_day, last_day, ended_at IS NULL FROM leave",
    "concern": "SELECT candidate, receiver, to_reporting_point, passed_on FROM concern",
    "concern_message": "SELECT concern, author FROM concern_message",
    "payment_moment": "SELECT candidate, day, number, state, proposed_by, agreed_by FROM payment_moment",
    "proposal": "SELECT offer, by FROM proposal",
    "proposal_answer": "SELECT proposal, welcome, by FROM proposal_answer",
    "placement": "SELECT proposal, job, seat, candidate FROM placement",
    "planned_shift": "SELECT placement, day FROM planned_shift",
    "day_entry": "SELECT placement, day, version, minutes FROM day_entry",
    "travel_claim": "SELECT placement, day, version, cents FROM travel_claim",
    "timesheet": "SELECT placement, monday, state, version FROM timesheet",
    "signature": "SELECT timesheet, version, by FROM timesheet_signature",
    "week answer": "SELECT signature, is_right, by FROM timesheet_answer",
    "objection": "SELECT signature, day, minutes FROM objection",
    "ruling": "SELECT signature, employer_is_right, by FROM timesheet_ruling",
    "question": "SELECT asker, contact, about, about_id, waits FROM question",
    "question_wait": "SELECT question, number, owner, level, answered FROM question_wait",
    "question_message": "SELECT question, author, kind FROM question_message",
    "participation": "SELECT candidate, on_paper, signed_by, confirmed_at IS NULL FROM participation",
    "checklist": "SELECT participation, point, understood_at IS NULL FROM checklist_point",
    "first call": "SELECT candidate, reason, called_by FROM first_call",
    "recommendation": "SELECT placement, by FROM recommendation",
    "document": "SELECT sort, person, thing, thing_id, version, sha256 IS NULL FROM document",
    "language": "SELECT id, language FROM person",
    "address": "SELECT person, reachable FROM address",
    "pin": "SELECT person, wrong FROM pin",
    "agreement": "SELECT employer, terms, by FROM agreement",
    "entered": "SELECT c.consultant, c.age_at_least, p.role FROM candidate c JOIN person p ON p.id = c.person",
    "job_share": "SELECT job, ended_at IS NULL FROM job_share",
    "employer": "SELECT ref, name, account_manager FROM employer",
    "member": "SELECT person, employer, duty, invited_by, until IS NULL FROM employer_member",
    "site": "SELECT employer, ref, name FROM site",
    "site_member": "SELECT person, site FROM site_member",
    "account_change": "SELECT person, kind, proposed_by, decided_by, agreed FROM account_change",
    "trail": "SELECT actor, deed, thing, thing_id FROM trail",
    # the menu's number is counted by the clock, at moments of its own
    "told": "SELECT person, what, thing, thing_id, business_key FROM outbox WHERE what <> 'menu'",
    "deadline": "SELECT kind, subject FROM deadline",
}


class Journey:
    """A way through a town of one's own. `cuts`: whether each act is cut in the middle; `pressed` are the buttons, by name."""

    def __init__(self, folk: Folk, phones: dict[str, Phone], cuts: bool) -> None:
        self.folk, self.phones, self.cuts = folk, phones, cuts
        self.pressed: set[str] = set()
        self.acts = 0
        self._sealer = Sealer(TOKEN)

    @property
    def town(self) -> FaultTown:
        """Where it goes."""
        assert isinstance(self.folk.town, FaultTown)
        return self.folk.town

    async def taps(self, who: str, *words: str, button: str, after: int = 0) -> Message:
        """Somebody presses a button under the newest message with these words."""
        phone = self.phones[who]
        message = await phone.sees(*words, after=after)
        found = self._sealer.open(message.data(button), phone.id)
        assert found is not None, f"a button {button!r} that cannot be opened"
        self.pressed.add(type(found).__name__)
        await self._act(lambda: phone.presses_data(message, message.data(button), wait=False))
        return message

    async def writes(self, who: str, text: str) -> None:
        """Somebody types, or presses a key of the fixed keyboard."""
        await self._act(lambda: self.phones[who].writes(text, wait=False))

    async def replies(self, who: str, *words: str, text: str) -> None:
        """Somebody answers a message by Telegram's own reply."""
        message = await self.phones[who].sees(*words)
        await self._act(lambda: self.phones[who].replies(message, text, wait=False))

    async def sends_photo(self, who: str) -> None:
        """Somebody sends a picture."""
        await self._act(lambda: self.phones[who].sends_photo(wait=False))

    async def comes_in(self, who: str) -> None:
        """Somebody opens the bot by a new link."""
        secret = await self.folk.invite(who)
        await self._act(lambda: self.phones[who].starts(secret, wait=False))

    async def clock(self, **how: str) -> None:
        """Time goes on."""
        await self.town.clock(**how)

    async def _act(self, act: Callable[[], Awaitable[Any]]) -> None:
        if not self.cuts:
            await act()
        else:
            point = POINTS[self.acts % len(POINTS)]
            await self.town.kill_bot()
            await self.town.start_bot(fault=point)
            doing = asyncio.ensure_future(act())
            assert await self.town.died(), f"act {self.acts} never came to {point}"
            await self.town.start_bot()
            await self.town.quiet(60)
            doing.cancel()  # a phone whose press the killed bot never answered would turn its wheel for ten seconds
        self.acts += 1
        await self.town.quiet(60)

    async def standing(self) -> dict[str, Counter[tuple[Any, ...]]]:
        """What the town holds, in a form that two towns can have in common."""
        found = await read(self.town.database_url, *COMPARED.values())
        return {name: Counter(tuple(row.values()) for row in rows) for name, rows in zip(COMPARED, found, strict=True)}
