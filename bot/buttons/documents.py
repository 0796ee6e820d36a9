"""Buttons that send a document or show an invoice."""

from dataclasses import dataclass

from bot.callbacks import Callback


@dataclass(frozen=True)
class GetTimesheet(Callback, code=245):
    """Send me the timesheet of this week."""

    week: int


@dataclass(frozen=True)
class GetTravelForm(Callback, code=244):
    """Send me the travel costs of this week."""

    week: int


@dataclass(frozen=True)
class GetConfirmation(Callback, code=243):
    """Send me the confirmation of this placement."""

    placement: int


@dataclass(frozen=True)
class OpenInvoice(Callback, code=242):
    """The employer: what stands on this invoice? `page` from 0."""

    invoice: int
    page: int


@dataclass(frozen=True)
class GetInvoice(Callback, code=241):
    """The employer: send me this invoice."""

    invoice: int


@dataclass(frozen=True)
class ShowInvoices(Callback, code=239):
    """The employer: what is coming, and what was sent? `page` from 0."""

    page: int
