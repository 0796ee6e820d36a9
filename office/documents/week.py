"""A week on paper: the timesheet that both sides signed or the contact person decided, and the form with its travel costs (MANUAL 5)."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from core.actions.hours.week_documents import DECIDED, Confirmed, decided_afterwards
from core.rules.calendar import iso_week
from office.documents import sheet
from office.documents.sheet import Block
from words import Words
from words.language import Written

Facts = Mapping[str, Any]


def timesheet(w: Words, f: Facts) -> tuple[Block, ...]:
    """One language of it."""
    lines = [_day(w, one) for one in f["days"]]
    return (
        sheet.sheet(
            w,
            w("Timesheet"),
            sheet.rows(*_head(w, f)),
            sheet.table(
                (w("Day"), w("Started at"), w("Ended at"), w("Break"), w("Hours")),
                [*lines, (w("Together"), "", "", "", _spent(w, f["minutes"]))],
                large=True,
            ),
            sheet.heading(_settled(w, f)),
            sheet.rows(*_signed(w, f)),
            sheet.heading(w("Corrected afterwards")) if f["corrections"] else None,
            *(_correction(w, one) for one in f["corrections"]),
        ),
    )


def travel_form(w: Words, f: Facts) -> tuple[Block, ...]:
    """One language of it."""
    lines = [
        (
            w.day(date.fromisoformat(one["day"])),
            w.number(Decimal(one["kilometres"])) if one["kilometres"] else w("ticket"),
            w.money(one["cents"]),
        )
        for one in f["days"]
    ]
    return (
        sheet.sheet(
            w,
            w("Travel form"),
            sheet.rows(*_head(w, f)),
            sheet.table((w("Day"), w("Kilometres"), w("Amount")), [*lines, (w("Together"), "", w.money(f["cents"]))], large=True),
            sheet.text(
                w("{name} filled in these travel costs.", name=f["candidate"]),
                w("The hours of this week were confirmed on {moment}.", moment=sheet.moment(w, f["confirmed_at"])),
            ),
        ),
    )


def _head(w: Words, f: Facts) -> tuple[tuple[str, str], ...]:
    first = date.fromisoformat(f["monday"])
    _, week = iso_week(first)
    span = w("{week}: {first} to {last}", week=week, first=w.date(first), last=w.date(first + timedelta(days=6)))
    return (
        (w("Week"), span),
        (w("Name"), w.safe(f["candidate"])),
        (w("Employer"), w.safe(f["employer"])),
        (w("Work"), w.safe(f["title"])),
        (w("Place of work"), w.safe(f["place"])),
        (w("Placement"), str(f["placement"])),
    )


def _day(w: Words, one: Facts) -> tuple[str, ...]:
    starts, ends = (w.time(time.fromisoformat(one[name])) if one[name] else "" for name in ("starts", "ends"))
    rest = w.hours(one["break_minutes"]) if one["break_minutes"] else ""
    return w.day(date.fromisoformat(one["day"])), starts, ends, rest, _spent(w, one["minutes"])


def _spent(w: Words, minutes: int) -> Written:
    return w.hours(minutes) if minutes else w.n("{n} hour", "{n} hours", 0)


def _settled(w: Words, f: Facts) -> Written:
    """Whose word these hours are: of a decided week, or a decided mistake in it, one side signed others, or none."""
    confirmed = f["confirmed"]
    if mistake := decided_afterwards(f):
        return w("Decided by {name} on {moment}", name=mistake["decided"], moment=sheet.moment(w, mistake["at"]))
    if Confirmed(confirmed["how"]) in DECIDED:
        return w("Decided by {name} on {moment}", name=confirmed["by"], moment=sheet.moment(w, confirmed["at"]))
    if Confirmed(confirmed["how"]) is Confirmed.IMPORTED:
        return w("These hours come from an older list.")
    return w("Signed by both sides")


def _signed(w: Words, f: Facts) -> tuple[tuple[str, str], ...]:
    """Who said what when; hours of before the bot were signed on paper."""
    how, by, at = Confirmed(f["confirmed"]["how"]), f["confirmed"]["by"], sheet.moment(w, f["confirmed"]["at"])
    if how is Confirmed.IMPORTED:
        return ((w.safe(f["employer"]), w("taken over from an older list on {moment}", moment=at)),)
    if how is Confirmed.ON_PAPER:
        entered = w("signed on paper; {name} entered it on {moment}", name=by, moment=at)
        return (w.safe(f["candidate"]), w("signed on paper")), (w.safe(f["employer"]), entered)
    signed_at = sheet.moment(w, f["signed_at"])
    is_other = how is Confirmed.EMPLOYER_IS_RIGHT
    signed = (
        w.safe(f["candidate"]),
        w("signed other hours on {moment}", moment=signed_at) if is_other else w("signed on {moment}", moment=signed_at),
    )
    ended = {
        Confirmed.BY_EMPLOYER: (w("{name}, {employer}", name=by, employer=f["employer"]), w("confirmed on {moment}", moment=at)),
        Confirmed.BY_CANDIDATE: (
            w.safe(f["employer"]),
            w("gave these hours; {name} agreed on {moment}", name=f["candidate"], moment=at),
        ),
        Confirmed.EMPLOYER_IS_RIGHT: (
            w("{name}, {employer}", name=by, employer=f["municipality"]),
            w("decided on {moment}: the hours of {side} count", moment=at, side=f["employer"]),
        ),
        Confirmed.CANDIDATE_IS_RIGHT: (
            w("{name}, {employer}", name=by, employer=f["municipality"]),
            w("decided on {moment}: the hours of {side} count", moment=at, side=f["candidate"]),
        ),
    }[how]
    return signed, ended


def _correction(w: Words, one: Facts) -> Block:
    """Who said so, and who agreed; or who decided, and without whom. Of who was erased it is the municipality."""
    day, hours = w.day(date.fromisoformat(one["day"])), _spent(w, one["minutes"])
    municipality = w("the municipality")
    first = municipality[:1].upper() + municipality[1:]
    what: dict[str, str] = {"day": day, "hours": hours, "by": one["by"] or first, "moment": sheet.moment(w, one["at"])}
    if "agreed" in one:
        return sheet.text(
            w("{day} became {hours}. {by} said so; {agreed} agreed on {moment}.", agreed=one["agreed"] or municipality, **what)
        )
    if not one["without"]:
        return sheet.text(w("{day} became {hours}. {by} put it right on {moment}: it was entered wrong.", **what))
    who = {"decided": one["decided"] or first, "side": one["without"]}
    return sheet.text(
        w("{day} became {hours}. {by} said so; {side} did not agree. {decided} decided on {moment}.", **who, **what)
    )
