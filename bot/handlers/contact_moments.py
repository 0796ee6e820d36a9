"""Contact moments with who works and with who gives the work."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.buttons.contact_moments import ContactGoing, ContactNow, OpenContact, RecordContact
from bot.filters import Pressed
from bot.turn import Say
from core.actions.deed import Deed
from core.actions.things import Thing
from core.actions.work import contact_moments
from core.rules.contact_moments import ContactCode
from core.rules.refusals import Refusal

router = Router(name="contact_moments")


@router.callback_query(Pressed(OpenContact))
async def on_contact(_press: CallbackQuery, tap: OpenContact, deed: Deed, say: Say) -> None:
    """How is it going?"""
    verdict = await contact_moments.open_contact(deed, tap.moment)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.card(Thing.CONTACT, tap.moment, fresh=True)


@router.callback_query(Pressed(ContactNow))
async def on_now(_press: CallbackQuery, tap: ContactNow, deed: Deed, say: Say) -> None:
    """One that was held without waiting for its day."""
    verdict = await contact_moments.contact_now(deed, tap.placement, tap.employer_too)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.card(Thing.CONTACT, verdict, fresh=True)


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
