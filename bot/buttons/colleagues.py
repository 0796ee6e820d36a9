"""Buttons of the people and sites of an employer."""

from dataclasses import dataclass

from bot.callbacks import Callback


@dataclass(frozen=True)
class AcceptAgreement(Callback, code=185):
    """Whoever speaks for an employer: I agree to this version of the terms."""

    terms: int


@dataclass(frozen=True)
class AgreementAgain(Callback, code=186):
    """The same: send me the document."""


@dataclass(frozen=True)
class ListColleagues(Callback, code=187):
    """Who of my employer is here? A page."""

    page: int


@dataclass(frozen=True)
class OpenColleague(Callback, code=188):
    """Show this colleague."""

    colleague: int


@dataclass(frozen=True)
class InviteColleague(Callback, code=189):
    """Let a colleague in."""


@dataclass(frozen=True)
class ColleagueDuty(Callback, code=190):
    """The new colleague does this (its place)."""

    place: int


@dataclass(frozen=True)
class ColleagueSite(Callback, code=191):
    """The new colleague looks after this site, or after all of them (0)."""

    number: int


@dataclass(frozen=True)
class LinkAgain(Callback, code=192):
    """A new link for this colleague."""

    colleague: int


@dataclass(frozen=True)
class LeaveColleague(Callback, code=193):
    """This colleague goes; sure?"""

    colleague: int


@dataclass(frozen=True)
class TakeOffColleague(Callback, code=194):
    """Sure: this colleague goes."""

    colleague: int


@dataclass(frozen=True)
class ColleagueSites(Callback, code=195):
    """Which sites does this colleague look after? A page."""

    colleague: int
    page: int


@dataclass(frozen=True)
class SetColleagueSite(Callback, code=196):
    """This colleague looks after this site, or no longer."""

    colleague: int
    site: int
    wanted: bool


@dataclass(frozen=True)
class ListSites(Callback, code=197):
    """Which sites are there? A page."""

    page: int


@dataclass(frozen=True)
class AddSite(Callback, code=198):
    """A new site."""


@dataclass(frozen=True)
class ReportSite(Callback, code=199):
    """The reported work is at this site."""

    site: int
