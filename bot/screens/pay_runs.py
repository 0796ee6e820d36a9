"""A run of payments, to whoever approves it: the sums, each line, yes or no."""

from datetime import date
from typing import Any

from bot.buttons.costs import DecidePayments, OpenPayments, PaymentLines
from bot.screens import Button, Facts, Screen, lines, rows, screen
from bot.screens.paging import turning
from core.actions.money.pay_run_views import PaidLine, PayRunView
from core.actions.things import Notice
from core.rules.money.pay_runs import RunKind, RunState
from core.rules.paging import A_PAGE, page_of
from words import Words
from words.language import Written


def pay_run(w: Words, v: PayRunView) -> Screen:
    """What is to be paid, by whom it was proposed, and how it stands."""
    paid = [line for line in v.lines if line.cents]
    held = sum(1 for line in v.lines if line.left)
    unconfirmed = any(line.is_unconfirmed for line in paid)
    text = [
        w("<b>{what}</b>", what=what_of(w, v.run_kind, v.day)),
        w.n("{n} payment, {sum} in all.", "{n} payments, {sum} in all.", len(paid), sum=w.money(sum(p.cents for p in paid))),
        held and w.n("For {n} person something waits.", "For {n} people something waits.", held),
        unconfirmed and w("The highest premium of the year is not confirmed yet."),
        w("Proposed by {name}.", name=v.proposed_by),
    ]
    look = [Button(w("See every line"), PaymentLines(v.id, 0))] if v.lines else []
    if v.state != RunState.PROPOSED or v.is_over:
        return Screen(lines(*text, " ", _state(w, v)), rows(*look))
    decide = [Button(w("Yes, I agree"), DecidePayments(v.id, True)), Button(w("No"), DecidePayments(v.id, False))]
    return Screen(lines(*text, " ", w("A second person approves this. Do you agree?")), rows(*decide, *look))


def _state(w: Words, v: PayRunView) -> Written:
    match v.state:
        case RunState.PROPOSED | RunState.APPROVED if v.is_over:
            return w("{date} is over. The payment is proposed anew, for today or later.", date=w.date(v.day))
        case RunState.APPROVED:
            return w("Agreed by {colleague}.", colleague=v.approved_by)
        case RunState.MADE:
            return w("Agreed by {colleague}. The file for the bank was made.", colleague=v.approved_by)
    return w("This proposal stands no more.")


def what_of(w: Words, run_kind: RunKind, day: date) -> Written:
    """What a run pays."""
    if run_kind is RunKind.PREMIUM:
        return w("Premium on {day}", day=w.date(day))
    return w("Travel and other costs until {day}", day=w.date(day))


@screen("payment_lines", candidates=False)
def payment_lines(w: Words, f: Facts) -> Screen:
    """A page of the lines of a run."""
    found, run = f["found"], int(f["run"])
    page = page_of(found, f["page"], A_PAGE)
    return Screen(
        lines(w.n("{n} line in all.", "{n} lines in all.", len(found)), " ", *(_line(w, one) for one in page.shown)),
        (*turning(w, page, lambda number: PaymentLines(run, number)), (Button(w("Back"), OpenPayments(run)),)),
    )


def as_facts(line: PaidLine) -> dict[str, Any]:
    """A line as a message keeps it."""
    until = line.waits_until.isoformat() if line.waits_until else None
    return {"name": line.name, "cents": line.cents, "left": line.left, "why": line.why, "until": until}


def _line(w: Words, one: Facts) -> str:
    paid = w("• {name}: {money}", name=one["name"], money=w.money(int(one["cents"])))
    if not one["left"]:
        return paid
    return lines(paid, w("{money} waits: {why}.", money=w.money(int(one["left"])), why=_why(w, one["why"])))


def _why(w: Words, code: str | None) -> Written:
    match code:
        case "third_payment_moment":
            return w("both moments of this year are used")
        case "unknown_amount":
            return w("the highest premium of the year is not known")
        case "paid_that_day":
            return w("there is a payment on this day already")
        case "chosen_later":
            return w("a later day was agreed")
    return w("above the highest premium of the year")


@screen(Notice.PAYMENTS_DECIDED, candidates=False)
def payments_decided(w: Words, f: Facts) -> Screen:
    """What became of it, to whoever proposed it."""
    what = what_of(w, RunKind(f["kind"]), date.fromisoformat(f["day"]))
    if f["agreed"]:
        return Screen(w("{colleague} agreed: {what}.", colleague=f["by"], what=what))
    return Screen(w("{colleague} did not agree: {what}. Nothing is paid.", colleague=f["by"], what=what))
