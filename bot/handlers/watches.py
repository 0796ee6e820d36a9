"""What a contact person must know without anybody having said so."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.buttons.own_candidates import NoteWatch, OpenWatch
from bot.turns.filters import Pressed
from bot.turns.turn import Say
from core.actions.deed import Deed
from core.actions.desk import watches
from core.rules.refusals import Refusal

router = Router(name="watches")


@router.callback_query(Pressed(OpenWatch))
async def on_watch(_press: CallbackQuery, tap: OpenWatch, deed: Deed, say: Say) -> None:
    """What was found, and what to do."""
    verdict = await watches.open_watch(deed, tap.candidate, tap.kind)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    candidate, found = verdict
    facts = [
        {
            "about": one.about,
            "day": one.day and one.day.isoformat(),
            "last_sign": one.last_sign and one.last_sign.isoformat(),
            "amount": one.amount,
            "placement": one.placement,
            "who": one.who,
        }
        for one in found
    ]
    say.screen("watch", watch=found[0].watch, kind=tap.kind, candidate=candidate.id, name=candidate.first_name, found=facts)


@router.callback_query(Pressed(NoteWatch))
async def on_note(_press: CallbackQuery, tap: NoteWatch, deed: Deed, say: Say) -> None:
    """It is dealt with."""
    verdict = await watches.note_watch(deed, tap.candidate, tap.kind)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("watch_noted", name=verdict.first_name)
