"""The employer's invoices: the list, one of them, and its paper."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.documents import GetInvoice, OpenInvoice, ShowInvoices
from bot.screens.invoices import all_facts, one_facts
from bot.turns.filters import Is, Menu, Pressed
from bot.turns.turn import Say, Turn
from bot.wire.commands import INVOICES
from core.actions.deed import Deed
from core.actions.money import employer_invoices
from core.rules.refusals import Refusal
from core.store.people.people import Role

router = Router(name="invoices")


@router.message(Menu(INVOICES), Is(Role.EMPLOYER))
async def on_invoices(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """What is coming, and what was sent."""
    turn.to(None)
    await _all(deed, say, 0)


@router.callback_query(Pressed(ShowInvoices))
async def on_page(_press: CallbackQuery, tap: ShowInvoices, deed: Deed, say: Say) -> None:
    """The same, from another place."""
    await _all(deed, say, tap.page)


@router.callback_query(Pressed(OpenInvoice))
async def on_open(_press: CallbackQuery, tap: OpenInvoice, deed: Deed, say: Say) -> None:
    """One invoice."""
    verdict = await employer_invoices.open_invoice(deed, tap.invoice)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("my_invoice", **one_facts(*verdict, tap.page))


@router.callback_query(Pressed(GetInvoice))
async def on_paper(_press: CallbackQuery, tap: GetInvoice, deed: Deed, say: Say) -> None:
    """Its paper."""
    say.pressed(await employer_invoices.send_invoice(deed, tap.invoice))


async def _all(deed: Deed, say: Say, page: int) -> None:
    verdict = await employer_invoices.my_invoices(deed)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("my_invoices", **all_facts(verdict, page))
