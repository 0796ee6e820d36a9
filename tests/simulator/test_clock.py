"""The clock is moved through every due time of the bots that follow it, and answers when they are quiet."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest

from simulator.clock import as_iso, from_iso, later
from simulator.server import start
from simulator.stepping import GRACE
from tests.simulator.desk import ANN, Desk, keyboard, until

DURATIONS = [
    ("2016-03-26T12:00:00+01:00", "P1D", "2016-03-27T12:00:00.000+02:00"),
    ("2016-03-26T12:00:00+01:00", "PT24H", "2016-03-27T13:00:00.000+02:00"),
    ("2016-10-29T12:00:00+02:00", "P1W", "2016-11-05T12:00:00.000+01:00"),
    ("2016-01-31T09:00:00+01:00", "P1M", "2016-02-29T09:00:00.000+01:00"),
    ("2016-02-29T09:00:00+01:00", "P1Y", "2017-02-28T09:00:00.000+01:00"),
    ("2016-01-01T00:00:00+01:00", "P1Y2M3DT4H5M6.5S", "2017-03-04T04:05:06.500+01:00"),
]


@pytest.mark.parametrize(("begin", "duration", "end"), DURATIONS)
def test_days_and_months_follow_the_calendar_and_hours_the_clock(begin: str, duration: str, end: str) -> None:
    """A day over the change to summer time ends at the same hour, 24 hours an hour later; a month after 31 January is 29 February."""
    assert as_iso(later(from_iso(begin), duration)) == end


@pytest.mark.parametrize("duration", ["", "P", "PT", "1D", "P1", "P-1D", "tomorrow"])
def test_what_is_no_duration_is_refused(duration: str) -> None:
    """Nothing, a missing P or figure, a sign, a word: a ValueError that names ISO 8601."""
    with pytest.raises(ValueError, match="not an ISO 8601 duration"):
        later(0, duration)


class Follower:
    """A bot process with deeds to do at certain times. It reports as a bot does: again with each change."""

    def __init__(self, desk: Desk, due: list[datetime], name: str = "bot") -> None:
        self.desk, self.due, self.name = desk, sorted(due), name
        self.done: list[tuple[str, str]] = []
        self.version = 0
        self.busy = False
        self.changed = asyncio.Event()
        self.posts: set[asyncio.Task[Any]] = set()

    async def follow(self) -> None:
        while True:
            due = self.due[0].isoformat() if self.due else None
            report = {"bot": self.name, "seen": self.version, "quiet": not self.busy, "next_due": due}
            self.changed.clear()
            post = asyncio.create_task(self.desk.post("/clock/follow", **report))
            self.posts.add(post)  # one that is replaced is answered; a line is never broken off
            change = asyncio.create_task(self.changed.wait())
            await asyncio.wait([post, change], return_when=asyncio.FIRST_COMPLETED)
            change.cancel()
            heard = post.result() if post.done() else None
            if heard and heard["version"] != self.version:
                self.version = heard["version"]
                self.do(datetime.fromisoformat(heard["now"]))

    def rest(self) -> None:
        self.busy = False
        self.changed.set()

    def do(self, now: datetime) -> None:
        while self.due and self.due[0] <= now:
            self.done.append((self.due.pop(0).isoformat(timespec="seconds"), now.isoformat(timespec="seconds")))


@contextlib.asynccontextmanager
async def following(*followers: Follower) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(follower.follow()) for follower in followers]
    yield
    for task in [*tasks, *(post for follower in followers for post in follower.posts)]:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def now(desk: Desk) -> datetime:
    return datetime.fromisoformat((await desk.get("/clock"))["now"])


def known(follower: Follower) -> Any:
    async def holds() -> bool:
        return follower.version > 0

    return holds


async def test_without_followers_the_clock_jumps(desk: Desk) -> None:
    """By a day or to a moment, in 0 steps, and messages bear the new time. A word that is no duration, or nothing at all: 400."""
    began = await now(desk)
    answer = await desk.post("/clock", advance="P1D")
    assert (answer["steps"], answer["quiet"]) == (0, True)
    assert timedelta(hours=22) < await now(desk) - began < timedelta(hours=26)
    await desk.post("/clock", now="2030-01-01T12:00:00+01:00")
    assert (await now(desk)).isoformat().startswith("2030-01-01T12:00:0")
    sent = await desk.ok("sendMessage", chat_id=ANN, text="x")
    assert sent["date"] - int(datetime(2030, 1, 1, 11, tzinfo=UTC).timestamp()) < 10
    await desk.post("/clock", status=400, advance="soon")
    await desk.post("/clock", status=400)


async def test_every_due_time_is_stepped_through_in_order(desk: Desk) -> None:
    """Two bots, three times; each deed is done at its own time, not at the end."""
    began = await now(desk)
    times = [(began + timedelta(hours=hours)).astimezone(UTC) for hours in (1, 5, 30)]
    one, two = Follower(desk, [times[0], times[2]], "one"), Follower(desk, [times[1]], "two")
    async with following(one, two):
        await until(known(one))
        await until(known(two))
        answer = await desk.post("/clock", advance="P1D")
        assert (answer["steps"], answer["quiet"]) == (2, True)
        for done, at in one.done + two.done:
            assert datetime.fromisoformat(at) - datetime.fromisoformat(done) < timedelta(seconds=3)
        assert (len(one.done), len(two.done)) == (1, 1)
        await desk.post("/clock", advance="P1D")
        assert len(one.done) == 2


async def test_the_clock_waits_for_a_busy_bot(desk: Desk) -> None:
    """Nothing moves while a bot says it is busy."""
    bot = Follower(desk, [])
    bot.busy = True
    async with following(bot):
        await until(known(bot))
        move = asyncio.create_task(desk.post("/clock", advance="PT1H"))
        version = (await desk.get("/clock"))["version"]
        await asyncio.wait([move], timeout=0.3)
        assert not move.done()
        assert (await desk.get("/clock"))["version"] == version
        bot.rest()
        assert (await asyncio.wait_for(move, 5))["quiet"] is True


async def test_a_bot_fetches_what_is_pending_before_the_clock_moves(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A press that would be too old after the jump is handed out first."""
    monkeypatch.setattr("simulator.presses.PRESS_SECONDS", 0.01)
    sent = await desk.ok("sendMessage", chat_id=ANN, text="q", reply_markup=keyboard([("A", "a")]))
    await desk.updates()
    async with following(bot := Follower(desk, [])):
        await until(known(bot))
        await desk.post(f"/people/{ANN}/press", message_id=sent["message_id"], text="A")
        move = asyncio.create_task(desk.post("/clock", advance="P1D"))
        await asyncio.wait([move], timeout=0.2)
        assert not move.done()
        taken = await desk.fetched()
        assert [update["callback_query"]["data"] for update in taken] == ["a"]
        assert (await asyncio.wait_for(move, 5))["quiet"] is True


async def test_a_follower_that_stays_away_is_forgotten(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Busy when last heard of and then silent for the grace: the clock moves on, and all is quiet."""
    monkeypatch.setattr("simulator.stepping.GRACE", 0.2)
    bot = Follower(desk, [])
    bot.busy = True
    async with following(bot):
        await until(known(bot))
    answer = await asyncio.wait_for(desk.post("/clock", advance="P1D"), 5)
    assert answer["quiet"] is True


async def test_a_follower_that_was_held_for_long_is_waited_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing happened for longer than the grace, and its report is as old: the clock steps through its due times all the same."""
    monkeypatch.setattr("simulator.stepping.GRACE", 0.5)
    began = await now(desk)
    bot = Follower(desk, [began + timedelta(hours=hours) for hours in (1, 5)])
    async with following(bot):
        await until(known(bot))
        await asyncio.wait([asyncio.create_task(asyncio.Event().wait())], timeout=0.8)
        answer = await desk.post("/clock", advance="P1D")
        assert (answer["steps"], answer["quiet"], len(bot.done)) == (2, True, 2)


async def test_a_long_way_takes_its_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is for coming to rest after one step, however many there are."""
    monkeypatch.setattr("simulator.stepping.LIMIT", 0.5)
    began = await now(desk)
    bot = Follower(desk, [began + timedelta(hours=hours) for hours in range(1, 1001)])
    async with following(bot):
        await until(known(bot))
        answer = await desk.post("/clock", advance="P60D")
        assert (answer["steps"], answer["quiet"], len(bot.done)) == (1000, True, 1000)


async def test_a_follower_whose_line_breaks_is_forgotten_at_once(desk: Desk) -> None:
    """A bot that was killed while its report was held: the clock does not wait until it might have come back."""
    address = urlsplit(desk.simulator.url)
    answers, line = await asyncio.open_connection(address.hostname, address.port)
    version = (await desk.get("/clock"))["version"]
    for seen in (version - 1, version):
        report = json.dumps({"bot": "killed", "seen": seen, "quiet": False, "next_due": None})
        line.write(b"POST /clock/follow HTTP/1.1\r\nHost: %s\r\n" % address.netloc.encode())
        line.write(b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(report), report.encode()))
        if seen < version:
            assert b" 200 OK" in await answers.readuntil(b"\r\n")
    await line.drain()
    await desk.get("/clock")
    line.transport.abort()
    assert (await asyncio.wait_for(desk.post("/clock", advance="P1D"), GRACE / 2))["quiet"] is True


async def test_a_bot_that_never_rests_stops_the_clock(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the limit the answer is not quiet, and the clock stands within a minute of where it was."""
    monkeypatch.setattr("simulator.stepping.LIMIT", 0.2)
    bot = Follower(desk, [])
    bot.busy = True
    began = await now(desk)
    async with following(bot):
        await until(known(bot))
        assert (await desk.post("/clock", advance="P1D"))["quiet"] is False
    assert await now(desk) - began < timedelta(minutes=1)


async def test_back_in_time_nothing_is_stepped(desk: Desk) -> None:
    """A day back: 0 steps and no deed done; the bot hears of it as one new version."""
    began = await now(desk)
    async with following(bot := Follower(desk, [began + timedelta(hours=1)])):
        await until(known(bot))
        version = bot.version
        answer = await desk.post("/clock", now=(began - timedelta(days=1)).isoformat())
        assert (answer["steps"], answer["quiet"]) == (0, True)
        assert bot.version == version + 1
    assert bot.done == []


async def test_a_deed_that_makes_a_new_one_due_is_followed(desk: Desk) -> None:
    """A due time in the past of the clock still moves it on, by a millisecond at least."""
    began = await now(desk)

    class Chain(Follower):
        def do(self, now: datetime) -> None:
            before = len(self.done)
            super().do(now)
            if before < len(self.done) < 4:
                self.due.append(now - timedelta(minutes=5))

    bot = Chain(desk, [began + timedelta(hours=1)])
    async with following(bot):
        await until(known(bot))
        assert (await desk.post("/clock", advance="PT2H"))["quiet"] is True
    assert len(bot.done) == 4


async def test_the_clock_may_begin_elsewhere() -> None:
    """A simulator started at nine on 1 March 2017 says so in its first ten seconds."""
    simulator = await start(now=datetime(2017, 3, 1, 9))
    assert as_iso(simulator.world.clock.now()).startswith("2017-03-01T09:00:0")
    await simulator.close()
