"""Whose rows deeds state whole: what money rests on, and is of several rows or changes by deeds.

What is written once and of one row has the facts of its line beside it (`Line`); a test holds each column of these tables to a place.
"""

from core.actions.effects.record import Record
from core.store.tables.costs import direct_cost
from core.store.tables.documents import document
from core.store.tables.hours import timesheet
from core.store.tables.invoices import invoice, invoice_line
from core.store.tables.money import payment_moment
from core.store.tables.pay_runs import pay_line, pay_run
from core.store.tables.people import candidate
from core.store.tables.settlements import settled_unit, settlement
from core.store.tables.work import job, placement

_PAYS = ("payments proposed", "payments approved", "payments replaced", "payments made")
_WEEK = ("week signed", "week taken back", "week disputed", "week to consultant", "week confirmed", "week ruled", "week imported")

RECORDS: tuple[Record, ...] = (
    Record(
        candidate,
        ("person entered", "person changed"),
        owner="person",
        uncounted=frozenset({"experience", "area"}),
    ),
    Record(
        job,
        ("job entered", "job changed"),
        uncounted=frozenset(
            {"title", "tasks", "needs", "place", "report_to", "site", "kind", "helps_with"}
            | {"withdrawn_at", "checked_at", "checked_by"}
        ),
    ),
    Record(placement, ("placed", "work ended early", "work extended", "hours changed")),
    Record(timesheet, _WEEK, uncounted=frozenset({"ends_at"}), only=timesheet.c.state != "open"),
    Record(pay_run, _PAYS, uncounted=frozenset({"sha256"})),
    Record(pay_line, _PAYS, owner="run", part="candidate"),
    Record(payment_moment, ("payment moment proposed", "payment moment agreed"), uncounted=frozenset({"state"})),
    Record(settlement, ("half settled",)),
    Record(settled_unit, ("half settled",), owner="settlement", part="placement"),
    Record(invoice, ("invoice issued",)),
    Record(invoice_line, ("invoice issued",), owner="invoice", part="placement"),
    Record(direct_cost, ("cost entered", "cost taken back"), uncounted=frozenset({"words"})),
    Record(document, ("document issued",), uncounted=frozenset({"content", "sha256"})),
)
