"""On paper: the timesheet and travel form of a week, the confirmation of a placement. Each comes as a file below what was pressed."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.buttons.documents import GetConfirmation, GetTimesheet, GetTravelForm
from bot.turns.filters import Pressed
from bot.turns.turn import Say
from core.actions.deed import Deed
from core.actions.hours.week_documents import send_timesheet, send_travel_form
from core.actions.work.confirmations import send_confirmation
from core.rules.refusals import Refusal

router = Router(name="documents")


@router.callback_query(Pressed(GetTimesheet))
async def on_timesheet(_press: CallbackQuery, tap: GetTimesheet, deed: Deed, say: Say) -> None:
    """The timesheet, please."""
    _refused(await send_timesheet(deed, tap.week), say)


@router.callback_query(Pressed(GetTravelForm))
async def on_travel_form(_press: CallbackQuery, tap: GetTravelForm, deed: Deed, say: Say) -> None:
    """The travel costs, please."""
    _refused(await send_travel_form(deed, tap.week), say)


@router.callback_query(Pressed(GetConfirmation))
async def on_confirmation(_press: CallbackQuery, tap: GetConfirmation, deed: Deed, say: Say) -> None:
    """The confirmation, please."""
    _refused(await send_confirmation(deed, tap.placement), say)


def _refused(verdict: int | Refusal, say: Say) -> None:
    say.pressed(verdict)
