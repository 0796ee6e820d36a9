"""My premium: four amounts kept apart, the room under the cap, and where an amount comes from."""

from collections.abc import Sequence

from bot.buttons.premium import ChooseMoment, OpenMoment, WhereFrom
from bot.screens import Button, Screen, lines, rows
from bot.screens.explaining import explain_buttons
from core.actions.money.premium import PremiumView, UnitView
from core.actions.money.premium_sources import ClaimView
from core.rules.amounts import Amount
from core.rules.dated import Row
from core.rules.money.planner import Advice
from core.rules.money.standing import Stage
from core.rules.money.trace import Trace, trace_kilometres, trace_room, trace_ticket
from core.store.money.moments import MomentState
from words import Words
from words.explanations import Topic
from words.language import Written
from words.traces import how_counted, rests_on

BAR = 10


def candidate_premium(w: Words, v: PremiumView) -> Screen:
    """Where I stand."""
    text = lines(
        w("This is where you stand today:"),
        " ",
        w("<b>Planned:</b> {money} ({hours} still to work)", money=w.money(v.planned), hours=w.hours(v.minutes[Stage.PLANNED])),
        w("<b>Logged:</b> {money} ({hours}, not confirmed yet)", money=w.money(v.logged), hours=w.hours(v.minutes[Stage.LOGGED])),
        w("<b>Confirmed:</b> {money} (not paid yet)", money=w.money(max(0, v.confirmed))),
        w("<b>Paid in {year}:</b> {money}", year=str(v.year), money=w.money(v.paid - sum(cents for _, cents in v.coming))),
        *(w("<b>Comes on {date}:</b> {money}", date=w.date(day), money=w.money(cents)) for day, cents in v.coming),
        v.confirmed < 0 and w("You got {money} too much. It comes off your next premium.", money=w.money(-v.confirmed)),
        " ",
        *_room(w, v),
        " ",
        w("Your benefit and your allowances stay the same."),
        *_next_moments(w, v),
        _moments(w, v),
        _advised(w, v),
        v.passes_cap_on
        and w(
            "At this pace you pass the highest premium on {date}. What is above it waits for the next payment.",
            date=w.date(v.passes_cap_on),
        ),
    )
    waits = next((one for one in v.chosen if one.state is MomentState.PROPOSED), None)
    choose = Button(w("Choose a payment day"), ChooseMoment(v.candidate))
    moment = Button(w("The proposed day"), OpenMoment(waits.id)) if waits else choose
    buttons = rows(Button(w("Where do these amounts come from?"), WhereFrom()), moment, columns=1)
    return Screen(text, (*buttons, explain_buttons(w, Topic.PREMIUM)))


def _room(w: Words, v: PremiumView) -> list[str]:
    if v.cap is None:
        return [w("The highest premium for this year is not known yet.")]
    cap = int(v.cap.value * 100)
    used = min(BAR, (v.paid + v.others) * BAR // cap) if cap else BAR
    return [
        w("The highest premium in {year} is {cap}.", year=str(v.year), cap=w.money(cap)),
        *((late,) if (late := _unconfirmed(w, v.cap)) else ()),
        Written("▓" * used + "░" * (BAR - used) + " " + w("{percent} % is paid", percent=_percent(v, cap))),
        w("Room left: {money}. That is {hours} of work.", money=w.money(v.room), hours=w.hours(v.room_minutes)),
    ]


def _unconfirmed(w: Words, cap: Amount) -> Written | None:
    if cap.unconfirmed_since is None:
        return None
    since = w.date(cap.unconfirmed_since)
    return w("This amount has not been confirmed since {date}. It may be a little higher.", date=since)


def _moments(w: Words, v: PremiumView) -> str:
    if v.moments_used >= 2:
        return w("This year there were two payments. What is left is paid next year.")
    contact = v.desk.first_name if v.desk else w("your contact person")
    return w("Premium is paid at most twice a year. You choose the moment together with {contact}.", contact=contact)


def _percent(v: PremiumView, cap: int) -> int:
    return min(100, (v.paid + v.others) * 100 // cap) if cap else 100


def _next_moments(w: Words, v: PremiumView) -> list[Written]:
    """What is late, what was chosen, and by whom it still waits to be agreed."""
    contact = v.contact.first_name if v.contact else w("your contact person")
    said = []
    if v.late_since:
        said.append(w("The payment day was {date}. It is not paid yet.", date=w.date(v.late_since)))
        said.append(w("Nothing is lost: it stays yours and is still paid to you."))
    for one in v.chosen:
        if one.state is MomentState.AGREED:
            said.append(w("Next payment: {date}. You agreed on that with {contact}.", date=w.date(one.day), contact=contact))
        elif one.proposed_by == one.candidate:
            desk = v.desk.first_name if v.desk else contact
            said.append(w("You proposed {date}. {contact} looks at it.", date=w.date(one.day), contact=desk))
        else:
            said.append(w("{contact} proposes {date}.", date=w.date(one.day), contact=contact))
    return said


def _advised(w: Words, v: PremiumView) -> Written | None:
    """What the planner says, while it says something new: of days not chosen yet that give more, or that what is due may come at once."""
    if v.advice is None or set(v.advice.days) <= {one.day for one in v.chosen}:
        return None
    return None if v.advice.sooner and (v.chosen or v.late_since or v.confirmed <= 0) else advice_line(w, v.advice)


def advice_line(w: Words, best: Advice) -> Written:
    """The planner's advice in one sentence."""
    first = w.date(best.first)
    if best.second is not None:
        return w("You get the most with two payments: on {first} and on {second}.", first=first, second=w.date(best.second))
    if best.sooner:
        return w("Everything fits in one payment, on {date}. Sooner is possible too. That costs you nothing.", date=first)
    return w("You get the most with one payment, on {date}.", date=first)


def premium_sources(w: Words, v: PremiumView) -> Screen:
    """Down to the rule, the row and the source."""
    cap = v.cap and lines(
        " ",
        w("<b>The highest premium</b>"),
        w("{cap} a calendar year, since {date}.", cap=w.money(int(v.cap.value * 100)), date=w.date(v.cap.since)),
        w("What counts is the year in which it is paid."),
        w("Source: {source}", source=v.cap_source or w("decision of the municipality")),
        _unconfirmed(w, v.cap),
    )
    return Screen(
        lines(
            w("This is how your premium is counted:"),
            " ",
            w("<b>Your premium</b>"),
            w("Every hour that you work gives {rate}. That holds since {date}.", rate=w.money(v.rate), date=w.date(v.rate_since)),
            w("Breaks, travel and sick days do not count."),
            w("Each week is added up and rounded once to whole cents. Half a cent goes up."),
            w("Source: {source}", source=v.rate_source or w("decision of the municipality")),
            cap or None,
            *([" ", w("<b>Your last weeks</b>"), *(_unit(w, one) for one in v.units)] if v.units else []),
            *_room_sources(w, v),
            *_travel_sources(w, v.sources.claims),
        ),
        (explain_buttons(w, Topic.SOURCES),),
    )


def _room_sources(w: Words, v: PremiumView) -> list[str]:
    """What was paid this year, and how the room is counted."""
    if v.cap is None:
        return []
    paid = [w("• {date}: {amount}", date=w.date(one.paid_on), amount=w.money(one.cents)) for one in v.sources.payments]
    said = [" ", w("<b>Paid this year</b>"), *paid] if paid else []
    room = trace_room(v.cap, v.sources.today, v.paid, v.others)
    left = w("Room left: {money}", money=w.money(room.cents))
    return [*said, " ", w("<b>The room that is left</b>"), *how_counted(w, room), left]


def _travel_sources(w: Words, claims: Sequence[ClaimView]) -> list[str]:
    """The newest travel costs, claim by claim."""
    traces = [_claim_trace(one) for one in claims]
    said = [
        w("• {what} That is {money}.", what=how_counted(w, trace)[0], money=w.money(claim.cents))
        for claim, trace in zip(claims, traces, strict=True)
    ]
    return [" ", w("<b>Your last travel costs</b>"), *said, *rests_on(w, traces)] if said else []


def _claim_trace(one: ClaimView) -> Trace:
    if one.kilometres is None or one.rate is None or one.rate_since is None:
        return trace_ticket(one.cents, one.day)
    return trace_kilometres(one.kilometres, one.day, Row(one.rate_since, one.rate))


def _unit(w: Words, one: UnitView) -> Written:
    stage = w("confirmed") if one.stage is Stage.CONFIRMED else w("not confirmed yet")
    return w(
        "• from {day}, {employer}: {hours} × {rate} = {money} ({stage})",
        day=w.date(one.since),
        employer=one.employer,
        hours=w.hours(one.minutes),
        rate=Written(" / ".join(w.money(rate) for rate in one.rates)),
        money=w.money(one.cents),
        stage=stage,
    )
