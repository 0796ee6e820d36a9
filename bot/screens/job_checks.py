"""The displacement check of a reported job on the consultant's phone: the work, question by question, and the decision."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from bot.buttons.reports import AcceptJob, CheckChoice, CheckJob, OpenCheck, RefuseJob
from bot.screens import Button, Facts, Screen, lines, rows, screen
from bot.screens.asking import trouble, ways_out
from bot.screens.questions import literal, quote, shortened
from bot.screens.reports import state_in_words, told_lines
from core.actions.matching.job_checks import CheckView
from core.actions.things import Notice
from core.rules.amounts import Amount
from core.rules.matching.displacement import Found, Weight
from core.rules.matching.job_check import AMOUNTS, MAY_BE_NONE, NO, REASON, YES, YES_OR_NO, Question
from core.rules.matching.reports import ReportState
from words import Words
from words.language import Written
from words.refusals_at_work import instrument_in_words
from words.traces import floor_in_words

QUESTIONS = tuple(Question)
SHOWN = 5
LONGEST = 200


@screen("check_job", candidates=False)
def check_job(w: Words, f: Facts) -> Screen:
    """One question of the check, with what helps to answer it."""
    text = lines(trouble(w, f), _asked(w, f["question"]), " ", *_helps(w, f))
    return Screen(text.rstrip(), (*rows(*_buttons(w, f)), *ways_out(w, f)))


def _asked(w: Words, question: str) -> Written:
    if question.startswith(REASON):
        return w("Why may it go on all the same?")
    return {
        Question.TEMPORARY: w("Is this work temporary?"),
        Question.WHY_NO_VACANCY: w("Why is it not a regular vacancy?"),
        Question.EMPLOYER_REFUSED: w("Is this employer on the list of refused employers?"),
        Question.CLIENT_PRICE: w("Does it go through a temp agency?"),
        Question.MARKET: w("What does this work cost on the market, an hour?"),
        Question.PROSPECT: w("What can this work lead to for the candidate?"),
        Question.TARIFF: w("What is the tariff an hour?"),
    }[Question(question)]


def _helps(w: Words, f: Facts) -> list[str | None]:
    question = f["question"]
    if question.startswith(REASON):
        return [found_in_words(w, Found(question.removeprefix(REASON))), w("Write the reason. It is kept with the check.")]
    match Question(question):
        case Question.WHY_NO_VACANCY:
            return [*_history(w, f["before"], f["same_work"]), w("Write it in your own words.")]
        case Question.CLIENT_PRICE:
            return [w("Then type what the client of the agency pays an hour.")]
        case Question.MARKET:
            return [w("The wage of the collective agreement with all charges, or what a hired worker costs. For example: 22,50.")]
        case Question.PROSPECT:
            return [w("Experience, a reference, a contract?")]
        case Question.TARIFF if f["floor"]:
            floor = f["floor"]
            known = Amount(floor["series"], Decimal(floor["value"]), date.fromisoformat(floor["since"]), floor["source"])
            return [floor_in_words(w, known), _market_note(w, f["market"])]
        case Question.TARIFF:
            return [w("No lowest tariff is known for this day."), _market_note(w, f["market"])]
    return []


def _market_note(w: Words, market: str) -> Written | None:
    """What the collective agreement or the market asks, as it was answered before: lower takes a reason, or is refused (policy)."""
    return w("Collective agreement or market, as you noted: {money} an hour.", money=w.money(Decimal(market))) if market else None


def _buttons(w: Words, f: Facts) -> list[Button]:
    question = f["question"]
    if question in YES_OR_NO:
        place = QUESTIONS.index(Question(question))
        return [Button(w("Yes"), CheckChoice(f["report"], place, 1)), Button(w("No"), CheckChoice(f["report"], place, 0))]
    if question in MAY_BE_NONE:
        place = QUESTIONS.index(Question(question))
        caption = w("No agency") if question == Question.CLIENT_PRICE else w("Nothing that I see")
        return [Button(caption, CheckChoice(f["report"], place, 0))]
    return []


@screen("refuse_job", candidates=False)
def refuse_job(w: Words, f: Facts) -> Screen:
    """Why not? The employer reads it."""
    return Screen(
        lines(
            trouble(w, f),
            w("Why does “{title}” not go on?", title=f["title"]),
            w("{employer} reads what you write.", employer=f["employer"]),
        ),
        ways_out(w, f),
    )


@screen(Notice.REPORT_WITHDRAWN, candidates=False)
def report_withdrawn(w: Words, f: Facts) -> Screen:
    """To whoever checks it, or has opened it."""
    return Screen(
        w("{employer} has taken “{title}” back.", employer=f["employer"], title=f["title"]),
        rows(Button(w("Show"), OpenCheck(f["report"]))),
    )


def staff_report(w: Words, v: CheckView) -> Screen:
    """A reported job with everything that was said and found about it."""
    employer = v.report.employer_name
    if v.state is ReportState.WITHDRAWN:
        head = w("{employer} has taken this work back.", employer=employer)
    else:
        head = w("{employer} reported work: {state}.", employer=employer, state=state_in_words(w, v.state))
    reasons = [name for name in v.said if name.startswith(REASON)]
    said = [line for line in (_said(w, name, v.said) for name in (*QUESTIONS, *reasons)) if line]
    text = lines(
        head,
        w("Reported by {name}.", name=v.by),
        v.report.reason and w("Refused: {reason}", reason=v.report.reason),
        " ",
        *told_lines(w, v.report.facts),
        " ",
        *_history(w, history_of(v), v.same_work),
        *(
            w(
                "Here before, in another way: {instrument}, until {day}.",
                instrument=instrument_in_words(w, one.instrument),
                day=w.date(one.last),
            )
            for one in v.instruments[:SHOWN]
        ),
        v.floor and floor_in_words(w, v.floor),
        *([" ", w("The check:"), *said] if said else []),
        *(w("• Noted: {found}", found=found_in_words(w, one.found)) for one in v.found if one.weight is not Weight.MISSING),
    )
    return Screen(text, _decides(w, v))


def _decides(w: Words, v: CheckView) -> tuple[tuple[Button, ...], ...]:
    number = v.report.id
    if v.state not in (ReportState.SENT, ReportState.CHECKED):
        return ()
    refuse = Button(w("Does not go on"), RefuseJob(number))
    if v.asks:
        return rows(Button(w("Check this work") if not v.said else w("Go on checking"), CheckJob(number)), refuse)
    forbidden = any(one.weight is Weight.FORBIDS for one in v.found)
    accept = [] if forbidden else [Button(w("Open this work"), AcceptJob(number))]
    return rows(*accept, refuse, Button(w("Change an answer"), CheckJob(number)))


def history_of(v: CheckView) -> list[list[Any]]:
    """Who worked at the employer before, the newest first: what it was, from and until when, and whether a contract there followed."""
    return [[one.title, one.first.isoformat(), one.last.isoformat(), one.hired] for one in v.before[:SHOWN]]


def _worked(w: Words, title: str, first: date, last: date, hired: bool) -> Written:
    days = {"first": w.date(first), "last": w.date(last)}
    if hired:
        return w("• {title}: {first} until {last}, then a contract here", title=title, **days)
    return w("• {title}: {first} until {last}", title=title, **days)


def _history(w: Words, before: Any, same_work: int) -> list[Written]:
    if not before:
        return [w("Nobody worked here through us before.")]
    shown = [
        _worked(w, title, date.fromisoformat(first), date.fromisoformat(last), hired) for title, first, last, hired in before
    ]
    same = w.n("{n} candidate did this same work before.", "{n} candidates did this same work before.", same_work)
    return [w("Through us, here, before or now:"), *shown, *([same] if same_work else [])]


def _said(w: Words, question: str, said: Mapping[str, str]) -> Written | None:
    if question not in said:
        return None
    answer = said[question]
    if question in AMOUNTS and answer:
        shown: str = w.money(Decimal(answer))
    elif question in YES_OR_NO:
        shown = {YES: w("yes"), NO: w("no")}.get(answer, "")
    else:
        shown = quote(literal(shortened(answer, LONGEST))) if answer else w("no")
    asked = found_in_words(w, Found(question.removeprefix(REASON))) if question.startswith(REASON) else _asked(w, question)
    return w("{question} {answer}", question=Written(asked), answer=Written(shown))


def found_in_words(w: Words, found: Found) -> Written:
    """What the check found."""
    return {
        Found.NOT_SAID_WHETHER_TEMPORARY: w("It was not said whether it is temporary."),
        Found.NOT_TEMPORARY: w("The work is not temporary."),
        Found.NOT_SAID_WHY_NO_VACANCY: w("It was not said why it is no vacancy."),
        Found.CANDIDATE_AFTER_CANDIDATE: w("Somebody did this same work before."),
        Found.NOBODY_HIRED: w("More people worked here, and nobody was hired as far as we know."),
        Found.INSTRUMENT_AFTER_INSTRUMENT: w("The same person did this work in another way before."),
        Found.EMPLOYER_REFUSED: w("This employer is refused."),
        Found.MARKET_NOT_KNOWN: w("The market price is not known."),
        Found.BELOW_MARKET: w("The tariff is below the market."),
        Found.CLIENT_PRICE_NOT_KNOWN: w("The price of the agency's client is not known."),
        Found.AGENCY_MARGIN: w("The agency keeps a margin between its price and the tariff."),
        Found.NO_PROSPECT: w("No prospect for the candidate was named."),
    }[found]
