"""A real browser on the phones' page, and a bot of raw HTTP calls behind it."""

import asyncio
import shutil
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Locator, Page, Playwright

from tests.simulator.desk import Desk

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

AMINA = {"id": 1001, "first_name": "Amina", "language_code": "nl", "role": "candidate"}
YUSUF = {"id": 1002, "first_name": "يوسف", "language_code": "ar", "role": "candidate"}
GERT = {"id": 2001, "first_name": "Gert", "language_code": "nl", "role": "employer"}
MARLOES = {"id": 3001, "first_name": "Marloes", "language_code": "nl", "role": "consultant"}

Json = dict[str, Any]


def chromium(playwright: Playwright) -> str | None:
    """The path of an installed Chromium, or `None`."""
    installed = next((path for name in NAMES if (path := shutil.which(name))), None)
    own = playwright.chromium.executable_path
    return installed or (own if own and Path(own).exists() else None)


async def launch(playwright: Playwright) -> Browser | None:
    """A browser without a window; `None` when no Chromium is installed."""
    path = chromium(playwright)
    return await playwright.chromium.launch(executable_path=path, args=ARGUMENTS) if path else None


def phone(page: Page, person: Json) -> Locator:
    """The phone of a person on the page."""
    return page.get_by_role("region", name=f"Phone of {person['first_name']}")


class Bot(Desk):
    """A desk that listens: it remembers how far it has fetched its updates."""

    offset = 0

    async def says(self, person: Json, text: str, **parameters: Any) -> int:
        """Sends a text; answers its message_id."""
        return int((await self.ok("sendMessage", chat_id=person["id"], text=text, **parameters))["message_id"])

    async def gets(self, kind: str) -> Json:
        """The next update of a kind; what came before it is passed over."""
        async with asyncio.timeout(10):
            while True:
                for update in await self.updates(offset=self.offset, limit=1, timeout=5):
                    self.offset = update["update_id"] + 1
                    if kind in update:
                        return dict(update[kind])


def inline(*rows: list[tuple[str, str]]) -> Json:
    """An inline keyboard of (text, data) pairs; data that starts with http is a link."""
    keyboard = [
        [{"text": text, ("url" if data.startswith("http") else "callback_data"): data} for text, data in row] for row in rows
    ]
    return {"inline_keyboard": keyboard}
