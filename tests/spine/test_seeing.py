"""What whoever runs the bot can see: lines without secrets or anybody's words, and numbers."""

import asyncio
import contextlib
import gc
import json
import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import structlog
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy.exc import IntegrityError

from bot import metrics
from bot.logs import about_update, set_up
from bot.settings import read
from tests.spine.crowd import Crowd
from tests.stories.running import TOKEN, OpenTown, on_sqlite
from tests.stories.town import Folk

CANARY, SECRET, IBAN = "Kanarie7Zq", "geheim-van-niemand", "NL91ABNA0417164300"


@pytest.fixture(name="logged")
def set_up_logs() -> Iterator[StringIO]:
    """The bot's own logs at DEBUG, as JSON."""
    root, before, hook = logging.getLogger(), structlog.get_config(), sys.excepthook
    handlers, level = root.handlers[:], root.level
    stream = StringIO()
    set_up("json", "debug", [SECRET], to=stream)
    yield stream
    structlog.configure(**before)
    root.handlers[:], sys.excepthook = handlers, hook
    root.setLevel(level)


def lines(stream: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def fail() -> None:
    raise IntegrityError(f"INSERT ... VALUES ('{CANARY}')", {"text": CANARY}, ValueError(CANARY))


def test_an_exception_leaves_its_kind_and_place_alone(logged: StringIO) -> None:
    """Raised, passed along as a value or as information: nothing of its text, but where it was raised."""
    try:
        fail()
    except IntegrityError as problem:
        structlog.get_logger().exception("went wrong")
        structlog.get_logger().error("went wrong", exc_info=problem, cause=problem)
        logging.getLogger("library").exception("cannot %s", CANARY)
    assert CANARY not in logged.getvalue()
    assert [line["problem"] for line in lines(logged)] == ["IntegrityError"] * 3
    assert all(line["where"][-1].endswith(" fail") for line in lines(logged))


async def test_a_task_that_nobody_looked_at_tells_no_words(logged: StringIO) -> None:
    """asyncio complains of it with the text of its exception: of that line only the first words stay."""

    async def go_wrong() -> None:
        fail()

    task = asyncio.ensure_future(go_wrong())
    await asyncio.wait({task})
    del task
    gc.collect()
    assert CANARY not in logged.getvalue()
    (line,) = lines(logged)
    assert line["event"] == "Task exception was never retrieved"
    assert line["problem"] == "IntegrityError"


def test_secrets_and_what_telegram_quotes_are_hidden(logged: StringIO) -> None:
    """However deep a token lies in a line; Telegram's description keeps what it is about and loses what it repeats."""
    log = structlog.get_logger()
    log.info(f"at {SECRET}", url=f"http://x/bot{SECRET}/getMe", deep={"list": [SECRET, (SECRET,)]})
    log.error("set aside", description=f'Bad Request: unsupported start tag "{CANARY}" at byte 5, {IBAN}')
    assert not [word for word in (SECRET, CANARY, IBAN) if word in logged.getvalue()]
    assert lines(logged)[1]["description"].startswith("Bad Request: unsupported start tag")


def test_libraries_are_silent_until_something_is_wrong(logged: StringIO) -> None:
    """At DEBUG too: their lines hold parameters of statements and texts of messages."""
    for name in ("sqlalchemy.engine.Engine", "aiogram.event", "asyncio", "aiohttp.access"):
        logging.getLogger(name).debug(CANARY)
        logging.getLogger(name).info(CANARY)
    assert logged.getvalue() == ""


def test_lines_about_an_update_carry_its_number(logged: StringIO) -> None:
    """Those of the house and those of libraries, and only while it is handled."""
    with about_update(42):
        structlog.get_logger().debug("inside")
        logging.getLogger("library").warning("inside")
    structlog.get_logger().info("outside")
    assert [line.get("update") for line in lines(logged)] == [42, 42, None]


def test_a_process_that_ends_by_a_fault_says_so_in_one_line() -> None:
    """No traceback with texts on stderr."""
    code = f"from bot.logs import set_up; set_up('json', secrets=['{SECRET}']); raise ValueError('{CANARY} {SECRET}')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    (line,) = done.stderr.splitlines()
    assert (json.loads(line)["event"], json.loads(line)["problem"]) == ("ended by a fault", "ValueError")
    assert CANARY not in line
    assert done.returncode == 1


def test_every_secret_of_the_settings_is_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """Token, webhook secret, keys, the password of the database."""
    key = "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE="
    monkeypatch.setenv("FLEXBOT_KEY", key)
    url = "postgresql://flexbot:pass-word@127.0.0.1/x"
    settings = read(token=TOKEN, webhook_secret="hook", webhook_url="https://a.nl/x", key=key, database=url)
    assert {TOKEN, "hook", key, "pass-word"} <= set(settings.secrets)


@on_sqlite
async def test_a_bot_at_debug_tells_what_it_does_and_nobodys_words(open_town: OpenTown) -> None:
    """One line an update with its number and how it ended; no word that was typed, no name, no token."""
    town = await open_town(log_level="debug")
    folk = await Folk.settle(town)
    candidate = await folk.phone("candidate")
    await candidate.writes(f"{CANARY} {IBAN}")
    await candidate.writes(f"/stop {CANARY}")
    await folk.offer(await folk.job(title=CANARY))
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Nee")
    handled = [one for one in map(json.loads, town.log().splitlines()) if one["event"] == "update handled"]
    assert len(handled) >= 4
    assert all(isinstance(one["update"], int) and one["outcome"] for one in handled)
    assert not [word for word in (CANARY, IBAN, TOKEN, "Amina", "Bakker") if word in town.log()]


async def test_the_numbers_say_what_was_done(open_town: OpenTown) -> None:
    """Updates by how they ended, time in handlers, what was sent and refused, and how old what waits is."""
    town = await open_town()
    await town.fault("sendMessage", "500", 1)
    crowd = await Crowd.gather(town, 5)
    await crowd.phones[0].writes("zomaar")
    await town.quiet()
    seen = await numbers(town)
    assert seen[("flexbot_updates_total", "applied")] >= 6
    assert seen[("flexbot_handler_seconds_count", "")] == sum(
        n for (name, _), n in seen.items() if name == "flexbot_updates_total"
    )
    assert seen[("flexbot_sends_total", "sent")] >= 11
    assert seen[("flexbot_send_errors_total", "500")] == 1
    for name in ("flexbot_inbox_oldest_seconds", "flexbot_outbox_oldest_seconds", "flexbot_sweep_lag_seconds"):
        assert seen[(name, "")] == 0
    assert {where for name, where in seen if name == "flexbot_waiting"} == {"inbox", "due", "outbox", "set_aside"}


async def test_what_waits_grows_old(open_town: OpenTown) -> None:
    """A message that Telegram does not take is seen by its age and by the depth of the outbox."""
    town = await open_town()
    folk = await Folk.settle(town)
    candidate = await folk.phone("candidate")
    await town.fault("sendMessage", "429", 1, retry_after=3)
    await candidate.writes("/stop", wait=False)
    async with asyncio.timeout(5):
        while not (seen := await numbers(town))[("flexbot_outbox_oldest_seconds", "")] > 0.5:
            await asyncio.sleep(0.05)
    assert seen[("flexbot_waiting", "outbox")] == 1
    assert seen[("flexbot_send_errors_total", "429")] == 1
    await town.quiet()
    assert (await numbers(town))[("flexbot_outbox_oldest_seconds", "")] == 0


async def numbers(town: Any) -> dict[tuple[str, str], float]:
    async with town.session.get(town._health.replace("/health", "/metrics")) as answer:
        text = await answer.text()
    return {
        (sample.name, next(iter(sample.labels.values()), "")): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if "bucket" not in sample.name
    }


def test_every_alert_asks_after_a_number_that_is_there_and_says_what_to_do() -> None:
    """The rules for Prometheus and the page about them name the same alerts, and only numbers that the bot has."""
    rules, page = (Path(name).read_text("utf-8") for name in ("ops/alerts.yml", "docs/operations.md"))
    alerts = re.findall(r"alert: (\w+)", rules)
    assert len(alerts) >= 8
    assert set(alerts) == set(re.findall(r"\*\*(Flexbot\w+)\*\*", page))
    known = {
        name for metric in vars(metrics).values() if hasattr(metric, "_name") for name in (metric._name, f"{metric._name}_total")
    }
    asked = {re.sub("_(bucket|count|sum)$", "", name) for name in re.findall(r"flexbot_\w+", rules + page)}
    assert asked - {"flexbot_restored"} <= known


@on_sqlite
async def test_the_health_page_says_what_a_start_waits_for(open_town: OpenTown) -> None:
    """Telegram is away when the bot starts: `/health` answers, and says that; nobody takes it for a process that is gone. How much waits
    is not known yet: `null`, under the names that it has.
    """
    town = await open_town()
    await town.stop_bot()
    await town.fault("getMe", "500", times=2)
    starting = asyncio.ensure_future(town.start_bot())
    said: set[str] = set()
    while not starting.done():
        with contextlib.suppress(aiohttp.ClientError):
            health = await town.health()
            if not health["ok"]:
                said.add(health["problem"])
                assert [health[count] for count in ("inbox", "due", "outbox", "set_aside")] == [None] * 4
        await asyncio.wait({starting}, timeout=0.05)
    await starting
    assert "Telegram cannot be reached yet" in said
    assert (await town.health())["ok"]
