"""The phones in a real browser: what the bot says is seen at once, and what a person does reaches the bot."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.simulator.browser import AMINA, GERT, MARLOES, YUSUF, Bot, inline, phone
from tests.simulator.page_fixtures import opened_page, running_browser, started_bot  # noqa: F401

OFFER = inline([("Ja", "yes"), ("Nee", "no")], [("Eerst een vraag", "ask")])


async def test_the_first_of_each_role_has_a_phone(page: Page) -> None:
    """A candidate's, an employer's and a consultant's phone stand side by side; another person comes by choice."""
    for person in (AMINA, GERT, MARLOES):
        await expect(phone(page, person).get_by_role("heading", name=person["first_name"])).to_be_visible()
    await expect(phone(page, YUSUF)).to_have_count(0)
    await page.get_by_label("Person on phone 1").select_option("1002")
    await expect(phone(page, YUSUF).get_by_text("/start")).to_be_visible()
    await page.reload()
    await expect(phone(page, YUSUF).get_by_text("/start")).to_be_visible()
    await page.get_by_label("Person on phone 1").select_option("2001")
    await expect(page.get_by_role("heading", level=2)).to_have_text(["Gert", "يوسف", "Marloes"])


async def test_a_message_appears_by_itself_with_its_markup(page: Page, bot: Bot) -> None:
    """Nobody reloads: the message stands there, on the right phone only, bold where the bot says bold."""
    await bot.says(AMINA, "<b>Nieuw werk</b> bij O'Brien &lt;3 &lt;script&gt;", parse_mode="HTML")
    message = phone(page, AMINA).get_by_role("article").last
    await expect(message.locator(".text")).to_have_text("Nieuw werk bij O'Brien <3 <script>")
    await expect(message.locator("strong")).to_have_text("Nieuw werk")
    await expect(phone(page, GERT).get_by_text("Nieuw werk")).to_have_count(0)


@pytest.mark.slow
async def test_only_harmless_markup_gets_through(page: Page) -> None:
    """Whatever the server hands over as HTML: no script, no handler, no picture, no script link, no style."""
    hostile = (
        "<b onclick=alert(1)>b</b><script>alert(1)</script><img src=x onerror=alert(1)><a href='javascript:alert(1)'>j</a>"
        "<a href='https://example.org/' style='position:fixed'>k</a></div><iframe src='/'></iframe><svg onload=alert(1)><i>n</i>"
    )
    shown = await page.evaluate(
        """async (html) => {
            const { richText } = await import("/page/richtext.js");
            const box = document.createElement("div");
            box.append(...richText(html));
            return box.innerHTML;
        }""",
        hostile,
    )
    assert shown == (
        '<strong>b</strong><span>j</span><a href="https://example.org/" target="_blank" rel="noopener noreferrer">k</a><em>n</em>'
    )


async def test_a_press_is_answered(page: Page, bot: Bot) -> None:
    """The button is busy until the bot answers; the answer is shown; the bot's edit takes the buttons away in place."""
    number = await bot.says(AMINA, "Wil je dit werk doen?", reply_markup=OFFER)
    mine = phone(page, AMINA)
    node = await mine.get_by_role("article").filter(has_text="Wil je dit").element_handle()
    button = mine.get_by_role("button", name="Ja", exact=True)
    await button.click()
    await expect(button).to_have_attribute("aria-busy", "true")
    query = await bot.gets("callback_query")
    assert (query["data"], query["from"]["id"], query["message"]["message_id"]) == ("yes", 1001, number)
    await bot.ok("answerCallbackQuery", callback_query_id=query["id"], text="Dank je wel")
    await expect(mine.get_by_role("status").get_by_text("Dank je wel")).to_be_visible()
    await expect(button).not_to_have_attribute("aria-busy", "true")
    await bot.ok("editMessageText", chat_id=1001, message_id=number, text="Je hebt ja gezegd")
    await expect(button).to_have_count(0)
    assert node is not None
    assert "Je hebt ja gezegd" in (await node.text_content() or "")
    assert "edited" in (await node.text_content() or "")


@pytest.mark.slow
async def test_an_alert_waits_for_the_reader(page: Page, bot: Bot) -> None:
    """An answer with show_alert is a dialog that stays until it is closed."""
    await bot.says(GERT, "Klopt dit?", reply_markup=inline([("Klopt", "ok")]))
    await phone(page, GERT).get_by_role("button", name="Klopt").click()
    query = await bot.gets("callback_query")
    await bot.ok("answerCallbackQuery", callback_query_id=query["id"], text="Weet je het zeker?", show_alert=True)
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("Weet je het zeker?")
    await page.keyboard.press("Enter")
    await expect(dialog).to_have_count(0)


async def test_typed_text_and_a_reply_reach_the_bot(page: Page, bot: Bot) -> None:
    """Enter sends; a tap on the bot's message makes the next text its answer, and both phones' ends show the quote."""
    number = await bot.says(MARLOES, "Vraag van Amina\nHoe kom ik daar?")
    mine = phone(page, MARLOES)
    await mine.get_by_text("Hoe kom ik daar?").click()
    await expect(mine.get_by_text("Reply to", exact=True)).to_be_visible()
    await mine.get_by_role("textbox").fill("Met bus 7")
    await page.keyboard.press("Enter")
    said = await bot.gets("message")
    assert (said["text"], said["reply_to_message"]["message_id"]) == ("Met bus 7", number)
    await expect(mine.get_by_role("article").last.locator(".quote")).to_contain_text("Vraag van Amina")
    await mine.get_by_role("textbox").fill("En daarna lopen")
    await page.keyboard.press("Enter")
    assert "reply_to_message" not in await bot.gets("message")


@pytest.mark.slow
async def test_an_own_text_can_be_changed(page: Page, bot: Bot) -> None:
    """A tap on an own message opens it for change; Escape leaves it as it was; the bot gets an edited_message."""
    mine = phone(page, AMINA)
    box = mine.get_by_role("textbox")
    await box.fill("8 uur")
    await page.keyboard.press("Enter")
    await mine.get_by_text("8 uur").click()
    await page.keyboard.press("Escape")
    await expect(box).to_have_value("")
    await mine.get_by_text("8 uur").click()
    await expect(box).to_have_value("8 uur")
    await box.fill("9 uur")
    await page.keyboard.press("Enter")
    assert (await bot.gets("edited_message"))["text"] == "9 uur"
    await expect(mine.get_by_role("article").last).to_contain_text("9 uur")
    await expect(mine.get_by_role("article").last).to_contain_text("edited")


@pytest.mark.slow
async def test_a_deleted_message_is_gone(page: Page, bot: Bot) -> None:
    """What the bot deletes cannot be read any more."""
    number = await bot.says(AMINA, "Dit gaat weg")
    await expect(phone(page, AMINA).get_by_text("Dit gaat weg")).to_be_visible()
    await bot.ok("deleteMessage", chat_id=1001, message_id=number)
    await expect(phone(page, AMINA).get_by_text("Dit gaat weg")).to_have_count(0)
    await expect(phone(page, AMINA).get_by_text("Message deleted")).to_be_visible()


@pytest.mark.slow
async def test_right_to_left_text_runs_right_to_left(page: Page, bot: Bot) -> None:
    """Arabic starts at the right, in messages, on buttons and in the field; Dutch on the same phone at the left."""
    await page.get_by_label("Person on phone 1").select_option("1002")
    await bot.says(YUSUF, "مرحبا Flextensie", reply_markup=inline([("نعم", "yes")]))
    await bot.says(YUSUF, "Welkom")
    his = phone(page, YUSUF)
    await his.get_by_role("textbox").fill("شكرا")
    for place in (his.get_by_text("مرحبا"), his.get_by_role("button", name="نعم"), his.get_by_role("textbox")):
        await expect(place).to_have_css("direction", "rtl")
    await expect(his.get_by_text("Welkom")).to_have_css("direction", "ltr")


@pytest.mark.slow
async def test_the_reply_keyboard_sends_its_caption(page: Page, bot: Bot) -> None:
    """Its keys stand under the text field until the bot takes them away."""
    keyboard = {"keyboard": [["Mijn werk", "Uren"], ["Mijn premie"]]}
    await bot.says(AMINA, "Waar wil je heen?", reply_markup=keyboard)
    keys = phone(page, AMINA).get_by_role("group", name="Reply keyboard")
    await keys.get_by_role("button", name="Mijn premie").click()
    assert (await bot.gets("message"))["text"] == "Mijn premie"
    await bot.says(AMINA, "Tot ziens", reply_markup={"remove_keyboard": True})
    await expect(keys).to_be_hidden()


@pytest.mark.slow
async def test_a_photo_with_its_caption(page: Page, bot: Bot, tmp_path: Path) -> None:
    """A chosen picture waits in the text field's strip, goes out with the text, and is shown as a picture."""
    picture = tmp_path / "kaartje.png"
    picture.write_bytes(await page.screenshot())
    mine = phone(page, AMINA)
    await mine.get_by_label("Attach", exact=True).first.click()
    async with page.expect_file_chooser() as chooser:
        await mine.get_by_role("button", name="Photo").click()
    await (await chooser.value).set_files(picture)
    await mine.get_by_role("textbox").fill("Mijn buskaartje")
    await page.keyboard.press("Enter")
    said = await bot.gets("message")
    assert said["caption"] == "Mijn buskaartje"
    assert said["photo"][-1]["width"] == 1400
    image = mine.get_by_role("img", name="Mijn buskaartje")
    await expect(image).to_have_js_property("naturalWidth", 1400)


@pytest.mark.slow
async def test_a_link_to_the_bot_opens_on_a_chosen_phone(page: Page, bot: Bot) -> None:
    """An invite that the consultant got is opened on the candidate's phone: the bot hears /start with its payload there."""
    await bot.says(MARLOES, "Uitnodiging", reply_markup=inline([("Openen", "https://t.me/local_7001_bot?start=aBc-1_2")]))
    await phone(page, MARLOES).get_by_role("button", name="Openen").click()
    await expect(page.get_by_label("Link or payload")).to_have_value("aBc-1_2")
    await page.get_by_label("On the phone of").select_option("1001")
    await page.get_by_role("button", name="Open", exact=True).click()
    said = await bot.gets("message")
    assert (said["text"], said["from"]["id"]) == ("/start aBc-1_2", 1001)


@pytest.mark.slow
async def test_an_own_contact_card_is_ones_own(page: Page, bot: Bot) -> None:
    """My own card carries my id; that of another carries theirs."""
    mine = phone(page, AMINA)
    for card, number in (("own", 1001), ("2001", 2001)):
        await mine.get_by_label("Attach", exact=True).first.click()
        await mine.get_by_role("button", name="Contact").click()
        await page.get_by_label("Whose card").select_option(card)
        await page.get_by_role("dialog").get_by_role("button", name="Send").click()
        assert (await bot.gets("message"))["contact"]["user_id"] == number


@pytest.mark.slow
async def test_what_was_refused_is_not_lost(page: Page) -> None:
    """A text that is too long is explained and stays in the field."""
    box = phone(page, AMINA).get_by_role("textbox")
    await box.fill("a" * 4097)
    await page.keyboard.press("Enter")
    await expect(phone(page, AMINA).get_by_role("status").get_by_text("longer than 4096")).to_be_visible()
    await expect(box).to_have_value("a" * 4097)
