"""A word of the employer about work that ends, for the proof of work.

    [Write a sentence]  ->  recommend:words  --words-->  recommend:check  --[Yes], yes-->  kept; the card shows them
                                ^   |                        |
                                |   too long, anything else: asked again
                                +---- [No], no, Back --------+   other words: read back
    Stop, /stop, a menu button  ->  nothing was written; the card still asks
    [Write nothing]             ->  kept as nothing

Data: `placement`, `name`; at `check` also `text` and `draft` (the number of the update in which the words were written).
"""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.everybody import StepBack
from bot.buttons.participation import GiveProof, GiveProofWithout, KeepRecommendation, SkipRecommendation, WriteRecommendation
from bot.screens.asking import NOT_TEXT
from bot.turns.filters import At, Pressed, Typed
from bot.turns.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.work import proofs
from core.rules.reading.spoken import yes_or_no
from core.rules.refusals import Refusal
from core.rules.talk.questions import QuestionCode
from core.rules.work.proofs import ProofCode

WORDS, CHECK = "recommend:words", "recommend:check"
ASK_AGAIN = frozenset({ProofCode.WORDS_TOO_LONG, QuestionCode.NOTHING_SAID})

router = Router(name="recommend")


@router.callback_query(Pressed(WriteRecommendation))
async def on_write(_press: CallbackQuery, tap: WriteRecommendation, turn: Turn, deed: Deed, say: Say) -> None:
    """What do you want to say?"""
    await _begin(tap.placement, turn, deed, say)


@router.message(Typed(), At(WORDS))
async def on_words(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """The words themselves: they are read back."""
    await _read_back(message.text or "", turn.number, turn, deed, say)


@router.message(Typed(), At(CHECK))
async def on_answer(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Yes and no may be typed too; so may other words."""
    said = yes_or_no(message.text or "")
    if said is None:
        await _read_back(message.text or "", turn.number, turn, deed, say)
    elif said:
        await _keep(turn, deed, say)
    else:
        await _begin(int(turn.data["placement"]), turn, deed, say)


@router.callback_query(Pressed(KeepRecommendation), At(CHECK))
async def on_yes(_press: CallbackQuery, tap: KeepRecommendation, turn: Turn, deed: Deed, say: Say) -> None:
    """These words. The button of other words than those that stand now keeps nothing."""
    known = turn.known
    if (tap.placement, tap.draft) == (known["placement"], known["draft"]):
        await _keep(turn, deed, say)
    else:
        await _read_back(known["text"], int(known["draft"]), turn, deed, say)


@router.callback_query(Pressed(StepBack), At(CHECK))
async def on_back(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """Other words."""
    await _begin(int(turn.data["placement"]), turn, deed, say)


@router.message(At(WORDS, CHECK))
async def on_no_text(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Only words fit on paper; those that were written stay."""
    if turn.state == CHECK:
        await _read_back(turn.data["text"], int(turn.data["draft"]), turn, deed, say, problem=NOT_TEXT)
    else:
        say.ask(WORDS, "recommend", turn.known, problem=NOT_TEXT)


@router.callback_query(Pressed(SkipRecommendation))
async def on_skip(_press: CallbackQuery, tap: SkipRecommendation, turn: Turn, deed: Deed, say: Say) -> None:
    """Nothing is written."""
    turn.to(None)
    say.pressed(await proofs.skip_recommendation(deed, tap.placement))


@router.callback_query(Pressed(GiveProof))
async def on_proof(_press: CallbackQuery, tap: GiveProof, deed: Deed, say: Say) -> None:
    """The candidate's proof of this work, once more or as it stands now."""
    say.pressed(await proofs.proof_of_work(deed, tap.placement))


@router.callback_query(Pressed(GiveProofWithout))
async def on_proof_without(_press: CallbackQuery, tap: GiveProofWithout, deed: Deed, say: Say) -> None:
    """The same proof, without what the employer wrote."""
    say.pressed(await proofs.proof_of_work(deed, tap.placement, with_words=False))


async def _begin(placement: int, turn: Turn, deed: Deed, say: Say) -> None:
    whose = await proofs.may_recommend(deed, placement)
    if isinstance(whose, Refusal):
        turn.to(None)
        say.refusal(whose)
    else:
        say.ask(WORDS, "recommend", {"placement": placement, "name": whose.first_name})


async def _read_back(text: str, draft: int, turn: Turn, deed: Deed, say: Say, **why: Any) -> None:
    known = {name: turn.data[name] for name in ("placement", "name")}
    words = await proofs.before_recommending(deed, int(known["placement"]), text)
    if not isinstance(words, Refusal):
        say.ask(CHECK, "recommend_check", known | {"text": words, "draft": draft}, **why)
    elif words.code in ASK_AGAIN:
        say.ask(WORDS, "recommend", known, refusal=words)
    else:
        turn.to(None)
        say.refusal(words)


async def _keep(turn: Turn, deed: Deed, say: Say) -> None:
    known = turn.known
    turn.to(None)
    say.pressed(await proofs.recommend(deed, int(known["placement"]), known["text"]))
