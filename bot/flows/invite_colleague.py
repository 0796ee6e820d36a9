"""An employer's contact lets a colleague in, or adds a site.

    [Invite a colleague]  ->  colleague:name  --a typed name-->  colleague:duty  --[Get invoices]-->  the link, and the colleague's card
                                              colleague:duty  --[Confirm hours]-->  colleague:site, when there are several sites
                              colleague:site  --[a site], its typed name, [All sites]-->  the link, and the colleague's card
    [Add a site]          ->  colleague:place  --a typed address-->  the sites
    each step             --[Back]-->  the question before; at the first it ends
                          --anything else-->  asked again
                          --Stop, /stop, a menu button-->  nobody was let in, nothing was added

Data: `draft` (the number of the update that began it), `name`.
"""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.colleagues import AddSite, ColleagueDuty, ColleagueSite, InviteColleague
from bot.buttons.everybody import StepBack
from bot.screens.asking import NOT_TEXT, UNCLEAR
from bot.turns.filters import At, Pressed, Typed
from bot.turns.handing import hand_over
from bot.turns.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.people import colleagues
from core.actions.things import Thing
from core.rules.names import may_be_a_person, read_name
from core.rules.people.members import INVITED_BY_COLLEAGUES, Duty
from core.rules.refusals import Refusal
from core.store.people.members import Site

NAME, DUTY, SITE, PLACE = "colleague:name", "colleague:duty", "colleague:site", "colleague:place"
FIRST = (NAME, PLACE)
SCREENS = {NAME: "colleague_name", DUTY: "colleague_duty", SITE: "colleague_site", PLACE: "site_name"}

router = Router(name="invite_colleague")


@router.callback_query(Pressed(InviteColleague))
async def on_invite(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """Whom?"""
    verdict = await colleagues.my_colleagues(deed)
    turn.to(None)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.ask(NAME, SCREENS[NAME], {"draft": turn.number})


@router.message(Typed(), At(NAME))
async def on_name(message: Message, turn: Turn, say: Say) -> None:
    """The name."""
    name = read_name(message.text or "")
    say.ask_next(DUTY, SCREENS, {"name": name}, may_be_a_person(name))


@router.callback_query(Pressed(ColleagueDuty), At(DUTY))
async def on_duty(_press: CallbackQuery, tap: ColleagueDuty, turn: Turn, deed: Deed, say: Say, username: str) -> None:
    """For what. Where is asked only when there is a choice."""
    found = await colleagues.my_sites(deed)
    if isinstance(found, Refusal) or tap.place >= len(INVITED_BY_COLLEAGUES):
        turn.to(None)
        say.screen("old_button")
        return
    duty = INVITED_BY_COLLEAGUES[tap.place]
    if duty is Duty.SUPERVISOR and len(found) > 1:
        say.ask(SITE, SCREENS[SITE], turn.known, sites=_named(found))
    else:
        await _invite(duty, [one.id for one in found if duty is Duty.SUPERVISOR], turn, deed, say, username)


@router.callback_query(Pressed(ColleagueSite), At(SITE))
async def on_site(_press: CallbackQuery, tap: ColleagueSite, turn: Turn, deed: Deed, say: Say, username: str) -> None:
    """Where: one, or all."""
    found = await colleagues.my_sites(deed)
    every = [] if isinstance(found, Refusal) else [one.id for one in found]
    await _invite(Duty.SUPERVISOR, [tap.number] if tap.number else every, turn, deed, say, username)


@router.message(Typed(), At(SITE))
async def on_named_site(message: Message, turn: Turn, deed: Deed, say: Say, username: str) -> None:
    """The typed name of a site is as good as its button: not every one has one where there are many."""
    found, said = await colleagues.my_sites(deed), read_name(message.text or "").casefold()
    sites = [] if isinstance(found, Refusal) else found
    named = next((one for one in sites if one.name.casefold() == said), None)
    if named:
        await _invite(Duty.SUPERVISOR, [named.id], turn, deed, say, username)
    else:
        say.ask(SITE, SCREENS[SITE], turn.known, problem=UNCLEAR, sites=_named(sites))


@router.callback_query(Pressed(AddSite))
async def on_add_site(_press: CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """Where is it?"""
    verdict = await colleagues.my_sites(deed)
    turn.to(None)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.ask(PLACE, SCREENS[PLACE], {})


@router.message(Typed(), At(PLACE))
async def on_place(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """The address."""
    verdict = await colleagues.add_site(deed, read_name(message.text or ""))
    if isinstance(verdict, Site):
        turn.to(None)
        found = await colleagues.my_sites(deed)
        say.screen("sites", sites=[] if isinstance(found, Refusal) else _named(found), page=0)
    else:
        say.ask(PLACE, SCREENS[PLACE], turn.known, refusal=verdict)


@router.callback_query(Pressed(StepBack), At(NAME, DUTY, SITE, PLACE))
async def on_back(_press: CallbackQuery, turn: Turn, say: Say) -> None:
    """The question before."""
    if turn.state in FIRST:
        say.stopped()
    else:
        before = NAME if turn.state == DUTY else DUTY
        say.ask(before, SCREENS[before], turn.known)


@router.message(At(NAME, DUTY, SITE, PLACE))
async def on_anything_else(message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """A photo, or words where only a tap is asked."""
    step, found = turn.state or NAME, await colleagues.my_sites(deed) if turn.state == SITE else []
    sites = [] if isinstance(found, Refusal) else _named(found)
    say.ask(step, SCREENS[step], turn.known, problem=UNCLEAR if message.text else NOT_TEXT, sites=sites)


@router.callback_query(Pressed(ColleagueDuty))
@router.callback_query(Pressed(ColleagueSite))
async def on_old(_press: CallbackQuery, say: Say) -> None:
    """A button of a question that is over."""
    say.screen("old_button")


async def _invite(duty: Duty, sites: list[int], turn: Turn, deed: Deed, say: Say, username: str) -> None:
    known = turn.data
    turn.to(None)
    verdict = await colleagues.invite_colleague(deed, int(known["draft"]), known["name"], duty, sites)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    number, invite = verdict
    hand_over(say, username, invite)
    say.card(Thing.COLLEAGUE, number, fresh=True)


def _named(found: list[Site]) -> list[dict[str, Any]]:
    return [{"id": one.id, "name": one.name} for one in found]
