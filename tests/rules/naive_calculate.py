"""A second, slow reading of `flexbot calculate`: the page taken sentence by sentence, with fractions and lists, and nothing shared.

One file, in the order of the page, so that it can be read beside it from top to bottom.

`naive(directory)` answers the document, refusals without their facts, or None when a file cannot be read as such.
"""

import csv
import io
import math
import tomllib
from calendar import monthrange
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

D = date

CAPS = [
    (D(2015, 1, 1), 2339), (D(2015, 7, 1), 2340), (D(2016, 1, 1), 2366), (D(2016, 7, 1), 2376), (D(2017, 1, 1), 2392),
    (D(2017, 7, 1), 2404), (D(2018, 1, 1), 2416), (D(2018, 7, 1), 2429), (D(2019, 1, 1), 2500), (D(2019, 7, 1), 2517),
    (D(2020, 1, 1), 2570), (D(2020, 7, 1), 2592), (D(2021, 1, 1), 2629), (D(2021, 7, 1), 2638), (D(2022, 1, 1), 2672),
    (D(2022, 7, 1), 2699), (D(2023, 1, 1), 2934), (D(2023, 7, 1), 2979), (D(2024, 1, 1), 3151), (D(2024, 7, 1), 3209),
    (D(2025, 1, 1), 3263), (D(2025, 7, 1), 3326), (D(2026, 1, 1), 3398),
]  # fmt: skip
CAPS_KNOWN_UNTIL = D(2026, 6, 30)
WAGES = [
    (D(2024, 1, 1), Fraction("13.27")), (D(2024, 7, 1), Fraction("13.68")), (D(2025, 1, 1), Fraction("14.06")),
    (D(2025, 7, 1), Fraction("14.40")), (D(2026, 1, 1), Fraction("14.71")), (D(2026, 7, 1), Fraction("14.99")),
]  # fmt: skip
WAGES_KNOWN_UNTIL = D(2026, 12, 31)
FLOORS = [(D(2015, 1, 1), Fraction("11.75")), (D(2017, 1, 1), Fraction("12.30"))]
FLOORS_KNOWN_UNTIL = D(2017, 12, 31)

KINDS = {
    "municipality": "text", "premium_per_hour": "dated", "above_cap": ("hold", "forfeit"), "administration_percentage": "amount",
    "administration_base": ("net_turnover", "tariff"), "travel_per_km": "dated",
    "terms": ("by_hours", "always_3", "always_6", "3_plus_3"), "at_28_hours": ("short", "long"), "sum_simultaneous": "yes/no",
    "tariff_floor_per_hour": "dated", "tariff_floor": ("hard", "advisory"), "term_resets_after_months": "whole",
    "other_premiums_are_moments": "yes/no", "premium_cap_per_calendar_year": "dated", "minimum_age": "whole",
}  # fmt: skip
FILES = {
    "placements.csv": "placement,candidate,employer,job,birth_date,wage_subsidy_group,hours_per_week,start,end,tariff,extended",
    "hours.csv": "placement,date,minutes",
    "travel.csv": "placement,date,kilometres,amount",
    "costs.csv": "placement,date,description,amount",
    "other_premiums.csv": "candidate,date,amount",
    "payments.csv": "candidate,date",
}


class Unreadable(Exception):
    pass


def naive(directory: Path) -> dict | None:
    try:
        policy = read_policy(directory / "policy.toml")
        files = {name: read_csv(directory / name, columns.split(",")) for name, columns in FILES.items()}
        if files["placements.csv"] is None:
            raise Unreadable("placements.csv")
    except (Unreadable, OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return None
    return Reading(policy, {name: rows or [] for name, rows in files.items()}).document()


# --- files -----------------------------------------------------------------------------------------------------------------


def read_policy(path: Path) -> dict:
    table = tomllib.loads(path.read_text(encoding="utf-8-sig"), parse_float=str)
    for key, value in table.items():
        if key not in KINDS:
            raise Unreadable(key)
        kind = KINDS[key]
        fine = {
            "text": lambda v: isinstance(v, str),
            "yes/no": lambda v: v is True or v is False,
            "whole": lambda v: type(v) is int and v >= 0,
            "amount": lambda v: policy_amount(v) is not None,
            "dated": lambda v: isinstance(v, list) and all(is_dated_row(row) for row in v),
        }.get(kind, lambda v, kind=kind: isinstance(v, str) and v in kind)
        if not fine(value):
            raise Unreadable(key)
    if "municipality" not in table or "premium_per_hour" not in table:
        raise Unreadable("a key is missing")
    return table


def is_dated_row(row: object) -> bool:
    if not isinstance(row, list) or len(row) != 2:
        return False
    return isinstance(row[0], date) and not isinstance(row[0], datetime) and policy_amount(row[1]) is not None


def policy_amount(value: object) -> Fraction | None:
    if type(value) is int:
        value = str(value)
    if not isinstance(value, str):
        return None
    amount = number(value)
    return amount if amount is not None and amount >= 0 else None


def read_csv(path: Path, columns: list[str]) -> list[tuple[int, dict | None]] | None:
    """(row number, cells by column or None for a row with too many) of every record that is not blank."""
    if not path.exists():
        return None
    text = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    records = [[cell.strip() for cell in record] for record in csv.reader(io.StringIO(text, newline=""))]
    if not records or not any(records[0]):
        raise Unreadable("no header")
    header = records[0]
    if any(header.count(column) != 1 for column in {*columns, *header} - {""}):
        raise Unreadable("missing or double column")
    rows = []
    for row, record in enumerate(records[1:], 2):
        if not any(record):
            continue
        if len(record) > len(header):
            rows.append((row, None))
        else:
            filled = record + [""] * (len(header) - len(record))
            rows.append((row, {column: filled[header.index(column)] for column in columns}))
    return rows


def number(text: str) -> Fraction | None:
    """ASCII -?[0-9]+(\\.[0-9]+)?"""
    whole, point, decimals = text.removeprefix("-").partition(".")
    digits = set("0123456789")
    if not whole or set(whole) - digits or (point and (not decimals or set(decimals) - digits)):
        return None
    return Fraction(text)


def a_date(text: str) -> date | None:
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or set(text[:4] + text[5:7] + text[8:]) - set("0123456789"):
        return None
    try:
        return date(int(text[:4]), int(text[5:7]), int(text[8:]))
    except ValueError:
        return None


def money_cell(text: str) -> Fraction | None:
    """An amount above 0, written with at most two decimals."""
    amount = number(text)
    if amount is None or amount <= 0 or ("." in text and len(text.split(".")[1]) > 2):
        return None
    return amount


# --- small rules -----------------------------------------------------------------------------------------------------------


def half_up(euros: Fraction) -> Fraction:
    return Fraction(math.floor(euros * 100 + Fraction(1, 2)), 100)


def text_of(euros: Fraction) -> str:
    cents = euros * 100
    assert cents.denominator == 1
    digits = str(abs(int(cents))).rjust(3, "0")
    return ("-" if cents < 0 else "") + digits[:-2] + "." + digits[-2:]


def in_force(rows: list, day: date):
    """The value of the latest row on or before the day; for one date the last holds."""
    found = None
    for since, value in rows:
        if since <= day and (found is None or since >= found[0]):
            found = (since, value)
    return None if found is None else found[1]


def age(birth: date, day: date) -> int:
    years = 0
    while True:
        year = birth.year + years + 1
        if year > 9999:
            return years
        common = (birth.month, birth.day) == (2, 29) and monthrange(year, 2)[1] == 28
        birthday = date(year, 3, 1) if common else date(year, birth.month, birth.day)
        if birthday > day:
            return years if birth <= day else -1
        years += 1


def same_day_later(day: date, months: int) -> tuple[date, bool]:
    """The same day number so many months later, and whether that month has it; else its last day."""
    year, month = day.year, day.month
    for _ in range(months):
        month += 1
        if month == 13:
            year, month = year + 1, 1
    if year > 9999:
        return date.max, False
    last = monthrange(year, month)[1]
    return date(year, month, min(day.day, last)), day.day <= last


def last_allowed(start: date, months: int) -> date:
    day, exists = same_day_later(start, months)
    return day - timedelta(days=1) if exists else day


# --- the reading ------------------------------------------------------------------------------------------------------------


class Reading:
    def __init__(self, policy: dict, files: dict) -> None:
        self.policy = policy
        self.files = files
        self.refusals: list[tuple[str, int | None, str]] = []
        self.placements: list[dict] = []
        self.hours: list[dict] = []
        self.travel: list[dict] = []
        self.costs: list[dict] = []
        self.others: list[dict] = []
        self.payments: list[dict] = []
        self.own_caps = self.read_caps()
        for judge, name, order in (
            (self.placement, "placements.csv", "start"),
            (self.hour, "hours.csv", None),
            (self.claim, "travel.csv", None),
            (self.cost, "costs.csv", None),
            (self.other, "other_premiums.csv", None),
        ):
            self.judge_all(judge, name, order)
        self.units = self.make_units()
        self.judge_all(self.payment, "payments.csv", "date")

    def judge_all(self, judge, name: str, order: str | None) -> None:
        rows = self.files[name]
        if order:
            rows = sorted(rows, key=lambda row: ((row[1] and a_date(row[1][order])) or date.min, row[0]))
        for row, cells in rows:
            code = "bad_value" if cells is None else judge(row, cells)
            if code:
                self.refusals.append((name, row, code))

    def dated(self, key: str) -> list:
        return [(since, policy_amount(value)) for since, value in self.policy.get(key, [])]

    def read_caps(self) -> list:
        kept = []
        for since, value in self.dated("premium_cap_per_calendar_year"):
            law = in_force(CAPS, since)
            if law is not None and value > law:
                self.refusals.append(("policy.toml", None, "cap_above_law"))
            else:
                kept.append((since, value))
        return kept

    def cap(self, day: date) -> tuple[Fraction, str | None] | None:
        """The cap, and since when it is unconfirmed."""
        law = in_force(CAPS, day)
        if law is None:
            return None
        own = in_force(self.own_caps, day)
        if own is not None and own < law:
            return Fraction(math.floor(own * 100), 100), None
        return Fraction(law), "2026-07-01" if day > CAPS_KNOWN_UNTIL else None

    def floor(self, day: date) -> Fraction | None:
        known = in_force(FLOORS, day) if day <= FLOORS_KNOWN_UNTIL else None
        own = in_force(self.dated("tariff_floor_per_hour"), day)
        floors = [floor for floor in (known, own) if floor is not None]
        if not floors:
            return None
        wage = in_force(WAGES, day) if day <= WAGES_KNOWN_UNTIL else None
        return max([*floors, wage]) if wage is not None else max(floors)

    # placements

    def placement(self, row: int, c: dict) -> str | None:
        required = [c[k] for k in c if k not in ("wage_subsidy_group", "end", "extended")]
        birth, start, end = a_date(c["birth_date"]), a_date(c["start"]), a_date(c["end"])
        hours, tariff = number(c["hours_per_week"]), number(c["tariff"])
        if not all(required) or birth is None or start is None or hours is None or tariff is None or hours <= 0 or tariff <= 0:
            return "bad_value"
        if (c["end"] and end is None) or (end is not None and end < start):
            return "bad_value"
        if c["wage_subsidy_group"] not in ("", "yes") or c["extended"] not in ("", "yes"):
            return "bad_value"
        if any(p["name"] == c["placement"] for p in self.placements):
            return "duplicate"
        years = age(birth, start)
        if years < 27 and not (c["wage_subsidy_group"] == "yes" and start >= date(2023, 1, 1)):
            return "under_27"
        if "minimum_age" in self.policy and years < self.policy["minimum_age"]:
            return "under_minimum_age"
        hard = self.policy.get("tariff_floor", "hard") == "hard"
        floor = self.floor(start)
        if hard and floor is None:
            return "unknown_amount"
        below = floor is not None and tariff < floor
        if hard and below:
            return "tariff_below_floor"
        work = (c["candidate"], c["employer"], c["job"])
        first = self.first_of_term(work, start) or start
        allowed = last_allowed(first, self.months(c, hours, start))
        if start > allowed:
            return "term_shared"
        if below:
            self.refusals.append(("placements.csv", row, "tariff_below_floor"))
        if end is not None and end > allowed:
            self.refusals.append(("placements.csv", row, "end_after_term"))
        last_day = allowed if end is None else min(end, allowed)
        self.placements.append(
            {"name": c["placement"], "candidate": c["candidate"], "work": work, "first": first, "start": start,
             "last_day": last_day, "hours": hours, "tariff": tariff}
        )  # fmt: skip
        return None

    def first_of_term(self, work: tuple, start: date) -> date | None:
        """The first start of the running term, None when there is none or it was too long ago."""
        same = [p for p in self.placements if p["work"] == work]
        if not same:
            return None
        first = same[-1]["first"]
        latest = max(p["last_day"] for p in same if p["first"] == first)
        resets = self.policy.get("term_resets_after_months", 12)
        if resets != 0 and resets < 12 * 500 and start > same_day_later(latest, resets)[0]:
            return None
        return first

    def months(self, c: dict, hours: Fraction, start: date) -> int:
        terms = self.policy.get("terms", "by_hours")
        if terms == "always_3":
            return 3
        if terms == "always_6":
            return 6
        if terms == "3_plus_3":
            return 6 if c["extended"] == "yes" else 3
        if self.policy.get("sum_simultaneous", True):
            for p in self.placements:
                if p["candidate"] == c["candidate"] and p["start"] <= start <= p["last_day"]:
                    hours += p["hours"]
        return 3 if hours > 28 or (hours == 28 and self.policy.get("at_28_hours", "short") == "short") else 6

    def named(self, name: str) -> dict | None:
        return next((p for p in self.placements if p["name"] == name), None)

    # hours, travel, costs

    def hour(self, row: int, c: dict) -> str | None:
        day, minutes = a_date(c["date"]), number(c["minutes"])
        if not c["placement"] or day is None or minutes is None or "." in c["minutes"]:
            return "bad_value"
        if not 1 <= minutes <= 1440:
            return "impossible_minutes"
        refused = self.outside(c["placement"], day)
        if refused:
            return refused
        if any(h["name"] == c["placement"] and h["day"] == day for h in self.hours):
            return "duplicate"
        candidate = self.named(c["placement"])["candidate"]
        if minutes + sum(h["minutes"] for h in self.hours if h["candidate"] == candidate and h["day"] == day) > 1440:
            return "impossible_minutes"
        rate = in_force(self.dated("premium_per_hour"), day)
        if rate is None:
            return "unknown_amount"
        self.hours.append({"name": c["placement"], "candidate": candidate, "day": day, "minutes": minutes, "rate": rate})
        return None

    def outside(self, name: str, day: date) -> str | None:
        placement = self.named(name)
        if placement is None:
            return "unknown_placement"
        if day < placement["start"]:
            return "before_start"
        return "after_last_day" if day > placement["last_day"] else None

    def claim(self, row: int, c: dict) -> str | None:
        day = a_date(c["date"])
        if not c["placement"] or day is None or (c["kilometres"] == "") == (c["amount"] == ""):
            return "bad_value"
        value = money_cell(c["amount"]) if c["amount"] else number(c["kilometres"])
        if value is None or value <= 0:
            return "bad_value"
        refused = self.outside(c["placement"], day)
        if refused:
            return refused
        if any(t["name"] == c["placement"] and t["day"] == day for t in self.travel):
            return "two_claims"
        if not any(h["name"] == c["placement"] and h["day"] == day for h in self.hours):
            return "not_worked"
        if c["kilometres"]:
            rate = in_force(self.dated("travel_per_km"), day)
            if rate is None:
                return "unknown_amount"
            value = half_up(value * rate)
        self.travel.append({"name": c["placement"], "day": day, "amount": value})
        return None

    def cost(self, row: int, c: dict) -> str | None:
        day, amount = a_date(c["date"]), money_cell(c["amount"])
        if not c["placement"] or day is None or amount is None:
            return "bad_value"
        refused = self.outside(c["placement"], day)
        if refused:
            return refused
        self.costs.append({"name": c["placement"], "day": day, "amount": amount})
        return None

    # premiums and payments

    def other(self, row: int, c: dict) -> str | None:
        day, amount = a_date(c["date"]), money_cell(c["amount"])
        if not c["candidate"] or day is None or amount is None:
            return "bad_value"
        if not any(p["candidate"] == c["candidate"] for p in self.placements):
            return "unknown_candidate"
        self.others.append({"candidate": c["candidate"], "day": day, "amount": amount})
        return None

    def payment(self, row: int, c: dict) -> str | None:
        who, day = c["candidate"], a_date(c["date"])
        if not who or day is None:
            return "bad_value"
        if not any(p["candidate"] == who for p in self.placements):
            return "unknown_candidate"
        mine = [p for p in self.payments if p["candidate"] == who]
        if any(p["day"] == day for p in mine):
            return "duplicate"
        this_year = [p for p in mine if p["day"].year == day.year]
        others = [o for o in self.others if o["candidate"] == who and o["day"].year == day.year and o["day"] <= day]
        counted = len(this_year) + (len(others) if self.policy.get("other_premiums_are_moments", True) else 0)
        if counted >= 2:
            return "third_payment_moment"
        cap = self.cap(day)
        if cap is None:
            return "unknown_amount"
        due = sum(
            (u["premium"] for u in self.units if u["candidate"] == who and u["worked"] and max(u["worked"]) <= day), Fraction(0)
        )
        due -= sum(p["paid"] + p["written_off"] for p in mine)
        if due <= 0:
            return "nothing_due"
        room = max(Fraction(0), cap[0] - sum(p["paid"] for p in this_year) - sum(o["amount"] for o in others))
        if room == 0:
            return "no_room"
        paid = min(due, room)
        forfeit = self.policy.get("above_cap", "hold") == "forfeit"
        self.payments.append(
            {"candidate": who, "day": day, "due": due, "room": room, "paid": paid,
             "left": Fraction(0) if forfeit else due - paid, "written_off": due - paid if forfeit else Fraction(0)}
        )  # fmt: skip
        return None

    # sums

    def make_units(self) -> list[dict]:
        units: dict[tuple, dict] = {}
        for kind, rows in (("hours", self.hours), ("travel", self.travel), ("costs", self.costs)):
            for row in rows:
                day = row["day"]
                key = (row["name"], day.isocalendar()[:2], day.month)
                unit = units.setdefault(
                    key, {"name": row["name"], "month": (day.year, day.month), "hours": [], "travel": [], "costs": []}
                )
                unit[kind].append(row)
        return [self.settle(unit) for unit in units.values()]

    def settle(self, unit: dict) -> dict:
        placement = self.named(unit["name"])
        minutes = sum(h["minutes"] for h in unit["hours"])
        turnover = half_up(Fraction(minutes) * placement["tariff"] / 60)
        premium = half_up(sum((h["minutes"] * h["rate"] / 60 for h in unit["hours"]), Fraction(0)))
        travel = sum((t["amount"] for t in unit["travel"]), Fraction(0))
        costs = sum((c["amount"] for c in unit["costs"]), Fraction(0))
        percentage = policy_amount(self.policy.get("administration_percentage", "0")) / 100
        net = turnover - premium - travel - costs
        if self.policy.get("administration_base", "net_turnover") == "tariff":
            administration = half_up(turnover * percentage)
        else:
            administration = Fraction(0) if net < 0 else half_up(net * percentage)
        return {
            "name": unit["name"], "candidate": placement["candidate"], "month": unit["month"],
            "worked": [h["day"] for h in unit["hours"]], "minutes": minutes, "turnover": turnover, "premium": premium,
            "travel": travel, "other_costs": costs, "administration": administration, "remainder": net - administration,
        }  # fmt: skip

    def summed(self, units: list[dict]) -> dict:
        parts = ("turnover", "premium", "travel", "other_costs", "administration", "remainder")
        return {
            "minutes": int(sum(u["minutes"] for u in units)),
            **{part: text_of(sum((u[part] for u in units), Fraction(0))) for part in parts},
        }

    def document(self) -> dict:
        placements = {}
        for p in self.placements:
            mine = [u for u in self.units if u["name"] == p["name"]]
            placements[p["name"]] = {"last_day": p["last_day"].isoformat(), **self.summed(mine)}
        periods = {}
        for year, month in {u["month"] for u in self.units}:
            half = [u for u in self.units if u["month"][0] == year and (u["month"][1] <= 6) == (month <= 6)]
            periods[f"{year:04}-{month:02}"] = self.summed([u for u in self.units if u["month"] == (year, month)])
            periods[f"{year:04}H{1 if month <= 6 else 2}"] = self.summed(half)
        candidates = {}
        for who in {p["candidate"] for p in self.placements}:
            years = {h["day"].year for h in self.hours if h["candidate"] == who}
            years |= {x["day"].year for x in self.payments + self.others if x["candidate"] == who}
            if years:
                candidates[who] = {f"{year:04}": self.year(who, year) for year in years}
        order = ["policy.toml", *FILES]
        listed = sorted(self.refusals, key=lambda r: (order.index(r[0]), r[1] or 0))
        return {
            "placements": placements,
            "periods": periods,
            "candidates": candidates,
            "refusals": [{"file": file, "row": row, "code": code} for file, row, code in listed],
        }

    def year(self, who: str, year: int) -> dict:
        payments = [p for p in self.payments if p["candidate"] == who and p["day"].year == year]
        worked = [u for u in self.units if u["candidate"] == who and u["month"][0] == year]
        others = [o for o in self.others if o["candidate"] == who and o["day"].year == year]
        cap = self.cap(max((p["day"] for p in payments), default=date(year, 12, 31)))
        found = {
            "earned": text_of(sum((u["premium"] for u in worked), Fraction(0))),
            "paid": text_of(sum((p["paid"] for p in payments), Fraction(0))),
            "other_premiums": text_of(sum((o["amount"] for o in others), Fraction(0))),
            "cap": None if cap is None else text_of(cap[0]),
            "payments": [
                {"date": p["day"].isoformat(), **{k: text_of(p[k]) for k in ("due", "room", "paid", "left", "written_off")}}
                for p in payments
            ],
        }
        if cap is not None and cap[1]:
            found["cap_unconfirmed_since"] = cap[1]
        return found
