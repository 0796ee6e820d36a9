"""Accounts of employers' people and colleagues: closing a lost phone, and what a second colleague must agree to."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.buttons.accounts import AskLink, AskRole, CloseAccount, DecideChange, ListAccounts, LostAccount, OpenAccount, OpenChange
from bot.turns.filters import Is, Pressed
from bot.turns.handing import hand_over
from bot.turns.turn import Say, Turn
from core.actions.access import STAFF
from core.actions.deed import Deed
from core.actions.people import accounts
from core.actions.people.accounts import Account
from core.actions.people.invites import Invite
from core.actions.things import Thing
from core.rules.refusals import CommonCode, Refusal
from core.store.people.people import Person, Role

router = Router(name="accounts")


@router.message(Command("accounts", "mensen"), Is(*STAFF))
async def on_accounts(_message: Message, command: CommandObject, turn: Turn, deed: Deed, say: Say) -> None:
    """Everybody, or those whose name has these letters."""
    turn.to(None)
    await _list(deed, say, 0, command.args or "")


@router.callback_query(Pressed(ListAccounts))
async def on_more(_press: CallbackQuery, tap: ListAccounts, deed: Deed, say: Say) -> None:
    """Another page."""
    await _list(deed, say, tap.page, "")


async def _list(deed: Deed, say: Say, page: int, letters: str) -> None:
    verdict = await accounts.list_accounts(deed)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    wanted = letters.strip().casefold()
    found = [{"id": one.id, "name": one.name} for one in verdict if wanted in one.name.casefold()]
    say.screen("accounts", people=found, page=page, by_name=bool(wanted), leads=deed.who.role is Role.LEAD)


@router.callback_query(Pressed(OpenAccount))
async def on_account(_press: CallbackQuery, tap: OpenAccount, deed: Deed, say: Say) -> None:
    """One account."""
    await _show(deed, say, tap.account)


async def _show(deed: Deed, say: Say, number: int) -> None:
    verdict = await accounts.open_account(deed, number)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        _account(say, verdict)


def _account(say: Say, account: Account) -> None:
    one: Person = account.person
    asked = [{"id": change.id, "kind": change.kind} for change in account.asked]
    facts = {"id": one.id, "name": one.name, "role": one.role, "employer": account.employer}
    say.screen("account", **facts, has_phone=account.has_phone, asked=asked)


@router.callback_query(Pressed(LostAccount))
async def on_lost(_press: CallbackQuery, tap: LostAccount, deed: Deed, say: Say) -> None:
    """Sure?"""
    verdict = await accounts.open_account(deed, tap.account)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("account_lost", id=tap.account, name=verdict.person.first_name)


@router.callback_query(Pressed(CloseAccount))
async def on_close(_press: CallbackQuery, tap: CloseAccount, deed: Deed, say: Say) -> None:
    """That phone has no access any more."""
    verdict = await accounts.close_account(deed, tap.account)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        await _show(deed, say, tap.account)


@router.callback_query(Pressed(AskLink))
async def on_ask_link(_press: CallbackQuery, tap: AskLink, deed: Deed, say: Say) -> None:
    """A new link, please."""
    _asked(say, await accounts.ask_link(deed, tap.account))


@router.callback_query(Pressed(AskRole))
async def on_ask_role(_press: CallbackQuery, tap: AskRole, deed: Deed, say: Say) -> None:
    """Another role, please."""
    _asked(say, await accounts.ask_role(deed, tap.account))


def _asked(say: Say, verdict: int | Refusal) -> None:
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.screen("change_asked")


@router.callback_query(Pressed(OpenChange))
async def on_change(_press: CallbackQuery, tap: OpenChange, deed: Deed, say: Say) -> None:
    """What a colleague asked for."""
    say.opened(await accounts.open_change(deed, tap.change), Thing.ACCOUNT, tap.change)


@router.callback_query(Pressed(DecideChange))
async def on_decide(_press: CallbackQuery, tap: DecideChange, deed: Deed, say: Say, username: str) -> None:
    """The second person's yes or no."""
    verdict = await accounts.decide_change(deed, tap.change, tap.agrees)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        if verdict.code is not CommonCode.NOT_FOUND:
            say.card(Thing.ACCOUNT, tap.change)
        return
    if isinstance(verdict, Invite):
        hand_over(say, username, verdict)
