"""Sharing a job with municipalities of the region."""

from collections.abc import Callable

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.buttons.employers import SetShare, ShareJob
from bot.turns.filters import Pressed
from bot.turns.turn import Say
from core.actions.deed import Deed
from core.actions.matching import sharing
from core.actions.matching.sharing import Sharing
from core.rules.refusals import Refusal

router = Router(name="sharing")


@router.callback_query(Pressed(ShareJob))
async def on_share(_press: CallbackQuery, tap: ShareJob, deed: Deed, say: Say) -> None:
    """With whom?"""
    _show(await sharing.may_share(deed, tap.job), say.screen, say)


@router.callback_query(Pressed(SetShare))
async def on_set(_press: CallbackQuery, tap: SetShare, deed: Deed, say: Say) -> None:
    """With this one too, or no longer: the buttons that were pressed say so."""
    _show(await sharing.share_job(deed, tap.job, tap.municipality, tap.wanted), say.in_place, say)


def _show(verdict: Sharing | Refusal, put: Callable[..., None], say: Say) -> None:
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    municipalities = [{"id": number, "name": name, "shared": shared} for number, name, shared in verdict.municipalities]
    put("share_job", job=verdict.job.id, title=verdict.job.title, municipalities=municipalities)
