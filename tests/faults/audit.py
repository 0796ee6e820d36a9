"""The independent reading after a run: what the database and the phones say, beside what people did.

It shares nothing with the bot but the names of tables: straight SQL, and the simulator's call log. A finding is one sentence that
begins with `lost`, `doubled`, `untold`, `invented`, `order` or `waiting`.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from tests.commands import flexbot
from tests.faults.phonelog import PhoneLog
from tests.faults.reading import Row, read
from tests.faults.visibility import AT_ONCE, NOTED, Visibility
from tests.stories.running import RunningTown

KINDS = ("lost", "doubled", "untold", "invented", "order", "waiting")
ENDS = frozenset({"applied", "refused", "ignored", "set_aside"})
SHOWN = frozenset({"sent"})
STATEMENTS = {
    "inbox": "SELECT id, update_id, identity, sender, payload, tries, handled_at, outcome FROM inbox ORDER BY id",
    "outbox": "SELECT o.id, o.person, o.stranger, o.what, o.facts, o.thing, o.thing_id, o.business_key, o.not_before, o.done_at,"
    " o.outcome, a.external, a.reachable FROM outbox o LEFT JOIN address a ON a.person = o.person AND a.until IS NULL ORDER BY o.id",
    "offers": "SELECT o.id, o.job, o.candidate, o.by, o.withdrawn_at, j.title, j.places, a.external AS phone, c.external AS contact,"
    " p.first_name, an.wants, pr.id AS proposal, pa.welcome, pl.id AS placement"
    " FROM offer o JOIN job j ON j.id = o.job JOIN person p ON p.id = o.candidate"
    " LEFT JOIN address a ON a.person = o.candidate AND a.until IS NULL LEFT JOIN address c ON c.person = o.by AND c.until IS NULL"
    " LEFT JOIN offer_answer an ON an.offer = o.id LEFT JOIN proposal pr ON pr.offer = o.id"
    " LEFT JOIN proposal_answer pa ON pa.proposal = pr.id LEFT JOIN placement pl ON pl.proposal = pr.id ORDER BY o.id",
    "members": "SELECT j.id AS job, a.external AS phone FROM job j JOIN employer_member m ON m.employer = j.employer"
    " JOIN address a ON a.person = m.person AND a.until IS NULL",
    "trail": "SELECT id, actor, deed, thing, thing_id, change FROM trail ORDER BY id",
    "deadlines": "SELECT id, kind, subject, due_at, done_at FROM deadline",
    "shifts": "SELECT placement, day FROM planned_shift",
    "seats": "SELECT job, seat FROM placement",
    "people": "SELECT p.id, p.language, a.external FROM person p JOIN address a ON a.person = p.id AND a.until IS NULL",
}


@dataclass(frozen=True)
class Sent:
    """An update that was really handed to the bot. `identity` is what makes it this one; the rest says what must be seen of it."""

    identity: str
    person: int
    kind: str
    subject: str = ""
    wish: Any = None


@dataclass
class Reading:
    """What was found. `numbers` are what the run really reached."""

    numbers: Counter[str] = field(default_factory=Counter)
    findings: list[str] = field(default_factory=list)

    def add(self, kind: str, what: str) -> None:
        """One thing that is not as it must be."""
        assert kind in KINDS
        self.findings.append(f"{kind}: {what}")
        self.numbers[kind] += 1


@dataclass
class Books:
    """Everything that was read for one audit."""

    tables: dict[str, list[Row]]
    phones: PhoneLog
    now: Any
    visibility: Visibility

    def __getattr__(self, table: str) -> list[Row]:
        return self.tables[table]


async def audit(
    town: RunningTown,
    sent: Sequence[Sent] = (),
    *,
    repeats: bool = False,
    clock_goes_on: bool = True,
    set_aside: int = 0,
    queues_apart: bool = False,
    is_stated: bool = True,
) -> Reading:
    """Read everything and compare. `repeats`: messages may have arrived twice (with the same number); `clock_goes_on`: handling
    times rise; `set_aside`: how many updates had to end so, each with an alert; `queues_apart`: texts and presses came by themselves;
    `is_stated`: all that was laid down before has its rows in the trail, so that `flexbot verify` must find nothing."""
    is_postgres = town.database_url.startswith("postgresql")
    statements = STATEMENTS | (NOTED if is_postgres else {})
    tables = dict(zip(statements, await read(town.database_url, *statements.values()), strict=True))
    visibility = Visibility.of(tables["laid_down"], tables["picked_up"]) if is_postgres else AT_ONCE
    books = Books(tables, PhoneLog.of(await town.calls()), await town.now(), visibility)
    found = Reading()
    _updates(books, sent, found, set_aside, town.log())
    _effects(books, found)
    _replayed(books, found)
    _waiting(books, found)
    _told(books, found, repeats)
    _seen(books, sent, found)
    _order(books, sent, found, clock_goes_on, queues_apart)
    if is_stated:
        await _verified(town, found)
    return found


async def _verified(town: RunningTown, found: Reading) -> None:
    """The house's own `flexbot verify` finds nothing either: deeds side by side state what stands there in the end."""
    said = await asyncio.to_thread(flexbot, "verify", environment={"FLEXBOT_DATABASE": town.database_url})
    if said.returncode:
        found.add("invented", f"flexbot verify: {said.stderr.strip()}")


# Each update ended as exactly one thing


def _updates(books: Books, sent: Sequence[Sent], found: Reading, set_aside: int, log: str) -> None:
    kept = Counter(row["identity"] for row in books.inbox)
    for identity in {s.identity for s in sent}:
        if kept[identity] != 1:
            found.add(
                "lost" if not kept[identity] else "doubled", f"update {identity} stands {kept[identity]} times in the inbox"
            )
    for row in books.inbox:
        if row["outcome"] not in ENDS or row["handled_at"] is None:
            found.add("lost", f"update {row['identity']} ended as {row['outcome']}")
        elif row["payload"] is not None and row["outcome"] != "set_aside":
            found.add("waiting", f"what {row['identity']} said is still kept")
    ends = Counter(row["outcome"] for row in books.inbox)
    found.numbers.update({"updates": len(sent), **{f"ended {end}": n for end, n in ends.items() if end}})
    alerts = log.count('"event": "update set aside"') + log.count('"set_aside": true')
    if ends["set_aside"] != set_aside:
        found.add("lost", f"{ends['set_aside']} updates were set aside, not {set_aside}")
    elif alerts < set_aside:
        found.add("untold", f"{set_aside} updates were set aside with {alerts} alerts")


# One effect per business key


def _effects(books: Books, found: Reading) -> None:
    _once("answer to offer", (row["id"] for row in books.offers), found)
    _once("seat", ((row["job"], row["seat"]) for row in books.seats), found)
    _once("planned shift", ((row["placement"], row["day"]) for row in books.shifts), found)
    _once("deadline", ((row["kind"], row["subject"]) for row in books.deadlines), found)
    _once("business key", (row["business_key"] for row in books.outbox if row["business_key"]), found)
    for deed in ("offer answered", "candidate proposed", "placed", "job offered"):
        _once(deed, (row["thing_id"] for row in books.trail if row["deed"] == deed), found)
    for row in books.offers:
        if bool(row["welcome"]) != bool(row["placement"]):
            found.add("lost", f"offer {row['id']}: welcome is {row['welcome']}, placement is {row['placement']}")
    places = {row["job"]: row["places"] for row in books.offers}
    for job, taken in Counter(row["job"] for row in books.offers if row["placement"]).items():
        if taken > places[job]:
            found.add("doubled", f"job {job} has {places[job]} places and {taken} placements")
    found.numbers["answers"] = sum(row["wants"] is not None for row in books.offers)
    found.numbers["proposals"] = sum(row["proposal"] is not None for row in books.offers)
    found.numbers["placements"] = sum(row["placement"] is not None for row in books.offers)


def _once(what: str, keys: Iterable[Any], found: Reading) -> None:
    for key, times in Counter(keys).items():
        if times > 1:
            found.add("doubled", f"{what} {key} stands {times} times")


def _replayed(books: Books, found: Reading) -> None:
    """The trail, replayed, gives the state of every offer."""
    said: dict[int, Any] = {}
    proposed: set[int] = set()
    placed: set[int | None] = set()
    for row in books.trail:
        if row["deed"] == "offer answered":
            said[row["thing_id"]] = row["change"]["wants"]
        elif row["deed"] == "no taken back":
            said[row["thing_id"]] = None
        elif row["deed"] == "candidate proposed":
            proposed.add(row["change"]["offer"])
        elif row["deed"] == "placed":
            placed.add(row["change"]["proposal"])
    for row in books.offers:
        replay = (said.get(row["id"]), row["id"] in proposed, row["proposal"] is not None and row["proposal"] in placed)
        kept = (row["wants"], row["proposal"] is not None, row["placement"] is not None)
        if replay != kept:
            found.add("lost", f"offer {row['id']}: the trail says {replay}, the tables say {kept}")


# Nothing waits


def _waiting(books: Books, found: Reading) -> None:
    for row in books.outbox:
        if row["done_at"] is None and row["not_before"] <= books.now:
            found.add("waiting", f"message {row['id']} ({row['what']}) was not delivered")
        if row["outcome"] == "set_aside":
            found.add("untold", f"message {row['id']} ({row['what']}) was set aside")
    for row in books.deadlines:
        if row["done_at"] is None and row["due_at"] <= books.now:
            found.add("waiting", f"{row['kind']} of {row['subject']} was due and is not done")


# Every row of the outbox reached its reader, and nothing else did


def _told(books: Books, found: Reading, repeats: bool) -> None:
    rows: dict[int, list[Row]] = defaultdict(list)
    for row in books.outbox:
        if row["outcome"] in SHOWN and row["what"] not in ("menu", "delete", "leave"):
            rows[int(row["external"] or row["stranger"] or 0)].append(row)
    for chat in rows.keys() | books.phones.chats.keys():
        _told_in(books, chat, rows[chat], found, repeats)
    found.numbers["messages"] = sum(len(of) for of in rows.values())


def _told_in(books: Books, chat: int, rows: list[Row], found: Reading, repeats: bool) -> None:
    receipts = Counter(books.phones.receipts(chat))
    numbered = {row["id"] for row in rows} & receipts.keys()
    for number, times in receipts.items():
        if number not in numbered:
            found.add("invented", f"chat {chat} has a notice nr. {number} that was never to be told there")
        elif times > 1:
            found.numbers["repeated"] += times - 1
            if not repeats:
                found.add("doubled", f"notice nr. {number} arrived {times} times")
    others = len(rows) - len(numbered)
    arrived = books.phones.shown[chat] - sum(receipts.values())
    if arrived + books.phones.unchanged[chat] < others:
        found.add("untold", f"chat {chat} should have seen {others} messages and edits without a number, and saw {arrived}")
    if arrived > others:
        found.numbers["repeated"] += arrived - others
        if not repeats:
            found.add("doubled", f"chat {chat} saw {arrived} messages and edits without a number, not {others}")


# What was done is seen, and nothing is seen that was not done


def _seen(books: Books, sent: Sequence[Sent], found: Reading) -> None:
    members = defaultdict(list)
    for row in books.members:
        members[row["job"]].append(row["phone"])
    for row in books.offers:
        _seen_offer(books.phones, row, members[row["job"]], found)
    answers = Counter(s.person for s in sent if s.kind == "text")
    for person, times in answers.items():
        replies = sum("begrijp" in m.texts[0] or "understand" in m.texts[0] for m in books.phones.chats[person].values())
        if replies < times:
            found.add("untold", f"chat {person} wrote {times} texts and got {replies} replies")


def _seen_offer(phones: PhoneLog, row: Row, members: list[int], found: Reading) -> None:
    title, chat, contact = f"{row['title']} bij", row["phone"], row["contact"]
    cards = phones.standing(chat, title) if chat else []
    for card in cards:
        said = (
            True if card.text.startswith("Je hebt ja gezegd") else False if card.text.startswith("Je hebt nee gezegd") else None
        )
        if said is not None and said != row["wants"]:
            found.add("invented", f"chat {chat}: “{card.text[:40]}”, but the answer to offer {row['id']} is {row['wants']}")
    if row["wants"] is not None and chat:
        told = "Je hebt ja gezegd" if row["wants"] else "Je hebt nee gezegd"
        if not any(card.text.startswith(told) for card in cards):
            found.add("untold", f"chat {chat} does not see its answer to offer {row['id']}")
        who = row["first_name"]
        heard = (
            phones.standing(contact, title) if row["wants"] else phones.standing(contact, f"{who} heeft nee gezegd", row["title"])
        )
        if contact and not heard:
            found.add("untold", f"contact {contact} did not hear {who}'s answer to offer {row['id']}")
    if row["proposal"] is not None and not all(phones.standing(member, title) for member in members):
        found.add("untold", f"proposal {row['proposal']} is not on every phone of the employer")
    if row["placement"] is not None:
        for reader in (chat, *members):
            confirmed = "Dit is je werk" if reader == chat else "Bevestigd"
            if reader and not phones.standing(reader, confirmed, row["title"]):
                found.add("untold", f"chat {reader} has no confirmation of placement {row['placement']}")


# In order, for each person


def _order(books: Books, sent: Sequence[Sent], found: Reading, clock_goes_on: bool, queues_apart: bool) -> None:
    last: dict[Any, Any] = {}
    for row in books.inbox:
        queue = (row["sender"], queues_apart and row["identity"].startswith("press:"))
        before = last.get(queue)
        if clock_goes_on and before and row["outcome"] != "set_aside" and row["handled_at"] <= before:
            found.add("order", f"update {row['identity']} was handled before an older one of the same person")
        last[queue] = row["handled_at"]
    for chat in list(books.phones.chats):
        receipts = list(dict.fromkeys(books.phones.receipts(chat)))
        overtaken = [(late, early) for early, late in combinations(receipts, 2) if late < early]
        if all(books.visibility.is_hidden(late, early) for late, early in overtaken):
            found.numbers["committed in another order than begun"] += len(overtaken)
        else:
            found.add("order", f"notices arrived in chat {chat} as {receipts}")
    spoken = {row["external"]: row["language"] for row in books.people}
    for person, wish in {s.person: s.wish for s in sent if s.kind == "language"}.items():
        if spoken.get(person) != wish:
            found.add("order", f"chat {person} chose {wish} last and has {spoken.get(person)}")
