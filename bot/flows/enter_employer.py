"""Whoever speaks to employers enters a new one: its name, its number in the trade register, and who the contact person is.

    [New employer]  ->  employer:name  --typed-->  employer:kvk  --typed-->  employer:contact  --typed-->  entered; a colleague agrees
    each step       --[Back]-->  the question before; at the first it ends
                    --what is no name or number, or no text-->  asked again
                    --Stop, /stop, a menu button-->  nothing is kept

Data: `draft` (the number of the update that began it), `employer` (its name), `kvk`.
"""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.everybody import StepBack
from bot.buttons.invitations import NewEmployer
from bot.screens.asking import NOT_TEXT
from bot.turns.filters import At, Pressed, Typed
from bot.turns.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.people import employers, inviting
from core.rules.names import may_be_a_person, may_be_called, read_name
from core.rules.people.invitation_checklist import IntakeCode, may_enter, read_kvk
from core.rules.refusals import Refusal

NAME, KVK, CONTACT = "employer:name", "employer:kvk", "employer:contact"
STEPS = (NAME, KVK, CONTACT)
SCREENS = {NAME: "employer_name", KVK: "employer_kvk", CONTACT: "employer_contact"}

router = Router(name="enter_employer")


@router.callback_query(Pressed(NewEmployer))
async def on_new(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """Which employer?"""
    verdict = await employers.list_employers(deed)
    turn.to(None)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.ask(NAME, SCREENS[NAME], {"draft": turn.number, "employer": ""})


@router.message(Typed(), At(NAME))
async def on_name(message: Message, turn: Turn, say: Say) -> None:
    """The name of the employer."""
    name = read_name(message.text or "")
    say.ask_next(KVK, SCREENS, {"employer": name}, may_be_called(name))


@router.message(Typed(), At(KVK))
async def on_kvk(message: Message, turn: Turn, say: Say) -> None:
    """Its number in the trade register."""
    number = read_kvk(message.text or "") or ""
    say.ask_next(CONTACT, SCREENS, {"kvk": number}, may_enter(number))


@router.message(Typed(), At(CONTACT))
async def on_contact(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Who speaks for the employer; then it is entered."""
    known, contact = turn.known, read_name(message.text or "")
    refusal = may_be_a_person(contact)
    if refusal:
        say.ask(CONTACT, SCREENS[CONTACT], known, refusal=refusal)
        return
    verdict = await inviting.invite_employer(deed, int(known["draft"]), known["employer"], known["kvk"], contact)
    if isinstance(verdict, Refusal) and verdict.code is IntakeCode.EMPLOYER_KNOWN:
        say.ask(KVK, SCREENS[KVK], known, refusal=verdict)
        return
    turn.to(None)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("employer_entered", name=verdict.first_name, employer=known["employer"])


@router.callback_query(Pressed(StepBack), At(*STEPS))
async def on_back(_press: CallbackQuery, turn: Turn, say: Say) -> None:
    """The question before."""
    place = STEPS.index(turn.state or NAME)
    if place == 0:
        say.stopped()
    else:
        say.ask(STEPS[place - 1], SCREENS[STEPS[place - 1]], turn.known)


@router.message(At(*STEPS))
async def on_no_text(_message: Message, turn: Turn, say: Say) -> None:
    """A photo or a sticker: asked again."""
    step = turn.state or NAME
    say.ask(step, SCREENS[step], turn.known, problem=NOT_TEXT)
