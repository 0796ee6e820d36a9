"""The consultant's desk: what waits, and the own candidates with their phones."""

from aiogram import Router
from aiogram.filters import Command, CommandObject, or_f
from aiogram.types import CallbackQuery, Message

from bot.buttons.invitations import ShowHistory
from bot.buttons.own_candidates import InviteCandidate, MyCandidates, OpenCandidate, OpenLying, PhoneLost, UnlinkPhone, WhatWaits
from bot.screens.history import facts_of
from bot.turns.filters import Is, Menu, Pressed
from bot.turns.handing import hand_over
from bot.turns.turn import Say, Turn
from bot.wire.commands import CANDIDATES, COMMAND_OF, WAITING
from core.actions.access import STAFF, WITH_EMPLOYERS
from core.actions.deed import Deed
from core.actions.desk import candidates, waiting
from core.actions.desk.mornings import as_facts
from core.actions.people import guided
from core.actions.things import Thing
from core.actions.work import history
from core.rules.calendar import local_day
from core.rules.refusals import Refusal

router = Router(name="own_candidates")


@router.message(Menu(WAITING), Is(*WITH_EMPLOYERS))
async def on_waiting(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Everything that waits."""
    turn.to(None)
    await _show_waiting(deed, say, 0)


@router.callback_query(Pressed(WhatWaits))
async def on_more_waiting(_press: CallbackQuery, tap: WhatWaits, deed: Deed, say: Say) -> None:
    """Another page of it."""
    await _show_waiting(deed, say, tap.page)


async def _show_waiting(deed: Deed, say: Say, page: int) -> None:
    verdict = await waiting.what_waits(deed)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    say.screen("what_waits", waiting=[as_facts(one) for one in verdict], page=page, today=local_day(deed.now).isoformat())


@router.callback_query(Pressed(OpenLying))
async def on_lying(_press: CallbackQuery, tap: OpenLying, deed: Deed, say: Say) -> None:
    """What a colleague leaves lying."""
    verdict = await waiting.what_lies(deed, tap.colleague)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    colleague, lies = verdict
    today = local_day(deed.now).isoformat()
    say.screen("what_lies", name=colleague.first_name, waiting=[as_facts(one) for one in lies], today=today)


@router.message(or_f(Command(COMMAND_OF[CANDIDATES]), Menu(CANDIDATES)), Is(*STAFF))
async def on_candidates(_message: Message, turn: Turn, deed: Deed, say: Say, command: CommandObject | None = None) -> None:
    """All of them, or those whose name has the letters behind the command."""
    turn.to(None)
    await _show_candidates(deed, say, 0, (command and command.args) or "")


@router.callback_query(Pressed(MyCandidates))
async def on_more_candidates(_press: CallbackQuery, tap: MyCandidates, deed: Deed, say: Say) -> None:
    """Another page of them."""
    await _show_candidates(deed, say, tap.page)


async def _show_candidates(deed: Deed, say: Say, page: int, letters: str = "") -> None:
    verdict = await guided.my_candidates(deed)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    wanted = letters.strip().casefold()
    found = [
        {"id": one.candidate.id, "name": one.candidate.name, "of": one.of}
        for one in verdict
        if wanted in one.candidate.name.casefold()
    ]
    say.screen("candidates_found" if wanted else "my_candidates", candidates=found, page=page)


@router.callback_query(Pressed(OpenCandidate))
async def on_candidate(_press: CallbackQuery, tap: OpenCandidate, deed: Deed, say: Say) -> None:
    """One candidate."""
    say.opened(await guided.open_candidate(deed, tap.candidate), Thing.PERSON, tap.candidate)


@router.callback_query(Pressed(ShowHistory))
async def on_history(_press: CallbackQuery, tap: ShowHistory, deed: Deed, say: Say) -> None:
    """What was before."""
    verdict = await history.history_of(deed, tap.candidate)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("history", **facts_of(verdict))


@router.callback_query(Pressed(InviteCandidate))
async def on_invite(_press: CallbackQuery, tap: InviteCandidate, deed: Deed, say: Say, username: str) -> None:
    """A new link."""
    verdict = await candidates.invite_candidate(deed, tap.candidate)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    hand_over(say, username, verdict)


@router.callback_query(Pressed(PhoneLost))
async def on_phone_lost(_press: CallbackQuery, tap: PhoneLost, deed: Deed, say: Say) -> None:
    """Sure?"""
    verdict = await guided.open_candidate(deed, tap.candidate)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("phone_lost", name=verdict.first_name, candidate=verdict.id)


@router.callback_query(Pressed(UnlinkPhone))
async def on_unlink(_press: CallbackQuery, tap: UnlinkPhone, deed: Deed, say: Say) -> None:
    """That phone has no access any more; the candidate's card says what comes next."""
    say.opened(await candidates.unlink_phone(deed, tap.candidate), Thing.PERSON, tap.candidate)
