"""The contact person records how work ends: why, to what it leads, and the last day.

    [Record the end]  ->  end:why  --paid work-->  end:outflow  -->  end:contract  -->  end:day  --[a day]-->  recorded
                                                                                --a typed day-->  end:check  --[Yes], yes-->  recorded
                                                                                                             --no, Back-->  end:day
                                   --anything else-->  end:day
    the employer offers a contract  ->  end:outflow;  the employer stops  ->  end:day
    the end stands, and work or school is found later  ->  no day is asked: it stays
    anything else               ->  asked again
    Back                        ->  the work; Stop, /stop, a menu button: nothing was recorded

Data: `placement`, `reason`, `outflow`, `contract`, `day` (which is asked about), `shown` (what every question shows).
"""

from datetime import date
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.endings import EndChoice, EndOn, RecordEnd
from bot.buttons.everybody import StepBack
from bot.screens.asking import NOT_TEXT, UNCLEAR
from bot.turns.filters import At, Pressed, Typed
from bot.turns.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.things import Thing
from core.actions.work import outflows
from core.actions.work.outflows import ToEnd
from core.rules.calendar import local_day
from core.rules.reading.coming import read_day_near
from core.rules.reading.spoken import yes_or_no
from core.rules.refusals import CommonCode, Refusal
from core.rules.work.at_work import LOOKED_BACK
from core.rules.work.ending import WORK, AskKind, End, EndReason, Outflow

WHY, OUTFLOW, CONTRACT, DAY, CHECK = (f"end:{step}" for step in ("why", "outflow", "contract", "day", "check"))
SCREENS = {WHY: "end_why", OUTFLOW: "end_outflow", CONTRACT: "end_contract", DAY: "end_day"}
BEGUN: dict[AskKind, dict[str, Any]] = {
    AskKind.HIRE: {"reason": EndReason.WORK_HERE, "contract": True},
    AskKind.LET_GO: {"reason": EndReason.EMPLOYER},
}
"""What an employer's ask answers already."""

router = Router(name="record_end")


@router.callback_query(Pressed(RecordEnd))
async def on_record(_press: CallbackQuery, tap: RecordEnd, turn: Turn, deed: Deed, say: Say) -> None:
    """How does it end?"""
    found = await outflows.may_end(deed, tap.placement)
    if isinstance(found, Refusal):
        turn.to(None)
        say.refusal(found)
        return
    known = BEGUN.get(found.ask.kind, {}) if found.ask else {}
    _ask(_next(known), say, known | {"placement": tap.placement, "shown": _shown(found)})


@router.callback_query(Pressed(EndChoice), At(WHY, OUTFLOW, CONTRACT))
async def on_choice(_press: CallbackQuery, tap: EndChoice, turn: Turn, deed: Deed, say: Say) -> None:
    """An answer; the next question, or the end is recorded where its day stands."""
    answers: dict[str, list[Any]] = {
        WHY: list(EndReason),
        OUTFLOW: [Outflow.FULL_TIME, Outflow.PART_TIME],
        CONTRACT: [False, True],
    }
    name = {WHY: "reason", OUTFLOW: "outflow", CONTRACT: "contract"}
    step = turn.state or WHY
    if tap.number >= len(answers[step]):
        say.screen("old_button")
        return
    known: dict[str, Any] = turn.known | {name[step]: answers[step][tap.number]}
    if _next(known) == DAY and len(known["shown"]["days"]) == 1 and known["shown"]["stands"]:
        await _record(date.fromisoformat(known["shown"]["days"][0]), known, turn, deed, say)
    else:
        _ask(_next(known), say, known)


@router.callback_query(Pressed(EndOn), At(DAY, CHECK))
async def on_day(_press: CallbackQuery, tap: EndOn, turn: Turn, deed: Deed, say: Say) -> None:
    """The last day."""
    await _record(tap.day, turn.known, turn, deed, say)


@router.message(Typed(), At(DAY))
async def on_typed_day(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A typed last day."""
    _take(message.text or "", turn, deed, say)


@router.message(Typed(), At(CHECK))
async def on_answer(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Yes and no may be typed too; so may the day, anew."""
    said = yes_or_no(message.text or "")
    if said is None:
        _take(message.text or "", turn, deed, say)
    elif said:
        await _record(date.fromisoformat(turn.data["day"]), turn.known, turn, deed, say)
    else:
        _ask(DAY, say, turn.known)


@router.callback_query(Pressed(StepBack), At(CHECK))
async def on_step_back(_press: CallbackQuery, turn: Turn, say: Say) -> None:
    """Back to which day."""
    _ask(DAY, say, turn.known)


@router.message(At(CHECK))
async def on_no_answer(_message: Message, turn: Turn, say: Say) -> None:
    """A photo or a sticker is no answer."""
    say.ask(CHECK, "check_end_day", turn.known, problem=NOT_TEXT)


@router.callback_query(Pressed(StepBack), At(*SCREENS))
async def on_back(_press: CallbackQuery, turn: Turn, say: Say) -> None:
    """Back to the work."""
    placement = turn.data["placement"]
    turn.to(None)
    say.card(Thing.PLACEMENT, placement, fresh=True)


@router.message(Typed(), At(WHY, OUTFLOW, CONTRACT))
async def on_text(_message: Message, turn: Turn, say: Say) -> None:
    """These have buttons."""
    _ask(turn.state or WHY, say, turn.known, problem=UNCLEAR)


@router.message(At(*SCREENS))
async def on_no_text(_message: Message, turn: Turn, say: Say) -> None:
    """A photo or a sticker is no answer."""
    _ask(turn.state or WHY, say, turn.known, problem=NOT_TEXT)


def _shown(found: ToEnd) -> dict[str, Any]:
    placement = found.placement
    work = {"name": found.name, "title": placement.title, "employer": placement.employer_name}
    held = [[day.isoformat(), cents] for day, cents in found.held.items()]
    return work | {"days": [day.isoformat() for day in found.held], "held_on": held, "stands": found.stands}


def _next(known: dict[str, Any]) -> str:
    """The first question that is not answered yet."""
    if "reason" not in known:
        return WHY
    if known["reason"] in WORK and "outflow" not in known:
        return OUTFLOW
    return CONTRACT if known["reason"] in WORK and "contract" not in known else DAY


async def _record(day: date, known: dict[str, Any], turn: Turn, deed: Deed, say: Say) -> None:
    reason = EndReason(known["reason"])
    kind = Outflow.SCHOOL if reason is EndReason.SCHOOL else known.get("outflow")
    contract = known.get("contract") if reason in WORK else None
    placement, end = int(known["placement"]), End(day, reason, Outflow(kind) if kind else None, contract)
    verdict = await outflows.record_end(deed, placement, end)
    if not isinstance(verdict, Refusal):
        turn.to(None)
        say.card(Thing.PLACEMENT, placement, fresh=True)
    elif turn.state in (DAY, CHECK) and verdict.code is not CommonCode.NOT_FOUND:
        found = await outflows.may_end(deed, placement)
        _ask(DAY, say, known if isinstance(found, Refusal) else known | {"shown": _shown(found)}, refusal=verdict)
    else:
        turn.to(None)
        say.refusal(verdict)


def _take(text: str, turn: Turn, deed: Deed, say: Say) -> None:
    """A day is read back before anybody hears it; anything else is asked again."""
    day = read_day_near(text, local_day(deed.now), LOOKED_BACK)
    if day is None:
        _ask(DAY, say, turn.known, problem=UNCLEAR)
    else:
        say.ask(CHECK, "check_end_day", turn.known | {"day": day.isoformat()})


def _ask(step: str, say: Say, known: dict[str, Any], **why: Any) -> None:
    say.ask(step, SCREENS[step], known, **known["shown"], **why)
