"""Travel costs that are typed.

    [Travel costs], [Other travel costs], [Change travel costs] -> kilometres -> check -> claimed: the day's card
    [By bus or train]                                           -> ticket     -> check -> claimed -> photo

`check` reads back what was typed, with what it makes; nothing is claimed before a yes. What is not understood, or is no text, is asked again.
Back goes one step back, from the first to the day's card. A photo of the ticket is asked once, and may be left out or come later.

Typing `bus` at the kilometres is as good as the button. A photo without a question is for the day of which the last could not be opened.

Data: `placement`, `day`, `title`, `employer`, `version`, `card` (where the day stands), `claimed` (something stands there);
`metres` (0 for a ticket), `cents`, `same_at`.
"""

from datetime import date
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import CallbackQuery, Message

from bot.buttons.at_work import NoPhoto, SendPhoto
from bot.buttons.everybody import StepBack
from bot.buttons.hours import ClaimKilometres, ClaimTicket, TravelByTicket, TravelOtherwise
from bot.screens.asking import NO_PHOTO, NOT_TEXT, UNCLEAR
from bot.screens.travel import kilometres_of, metres_of
from bot.turns.filters import At, Idle, Is, Pictured, Pressed, Typed
from bot.turns.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.hours import tickets, travel
from core.actions.hours.day_views import DayView, look_at_day
from core.actions.hours.travel import Quote
from core.actions.things import Card
from core.actions.work.day_access import card_of
from core.rules.reading.spoken import yes_or_no
from core.rules.reading.travel import is_by_ticket, read_euros, read_kilometres
from core.rules.refusals import AmountCode, Refusal
from core.store.people.people import Role

KILOMETRES, TICKET, CHECK, PHOTO = (f"travel:{step}" for step in ("kilometres", "ticket", "check", "photo"))
SCREENS = {KILOMETRES: "ask_kilometres", TICKET: "ask_ticket", CHECK: "read_back_travel", PHOTO: "ask_ticket_photo"}

router = Router(name="travel")


@router.callback_query(Pressed(TravelOtherwise))
async def on_otherwise(_press: CallbackQuery, tap: TravelOtherwise, turn: Turn, deed: Deed, say: Say) -> None:
    """By distance: how far?"""
    await _begin(KILOMETRES, tap, turn, deed, say)


@router.callback_query(Pressed(TravelByTicket))
async def on_ticket(_press: CallbackQuery, tap: TravelByTicket, turn: Turn, deed: Deed, say: Say) -> None:
    """By bus or train: how much?"""
    await _begin(TICKET, tap, turn, deed, say)


@router.message(Typed(), At(KILOMETRES))
async def on_kilometres(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Typed kilometres."""
    kilometres = read_kilometres(message.text or "")
    if is_by_ticket(message.text or ""):
        _ask(TICKET, turn, say)
    elif kilometres is None:
        _ask(KILOMETRES, turn, say, problem=UNCLEAR)
    else:
        _read_back(await travel.quote_kilometres(deed, *_here(turn), kilometres), turn, say)


@router.message(Typed(), At(TICKET))
async def on_price(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A typed price."""
    cents = read_euros(message.text or "")
    if cents is None:
        _ask(TICKET, turn, say, problem=UNCLEAR)
    else:
        _read_back(await travel.quote_ticket(deed, *_here(turn), cents), turn, say)


@router.message(Typed(), At(CHECK))
async def on_answer(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Yes and no may be typed too."""
    said = yes_or_no(message.text or "")
    if said is None:
        _ask(CHECK, turn, say, problem=UNCLEAR)
    elif said:
        await _claim(turn, deed, say)
    else:
        _ask(_before(turn), turn, say)


@router.message(Pictured(), At(PHOTO))
async def on_photo(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """The photo of the ticket: it is noted now, and fetched afterwards."""
    file = message.photo[-1] if message.photo else message.document
    assert file is not None, "one of them is there"
    here = _here(turn)
    turn.to(None)
    verdict = await tickets.send_ticket(deed, *here, file.file_id, file.file_unique_id, turn.address)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("ticket_received", day=here[1].isoformat())


@router.message(Pictured(), Is(Role.CANDIDATE), Idle())
async def on_new_photo(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """The last photo could not be opened, and this is a new one."""
    file = message.photo[-1] if message.photo else message.document
    assert file is not None, "one of them is there"
    verdict = await tickets.send_ticket_anew(deed, file.file_id, file.file_unique_id, turn.address)
    if isinstance(verdict, Refusal):
        raise SkipHandler
    say.screen("ticket_received", day=verdict.isoformat())


@router.callback_query(Pressed(NoPhoto))
async def on_no_photo(_press: CallbackQuery, tap: NoPhoto, turn: Turn, deed: Deed, say: Say) -> None:
    """No photo now."""
    if turn.state == PHOTO:
        turn.to(None)
    await _show(tap.placement, tap.day, deed, say)


@router.callback_query(Pressed(SendPhoto))
async def on_send_photo(_press: CallbackQuery, tap: SendPhoto, turn: Turn, deed: Deed, say: Say) -> None:
    """A photo of the ticket, later."""
    await _begin(PHOTO, tap, turn, deed, say)


@router.callback_query(Pressed(ClaimKilometres))
async def on_yes_kilometres(_press: CallbackQuery, tap: ClaimKilometres, turn: Turn, deed: Deed, say: Say) -> None:
    """Yes, so many kilometres."""
    if _asked(turn, tap) and turn.data["metres"] == tap.metres:
        await _claim(turn, deed, say)
    else:
        await _show(tap.placement, tap.day, deed, say)


@router.callback_query(Pressed(ClaimTicket))
async def on_yes_ticket(_press: CallbackQuery, tap: ClaimTicket, turn: Turn, deed: Deed, say: Say) -> None:
    """Yes, so much."""
    if _asked(turn, tap) and not turn.data["metres"] and turn.data["cents"] == tap.cents:
        await _claim(turn, deed, say)
    else:
        await _show(tap.placement, tap.day, deed, say)


@router.callback_query(Pressed(StepBack), At(*SCREENS))
async def on_back(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """One step back."""
    if turn.state == CHECK:
        _ask(_before(turn), turn, say)
    else:
        here = _here(turn)
        turn.to(None)
        await _show(*here, deed, say)


@router.message(At(*SCREENS))
async def on_no_text(_message: Message, turn: Turn, say: Say) -> None:
    """A photo or a sticker says no distance; and words are no photo."""
    _ask(turn.state or KILOMETRES, turn, say, problem=NO_PHOTO if turn.state == PHOTO else NOT_TEXT)


async def _begin(step: str, tap: TravelOtherwise | TravelByTicket | SendPhoto, turn: Turn, deed: Deed, say: Say) -> None:
    facts = await travel.open_claim(deed, tap.placement, tap.day)
    if isinstance(facts, Refusal):
        turn.to(None)
        say.refusal(facts)
        return
    known = {
        "placement": facts.placement.id,
        "day": facts.day.isoformat(),
        "title": facts.placement.title,
        "employer": facts.placement.employer_name,
        "version": facts.claim.version if facts.claim else 0,
        "card": card_of(facts),
        "claimed": bool(facts.claim and facts.claim.cents),
    }
    say.ask(step, SCREENS[step], known)


def _read_back(verdict: Quote | Refusal, turn: Turn, say: Say) -> None:
    if isinstance(verdict, Quote):
        metres = metres_of(verdict.kilometres) if verdict.kilometres else 0
        quote = {"version": verdict.version, "metres": metres, "cents": verdict.cents, "same_at": verdict.same_at}
        _ask(CHECK, turn, say, quote)
    elif verdict.code is AmountCode.UNKNOWN_AMOUNT:
        _ask(turn.state or KILOMETRES, turn, say, refusal=verdict)
    else:
        turn.to(None)
        say.refusal(verdict)


async def _claim(turn: Turn, deed: Deed, say: Say) -> None:
    here, known = _here(turn), turn.known
    version, metres, cents = known["version"], known["metres"], known["cents"]
    turn.to(None)
    verdict: Card | Refusal
    if metres:
        verdict = await travel.claim_kilometres(deed, *here, version, kilometres_of(metres))
    else:
        verdict = await travel.claim_ticket(deed, *here, version, cents)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.card(*verdict, fresh=True)
        if not metres:
            say.ask(PHOTO, SCREENS[PHOTO], known)


async def _show(placement: int, day: date, deed: Deed, say: Say) -> None:
    """How the day stands now."""
    view = await look_at_day(deed, placement, day)
    if isinstance(view, DayView) and view.card:
        say.card(*view.card, fresh=True)
    else:
        say.screen("old_button")


def _asked(turn: Turn, tap: ClaimKilometres | ClaimTicket) -> bool:
    """Whether this is the question that waits for an answer."""
    return turn.state == CHECK and (*_here(turn), turn.data["version"]) == (tap.placement, tap.day, tap.version)


def _here(turn: Turn) -> tuple[int, date]:
    return turn.data["placement"], date.fromisoformat(turn.data["day"])


def _before(turn: Turn) -> str:
    return KILOMETRES if turn.data["metres"] else TICKET


def _ask(step: str, turn: Turn, say: Say, more: dict[str, Any] | None = None, **why: Any) -> None:
    say.ask(step, SCREENS[step], turn.known | (more or {}), **why)
