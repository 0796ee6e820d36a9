"""The displacement check: what is asked and looked up before a job is offered, and what is found (domain section 8; REPORT 2.3, 3.3, 4.3).

A finding forbids the job, asks for an answer or for a written reason, or is only shown. A person decides; the check is recorded.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from core.rules.choices import Cao
from core.rules.refusals import Fact
from core.rules.work.instruments import Episode, Instrument


class Found(StrEnum):
    """What the check can find."""

    NOT_SAID_WHETHER_TEMPORARY = "not_said_whether_temporary"
    NOT_TEMPORARY = "not_temporary"
    NOT_SAID_WHY_NO_VACANCY = "not_said_why_no_vacancy"
    CANDIDATE_AFTER_CANDIDATE = "candidate_after_candidate"
    NOBODY_HIRED = "nobody_hired"
    INSTRUMENT_AFTER_INSTRUMENT = "instrument_after_instrument"
    EMPLOYER_REFUSED = "employer_refused"
    MARKET_NOT_KNOWN = "market_not_known"
    BELOW_MARKET = "below_market"
    CLIENT_PRICE_NOT_KNOWN = "client_price_not_known"
    AGENCY_MARGIN = "agency_margin"
    NO_PROSPECT = "no_prospect"


class Weight(StrEnum):
    """What a finding means: the job cannot be offered, an answer is missing, a reason must be written, or it is only shown."""

    FORBIDS = "forbids"
    MISSING = "missing"
    REASON = "reason"
    SHOWN = "shown"


@dataclass(frozen=True)
class Finding:
    """One finding with the facts that words are made of."""

    found: Found
    weight: Weight
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}), hash=False)


@dataclass(frozen=True)
class Answers:
    """What the consultant recorded. None and empty: not answered. Prices are euros an hour; `reasons` are written by finding.

    `market` is what the employer would pay otherwise: the collective agreement's wage with charges, or a hired worker's price.
    """

    temporary: bool | None = None
    why_no_vacancy: str = ""
    market: Decimal | None = None
    client_price: Decimal | None = None
    prospect: str = ""
    reasons: Mapping[Found, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Offered:
    """What is looked up: the job's tariff (euros an hour), its employer, and who was on the same job or at the same employer before."""

    job: int
    employer: int
    tariff: Decimal
    agency: bool
    employer_refused: bool
    history: Sequence[Episode] = ()


def findings(answers: Answers, offered: Offered, temporary_work_only: bool = True, cao: Cao = Cao.ADVISORY) -> list[Finding]:
    """All that is found about a job, before anybody is offered it."""
    found = [
        _temporary(answers, temporary_work_only),
        Finding(Found.NOT_SAID_WHY_NO_VACANCY, Weight.MISSING) if not answers.why_no_vacancy.strip() else None,
        _succession(offered),
        _nobody_hired(offered),
        Finding(Found.EMPLOYER_REFUSED, Weight.FORBIDS) if offered.employer_refused else None,
        _market(answers, offered, cao),
        _margin(answers, offered),
        Finding(Found.NO_PROSPECT, Weight.REASON) if not answers.prospect.strip() else None,
    ]
    return [one for one in found if one]


def findings_for(candidate: int, offered: Offered) -> list[Finding]:
    """What is found about this candidate on this job: another instrument on the same work before (REPORT 3.3, note 18).

    Flextensie on the same work before is no such thing: it shares one term (`terms`).
    """
    work = (candidate, offered.employer, offered.job)
    own = [one for one in offered.history if (one.candidate, one.employer, one.job) == work]
    own = [one for one in own if one.instrument is not Instrument.FLEXTENSIE]
    latest = max(own, key=lambda one: one.last, default=None)
    if latest is None:
        return []
    facts = MappingProxyType[str, Fact]({"instrument": latest.instrument.value, "times": len(own), "last": latest.last})
    return [Finding(Found.INSTRUMENT_AFTER_INSTRUMENT, Weight.FORBIDS, facts)]


def can_be_offered(found: Iterable[Finding], reasons: Mapping[Found, str]) -> bool:
    """Whether a job may be offered: nothing forbids it, no answer is missing, and each reason that is asked for is written."""
    weights = {Weight.FORBIDS, Weight.MISSING}
    return all(
        one.weight not in weights and (one.weight is Weight.SHOWN or bool(reasons.get(one.found, "").strip())) for one in found
    )


def _temporary(answers: Answers, temporary_work_only: bool) -> Finding | None:
    if answers.temporary is None:
        return Finding(Found.NOT_SAID_WHETHER_TEMPORARY, Weight.MISSING)
    if answers.temporary:
        return None
    return Finding(Found.NOT_TEMPORARY, Weight.FORBIDS if temporary_work_only else Weight.REASON)


def _succession(offered: Offered) -> Finding | None:
    """No candidate after candidate on the same job (REPORT 3.3); how many are too many no document says, so one asks for a reason."""
    before = [one for one in offered.history if (one.employer, one.job) == (offered.employer, offered.job)]
    if not before:
        return None
    candidates = len({one.candidate for one in before})
    facts = MappingProxyType[str, Fact]({"candidates": candidates, "last": max(one.last for one in before)})
    return Finding(Found.CANDIDATE_AFTER_CANDIDATE, Weight.REASON, facts)


def _nobody_hired(offered: Offered) -> Finding | None:
    """An employer with several candidates before and none of them hired (REPORT 4.3: no more business with that party)."""
    candidates = {one.candidate for one in offered.history if one.employer == offered.employer}
    if len(candidates) < 2 or any(one.hired for one in offered.history if one.employer == offered.employer):
        return None
    return Finding(Found.NOBODY_HIRED, Weight.REASON, MappingProxyType({"candidates": len(candidates)}))


def _market(answers: Answers, offered: Offered, cao: Cao) -> Finding | None:
    if answers.market is None:
        return Finding(Found.MARKET_NOT_KNOWN, Weight.MISSING)
    if offered.tariff >= answers.market:
        return None
    facts = MappingProxyType[str, Fact]({"tariff": offered.tariff, "market": answers.market})
    return Finding(Found.BELOW_MARKET, Weight.FORBIDS if cao is Cao.BINDING else Weight.REASON, facts)


def _margin(answers: Answers, offered: Offered) -> Finding | None:
    """What an agency keeps between its client's price and the tariff (REPORT 2.3): always asked, and shown."""
    if not offered.agency:
        return None
    if answers.client_price is None:
        return Finding(Found.CLIENT_PRICE_NOT_KNOWN, Weight.MISSING)
    margin = answers.client_price - offered.tariff
    facts = MappingProxyType[str, Fact]({"price": answers.client_price, "tariff": offered.tariff, "margin": margin})
    return Finding(Found.AGENCY_MARGIN, Weight.SHOWN, facts)
