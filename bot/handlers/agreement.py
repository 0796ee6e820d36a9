"""The agreement with an employer: agreed to with one tap, sent once more."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.buttons.colleagues import AcceptAgreement, AgreementAgain
from bot.turns.filters import Pressed
from bot.turns.turn import Say
from core.actions.deed import Deed
from core.actions.matching import agreements
from core.actions.things import Thing
from core.rules.people.agreement import AgreementCode
from core.rules.refusals import Refusal

router = Router(name="agreement")


@router.callback_query(Pressed(AcceptAgreement))
async def on_accept(_press: CallbackQuery, tap: AcceptAgreement, deed: Deed, say: Say) -> None:
    """I agree, under my name. What changed since it was read is shown first."""
    verdict = await agreements.accept_agreement(deed, tap.terms)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        if verdict.code is AgreementCode.OTHER_TERMS:
            say.card(Thing.AGREEMENT, deed.who.id, fresh=True)


@router.callback_query(Pressed(AgreementAgain))
async def on_again(_press: CallbackQuery, deed: Deed, say: Say) -> None:
    """The document, please."""
    say.pressed(await agreements.agreement_again(deed))
