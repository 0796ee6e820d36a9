"""Whoever checks a reported job answers the questions of the displacement check; each answer is recorded at once.

    [Check this work], [Go on checking]  ->  check_job:answer  --a button, or typed-->  the next question, or the job's card with the decision
    [Does not go on]                     ->  check_job:refuse  --words-->  refused: the employer reads them
    check_job:answer                     --[Back]-->  the question before; before the first the card
    either                               --Stop, /stop, a menu button-->  what was answered stays
    either                               --what cannot be read, or is no text-->  asked again

Data: `report`, `question`, `kept`; of a refusal `title` and `employer`.
"""

from decimal import Decimal
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.everybody import StepBack
from bot.buttons.reports import AcceptJob, CheckChoice, CheckJob, OpenCheck, RefuseJob
from bot.screens.asking import NOT_TEXT, UNCLEAR
from bot.screens.job_checks import history_of
from bot.turns.filters import At, Pressed, Typed
from bot.turns.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.matching import job_checks
from core.actions.matching.job_checks import CheckView
from core.actions.things import Thing
from core.rules.matching.job_check import AMOUNTS, MAY_BE_NONE, NO, NONE, YES, YES_OR_NO, Question
from core.rules.matching.reports import Field, ReportCode
from core.rules.reading.spoken import yes_or_no
from core.rules.reading.travel import read_euros
from core.rules.refusals import CommonCode, Refusal

ANSWER, REFUSE = "check_job:answer", "check_job:refuse"
QUESTIONS = tuple(Question)
OVER = frozenset({CommonCode.NOT_FOUND, ReportCode.REPORT_DECIDED, ReportCode.REPORT_WITHDRAWN})

router = Router(name="check_job")


@router.callback_query(Pressed(OpenCheck))
async def on_open(_press: CallbackQuery, tap: OpenCheck, deed: Deed, say: Say) -> None:
    """The reported job."""
    say.opened(await job_checks.open_check(deed, tap.report), Thing.JOB_REPORT, tap.report)


@router.callback_query(Pressed(CheckJob))
async def on_check(_press: CallbackQuery, tap: CheckJob, deed: Deed, say: Say) -> None:
    """The first question without an answer; when all is said the last one again, to change it."""
    verdict = await job_checks.open_check(deed, tap.report)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        _ask(verdict.asks or Question.TARIFF, verdict, say)


@router.callback_query(Pressed(CheckChoice))
async def on_choice(_press: CallbackQuery, tap: CheckChoice, turn: Turn, deed: Deed, say: Say) -> None:
    """An answer by a button of the question that is asked now."""
    question = turn.data.get("question", "") if turn.state == ANSWER else ""
    asked = turn.data.get("report") == tap.report and question in QUESTIONS and QUESTIONS.index(Question(question)) == tap.place
    if not asked:
        say.screen("old_button")
    elif question in YES_OR_NO:
        await _answer(YES if tap.number else NO, turn, deed, say)
    else:
        await _answer(NONE, turn, deed, say)


@router.message(Typed(), At(ANSWER))
async def on_typed(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A typed answer."""
    answer = _read(turn.data["question"], message.text or "")
    if answer is None:
        await _ask_again(turn, deed, say, problem=UNCLEAR)
    else:
        await _answer(answer, turn, deed, say)


def _read(question: str, text: str) -> str | None:
    """Yes and no, an amount in euros, or words."""
    said = yes_or_no(text)
    if question in YES_OR_NO:
        return None if said is None else YES if said else NO
    if question in MAY_BE_NONE and said is False:
        return NONE
    if question in AMOUNTS:
        cents = read_euros(text)
        return None if cents is None else str(Decimal(cents) / 100)
    return text.strip() or None


@router.callback_query(Pressed(StepBack), At(ANSWER, REFUSE))
async def on_back(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """The question before; otherwise the reported job."""
    report, question = int(turn.data["report"]), turn.data.get("question", "")
    verdict = await job_checks.open_check(deed, report)
    place = QUESTIONS.index(Question(question)) if question in QUESTIONS else len(QUESTIONS) if question else 0
    if isinstance(verdict, Refusal) or place == 0:
        turn.to(None)
        say.card(Thing.JOB_REPORT, report, fresh=True)
    else:
        _ask(QUESTIONS[place - 1], verdict, say)


@router.callback_query(Pressed(AcceptJob))
async def on_accept(_press: CallbackQuery, tap: AcceptJob, deed: Deed, say: Say) -> None:
    """The job opens."""
    say.pressed(await job_checks.accept_report(deed, tap.report))


@router.callback_query(Pressed(RefuseJob))
async def on_refuse(_press: CallbackQuery, tap: RefuseJob, deed: Deed, say: Say) -> None:
    """Why not?"""
    verdict = await job_checks.open_check(deed, tap.report)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    names = {"title": verdict.report.facts[Field.TITLE], "employer": verdict.report.employer_name}
    say.ask(REFUSE, "refuse_job", {"report": tap.report} | names)


@router.message(Typed(), At(REFUSE))
async def on_reason(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """The reason, which the employer reads."""
    verdict = await job_checks.refuse_report(deed, int(turn.data["report"]), message.text or "")
    if isinstance(verdict, Refusal) and verdict.code not in OVER:
        say.ask(REFUSE, "refuse_job", turn.known, refusal=verdict)
        return
    report = int(turn.data["report"])
    turn.to(None)
    say.opened(verdict, Thing.JOB_REPORT, report)


@router.message(At(ANSWER, REFUSE))
async def on_no_text(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A photo or a sticker: asked again, nothing lost."""
    await _ask_again(turn, deed, say, problem=NOT_TEXT)


async def _answer(answer: str, turn: Turn, deed: Deed, say: Say) -> None:
    report = int(turn.data["report"])
    verdict = await job_checks.answer_check(deed, report, turn.data["question"], answer)
    if isinstance(verdict, Refusal) and verdict.code not in OVER:
        await _ask_again(turn, deed, say, refusal=verdict)
    elif isinstance(verdict, Refusal):
        turn.to(None)
        say.refusal(verdict)
    elif verdict.asks:
        _ask(verdict.asks, verdict, say)
    else:
        turn.to(None)
        say.card(Thing.JOB_REPORT, report, fresh=True)


async def _ask_again(turn: Turn, deed: Deed, say: Say, **why: Any) -> None:
    if turn.state == REFUSE:
        say.ask(REFUSE, "refuse_job", turn.known, **why)
        return
    verdict = await job_checks.open_check(deed, int(turn.data["report"]))
    if isinstance(verdict, Refusal):
        turn.to(None)
        say.refusal(verdict)
    else:
        _ask(turn.data["question"], verdict, say, **why)


def _ask(question: str, view: CheckView, say: Say, **why: Any) -> None:
    floor = view.floor
    say.ask(
        ANSWER,
        "check_job",
        {"report": view.report.id, "question": question, "kept": bool(view.said)},
        before=history_of(view),
        same_work=view.same_work,
        market=view.said.get(Question.MARKET, ""),
        floor={"series": floor.series, "value": str(floor.value), "since": floor.since.isoformat(), "source": floor.source}
        if floor
        else None,
        **why,
    )
