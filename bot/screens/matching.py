"""Who fits a job, on the contact person's phone: the list with reasons, picking several, and what kind of work it is."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.buttons.matching import DescribeJob, OfferPicked, PickFor, ShowWanted, TurnSearch, WhyFits
from bot.buttons.offers import OfferJob
from bot.screens import Button, Facts, Screen, caption, lines, rows, screen
from bot.screens.paging import turning
from bot.screens.wanted import days_in_words, goal_choices, goals_in_words, kind_choices, kinds_in_words
from core.actions.matching.matching import GOALS, KIND, LIST, SHOWING, Fitting, SearchView
from core.rules.matching.matching import Reason, Why
from core.rules.matching.wanted import listed
from core.rules.paging import A_TOLD_PAGE, Page
from words import Words
from words.language import Written
from words.refusals import refusal_in_words
from words.refusals_at_work import stop_in_words

NOT_SAID = frozenset({Why.KIND_NOT_SAID, Why.DAYS_NOT_SAID, Why.GOAL_NOT_SAID})


def search(w: Words, v: SearchView) -> Screen:
    """The list, or a question about the job."""
    if v.search.showing == KIND:
        head = lines(w("What kind of work is “{title}”?", title=v.job.title), w("Tap one answer."))
        return _question(w, v, head, 0, kind_choices(w), [v.job.kind])
    if v.search.showing == GOALS:
        head = lines(
            w("What does “{title}” help with?", title=v.job.title), w("Tap everything that fits. Tap it again and it is gone.")
        )
        return _question(w, v, head, 1, goal_choices(w), listed(v.job.helps_with))
    return _list(w, v)


def _question(
    w: Words, v: SearchView, head: str, place: int, choices: Sequence[tuple[str, Written]], chosen: Sequence[str]
) -> Screen:
    number = v.search.id
    buttons = [
        Button(w("✓ {choice}", choice=said) if key in chosen else said, DescribeJob(number, place, n))
        for n, (key, said) in enumerate(choices)
    ]
    back = Button(w("To the list"), TurnSearch(number, 0, SHOWING.index(LIST)))
    return Screen(lines(head, " ", *_described(w, v)), (*rows(*buttons), (back,)))


def _list(w: Words, v: SearchView) -> Screen:
    if not v.fitting + v.stopped:
        return Screen(w("This job was offered to all your candidates."))
    people = [_person(w, one, place) for place, one in enumerate(v.shown, v.page * A_TOLD_PAGE + 1)]
    text = lines(
        w("Who fits “{title}”?", title=v.job.title),
        *_described(w, v),
        not v.is_open and (w("This work does not go on.") if v.job.withdrawn else w("This place is filled.")),
        " ",
        *people,
        " ",
        w("You choose. A no to other work does not count here."),
    )
    buttons = [_row(w, v, one, v.is_open) for one in v.shown]
    turn = turning(w, Page(v.shown, v.page, v.pages), lambda number: TurnSearch(v.search.id, number, SHOWING.index(LIST)))
    offers = [Button(w("Offer to {n}", n=str(len(v.picked))), OfferPicked(v.search.id))] if v.picked and v.is_open else []
    about = (
        Button(w("Kind of work"), TurnSearch(v.search.id, v.page, SHOWING.index(KIND))),
        Button(w("Helps with"), TurnSearch(v.search.id, v.page, SHOWING.index(GOALS))),
    )
    return Screen(text, (*buttons, *turn, *([tuple(offers)] if offers else []), *([about] if v.is_ours else [])))


def _row(w: Words, v: SearchView, one: Fitting, open_: bool) -> tuple[Button, ...]:
    name = Button(caption(one.name), WhyFits(v.job.id, one.id))
    if one.ranked.stops or not open_:
        return (name,)
    picked = one.id in v.picked
    return (name, Button(w("Do not pick") if picked else w("Pick"), PickFor(v.search.id, one.id, not picked)))


def _described(w: Words, v: SearchView) -> list[Written]:
    """What kind of work it is and what it helps with, as far as somebody said."""
    kind, goals = kinds_in_words(w, [v.job.kind]), goals_in_words(w, listed(v.job.helps_with))
    return [
        w("Kind of work: {kind}.", kind=Written(kind) if kind else w("not said yet")),
        w("Helps with: {goals}.", goals=Written(goals) if goals else w("not said yet")),
    ]


def _person(w: Words, one: Fitting, place: int) -> Written:
    if one.ranked.stops:
        stops = Written("; ".join(stop_in_words(w, stop.code, _as_text(stop.facts)) for stop in one.ranked.stops))
        return w("{place}. {name}: cannot: {stops}", place=str(place), name=one.name, stops=stops)
    return w("{place}. {name}: {reasons}", place=str(place), name=one.name, reasons=reasons_in_words(w, one.ranked.reasons))


def _as_text(facts: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in facts.items()}


def reasons_in_words(w: Words, reasons: Iterable[Reason]) -> Written:
    """The reasons in one line."""
    all_ = list(reasons)
    silent = [one for one in all_ if one.why in NOT_SAID]
    told = [_reason(w, one) for one in all_ if len(silent) < 2 or one.why not in NOT_SAID]
    if len(silent) > 1:
        told = [w("has not said what they want yet"), *told]
    return Written("; ".join(told)) if told else w("nothing to compare yet")


def _reason(w: Words, one: Reason) -> Written:
    return {
        Why.KIND: lambda: w("wants {kinds}", kinds=Written(kinds_in_words(w, one.names))),
        Why.OTHER_KIND: lambda: w("wants other work: {kinds}", kinds=Written(kinds_in_words(w, one.names))),
        Why.KIND_NOT_SAID: lambda: w("kind of work not said yet"),
        Why.FREE: lambda: w("free {days}", days=Written(days_in_words(w, one.names))),
        Why.NOT_FREE: lambda: w("not free {days}", days=Written(days_in_words(w, one.names))),
        Why.DAYS_NOT_SAID: lambda: w("days not said yet"),
        Why.NEAR: lambda: w("{n} km", n=str(one.kilometres)),
        Why.FAR: lambda: w("{n} km, farther than wanted", n=str(one.kilometres)),
        Why.DISTANCE_NOT_SAID: lambda: w("{n} km", n=str(one.kilometres)),
        Why.DISTANCE_NOT_KNOWN: lambda: w("distance not known"),
        Why.GOAL: lambda: w("goal: {goals}", goals=Written(goals_in_words(w, one.names))),
        Why.OTHER_GOAL: lambda: w("other goal: {goals}", goals=Written(goals_in_words(w, one.names))),
        Why.GOAL_NOT_SAID: lambda: w("goal not said yet"),
    }[one.why]()


@screen("why_fits", candidates=False)
def why_fits(w: Words, f: Facts) -> Screen:
    """Why somebody stands where they stand, and the way to offer the job to them alone."""
    stops = [w("• {reason}", reason=Written(refusal_in_words(w, code, facts))) for code, facts in f["stops"]]
    reasons = [Reason(Why(why), tuple(names), int(km)) for why, names, km in f["reasons"]]
    wants = Button(w("What they want"), ShowWanted(f["candidate"]))
    return Screen(
        lines(
            w("<b>{name}</b> and “{title}”", name=f["name"], title=f["title"]),
            " ",
            *(w("• {reason}", reason=_reason(w, one)) for one in reasons),
            *([" ", w("This cannot be offered now:"), *stops] if stops else []),
        ),
        rows(*([] if stops else [Button(w("Offer"), OfferJob(f["job"], f["candidate"]))]), wants),
    )


@screen("offered_to_picked", candidates=False)
def offered_to_picked(w: Words, f: Facts) -> Screen:
    """To whom it was offered, and to whom not."""
    made = w("Offered to {names}.", names=", ".join(f["made"])) if f["made"] else w("Offered to nobody.")
    not_made = [
        w("Not to {name}: {reason}", name=name, reason=Written(refusal_in_words(w, code, facts)))
        for name, code, facts in f["not_made"]
    ]
    return Screen(lines(made, *not_made))
