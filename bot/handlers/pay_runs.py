"""Runs of payments: looked at and approved by a second person."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.buttons.costs import DecidePayments, OpenPayments, PaymentLines
from bot.screens.pay_runs import as_facts
from bot.turns.filters import Pressed
from bot.turns.turn import Say
from core.actions.deed import Deed
from core.actions.money.pay_run_views import lines_of_run
from core.actions.money.pay_runs import decide_payments, open_payments
from core.actions.things import Thing
from core.rules.refusals import Refusal

router = Router(name="pay_runs")


@router.callback_query(Pressed(OpenPayments))
async def on_open(_press: CallbackQuery, tap: OpenPayments, deed: Deed, say: Say) -> None:
    """A run of payments."""
    say.opened(await open_payments(deed, tap.run), Thing.PAY_RUN, tap.run)


@router.callback_query(Pressed(PaymentLines))
async def on_lines(_press: CallbackQuery, tap: PaymentLines, deed: Deed, say: Say) -> None:
    """A page of its lines."""
    verdict = await open_payments(deed, tap.run)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    found = [as_facts(line) for line in await lines_of_run(deed.tx, tap.run)]
    say.screen("payment_lines", run=tap.run, page=tap.page, found=found)


@router.callback_query(Pressed(DecidePayments))
async def on_decide(_press: CallbackQuery, tap: DecidePayments, deed: Deed, say: Say) -> None:
    """The second person's yes or no."""
    say.pressed(await decide_payments(deed, tap.run, tap.agrees))
