"""A link that opens the door once, handed to whoever passes it on: as a picture to scan, and as words."""

from io import BytesIO

import segno

from bot.turns.turn import Say
from core.actions.people.invites import Invite

SCALE = 8
"""Pixels of a module: large enough to scan from a phone that is held beside another."""


def hand_over(say: Say, username: str, invite: Invite) -> None:
    """Say the link and show its QR code; the link comes last."""
    link = link_of(username, invite)
    say.screen("invite_picture", name=invite.name, link=link)
    say.screen("invite_link", name=invite.name, link=link, valid_until=invite.valid_until.isoformat())


def link_of(username: str, invite: Invite) -> str:
    """What opens the chat with the bot of this name, and the door in it."""
    return f"https://t.me/{username}?start={invite.secret}"


def picture_of(link: str) -> bytes:
    """The QR code of a link as a PNG."""
    made = BytesIO()
    segno.make(link, error="m", micro=False).save(made, kind="png", scale=SCALE)
    return made.getvalue()
