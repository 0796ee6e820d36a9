"""Common ground of the benchmarks: a simulator, a bot beside it as a process of its own, and presses from many people."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "777000:bench-token-for-a-local-server-only"
FIRST_PERSON = 500_001


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def ask(url: str, body: Any = None, method: str | None = None) -> Any:
    """One HTTP call with JSON in and out."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=120) as answer:
        return json.load(answer)


def until(check: Any, seconds: float = 120.0, every: float = 0.05) -> Any:
    """Wait until a check gives something true; errors of a server that is not up yet count as not yet."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError, ValueError):
            if found := check():
                return found
        time.sleep(every)
    raise TimeoutError("it did not happen in time")


@contextlib.contextmanager
def process(*command: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process that ends with the block."""
    running = subprocess.Popen([sys.executable, *command], cwd=ROOT, env=os.environ | environment, stdout=subprocess.DEVNULL)
    try:
        yield running
    finally:
        running.terminate()
        try:
            running.wait(10)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


@contextlib.contextmanager
def local_telegram() -> Iterator[str]:
    """A simulator; answers its address."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with process("-m", "simulator", "--port", str(port)):
        until(lambda: ask(f"{url}/people") is not None)
        yield url


def press(update_id: int, person: int, message: dict[str, Any], data: str) -> dict[str, Any]:
    """A raw button press as Telegram would hand it over."""
    return {
        "update_id": update_id,
        "callback_query": {
            "id": f"9{update_id:012d}",
            "from": {"id": person, "is_bot": False, "first_name": "P", "language_code": "nl"},
            "chat_instance": "1",
            "message": message,
            "data": data,
        },
    }


def cards_sent(url: str, caption: str, people: int, each: int) -> dict[int, list[tuple[dict[str, Any], str]]]:
    """By chat, the messages with a button of this caption that the bot sent, and the data of that button."""

    def found() -> dict[int, list[tuple[dict[str, Any], str]]] | None:
        by_chat: dict[int, list[tuple[dict[str, Any], str]]] = {}
        for call in ask(f"{url}/calls?after=0"):
            message = (call["answer"] or {}).get("result") if call["method"] == "sendMessage" else None
            for row in (message or {}).get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    if button["text"] == caption:
                        by_chat.setdefault(message["chat"]["id"], []).append((message, button["callback_data"]))
        return by_chat if sum(map(len, by_chat.values())) >= people * each else None

    return until(found, 300, 0.5)  # type: ignore[no-any-return]


def run_presses(url: str, presses: list[dict[str, Any]], calls_each: int = 2) -> float:
    """Hand over all presses at once; seconds from then until the bot's last call about them."""
    before = len(ask(f"{url}/calls?after=0"))
    expected = before + calls_each * len(presses)
    begun = datetime.fromisoformat(ask(f"{url}/clock")["now"])
    ask(f"{url}/updates", {"raw": presses})
    until(lambda: ask(f"{url}/calls?after={expected - 1}"), 600, 0.1)
    last = ask(f"{url}/calls?after={expected - 1}")[0]
    return (datetime.fromisoformat(last["time"]) - begun).total_seconds()
