"""Invoices to employers: numbered without a gap for each creditor, never changed; a mistake is credited and invoiced anew."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Integer, String, Table, UniqueConstraint

from core.store.tables.base import BigId, Exact, Facts, Instant, SealedFacts, key, metadata, of_municipality, refers

invoice = Table(
    "invoice",
    metadata,
    key(),
    of_municipality(),
    Column("creditor", String(40), nullable=False),
    Column("number", Integer, nullable=False),
    Column("month", Date, nullable=False),
    refers("employer", "employer", index=True),
    Column("credits", BigId, nullable=True),
    Column("net", Integer, nullable=False),
    Column("vat", Integer, nullable=False),
    Column("percentage", Exact, nullable=True),
    Column("parties", SealedFacts, nullable=False),
    Column("issued_at", Instant, nullable=False),
    CheckConstraint("number > 0", name="number"),
    UniqueConstraint("creditor", "number"),
)
"""`credits` is the number of the invoice that it takes back; its amounts are then below 0. Cents; `month` is its first day."""

invoice_line = Table(
    "invoice_line",
    metadata,
    key(),
    of_municipality(),
    refers("invoice", "invoice"),
    refers("placement", "placement", index=True),
    Column("since", Date, nullable=False),
    Column("is_reversal", Boolean, nullable=False),
    Column("title", String(160), nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("tariff", Exact, nullable=False),
    Column("cents", Integer, nullable=False),
    Column("days", Facts, nullable=False),
    UniqueConstraint("invoice", "placement", "since"),
)
"""A unit: `days` are its minutes by day, the timesheet that is annexed."""

invoice_payment = Table(
    "invoice_payment",
    metadata,
    key(),
    of_municipality(),
    refers("invoice", "invoice", index=True),
    Column("entry", String(64), nullable=False),
    Column("booked_on", Date, nullable=False),
    Column("cents", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    CheckConstraint("cents <> 0", name="amount"),
    UniqueConstraint("entry", "invoice"),
)
"""What came in on an invoice by the bank's statement (below 0: what went back). `entry` is a hash of the entry, without accounts."""
