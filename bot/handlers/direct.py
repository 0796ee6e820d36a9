"""The contact person places somebody at once, when both sides said yes outside of the bot."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.buttons.employers import AgreedOnPaper
from bot.buttons.endings import BeforePlacing, ChooseToPlace, PlaceDirectly
from bot.turns.filters import Pressed
from bot.turns.turn import Say
from core.actions.deed import Deed
from core.actions.matching import agreements, direct
from core.rules.people.agreement import AgreementCode
from core.rules.refusals import Refusal

router = Router(name="direct")


@router.callback_query(Pressed(ChooseToPlace))
async def on_choose(_press: CallbackQuery, tap: ChooseToPlace, deed: Deed, say: Say) -> None:
    """The contact person: whom to place on this job?"""
    found = await direct.whom_to_place(deed, tap.job)
    if isinstance(found, Refusal):
        say.refusal(found)
        return
    job, candidates = found
    named = [{"id": one.id, "name": one.name} for one in candidates]
    say.screen("whom_to_place", job=job.id, title=job.title, candidates=named, page=tap.page)


@router.callback_query(Pressed(BeforePlacing))
async def on_before(_press: CallbackQuery, tap: BeforePlacing, deed: Deed, say: Say) -> None:
    """On which terms?"""
    found = await direct.before_placing(deed, tap.job, tap.candidate)
    if isinstance(found, Refusal):
        _refused(found, tap.job, say)
        return
    job = found.job
    say.screen(
        "before_placing",
        job=job.id,
        candidate=found.candidate.id,
        name=found.candidate.first_name,
        title=job.title,
        employer=job.employer_name,
        first_day=found.terms.first_day.isoformat(),
        last_day=found.terms.last_day.isoformat(),
        minutes=job.minutes_per_week,
        said_no=found.said_no,
    )


@router.callback_query(Pressed(PlaceDirectly))
async def on_place(_press: CallbackQuery, tap: PlaceDirectly, deed: Deed, say: Say) -> None:
    """The contact person: place them."""
    verdict = await direct.place_directly(deed, tap.job, tap.candidate)
    if isinstance(verdict, Refusal):
        _refused(verdict, tap.job, say)


@router.callback_query(Pressed(AgreedOnPaper))
async def on_agreed_on_paper(_press: CallbackQuery, tap: AgreedOnPaper, deed: Deed, say: Say) -> None:
    """The contact person: I have the signed terms of this employer."""
    verdict = await agreements.agreed_on_paper(deed, tap.job)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("agreed_on_paper", job=verdict.id, employer=verdict.employer_name)


def _refused(refusal: Refusal, job: int, say: Say) -> None:
    """Terms on paper are noted with one tap."""
    if refusal.code is AgreementCode.ON_PAPER:
        say.screen("agree_on_paper", job=job, employer=refusal.facts["employer"])
    else:
        say.refusal(refusal)
