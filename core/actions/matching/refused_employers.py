"""Employers that the municipality does no business with (REPORT 4.3): their jobs open no more and are offered to nobody.

Every consultant or lead refuses an employer with a reason, and lifts it again. The employer does not read the reason.
"""

from core.actions.access import STAFF, WITH_EMPLOYERS, by
from core.actions.deed import Deed
from core.actions.things import Thing
from core.rules.matching.reports import ReportCode
from core.rules.refusals import CommonCode, Refusal, refuse
from core.rules.talk.questions import QuestionCode
from core.store.matching import refused
from core.store.matching.refused import Refused

LONGEST_REASON = 600


@by(*WITH_EMPLOYERS)
async def list_refused(deed: Deed) -> list[Refused] | Refusal:
    """The employers that are refused now."""
    return await refused.of_municipality(deed.tx, deed.who.municipality)


@by(*STAFF)
async def refuse_employer(deed: Deed, employer_id: int, words: str) -> str | Refusal:
    """From now on no job of this employer opens or is offered; answers its name. Refused: no reason, or a long one. Again: as it was."""
    name = await refused.name_of(deed.tx, deed.who.municipality, employer_id)
    if name is None:
        return refuse(CommonCode.NOT_FOUND)
    if not words.strip() or len(words) > LONGEST_REASON:
        too_long = refuse(ReportCode.REPORT_WORDS_TOO_LONG, most=LONGEST_REASON)
        return too_long if words.strip() else refuse(QuestionCode.NOTHING_SAID)
    municipality = deed.who.municipality
    if await refused.refuse(deed.tx, municipality, employer_id, words.strip(), deed.who.id, deed.now):
        deed.trail(municipality, "employer refused", Thing.EMPLOYER, employer_id)
    return name


@by(*STAFF)
async def lift_refusal(deed: Deed, employer_id: int) -> str | Refusal:
    """Business again; answers its name. The same again changes nothing."""
    name = await refused.name_of(deed.tx, deed.who.municipality, employer_id)
    if name is None:
        return refuse(CommonCode.NOT_FOUND)
    if await refused.lift(deed.tx, employer_id, deed.who.id, deed.now):
        deed.trail(deed.who.municipality, "employer accepted again", Thing.EMPLOYER, employer_id)
    return name
