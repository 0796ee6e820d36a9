"""`make manual`: the pictures of the Dutch manual, from the demo's phones, into `docs/handleiding/beeld/`.

Each is one message with its buttons, as it stands on a phone when somebody walks through the work of a week.
"""

import asyncio
import os
import socket
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import Locator, Page, async_playwright

from tests.nursery import ROOT
from tests.screens.__main__ import smaller
from tests.simulator.browser import launch

FOLDER = ROOT / "docs" / "handleiding" / "beeld"
MONDAY = "2026-11-16T09:00"
LARGEST = 150_000
"""Bytes of a picture, at most."""
ALONE = ".to-end { visibility: hidden }"
"""What floats over messages is not in the picture."""
PATIENCE = 120_000
"""Milliseconds that a busy machine may take to answer a press."""


class Desk:
    """The demo's page, with somebody who presses and takes pictures."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def message(self, name: str, text: str) -> Locator:
        """The newest message on somebody's phone that holds this."""
        phone = self._page.get_by_role("region", name=f"Phone of {name}")
        return phone.get_by_role("article").filter(has_text=text).last

    async def press(self, name: str, text: str, caption: str) -> None:
        """Press the button with this caption under the message that holds this text."""
        await self.message(name, text).get_by_role("button", name=caption, exact=True).click()

    async def key(self, name: str, caption: str) -> None:
        """Press a key of somebody's fixed keyboard."""
        keys = self._page.get_by_role("region", name=f"Phone of {name}").get_by_role("group", name="Reply keyboard")
        await keys.get_by_role("button", name=caption, exact=True).click()

    async def types(self, name: str, text: str) -> None:
        """Write a message."""
        box = self._page.get_by_role("region", name=f"Phone of {name}").get_by_role("textbox")
        await box.fill(text)
        await box.press("Enter")

    async def later(self) -> None:
        """An hour goes by."""
        await self._page.get_by_role("button", name="+1 hour").click()

    async def takes(self, picture: str, name: str, text: str) -> None:
        """A picture of the newest message on somebody's phone that holds this."""
        shown = self.message(name, text)
        await shown.wait_for()
        await shown.scroll_into_view_if_needed()
        taken = smaller(await shown.screenshot(animations="disabled", style=ALONE))
        assert len(taken) <= LARGEST, f"{picture}: {len(taken)} bytes"
        (FOLDER / f"{picture}.png").write_bytes(taken)
        print(f"{picture}.png: {len(taken) // 1024} kB", flush=True)


async def walk(desk: Desk) -> None:
    """From a job to a confirmed week, a question, and what waits."""
    await desk.key("Karin", "Klussen")
    await desk.press("Karin", "Welke klus wil je zien?", "Helpen in de keuken, Zorggroep Oost")
    await desk.press("Karin", "2 plekken vrij", "Wie past?")
    await desk.takes("wie-past", "Karin", "Wie past bij")
    await desk.press("Karin", "Wie past bij", "Amina Bakker")
    await desk.takes("aanbieden", "Karin", "Amina Bakker en")
    await desk.press("Karin", "Amina Bakker en", "Aanbieden")

    await desk.takes("aanbod", "Amina", "Folders vouwen")
    await desk.press("Amina", "Folders vouwen", "Ja, stel me voor")
    await desk.takes("voorstellen", "Karin", "Amina wil voorgesteld worden bij Drukkerij De Punt")
    await desk.press("Karin", "Amina wil voorgesteld worden bij Drukkerij De Punt", "Voorstellen")
    await desk.takes("welkom", "Joost", "Amina wil graag bij je werken.")
    await desk.press("Joost", "Amina wil graag bij je werken.", "Welkom")
    await desk.takes("plaatsing", "Joost", "Bevestigd: Amina komt bij je werken.")

    await desk.takes("dag", "Amina", "Hoe was je werk op vrijdag 13 november?")
    await desk.press("Amina", "Hoe was je werk op vrijdag 13 november?", "Ja, zoals gepland")
    await desk.takes("week-tekenen", "Amina", "Samen: 20 uur")
    await desk.press("Amina", "Klopt je week?", "Mijn week klopt")
    await desk.later()
    await desk.takes("week-bevestigen", "Joost", "Kloppen deze uren?")
    await desk.press("Joost", "Kloppen deze uren?", "Klopt")

    await desk.key("Amina", "Iets vragen")
    await desk.message("Amina", "Wat wil je vragen").wait_for()
    await desk.types("Amina", "Mag ik volgende week een uur later beginnen?")
    await desk.takes("vraag", "Karin", "Mag ik volgende week een uur later beginnen?")
    await desk.key("Karin", "Wat wacht")
    await desk.takes("wat-wacht", "Karin", "op je")


@asynccontextmanager
async def demo(folder: Path) -> AsyncIterator[str]:
    """The demo from its command line, on a Monday morning; its address."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FLEXBOT_")}
    command = [
        sys.executable,
        "-m",
        "bot",
        "demo",
        "--no-browser",
        "--port",
        str(_port()),
        "--data",
        str(folder),
        "--now",
        MONDAY,
    ]
    process = await asyncio.create_subprocess_exec(
        *command, cwd=folder, env=environment | {"PYTHONPATH": str(ROOT)}, stdin=DEVNULL, stdout=PIPE
    )
    assert process.stdout is not None
    try:
        line = (await process.stdout.readline()).decode()
        assert line.startswith("ready "), line
        yield line.split()[1]
    finally:
        process.terminate()
        await process.wait()


def _port() -> int:
    """A free port. The demo takes the next one too, and says so when that is taken."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


async def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        async with async_playwright() as playwright, demo(Path(folder)) as url:
            browser = await launch(playwright)
            if browser is None:
                sys.exit("No Chromium is installed: sudo apt-get install chromium fonts-noto-core")
            page = await browser.new_page(
                viewport={"width": 1500, "height": 1600}, color_scheme="light", reduced_motion="reduce", device_scale_factor=1.5
            )
            page.set_default_timeout(PATIENCE)
            await page.goto(url)
            await page.get_by_role("region", name="Phone of Karin").wait_for()
            await walk(Desk(page))
            await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
