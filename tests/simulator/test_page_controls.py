"""The page around the phones, and what it owes to everybody: keyboard, small screens, readers, bad connections."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import Browser, Page, expect

from simulator.server import Simulator, start
from tests.simulator.browser import AMINA, GERT, MARLOES, Bot, inline, phone
from tests.simulator.desk import Desk
from tests.simulator.page_fixtures import opened_page, running_browser, started_bot  # noqa: F401

FLAWS = Path(__file__).with_name("page_flaws.js").read_text(encoding="utf-8")
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
"""Deque's axe-core, as the package carries it."""
FINDINGS = """async () => (await axe.run()).violations
  .filter(found => ["serious", "critical"].includes(found.impact))
  .flatMap(found => found.nodes.map(node => `${found.id}: ${node.html.slice(0, 100)}`))"""
OFFER = inline([("Ja", "yes"), ("Nee", "no")])


@asynccontextmanager
async def desk_at(simulator: Simulator) -> AsyncIterator[Desk]:
    async with aiohttp.ClientSession(simulator.url) as session:
        yield Desk(session, simulator)


async def tab_to(page: Page, name: str) -> None:
    """Presses Tab until the focus is on what has this name; fails when it never gets there."""
    for _ in range(60):
        await page.keyboard.press("Tab")
        if await page.evaluate("document.activeElement.ariaLabel ?? document.activeElement.textContent") == name:
            return
    pytest.fail(f"Tab does not lead to {name}")


async def test_a_button_is_pressed_with_the_keyboard_alone(page: Page, bot: Bot) -> None:
    """Tab reaches the bot's button before the text field, Enter presses it, and the focus stays at the message."""
    number = await bot.says(AMINA, "Wil je dit werk doen?", reply_markup=OFFER)
    await expect(page.get_by_role("button", name="Ja")).to_be_visible()
    await tab_to(page, "Messages of Amina")
    await tab_to(page, "Ja")
    await page.keyboard.press("Enter")
    query = await bot.gets("callback_query")
    assert query["data"] == "yes"
    await bot.ok("answerCallbackQuery", callback_query_id=query["id"])
    again = inline([("Toch niet", "undo")])
    await bot.ok("editMessageText", chat_id=1001, message_id=number, text="Je hebt ja gezegd", reply_markup=again)
    await expect(page.get_by_role("button", name="Toch niet")).to_be_focused()
    await bot.ok("editMessageText", chat_id=1001, message_id=number, text="Klaar")
    await expect(phone(page, AMINA).get_by_role("article").last).to_be_focused()
    await tab_to(page, "Message from Amina")
    await tab_to(page, "Messages of Gert")


@pytest.mark.slow
async def test_a_reply_with_the_keyboard_alone(page: Page, bot: Bot) -> None:
    """Arrow up from the list goes to the newest message, Enter replies to it."""
    number = await bot.says(AMINA, "Hoe ging het vandaag?")
    await expect(phone(page, AMINA).get_by_text("Hoe ging het")).to_be_visible()
    await tab_to(page, "Messages of Amina")
    for key in ("ArrowUp", "Enter"):
        await page.keyboard.press(key)
    await page.keyboard.type("Goed")
    await page.keyboard.press("Enter")
    said = await bot.gets("message")
    assert (said["text"], said["reply_to_message"]["message_id"]) == ("Goed", number)


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_nothing_is_unnamed_or_faint(page: Page, bot: Bot, scheme: str) -> None:
    """Every control has a name, ids are unique, text has AA contrast, the language is said, there is one main heading."""
    await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    await bot.says(
        AMINA, "<b>Werk</b> <a href='https://example.org/'>kaart</a> <code>c</code>", parse_mode="HTML", reply_markup=OFFER
    )
    await bot.says(GERT, "Kies", reply_markup={"keyboard": [["Week"]]})
    for person in (AMINA, GERT):
        await bot.post(f"/people/{person['id']}/send", text="Een antwoord")
    await phone(page, GERT).get_by_text("Een antwoord").wait_for()
    await page.get_by_text("Faults").click()
    assert await page.evaluate(FLAWS) == []


@pytest.mark.parametrize(
    ("scheme", "width"),
    [("light", 1400), *(pytest.param(*look, marks=pytest.mark.slow) for look in (("dark", 1400), ("light", 360), ("dark", 360)))],
)
async def test_axe_finds_nothing_serious(page: Page, bot: Bot, scheme: str, width: int) -> None:
    """With messages, buttons, a keyboard and the faults in sight axe-core has no serious or critical finding."""
    await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    await page.set_viewport_size({"width": width, "height": 900})
    await bot.says(AMINA, "<b>Werk</b> <a href='https://example.org/'>kaart</a>", parse_mode="HTML", reply_markup=OFFER)
    await bot.says(GERT, "Kies", reply_markup={"keyboard": [["Week"]]})
    await bot.post(f"/people/{AMINA['id']}/send", text="Een antwoord")
    await phone(page, AMINA).get_by_text("Een antwoord").wait_for()
    await page.get_by_text("Faults").click()
    await page.evaluate(AXE)
    assert await page.evaluate(FINDINGS) == []


@pytest.mark.slow
async def test_focus_is_seen(page: Page) -> None:
    """What has the keyboard's focus has a visible outline."""
    for _ in range(12):
        await page.keyboard.press("Tab")
        width = await page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        style = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert width >= 2
        assert style != "none"


@pytest.mark.slow
async def test_a_small_screen_shows_one_phone_at_a_time(page: Page, bot: Bot) -> None:
    """At 360 pixels nothing sticks out sideways; a tab slides to another phone and says where something new is."""
    await page.set_viewport_size({"width": 360, "height": 740})
    assert await page.evaluate("document.documentElement.scrollWidth") == 360
    tabs = page.get_by_role("navigation", name="Phones")
    await expect(tabs.get_by_role("button", name="Amina")).to_have_attribute("aria-current", "true")
    await expect(phone(page, MARLOES).get_by_role("textbox")).not_to_be_in_viewport()
    await bot.says(MARLOES, "Nieuwe vraag")
    await tabs.get_by_role("button", name="Marloes").filter(has_text="new").click()
    await expect(phone(page, MARLOES).get_by_text("Nieuwe vraag")).to_be_in_viewport()
    await expect(tabs.get_by_role("button", name="Marloes")).to_have_text("Marloesconsultant")


@pytest.mark.slow
async def test_who_reads_above_is_left_in_peace(page: Page, bot: Bot) -> None:
    """The newest message is in sight; who has scrolled up stays there, and can jump down again."""
    for number in range(30):
        await bot.says(AMINA, f"Bericht {number}")
    mine = phone(page, AMINA)
    await expect(mine.get_by_text("Bericht 29")).to_be_in_viewport()
    await mine.get_by_text("Bericht 3", exact=True).hover()
    await mine.get_by_text("Bericht 2", exact=True).scroll_into_view_if_needed()
    await bot.says(AMINA, "Het nieuwste")
    await mine.get_by_role("button", name="New messages").wait_for()
    await expect(mine.get_by_text("Het nieuwste")).not_to_be_in_viewport()
    await mine.get_by_role("button", name="New messages").click()
    await expect(mine.get_by_text("Het nieuwste")).to_be_in_viewport()


async def test_the_clock_is_shown_and_moved(page: Page, bot: Bot) -> None:
    """A step forward and a date from the page move the simulator's own clock, in the time of the Netherlands."""
    await bot.post("/clock", now="2025-03-29T12:00:00+01:00")
    await page.get_by_role("button", name="+1 day").click()
    await expect(page.locator("#clock time")).to_contain_text("30 Mar 2025, 12:00")
    assert (await bot.get("/clock"))["now"].startswith("2025-03-30T12:00")
    await page.get_by_role("button", name="To a date").click()
    await page.get_by_label("Date and time").fill("2025-07-01T08:30")
    await page.get_by_role("button", name="Move", exact=True).click()
    await expect(page.locator("#clock time")).to_contain_text("1 Jul 2025, 08:30")
    assert (await bot.get("/clock"))["now"].startswith("2025-07-01T08:30")
    assert (await bot.get("/clock"))["now"].endswith("+02:00")


@pytest.mark.slow
async def test_a_fault_is_set_seen_and_lifted(page: Page, bot: Bot) -> None:
    """The chosen method fails in the chosen way; what is in force is listed until it is used up or cleared."""
    await page.get_by_text("Faults").click()
    await page.get_by_label("Method").fill("sendMessage")
    await page.get_by_role("combobox", name="Fault", exact=True).select_option("429")
    await page.get_by_label("Times").fill("2")
    await page.get_by_label("Retry after").fill("7")
    await page.get_by_role("button", name="Set fault").click()
    await expect(page.get_by_label("Faults and limits in force")).to_contain_text("429, 2 times more, retry after 7 s")
    status, answer = await bot.call("sendMessage", chat_id=1001, text="Hallo")
    assert (status, answer["parameters"]["retry_after"]) == (429, 7)
    await expect(page.get_by_label("Faults and limits in force")).to_contain_text("once more")
    await page.get_by_role("button", name="Clear all").click()
    await expect(page.get_by_label("Faults and limits in force")).to_have_text("None")
    await bot.says(AMINA, "Hallo")


@pytest.mark.slow
async def test_the_calls_of_the_bot_are_listed(page: Page, bot: Bot) -> None:
    """Each call with its outcome; opened, with its parameters and its answer."""
    await bot.says(AMINA, "Kijk eens onder de kap")
    await page.get_by_text("Calls", exact=True).click()
    line = page.get_by_role("listitem").filter(has_text="Kijk eens").first
    await expect(line).to_contain_text("sendMessage")
    await line.locator("summary").click()
    await expect(line.locator("pre")).to_contain_text('"chat_id": 1001')


@pytest.mark.slow
async def test_a_person_blocks_the_bot_and_comes_back(page: Page, bot: Bot) -> None:
    """Blocked, the bot's messages are refused; unblocked, they arrive again."""
    await phone(page, GERT).get_by_role("button", name="Block bot").click()
    assert (await bot.gets("my_chat_member"))["new_chat_member"]["status"] == "kicked"
    assert (await bot.call("sendMessage", chat_id=2001, text="Hallo"))[0] == 403
    await phone(page, GERT).get_by_role("button", name="Unblock bot").click()
    assert (await bot.gets("my_chat_member"))["new_chat_member"]["status"] == "member"
    await bot.says(GERT, "Welkom terug")
    await expect(phone(page, GERT).get_by_text("Welkom terug")).to_be_visible()


@pytest.mark.slow
async def test_nobody_there_yet(browser: Browser, empty: Desk) -> None:
    """Without people the page invites to add one, who then gets a phone."""
    page = await browser.new_page()
    await page.goto(empty.simulator.url)
    await page.get_by_role("button", name="Add a person").click()
    await page.get_by_label("First name").fill("<b>Nadia</b>")
    await page.get_by_role("button", name="Add", exact=True).click()
    her = page.get_by_role("region", name="Phone of <b>Nadia</b>")
    await her.get_by_role("button", name="Start").click()
    await expect(her.get_by_text("/start")).to_be_visible()
    await expect(page.get_by_text("There is room for another phone.")).to_be_visible()
    await page.close()


@pytest.mark.slow
async def test_people_who_come_later_are_known(browser: Browser, empty: Desk) -> None:
    """A page that was open before anybody was there shows the first people by itself, without a reload."""
    page = await browser.new_page()
    await page.goto(empty.simulator.url)
    await expect(page.get_by_role("button", name="Add a person")).to_be_visible()
    await empty.post("/people", **AMINA)
    await expect(phone(page, AMINA)).to_be_visible()
    for person in (GERT, MARLOES):
        await empty.post("/people", **person)
        await expect(phone(page, person)).to_be_visible()
    await expect(page.get_by_role("button", name="Add a person")).to_be_hidden()
    await page.close()


@pytest.mark.slow
async def test_a_server_that_was_away_comes_back(browser: Browser, tmp_path: Path) -> None:
    """The phone says that there is no connection, and goes on by itself when there is one again."""
    first = await start(data=tmp_path)
    page = await browser.new_page()
    async with desk_at(first) as desk:
        await desk.ok("getMe")
        await desk.post("/people", **AMINA)
        await desk.post("/people/1001/start")
    await page.goto(first.url)
    await expect(page.get_by_text("/start")).to_be_visible()
    await first.close()
    await expect(page.get_by_text("No connection")).to_be_visible()
    second = await start(port=first.port, data=tmp_path)
    async with desk_at(second) as desk:
        await desk.ok("sendMessage", chat_id=1001, text="Daar ben ik weer")
    await expect(page.get_by_text("Daar ben ik weer")).to_be_visible(timeout=15_000)
    await expect(page.get_by_text("No connection")).to_be_hidden()
    await page.close()
    await second.close()
