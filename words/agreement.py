"""The additional terms, clause by clause: what an employer agrees to."""

from core.rules.people.agreement import Clause
from words.language import Words, Written


def clause_title(w: Words, clause: Clause) -> Written:
    """A clause in one line."""
    return {
        Clause.TEMPORARY: w("The work is temporary."),
        Clause.TARIFF: w("You pay a tariff for each hour worked."),
        Clause.HOURS: w("You say each week whether the hours are right."),
        Clause.GUIDANCE: w("You guide the person on the floor."),
        Clause.FREE: w("Everybody takes part by free choice."),
        Clause.CONTRACT: w("A contract always goes first."),
        Clause.WORK_ALONE: w("You see what the work needs, and no more."),
    }[clause]


def clause_words(w: Words, clause: Clause) -> list[Written]:
    """What it comes to."""
    return {
        Clause.TEMPORARY: [
            w("It does not take the place of a regular job."),
            w("The municipality says until when it may last."),
        ],
        Clause.TARIFF: [
            w("The municipality sets the tariff before the first day."),
            w("You get an invoice on behalf of the municipality."),
        ],
        Clause.HOURS: [
            w("The person who works signs first, and then you."),
            w("Without your answer nothing is confirmed."),
            w("Do you not agree with each other? Then the municipality decides."),
        ],
        Clause.GUIDANCE: [
            w("You give clear instruction and a safe place to work."),
            w("Did something happen, or is somebody not there? Then say so at once."),
        ],
        Clause.FREE: [
            w("The person may say no to the work, and may stop at any time."),
            w("You may stop too. You tell only the municipality why."),
        ],
        Clause.CONTRACT: [
            w("You may offer a contract at any time."),
            w("The placement ends when the person gets a contract, here or elsewhere."),
        ],
        Clause.WORK_ALONE: [
            w("That is a first name, work experience and hours."),
            w("You do not ask about income or health."),
        ],
    }[clause]
