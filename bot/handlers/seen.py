"""What a candidate sees, on the phone of their contact person."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.buttons.views import ChooseView, ViewAs
from bot.turns.filters import Pressed
from bot.turns.turn import Say
from core.actions.deed import Deed
from core.actions.desk import seen
from core.actions.desk.seen import Part
from core.actions.people import guided
from core.actions.things import Thing
from core.rules.refusals import Refusal

router = Router(name="seen")


@router.callback_query(Pressed(ChooseView))
async def on_choose(_press: CallbackQuery, tap: ChooseView, deed: Deed, say: Say) -> None:
    """Which screen?"""
    verdict = await guided.open_candidate(deed, tap.candidate)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("choose_view", candidate=verdict.id, name=verdict.first_name)


@router.callback_query(Pressed(ViewAs))
async def on_view(_press: CallbackQuery, tap: ViewAs, deed: Deed, say: Say) -> None:
    """That screen, to look at."""
    verdict = await seen.view_as(deed, tap.candidate, tap.part)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    name = verdict.candidate.first_name
    match verdict.part:
        case Part.PREMIUM:
            say.card(Thing.SEEN_PREMIUM, tap.candidate, fresh=True)
        case Part.HOURS:
            say.screen("seen_hours", name=name, hours=verdict.hours)
        case Part.WORK:
            for number in verdict.placements:
                say.card(Thing.SEEN_WORK, number, fresh=True)
            if not verdict.placements:
                say.screen("seen_no_work", name=name)
