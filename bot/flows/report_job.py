"""An employer reports work, or a colleague enters it for them, answer by answer; every answer is kept at once, so that nothing typed is lost.

    an employer  --[Enter work]-->  the same, by whoever speaks to them
    [Report work], /klus  ->  (report_job:draft: go on, or anew?)  ->  title -> place -> tasks -> first -> last -> shifts -> minutes
                              -> why -> guide -> needs  ->  check  --[Send]-->  sent: the card of the work, and of whoever checks it

    each step  --[Back]-->  the question before; the answers after it stay
               --Stop, /stop, a menu button-->  the draft stays, and is offered the next time
               --what cannot be read, or is no text-->  asked again

    [Take back]  ->  report_job:withdraw  --[Yes], "ja"-->  taken back    --[No], "nee"-->  its card    --anything else-->  asked again

The steps are called `report_job:` and the field that is asked, `report_job:draft`, `report_job:check` or `report_job:withdraw`. Data: `kept`
(something was filled in); of a draft `title` and, where it is entered for another, `employer`; of work that may be taken back `report` and
`title`.

A little over 300 lines: one conversation, of which every step can lead to every other.
"""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.colleagues import ReportSite
from bot.buttons.employers import EnterWork
from bot.buttons.everybody import StepBack
from bot.buttons.reports import (
    GoOnReporting,
    MyReports,
    OpenReport,
    ReportAnew,
    ReportChoice,
    ReportJob,
    SendReport,
    WithdrawReport,
    WithdrawSurely,
)
from bot.screens.asking import NOT_TEXT, UNCLEAR
from bot.turns.filters import At, Is, Menu, Pressed, Typed
from bot.turns.turn import Say, Turn
from bot.wire.commands import MY_REPORTS, REPORT_JOB
from core.actions.deed import Deed
from core.actions.matching import reports
from core.actions.things import Thing
from core.rules.calendar import local_day
from core.rules.matching.reports import FIELDS, RUNNING, Field, next_field, state_of
from core.rules.matching.typed_report import chosen, planned_minutes, read_answer
from core.rules.reading.spoken import yes_or_no
from core.rules.refusals import CommonCode, Refusal
from core.store.people.people import Role

STEPS = {f"report_job:{field}": field for field in FIELDS}
DRAFT, CHECK, PLACE, WITHDRAW = (f"report_job:{step}" for step in ("draft", "check", "place", "withdraw"))

router = Router(name="report_job")


@router.message(Menu(REPORT_JOB), Is(Role.EMPLOYER))
@router.callback_query(Pressed(ReportJob))
async def on_report(_event: Message | CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """I have work. What was begun before is offered first."""
    draft = await reports.my_draft(deed)
    turn.to(None)
    if isinstance(draft, Refusal):
        say.refusal(draft)
    elif draft:
        say.ask(DRAFT, "report_draft", {"kept": True, "title": draft.facts.get(Field.TITLE, "")})
    else:
        await _ask(FIELDS[0], {}, deed, say)


@router.callback_query(Pressed(EnterWork))
async def on_enter(_press: CallbackQuery, tap: EnterWork, turn: Turn, deed: Deed, say: Say) -> None:
    """An employer has work, and somebody enters it for them. What was begun before is offered first."""
    draft = await reports.my_draft(deed)
    turn.to(None)
    if isinstance(draft, Refusal):
        say.refusal(draft)
    elif draft and draft.facts:
        say.ask(DRAFT, "report_draft", {"kept": True, "title": draft.facts.get(Field.TITLE, ""), "employer": tap.employer})
    else:
        await _begin(tap.employer, deed, say)


@router.callback_query(Pressed(GoOnReporting))
async def on_go_on(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """Where it was left."""
    await _go_on(turn, deed, say)


@router.callback_query(Pressed(ReportAnew))
async def on_anew(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """Without what was begun; by whoever enters it for an employer, for the one that was opened last."""
    await _anew(turn, deed, say)


@router.message(At(DRAFT))
async def on_typed_draft(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Yes and no may be typed too."""
    said = yes_or_no(message.text or "")
    if said is None:
        say.ask(DRAFT, "report_draft", turn.known, problem=UNCLEAR if message.text else NOT_TEXT)
    elif said:
        await _go_on(turn, deed, say)
    else:
        await _anew(turn, deed, say)


async def _anew(turn: Turn, deed: Deed, say: Say) -> None:
    draft, chosen_last = await reports.my_draft(deed), turn.data.get("employer")
    if deed.who.role is not Role.EMPLOYER and draft and not isinstance(draft, Refusal):
        await _begin(chosen_last or draft.employer, deed, say)
        return
    verdict = await reports.drop_draft(deed)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        await _ask(FIELDS[0], {}, deed, say)


@router.message(Typed(), At(*STEPS))
async def on_typed(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A typed answer."""
    field = STEPS[turn.state or ""]
    value = read_answer(field, message.text or "", local_day(deed.now))
    if value is None:
        await _ask_again(turn, deed, say, problem=UNCLEAR)
    else:
        await _answered(field, value, turn, deed, say)


@router.callback_query(Pressed(ReportChoice), At(*STEPS))
async def on_choice(_press: CallbackQuery, tap: ReportChoice, turn: Turn, deed: Deed, say: Say) -> None:
    """An answer by a button of the question that is asked now."""
    field, draft = STEPS[turn.state or ""], await reports.my_draft(deed)
    facts = draft.facts if draft and not isinstance(draft, Refusal) else {}
    own_name = deed.who.name if deed.who.role is Role.EMPLOYER else ""
    value = chosen(field, tap.number, facts, own_name) if tap.place == FIELDS.index(field) else None
    if value is None:
        say.screen("old_button")
    else:
        await _answered(field, value, turn, deed, say)


@router.callback_query(Pressed(ReportSite), At(PLACE))
async def on_site(_press: CallbackQuery, tap: ReportSite, turn: Turn, deed: Deed, say: Say) -> None:
    """The place is one of the own sites."""
    verdict = await reports.report_at(deed, tap.site)
    if isinstance(verdict, Refusal):
        say.screen("old_button")
    else:
        await _go_on(turn, deed, say)


@router.callback_query(Pressed(SendReport))
async def on_send(_press: CallbackQuery, tap: SendReport, turn: Turn, deed: Deed, say: Say) -> None:
    """One tap: it is sent."""
    verdict = await reports.send_report(deed, tap.report)
    if isinstance(verdict, Refusal) and turn.state == CHECK and verdict.code is not CommonCode.NOT_FOUND:
        await _ask_again(turn, deed, say, refusal=verdict)
        return
    if turn.state == CHECK:
        turn.to(None)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.card(Thing.JOB_REPORT, verdict, fresh=True)


@router.callback_query(Pressed(StepBack), At(*STEPS, CHECK))
async def on_back(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """The question before; before the first there is nothing."""
    place = len(FIELDS) if turn.state == CHECK else FIELDS.index(STEPS[turn.state or ""])
    draft = await reports.my_draft(deed)
    if place == 0 or isinstance(draft, Refusal):
        say.stopped()
    else:
        await _ask(FIELDS[place - 1], draft.facts if draft else {}, deed, say)


@router.callback_query(Pressed(ReportChoice))
@router.callback_query(Pressed(ReportSite))
async def on_old(_press: CallbackQuery, say: Say) -> None:
    """A button of a question that is over."""
    say.screen("old_button")


@router.message(At(*STEPS, CHECK))
async def on_no_text(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A photo or a sticker, or words where only a tap is asked: asked again, nothing lost."""
    await _ask_again(turn, deed, say, problem=UNCLEAR if message.text else NOT_TEXT)


@router.message(Menu(MY_REPORTS), Is(Role.EMPLOYER))
@router.callback_query(Pressed(MyReports))
async def on_my_reports(_event: Message | CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """What was reported, and where each is."""
    turn.to(None)
    verdict = await reports.my_reports(deed)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    shown = [{"id": one.id, "title": one.facts[Field.TITLE], "state": state_of(one.standing)} for one in verdict]
    say.screen("my_reports", reports=shown)


@router.callback_query(Pressed(OpenReport))
async def on_open(_press: CallbackQuery, tap: OpenReport, turn: Turn, deed: Deed, say: Say) -> None:
    """One of them; or no, it is not taken back."""
    await _open(tap.report, turn, deed, say)


@router.callback_query(Pressed(WithdrawReport))
async def on_withdraw(_press: CallbackQuery, tap: WithdrawReport, turn: Turn, deed: Deed, say: Say) -> None:
    """Not needed after all: sure? What can be taken back no more says so at once."""
    mine = await reports.my_reports(deed)
    one = None if isinstance(mine, Refusal) else next((one for one in mine if one.id == tap.report), None)
    if one and state_of(one.standing) in RUNNING:
        say.ask(WITHDRAW, "withdraw_sure", {"report": one.id, "title": one.facts[Field.TITLE]})
    else:
        await _withdraw(tap.report, turn, deed, say)


@router.callback_query(Pressed(WithdrawSurely))
async def on_withdraw_surely(_press: CallbackQuery, tap: WithdrawSurely, turn: Turn, deed: Deed, say: Say) -> None:
    """It is taken back."""
    await _withdraw(tap.report, turn, deed, say)


@router.message(At(WITHDRAW))
async def on_typed_withdraw(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Yes and no may be typed too."""
    said, report = yes_or_no(message.text or ""), int(turn.data["report"])
    if said is None:
        say.ask(WITHDRAW, "withdraw_sure", turn.known, problem=UNCLEAR if message.text else NOT_TEXT)
    elif said:
        await _withdraw(report, turn, deed, say)
    else:
        await _open(report, turn, deed, say)


async def _open(report: int, turn: Turn, deed: Deed, say: Say) -> None:
    if turn.state == WITHDRAW:
        turn.to(None)
    verdict = await reports.open_report(deed, report)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.card(Thing.JOB_REPORT, verdict, fresh=True)


async def _withdraw(report: int, turn: Turn, deed: Deed, say: Say) -> None:
    if turn.state == WITHDRAW:
        turn.to(None)
    say.pressed(await reports.withdraw_report(deed, report))


async def _begin(employer: int, deed: Deed, say: Say) -> None:
    """The first question about work that is entered for an employer."""
    verdict = await reports.begin_report(deed, employer)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        await _ask(FIELDS[0], {}, deed, say)


async def _answered(field: Field, value: Any, turn: Turn, deed: Deed, say: Say) -> None:
    verdict = await reports.fill_in(deed, field, value)
    if isinstance(verdict, Refusal) and verdict.code is CommonCode.NOT_FOUND:
        turn.to(None)
        say.refusal(verdict)
    elif isinstance(verdict, Refusal):
        await _ask_again(turn, deed, say, refusal=verdict)
    else:
        await _go_on(turn, deed, say)


async def _go_on(turn: Turn, deed: Deed, say: Say, **why: Any) -> None:
    """The first question without an answer, or the summary."""
    draft = await reports.my_draft(deed)
    if isinstance(draft, Refusal) or draft is None:
        turn.to(None)
        say.screen("old_button")
        return
    field = next_field(draft.facts)
    if field:
        await _ask(field, draft.facts, deed, say)
    else:
        say.ask(CHECK, "report_check", {"kept": True}, told=draft.facts, report=draft.id, **why)


async def _ask_again(turn: Turn, deed: Deed, say: Say, **why: Any) -> None:
    draft = await reports.my_draft(deed)
    if isinstance(draft, Refusal):
        say.refusal(draft)
    elif turn.state == CHECK:
        await _go_on(turn, deed, say, **why)
    else:
        await _ask(STEPS[turn.state or ""], draft.facts if draft else {}, deed, say, **why)


async def _ask(field: Field, facts: dict[str, Any], deed: Deed, say: Say, **why: Any) -> None:
    found = await reports.sites_to_report(deed) if field is Field.PLACE else []
    sites = [] if isinstance(found, Refusal) else [{"id": one.id, "name": one.name} for one in found]
    is_own = deed.who.role is Role.EMPLOYER
    shown: dict[str, Any] = {"field": field, "planned": planned_minutes(facts), "sites": sites, "own": is_own}
    say.ask(f"report_job:{field}", "report_job", {"kept": bool(facts)}, **shown, **why)
