"""The yearly cap on premium: the law's, or a stricter one of the municipality (LAW, Participatiewet art. 31 lid 2 onder j).

What counts is the amount in force on the day of payment. A municipality may be stricter than the law, never looser.
"""

from datetime import date
from decimal import Decimal

from core.rules.amounts import PREMIUM_CAP, Amount, Series
from core.rules.dated import Dated
from core.rules.refusals import AmountCode, Refusal, refuse

MUNICIPALITY = "municipality"


def cap_on(day: date, law: Series, own: Dated[Decimal]) -> Amount | Refusal:
    """The cap in force on a day: the law's, or the municipality's row where that is lower. Refused when the law's is unknown."""
    lawful = law.on(day)
    row = own.on(day)
    if isinstance(lawful, Refusal) or row is None or row.value >= lawful.value:
        return lawful
    return Amount(PREMIUM_CAP, row.value, row.since, MUNICIPALITY)


def looser_than_law(since: date, value: Decimal, law: Series) -> Refusal | None:
    """Refused: a municipality's row above the legal cap in force on its date. Where that is unknown, it cannot be said."""
    lawful = law.on(since)
    if isinstance(lawful, Refusal) or value <= lawful.value:
        return None
    return refuse(AmountCode.CAP_ABOVE_LAW, date=since, value=value, law=lawful.value, source=lawful.source)
