"""Questions: where they begin, and the buttons of their cards."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.everybody import AskQuestion, ShowAnswer
from bot.buttons.offers import AskAboutOffer
from bot.buttons.own_candidates import OpenOffer
from bot.buttons.questions import AskAboutDay, AskAboutWeek, NoAnswerNeeded, OpenQuestion, WriteBack
from bot.flows import ask
from bot.turns.filters import Is, Menu, Pressed
from bot.turns.turn import Say, Turn
from bot.wire.commands import ASK
from core.actions.deed import Deed
from core.actions.matching import offers
from core.actions.talk import answers, questions
from core.actions.talk.questions import ASKERS
from core.actions.things import Thing
from core.rules.refusals import Refusal
from core.store.people.people import Role

router = Router(name="questions")


@router.message(Menu(ASK), Is(*ASKERS))
@router.callback_query(Pressed(AskQuestion), Is(*ASKERS))
async def on_ask(_event: Message | CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """What do you want to ask?"""
    turn.to(None)
    await ask.begin(deed, say)


@router.callback_query(Pressed(AskAboutOffer), Is(*ASKERS))
async def on_ask_about_offer(_press: CallbackQuery, tap: AskAboutOffer, turn: Turn, deed: Deed, say: Say) -> None:
    """First a question about this offer."""
    await ask.begin(deed, say, tap.offer)


@router.callback_query(Pressed(AskAboutWeek), Is(Role.CANDIDATE))
async def on_ask_about_week(_press: CallbackQuery, tap: AskAboutWeek, turn: Turn, deed: Deed, say: Say) -> None:
    """A question about this week."""
    await ask.begin_about(deed, say, week=tap.week)


@router.callback_query(Pressed(AskAboutDay), Is(Role.CANDIDATE))
async def on_ask_about_day(_press: CallbackQuery, tap: AskAboutDay, turn: Turn, deed: Deed, say: Say) -> None:
    """A question about this day, its hours or its travel costs."""
    await ask.begin_about(deed, say, placement=tap.placement, day=tap.day)


@router.callback_query(Pressed(WriteBack))
async def on_write_back(_press: CallbackQuery, tap: WriteBack, turn: Turn, deed: Deed, say: Say) -> None:
    """For who does not know how to reply: the next message is the answer."""
    await ask.begin_message(deed, say, tap.question)


@router.callback_query(Pressed(NoAnswerNeeded))
async def on_no_answer_needed(_press: CallbackQuery, tap: NoAnswerNeeded, deed: Deed, say: Say) -> None:
    """Read, and no answer needed."""
    say.pressed(await questions.leave_unanswered(deed, tap.question, tap.wait))


@router.callback_query(Pressed(OpenQuestion))
async def on_open_question(_press: CallbackQuery, tap: OpenQuestion, deed: Deed, say: Say) -> None:
    """The question's card."""
    say.opened(await questions.open_question(deed, tap.question), Thing.QUESTION, tap.question)


@router.callback_query(Pressed(ShowAnswer), Is(Role.CANDIDATE))
async def on_show_answer(_press: CallbackQuery, tap: ShowAnswer, deed: Deed, say: Say) -> None:
    """A message to pass on, with the answer as it was written."""
    verdict = await answers.answer_to_show(deed, tap.question)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    say.screen("pass_on")
    say.screen("answer_card", name=verdict.name, asked=verdict.asked, answer=verdict.text)


@router.callback_query(Pressed(OpenOffer))
async def on_open_offer(_press: CallbackQuery, tap: OpenOffer, deed: Deed, say: Say) -> None:
    """The offer's card."""
    say.opened(await offers.open_offer(deed, tap.offer), Thing.OFFER, tap.offer)
