"""The people and sites of an employer: the lists, one colleague, their sites, a new link, and off again."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.colleagues import (
    ColleagueSites,
    LeaveColleague,
    LinkAgain,
    ListColleagues,
    ListSites,
    OpenColleague,
    SetColleagueSite,
    TakeOffColleague,
)
from bot.turns.filters import Is, Menu, Pressed
from bot.turns.handing import hand_over
from bot.turns.turn import Say, Turn
from bot.wire.commands import COLLEAGUES
from core.actions.deed import Deed
from core.actions.people import colleagues
from core.actions.things import Thing
from core.rules.paging import A_SHORT_PAGE
from core.rules.refusals import Refusal
from core.store.people.members import Member
from core.store.people.people import Role

router = Router(name="colleagues")


@router.message(Menu(COLLEAGUES), Is(Role.EMPLOYER))
async def on_colleagues(_message: Message, turn: Turn, deed: Deed, say: Say) -> None:
    """Who else is here?"""
    turn.to(None)
    await _list(deed, say, 0)


@router.callback_query(Pressed(ListColleagues))
async def on_list(_press: CallbackQuery, tap: ListColleagues, deed: Deed, say: Say) -> None:
    """A page of them."""
    await _list(deed, say, tap.page)


async def _list(deed: Deed, say: Say, page: int) -> None:
    verdict = await colleagues.my_colleagues(deed)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        found = [{"id": one.person.id, "name": one.person.name, "duty": one.duty} for one in verdict]
        say.screen("colleagues", people=found, page=page)


@router.callback_query(Pressed(ListSites))
async def on_sites(_press: CallbackQuery, tap: ListSites, deed: Deed, say: Say) -> None:
    """Where we work."""
    verdict = await colleagues.my_sites(deed)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("sites", sites=[{"id": one.id, "name": one.name} for one in verdict], page=tap.page)


@router.callback_query(Pressed(OpenColleague))
async def on_colleague(_press: CallbackQuery, tap: OpenColleague, deed: Deed, say: Say) -> None:
    """One of them."""
    say.opened(await colleagues.open_colleague(deed, tap.colleague), Thing.COLLEAGUE, tap.colleague)


@router.callback_query(Pressed(ColleagueSites))
async def on_colleague_sites(_press: CallbackQuery, tap: ColleagueSites, deed: Deed, say: Say) -> None:
    """Which sites?"""
    verdict = await colleagues.open_colleague(deed, tap.colleague)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        await _sites(deed, say, verdict, tap.page)


@router.callback_query(Pressed(SetColleagueSite))
async def on_set_site(_press: CallbackQuery, tap: SetColleagueSite, deed: Deed, say: Say) -> None:
    """This one too, or no longer."""
    verdict = await colleagues.set_site(deed, tap.colleague, tap.site, tap.wanted)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        await _sites(deed, say, verdict, None, tap.site)


async def _sites(deed: Deed, say: Say, them: Member, page: int | None, beside: int = 0) -> None:
    """A page of the sites, or the page on which one stands."""
    found = await colleagues.my_sites(deed)
    if isinstance(found, Refusal):
        say.refusal(found)
        return
    places = [one.id for one in found]
    page = places.index(beside) // A_SHORT_PAGE if page is None else page
    sites = [{"id": one.id, "name": one.name, "given": one.id in them.sites} for one in found]
    say.screen("colleague_sites", colleague=them.person.id, name=them.person.first_name, sites=sites, page=page)


@router.callback_query(Pressed(LinkAgain))
async def on_link(_press: CallbackQuery, tap: LinkAgain, deed: Deed, say: Say, username: str) -> None:
    """A new link."""
    verdict = await colleagues.link_again(deed, tap.colleague)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        hand_over(say, username, verdict)


@router.callback_query(Pressed(LeaveColleague))
async def on_leave(_press: CallbackQuery, tap: LeaveColleague, deed: Deed, say: Say) -> None:
    """Sure?"""
    verdict = await colleagues.open_colleague(deed, tap.colleague)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("colleague_leave", colleague=tap.colleague, name=verdict.person.first_name)


@router.callback_query(Pressed(TakeOffColleague))
async def on_take_off(_press: CallbackQuery, tap: TakeOffColleague, deed: Deed, say: Say) -> None:
    """Off the list."""
    verdict = await colleagues.take_off(deed, tap.colleague)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.card(Thing.COLLEAGUE, verdict, fresh=True)
