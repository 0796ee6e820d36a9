"""Buttons of jobs that employers report, and of their check."""

from dataclasses import dataclass

from bot.callbacks import Callback


@dataclass(frozen=True)
class ReportJob(Callback, code=220):
    """I have work."""


@dataclass(frozen=True)
class GoOnReporting(Callback, code=221):
    """Go on with what I began."""


@dataclass(frozen=True)
class ReportAnew(Callback, code=222):
    """Begin anew: what I began goes."""


@dataclass(frozen=True)
class ReportChoice(Callback, code=223):
    """This answer (its number) to this question (its place)."""

    place: int
    number: int


@dataclass(frozen=True)
class SendReport(Callback, code=224):
    """Everything is right: send it."""

    report: int


@dataclass(frozen=True)
class WithdrawReport(Callback, code=225):
    """The work is not needed after all: sure?"""

    report: int


@dataclass(frozen=True)
class WithdrawSurely(Callback, code=236):
    """Yes, take the work back."""

    report: int


@dataclass(frozen=True)
class OpenReport(Callback, code=226):
    """Show a job that I reported."""

    report: int


@dataclass(frozen=True)
class MyReports(Callback, code=227):
    """Which jobs did I report?"""


@dataclass(frozen=True)
class CheckJob(Callback, code=228):
    """Whoever checks: the next question, or the last one again."""

    report: int


@dataclass(frozen=True)
class CheckChoice(Callback, code=229):
    """Whoever checks: this answer (its number) to this question (its place)."""

    report: int
    place: int
    number: int


@dataclass(frozen=True)
class AcceptJob(Callback, code=230):
    """Whoever checks: the job opens."""

    report: int


@dataclass(frozen=True)
class RefuseJob(Callback, code=231):
    """Whoever checks: the job does not open; why?"""

    report: int


@dataclass(frozen=True)
class OpenCheck(Callback, code=232):
    """Whoever checks: show the reported job."""

    report: int


@dataclass(frozen=True)
class MeetFirst(Callback, code=233):
    """The employer: I want to meet them first."""

    proposal: int


@dataclass(frozen=True)
class PickMeeting(Callback, code=234):
    """The candidate: this moment (its place among those proposed)."""

    meeting: int
    number: int


@dataclass(frozen=True)
class NoneFits(Callback, code=235):
    """The candidate: none of these moments."""

    meeting: int


@dataclass(frozen=True)
class SendMoments(Callback, code=262):
    """The employer: yes, propose these moments."""

    proposal: int


@dataclass(frozen=True)
class OpenMeeting(Callback, code=263):
    """The candidate: show this meeting."""

    meeting: int


@dataclass(frozen=True)
class CannotMeet(Callback, code=264):
    """The candidate: I cannot come after all; sure?"""

    meeting: int


@dataclass(frozen=True)
class CannotMeetSurely(Callback, code=265):
    """The candidate: yes, I cannot come."""

    meeting: int
