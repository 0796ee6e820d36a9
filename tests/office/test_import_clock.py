"""`flexbot import` beside a bot that follows a simulator's clock: what comes in is dated by that clock."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from tests.commands import flexbot
from tests.office.conftest import Desk

THERE = "2026-11-16T09:00:00.000+01:00"


class _Clock(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        said = json.dumps({"now": THERE, "offset": 0.0, "version": 1}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on stderr."""


@pytest.fixture
def clock() -> Iterator[str]:
    """The URL of a clock at which it is always the same moment."""
    with HTTPServer(("127.0.0.1", 0), _Clock) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/clock"
        server.shutdown()


async def test_what_is_imported_is_dated_by_the_clock_that_is_followed(desk: Desk, clock: str) -> None:
    """The import is written down at the moment of the simulator, whatever this machine's clock says."""
    desk.lay_all()
    local = {"FLEXBOT_API_BASE": "http://127.0.0.1:1", "FLEXBOT_CLOCK": clock}
    done = flexbot("import", str(desk.folder), environment={"FLEXBOT_DATABASE": desk.url, **local})
    assert (done.returncode, done.stderr) == (0, "")
    assert await desk.ask("SELECT DISTINCT substr(at, 1, 16) FROM trail") == [("2026-11-16 08:00",)]


async def test_a_clock_that_is_away_is_said(desk: Desk) -> None:
    """No simulator there: one line, and nothing comes in."""
    desk.lay_all()
    local = {"FLEXBOT_API_BASE": "http://127.0.0.1:1", "FLEXBOT_CLOCK": "http://127.0.0.1:1/clock"}
    done = flexbot("import", str(desk.folder), environment={"FLEXBOT_DATABASE": desk.url, **local})
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "flexbot: FLEXBOT_CLOCK: no local simulator's clock answers there\n"
    assert await desk.ask("SELECT count(*) FROM trail") == [(0,)]
