"""The municipality's month: a picture with its figures, and files."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.overview import SendMonth, ShowMonth
from bot.screens import month as screens
from bot.turns.filters import Is, Menu, Pressed
from bot.turns.turn import Say, Turn
from bot.wire.commands import MONTH
from core.actions.access import STAFF
from core.actions.deed import Deed
from core.actions.desk import months
from core.actions.things import Form
from core.rules.calendar import local_day
from core.rules.refusals import Refusal

router = Router(name="month")


@router.message(Menu(MONTH), Is(*STAFF))
async def on_month(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """The month that is over."""
    turn.to(None)
    await _show(deed, say, months.month_before(local_day(deed.now)))


@router.callback_query(Pressed(ShowMonth))
async def on_other_month(_press: CallbackQuery, tap: ShowMonth, deed: Deed, say: Say) -> None:
    """Another one."""
    await _show(deed, say, tap.month)


async def _show(deed: Deed, say: Say, month: int) -> None:
    verdict = await months.see_month(deed, month)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    first, over = verdict
    say.screen(screens.MONTH, first=first.isoformat(), over=over, form=Form.PICTURE)


@router.callback_query(Pressed(SendMonth))
async def on_file(_press: CallbackQuery, tap: SendMonth, deed: Deed, say: Say) -> None:
    """As a file."""
    form = list(Form)[tap.form % len(Form)]
    verdict = await months.send_month(deed, tap.month, form)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen(screens.MONTH_FILE, first=verdict.isoformat(), form=form)
