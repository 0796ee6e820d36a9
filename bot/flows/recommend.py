"""A word of the employer about work that ends, for the proof of work.

    [Write a sentence]  ->  recommend:words  --words-->  kept; the card shows them
                                             --too long, anything else-->  asked again
                                             --Stop, /stop, a menu button-->  nothing was written; the card still asks
    [Write nothing]     ->  kept as nothing

Data: `placement`, `name`.
"""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.participation import GiveProof, SkipRecommendation, WriteRecommendation
from bot.filters import At, Pressed, Typed
from bot.screens.asking import NOT_TEXT
from bot.turn import Say, Turn
from core.actions import proofs
from core.actions.deed import Deed
from core.rules.proofs import ProofCode
from core.rules.questions import QuestionCode
from core.rules.refusals import Refusal

WORDS = "recommend:words"
ASK_AGAIN = frozenset({ProofCode.WORDS_TOO_LONG, QuestionCode.NOTHING_SAID})

router = Router(name="recommend")


@router.callback_query(Pressed(WriteRecommendation))
async def on_write(_press: CallbackQuery, tap: WriteRecommendation, deed: Deed, say: Say) -> None:
    """What do you want to say?"""
    whose = await proofs.may_recommend(deed, tap.placement)
    if isinstance(whose, Refusal):
        say.refusal(whose)
        return
    say.ask(WORDS, "recommend", {"placement": tap.placement, "name": whose.first_name})


@router.message(Typed(), At(WORDS))
async def on_words(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """The words themselves."""
    verdict = await proofs.recommend(deed, int(turn.data["placement"]), message.text or "")
    if isinstance(verdict, Refusal) and verdict.code in ASK_AGAIN:
        say.ask(WORDS, "recommend", turn.known, refusal=verdict)
        return
    turn.to(None)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)


@router.message(At(WORDS))
async def on_no_text(_message: Message, turn: Turn, say: Say) -> None:
    """Only words fit on paper."""
    say.ask(WORDS, "recommend", turn.known, problem=NOT_TEXT)


@router.callback_query(Pressed(SkipRecommendation))
async def on_skip(_press: CallbackQuery, tap: SkipRecommendation, turn: Turn, deed: Deed, say: Say) -> None:
    """Nothing is written."""
    turn.to(None)
    verdict = await proofs.skip_recommendation(deed, tap.placement)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)


@router.callback_query(Pressed(GiveProof))
async def on_proof(_press: CallbackQuery, tap: GiveProof, deed: Deed, say: Say) -> None:
    """The candidate's proof of this work, once more or as it stands now."""
    verdict = await proofs.proof_of_work(deed, tap.placement)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
