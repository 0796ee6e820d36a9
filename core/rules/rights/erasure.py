"""When what is held about a candidate may go: on request, by a person, and never in the middle of work (GDPR art. 17)."""

from datetime import date

from core.rules.refusals import Code, Refusal, refuse


class ErasureCode(Code):
    """Why somebody's data does not go yet."""

    ERASURE_RUNNING = "erasure_running"
    ERASURE_ENDED = "erasure_settled"


def may_erase(is_ended: bool, running_until: date | None) -> Refusal | None:
    """Not while work runs: hours, premium and travel of it would be lost to the candidate; the request stands until then.

    Refused: a request that was answered, and one while work runs."""
    if is_ended:
        return refuse(ErasureCode.ERASURE_ENDED)
    return refuse(ErasureCode.ERASURE_RUNNING, last_day=running_until) if running_until else None
