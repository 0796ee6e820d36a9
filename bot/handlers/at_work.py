"""At work: able to come after all, and the contact person's answer to who wants to stop or to work other hours."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.buttons.at_work import ComeAfterAll, DeclineHours, EndWork, GrantHours, OpenWish, TakeBackWish
from bot.buttons.weeks import AnswerAbsent, CalledBoth, OpenTwoVersions, ReportAbsent
from bot.turns.filters import Pressed
from bot.turns.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.hours import absences, reported_absences
from core.actions.things import Card, Thing
from core.actions.work import work_wishes
from core.rules.refusals import Refusal

router = Router(name="at_work")


@router.callback_query(Pressed(ComeAfterAll))
async def on_come_after_all(_press: CallbackQuery, tap: ComeAfterAll, turn: Turn, deed: Deed, say: Say) -> None:
    """I can come after all."""
    _show(await absences.come_after_all(deed, tap.placement, tap.day), turn, say)


@router.callback_query(Pressed(ReportAbsent))
async def on_report_absent(_press: CallbackQuery, tap: ReportAbsent, turn: Turn, deed: Deed, say: Say) -> None:
    """The employer: who works here is not there today."""
    _show(await reported_absences.report_absent(deed, tap.placement), turn, say)


@router.callback_query(Pressed(AnswerAbsent))
async def on_answer_absent(_press: CallbackQuery, tap: AnswerAbsent, deed: Deed, say: Say) -> None:
    """The candidate: I am not there, or I am."""
    say.pressed(await reported_absences.answer_absent(deed, tap.absence, tap.is_right))


@router.callback_query(Pressed(OpenTwoVersions))
async def on_two_versions(_press: CallbackQuery, tap: OpenTwoVersions, deed: Deed, say: Say) -> None:
    """The contact person opens a day of which both say something else."""
    say.opened(await reported_absences.open_two_versions(deed, tap.absence), Thing.REPORTED_ABSENCE, tap.absence)


@router.callback_query(Pressed(CalledBoth))
async def on_called_both(_press: CallbackQuery, tap: CalledBoth, deed: Deed, say: Say) -> None:
    """The contact person: I called them both."""
    say.pressed(await reported_absences.have_called_both(deed, tap.absence))


@router.callback_query(Pressed(TakeBackWish))
async def on_take_back(_press: CallbackQuery, tap: TakeBackWish, deed: Deed, say: Say) -> None:
    """I go on as it was."""
    say.pressed(await work_wishes.take_back_wish(deed, tap.wish))


@router.callback_query(Pressed(OpenWish))
async def on_open_wish(_press: CallbackQuery, tap: OpenWish, deed: Deed, say: Say) -> None:
    """The contact person opens a wish."""
    say.opened(await work_wishes.open_wish(deed, tap.wish), Thing.WISH, tap.wish)


@router.callback_query(Pressed(EndWork))
async def on_end_work(_press: CallbackQuery, tap: EndWork, deed: Deed, say: Say) -> None:
    """The contact person: this is the last day."""
    say.pressed(await work_wishes.end_work(deed, tap.wish, tap.day))


@router.callback_query(Pressed(GrantHours))
async def on_grant(_press: CallbackQuery, tap: GrantHours, deed: Deed, say: Say) -> None:
    """The contact person: from this Monday on."""
    say.pressed(await work_wishes.grant_hours(deed, tap.wish, tap.day))


@router.callback_query(Pressed(DeclineHours))
async def on_decline(_press: CallbackQuery, tap: DeclineHours, deed: Deed, say: Say) -> None:
    """The contact person: not now."""
    say.pressed(await work_wishes.decline_hours(deed, tap.wish))


def _show(verdict: Card | Refusal, turn: Turn, say: Say) -> None:
    """What was told to the employer, on a card of its own."""
    if turn.state is not None:
        turn.to(None)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.card(*verdict, fresh=True)
