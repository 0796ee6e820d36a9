"""A colleague refuses an employer, with a reason that the employer does not read; and lifts it again.

    [Employer], /geweigerd  ->  the employer  --[Refuse]-->  refuse_employer:reason  --words-->  refused, and shown
                                                             --anything else-->  asked again
                                                             --[Back]-->  the employer; Stop, /stop: nothing was changed
                                              --[Do business again]-->  lifted, and shown

Data: `number` and `employer` (its name).
"""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.buttons.employers import LiftRefusal, RefuseEmployer
from bot.buttons.everybody import StepBack
from bot.screens.asking import NOT_TEXT
from bot.screens.employers import facts_of
from bot.turns.filters import At, Is, Pressed, Typed
from bot.turns.turn import Say, Turn
from core.actions.access import STAFF, WITH_EMPLOYERS
from core.actions.deed import Deed
from core.actions.matching import refused_employers as refused
from core.actions.people import employers
from core.rules.refusals import CommonCode, Refusal, refuse

REASON = "refuse_employer:reason"

router = Router(name="refuse_employer")


@router.message(Command("geweigerd"), Is(*WITH_EMPLOYERS))
async def on_list(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Who is refused now?"""
    turn.to(None)
    verdict = await refused.list_refused(deed)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("refused_employers", refused=[{"id": one.employer, "name": one.name} for one in verdict])


@router.callback_query(Pressed(RefuseEmployer))
async def on_refuse(_press: CallbackQuery, tap: RefuseEmployer, deed: Deed, say: Say) -> None:
    """Why?"""
    verdict = await employers.open_employer(deed, tap.employer)
    if isinstance(verdict, Refusal) or deed.who.role not in STAFF:
        say.refusal(verdict if isinstance(verdict, Refusal) else refuse(CommonCode.NOT_FOUND))
        return
    say.ask(REASON, "refuse_employer", {"number": tap.employer, "employer": verdict.employer.name})


@router.message(Typed(), At(REASON))
async def on_reason(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """The reason, for colleagues."""
    number = int(turn.data["number"])
    verdict = await refused.refuse_employer(deed, number, message.text or "")
    if isinstance(verdict, Refusal) and verdict.code is not CommonCode.NOT_FOUND:
        say.ask(REASON, "refuse_employer", turn.known, refusal=verdict)
        return
    turn.to(None)
    await _show(deed, say, number)


@router.callback_query(Pressed(LiftRefusal))
async def on_lift(_press: CallbackQuery, tap: LiftRefusal, deed: Deed, say: Say) -> None:
    """Business again."""
    verdict = await refused.lift_refusal(deed, tap.employer)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        await _show(deed, say, tap.employer)


@router.callback_query(Pressed(StepBack), At(REASON))
async def on_back(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """The employer; nothing was changed."""
    number = int(turn.data["number"])
    turn.to(None)
    await _show(deed, say, number)


@router.message(At(REASON))
async def on_no_text(_message: Message, turn: Turn, say: Say) -> None:
    """A photo or a sticker: asked again."""
    say.ask(REASON, "refuse_employer", turn.known, problem=NOT_TEXT)


async def _show(deed: Deed, say: Say, number: int) -> None:
    verdict = await employers.open_employer(deed, number)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("employer", **facts_of(verdict, deed.who))
