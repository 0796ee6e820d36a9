"""`make screens`: the same five screens of a candidate in every language on offer, as a phone shows them, into `docs/screens/LANGUAGE/`.

`python -m tests.screens ar fa` makes those of these languages alone.
"""

import asyncio
import io
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.async_api import Browser, Page, async_playwright

from tests.nursery import ROOT, Nursery
from tests.screens.walk import Screen, walk
from tests.simulator.browser import launch
from tests.stories.running import RunningTown
from words import LANGUAGES

FOLDER = ROOT / "docs" / "screens"
WIDTH, HEIGHT = 360, 720
"""Of a phone, in pixels. One that shows a longer message is as high as it takes."""
EDGE = 20
"""Pixels that the page leaves beside a phone, both sides together."""
AIR = 40
"""Pixels above and below the message that is shown."""
COLOURS = 64
"""A picture of letters needs no more, and is a third of the size."""


async def main(languages: list[str]) -> None:
    async with async_playwright() as playwright, _town() as town:
        browser = await launch(playwright)
        if browser is None:
            sys.exit("No Chromium is installed: sudo apt-get install chromium fonts-noto-core")
        async for screen in walk(town, languages):
            path = FOLDER / screen.language / f"{screen.name}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(smaller(await _picture(browser, town.url, screen)))
            print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} kB", flush=True)
        await browser.close()


@asynccontextmanager
async def _town() -> AsyncIterator[RunningTown]:
    """A town of its own, which is gone afterwards."""
    nursery = Nursery()
    await nursery.open()
    try:
        with TemporaryDirectory() as folder:
            async with RunningTown.open(nursery, Path(folder) / "town", None) as town:
                yield town
    finally:
        await nursery.close()


async def _picture(browser: Browser, url: str, screen: Screen) -> bytes:
    """The phone with the whole message in sight, and what stands beneath it."""
    page = await browser.new_page(
        viewport={"width": WIDTH + EDGE, "height": HEIGHT}, color_scheme="light", reduced_motion="reduce"
    )
    await page.goto(f"{url}/#{screen.person}")
    phone = page.locator(".phone").first
    message = phone.locator(f'[data-message-id="{screen.message}"]')
    await message.wait_for()
    await page.set_viewport_size({"width": WIDTH + EDGE, "height": max(HEIGHT, await _needed(page, screen.message))})
    await message.evaluate("node => node.scrollIntoView({block: 'end'})")
    taken = await phone.screenshot()
    await page.close()
    return taken


async def _needed(page: Page, message: int) -> int:
    """How high the window must be for all of a message to be in sight, in pixels."""
    return AIR + int(
        await page.evaluate(
            """id => {
              const phone = document.querySelector(".phone");
              const whole = phone.querySelector(`[data-message-id="${id}"]`).getBoundingClientRect().height;
              return innerHeight - phone.querySelector(".log").clientHeight + whole;
            }""",
            message,
        )
    )


def smaller(taken: bytes) -> bytes:
    """The same picture in a few colours."""
    picture = Image.open(io.BytesIO(taken)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small = io.BytesIO()
    picture.save(small, "PNG", optimize=True)
    return small.getvalue()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:] or list(LANGUAGES)))
