"""Explaining once more, for candidates: nothing is looked up and nothing is changed."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.buttons.everybody import GiveExample, GoOnNow, MakeEasier
from bot.flows import coming_in
from bot.turns.filters import Is, Pressed
from bot.turns.turn import Say
from core.actions.deed import Deed
from core.store.people.people import Role
from words.explanations import Topic

router = Router(name="explaining")


@router.callback_query(Pressed(MakeEasier), Is(Role.CANDIDATE))
async def on_easier(_press: CallbackQuery, tap: MakeEasier, say: Say) -> None:
    """In simpler words, please."""
    _say(say, "easier", tap.topic, tap.about)


@router.callback_query(Pressed(GiveExample), Is(Role.CANDIDATE))
async def on_example(_press: CallbackQuery, tap: GiveExample, say: Say) -> None:
    """With an example, please."""
    _say(say, "example", tap.topic, tap.about)


@router.callback_query(Pressed(GoOnNow), Is(Role.CANDIDATE))
async def on_go_on(_press: CallbackQuery, deed: Deed, say: Say) -> None:
    """The point of the explanation where I am."""
    if not await coming_in.go_on(deed, say, begins=False):
        say.screen("old_button")


def _say(say: Say, what: str, topic: int, about: int) -> None:
    if topic in set(Topic):
        say.screen(what, topic=topic, about=about)
    else:
        say.screen("old_button")
