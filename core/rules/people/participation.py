"""Taking part: what a candidate is told before they confirm, and how far that has come (MANUAL 1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.rules.money.premium import AboveCap
from core.rules.refusals import Code, Refusal, refuse


class Point(StrEnum):
    """What Flextensie is, one point a message, in the order in which it is told."""

    BENEFIT_CONTINUES = "benefit_continues"
    NO_CONTRACT = "no_contract"
    MAY_SAY_NO = "may_say_no"
    PREMIUM_AND_CAP = "premium_and_cap"
    PAID_TWICE = "paid_twice"
    HOURS_AND_TRAVEL = "hours_and_travel"
    WHO_SEES_WHAT = "who_sees_what"


@dataclass(frozen=True)
class Told:
    """What the points mention: the contact person, the premium an hour and its yearly cap (None: not known today), what happens above it."""

    contact: str
    premium_per_hour: Decimal | None
    cap: Decimal | None
    above_cap: AboveCap

    @classmethod
    def of(cls, facts: Mapping[str, str]) -> "Told":
        """From facts as a document keeps them: euros in text, "" for not known."""
        rate, cap = facts["premium_per_hour"], facts["cap"]
        return cls(facts["contact"], Decimal(rate) if rate else None, Decimal(cap) if cap else None, AboveCap(facts["above_cap"]))


class Stage(StrEnum):
    """How far somebody has come in."""

    TOLD = "told"
    ASKED = "asked"
    CONFIRMED = "confirmed"
    TAKES_PART = "takes_part"


class ParticipationCode(Code):
    """Why a confirmation does not go on, and why nothing is offered before it is there (MANUAL 1)."""

    NOT_CONFIRMED = "not_confirmed"
    NOT_ALL_UNDERSTOOD = "not_all_understood"
    NOT_YET_CONFIRMED = "not_yet_confirmed"
    TAKES_PART_ALREADY = "takes_part_already"


def stage_of(understood: Sequence[bool], confirmed: bool, signed: bool) -> Stage:
    """Told point by point, then asked, then confirmed by the candidate, and by the contact person."""
    if signed:
        return Stage.TAKES_PART
    if confirmed:
        return Stage.CONFIRMED
    return Stage.ASKED if all(understood) else Stage.TOLD


def may_confirm(stage: Stage) -> Refusal | None:
    """A candidate confirms once every point was understood. Refused: before that."""
    return refuse(ParticipationCode.NOT_ALL_UNDERSTOOD) if stage is Stage.TOLD else None


def may_sign(stage: Stage) -> Refusal | None:
    """The contact person confirms what the candidate has confirmed. Refused: before that."""
    return refuse(ParticipationCode.NOT_YET_CONFIRMED) if stage in (Stage.TOLD, Stage.ASKED) else None
