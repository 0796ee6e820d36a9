"""Coming in: what Flextensie is, one point a message, and the confirmation by both sides.

    link -> language -> who the contact person is
      not possible yet (too young)  ->  "Karin calls you first"; the contact person gets the call to make, with the reason
      point 1 .. 7    [I understand]       ->  the next point; after the last: do you want to take part?
                      [I have a question]  ->  the contact person; the point waits
                      [Back]               ->  the point before, and this one again
                      [Later]              ->  nothing is lost: "My work" and /start go on where it was left
      take part?      [Yes, I take part]   ->  the contact person confirms it too  ->  both get the document
                      [Later]              ->  nothing is recorded

    an employer's contact  ->  the agreement as a document, and one tap to agree: bot/handlers/agreement.py

Where somebody is stands in the database, not in the conversation: a restart, another phone or another language changes nothing.
"""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.buttons.participation import (
    ConfirmationAgain,
    ConfirmedOnPaper,
    ConfirmParticipation,
    GoOnLater,
    HaveCalled,
    OpenFirstCall,
    OpenParticipation,
    PointBefore,
    SignParticipation,
    UnderstoodPoint,
)
from bot.turns.filters import Is, Pressed
from bot.turns.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.matching import agreements
from core.actions.people import invites, participating
from core.actions.people.participating import Step
from core.actions.things import Thing
from core.rules.refusals import Refusal
from core.store.people.people import Role

router = Router(name="coming_in")


async def go_on(deed: Deed, say: Say, *, begins: bool) -> bool:
    """Show who has not come in wholly what comes next; answers whether there was something. `begins`: also a candidate who is new."""
    if deed.who.role is Role.EMPLOYER:
        return await _agreement(deed, say)
    if deed.who.role is not Role.CANDIDATE:
        return False
    step = await (participating.come_in(deed) if begins else participating.next_step(deed))
    return await _show(deed, say, step, fresh=True)


async def _agreement(deed: Deed, say: Say) -> bool:
    asked = await agreements.come_to_agree(deed)
    if isinstance(asked, Refusal):
        say.refusal(asked)
    elif asked:
        say.card(Thing.AGREEMENT, asked, fresh=True)
    return bool(asked)


async def _show(deed: Deed, say: Say, step: Step | Refusal, *, fresh: bool = False) -> bool:
    if isinstance(step, Refusal):
        say.refusal(step)
    elif step.is_called:
        say.screen("called_first", contact=(await invites.contact_line(deed, deed.who))["contact"])
    elif step.thing:
        say.card(step.thing, step.id, fresh=fresh)
    else:
        return False
    return True


@router.callback_query(Pressed(UnderstoodPoint))
async def on_understood(_press: CallbackQuery, tap: UnderstoodPoint, deed: Deed, say: Say) -> None:
    """The point becomes its result; the next one follows."""
    step = await participating.understand_point(deed, tap.point)
    if not isinstance(step, Refusal):
        say.card(Thing.CHECKLIST_POINT, tap.point)
    await _show(deed, say, step)


@router.callback_query(Pressed(PointBefore))
async def on_back(_press: CallbackQuery, tap: PointBefore, deed: Deed, say: Say) -> None:
    """The point before once more, and this one below it."""
    before = await participating.point_before(deed, tap.point)
    if isinstance(before, Refusal):
        say.refusal(before)
        return
    say.card(Thing.CHECKLIST_POINT, before, fresh=True)
    if before != tap.point:
        say.card(Thing.CHECKLIST_POINT, tap.point, fresh=True)


@router.callback_query(Pressed(GoOnLater), Is(Role.CANDIDATE))
async def on_later(_press: CallbackQuery, turn: Turn, say: Say) -> None:
    """Another time."""
    turn.to(None)
    say.screen("go_on_later")


@router.callback_query(Pressed(ConfirmParticipation))
async def on_confirm(_press: CallbackQuery, tap: ConfirmParticipation, deed: Deed, say: Say) -> None:
    """The candidate takes part."""
    verdict = await participating.confirm_participation(deed, tap.participation)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.card(Thing.PARTICIPATION, tap.participation)


@router.callback_query(Pressed(OpenParticipation))
async def on_open(_press: CallbackQuery, tap: OpenParticipation, deed: Deed, say: Say) -> None:
    """How far somebody has come in."""
    say.opened(await participating.open_participation(deed, tap.participation), Thing.PARTICIPATION, tap.participation)


@router.callback_query(Pressed(SignParticipation))
async def on_sign(_press: CallbackQuery, tap: SignParticipation, deed: Deed, say: Say) -> None:
    """The contact person confirms it too."""
    say.pressed(await participating.sign_participation(deed, tap.participation))


@router.callback_query(Pressed(ConfirmedOnPaper))
async def on_paper(_press: CallbackQuery, tap: ConfirmedOnPaper, deed: Deed, say: Say) -> None:
    """It was confirmed on paper."""
    say.pressed(await participating.confirmed_on_paper(deed, tap.candidate))


@router.callback_query(Pressed(ConfirmationAgain))
async def on_again(_press: CallbackQuery, tap: ConfirmationAgain, deed: Deed, say: Say) -> None:
    """The same document once more."""
    say.pressed(await participating.confirmation_again(deed, tap.participation))


@router.callback_query(Pressed(OpenFirstCall))
async def on_open_call(_press: CallbackQuery, tap: OpenFirstCall, deed: Deed, say: Say) -> None:
    """Whom to call, and why."""
    say.opened(await participating.open_first_call(deed, tap.call), Thing.FIRST_CALL, tap.call)


@router.callback_query(Pressed(HaveCalled))
async def on_called(_press: CallbackQuery, tap: HaveCalled, deed: Deed, say: Say) -> None:
    """The call was made."""
    say.pressed(await participating.have_called(deed, tap.call))
