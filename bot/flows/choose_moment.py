"""On which day is premium to be paid? The candidate and the contact person choose together.

    [Choose a payment day], [Another day]  ->  moment:day  --[a day], a typed day-->  proposed: the moment's card, on both phones
                                                           --a typed day of next year, or one that cannot be paid-->  moment:check
                                                           --anything else-->  asked again
                                                           --Back-->  where they stand (a contact person: the candidate)
                                                           --Stop, /stop, a menu button-->  nothing was proposed
    moment:check  --[Yes], [the first day that can be paid]-->  proposed
                  --[Another day], Back-->  moment:day

Agreeing and taking back are buttons of that card. Data: `candidate`, `day` (which is asked about).
"""

from datetime import date, timedelta
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.everybody import StepBack
from bot.buttons.premium import AgreeMoment, ChooseMoment, NoteAgreed, OpenMoment, OpenPremium, ProposeMoment, TakeBackMoment
from bot.screens.asking import NOT_TEXT, UNCLEAR
from bot.turns.filters import At, Is, Pressed, Typed
from bot.turns.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.money import moments
from core.actions.money.payable import first_payable, hindrance
from core.actions.things import Thing
from core.rules.calendar import local_day
from core.rules.money.moments import is_read_back
from core.rules.reading.coming import read_coming_day
from core.rules.reading.spoken import yes_or_no
from core.rules.refusals import CommonCode, Refusal
from core.store.people.people import Role

DAY, CHECK = "moment:day", "moment:check"

router = Router(name="choose_moment")


@router.callback_query(Pressed(ChooseMoment))
async def on_choose(_press: CallbackQuery, tap: ChooseMoment, turn: Turn, deed: Deed, say: Say) -> None:
    """Which day?"""
    await _ask(tap.candidate, turn, deed, say)


@router.callback_query(Pressed(ProposeMoment))
async def on_day(_press: CallbackQuery, tap: ProposeMoment, turn: Turn, deed: Deed, say: Say) -> None:
    """One of the advised days."""
    await _propose(tap.candidate, tap.day, turn, deed, say)


@router.message(Typed(), At(DAY))
async def on_typed_day(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A typed day."""
    await _take(message.text or "", turn, deed, say)


@router.message(Typed(), At(CHECK))
async def on_answer(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Yes and no may be typed too; so may the day, anew."""
    said, candidate = yes_or_no(message.text or ""), int(turn.data["candidate"])
    if said is None:
        await _take(message.text or "", turn, deed, say)
    elif said:
        await _propose(candidate, date.fromisoformat(turn.data["day"]), turn, deed, say)
    else:
        await _ask(candidate, turn, deed, say)


@router.callback_query(Pressed(StepBack), At(CHECK))
async def on_step_back(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """Back to which day."""
    await _ask(int(turn.data["candidate"]), turn, deed, say)


@router.callback_query(Pressed(StepBack), At(DAY))
async def on_back(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """Back to where it began."""
    candidate = int(turn.data["candidate"])
    turn.to(None)
    say.card(Thing.PREMIUM if deed.who.role is Role.CANDIDATE else Thing.PERSON, candidate, fresh=True)


@router.message(At(DAY, CHECK))
async def on_no_text(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A photo or a sticker is no day."""
    await _ask(int(turn.data["candidate"]), turn, deed, say, problem=NOT_TEXT)


@router.callback_query(Pressed(AgreeMoment))
async def on_agree(_press: CallbackQuery, tap: AgreeMoment, deed: Deed, say: Say) -> None:
    """Yes, that day."""
    say.pressed(await moments.agree_moment(deed, tap.moment))


@router.callback_query(Pressed(NoteAgreed))
async def on_agreed(_press: CallbackQuery, tap: NoteAgreed, deed: Deed, say: Say) -> None:
    """Who has no phone here agreed otherwise."""
    say.pressed(await moments.note_agreed(deed, tap.moment))


@router.callback_query(Pressed(TakeBackMoment))
async def on_take_back(_press: CallbackQuery, tap: TakeBackMoment, deed: Deed, say: Say) -> None:
    """Not that day after all."""
    say.pressed(await moments.take_back_moment(deed, tap.moment))


@router.callback_query(Pressed(OpenMoment))
async def on_open(_press: CallbackQuery, tap: OpenMoment, deed: Deed, say: Say) -> None:
    """The moment's card."""
    say.opened(await moments.open_moment(deed, tap.moment), Thing.MOMENT, tap.moment)


@router.callback_query(Pressed(OpenPremium), Is(Role.CANDIDATE))
async def on_open_premium(_press: CallbackQuery, deed: Deed, say: Say) -> None:
    """Where I stand."""
    say.card(Thing.PREMIUM, deed.who.id, fresh=True)


async def _ask(candidate: int, turn: Turn, deed: Deed, say: Say, **why: Any) -> None:
    choice = await moments.moments_to_choose(deed, candidate)
    if isinstance(choice, Refusal):
        turn.to(None)
        say.refusal(choice)
        return
    say.ask(
        DAY,
        "choose_moment",
        {"candidate": candidate},
        candidate_name=choice.candidate.first_name,
        own=choice.candidate.id == deed.who.id,
        days=[day.isoformat() for day in choice.days],
        advice=[day.isoformat() for day in choice.advice.days] if choice.advice else [],
        sooner=bool(choice.advice and choice.advice.sooner),
        standing=[day.isoformat() for day in choice.standing],
        **why,
    )


async def _take(text: str, turn: Turn, deed: Deed, say: Say) -> None:
    """A day of this year that can be paid goes out, as does one that is refused; another is read back, what is no day is asked again."""
    candidate, today = int(turn.data["candidate"]), local_day(deed.now)
    day = read_coming_day(text, today, since=today + timedelta(days=1))
    against = hindrance(day, today) if day else None
    if day is None:
        await _ask(candidate, turn, deed, say, problem=UNCLEAR)
    elif is_read_back(day, today, can_be_paid=against is None):
        instead = first_payable(day, today)
        say.ask(
            CHECK,
            "check_moment",
            {"candidate": candidate, "day": day.isoformat()},
            is_next_year=day.year > today.year,
            hindrance=against,
            instead=instead.isoformat() if against and instead.year <= today.year + 1 else None,
        )
    else:
        await _propose(candidate, day, turn, deed, say)


async def _propose(candidate: int, day: date, turn: Turn, deed: Deed, say: Say) -> None:
    verdict = await moments.propose_moment(deed, candidate, day)
    if not isinstance(verdict, Refusal):
        turn.to(None)
    elif turn.state in (DAY, CHECK) and verdict.code is not CommonCode.NOT_FOUND:
        await _ask(candidate, turn, deed, say, refusal=verdict)
    else:
        say.refusal(verdict)
