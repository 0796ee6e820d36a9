"""What works everywhere: coming in by a link, language, help, stopping, and every button or message that nobody else takes."""

from aiogram import Router
from aiogram.filters import Command, CommandObject, CommandStart, or_f
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from bot.buttons.everybody import ChooseLanguage, StopFlow
from bot.flows import coming_in, day_off, log_day
from bot.screens.asking import TRIES_BEFORE_HELP
from bot.screens.common import languages_for
from bot.turns.filters import InGroup, InPrivate, IsStranger, Menu, Pressed, WasMasked
from bot.turns.shown import newest_cards
from bot.turns.turn import TRIES, Say, Turn
from bot.wire.api import CHANNEL
from bot.wire.commands import HELP
from core.actions.deed import Deed
from core.actions.desk.desk_counts import waiting_shown
from core.actions.people import invites, reach
from core.actions.people.language import choose_language
from core.actions.talk.questions import ASKERS
from core.actions.things import Thing
from core.actions.work.placements import my_work
from core.rules.refusals import Refusal
from core.store.people.people import Role
from words import KNOWN

IN_SIGHT = 10
"""So many cards are put into a newly chosen language: each is a call to Telegram, and whoever scrolls further up finds the old one."""

first = Router(name="first")
last = Router(name="last")
last.message.filter(InPrivate())


@first.message(InGroup())
@first.edited_message(InGroup())
@first.my_chat_member(InGroup())
async def on_group(event: Message | ChatMemberUpdated, say: Say) -> None:
    """A group hears nothing: whatever is said there would be read by others."""
    say.left(event.chat.id)


@first.my_chat_member()
async def on_blocked_or_back(event: ChatMemberUpdated, turn: Turn, deed: Deed) -> None:
    """Somebody blocked the bot, or took that back."""
    if turn.deed.actor is None:
        return
    if event.new_chat_member.status == "kicked":
        await reach.unreachable(deed.tx, deed.who.id, deed.now)
    else:
        await reach.reached(deed)


@first.message(WasMasked())
@first.edited_message(WasMasked())
async def on_masked(message: Message, turn: Turn, say: Say) -> None:
    """A BSN or an account number was in it: it is taken out of the chat and not passed on."""
    say.deleted(message.message_id)
    say.screen("masked", language=_spoken(message), kinds=turn.masked)


@first.message(CommandStart())
async def on_start(message: Message, command: CommandObject, turn: Turn, deed: Deed, say: Say) -> None:
    """Opens the bot, with or without an invite."""
    turn.to(None)
    if command.args:
        verdict = await invites.use_invite(deed, command.args, CHANNEL, turn.chat)
        if isinstance(verdict, Refusal):
            say.refusal(verdict)
            return
        if verdict.language is None:
            say.screen("choose_language", role=verdict.role)
            return
    if deed.actor is None:
        say.screen("stranger", language=_spoken(message))
        return
    say.screen("menu", waiting=await waiting_shown(deed.tx, deed.who))
    if deed.actor.language is None:
        say.screen("choose_language", role=deed.actor.role)
    else:
        say.screen("welcome", name=deed.actor.first_name, role=deed.actor.role)
    if command.args:
        await _show_work(deed, say)
    if deed.actor.language is not None:
        await coming_in.go_on(deed, say, begins=bool(command.args))


@first.message(IsStranger())
@first.callback_query(IsStranger())
async def on_stranger(event: Message | CallbackQuery, turn: Turn, say: Say) -> None:
    """Nobody known, or no longer: a chat that was unlinked has no buttons, no conversation and no answers any more."""
    turn.outcome = "refused"
    if turn.state is not None:
        turn.to(None)
    say.screen("stranger", language=event.from_user.language_code if event.from_user else None)


@first.callback_query(Pressed(ChooseLanguage))
async def on_language(_press: CallbackQuery, tap: ChooseLanguage, turn: Turn, deed: Deed, say: Say) -> None:
    """From here on in this language; what is in sight and the question that waits are said in it too."""
    chosen = next((code for place, code in enumerate(KNOWN) if place == tap.language), None)
    if chosen is None or chosen not in languages_for(deed.who.role):
        say.screen("old_button")
        return
    newcomer = deed.who.language is None
    verdict = await choose_language(deed, chosen)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    if turn.message_id:
        say.deleted(turn.message_id)
    say.screen("menu", waiting=await waiting_shown(deed.tx, deed.who))
    contact = await invites.contact_line(deed, deed.who)
    say.screen("welcome" if newcomer else "language_chosen", name=deed.who.first_name, role=deed.who.role, **contact)
    if newcomer:
        await coming_in.go_on(deed, say, begins=True)
    elif turn.address is not None:
        for thing, number in await newest_cards(deed.tx, turn.address, IN_SIGHT):
            say.card(thing, number)
        say.again()


@first.message(Command("taal", "language"))
async def on_ask_language(_message: Message, deed: Deed, say: Say) -> None:
    """Another language."""
    say.screen("choose_language", role=deed.who.role)


@first.message(or_f(Command("hulp", "help"), Menu(HELP)))
async def on_help(message: Message, deed: Deed, say: Say) -> None:
    """What this bot can do for you, and who your contact person is."""
    if deed.actor is None:
        say.screen("stranger", language=_spoken(message))
        return
    say.screen("help", role=deed.actor.role, **(await invites.contact_line(deed, deed.who)))


@first.message(Command("stop"))
@first.callback_query(Pressed(StopFlow))
async def on_stop(_event: Message | CallbackQuery, turn: Turn, say: Say) -> None:
    """Ends what was going on."""
    if turn.state is None:
        turn.to(None)
        say.screen("nothing_to_stop")
    else:
        say.stopped()


async def _show_work(deed: Deed, say: Say) -> None:
    """Whoever comes in by a link again, with another phone, sees there what runs and what waits."""
    if deed.who.role is not Role.CANDIDATE:
        return
    work = await my_work(deed)
    if not isinstance(work, Refusal):
        for placement in work.placements:
            say.card(Thing.PLACEMENT, placement, fresh=True)
        for offer in work.offers:
            say.card(Thing.OFFER, offer, fresh=True)


@last.callback_query()
async def on_strange_button(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """A button that was not sent to this chat, or that the bot no longer knows."""
    turn.outcome = "refused"
    say.screen("old_button" if deed.actor else "stranger", language=None)


@last.edited_message()
async def on_edit(_message: Message, deed: Deed, say: Say) -> None:
    """An edit changes nothing that was done; it is said so."""
    if deed.actor is not None:
        say.screen("edited")


@last.message()
async def on_anything_else(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Free text never ends dead: who cannot come is offered to say so, hours lead to the day that is open.
    After three tries the contact person is offered."""
    if deed.actor is None:
        say.screen("stranger", language=_spoken(message))
        return
    if turn.state is None and deed.actor.role is Role.CANDIDATE:
        text = message.text or ""
        if await day_off.offer(text, turn, deed, say) or await log_day.take_hours(text, turn, deed, say):
            return
    tries = int(turn.data.get(TRIES, 0)) + 1 if turn.state is None else 1
    turn.to(turn.state, **(turn.data | {TRIES: tries}))
    offers_help = tries >= TRIES_BEFORE_HELP and deed.actor.role in ASKERS
    say.screen("not_understood_ask" if offers_help else "not_understood", role=deed.actor.role)


def _spoken(message: Message) -> str | None:
    return message.from_user.language_code if message.from_user else None
