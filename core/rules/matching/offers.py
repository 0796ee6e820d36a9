"""Offers and proposals: who may say what, when. Any job may be declined, without consequence (RIB, REPORT 3.2)."""

from dataclasses import dataclass
from enum import StrEnum

from core.rules.refusals import Code, Refusal, refuse


class OfferCode(Code):
    """Why an offer or a proposal does not go on."""

    ALREADY_OFFERED = "already_offered"
    ALREADY_ANSWERED = "already_answered"
    PLACE_FILLED = "place_filled"
    JOB_WITHDRAWN = "job_withdrawn"
    NOT_WANTED = "not_wanted"
    ALREADY_PROPOSED = "already_proposed"
    NO_PHONE = "no_phone"
    EMPLOYER_REFUSED = "employer_refused"
    MUNICIPALITY_CALLS = "municipality_calls"
    NOT_DECLINED = "not_declined"
    REASON_GIVEN = "reason_given"
    JOB_OVER = "job_over"
    YES_TAKEN_BACK = "yes_taken_back"
    OFFER_CHANGED = "offer_changed"


UNANSWERED_WORKING_DAYS = 3
"""After so many working days without an answer the contact person hears of an offer, and of a proposal."""


class OfferState(StrEnum):
    """How far an offer has come."""

    OPEN = "open"
    HELD = "held"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"
    WANTED = "wanted"
    PROPOSED = "proposed"
    CHOSEN = "chosen"
    NOT_CHOSEN = "not_chosen"
    PLACED = "placed"
    FILLED = "filled"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Offer:
    """What counts of an offer: the candidate's answer, whether it is held for a question, and what came after.

    `withdrawn`: it closed undecided, because the place was filled or, with `job_withdrawn`, because the employer took the job back; with
    `wants` False, because the candidate took a yes back.
    `placed`: the candidate has the work.
    """

    wants: bool | None
    held: bool
    withdrawn: bool
    proposed: bool
    welcome: bool | None
    job_withdrawn: bool = False
    placed: bool = False


def state_of(offer: Offer) -> OfferState:
    """How far an offer has come. Who was proposed when it closed was not turned down by anybody; who was placed without this offer is
    placed, whatever became of it."""
    if offer.welcome:
        return OfferState.CHOSEN
    if offer.placed:
        return OfferState.PLACED
    if offer.wants is False:
        return OfferState.TAKEN_BACK if offer.withdrawn and not offer.job_withdrawn else OfferState.DECLINED
    if offer.withdrawn:
        return OfferState.WITHDRAWN if offer.job_withdrawn else OfferState.FILLED
    if offer.welcome is False:
        return OfferState.NOT_CHOSEN
    if offer.wants:
        return OfferState.PROPOSED if offer.proposed else OfferState.WANTED
    return OfferState.HELD if offer.held else OfferState.OPEN


def is_decided(offer: Offer) -> bool:
    """Whether nothing is decided about an offer any more."""
    return offer.withdrawn or offer.wants is False or offer.welcome is not None


def _closed(offer: Offer) -> Refusal | None:
    """Why nobody decides about it any more, when it closed."""
    if not offer.withdrawn:
        return None
    if state_of(offer) is OfferState.TAKEN_BACK:
        return refuse(OfferCode.YES_TAKEN_BACK)
    return refuse(OfferCode.JOB_WITHDRAWN if offer.job_withdrawn else OfferCode.PLACE_FILLED)


def may_answer(offer: Offer) -> Refusal | None:
    """A candidate answers yes or no, as long as there is a place. Refused: a second answer, and an offer that closed."""
    if offer.wants is not None:
        return refuse(OfferCode.ALREADY_ANSWERED, wants=int(offer.wants))
    return _closed(offer)


def may_take_back(offer: Offer) -> Refusal | None:
    """A yes binds nobody: until somebody is chosen it can be taken back, without consequence (RIB, REPORT 3.2).

    Refused: where nobody said yes, and an offer that closed."""
    if state_of(offer) in (OfferState.WANTED, OfferState.PROPOSED):
        return None
    return _closed(offer) or refuse(OfferCode.ALREADY_ANSWERED, wants=int(bool(offer.wants)))


def may_take_no_back(offer: Offer) -> Refusal | None:
    """A no binds nobody either: the offer can be asked again, as long as nothing else came of it. Refused: where nobody said no, and an
    offer that closed."""
    if state_of(offer) is OfferState.DECLINED and not offer.withdrawn:
        return None
    return _closed(offer) or refuse(OfferCode.ALREADY_ANSWERED, wants=int(bool(offer.wants)))


def may_say_why_not(offer: Offer) -> Refusal | None:
    """A no needs no reason (RIB, REPORT 3.2); whoever said no may give one. Refused: where nobody said no."""
    return None if offer.wants is False else refuse(OfferCode.NOT_DECLINED)


def may_propose(offer: Offer) -> Refusal | None:
    """Only with the candidate's yes are they proposed to the employer (MANUAL 3).

    Refused: a second time, an offer that closed, and one without a yes."""
    if offer.proposed:
        return refuse(OfferCode.ALREADY_PROPOSED)
    return _closed(offer) or (None if offer.wants else refuse(OfferCode.NOT_WANTED))


def may_choose(offer: Offer) -> Refusal | None:
    """The employer answers a proposal once, and none that closed. Refused: a second answer, and a proposal that closed."""
    if offer.withdrawn or offer.welcome is None:
        return _closed(offer)
    return refuse(OfferCode.ALREADY_ANSWERED, wants=int(offer.welcome))
