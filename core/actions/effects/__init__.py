"""Every deed has its effect and every effect its deed: one line for each table that deeds write in, so that the two can be compared.

A deed that leaves a row somewhere adds its line here, one that leaves none says so in `WITHOUT_EFFECT`; a test holds every deed to it.
"""

from core.actions.effects import hours, money, people, talk, work
from core.actions.effects.line import Line

LINES: tuple[Line, ...] = (*people.LINES, *work.LINES, *hours.LINES, *money.LINES, *talk.LINES)

WITHOUT_EFFECT = frozenset(
    {
        "areas entered",
        "employer accepted again",
        "account manager named",
        "employer changed",
        "erased",
        "invite claimed again",
        "invited",
        "job changed",
        "job checked",
        "job described",
        "job shared",
        "job shared no longer",
        "month sent",
        "job report begun",
        "job report dropped",
        "job withdrawn",
        "language chosen",
        "start told",
        "seen as candidate",
        "stand-in chosen",
        "passed on",
        "concern added to",
        "question seen",
        "erasure taken back",
        "messages chosen",
        "concern answered",
        "concern closed",
        "concern passed on",
        "concern seen",
        "no taken back",
        "payment moment lapsed",
        "payment moment passed",
        "payment moment taken back",
        "payments replaced",
        "pin chosen",
        "pin locked",
        "role changed",
        "site changed",
        "sites changed",
        "person changed",
        "phone unlinked",
        "read without an answer",
        "unreachable",
        "hours changed",
        "work extended",
        "work ask ended",
        "work ask passed on",
        "work change ended",
        "work ended early",
        "work wanted",
        "work wish ended",
        "work wish passed on",
        "week taken back",
        "week to consultant",
        "mistake answered",
        "absence answered",
        "wrote to everybody",
    }
)
"""Deeds whose effect is a newer state of something that other lines hold, or that leave nothing behind."""
