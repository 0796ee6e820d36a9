"""The week: signed by the candidate, confirmed by the employer, decided by the contact person when they differ."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.hours import OlderWeeks, ShowWeek
from bot.buttons.weeks import (
    AgreeObjections,
    AnswerCorrection,
    AskConsultant,
    ChangeDays,
    ChooseDigest,
    ConfirmWeek,
    ConfirmWeeks,
    DecideCorrection,
    DecideWeek,
    MyPeople,
    OpenCorrection,
    ShowPlacement,
    SignWeek,
    TakeBackWeek,
    WeeksToConfirm,
)
from bot.turns.filters import Is, Menu, Pressed
from bot.turns.turn import Say, Turn
from bot.wire.commands import PEOPLE, TO_CONFIRM
from core.actions.deed import Deed
from core.actions.hours import confirmed_weeks, corrections, digests, week_answers, week_rulings, weeks
from core.actions.hours.digests import Waiting, page_facts
from core.actions.things import Thing
from core.actions.work import people_at_work
from core.rules.refusals import Refusal
from core.store.people.people import Role

CARDS_AT_ONCE = 3

router = Router(name="weeks")


@router.callback_query(Pressed(ShowWeek))
async def on_show_week(_press: CallbackQuery, tap: ShowWeek, deed: Deed, say: Say) -> None:
    """A week, as it stands."""
    say.opened(await weeks.open_week(deed, tap.week), Thing.WEEK, tap.week)


@router.callback_query(Pressed(OlderWeeks))
async def on_older_weeks(_press: CallbackQuery, tap: OlderWeeks, deed: Deed, say: Say) -> None:
    """A page of the confirmed weeks of long ago."""
    verdict = await confirmed_weeks.older_weeks(deed, tap.candidate, tap.page)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("older_weeks_here" if deed.who.role is Role.EMPLOYER else "older_weeks", **verdict)


@router.callback_query(Pressed(SignWeek))
async def on_sign(_press: CallbackQuery, tap: SignWeek, deed: Deed, say: Say) -> None:
    """The candidate: my week is right."""
    say.pressed(await weeks.sign_week(deed, tap.week, tap.version), about=(Thing.WEEK, tap.week))


@router.callback_query(Pressed(TakeBackWeek))
async def on_take_back(_press: CallbackQuery, tap: TakeBackWeek, deed: Deed, say: Say) -> None:
    """The candidate, within a minute: not yet."""
    say.pressed(await weeks.take_back(deed, tap.week, tap.version), about=(Thing.WEEK, tap.week))


@router.callback_query(Pressed(ChangeDays))
async def on_change_days(_press: CallbackQuery, tap: ChangeDays, deed: Deed, say: Say) -> None:
    """The candidate: which day do I want to change?"""
    verdict = await weeks.days_to_change(deed, tap.week)
    if isinstance(verdict, Refusal):
        say.pressed(verdict, about=(Thing.WEEK, tap.week))
    else:
        say.screen("change_days", placement=verdict.placement, days=[day.isoformat() for day in verdict.days])


@router.callback_query(Pressed(ConfirmWeek))
async def on_confirm(_press: CallbackQuery, tap: ConfirmWeek, deed: Deed, say: Say) -> None:
    """The employer: right."""
    say.pressed(await week_answers.confirm_week(deed, tap.week, tap.version), about=(Thing.WEEK, tap.week))


@router.callback_query(Pressed(AgreeObjections))
async def on_agree(_press: CallbackQuery, tap: AgreeObjections, deed: Deed, say: Say) -> None:
    """The candidate: the employer is right."""
    say.pressed(await week_rulings.agree(deed, tap.week, tap.version), about=(Thing.WEEK, tap.week))


@router.callback_query(Pressed(AskConsultant))
async def on_ask(_press: CallbackQuery, tap: AskConsultant, deed: Deed, say: Say) -> None:
    """The candidate: let my contact person decide."""
    say.pressed(await week_rulings.ask_consultant(deed, tap.week, tap.version), about=(Thing.WEEK, tap.week))


@router.callback_query(Pressed(DecideWeek))
async def on_decide(_press: CallbackQuery, tap: DecideWeek, deed: Deed, say: Say) -> None:
    """The contact person decides."""
    say.pressed(await week_rulings.decide_week(deed, tap.week, tap.version, tap.employer_is_right), about=(Thing.WEEK, tap.week))


@router.callback_query(Pressed(AnswerCorrection))
async def on_answer_correction(_press: CallbackQuery, tap: AnswerCorrection, deed: Deed, say: Say) -> None:
    """The other side: it was a mistake, or not."""
    say.pressed(await corrections.answer_correction(deed, tap.correction, tap.agrees), about=(Thing.CORRECTION, tap.correction))


@router.callback_query(Pressed(DecideCorrection))
async def on_decide_correction(_press: CallbackQuery, tap: DecideCorrection, deed: Deed, say: Say) -> None:
    """The contact person decides about a mistake."""
    say.pressed(await corrections.decide_correction(deed, tap.correction, tap.grants), about=(Thing.CORRECTION, tap.correction))


@router.callback_query(Pressed(OpenCorrection))
async def on_open_correction(_press: CallbackQuery, tap: OpenCorrection, deed: Deed, say: Say) -> None:
    """The contact person opens a mistake."""
    say.opened(await corrections.open_correction(deed, tap.correction), Thing.CORRECTION, tap.correction)


@router.message(Menu(TO_CONFIRM), Is(Role.EMPLOYER))
async def on_weeks_to_confirm(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """The weeks that wait: a few as cards, many as a list."""
    turn.to(None)
    await _weeks(deed, say, 0)


@router.callback_query(Pressed(WeeksToConfirm))
async def on_weeks_page(_press: CallbackQuery, tap: WeeksToConfirm, deed: Deed, say: Say) -> None:
    """Another page of that list."""
    await _list(deed, say, tap.page)


@router.callback_query(Pressed(ConfirmWeeks))
async def on_confirm_weeks(_press: CallbackQuery, tap: ConfirmWeeks, deed: Deed, say: Say) -> None:
    """The employer: everything on this page is right."""
    first, last = (tap.first_monday, tap.first), (tap.last_monday, tap.last)
    verdict = await digests.confirm_weeks(deed, first, last, tap.shown)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    say.screen("weeks_confirmed", count=verdict)
    await _list(deed, say, 0)


@router.callback_query(Pressed(ChooseDigest))
async def on_choose_digest(_press: CallbackQuery, tap: ChooseDigest, deed: Deed, say: Say) -> None:
    """One message on Monday, or one for each week."""
    verdict = await digests.choose_digest(deed, tap.wanted)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("digest_chosen", wanted=tap.wanted)


async def _weeks(deed: Deed, say: Say, page: int) -> None:
    found = await digests.weeks_to_confirm(deed)
    if not isinstance(found, Refusal) and 0 < len(found.weeks) <= CARDS_AT_ONCE:
        for one in found.weeks:
            say.card(Thing.WEEK, one.id, fresh=True)
    else:
        _show_list(found, say, page)


async def _list(deed: Deed, say: Say, page: int) -> None:
    _show_list(await digests.weeks_to_confirm(deed), say, page)


def _show_list(found: Waiting | Refusal, say: Say, page: int) -> None:
    if isinstance(found, Refusal):
        say.refusal(found)
    else:
        say.screen("weeks_to_confirm", **page_facts(found, page))


@router.message(Menu(PEOPLE), Is(Role.EMPLOYER))
async def on_my_people(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Who works here: a few as cards, many as a list."""
    turn.to(None)
    await _people(deed, say, 0)


@router.callback_query(Pressed(MyPeople))
async def on_people_page(_press: CallbackQuery, tap: MyPeople, deed: Deed, say: Say) -> None:
    """Another page of that list."""
    await _people(deed, say, tap.page)


async def _people(deed: Deed, say: Say, page: int) -> None:
    found = await people_at_work.my_people(deed)
    if isinstance(found, Refusal):
        say.refusal(found)
    elif 0 < len(found) <= CARDS_AT_ONCE:
        for one in found:
            say.card(Thing.PLACEMENT, one.placement, fresh=True)
    else:
        say.screen("my_people", people=[{"id": f.placement, "name": f.first_name, "title": f.title} for f in found], page=page)


@router.callback_query(Pressed(ShowPlacement))
async def on_show_placement(_press: CallbackQuery, tap: ShowPlacement, deed: Deed, say: Say) -> None:
    """Somebody who works here."""
    say.opened(await people_at_work.open_placement(deed, tap.placement), Thing.PLACEMENT, tap.placement)
