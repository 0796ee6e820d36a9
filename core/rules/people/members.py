"""Who acts for an employer, and for which of its sites. No document says which people an employer has."""

from collections.abc import Collection
from enum import StrEnum

from core.rules.refusals import Code


class MemberCode(Code):
    """Why the people of an employer stay as they are."""

    CONTACTS_ONLY = "contacts_only"
    SUPERVISORS_ONLY = "supervisors_only"
    INVITED_ALREADY = "invited_already"
    SITE_TAKEN = "site_taken"
    NO_INVOICES = "no_invoices"


class Duty(StrEnum):
    """What somebody does for an employer: a contact everything, a supervisor the work at own sites, an administrator the invoices."""

    CONTACT = "contact"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


INVITED_BY_COLLEAGUES = (Duty.SUPERVISOR, Duty.ADMINISTRATOR)
"""A contact speaks for the employer and comes in through the municipality alone."""


def looks_after(duty: Duty, sites: Collection[int], site: int | None) -> bool:
    """Whether the work at a site is somebody's. What is at no site is of the contacts, and of supervisors who were given no site."""
    match duty:
        case Duty.CONTACT:
            return True
        case Duty.SUPERVISOR:
            return site in sites if sites else site is None
    return False


def gets_invoices(duty: Duty) -> bool:
    """Whether somebody sees what is invoiced."""
    return duty is not Duty.SUPERVISOR
