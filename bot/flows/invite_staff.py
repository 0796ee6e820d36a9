"""Who leads invites a new colleague: a name, and what the colleague is.

    [Invite a colleague]  ->  staff:name  --typed-->  staff:role  --[Consultant], [Account manager], [Team lead]-->  entered; a colleague agrees
    each step             --[Back]-->  the question before; at the first it ends
                          --anything else-->  asked again
                          --Stop, /stop, a menu button-->  nothing is kept

Data: `draft` (the number of the update that began it), `name`.
"""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.everybody import StepBack
from bot.buttons.invitations import NewStaff, StaffRole
from bot.screens.asking import NOT_TEXT, UNCLEAR
from bot.turns.filters import At, Is, Pressed, Typed
from bot.turns.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.people import inviting
from core.actions.people.inviting import COLLEAGUES
from core.rules.names import may_be_a_person, read_name
from core.rules.refusals import Refusal
from core.store.people.people import Role

NAME, ROLE = "staff:name", "staff:role"
SCREENS = {NAME: "staff_name", ROLE: "staff_role"}

router = Router(name="invite_staff")


@router.callback_query(Pressed(NewStaff), Is(Role.LEAD))
async def on_new(_press: CallbackQuery, turn: Turn, say: Say) -> None:
    """Whom?"""
    say.ask(NAME, SCREENS[NAME], {"draft": turn.number})


@router.message(Typed(), At(NAME))
async def on_name(message: Message, turn: Turn, say: Say) -> None:
    """The name."""
    name = read_name(message.text or "")
    say.ask_next(ROLE, SCREENS, {"name": name}, may_be_a_person(name))


@router.callback_query(Pressed(StaffRole), At(ROLE))
async def on_role(_press: CallbackQuery, tap: StaffRole, turn: Turn, deed: Deed, say: Say) -> None:
    """As what."""
    if tap.place >= len(COLLEAGUES):
        say.screen("old_button")
        return
    known, role = turn.data, COLLEAGUES[tap.place]
    turn.to(None)
    verdict = await inviting.invite_staff(deed, int(known["draft"]), known["name"], role)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("staff_entered", name=verdict.name, role=role)


@router.callback_query(Pressed(StepBack), At(NAME, ROLE))
async def on_back(_press: CallbackQuery, turn: Turn, say: Say) -> None:
    """The question before."""
    if turn.state == NAME:
        say.stopped()
    else:
        say.ask(NAME, SCREENS[NAME], turn.known)


@router.callback_query(Pressed(NewStaff))
@router.callback_query(Pressed(StaffRole))
async def on_old(_press: CallbackQuery, say: Say) -> None:
    """A button of a question that is over, or of whoever may not."""
    say.screen("old_button")


@router.message(At(NAME, ROLE))
async def on_anything_else(message: Message, turn: Turn, say: Say) -> None:
    """A photo, or words where only a tap is asked."""
    step = turn.state or NAME
    say.ask(step, SCREENS[step], turn.known, problem=UNCLEAR if message.text else NOT_TEXT)
