"""Offers and proposals: who may say what, when. Any job may be declined, without consequence (RIB, REPORT 3.2)."""

from dataclasses import dataclass
from enum import StrEnum

from core.rules.refusals import Code, Refusal, refuse


class OfferCode(Code):
    """Why an offer or a proposal does not go on."""

    NOT_FOUND = "not_found"
    ALREADY_OFFERED = "already_offered"
    ALREADY_ANSWERED = "already_answered"
    PLACE_FILLED = "place_filled"
    NOT_WANTED = "not_wanted"
    ALREADY_PROPOSED = "already_proposed"
    NO_PHONE = "no_phone"
    EMPLOYER_REFUSED = "employer_refused"
    MUNICIPALITY_CALLS = "municipality_calls"
    NOT_DECLINED = "not_declined"
    REASON_GIVEN = "reason_given"
    JOB_OVER = "job_over"


UNANSWERED_WORKING_DAYS = 3
"""After so many working days without an answer the contact person hears of an offer, and of a proposal."""


class OfferState(StrEnum):
    """How far an offer has come."""

    OPEN = "open"
    HELD = "held"
    DECLINED = "declined"
    WANTED = "wanted"
    PROPOSED = "proposed"
    CHOSEN = "chosen"
    NOT_CHOSEN = "not_chosen"
    FILLED = "filled"


@dataclass(frozen=True)
class Offer:
    """What counts of an offer: the candidate's answer, whether it is held for a question, and what came after."""

    wants: bool | None
    held: bool
    withdrawn: bool
    proposed: bool
    welcome: bool | None


def state_of(offer: Offer) -> OfferState:
    """How far an offer has come. One that is withdrawn unanswered, or wanted but not yet proposed, is filled."""
    if offer.welcome is not None:
        return OfferState.CHOSEN if offer.welcome else OfferState.NOT_CHOSEN
    if offer.wants is False:
        return OfferState.DECLINED
    if offer.withdrawn:
        return OfferState.FILLED
    if offer.wants:
        return OfferState.PROPOSED if offer.proposed else OfferState.WANTED
    return OfferState.HELD if offer.held else OfferState.OPEN


def may_answer(offer: Offer) -> Refusal | None:
    """A candidate answers once, yes or no, as long as there is a place."""
    if offer.wants is not None:
        return refuse(OfferCode.ALREADY_ANSWERED, wants=int(offer.wants))
    return refuse(OfferCode.PLACE_FILLED) if offer.withdrawn else None


def may_say_why_not(offer: Offer) -> Refusal | None:
    """A no needs no reason (RIB, REPORT 3.2); whoever said no may give one."""
    return None if offer.wants is False else refuse(OfferCode.NOT_DECLINED)


def may_propose(offer: Offer) -> Refusal | None:
    """Only with the candidate's yes are they proposed to the employer (MANUAL 3)."""
    if offer.proposed:
        return refuse(OfferCode.ALREADY_PROPOSED)
    if offer.withdrawn:
        return refuse(OfferCode.PLACE_FILLED)
    return None if offer.wants else refuse(OfferCode.NOT_WANTED)


def may_choose(offer: Offer) -> Refusal | None:
    """The employer answers a proposal once."""
    if offer.welcome is not None:
        return refuse(OfferCode.ALREADY_ANSWERED, wants=int(offer.welcome))
    return refuse(OfferCode.PLACE_FILLED) if offer.withdrawn else None
