"""My work: each placement of the candidate, and the offers that wait."""

from dataclasses import asdict

from aiogram import Router
from aiogram.types import Message

from bot.flows import coming_in
from bot.turns.filters import Is, Menu
from bot.turns.turn import Say, Turn
from bot.wire.commands import WORK
from core.actions.deed import Deed
from core.actions.people.participating import my_confirmation
from core.actions.things import Thing
from core.actions.work.placements import my_work
from core.actions.work.proofs import ended_work
from core.rules.refusals import Refusal
from core.store.people.people import Role

router = Router(name="placements")


@router.message(Menu(WORK), Is(Role.CANDIDATE))
async def on_my_work(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Where I work, and what was offered to me. Who has not come in wholly sees first what comes next."""
    turn.to(None)
    if await coming_in.go_on(deed, say, begins=False):
        return
    work = await my_work(deed)
    if isinstance(work, Refusal):
        say.refusal(work)
        return
    for placement in work.placements:
        say.card(Thing.PLACEMENT, placement, fresh=True)
    for offer in work.offers:
        say.card(Thing.OFFER, offer, fresh=True)
    if not work.placements and not work.offers:
        say.screen("no_work")
        confirmation = await my_confirmation(deed)
        if isinstance(confirmation, int):
            say.card(Thing.PARTICIPATION, confirmation, fresh=True)
    ended = await ended_work(deed)
    if ended and not isinstance(ended, Refusal):
        say.screen("ended_work", works=[asdict(one) for one in ended])
