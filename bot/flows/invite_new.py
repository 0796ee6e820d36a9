"""A contact person invites a new candidate: the municipality's checklist first, and every reason against it before the link.

    [Invite somebody new], /nieuw  ->  new:name  --a typed name-->  new:ask  --[Yes], [No] to each question-->  new:check
    new:check  --[Make the link]-->  the QR code and the link, and the candidate's card; there is no such button where it cannot be
    each step  --[Back]-->  the question before; at the first it ends
               --anything else-->  asked again
               --Stop, /stop, a menu button-->  nobody was invited, nothing is kept

Data: `draft` (the number of the update that began it), `name`, `said` (answers by question).
"""

from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.buttons.everybody import StepBack
from bot.buttons.invitations import IntakeAnswer, NewCandidate, SendInvitation
from bot.screens.asking import NOT_TEXT, UNCLEAR
from bot.turns.filters import At, Is, Pressed, Typed
from bot.turns.handing import hand_over
from bot.turns.turn import Say, Turn
from core.actions.access import STAFF
from core.actions.deed import Deed
from core.actions.people import inviting
from core.actions.things import Thing
from core.rules.names import may_be_a_person, read_name
from core.rules.people.invitation_checklist import QUESTIONS
from core.rules.reading.spoken import yes_or_no
from core.rules.refusals import Refusal

NAME, ASK, CHECK = "new:name", "new:ask", "new:check"

router = Router(name="invite_new")


@router.message(Command("nieuw"), Is(*STAFF))
@router.callback_query(Pressed(NewCandidate))
async def on_new(_event: Message | CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """Whom?"""
    verdict = await inviting.check_candidate(deed, {})
    turn.to(None)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.ask(NAME, "new_name", {"draft": turn.number, "said": {}})


@router.message(Typed(), At(NAME))
async def on_name(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """The name."""
    name = read_name(message.text or "")
    refusal = may_be_a_person(name)
    if refusal:
        say.ask(NAME, "new_name", turn.known, refusal=refusal)
    else:
        await _go_on(turn, deed, say, turn.known | {"name": name})


@router.callback_query(Pressed(IntakeAnswer), At(ASK))
async def on_answer(_press: CallbackQuery, tap: IntakeAnswer, turn: Turn, deed: Deed, say: Say) -> None:
    """Yes or no, to the question that is asked now."""
    verdict = await inviting.check_candidate(deed, turn.data["said"])
    asked = None if isinstance(verdict, Refusal) else verdict.asks
    if asked is None or tap.place != QUESTIONS.index(asked):
        say.screen("old_button")
    else:
        await _go_on(turn, deed, say, turn.known | {"said": turn.data["said"] | {asked: tap.says_yes}})


@router.message(Typed(), At(ASK))
async def on_typed(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """The same, typed."""
    said = yes_or_no(message.text or "")
    verdict = await inviting.check_candidate(deed, turn.data["said"])
    if said is None or isinstance(verdict, Refusal) or verdict.asks is None:
        await _go_on(turn, deed, say, turn.known, problem=UNCLEAR)
    else:
        await _go_on(turn, deed, say, turn.known | {"said": turn.data["said"] | {verdict.asks: said}})


@router.callback_query(Pressed(SendInvitation), At(CHECK))
async def on_send(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say, username: str) -> None:
    """One tap: the link."""
    known = turn.data
    verdict = await inviting.invite_new(deed, int(known["draft"]), known["name"], known["said"])
    turn.to(None)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    number, invite = verdict
    say.card(Thing.PERSON, number, fresh=True)
    hand_over(say, username, invite)


@router.callback_query(Pressed(StepBack), At(NAME, ASK, CHECK))
async def on_back(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """The question before."""
    known = turn.known
    if turn.state == NAME:
        say.stopped()
    elif not known["said"]:
        say.ask(NAME, "new_name", known)
    else:
        *before, _last = known["said"].items()
        await _go_on(turn, deed, say, known | {"said": dict(before)})


@router.callback_query(Pressed(IntakeAnswer))
@router.callback_query(Pressed(SendInvitation))
async def on_old(_press: CallbackQuery, say: Say) -> None:
    """A button of a question that is over."""
    say.screen("old_button")


@router.message(At(NAME, ASK, CHECK))
async def on_anything_else(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A photo, or words where only a tap is asked."""
    problem = UNCLEAR if message.text else NOT_TEXT
    if turn.state == NAME:
        say.ask(NAME, "new_name", turn.known, problem=problem)
    else:
        await _go_on(turn, deed, say, turn.known, problem=problem)


async def _go_on(turn: Turn, deed: Deed, say: Say, known: dict[str, Any], **why: Any) -> None:
    """The next question of the checklist, or what it says."""
    verdict = await inviting.check_candidate(deed, known["said"])
    if isinstance(verdict, Refusal):
        turn.to(None)
        say.refusal(verdict)
        return
    if verdict.asks:
        say.ask(ASK, "new_question", known, question=verdict.asks, number=verdict.number, **why)
    else:
        say.ask(CHECK, "new_check", known, reasons=[[one.why, one.number] for one in verdict.reasons], **why)
