"""Changes of accounts: closing one is quick, opening one or giving it another role takes two people.

No document says who opens one.
"""

from enum import StrEnum

from core.rules.refusals import Code, Refusal, refuse


class AccountCode(Code):
    """Why an account stays as it is."""

    ASKED_ALREADY = "account_asked_already"
    SECOND_PERSON = "account_second_person"
    DECIDED = "account_decided"
    NO_OTHER_ROLE = "account_no_other_role"


class Change(StrEnum):
    """What a second person must agree to."""

    PIN = "pin"
    LINK = "link"
    ROLE = "role"


def may_decide(person: int, proposed_by: int, decider: int) -> Refusal | None:
    """Two people: neither who asked nor whose account it is decides. Refused: those two."""
    return refuse(AccountCode.SECOND_PERSON) if decider in (person, proposed_by) else None
