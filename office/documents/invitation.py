"""The invitation: one page with the way in, for whoever gets their link on paper. It says nothing of what the bot is for.

It is printed and handed over, never kept: whoever holds the link comes in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from core.rules.calendar import local_day
from office.documents import sheet
from office.documents.printing import STANDARD, TEMPLATES, compiled, qr
from office.documents.sheet import Block
from words import Words, words_for

TEMPLATE = TEMPLATES / "invitation.typ"


@dataclass(frozen=True)
class Invitation:
    """What stands on it: whose it is, from which municipality, where it leads and until when. `contact` is empty for who has none."""

    first_name: str
    municipality: str
    contact: str
    link: str
    until: datetime


def print_invitation(said: Invitation, languages: Sequence[str], made_at: datetime) -> bytes:
    """The PDF/A-2b of it, a page in each of these languages. PrintFault when it cannot be printed."""
    day = local_day(made_at)
    data = {
        "sheets": [_page(words_for(language), said) for language in languages],
        "sender": sheet.plain(words_for(None).safe(said.municipality)),
        "link": said.link,
        "qr": qr(said.link),
        "day": [day.year, day.month, day.day],
    }
    return compiled(TEMPLATE, data, pdf_standards=STANDARD, timestamp=made_at.astimezone(UTC).replace(microsecond=0))


def _page(w: Words, said: Invitation) -> Block:
    page = sheet.sheet(
        w,
        w("Invitation for {name}", name=said.first_name),
        sheet.text(
            w("In Telegram you talk with your contact person and keep your hours."),
            w("You choose freely. You may stop at any time."),
        )
        if said.contact
        else None,
        sheet.points(
            [
                (w("Put Telegram on your phone. It is free."), ()),
                (w("Point your camera at the picture and open the link."), ()),
                (w("Tap Start and choose your language."), ()),
            ]
        ),
    )
    beneath = [
        sheet.text(w("This works once, until {moment}.", moment=w.moment(said.until))),
        sheet.text(w("It is for you alone. Give it to nobody.")),
        sheet.text(w("Does it not work? Ask {contact}.", contact=said.contact)) if said.contact else None,
    ]
    return page | {"beneath": [part for part in beneath if part]}
