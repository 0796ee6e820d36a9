"""Only this machine, and no website, reaches the simulator."""

import socket
from typing import Any

import pytest

from tests.simulator.desk import ANN, Desk

FOREIGN = [
    {"Origin": "https://example.org"},
    {"Origin": "http://127.0.0.1:1"},
    {"Origin": "null"},
    {"Host": "example.org"},
    {"Host": "127.0.0.1.example.org:80"},
    {"Sec-Fetch-Site": "cross-site"},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
async def test_requests_of_other_websites_are_refused(desk: Desk, headers: dict[str, str]) -> None:
    """403 for another origin or port, another host and a cross-site fetch: for the bot's calls, people's deeds and reading alike."""
    for path in ("/people", "/clock", "/faults", f"/people/{ANN}/start", f"/bot{desk.token}/sendMessage"):
        async with desk.session.post(path, json={}, headers=headers) as answer:
            assert answer.status == 403
    async with desk.session.get(f"/people/{ANN}/chat", headers=headers) as answer:
        assert answer.status == 403


async def test_the_own_page_may_do_everything(desk: Desk) -> None:
    """A person's deed that comes with the simulator's own origin, as a browser says it, is done."""
    own = {"Origin": desk.simulator.url.rstrip("/"), "Sec-Fetch-Site": "same-origin"}
    async with desk.session.post(f"/people/{ANN}/start", json={}, headers=own) as answer:
        assert answer.status == 200


async def test_a_link_to_the_page_may_stand_anywhere(desk: Desk) -> None:
    """A browser that follows it from another website (cross-site, navigate) gets the page."""
    async with desk.session.get("/", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}) as answer:
        assert answer.status == 200


async def test_it_listens_on_loopback_only(simulator: Any) -> None:
    """At 127.0.0.1; the same port is still free at 127.0.0.2, so it does not listen on every address."""
    assert simulator.url == f"http://127.0.0.1:{simulator.port}/"
    with socket.socket() as other:
        other.bind(("127.0.0.2", simulator.port))


async def test_the_page_and_its_parts_are_served_and_nothing_beside_them(desk: Desk) -> None:
    """`..`, plain or encoded, a part that is not there and a file of the machine: 404."""
    async with desk.session.get("/") as answer:
        assert (answer.status, answer.content_type) == (200, "text/html")
    for path in ("/page/../server.py", "/page/%2e%2e/server.py", "/page/none.js", "/etc/passwd"):
        async with desk.session.get(path) as answer:
            assert answer.status == 404


@pytest.mark.parametrize("body", ["{", "[]", "3"])
async def test_a_body_that_is_no_object_is_refused(desk: Desk, body: str) -> None:
    """Broken JSON, a list, a number: 400 with an `error` in JSON."""
    async with desk.session.post(f"/people/{ANN}/send", data=body, headers={"Content-Type": "application/json"}) as answer:
        assert answer.status == 400
        assert "error" in await answer.json()


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/people", {"first_name": "Ann", "id": 1.5}),
        ("/people", {"first_name": "Ann", "id": True}),
        ("/people", {"first_name": "Ann", "id": "１２"}),
        ("/updates", {"again": 1.5}),
        ("/updates", {"raw": {}}),
        ("/updates", {"raw": "x"}),
        ("/clock", {"advance": "P１D"}),
        ("/clock", {"now": "9999-12-31T23:59:59"}),
        ("/faults", {"kind": "timeout", "seconds": -1}),
        ("/faults", {"kind": "429", "retry_after": -3}),
    ],
)
async def test_a_number_that_is_none_is_refused(desk: Desk, path: str, fields: dict[str, Any]) -> None:
    """400, and nothing is guessed: half a person, a day in digits of another script, a moment that no calendar goes on from."""
    await desk.ok("getMe")
    before = await desk.get("/people"), await desk.get("/faults")
    await desk.post(path, status=400, **fields)
    assert (await desk.get("/people"), await desk.get("/faults")) == before
