"""Where an amount comes from, in words: what was counted, how it was rounded, and which rows of the law or the policy it rests on."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from core.rules.amounts import MINIMUM_WAGE, PREMIUM_CAP, TARIFF_FLOOR, Amount
from core.rules.disagreements import PREMIUM_RATE, TRAVEL_RATE
from core.rules.money.cap import MUNICIPALITY
from core.rules.money.premium import AboveCap
from core.rules.money.settlement import AdministrationBase
from core.rules.money.trace import Input, Rounding, Rule, Trace
from words.language import Words, Written


def how_counted(w: Words, trace: Trace) -> list[Written]:
    """How an amount was counted, a sentence a line, the rounding last."""
    return [*_COUNTED[trace.rule](w, trace), *_rounded(w, trace.rounding)]


def rests_on(w: Words, traces: Iterable[Trace]) -> list[Written]:
    """The rows of law and policy behind some amounts, each once, with the date and source."""
    rows = dict.fromkeys(
        (one.name, one.value, one.since, one.source, one.unconfirmed_since)
        for trace in traces
        for one in trace.inputs
        if one.source
    )
    return [sentence for name, value, since, source, late in rows for sentence in _row(w, name, value, since, source, late)]


def _premium(w: Words, trace: Trace) -> list[Written]:
    """The minutes at each rate; a rate stands behind the minutes that it is for."""
    minutes: dict[Decimal, int] = {}
    worked = 0
    for one in trace.inputs:
        if one.name == "minutes":
            worked = _whole(one)
        elif isinstance(one.value, Decimal):
            minutes[one.value] = minutes.get(one.value, 0) + worked
    return [
        w("{hours} of work, at {rate} an hour.", hours=w.hours(worked), rate=w.rate(rate)) for rate, worked in minutes.items()
    ]


def _turnover(w: Words, trace: Trace) -> list[Written]:
    given = _by_name(trace)
    hours, rate = w.hours(_whole(given["minutes"])), w.rate(_exact(given["tariff_per_hour"]))
    return [w("{hours} of work, at a tariff of {rate} an hour.", hours=hours, rate=rate)]


def _travel(w: Words, trace: Trace) -> list[Written]:
    given = _by_name(trace)
    if "ticket_cents" in given:
        ticket = given["ticket_cents"]
        return [w("{day}: a ticket of {money}.", day=_day(w, ticket.day), money=w.money(_whole(ticket)))]
    km, rate = given["kilometres"], given[TRAVEL_RATE]
    number = w.exact(_exact(km))
    return [
        w(
            "{day}: {number} kilometres, at {rate} a kilometre.",
            day=_day(w, km.day),
            number=number,
            rate=w.rate(_exact(rate)),
        )
    ]


def _other_costs(w: Words, trace: Trace) -> list[Written]:
    costs = _by_name(trace)["costs_cents"]
    return [w("{day}: costs of {money}.", day=_day(w, costs.day), money=w.money(_whole(costs)))]


def _administration(w: Words, trace: Trace) -> list[Written]:
    given, cents = _by_name(trace), _cents(trace)
    percentage = w.exact(_exact(given["administration_percentage"]))
    if given["administration_base"].value == AdministrationBase.TARIFF:
        return [w("{percentage} % of the turnover of {money}.", percentage=percentage, money=w.money(cents["turnover"]))]
    net = cents["turnover"] - cents["premium"] - cents["travel"] - cents["other_costs"]
    left = w(
        "Turnover {turnover}, less premium {premium}, travel {travel} and other costs {costs}: {net}.",
        turnover=w.money(cents["turnover"]),
        premium=w.money(cents["premium"]),
        travel=w.money(cents["travel"]),
        costs=w.money(cents["other_costs"]),
        net=w.money(net),
    )
    if net < 0:
        return [left, w("Nothing is left, so no administration is counted.")]
    return [left, w("{percentage} % of it.", percentage=percentage)]


def _remainder(w: Words, trace: Trace) -> list[Written]:
    cents = _cents(trace)
    return [
        w(
            "Turnover {turnover}, less premium {premium}, travel {travel}, other costs {costs} and administration {share}.",
            turnover=w.money(cents["turnover"]),
            premium=w.money(cents["premium"]),
            travel=w.money(cents["travel"]),
            costs=w.money(cents["other_costs"]),
            share=w.money(cents["administration"]),
        )
    ]


def _floor(w: Words, trace: Trace) -> list[Written]:
    return [w("This is the lowest tariff for work that starts on {day}.", day=_day(w, trace.inputs[0].day))]


def _cap(w: Words, trace: Trace) -> list[Written]:
    return [
        w("A year has one highest premium. What counts is the year in which it is paid."),
        w("This is the amount of {day}.", day=_day(w, trace.inputs[0].day)),
    ]


def _due(w: Words, trace: Trace) -> list[Written]:
    given, cents = _by_name(trace), _cents(trace)
    earned = w(
        "Premium of all weeks that were over on {day}: {money}.",
        day=_day(w, given["earned_cents"].day),
        money=w.money(cents["earned"]),
    )
    return [earned, w("Of that was paid or written off before: {money}.", money=w.money(cents["settled"]))]


def _room(w: Words, trace: Trace) -> list[Written]:
    cents = _cents(trace)
    limit = trace.inputs[0]
    return [
        w("The highest premium on {day}: {rate}.", day=_day(w, limit.day), rate=w.rate(_exact(limit))),
        w("Paid before in that year: {money}.", money=w.money(cents["paid"])),
        w("Other premiums of that year: {money}.", money=w.money(cents["other_premiums"])),
    ]


def _payment(w: Words, trace: Trace) -> list[Written]:
    cents = _cents(trace)
    money, room = w.money(cents["due"]), w.money(cents["room"])
    counted = [w("Due: {money}. Room below the highest premium: {room}.", money=money, room=room)]
    above = w.money(cents["due"] - trace.cents)
    if cents["due"] <= cents["room"]:
        return [*counted, w("There is room, so all of it is paid.")]
    if _by_name(trace)["above_cap"].value == AboveCap.FORFEIT:
        return [*counted, w("What is above it is written off: {money}.", money=above)]
    return [*counted, w("What is above it waits for the next payment: {money}.", money=above)]


_COUNTED: Mapping[Rule, Callable[[Words, Trace], list[Written]]] = {
    Rule.PREMIUM: _premium,
    Rule.TURNOVER: _turnover,
    Rule.TRAVEL: _travel,
    Rule.OTHER_COSTS: _other_costs,
    Rule.ADMINISTRATION: _administration,
    Rule.REMAINDER: _remainder,
    Rule.FLOOR: _floor,
    Rule.CAP: _cap,
    Rule.DUE: _due,
    Rule.ROOM: _room,
    Rule.PAYMENT: _payment,
}


def _rounded(w: Words, rounding: Rounding) -> list[Written]:
    if rounding is Rounding.HALF_UP:
        return [w("Rounded to whole cents. Half a cent goes up.")]
    return [w("Rounded down to whole cents.")] if rounding is Rounding.DOWN else []


def _row(
    w: Words, name: str, value: int | Decimal | str, since: date | None, source: str | None, unconfirmed: date | None
) -> list[Written]:
    amount = w.rate(value) if isinstance(value, Decimal) else Written()
    day, from_whom = _day(w, since), source_in_words(w, source) if source else None
    if name == "tariff_per_hour":
        return [w("The tariff of {rate} an hour was agreed for the start on {date}.", rate=amount, date=day)]
    if name == "administration_percentage":
        percentage = w.exact(value) if isinstance(value, Decimal) else value
        return [w("Administration is {percentage} %. Source: {source}.", percentage=percentage, source=from_whom)]
    if name in (TARIFF_FLOOR, MINIMUM_WAGE):
        return [_floor_row(w, name, amount, day, from_whom)]
    said = {
        PREMIUM_RATE: w("The premium is {rate} an hour since {date}. Source: {source}.", rate=amount, date=day, source=from_whom),
        TRAVEL_RATE: w("Travel is {rate} a kilometre since {date}. Source: {source}.", rate=amount, date=day, source=from_whom),
        PREMIUM_CAP: w(
            "The highest premium is {rate} a year since {date}. Source: {source}", rate=amount, date=day, source=from_whom
        ),
    }[name]
    if unconfirmed is None:
        return [said]
    late = w("This amount has not been confirmed since {date}. It may be a little higher.", date=w.date(unconfirmed))
    return [said, late]


def source_in_words(w: Words, source: str) -> str:
    """On whose word an amount rests; a municipality that named no source of its own decided it."""
    return w("decision of the municipality") if source == MUNICIPALITY else source


def floor_in_words(w: Words, floor: Amount) -> Written:
    """The lowest tariff, since when and on whose word; the minimum wage says that it raised it."""
    return _floor_row(w, floor.series, w.rate(floor.value), w.date(floor.since), source_in_words(w, floor.source))


def _floor_row(w: Words, name: str, rate: Written, day: Written, source: str | None) -> Written:
    if name == MINIMUM_WAGE:
        return w(
            "The minimum wage is {rate} an hour since {date}. The lowest tariff rises with it. Source: {source}",
            rate=rate,
            date=day,
            source=source,
        )
    return w("The lowest tariff is {rate} an hour since {date}. Source: {source}", rate=rate, date=day, source=source)


def _by_name(trace: Trace) -> dict[str, Input]:
    return {one.name: one for one in trace.inputs}


def _cents(trace: Trace) -> dict[str, int]:
    return {one.name.removesuffix("_cents"): _whole(one) for one in trace.inputs if one.name.endswith("_cents")}


def _whole(one: Input) -> int:
    assert isinstance(one.value, int)
    return one.value


def _exact(one: Input) -> Decimal:
    assert isinstance(one.value, Decimal)
    return one.value


def _day(w: Words, day: date | None) -> Written:
    return w.date(day) if day else Written()
