"""Why somebody said no to an offer: never asked for, and for the contact person alone.

    [Say why (you do not have to)]  ->  why_not:reason  --words-->  kept; the contact person reads it
                                                        --anything else-->  asked again
                                                        --Back, Stop-->  nothing was said

Data: `offer`, `contact`.
"""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.everybody import StepBack
from bot.buttons.offers import SayWhyNot
from bot.screens.asking import NOT_TEXT
from bot.turns.filters import At, Pressed, Typed
from bot.turns.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.matching import offers
from core.actions.things import Thing
from core.rules.refusals import Refusal
from core.rules.talk.questions import QuestionCode

REASON = "why_not:reason"

router = Router(name="why_not")


@router.callback_query(Pressed(SayWhyNot))
async def on_why(_press: CallbackQuery, tap: SayWhyNot, deed: Deed, say: Say) -> None:
    """What was the reason?"""
    contact = await offers.may_say_why(deed, tap.offer)
    if isinstance(contact, Refusal):
        say.refusal(contact)
        return
    say.ask(REASON, "why_not", {"offer": tap.offer, "contact": contact.first_name})


@router.message(Typed(), At(REASON))
async def on_reason(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """The reason itself."""
    verdict = await offers.say_why_not(deed, int(turn.data["offer"]), message.text or "")
    if isinstance(verdict, Refusal) and verdict.code is QuestionCode.NOTHING_SAID:
        say.ask(REASON, "why_not", turn.known, refusal=verdict)
        return
    contact = turn.data["contact"]
    turn.to(None)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("why_not_told", contact=contact)


@router.callback_query(Pressed(StepBack), At(REASON))
async def on_back(_press: CallbackQuery, turn: Turn, say: Say) -> None:
    """The offer again; nothing was said."""
    offer = int(turn.data["offer"])
    turn.to(None)
    say.card(Thing.OFFER, offer, fresh=True)


@router.message(At(REASON))
async def on_no_text(_message: Message, turn: Turn, say: Say) -> None:
    """Only words are passed on here."""
    say.ask(REASON, "why_not", turn.known, problem=NOT_TEXT)
