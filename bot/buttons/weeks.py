"""Buttons of a week: signing, confirming, disputing, correcting."""

from dataclasses import dataclass
from datetime import date

from bot.callbacks import Callback


@dataclass(frozen=True)
class SignWeek(Callback, code=50):
    """My week is done. `version` is the round that was shown."""

    week: int
    version: int


@dataclass(frozen=True)
class ConfirmWeek(Callback, code=51):
    """The employer: everything is right."""

    week: int
    version: int


@dataclass(frozen=True)
class DisputeWeek(Callback, code=52):
    """The employer: something is wrong."""

    week: int
    version: int


@dataclass(frozen=True)
class DisputeDay(Callback, code=53):
    """The employer: this day is wrong."""

    week: int
    version: int
    day: date


@dataclass(frozen=True)
class SendObjections(Callback, code=54):
    """The employer: these are all."""

    week: int


@dataclass(frozen=True)
class AgreeObjections(Callback, code=55):
    """The candidate: the employer is right."""

    week: int
    version: int


@dataclass(frozen=True)
class AskConsultant(Callback, code=56):
    """The candidate: let the consultant decide."""

    week: int
    version: int


@dataclass(frozen=True)
class DecideWeek(Callback, code=57):
    """The consultant decides: the employer's version, or the candidate's."""

    week: int
    version: int
    employer_is_right: bool


@dataclass(frozen=True)
class TakeBackWeek(Callback, code=58):
    """The candidate, within a minute: not yet."""

    week: int
    version: int


@dataclass(frozen=True)
class ChangeDays(Callback, code=59):
    """The candidate: which day of this week do I want to change?"""

    week: int


@dataclass(frozen=True)
class DisputeAs(Callback, code=60):
    """The employer: this day was so many minutes, at the planned times or not."""

    week: int
    version: int
    day: date
    minutes: int
    as_planned: bool


@dataclass(frozen=True)
class DisputeReading(Callback, code=61):
    """The employer: that is what I meant (its place among the readings)."""

    number: int


@dataclass(frozen=True)
class AnotherDay(Callback, code=62):
    """The employer: another day was wrong too."""

    week: int


@dataclass(frozen=True)
class WeeksToConfirm(Callback, code=63):
    """The employer's list of weeks that wait; `page` from 0."""

    page: int


@dataclass(frozen=True)
class MyPeople(Callback, code=64):
    """The employer's list of people; `page` from 0."""

    page: int


@dataclass(frozen=True)
class ShowPlacement(Callback, code=65):
    """The employer opens a placement."""

    placement: int


@dataclass(frozen=True)
class ConfirmWeeks(Callback, code=100):
    """The employer: these weeks are all right, from one place in the list to another, as they were shown (seconds since 1970)."""

    first_monday: date
    first: int
    last_monday: date
    last: int
    shown: int


@dataclass(frozen=True)
class ChooseDigest(Callback, code=101):
    """The employer: one message on Monday for all weeks, or one for each."""

    wanted: bool


@dataclass(frozen=True)
class CorrectWeek(Callback, code=102):
    """I made a mistake in this confirmed week."""

    week: int


@dataclass(frozen=True)
class CorrectDay(Callback, code=103):
    """The mistake was on this day."""

    week: int
    day: date


@dataclass(frozen=True)
class CorrectAs(Callback, code=104):
    """This day should be so many minutes."""

    week: int
    day: date
    minutes: int


@dataclass(frozen=True)
class CorrectReading(Callback, code=105):
    """That is what I meant it should be (its place among the readings)."""

    number: int


@dataclass(frozen=True)
class FormWasRight(Callback, code=314):
    """The contact person: the form says what it should be, only the typing was wrong."""

    week: int


@dataclass(frozen=True)
class SendCorrection(Callback, code=106):
    """Ask the other side whether that is right."""

    week: int


@dataclass(frozen=True)
class AnswerCorrection(Callback, code=107):
    """The other side: it was a mistake, or not."""

    correction: int
    agrees: bool


@dataclass(frozen=True)
class DecideCorrection(Callback, code=108):
    """The contact person: correct it, or leave it."""

    correction: int
    grants: bool


@dataclass(frozen=True)
class OpenCorrection(Callback, code=111):
    """The contact person opens a mistake."""

    correction: int


@dataclass(frozen=True)
class ReportAbsent(Callback, code=109):
    """The employer: who works here is not there today."""

    placement: int


@dataclass(frozen=True)
class AnswerAbsent(Callback, code=110):
    """The candidate: I am not there, or I am."""

    absence: int
    is_right: bool


@dataclass(frozen=True)
class OpenTwoVersions(Callback, code=291):
    """The contact person opens a day of which employer and candidate say something else."""

    absence: int


@dataclass(frozen=True)
class CalledBoth(Callback, code=292):
    """The contact person: I called them both."""

    absence: int


@dataclass(frozen=True)
class CounterWeek(Callback, code=66):
    """The candidate: I see it otherwise than the employer."""

    week: int
    version: int


@dataclass(frozen=True)
class CounterAs(Callback, code=67):
    """The candidate: this day was so many minutes."""

    week: int
    version: int
    day: date
    minutes: int


@dataclass(frozen=True)
class CounterReading(Callback, code=68):
    """The candidate: that is what I meant (its place among the readings)."""

    number: int


@dataclass(frozen=True)
class SendCounter(Callback, code=69):
    """The candidate: send these hours to the employer."""

    week: int
