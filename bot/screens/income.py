"""What an offered job does to one's income, beside a regular part-time job, and the question for another wage."""

from datetime import date
from decimal import Decimal
from typing import Any

from bot.buttons.everybody import StepBack, StopFlow
from bot.buttons.offers import OtherWage
from bot.buttons.own_candidates import OpenOffer
from bot.screens import Button, Facts, Screen, lines, rows, screen
from bot.screens.asking import trouble
from bot.screens.explaining import explain_buttons
from core.actions.matching.income import Income
from core.rules.amounts import EARNINGS_EXEMPTION
from core.rules.disagreements import PREMIUM_RATE
from core.rules.money.income import EXEMPT_MONTHS, KEPT_PERCENT, Unknown
from words import Words
from words.explanations import Topic


def income_facts(offer: int, found: Income) -> dict[str, Any]:
    """A comparison as frozen facts. Money in cents; amounts that are not money yet as text."""
    return {
        "offer": offer,
        "title": found.job.title,
        "employer": found.job.employer_name,
        "wage": str(found.wage),
        "minimum_since": found.minimum.since.isoformat() if found.minimum else "",
        "premium": found.comparison.premium,
        "kept": found.comparison.kept,
        "months": [[m.month.isoformat(), m.premium, m.earnings, m.kept] for m in found.comparison.months],
        "rests_on": [[a.series, str(a.value), a.since.isoformat(), a.source] for a in found.comparison.rests_on],
        "unconfirmed": (found.comparison.unconfirmed_since or "") and str(found.comparison.unconfirmed_since),
        "new_rule": Unknown.NEW_RULE in found.comparison.unknown,
    }


@screen("income")
def income(w: Words, f: Facts) -> Screen:
    """The same hours both ways, month by month, and what is not known."""
    text = lines(
        w("This is what the work does:"),
        w("<b>{title}</b> at {employer}", title=f["title"], employer=f["employer"]),
        " ",
        *_with_flextensie(w, f),
        " ",
        *_part_time(w, f),
        " ",
        w("<b>What we do not know</b>"),
        w("Your allowances and tax are not counted here. In a regular job they can change."),
        f["new_rule"] and w("The law may change in 2027. Then other rules hold for a regular job."),
        " ",
        *_rests_on(w, f),
    )
    buttons = Button(w("Another wage"), OtherWage(f["offer"])), Button(w("To the offer"), OpenOffer(f["offer"]))
    return Screen(text, (*rows(*buttons), explain_buttons(w, Topic.INCOME, f["offer"])))


def _with_flextensie(w: Words, f: Facts) -> list[str]:
    return [
        w("<b>With Flextensie</b>"),
        w("Your benefit and your allowances stay the same. The premium comes on top:"),
        *(w("• {month}: {money}", month=_month(w, month), money=w.money(premium)) for month, premium, _, _ in f["months"]),
        w("Together: {money}", money=w.money(f["premium"])),
    ]


def _part_time(w: Words, f: Facts) -> list[str]:
    return [
        w("<b>As a regular part-time job</b>"),
        w("The same hours, for {wage} an hour.", wage=w.money(Decimal(f["wage"]))),
        w(
            "You keep {percent} % of the wage, at most an amount a month, at most {months} months. After that nothing.",
            percent=KEPT_PERCENT,
            months=EXEMPT_MONTHS,
        ),
        *(
            w("• {month}: wage {wage}, of which you keep {kept}", month=_month(w, month), wage=w.money(wage), kept=w.money(kept))
            for month, _, wage, kept in f["months"]
        ),
        w("Together: {money}", money=w.money(f["kept"])),
    ]


def _rests_on(w: Words, f: Facts) -> list[str]:
    named = {
        PREMIUM_RATE: w("premium an hour"),
        EARNINGS_EXEMPTION: w("most that you keep a month"),
    }
    rows_of_law = [
        w(
            "• {name}: {money}, since {date} ({source})",
            name=named.get(series, series),
            money=w.money(Decimal(value)),
            date=w.date(date.fromisoformat(since)),
            source=w("decision of the municipality") if source == "municipality" else source,
        )
        for series, value, since, source in f["rests_on"]
    ]
    return [
        w("<b>What this rests on</b>"),
        *rows_of_law,
        *(
            [
                w(
                    "• minimum wage: {money} an hour, since {date}",
                    money=w.money(Decimal(f["wage"])),
                    date=_day(w, f["minimum_since"]),
                )
            ]
            if f["minimum_since"]
            else []
        ),
        *([w("These amounts have not been confirmed since {date}.", date=_day(w, f["unconfirmed"]))] if f["unconfirmed"] else []),
    ]


def _month(w: Words, day: str) -> str:
    return w.month(date.fromisoformat(day))


def _day(w: Words, day: str) -> str:
    return w.date(date.fromisoformat(day))


@screen("ask_wage")
def ask_wage(w: Words, f: Facts) -> Screen:
    """Which wage an hour?"""
    text = lines(
        trouble(w, f),
        w("What would the regular job pay an hour?"),
        w("Type the amount in euros. For example: <code>16.50</code>"),
    )
    return Screen(text, rows(Button(w("Back"), StepBack()), Button(w("Stop"), StopFlow())))
