"""What stands in the documents of the work, as deeds freeze it: a week, its travel, a placement, an invoice."""

from typing import Any

from core.rules.people.agreement import TERMS, Clause

_WORK: dict[str, Any] = {
    "language": "nl",
    "municipality": "Gemeente Voorbeeldstad",
    "candidate": "Amina",
    "placement": 7,
    "employer": "Drukkerij De Punt",
    "title": "Inpakken",
    "place": "Kade 12",
}
_DAY = {"starts": "09:00", "ends": "13:15", "break_minutes": 15, "minutes": 240}
TIMESHEET = _WORK | {
    "monday": "2026-11-16",
    "days": [{"day": f"2026-11-{day}", **_DAY} for day in (16, 17, 18, 19)]
    + [{"day": "2026-11-20", "starts": None, "ends": None, "break_minutes": 0, "minutes": 0}],
    "minutes": 960,
    "signed_at": "2026-11-20 12:16:00+00:00",
    "confirmed": {"how": "by_employer", "by": "Joost Visser", "at": "2026-11-20 12:20:00+00:00"},
    "corrections": [],
}
TRAVEL_FORM = _WORK | {
    "candidate": "Amina Bakker",
    "monday": "2026-11-16",
    "days": [{"day": "2026-11-16", "kilometres": "14", "cents": 322}, {"day": "2026-11-17", "kilometres": None, "cents": 450}],
    "cents": 772,
    "confirmed_at": "2026-11-20 12:20:00+00:00",
}
_PLACEMENT = _WORK | {
    "contact": "Karin Smit",
    "tasks": "Drukwerk in dozen doen.",
    "needs": "Veiligheidsschoenen",
    "report_to": "Joost",
    "shifts": [[1, "09:00", "13:15", 15], [2, "09:00", "13:00", 0]],
    "minutes_per_week": 480,
    "starts_on": "2026-11-16",
    "last_day": "2027-02-12",
    "last_allowed_day": "2027-05-15",
}
CONFIRMATION = _PLACEMENT | {"tariff": "18.50", "terms": TERMS, "clauses": [str(clause) for clause in Clause]}
MY_PLACEMENT = _PLACEMENT | {"candidate": "Amina Bakker", "premium_per_hour": "2.00"}
INVOICE: dict[str, Any] = {
    "language": "nl",
    "creditor": {
        "name": "Gemeente Proefstad",
        "street": "Stadsplein 1",
        "postcode": "1234 AB",
        "city": "Proefstad",
        "iban": "NL91",
    },
    "employer": {"name": "De Punt <3 & Co", "street": "Kade 12", "postcode": "1234 CD", "city": "Proefstad", "iban": ""},
    "number": 2,
    "credits": None,
    "issued_on": "2026-11-21",
    "net": 10638,
    "vat": 2234,
    "percentage": "21",
    "lines": [
        {"title": "Inpakken (P1)", "since": "2026-09-07", "minutes": 345, "tariff": "18.5", "cents": 10638}
        | {"days": {"2026-09-07": 240, "2026-09-08": 105}}
    ],
}
