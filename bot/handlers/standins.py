"""Who stands in for whoever acts."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.buttons.views import ChooseStandIn, ListStandIns
from bot.turns.filters import Is, Pressed
from bot.turns.turn import Say, Turn
from core.actions.access import WITH_EMPLOYERS
from core.actions.deed import Deed
from core.actions.people import standins
from core.rules.refusals import Refusal

router = Router(name="standins")


@router.message(Command("vervanger", "standin"), Is(*WITH_EMPLOYERS))
async def on_stand_in(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Who stands in now, and whom else?"""
    turn.to(None)
    await _list(deed, say, 0)


@router.callback_query(Pressed(ListStandIns))
async def on_more(_press: CallbackQuery, tap: ListStandIns, deed: Deed, say: Say) -> None:
    """Another page of them."""
    await _list(deed, say, tap.page)


async def _list(deed: Deed, say: Say, page: int) -> None:
    verdict = await standins.possible_stand_ins(deed)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    now, others = verdict
    say.screen(
        "stand_ins", now=now.name if now else "", colleagues=[{"id": one.id, "name": one.name} for one in others], page=page
    )


@router.callback_query(Pressed(ChooseStandIn))
async def on_chosen(_press: CallbackQuery, tap: ChooseStandIn, deed: Deed, say: Say) -> None:
    """From now on this colleague."""
    verdict = await standins.choose_stand_in(deed, tap.person)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("stand_in_chosen", name=verdict.first_name)
