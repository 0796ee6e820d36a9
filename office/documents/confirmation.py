"""A placement confirmed in writing to the employer (MANUAL 4c), with the tariff and the additional terms."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from office.documents import agreement, sheet
from office.documents.placement import work
from office.documents.sheet import Block
from words import Words

Facts = Mapping[str, Any]


def for_employer(w: Words, f: Facts) -> tuple[Block, ...]:
    """One language of it: what is agreed, and the additional terms on a page of their own."""
    agreed = sheet.sheet(
        w,
        w("Confirmation of a placement"),
        sheet.text(
            w("{municipality} confirms this to {employer}:", municipality=f["municipality"], employer=f["employer"]),
            w("{name} comes to work for you.", name=f["candidate"]),
        ),
        sheet.rows(
            (w("Employer"), w.safe(f["employer"])),
            *work(w, f),
            (w("Tariff"), w("{tariff} for every hour worked", tariff=w.money(Decimal(f["tariff"])))),
        ),
        sheet.text(
            w("It may last until {day} at most.", day=w.date(date.fromisoformat(f["last_allowed_day"]))),
            w("The additional terms belong to this confirmation."),
        ),
    )
    terms = sheet.rows((w("Version of the terms"), str(f["terms"])))
    return agreed, sheet.sheet(w, w("Additional terms"), agreement.points_of(w, f), terms)
