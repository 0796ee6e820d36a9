"""Contact moments with who works and with who gives the work."""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.buttons.contact_moments import ContactGoing, ContactNow, NewContactGoing, OpenContact, RecordContact, RecordNewContact
from bot.turns.filters import Pressed
from bot.turns.turn import Say
from core.actions.access import STAFF
from core.actions.deed import Deed
from core.actions.things import Thing
from core.actions.work import contact_moments
from core.actions.work.contact_moments import ContactView, NewContact
from core.rules.refusals import Refusal
from core.rules.work.contact_moments import ContactCode

router = Router(name="contact_moments")


@router.callback_query(Pressed(OpenContact))
async def on_contact(_press: CallbackQuery, tap: OpenContact, deed: Deed, say: Say) -> None:
    """How is it going?"""
    say.opened(await contact_moments.open_contact(deed, tap.moment), Thing.CONTACT, tap.moment)


@router.callback_query(Pressed(ContactNow))
async def on_now(_press: CallbackQuery, tap: ContactNow, deed: Deed, say: Say) -> None:
    """One that was held without waiting for its day."""
    verdict = await contact_moments.contact_now(deed, tap.placement, tap.employer_too)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    elif isinstance(verdict, NewContact):
        staff, at = deed.who.role in STAFF, verdict.placement
        say.screen("new_contact", staff=staff, id=at.candidate if staff else at.employer, **_known(verdict))
    elif isinstance(verdict, ContactView):
        say.card(Thing.CONTACT, verdict.moment.id, fresh=True)


@router.callback_query(Pressed(NewContactGoing))
async def on_new_going(_press: CallbackQuery, tap: NewContactGoing, deed: Deed, say: Say) -> None:
    """And: ready for regular work?"""
    verdict = await contact_moments.contact_now(deed, tap.placement, tap.employer_too)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    elif isinstance(verdict, NewContact) and verdict.number == tap.number:
        say.screen("new_contact_ready", going=tap.going, **_known(verdict))
    else:
        await on_now(_press, ContactNow(tap.placement, tap.employer_too), deed, say)


@router.callback_query(Pressed(RecordNewContact))
async def on_record_new(_press: CallbackQuery, tap: RecordNewContact, deed: Deed, say: Say) -> None:
    """It is kept; its card says what was said."""
    verdict = await contact_moments.record_contact_now(deed, tap.placement, tap.employer_too, tap.number, tap.going, tap.ready)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.card(Thing.CONTACT, verdict.id, fresh=True)


def _known(new: NewContact) -> dict[str, Any]:
    at = new.placement
    which = {"placement": at.id, "number": new.number, "with_employer": new.with_employer}
    return which | {"title": at.title, "employer": at.employer_name, "name": new.candidate}


@router.callback_query(Pressed(ContactGoing))
async def on_going(_press: CallbackQuery, tap: ContactGoing, deed: Deed, say: Say) -> None:
    """And: ready for regular work?"""
    verdict = await contact_moments.open_contact(deed, tap.moment)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    elif verdict.moment.held_at:
        say.card(Thing.CONTACT, tap.moment, fresh=True)
    else:
        name = verdict.employer if verdict.moment.with_employer else verdict.candidate
        say.screen("contact_ready", moment=tap.moment, going=tap.going, name=name, with_employer=verdict.moment.with_employer)


@router.callback_query(Pressed(RecordContact))
async def on_record(_press: CallbackQuery, tap: RecordContact, deed: Deed, say: Say) -> None:
    """It is kept; its card says what was said."""
    verdict = await contact_moments.record_contact(deed, tap.moment, tap.going, tap.ready)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    if not isinstance(verdict, Refusal) or verdict.code is ContactCode.CONTACT_HELD:
        say.card(Thing.CONTACT, tap.moment, fresh=True)
