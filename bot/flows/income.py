"""What does this job do to my income? With a wage that is typed.

    [What does this do to my income?]  ->  the comparison, at the minimum wage
    [Another wage]                     ->  income:wage  --an amount-->  the comparison, at that wage
                                                        --anything else-->  asked again
                                                        --Back-->  the offer's card

Data: `offer`.
"""

from decimal import Decimal

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.everybody import StepBack
from bot.buttons.offers import OtherWage, WhatIncome
from bot.screens.asking import NOT_TEXT, UNCLEAR
from bot.screens.income import income_facts
from bot.turns.filters import At, Pressed, Typed
from bot.turns.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.matching import offers
from core.actions.matching.income import compare_income
from core.actions.things import Thing
from core.rules.reading.travel import read_euros
from core.rules.refusals import Refusal

WAGE = "income:wage"
CENTS = 100

router = Router(name="income")


@router.callback_query(Pressed(WhatIncome))
async def on_income(_press: CallbackQuery, tap: WhatIncome, deed: Deed, say: Say) -> None:
    """Both ways, at the minimum wage."""
    await _compare(tap.offer, None, deed, say)


@router.callback_query(Pressed(OtherWage))
async def on_other_wage(_press: CallbackQuery, tap: OtherWage, deed: Deed, say: Say) -> None:
    """Which wage?"""
    verdict = await offers.open_offer(deed, tap.offer)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    say.ask(WAGE, "ask_wage", {"offer": tap.offer})


@router.message(Typed(), At(WAGE))
async def on_wage(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A typed wage."""
    cents = read_euros(message.text or "")
    if cents is None:
        say.ask(WAGE, "ask_wage", turn.known, problem=UNCLEAR)
        return
    offer = int(turn.data["offer"])
    turn.to(None)
    await _compare(offer, Decimal(cents) / CENTS, deed, say)


@router.callback_query(Pressed(StepBack), At(WAGE))
async def on_back(_press: CallbackQuery, turn: Turn, say: Say) -> None:
    """The offer again."""
    offer = int(turn.data["offer"])
    turn.to(None)
    say.card(Thing.OFFER, offer, fresh=True)


@router.message(At(WAGE))
async def on_no_text(_message: Message, turn: Turn, say: Say) -> None:
    """A photo or a sticker is no wage."""
    say.ask(WAGE, "ask_wage", turn.known, problem=NOT_TEXT)


async def _compare(offer: int, wage: Decimal | None, deed: Deed, say: Say) -> None:
    verdict = await compare_income(deed, offer, wage)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("income", **income_facts(offer, verdict))
