"""A bot that four people have started, and the page open in a real browser."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Page, async_playwright

from tests.simulator.browser import AMINA, GERT, MARLOES, YUSUF, Bot, launch
from tests.simulator.desk import Desk


@pytest.fixture(name="browser", scope="session")
async def running_browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        found = await launch(playwright)
        if found is None:
            pytest.skip("no Chromium is installed")
        yield found
        await found.close()


@pytest.fixture(name="bot")
async def started_bot(empty: Desk) -> Bot:
    """A bot that four people have started."""
    started = Bot(empty.session, empty.simulator)
    for person in (AMINA, YUSUF, GERT, MARLOES):
        await started.post("/people", **person)
        await started.post(f"/people/{person['id']}/start")
        await started.gets("message")
    return started


@pytest.fixture(name="page")
async def opened_page(browser: Browser, bot: Bot) -> AsyncIterator[Page]:
    """The page on a wide screen, with Amina's, Gert's and Marloes' phone; an error in it fails the test."""
    opened = await browser.new_page(viewport={"width": 1400, "height": 900})
    opened.set_default_timeout(10_000)
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    await opened.goto(bot.simulator.url)
    await opened.get_by_role("article").nth(2).wait_for()
    yield opened
    await opened.close()
    assert errors == []
