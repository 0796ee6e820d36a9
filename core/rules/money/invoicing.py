"""The tariff on an invoice: whose name stands on it, the VAT, and in which period its hours are settled.

No document states a rate of VAT or settles by the date of the invoice: both are decisions of the municipality. Money is in cents.
"""

from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from core.rules.cents import Cents, percent_of

PAID_WITHIN = timedelta(days=30)


class Creditor(StrEnum):
    """Who is named as creditor on invoices to employers: the municipality (MANUAL 5b: on its behalf), or the NVSI (RIB)."""

    MUNICIPALITY = "municipality"
    NVSI = "nvsi"


class SettledBy(StrEnum):
    """Which date puts hours into a month and half year: that of the work (MANUAL 5d, 6), or of the invoice."""

    WORK_DATE = "work_date"
    INVOICE_DATE = "invoice_date"


def settled_on(worked: date, invoiced: date, choice: SettledBy) -> date:
    """The day whose month and half year a unit is settled in. The premium is counted by the day of work whatever is chosen."""
    return worked if choice is SettledBy.WORK_DATE else invoiced


def vat(turnover: Cents, percentage: Decimal | None) -> Cents:
    """The VAT on a turnover, rounded half up; nothing where no rate was decided. It comes on top, and no part of the split rests on it."""
    return percent_of(turnover, percentage) if percentage else 0


def written_number(number: int) -> str:
    """How a number stands on paper."""
    return f"FX-{number:06d}"
