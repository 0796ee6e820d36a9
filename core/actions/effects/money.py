"""Premium, payments, costs, invoices and settlements: the effects of deeds about money."""

from sqlalchemy import select, true

from core.actions.effects.line import Line
from core.actions.things import Thing
from core.store.tables.costs import direct_cost
from core.store.tables.invoices import invoice, invoice_payment
from core.store.tables.money import cap_warning, other_premium, payment, payment_moment
from core.store.tables.pay_runs import pay_line, pay_run
from core.store.tables.people import amount_row, municipality
from core.store.tables.settlements import settlement

_paid = ("year", "moment", "cents")
_paid_since = ("paid_on", "written_off_cents")

LINES = (
    Line(
        "amount_row",
        Thing.MUNICIPALITY,
        ("amount stated",),
        ("series", "since", "amount", "source"),
        select(
            municipality.c.id,
            municipality.c.id.label("municipality_id"),
            amount_row.c.series,
            amount_row.c.valid_from,
            amount_row.c.amount,
            amount_row.c.source,
        ).join(amount_row, true()),
    ),
    Line(
        "payment",
        Thing.PREMIUM,
        ("premium paid",),
        _paid,
        select(payment.c.municipality, payment.c.candidate, *(payment.c[name] for name in (*_paid, *_paid_since))),
        _paid_since,
        by_municipality=True,
    ),
    Line(
        "pay_run",
        Thing.PAY_RUN,
        ("payments proposed",),
        ("kind", "day"),
        select(pay_run.c.municipality, pay_run.c.id, pay_run.c.kind, pay_run.c.day),
    ),
    Line(
        "approved pay_run",
        Thing.PAY_RUN,
        ("payments approved",),
        (),
        select(pay_run.c.municipality, pay_run.c.id).where(pay_run.c.approved_by.is_not(None)),
    ),
    Line(
        "made pay_run",
        Thing.PAY_RUN,
        ("payments made",),
        ("cents",),
        select(pay_run.c.municipality, pay_run.c.id, pay_run.c.cents).where(pay_run.c.made_at.is_not(None)),
    ),
    Line(
        "paid pay_line",
        Thing.PREMIUM,
        ("travel paid",),
        ("run", "cents"),
        select(pay_line.c.municipality, pay_line.c.candidate, pay_line.c.run, pay_line.c.cents)
        .join(pay_run, pay_run.c.id == pay_line.c.run)
        .where(pay_line.c.is_paid, pay_run.c.kind == "travel"),
    ),
    Line(
        "invoice",
        Thing.INVOICE,
        ("invoice issued",),
        ("number", "net"),
        select(invoice.c.municipality, invoice.c.id, invoice.c.number, invoice.c.net),
    ),
    Line(
        "invoice_payment",
        Thing.INVOICE,
        ("invoice paid",),
        ("day", "cents"),
        select(
            invoice_payment.c.municipality,
            invoice_payment.c.invoice,
            invoice_payment.c.booked_on,
            invoice_payment.c.cents,
            invoice_payment.c.entry,
        ),
        ("entry",),
        by_municipality=True,
    ),
    Line(
        "direct_cost",
        Thing.COST,
        ("cost entered",),
        ("day", "cents"),
        select(direct_cost.c.municipality, direct_cost.c.id, direct_cost.c.day, direct_cost.c.cents),
    ),
    Line(
        "direct_cost that was taken back",
        Thing.COST,
        ("cost taken back",),
        (),
        select(direct_cost.c.municipality, direct_cost.c.id).where(direct_cost.c.taken_back_at.is_not(None)),
    ),
    Line(
        "settlement",
        Thing.SETTLEMENT,
        ("half settled",),
        ("half",),
        select(settlement.c.municipality, settlement.c.id, settlement.c.half),
    ),
    Line(
        "payment_moment",
        Thing.MOMENT,
        ("payment moment proposed",),
        ("day", "number"),
        select(payment_moment.c.municipality, payment_moment.c.id, payment_moment.c.day, payment_moment.c.number),
    ),
    Line(
        "agreed payment_moment",
        Thing.MOMENT,
        ("payment moment agreed",),
        (),
        select(payment_moment.c.municipality, payment_moment.c.id).where(payment_moment.c.agreed_by.is_not(None)),
    ),
    Line(
        "cap_warning",
        Thing.PREMIUM,
        ("cap warned",),
        ("year", "level"),
        select(cap_warning.c.municipality, cap_warning.c.candidate, cap_warning.c.year, cap_warning.c.level),
    ),
    Line(
        "other_premium",
        Thing.PREMIUM,
        ("other premium entered",),
        ("paid_on", "cents"),
        select(other_premium.c.municipality, other_premium.c.candidate, other_premium.c.paid_on, other_premium.c.cents),
        by_municipality=True,
    ),
)
