"""Every button, by what it means. The number is its kind on the wire and is never used again for another."""

from dataclasses import dataclass
from datetime import date

from bot.callbacks import Callback

# Everybody


@dataclass(frozen=True)
class ChooseLanguage(Callback, code=1):
    """Speak this language with me (its place in the list of languages)."""

    language: int


@dataclass(frozen=True)
class StopFlow(Callback, code=2):
    """Stop this conversation."""


@dataclass(frozen=True)
class StepBack(Callback, code=3):
    """One step back in this conversation."""


@dataclass(frozen=True)
class AskQuestion(Callback, code=4):
    """Ask the contact person something, about nothing in particular."""


# Offers


@dataclass(frozen=True)
class OfferAnswer(Callback, code=10):
    """Yes or no to an offer."""

    offer: int
    wants: bool


@dataclass(frozen=True)
class AskAboutOffer(Callback, code=11):
    """First a question about this offer."""

    offer: int


@dataclass(frozen=True)
class ShowJob(Callback, code=12):
    """The consultant opens a job."""

    job: int


@dataclass(frozen=True)
class OfferJob(Callback, code=14):
    """Offer this job to this candidate."""

    job: int
    candidate: int


@dataclass(frozen=True)
class Propose(Callback, code=15):
    """Propose the candidate of this offer to the employer."""

    offer: int


@dataclass(frozen=True)
class ProposalAnswer(Callback, code=16):
    """The employer: welcome, or not this time."""

    proposal: int
    welcome: bool


@dataclass(frozen=True)
class WhatIncome(Callback, code=17):
    """What does this job do to my income?"""

    offer: int


@dataclass(frozen=True)
class OtherWage(Callback, code=18):
    """Compare with another wage, which I type."""

    offer: int


@dataclass(frozen=True)
class SayWhyNot(Callback, code=19):
    """I want to say why I said no."""

    offer: int


# Matching


@dataclass(frozen=True)
class ShowWanted(Callback, code=141):
    """What work does this candidate want?"""

    candidate: int


@dataclass(frozen=True)
class AskWanted(Callback, code=142):
    """Go to a question about it by its place; past the last to all answers."""

    candidate: int
    place: int


@dataclass(frozen=True)
class WantWork(Callback, code=143):
    """An answer of a question, or not any more, by their places."""

    candidate: int
    place: int
    number: int


@dataclass(frozen=True)
class SearchJob(Callback, code=144):
    """Who fits this job?"""

    job: int


@dataclass(frozen=True)
class TurnSearch(Callback, code=145):
    """Another page of who fits (from 0), or a question about the job by its place."""

    search: int
    page: int
    place: int


@dataclass(frozen=True)
class PickFor(Callback, code=146):
    """Pick this candidate for the job, or not any more."""

    search: int
    candidate: int
    wanted: bool


@dataclass(frozen=True)
class WhyFits(Callback, code=147):
    """Why does this candidate stand there?"""

    job: int
    candidate: int


@dataclass(frozen=True)
class OfferPicked(Callback, code=148):
    """Offer the job to everybody who was picked."""

    search: int


@dataclass(frozen=True)
class DescribeJob(Callback, code=149):
    """What kind of work it is (place 0), or what it helps with, by its place."""

    search: int
    place: int
    number: int


@dataclass(frozen=True)
class MyWanted(Callback, code=136):
    """What work do I want?"""


# Hours


@dataclass(frozen=True)
class DayAsPlanned(Callback, code=30):
    """Worked as planned."""

    shift: int


@dataclass(frozen=True)
class DayOtherwise(Callback, code=31):
    """Worked, at other times."""

    shift: int


@dataclass(frozen=True)
class DayNotWorked(Callback, code=32):
    """Did not work this day."""

    shift: int


@dataclass(frozen=True)
class PickDay(Callback, code=33):
    """Log or change this day of a placement."""

    placement: int
    day: date


@dataclass(frozen=True)
class DayReading(Callback, code=34):
    """That is what I meant by what I typed, as far as it goes. Minutes since midnight and minutes, each one more than it is; 0: not said."""

    placement: int
    day: date
    starts: int
    ends: int
    break_minutes: int
    minutes: int


@dataclass(frozen=True)
class StoreReading(Callback, code=35):
    """Yes, that is what I worked (as in `DayReading`). `version` is the day's that was known."""

    placement: int
    day: date
    version: int
    starts: int
    ends: int
    break_minutes: int
    minutes: int


@dataclass(frozen=True)
class TravelAsUsual(Callback, code=36):
    """Travel costs for the usual distance, in metres. `version` is the claim's that was shown."""

    placement: int
    day: date
    version: int
    metres: int


@dataclass(frozen=True)
class TravelOtherwise(Callback, code=37):
    """Travel costs for another distance."""

    placement: int
    day: date


@dataclass(frozen=True)
class NoTravel(Callback, code=38):
    """No travel costs for this day. `version` is the claim's that was shown."""

    placement: int
    day: date
    version: int


@dataclass(frozen=True)
class ShowWeek(Callback, code=39):
    """Open a week."""

    week: int


@dataclass(frozen=True)
class ChangeDay(Callback, code=40):
    """Ask me again when I worked this day."""

    placement: int
    day: date


@dataclass(frozen=True)
class ChangeToPlanned(Callback, code=41):
    """It was as planned after all. `version` is the day's that was shown."""

    placement: int
    day: date
    version: int


@dataclass(frozen=True)
class ChangeToNotWorked(Callback, code=42):
    """It was not worked after all. `version` is the day's that was shown."""

    placement: int
    day: date
    version: int


@dataclass(frozen=True)
class OpenDay(Callback, code=43):
    """Log or change this day; which work, if there is more than one?"""

    day: date


@dataclass(frozen=True)
class NameDay(Callback, code=44):
    """Another day, which I type."""


@dataclass(frozen=True)
class TravelByTicket(Callback, code=45):
    """Travel costs by what the ticket cost."""

    placement: int
    day: date


@dataclass(frozen=True)
class ClaimKilometres(Callback, code=46):
    """Yes, so many metres. `version` is the claim's that was known."""

    placement: int
    day: date
    version: int
    metres: int


@dataclass(frozen=True)
class ClaimTicket(Callback, code=47):
    """Yes, so many cents. `version` is the claim's that was known."""

    placement: int
    day: date
    version: int
    cents: int


# Weeks


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


# Premium


@dataclass(frozen=True)
class WhereFrom(Callback, code=70):
    """Where does this amount come from?"""


@dataclass(frozen=True)
class ChooseMoment(Callback, code=71):
    """On which day is the premium of this candidate to be paid?"""

    candidate: int


@dataclass(frozen=True)
class ProposeMoment(Callback, code=72):
    """This day, I propose."""

    candidate: int
    day: date


@dataclass(frozen=True)
class AgreeMoment(Callback, code=73):
    """Yes, that day."""

    moment: int


@dataclass(frozen=True)
class TakeBackMoment(Callback, code=74):
    """Not that day after all."""

    moment: int


@dataclass(frozen=True)
class OpenMoment(Callback, code=75):
    """Show a payment moment."""

    moment: int


@dataclass(frozen=True)
class OpenPremium(Callback, code=76):
    """Show where I stand with my premium."""


# Questions


@dataclass(frozen=True)
class AskAboutWeek(Callback, code=83):
    """A question about this week."""

    week: int


@dataclass(frozen=True)
class AskAboutDay(Callback, code=84):
    """A question about this day, its hours or its travel costs."""

    placement: int
    day: date


@dataclass(frozen=True)
class OpenQuestion(Callback, code=80):
    """Show a question."""

    question: int


@dataclass(frozen=True)
class WriteBack(Callback, code=81):
    """My next message belongs to this question: the asker writes on, the contact person answers."""

    question: int


@dataclass(frozen=True)
class NoAnswerNeeded(Callback, code=82):
    """The contact person: I have read this, it needs no answer. `wait` is the one that was shown."""

    question: int
    wait: int


# What waits, and own candidates


@dataclass(frozen=True)
class WhatWaits(Callback, code=90):
    """Everything that waits for whoever presses. `page` from 0."""

    page: int


@dataclass(frozen=True)
class OpenOffer(Callback, code=91):
    """Show an offer."""

    offer: int


@dataclass(frozen=True)
class MyCandidates(Callback, code=92):
    """The own candidates. `page` from 0."""

    page: int


@dataclass(frozen=True)
class OpenCandidate(Callback, code=93):
    """Show a candidate."""

    candidate: int


@dataclass(frozen=True)
class InviteCandidate(Callback, code=94):
    """Make a new link for this candidate."""

    candidate: int


@dataclass(frozen=True)
class PhoneLost(Callback, code=95):
    """The phone of this candidate is lost: sure?"""

    candidate: int


@dataclass(frozen=True)
class UnlinkPhone(Callback, code=96):
    """Yes: that phone has no access any more."""

    candidate: int


@dataclass(frozen=True)
class OpenWatch(Callback, code=97):
    """What is to be known about this candidate, of this kind (its place among them)."""

    candidate: int
    kind: int


@dataclass(frozen=True)
class NoteWatch(Callback, code=98):
    """I know; it is dealt with."""

    candidate: int
    kind: int


@dataclass(frozen=True)
class AwayDay(Callback, code=99):
    """This is the first day, or the last day, on which I am away."""

    day: date


@dataclass(frozen=True)
class ComeBack(Callback, code=240):
    """I am here again, or do not go after all."""

    leave: int


# PINs


@dataclass(frozen=True)
class KeypadKey(Callback, code=200):
    """The key at this place of this keypad. Which digit stands there the button does not know."""

    pad: int
    place: int


@dataclass(frozen=True)
class KeypadClear(Callback, code=201):
    """None of the digits that were tapped."""

    pad: int


@dataclass(frozen=True)
class KeypadDone(Callback, code=202):
    """These are all digits."""

    pad: int


@dataclass(frozen=True)
class KeypadStop(Callback, code=203):
    """Not now."""

    pad: int


@dataclass(frozen=True)
class ForgotPin(Callback, code=204):
    """I do not know my PIN any more."""


# Accounts


@dataclass(frozen=True)
class ListAccounts(Callback, code=210):
    """Employers' people and colleagues. `page` from 0."""

    page: int


@dataclass(frozen=True)
class OpenAccount(Callback, code=211):
    """Show somebody's account."""

    account: int


@dataclass(frozen=True)
class LostAccount(Callback, code=212):
    """The phone of this account is lost: sure?"""

    account: int


@dataclass(frozen=True)
class CloseAccount(Callback, code=213):
    """Yes: that phone has no access any more."""

    account: int


@dataclass(frozen=True)
class AskLink(Callback, code=214):
    """A new link for this account, if another colleague agrees."""

    account: int


@dataclass(frozen=True)
class AskRole(Callback, code=215):
    """The other role for this account, if another colleague agrees."""

    account: int


@dataclass(frozen=True)
class OpenChange(Callback, code=216):
    """Show what was asked for an account."""

    change: int


@dataclass(frozen=True)
class DecideChange(Callback, code=217):
    """The second person: yes or no."""

    change: int
    agrees: bool


# Coming in, and the end of work


@dataclass(frozen=True)
class UnderstoodPoint(Callback, code=150):
    """The candidate understands this point of the checklist."""

    point: int


@dataclass(frozen=True)
class PointBefore(Callback, code=151):
    """The candidate: the point before this one, please."""

    point: int


@dataclass(frozen=True)
class GoOnLater(Callback, code=152):
    """The candidate goes on with coming in another time."""


@dataclass(frozen=True)
class ConfirmParticipation(Callback, code=153):
    """The candidate: yes, I take part."""

    participation: int


@dataclass(frozen=True)
class OpenParticipation(Callback, code=154):
    """The contact person opens how far somebody has come in."""

    participation: int


@dataclass(frozen=True)
class SignParticipation(Callback, code=155):
    """The contact person confirms it too."""

    participation: int


@dataclass(frozen=True)
class ConfirmationAgain(Callback, code=156):
    """Send me the confirmation once more."""

    participation: int


@dataclass(frozen=True)
class ConfirmedOnPaper(Callback, code=157):
    """The contact person: this candidate has confirmed on paper."""

    candidate: int


@dataclass(frozen=True)
class OpenFirstCall(Callback, code=158):
    """The contact person: whom do I call, and why?"""

    call: int


@dataclass(frozen=True)
class HaveCalled(Callback, code=159):
    """The contact person has called."""

    call: int


@dataclass(frozen=True)
class WriteRecommendation(Callback, code=160):
    """The employer wants to write something about the work that ends."""

    placement: int


@dataclass(frozen=True)
class SkipRecommendation(Callback, code=161):
    """The employer writes nothing."""

    placement: int


@dataclass(frozen=True)
class GiveProof(Callback, code=162):
    """The candidate: send me the proof of this work."""

    placement: int


# On paper


@dataclass(frozen=True)
class GetTimesheet(Callback, code=245):
    """Send me the timesheet of this week."""

    week: int


@dataclass(frozen=True)
class GetTravelForm(Callback, code=244):
    """Send me the travel costs of this week."""

    week: int


@dataclass(frozen=True)
class GetConfirmation(Callback, code=243):
    """Send me the confirmation of this placement."""

    placement: int


@dataclass(frozen=True)
class OpenInvoice(Callback, code=242):
    """The employer: what stands on this invoice? `page` from 0."""

    invoice: int
    page: int


@dataclass(frozen=True)
class GetInvoice(Callback, code=241):
    """The employer: send me this invoice."""

    invoice: int


@dataclass(frozen=True)
class ShowInvoices(Callback, code=239):
    """The employer: what is coming, and what was sent? `page` from 0."""

    page: int


# My data


@dataclass(frozen=True)
class ShowTrail(Callback, code=140):
    """Who did what about me. `page` from 0."""

    page: int


# At work


@dataclass(frozen=True)
class CallOff(Callback, code=120):
    """I cannot come on this day."""

    placement: int
    day: date


@dataclass(frozen=True)
class ComeAfterAll(Callback, code=121):
    """I can come on this day after all."""

    placement: int
    day: date


@dataclass(frozen=True)
class ChooseDayOff(Callback, code=122):
    """On which of the coming days can I not come?"""

    placement: int


@dataclass(frozen=True)
class WantToStop(Callback, code=123):
    """Stop with this work: sure?"""

    placement: int


@dataclass(frozen=True)
class StopWork(Callback, code=124):
    """Yes, I want to stop with this work."""

    placement: int


@dataclass(frozen=True)
class KeepReason(Callback, code=125):
    """I would rather not say why."""

    wish: int


@dataclass(frozen=True)
class MoreOrFewerHours(Callback, code=126):
    """Other hours a week: how many?"""

    placement: int


@dataclass(frozen=True)
class AskHours(Callback, code=127):
    """So many minutes a week."""

    placement: int
    minutes: int


@dataclass(frozen=True)
class TakeBackWish(Callback, code=128):
    """I go on as it was."""

    wish: int


@dataclass(frozen=True)
class OpenWish(Callback, code=129):
    """The contact person opens a wish."""

    wish: int


@dataclass(frozen=True)
class EndWork(Callback, code=130):
    """The contact person: this is the last day."""

    wish: int
    day: date


@dataclass(frozen=True)
class GrantHours(Callback, code=131):
    """The contact person: other hours from this Monday on."""

    wish: int
    day: date


@dataclass(frozen=True)
class DeclineHours(Callback, code=132):
    """The contact person: no other hours now."""

    wish: int


@dataclass(frozen=True)
class NoPhoto(Callback, code=133):
    """No photo of the ticket now."""

    placement: int
    day: date


@dataclass(frozen=True)
class SendPhoto(Callback, code=134):
    """A photo of the ticket of this day."""

    placement: int
    day: date


# What does not feel right


@dataclass(frozen=True)
class FeelsWrong(Callback, code=170):
    """Something does not feel right."""


@dataclass(frozen=True)
class RaiseTo(Callback, code=171):
    """To whom I want to say it: the municipality's reporting point, or the contact person."""

    point: bool


@dataclass(frozen=True)
class OpenConcern(Callback, code=172):
    """Show what does not feel right."""

    concern: int


@dataclass(frozen=True)
class WriteInConcern(Callback, code=173):
    """My next message belongs to it."""

    concern: int


@dataclass(frozen=True)
class CloseConcern(Callback, code=174):
    """Whoever has it: it is settled."""

    concern: int


# What happens next


@dataclass(frozen=True)
class WhatNext(Callback, code=175):
    """What happens next?"""


# My data


@dataclass(frozen=True)
class SendMyData(Callback, code=176):
    """Send me everything that is held about me."""


@dataclass(frozen=True)
class MyMessages(Callback, code=177):
    """Which messages do I want?"""


@dataclass(frozen=True)
class ChooseMessages(Callback, code=178):
    """This kind of messages (its place among them), or not."""

    kind: int
    wanted: bool


@dataclass(frozen=True)
class AnotherLanguage(Callback, code=179):
    """Another language."""


@dataclass(frozen=True)
class ForgetMe(Callback, code=180):
    """Stop, and let everything about me go: what does that mean?"""


@dataclass(frozen=True)
class AskErasure(Callback, code=181):
    """Yes, ask that everything goes."""


@dataclass(frozen=True)
class OpenErasure(Callback, code=182):
    """Show a request that everything goes."""

    request: int


@dataclass(frozen=True)
class KeepData(Callback, code=183):
    """It does not go after all."""

    request: int


@dataclass(frozen=True)
class EraseCandidate(Callback, code=184):
    """I spoke to them: it goes now."""

    request: int


# Jobs that employers report


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
    """The work is not needed after all."""

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


# The people of an employer


@dataclass(frozen=True)
class AcceptAgreement(Callback, code=185):
    """Whoever speaks for an employer: I agree to this version of the terms."""

    terms: int


@dataclass(frozen=True)
class AgreementAgain(Callback, code=186):
    """The same: send me the document."""


@dataclass(frozen=True)
class ListColleagues(Callback, code=187):
    """Who of my employer is here? A page."""

    page: int


@dataclass(frozen=True)
class OpenColleague(Callback, code=188):
    """Show this colleague."""

    colleague: int


@dataclass(frozen=True)
class InviteColleague(Callback, code=189):
    """Let a colleague in."""


@dataclass(frozen=True)
class ColleagueDuty(Callback, code=190):
    """The new colleague does this (its place)."""

    place: int


@dataclass(frozen=True)
class ColleagueSite(Callback, code=191):
    """The new colleague looks after this site, or after all of them (0)."""

    number: int


@dataclass(frozen=True)
class LinkAgain(Callback, code=192):
    """A new link for this colleague."""

    colleague: int


@dataclass(frozen=True)
class LeaveColleague(Callback, code=193):
    """This colleague goes; sure?"""

    colleague: int


@dataclass(frozen=True)
class TakeOffColleague(Callback, code=194):
    """Sure: this colleague goes."""

    colleague: int


@dataclass(frozen=True)
class ColleagueSites(Callback, code=195):
    """Which sites does this colleague look after? A page."""

    colleague: int
    page: int


@dataclass(frozen=True)
class SetColleagueSite(Callback, code=196):
    """This colleague looks after this site, or no longer."""

    colleague: int
    site: int
    wanted: bool


@dataclass(frozen=True)
class ListSites(Callback, code=197):
    """Which sites are there? A page."""

    page: int


@dataclass(frozen=True)
class AddSite(Callback, code=198):
    """A new site."""


@dataclass(frozen=True)
class ReportSite(Callback, code=199):
    """The reported work is at this site."""

    site: int


# Money of the back office


@dataclass(frozen=True)
class OpenCosts(Callback, code=246):
    """The contact person: other costs of this candidate."""

    candidate: int


@dataclass(frozen=True)
class BeginCost(Callback, code=247):
    """The contact person: enter a cost of this placement."""

    placement: int


@dataclass(frozen=True)
class CostDay(Callback, code=248):
    """The cost is of this day."""

    day: date


@dataclass(frozen=True)
class EnterCost(Callback, code=249):
    """Yes, enter this cost (its number, day and cents)."""

    placement: int
    number: int
    day: date
    cents: int


@dataclass(frozen=True)
class TakeCostBack(Callback, code=250):
    """The contact person: this cost was not made after all."""

    cost: int


@dataclass(frozen=True)
class OpenPayments(Callback, code=251):
    """Whoever approves: this batch of payments."""

    run: int


@dataclass(frozen=True)
class PaymentLines(Callback, code=252):
    """Whoever approves: a page of its lines, from 0."""

    run: int
    page: int


@dataclass(frozen=True)
class DecidePayments(Callback, code=253):
    """Whoever approves: yes or no."""

    run: int
    agrees: bool


# The end of work, and changes of it


@dataclass(frozen=True)
class OpenEnding(Callback, code=112):
    """The employer: how does this work go on?"""

    placement: int


@dataclass(frozen=True)
class AskWhatNext(Callback, code=113):
    """The employer: it goes on, there is a contract, or it ends (the kind's place)."""

    placement: int
    kind: int


@dataclass(frozen=True)
class TakeBackAsk(Callback, code=114):
    """The employer: after all not."""

    ask: int


@dataclass(frozen=True)
class StopEarly(Callback, code=115):
    """The employer: this work should stop earlier; why?"""

    placement: int


@dataclass(frozen=True)
class OpenAsk(Callback, code=116):
    """The contact person opens what an employer asks."""

    ask: int


@dataclass(frozen=True)
class DeclineAsk(Callback, code=117):
    """The contact person: it does not go on like that."""

    ask: int


@dataclass(frozen=True)
class OpenWork(Callback, code=118):
    """The contact person opens a candidate's work."""

    placement: int


@dataclass(frozen=True)
class ProposeUntil(Callback, code=119):
    """The contact person: ask the candidate to stay until this day."""

    placement: int
    day: date


@dataclass(frozen=True)
class GrowHours(Callback, code=163):
    """The contact person: other hours, step by step."""

    placement: int


@dataclass(frozen=True)
class GrowFrom(Callback, code=164):
    """In that conversation: from this Monday on."""

    day: date


@dataclass(frozen=True)
class GrowOn(Callback, code=165):
    """In that conversation: one more step."""


@dataclass(frozen=True)
class SendGrowth(Callback, code=166):
    """In that conversation: ask the candidate."""


@dataclass(frozen=True)
class OpenWorkChange(Callback, code=167):
    """The contact person opens what a candidate was asked."""

    work_change: int


@dataclass(frozen=True)
class AnswerChange(Callback, code=168):
    """The candidate: yes, or no, to a change of the work."""

    work_change: int
    agrees: bool


@dataclass(frozen=True)
class TakeBackChange(Callback, code=169):
    """The contact person: it is not asked any more."""

    work_change: int


@dataclass(frozen=True)
class RecordEnd(Callback, code=205):
    """The contact person: this work ends."""

    placement: int


@dataclass(frozen=True)
class EndChoice(Callback, code=206):
    """In that conversation: this answer (its number) to the question at hand."""

    number: int


@dataclass(frozen=True)
class EndOn(Callback, code=207):
    """In that conversation: this is the last day."""

    day: date


@dataclass(frozen=True)
class ChooseToPlace(Callback, code=208):
    """The contact person: place somebody on this job at once. `page` from 0."""

    job: int
    page: int


@dataclass(frozen=True)
class BeforePlacing(Callback, code=209):
    """The contact person: on which terms would this candidate be placed on this job?"""

    job: int
    candidate: int


@dataclass(frozen=True)
class PlaceDirectly(Callback, code=218):
    """The contact person: place them."""

    job: int
    candidate: int


# The month


@dataclass(frozen=True)
class ShowMonth(Callback, code=254):
    """The municipality's month, counted in months since the year 0."""

    month: int


@dataclass(frozen=True)
class SendMonth(Callback, code=255):
    """The same as a file: its place among the forms."""

    month: int
    form: int


# Everybody at once


@dataclass(frozen=True)
class WriteToEverybody(Callback, code=20):
    """Write a message to all own candidates."""


@dataclass(frozen=True)
class SendBroadcast(Callback, code=21):
    """These words, to all own candidates (`draft`: the number of the words)."""

    draft: int


# Contact moments


@dataclass(frozen=True)
class OpenContact(Callback, code=22):
    """Open a contact moment."""

    moment: int


@dataclass(frozen=True)
class ContactGoing(Callback, code=23):
    """How it is going (its place among the answers)."""

    moment: int
    going: int


@dataclass(frozen=True)
class RecordContact(Callback, code=24):
    """How it is going and whether it can become regular work (places among the answers): keep it."""

    moment: int
    going: int
    ready: int


@dataclass(frozen=True)
class ContactNow(Callback, code=25):
    """Record a contact about this work now: with the candidate, or with the employer."""

    placement: int
    employer_too: bool


# What a candidate sees; who stands in


@dataclass(frozen=True)
class ChooseView(Callback, code=26):
    """What does this candidate see?"""

    candidate: int


@dataclass(frozen=True)
class ViewAs(Callback, code=27):
    """One of the candidate's screens (its place among them), to look at."""

    candidate: int
    part: int


@dataclass(frozen=True)
class ChooseStandIn(Callback, code=28):
    """This colleague stands in for me."""

    person: int


# A week on paper


@dataclass(frozen=True)
class PaperWork(Callback, code=29):
    """Enter a week of this work from a signed form."""

    placement: int


@dataclass(frozen=True)
class PaperWeek(Callback, code=85):
    """The week that begins on this Monday."""

    first: date


@dataclass(frozen=True)
class PaperDay(Callback, code=86):
    """This day is otherwise on the form."""

    day: date


@dataclass(frozen=True)
class PaperNotWorked(Callback, code=87):
    """On this day nothing was worked."""


@dataclass(frozen=True)
class PaperHoursRight(Callback, code=88):
    """The hours are as on the form."""


@dataclass(frozen=True)
class PaperNoTravel(Callback, code=89):
    """There are no travel costs on the form."""


@dataclass(frozen=True)
class KeepPaper(Callback, code=139):
    """Everything is as on the form: keep it."""


# Explaining once more


@dataclass(frozen=True)
class MakeEasier(Callback, code=5):
    """Say this in simpler words. `about`: the offer or moment that it is about, or 0."""

    topic: int
    about: int


@dataclass(frozen=True)
class GiveExample(Callback, code=6):
    """Give an example of this. `about` as above."""

    topic: int
    about: int


@dataclass(frozen=True)
class GoOnNow(Callback, code=7):
    """The candidate: the point of the explanation where I am."""


@dataclass(frozen=True)
class ShowAnswer(Callback, code=8):
    """The candidate: make of this answer a message that I can pass on to somebody who reads Dutch."""

    question: int


# Employers


@dataclass(frozen=True)
class AgreedOnPaper(Callback, code=290):
    """The contact person: who speaks for the employer of this job signed the terms on paper."""

    job: int


@dataclass(frozen=True)
class OpenEmployer(Callback, code=137):
    """Whether we do business with this employer."""

    employer: int


@dataclass(frozen=True)
class RefuseEmployer(Callback, code=138):
    """No more business with this employer: why?"""

    employer: int


@dataclass(frozen=True)
class LiftRefusal(Callback, code=9):
    """Business with this employer again."""

    employer: int


# Employers, by whoever speaks to them


@dataclass(frozen=True)
class TakeEmployer(Callback, code=270):
    """The account manager speaks to this employer from now on."""

    employer: int


@dataclass(frozen=True)
class EnterWork(Callback, code=271):
    """Enter work of this employer, for them."""

    employer: int


@dataclass(frozen=True)
class ListEmployers(Callback, code=272):
    """A page of the employers of the municipality."""

    page: int


@dataclass(frozen=True)
class ShareJob(Callback, code=273):
    """With which municipalities is this job shared?"""

    job: int


@dataclass(frozen=True)
class SetShare(Callback, code=274):
    """Share this job with a municipality, or no longer."""

    job: int
    town: int
    wanted: bool


# Somebody new


@dataclass(frozen=True)
class NewCandidate(Callback, code=275):
    """Invite a new candidate."""


@dataclass(frozen=True)
class IntakeAnswer(Callback, code=276):
    """Yes or no to a question of the checklist (its place among `core.rules.intake.QUESTIONS`)."""

    place: int
    says_yes: bool


@dataclass(frozen=True)
class SendInvitation(Callback, code=277):
    """Everything is right: make the link."""


@dataclass(frozen=True)
class NewEmployer(Callback, code=278):
    """Enter a new employer."""


@dataclass(frozen=True)
class NewStaff(Callback, code=279):
    """Invite a new colleague of the municipality."""


@dataclass(frozen=True)
class StaffRole(Callback, code=280):
    """What the new colleague is (the place among `core.actions.inviting.COLLEAGUES`)."""

    place: int


@dataclass(frozen=True)
class ShowHistory(Callback, code=281):
    """What was before with this candidate?"""

    candidate: int
