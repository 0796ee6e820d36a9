"""A week on paper: the contact person enters the form that both sides signed.

    [Week on paper]  ->  paper:which --[a week]-->  paper:days --[The hours are right]-->  paper:travel --[None], typed-->  paper:photo
                                                      |   ^                                                                    |
                                                 [a day]  | [Not worked], typed                                              a photo
                                                      v   |                                                                    v
                                                   paper:hours                                                            paper:check
                                                                                                        --[Keep it]-->  both signed

Everything is read back at `check` before it is kept. What is not understood is asked again. Back goes one step back, from the first out.

Data: `placement`, `name`, `title`, `first` (the Monday), `days` (day: work as facts), `day`, `travel` (day: metres, cents), `file`, `tries`.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.everybody import StepBack
from bot.buttons.paper_weeks import KeepPaper, PaperDay, PaperHoursRight, PaperNoTravel, PaperNotWorked, PaperWeek, PaperWork
from bot.screens.asking import NO_PHOTO, NOT_TEXT, UNCLEAR
from bot.screens.week_lines import work_in, written
from bot.turns.filters import At, Pictured, Pressed, Typed
from bot.turns.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.hours import paper
from core.actions.things import Thing
from core.rules.hours.paper import Travel, read_week_travel
from core.rules.hours.typed_work import NO_WORK, works_in
from core.rules.hours.week_days import Day, Work
from core.rules.refusals import Refusal

WHICH, DAYS, HOURS, TRAVEL, PHOTO, CHECK = (f"paper:{step}" for step in ("which", "days", "hours", "travel", "photo", "check"))
SCREENS = {
    WHICH: "paper_which",
    DAYS: "paper_days",
    HOURS: "paper_hours",
    TRAVEL: "paper_travel",
    PHOTO: "paper_photo",
    CHECK: "paper_check",
}
BEFORE = {DAYS: WHICH, HOURS: DAYS, TRAVEL: DAYS, PHOTO: TRAVEL, CHECK: PHOTO}

router = Router(name="paper_week")


@router.callback_query(Pressed(PaperWork))
async def on_work(_press: CallbackQuery, tap: PaperWork, turn: Turn, deed: Deed, say: Say) -> None:
    """Which week is it?"""
    verdict = await paper.paper_work(deed, tap.placement)
    if isinstance(verdict, Refusal):
        turn.to(None)
        say.refusal(verdict)
        return
    mondays = [day.isoformat() for day in verdict.mondays]
    known = {"placement": tap.placement, "name": verdict.name, "title": verdict.placement.title, "mondays": mondays}
    say.ask(WHICH, SCREENS[WHICH], known)


@router.callback_query(Pressed(PaperWeek), At(WHICH))
async def on_week(_press: CallbackQuery, tap: PaperWeek, turn: Turn, deed: Deed, say: Say) -> None:
    """That week: its days as they are known so far."""
    verdict = await paper.paper_week(deed, turn.data["placement"], tap.first)
    if isinstance(verdict, Refusal):
        turn.to(None)
        say.refusal(verdict)
        return
    days = {one.day.isoformat(): written(_known(one)) for one in verdict.days}
    _ask(DAYS, turn, say, {"first": tap.first.isoformat(), "days": days, "travel": {}})


@router.callback_query(Pressed(PaperDay), At(DAYS))
async def on_day(_press: CallbackQuery, tap: PaperDay, turn: Turn, say: Say) -> None:
    """This day is otherwise on the form."""
    day = tap.day.isoformat()
    _ask(HOURS if day in turn.data["days"] else DAYS, turn, say, {"day": day})


@router.callback_query(Pressed(PaperNotWorked), At(HOURS))
async def on_not_worked(_press: CallbackQuery, turn: Turn, say: Say) -> None:
    """Nothing was worked."""
    _take(NO_WORK, turn, say)


@router.message(Typed(), At(HOURS))
async def on_hours(message: Message, turn: Turn, say: Say) -> None:
    """Typed hours or times, of one meaning."""
    found = works_in(message.text or "", Day(date.fromisoformat(turn.data["day"]), None, None, True))
    if len(found) == 1:
        _take(found[0], turn, say)
    else:
        _ask(HOURS, turn, say, problem=UNCLEAR)


@router.callback_query(Pressed(PaperHoursRight), At(DAYS))
async def on_right(_press: CallbackQuery, turn: Turn, say: Say) -> None:
    """The hours are right: and travel costs?"""
    _ask(TRAVEL if _worked(turn) else PHOTO, turn, say, {"travel": {}})


@router.callback_query(Pressed(PaperNoTravel), At(TRAVEL))
async def on_no_travel(_press: CallbackQuery, turn: Turn, say: Say) -> None:
    """None."""
    _ask(PHOTO, turn, say, {"travel": {}})


@router.message(Typed(), At(TRAVEL))
async def on_travel(message: Message, turn: Turn, say: Say) -> None:
    """Typed travel costs, for each worked day or by day."""
    found = read_week_travel(message.text or "", _worked(turn))
    if found is None:
        _ask(TRAVEL, turn, say, problem=UNCLEAR)
    else:
        costs = {
            day.isoformat(): {"kilometres": str(one.kilometres) if one.kilometres else None, "cents": one.cents}
            for day, one in found.items()
        }
        _ask(PHOTO, turn, say, {"travel": costs})


@router.message(Pictured(), At(PHOTO))
async def on_photo(message: Message, turn: Turn, say: Say) -> None:
    """The signed form."""
    file = message.photo[-1] if message.photo else message.document
    assert file is not None, "one of them is there"
    _ask(CHECK, turn, say, {"file": file.file_id})


@router.callback_query(Pressed(KeepPaper))
async def on_keep(_press: CallbackQuery, tap: KeepPaper, turn: Turn, deed: Deed, say: Say) -> None:
    """Everything is as on the form; pressed once more, the week as it stands."""
    known = turn.data
    if turn.state != CHECK or (known["placement"], known["first"]) != (tap.placement, tap.first.isoformat()):
        kept = await paper.kept_week(deed, tap.placement, tap.first)
        if isinstance(kept, Refusal):
            say.screen("old_button")
        else:
            say.card(Thing.WEEK, kept, fresh=True)
        return
    turn.to(None)
    verdict = await paper.enter_on_paper(
        deed,
        known["placement"],
        date.fromisoformat(known["first"]),
        {date.fromisoformat(day): work_in(one) for day, one in known["days"].items()},
        {date.fromisoformat(day): _cost(one) for day, one in known["travel"].items()},
        known["file"],
    )
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.card(Thing.WEEK, verdict, fresh=True)


@router.callback_query(Pressed(StepBack), At(*SCREENS))
async def on_back(_press: CallbackQuery, turn: Turn, say: Say) -> None:
    """One step back."""
    before = BEFORE.get(turn.state or "")
    if before is None:
        say.stopped()
    else:
        _ask(DAYS if before == TRAVEL and not _worked(turn) else before, turn, say)


@router.message(At(*SCREENS))
async def on_something_else(message: Message, turn: Turn, say: Say) -> None:
    """Words where a photo or a button is asked for, a sticker where words are: asked again, nothing is lost."""
    problem = NO_PHOTO if turn.state == PHOTO else UNCLEAR if message.text else NOT_TEXT
    _ask(turn.state or WHICH, turn, say, problem=problem)


def _known(day: Day) -> Work:
    return day.logged or day.planned or NO_WORK


def _worked(turn: Turn) -> list[date]:
    return [date.fromisoformat(day) for day, one in turn.data["days"].items() if one["minutes"]]


def _cost(facts: Mapping[str, Any]) -> Travel:
    return Travel(Decimal(facts["kilometres"]) if facts["kilometres"] else None, facts["cents"])


def _take(work: Work, turn: Turn, say: Say) -> None:
    _ask(DAYS, turn, say, {"days": turn.data["days"] | {turn.data["day"]: written(work)}})


def _ask(step: str, turn: Turn, say: Say, more: dict[str, Any] | None = None, **why: Any) -> None:
    say.ask(step, SCREENS[step], turn.known | (more or {}), **why)
