"""A line of the document explained to people: what it comes to, how each part was counted, and what it rests on."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal, localcontext
from html import unescape

from core.rules.money.trace import Rule
from office.calculate.explained import Explained, Part, Value
from office.calculate.lines import Line, PaymentLine, PeriodLine, PlacementLine, YearLine
from words import Words
from words.language import Written
from words.traces import how_counted, rests_on

HOW_TO_ASK = (
    "write placements/NAME/premium, candidates/NAME/2017/paid, candidates/NAME/2017/payments/DATE/paid or periods/2017-01/travel"
)
INDENT = "  "
MOST_DIGITS = 10_000

_NAMED: Mapping[str, Callable[[Words], Written]] = {
    "minutes": lambda w: w("Hours worked"),
    "turnover": lambda w: w("Turnover"),
    "premium": lambda w: w("Premium"),
    "travel": lambda w: w("Travel costs"),
    "other_costs": lambda w: w("Other costs"),
    "administration": lambda w: w("Administration"),
    "remainder": lambda w: w("Remainder for the municipality"),
    "last_day": lambda w: w("Last day"),
    "tariff": lambda w: w("Tariff an hour"),
    "earned": lambda w: w("Premium earned"),
    "paid": lambda w: w("Premium paid"),
    "other_premiums": lambda w: w("Other premiums"),
    "cap": lambda w: w("Highest premium"),
    "due": lambda w: w("Premium due"),
    "room": lambda w: w("Room below the highest premium"),
    "left": lambda w: w("Premium that waits"),
    "written_off": lambda w: w("Premium written off"),
}
_BY_RULE: Mapping[Rule, str] = {Rule.DUE: "due", Rule.ROOM: "room", Rule.PAYMENT: "paid"}


def spoken(w: Words, one: Explained) -> list[str]:
    """The explanation as lines of plain text. A cell may hold many digits, and each of them is said."""
    with localcontext(prec=MOST_DIGITS):
        return list(_lines(w, one))


def _lines(w: Words, one: Explained) -> Iterator[str]:
    yield _plain(
        w("{what}, {whose}: {amount}", what=_NAMED[one.line.field](w), whose=_whose(w, one.line), amount=_amount(w, one))
    )
    for part in one.parts:
        heading = _heading(w, one, part)
        if heading:
            yield from ["", _plain(heading)] if part.traces else [_plain(heading)]
        for trace in part.traces:
            yield from (INDENT + _plain(sentence) for sentence in how_counted(w, trace))
    yield from _term(w, one)
    rows = rests_on(w, (trace for part in one.parts for trace in part.traces))
    if rows:
        yield ""
        yield from map(_plain, rows)


def _whose(w: Words, line: Line) -> str | Written:
    if isinstance(line, PlacementLine):
        return w("{name}, week from {date}", name=line.name, date=w.date(line.unit)) if line.unit else line.name
    if isinstance(line, PeriodLine):
        return line.period
    if isinstance(line, YearLine) or isinstance(line.payment, int):
        return f"{line.candidate} {line.year}"
    return w("{name}, payment of {date}", name=line.candidate, date=w.date(line.payment))


def _heading(w: Words, one: Explained, part: Part) -> Written | None:
    amount = _value(w, one.line.field, part.value)
    if isinstance(one.line, PlacementLine | YearLine) and part.day and one.line.field not in ("paid", "other_premiums"):
        week = w("Week from {date}: {amount}", date=w.date(part.day), amount=amount)
        return w("{name}: {what}", name=part.name, what=week) if part.name else week
    if part.day:
        return w("{date}: {amount}", date=w.date(part.day), amount=amount)
    if part.name:
        return w("{name}: {what}", name=part.name, what=amount)
    rule = part.traces[0].rule
    if rule in _BY_RULE and isinstance(one.line, PaymentLine):
        return w("{name}: {what}", name=_NAMED[_BY_RULE[rule]](w), what=w.money(part.value))
    return w("Lowest tariff: {amount}", amount=w.money(part.value)) if rule is Rule.FLOOR else None


def _term(w: Words, one: Explained) -> Iterator[str]:
    term = one.term
    if term is None:
        return
    yield INDENT + _plain(w("Hours a week that count: {number}.", number=w.exact(term.hours)))
    yield INDENT + _plain(
        w.n(
            "The work may last {n} month, from {date} on.",
            "The work may last {n} months, from {date} on.",
            term.months,
            date=w.date(term.first_start),
        )
    )
    if term.end and term.end == one.value:
        yield INDENT + _plain(w("It was agreed to end on {date}.", date=w.date(term.end)))
    elif term.end:
        yield INDENT + _plain(w("The end that was asked, {date}, is later than that.", date=w.date(term.end)))


def _amount(w: Words, one: Explained) -> Written:
    return _value(w, one.line.field, one.value)


def _value(w: Words, field: str, value: Value) -> Written:
    if isinstance(value, date):
        return w.date(value)
    if isinstance(value, Decimal):
        return w.rate(value)
    return w.hours(value) if field == "minutes" else w.money(value)


def _plain(sentence: str) -> str:
    """Words for a screen that knows markup, for one that knows none."""
    return unescape(sentence)
