"""Refusals: what a rule answers instead of an effect. A value, never an exception and never a sentence.

Which rule refuses, and by which source, that rule says; of the codes no document says anything.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

Fact = str | int | Decimal | date | None


class Code(StrEnum):
    """What a refusal is called. Empty on purpose: each family of rules has a subclass of its own."""


class CommonCode(Code):
    """What any deed may answer."""

    NOT_FOUND = "not_found"
    """It is not there, or not for whoever asks: nobody can tell the two apart."""


class PlacementCode(Code):
    """Why someone cannot be placed, or not like this."""

    UNDER_27 = "under_27"
    UNDER_MINIMUM_AGE = "under_minimum_age"
    TARIFF_BELOW_FLOOR = "tariff_below_floor"
    TERM_SHARED = "term_shared"
    END_AFTER_TERM = "end_after_term"


class HoursCode(Code):
    """Why hours, travel or costs of a day cannot be taken in."""

    IMPOSSIBLE_MINUTES = "impossible_minutes"
    BEFORE_START = "before_start"
    AFTER_LAST_DAY = "after_last_day"
    NOT_WORKED = "not_worked"
    TWO_CLAIMS = "two_claims"


class PaymentCode(Code):
    """Why a payment moment pays nothing. A refused payment is no moment."""

    THIRD_PAYMENT_MOMENT = "third_payment_moment"
    NOTHING_DUE = "nothing_due"
    NO_ROOM = "no_room"
    PAID_THAT_DAY = "paid_that_day"


class AmountCode(Code):
    """Why a dated amount cannot be used or entered."""

    UNKNOWN_AMOUNT = "unknown_amount"
    NO_SOURCE = "no_source"
    ALREADY_CONFIRMED = "already_confirmed"
    CAP_ABOVE_LAW = "cap_above_law"
    NOT_ABOVE_ZERO = "not_above_zero"
    NO_WHOLE_CENTS = "no_whole_cents"
    TOO_FAR_AHEAD = "too_far_ahead"
    TOO_DIFFERENT = "too_different"


class PolicyCode(Code):
    """Why a policy value cannot be chosen."""

    UNKNOWN_POLICY = "unknown_policy"
    WRONG_KIND = "wrong_kind"
    ALREADY_SETTLED = "already_settled"


@dataclass(frozen=True)
class Refusal:
    """A refusal: its code and the facts that words are made of. Comparable; facts cannot be changed.

    A fact whose name ends in `_cents` is money in cents; a Decimal is an exact amount or number.
    """

    code: Code
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}), hash=False)


def refuse(code: Code, **facts: Fact) -> Refusal:
    """A refusal with these facts."""
    return Refusal(code, MappingProxyType(facts))


def all_codes() -> Iterator[Code]:
    """Every code of every family that is loaded, so that each can be shown to have its words."""
    for family in Code.__subclasses__():
        yield from family
