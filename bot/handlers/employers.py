"""The employers of the municipality: the list, one of them, and becoming their account manager."""

from aiogram import Router
from aiogram.filters import Command, CommandObject, or_f
from aiogram.types import CallbackQuery, Message

from bot.buttons.employers import ListEmployers, OpenEmployer, TakeEmployer
from bot.screens.employers import facts_of
from bot.turns.filters import Is, Menu, Pressed
from bot.turns.turn import Say, Turn
from bot.wire.commands import COMMAND_OF, EMPLOYERS
from core.actions.access import WITH_EMPLOYERS
from core.actions.deed import Deed
from core.actions.people import employers
from core.actions.people.employers import EmployerView
from core.rules.refusals import Refusal

router = Router(name="employers")


@router.message(or_f(Command(COMMAND_OF[EMPLOYERS]), Menu(EMPLOYERS)), Is(*WITH_EMPLOYERS))
async def on_employers(_message: Message, turn: Turn, deed: Deed, say: Say, command: CommandObject | None = None) -> None:
    """All of them, or those whose name has the letters behind the command."""
    turn.to(None)
    await _list(deed, say, 0, (command and command.args) or "")


@router.callback_query(Pressed(ListEmployers))
async def on_more(_press: CallbackQuery, tap: ListEmployers, deed: Deed, say: Say) -> None:
    """Another page of them."""
    await _list(deed, say, tap.page)


async def _list(deed: Deed, say: Say, page: int, letters: str = "") -> None:
    verdict = await employers.list_employers(deed)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    wanted = letters.strip().casefold()
    found = [
        {"id": one.id, "name": one.name, "mine": one.account_manager == deed.who.id}
        for one in verdict
        if wanted in one.name.casefold()
    ]
    say.screen("employers", employers=found, page=page, by_name=bool(wanted))


@router.callback_query(Pressed(OpenEmployer))
async def on_open(_press: CallbackQuery, tap: OpenEmployer, deed: Deed, say: Say) -> None:
    """One employer."""
    _show(await employers.open_employer(deed, tap.employer), deed, say)


@router.callback_query(Pressed(TakeEmployer))
async def on_take(_press: CallbackQuery, tap: TakeEmployer, deed: Deed, say: Say) -> None:
    """Mine from now on."""
    _show(await employers.take_employer(deed, tap.employer), deed, say)


def _show(verdict: EmployerView | Refusal, deed: Deed, say: Say) -> None:
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("employer", **facts_of(verdict, deed.who))
