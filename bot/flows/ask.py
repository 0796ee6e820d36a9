"""Asking the contact person something, and writing on in a question.

    "Ask something", "First a question"  ->  ask:question  --words or a file-->  sent; the question's card shows where it is
    [Write back], [Answer]               ->  ask:message   --words or a file-->  sent
    either                               --Stop, /stop, a menu button-->  nothing was sent
    either                               --anything that cannot be passed on-->  asked again

Whoever asked and goes on writing without a button, shortly after, writes on in the same question; so do the other
photos of one album. After calling that one cannot come the conversation is `absent:told`: what is typed or sent within half an
hour is a question too.
"""

from datetime import date
from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import Message

from bot.store import join_thread
from bot.turns.filters import At, Is, leads_elsewhere
from bot.turns.turn import Say, Turn
from core.actions.access import WITH_EMPLOYERS
from core.actions.deed import Deed
from core.actions.talk import questions
from core.actions.talk.questions import ASKERS
from core.actions.talk.questions import Message as Written
from core.actions.things import Thing
from core.rules.refusals import Refusal
from core.rules.talk.questions import MessageKind
from core.store.people.people import Role
from core.store.talk.questions import QuestionRow

QUESTION = "ask:question"
MESSAGE = "ask:message"
FILES = {
    "photo": MessageKind.PHOTO,
    "voice": MessageKind.VOICE,
    "video": MessageKind.VIDEO,
    "video_note": MessageKind.VIDEO,
    "audio": MessageKind.FILE,
    "document": MessageKind.FILE,
}

router = Router(name="ask")


class JustCalled(BaseFilter):
    """Shortly after calling that one cannot come: what is volunteered then is for the contact person."""

    async def __call__(self, _message: Message, turn: Turn) -> bool:
        return turn.listens


class Talking(BaseFilter):
    """In no conversation with the bot, but shortly after something was said in a question of one's own."""

    async def __call__(self, message: Message, turn: Turn, deed: Deed) -> bool | dict[str, Any]:
        if turn.state is not None or read(message, turn) is None or leads_elsewhere(message.text):
            return False
        verdict = await questions.talk_of(deed)
        return False if isinstance(verdict, Refusal) else {"question": verdict}


class MoreOfAlbum(BaseFilter):
    """Another photo of the album that was just sent."""

    async def __call__(self, message: Message, turn: Turn) -> bool | dict[str, Any]:
        same = message.media_group_id is not None and turn.data.get("album") == message.media_group_id
        return {"question": int(turn.data["question"])} if same and turn.state is None else False


async def begin(deed: Deed, say: Say, offer: int = 0) -> None:
    """What do you want to ask? About an offer, or (0) about the work at hand or nothing."""
    contact = await questions.may_ask(deed, offer)
    if isinstance(contact, Refusal):
        say.refusal(contact)
        return
    is_candidate = deed.who.role is Role.CANDIDATE
    say.ask(QUESTION, "ask", {"offer": offer}, contact=contact.person.first_name, away=contact.said, candidate=is_candidate)


async def begin_about(deed: Deed, say: Say, week: int = 0, placement: int = 0, day: date | None = None) -> None:
    """What do you want to ask about this week, or this day?"""
    contact = await (questions.may_ask_about_day(deed, placement, day) if day else questions.may_ask_about_week(deed, week))
    if isinstance(contact, Refusal):
        say.refusal(contact)
        return
    known = {"offer": 0, "week": week, "placement": placement, "day": day.isoformat() if day else ""}
    say.ask(QUESTION, "ask", known, contact=contact.person.first_name, away=contact.said, candidate=True)


async def begin_message(deed: Deed, say: Say, question: int) -> None:
    """What do you want to write to the other?"""
    other = await questions.may_write(deed, question)
    if isinstance(other, Refusal):
        say.refusal(other)
        return
    say.ask(MESSAGE, "write_back", {"question": question, "name": other.person.first_name}, away=other.said)


@router.message(At(QUESTION), Is(*ASKERS))
@router.message(JustCalled(), Is(Role.CANDIDATE))
async def on_question(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """The question itself, or what was told without being asked."""
    written = read(message, turn)
    if written is None:
        say.screen("cannot_send", in_flow=True)
        return
    verdict = await _asked(turn, deed, written)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    await belongs(message, turn, deed, verdict)
    turn.to(None, **_album(message, verdict))


async def _asked(turn: Turn, deed: Deed, written: Written) -> int | Refusal:
    """About whatever it began with."""
    if turn.data.get("day"):
        return await questions.ask_about_day(deed, written, int(turn.data["placement"]), date.fromisoformat(turn.data["day"]))
    if turn.data.get("week"):
        return await questions.ask_about_week(deed, written, int(turn.data["week"]))
    return await questions.ask(deed, written, int(turn.data.get("offer", 0)))


@router.message(At(MESSAGE), Is(*ASKERS, *WITH_EMPLOYERS))
async def on_message(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """What was meant for the other. The card says so where a new wait begins; otherwise a word does."""
    name = turn.data["name"]
    verdict = await write(message, turn, deed, say, int(turn.data["question"]), in_flow=True)
    if verdict is None:
        return
    turn.to(None, **_album(message, verdict.id))
    if verdict.facts.waits or verdict.facts.asker != deed.who.id:
        say.screen("message_sent", name=name)


@router.message(MoreOfAlbum())
@router.message(Is(*ASKERS), Talking())
async def on_talk(message: Message, question: int, turn: Turn, deed: Deed, say: Say) -> None:
    """Two people talk: the bot passes on, and is silent."""
    await write(message, turn, deed, say, question)


async def write(
    message: Message, turn: Turn, deed: Deed, say: Say, question: int, *, in_flow: bool = False
) -> QuestionRow | None:
    """Pass a message on in a question; None when it could not be, which is said."""
    written = read(message, turn)
    if written is None:
        say.screen("cannot_send", in_flow=in_flow)
        return None
    verdict = await questions.write_on(deed, question, written)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return None
    await belongs(message, turn, deed, question)
    return verdict


def read(message: Message, turn: Turn) -> Written | None:
    """The words of a message, or the file with its words; None for what cannot be passed on."""
    kind = next((kind for name, kind in FILES.items() if getattr(message, name)), MessageKind.TEXT)
    if kind is MessageKind.TEXT and message.text is None:
        return None
    text = message.text or message.caption or ""
    return Written(kind, text, turn.address, message.message_id)


async def belongs(message: Message, turn: Turn, deed: Deed, question: int) -> None:
    """What is said about the question later answers this message."""
    if turn.address is not None:
        await join_thread(deed.tx, turn.address, message.message_id, Thing.QUESTION, question)


def _album(message: Message, question: int) -> dict[str, Any]:
    return {"album": message.media_group_id, "question": question} if message.media_group_id else {}
