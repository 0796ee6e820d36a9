"""From job to placement: the consultant offers and proposes, the candidate and the employer answer."""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.offers import (
    OfferAnswer,
    OfferJob,
    ProposalAnswer,
    Propose,
    ShowJob,
    TakeBackYes,
    TakeBackYesSurely,
    WantAfterAll,
    WantOffer,
)
from bot.turns.filters import Is, Menu, Pressed
from bot.turns.turn import Say, Turn
from bot.wire.commands import JOBS
from core.actions.access import WITH_EMPLOYERS
from core.actions.deed import Deed
from core.actions.matching import jobs, offers, proposals, taking_back
from core.actions.matching.offers import Said
from core.actions.matching.taking_back import Yes
from core.rules.refusals import Refusal

router = Router(name="offers")


@router.message(Menu(JOBS), Is(*WITH_EMPLOYERS))
async def on_jobs(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """The jobs of the municipality."""
    turn.to(None)
    verdict = await jobs.list_jobs(deed)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("jobs", jobs=verdict)


@router.callback_query(Pressed(ShowJob))
async def on_show_job(_press: CallbackQuery, tap: ShowJob, deed: Deed, say: Say) -> None:
    """One job, with what was done about it."""
    verdict = await jobs.open_job(deed, tap.job)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.card(*jobs.card_of(verdict), fresh=True)


@router.callback_query(Pressed(OfferJob))
async def on_offer(_press: CallbackQuery, tap: OfferJob, deed: Deed, say: Say) -> None:
    """The job is offered."""
    say.pressed(await offers.make_offer(deed, tap.job, tap.candidate))


@router.callback_query(Pressed(OfferAnswer))
async def on_answer(_press: CallbackQuery, tap: OfferAnswer, deed: Deed, say: Say) -> None:
    """The candidate says yes or no."""
    say.pressed(await offers.answer_offer(deed, tap.offer, tap.wants))


@router.callback_query(Pressed(TakeBackYes))
async def on_take_back(_press: CallbackQuery, tap: TakeBackYes, deed: Deed, say: Say) -> None:
    """The candidate does not want it after all. Sure?"""
    verdict = await taking_back.may_take_back(deed, tap.offer)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    elif verdict.placement:
        say.screen("chosen_meanwhile", placement=verdict.placement, **_work(verdict))
    else:
        say.screen("take_back_yes", offer=tap.offer, **_work(verdict))


@router.callback_query(Pressed(TakeBackYesSurely))
async def on_surely(_press: CallbackQuery, tap: TakeBackYesSurely, deed: Deed, say: Say) -> None:
    """The candidate takes the yes back."""
    verdict = await taking_back.take_back_yes(deed, tap.offer)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    elif verdict.placement:
        say.in_place("chosen_meanwhile", placement=verdict.placement, **_work(verdict))
    else:
        say.in_place("yes_was_taken_back")


@router.callback_query(Pressed(WantAfterAll))
async def on_want_after_all(_press: CallbackQuery, tap: WantAfterAll, deed: Deed, say: Say) -> None:
    """The candidate takes a no back."""
    verdict = await taking_back.take_back_no(deed, tap.offer)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)


@router.callback_query(Pressed(WantOffer))
async def on_wanted(_press: CallbackQuery, tap: WantOffer, deed: Deed, say: Say) -> None:
    """Yes, to what the card says."""
    say.pressed(await offers.answer_offer(deed, tap.offer, True, Said(tap.first, tap.cents)))


@router.callback_query(Pressed(Propose))
async def on_propose(_press: CallbackQuery, tap: Propose, deed: Deed, say: Say) -> None:
    """The candidate is proposed to the employer."""
    say.pressed(await proposals.propose(deed, tap.offer))


@router.callback_query(Pressed(ProposalAnswer))
async def on_choice(_press: CallbackQuery, tap: ProposalAnswer, deed: Deed, say: Say) -> None:
    """The employer: welcome, or not this time."""
    say.pressed(await proposals.answer_proposal(deed, tap.proposal, tap.welcome))


def _work(yes: Yes) -> dict[str, Any]:
    return {"job": yes.job.title, "employer": yes.job.employer_name}
