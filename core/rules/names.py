"""What people, employers and sites can be called: on a card, in a list and on paper. No document says how long they may be."""

from core.rules.refusals import Code, Refusal, refuse

LONGEST_NAME = 60


class NameCode(Code):
    """Why something cannot be called so."""

    NAME_TOO_LONG = "name_too_long"
    NO_NAME = "no_name"
    NO_PERSONS_NAME = "no_persons_name"


def read_name(text: str) -> str:
    """A name as it was typed, on one line."""
    return " ".join(text.replace("\0", "").split())


def may_be_called(name: str) -> Refusal | None:
    """What an employer or a site is called has a letter, and fits on a card. Refused: no letter, and more than 60 characters."""
    if not any(map(str.isalpha, name)):
        return refuse(NameCode.NO_NAME)
    return refuse(NameCode.NAME_TOO_LONG, most=LONGEST_NAME) if len(name) > LONGEST_NAME else None


def may_be_a_person(name: str) -> Refusal | None:
    """What a person is called has no digits either: a number that was typed one question too late is nobody's name.

    Refused: a digit, and what `may_be_called` refuses."""
    return refuse(NameCode.NO_PERSONS_NAME) if any(map(str.isdigit, name)) else may_be_called(name)
