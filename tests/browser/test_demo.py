"""The demo as a newcomer uses it: in a real browser, with nothing but presses on the page."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from playwright.async_api import Locator, Page, async_playwright, expect

from tests.nursery import ROOT
from tests.ports import two_ports
from tests.simulator.browser import launch

MONDAY = "2026-11-16T09:00"
READY_SECONDS = 90


@dataclass
class Demo:
    """A running demo: the page's address as it printed it, and its process."""

    url: str
    pid: int


@pytest.fixture(name="demo", scope="module")
async def running_demo(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Demo]:
    """`flexbot demo` from its command line."""
    folder = tmp_path_factory.mktemp("demo")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FLEXBOT_")}
    command = [sys.executable, "-m", "bot", "demo", "--no-browser", "--port", str(two_ports()), "--data", str(folder / "data")]
    process = await asyncio.create_subprocess_exec(
        *command, "--now", MONDAY, cwd=folder, env=environment | {"PYTHONPATH": str(ROOT)}, stdin=DEVNULL, stdout=PIPE
    )
    assert process.stdout is not None
    try:
        line = (await asyncio.wait_for(process.stdout.readline(), READY_SECONDS)).decode()
        assert line.startswith("ready http://127.0.0.1:"), line
        yield Demo(line.split()[1], process.pid)
    finally:
        process.terminate()
        await process.wait()


@pytest.fixture(name="page")
async def demo_page(demo: Demo) -> AsyncIterator[Page]:
    """The demo's page; an error in it fails the test."""
    async with async_playwright() as playwright:
        browser = await launch(playwright)
        if browser is None:
            pytest.skip("no Chromium is installed")
        page = await browser.new_page(viewport={"width": 1500, "height": 1000})
        page.set_default_timeout(10_000)
        expect.set_options(timeout=10_000)
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        await page.goto(demo.url)
        await page.get_by_role("region", name="Phone of Karin").wait_for()
        yield page
        await browser.close()
        assert errors == []


def phone(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=f"Phone of {name}")


def message(page: Page, name: str, text: str) -> Locator:
    """The newest message on somebody's phone that holds this."""
    return phone(page, name).get_by_role("article").filter(has_text=text).last


async def press(page: Page, name: str, text: str, caption: str) -> None:
    """Press the button with this caption under the message that holds this text."""
    await message(page, name, text).get_by_role("button", name=caption, exact=True).click()


async def key(page: Page, name: str, caption: str) -> None:
    """Press a key of somebody's fixed keyboard."""
    await phone(page, name).get_by_role("group", name="Reply keyboard").get_by_role("button", name=caption, exact=True).click()


@pytest.mark.slow
async def test_from_an_offer_to_a_confirmed_week(page: Page) -> None:
    """The consultant offers, the candidate says yes, the employer welcomes; the last open day is filled in by one press, the week
    is signed, and the employer confirms it by one press."""
    await expect(phone(page, "Karin").get_by_text("09:00").first).to_be_visible()
    await key(page, "Karin", "Klussen")
    await press(page, "Karin", "Welke klus wil je zien?", "Helpen in de keuken, Zorggroep Oost")
    await press(page, "Karin", "2 plekken vrij", "Wie past?")
    await press(page, "Karin", "Wie past bij", "Amina Bakker")
    await press(page, "Karin", "Amina Bakker en", "Aanbieden")
    await press(page, "Amina", "Helpen in de keuken", "Nee")
    await expect(message(page, "Amina", "Helpen in de keuken")).to_contain_text("Je hebt nee gezegd. Dat is prima.")
    await expect(message(page, "Karin", "Amina heeft nee gezegd tegen “Helpen in de keuken”.")).to_be_visible()

    await press(page, "Amina", "Folders vouwen", "Ja, stel me voor")
    await expect(message(page, "Amina", "Folders vouwen")).to_contain_text("Je hebt ja gezegd.")
    await press(page, "Karin", "Amina wil voorgesteld worden bij Drukkerij De Punt", "Voorstellen")
    await press(page, "Joost", "Amina wil graag bij je werken.", "Welkom")
    await expect(message(page, "Joost", "Bevestigd: Amina komt bij je werken.")).to_contain_text(
        "Tarief: € 18,50 per gewerkt uur."
    )
    await expect(message(page, "Amina", "Dit is je werk:")).to_contain_text("Laatste dag: 22 januari 2027")
    await expect(message(page, "Karin", "Drukkerij De Punt koos Amina. De plaatsing is gemaakt.")).to_be_visible()

    await press(page, "Amina", "Hoe was je werk op vrijdag 13 november?", "Ja, zoals gepland")
    await expect(message(page, "Amina", "Klopt je week?")).to_contain_text("Samen: 20 uur")
    await press(page, "Amina", "Klopt je week?", "Mijn week klopt")
    await expect(message(page, "Amina", "De week van maandag 9 november")).to_contain_text("getekend")
    await page.get_by_role("button", name="+1 hour").click()
    await press(page, "Joost", "Kloppen deze uren?", "Klopt")
    await expect(message(page, "Joost", "De week van maandag 9 november")).to_contain_text("Samen: 20 uur")
    await expect(phone(page, "Joost").get_by_role("button", name="Klopt", exact=True)).to_have_count(0)
    await expect(message(page, "Amina", "bevestigd")).to_contain_text("€ 40,00")


@pytest.mark.slow
async def test_a_killed_bot_is_started_again(page: Page, demo: Demo) -> None:
    """The bot is a process of its own: after `kill -9` a press is answered as ever."""
    searching = await asyncio.create_subprocess_exec("pgrep", "-P", str(demo.pid), "-f", "bot run", stdout=PIPE)
    (bot,) = (await searching.communicate())[0].split()
    os.kill(int(bot), signal.SIGKILL)
    await key(page, "Amina", "Mijn uren")
    await expect(message(page, "Amina", "Welke dag wil je invullen of veranderen?")).to_be_visible(timeout=30_000)
