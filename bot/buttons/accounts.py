"""Buttons of accounts: lost phones, new links, other roles."""

from dataclasses import dataclass

from bot.callbacks import Callback


@dataclass(frozen=True)
class ListAccounts(Callback, code=210):
    """Employers' people and colleagues. `page` from 0."""

    page: int


@dataclass(frozen=True)
class OpenAccount(Callback, code=211):
    """Show somebody's account."""

    account: int


@dataclass(frozen=True)
class LostAccount(Callback, code=212):
    """The phone of this account is lost: sure?"""

    account: int


@dataclass(frozen=True)
class CloseAccount(Callback, code=213):
    """Yes: that phone has no access any more."""

    account: int


@dataclass(frozen=True)
class AskLink(Callback, code=214):
    """A new link for this account, if another colleague agrees."""

    account: int


@dataclass(frozen=True)
class AskRole(Callback, code=215):
    """The other role for this account, if another colleague agrees."""

    account: int


@dataclass(frozen=True)
class OpenChange(Callback, code=216):
    """Show what was asked for an account."""

    change: int


@dataclass(frozen=True)
class DecideChange(Callback, code=217):
    """The second person: yes or no."""

    change: int
    agrees: bool
