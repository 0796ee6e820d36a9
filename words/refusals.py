"""Refusals into words: what is not possible, why, and what to do."""

from collections.abc import Callable, Mapping
from datetime import date

from words.language import Words, Written

Facts = Mapping[str, str]

_SENTENCES: dict[str, Callable[[Words, Facts], Written]] = {
    "not_found": lambda w, f: w("I cannot find that. Use the buttons below."),
    "already_offered": lambda w, f: w("This job was already offered to this person."),
    "already_answered": lambda w, f: w("This was already answered. The answer stays as it was."),
    "place_filled": lambda w, f: w("This place is filled. Thank you for looking at it."),
    "not_wanted": lambda w, f: w("This person has not said yes to this job."),
    "already_proposed": lambda w, f: w("This person was already proposed."),
    "municipality_calls": lambda w, f: w("The municipality will call you about this. You do not have to do anything."),
    "no_phone": lambda w, f: w("This person has not opened the link yet. Send the invite first."),
    "invite_unknown": lambda w, f: w("I do not know this link. Ask your contact person for a new one."),
    "invite_used": lambda w, f: w("This link was already used. Ask your contact person for a new one."),
    "invite_expired": lambda w, f: w("This link is too old. Ask your contact person for a new one."),
    "already_somebody_else": lambda w, f: w("This link is for somebody else. You are already known here."),
}


def refusal_in_words(w: Words, code: str, facts: Facts) -> Written:
    """The sentence for a refusal."""
    return _SENTENCES[code](w, facts)


def day_of(facts: Facts, name: str) -> date:
    """A day among the facts of a refusal."""
    return date.fromisoformat(facts[name])
