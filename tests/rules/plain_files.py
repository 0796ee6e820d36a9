"""Directories of plain files for `flexbot calculate`, made at random: mostly sensible, with something odd here and there."""

import csv
import io
from datetime import date, timedelta
from pathlib import Path
from random import Random

HEADERS = {
    "placements.csv": "placement,candidate,employer,job,birth_date,wage_subsidy_group,hours_per_week,start,end,tariff,extended",
    "hours.csv": "placement,date,minutes",
    "travel.csv": "placement,date,kilometres,amount",
    "costs.csv": "placement,date,description,amount",
    "other_premiums.csv": "candidate,date,amount",
    "payments.csv": "candidate,date",
}
ERAS = [
    date(2014, 9, 1),
    date(2016, 11, 25),
    date(2017, 1, 1),
    date(2017, 9, 20),
    date(2022, 10, 1),
    date(2023, 12, 1),
    date(2026, 2, 1),
]
ODD_DATES = [
    "",
    "2017-1-5",
    "2017-02-30",
    "20170105",
    "2017-W01-1",
    "٢٠١٧-٠١-٠٥",
    "0000-01-01",
    "9999-12-31",
    "0001-01-01",
    "17-01-05",
]
ODD_NUMBERS = [
    "",
    "1e3",
    "+5",
    "٣",
    "5.",
    ".5",
    "-0",
    "-5",
    "60.0",
    "007",
    "0",
    "0.00",
    "1.005",
    "1441",
    "1_0",
    "１２",
    "NaN",
    "9" * 40,
]
ODD_NAMES = ["", "P9", "p1", "C9", "Ñandú", "a\nb"]


class Files:
    """One directory's files, as rows of cells, and the policy as text."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.era = random.choice(ERAS)
        self.oddness = random.choice([0.0, 0.01, 0.05])
        self.starts: dict[str, date] = {}
        self.policy = self._policy()
        self.rows: dict[str, list[list[str]]] = {}
        for file, row, counts in (
            ("placements.csv", self._placement, [0, 1, 3, 7, 9]),
            ("hours.csv", self._hours, [0, 5, 40, 120]),
            ("travel.csv", self._travel, [0, 4, 25]),
            ("costs.csv", self._cost, [0, 3, 10]),
            ("other_premiums.csv", self._other_premium, [0, 0, 2, 5]),
            ("payments.csv", self._payment, [0, 2, 8, 14]),
        ):
            self.rows[file] = [row() for _ in range(random.choice(counts))]

    def write(self, directory: Path) -> None:
        """Put the files into a directory; optional ones without rows are sometimes left out."""
        (directory / "policy.toml").write_text(self.policy, "utf-8")
        for file, rows in self.rows.items():
            path = directory / file
            path.unlink(missing_ok=True)
            if rows or file == "placements.csv" or self.random.random() < 0.5:
                path.write_bytes(self._csv(HEADERS[file].split(","), rows).encode("utf-8"))

    def _csv(self, header: list[str], rows: list[list[str]]) -> str:
        random, out = self.random, io.StringIO(newline="")
        writer = csv.writer(
            out, lineterminator=random.choice(["\n", "\r\n"]), quoting=random.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
        )
        order = list(range(len(header)))
        extra = random.random() < 0.2
        if random.random() < 0.2:
            random.shuffle(order)
        writer.writerow([f" {header[n]} " if random.random() < 0.02 else header[n] for n in order] + ["remark"] * extra)
        for row in rows:
            cells = [row[n] for n in order] + ["x"] * extra
            if random.random() < self.oddness:
                cells = random.choice([cells[:-1], [*cells, ""], [*cells, "y"], ["", " "], [f" {cell}\t" for cell in cells]])
            if random.random() < self.oddness:
                out.write(random.choice(["\n", "  \n", ",\n"]))
            writer.writerow(cells)
        return random.choice(["", "\ufeff"]) + out.getvalue()

    def _policy(self) -> str:
        random = self.random
        optional = {
            "above_cap": ['"hold"', '"forfeit"'],
            "administration_percentage": ['"12.5"', "7", "33.333", '"0"', "100"],
            "administration_base": ['"net_turnover"', '"tariff"'],
            "travel_per_km": [self._dated("0.19", "0.215", "0.2")],
            "terms": ['"by_hours"', '"always_3"', '"always_6"', '"3_plus_3"'],
            "at_28_hours": ['"short"', '"long"'],
            "sum_simultaneous": ["true", "false"],
            "tariff_floor_per_hour": [self._dated("11.50", "12.305", "13.4", "15")],
            "tariff_floor": ['"hard"', '"advisory"'],
            "term_resets_after_months": ["12", "1", "0", "3"],
            "other_premiums_are_moments": ["true", "false"],
            "premium_cap_per_calendar_year": [self._dated("5", "40", "300.5", "2392", "3398", "9000")],
            "minimum_age": ["27", "30", "18"],
        }
        lines = ['municipality = "M"', f"premium_per_hour = {self._dated('2.00', '1.5', '1.755', '0', early=True)}"]
        chosen = {key: random.choice(values) for key, values in optional.items() if random.random() < 0.4}
        if random.random() < 0.7:
            chosen |= {"tariff_floor_per_hour": f'[[2010-01-01, "11.75"], [{self.era + timedelta(days=50)}, "12.35"]]'}
        if random.random() < 0.3:
            chosen["premium_cap_per_calendar_year"] = self._dated("5", "20", "60", early=True)
        lines += [f"{key} = {value}" for key, value in chosen.items()]
        return "\n".join(lines) + "\n"

    def _dated(self, *amounts: str, early: bool = False) -> str:
        random = self.random
        days = [self.era + timedelta(days=random.randint(-100, 200)) for _ in range(random.randint(0 if not early else 1, 3))]
        if early and random.random() < 0.9:
            days.append(date(2010, 1, 1))
        if days and random.random() < 0.3:
            days.append(days[0])
        quote = random.choice(["", '"'])
        return "[" + ", ".join(f"[{day}, {quote}{random.choice(amounts)}{quote}]" for day in days) + "]"

    def _odd(self, cell: str, odd: list[str]) -> str:
        return self.random.choice(odd) if self.random.random() < self.oddness else cell

    def _day(self, around: date | None = None) -> str:
        random = self.random
        spread = random.choice([3, 12, 60, 400])
        start = around or (random.choice([*self.starts.values()]) if self.starts else self.era)
        return self._odd((start + timedelta(days=random.randint(-2, spread))).isoformat(), ODD_DATES)

    def _number(self, *values: str) -> str:
        return self._odd(self.random.choice(values), ODD_NUMBERS)

    def _amount(self) -> str:
        return self._number("0.01", "3.5", "17.99", "120", "1000.00", "12.345")

    def _name(self) -> str:
        return self._odd(f"P{self.random.randint(0, max(0, len(self.starts) - 1))}", ODD_NAMES)

    def _candidate(self) -> str:
        return self._odd(f"C{self.random.randint(0, 1)}", ODD_NAMES)

    def _placement(self) -> list[str]:
        random, number = self.random, len(self.starts)
        start = self.era + timedelta(days=random.choice([0, 30, 90, 200]) + random.randint(0, 40))
        self.starts[f"P{number}"] = start
        end = start + timedelta(days=random.choice([-1, 0, 5, 60, 200])) if random.random() < 0.5 else None
        birth = start.replace(year=start.year - random.choice([27, 28, 30, 40, 40, 40]), day=min(start.day, 28)) + timedelta(
            days=random.randint(-2, 2)
        )
        return [
            self._odd(f"P{number}", ["P0", ""]),
            self._candidate(),
            random.choice(["E0", "E1"]),
            random.choice(["J0", "J0", "J1"]),
            self._odd(birth.isoformat(), [*ODD_DATES, "1992-02-29"]),
            self._odd(random.choice(["", "", "yes"]), ["no", "Yes", "1"]),
            self._number("12", "14", "16", "28", "27.99", "28.01", "32"),
            self._odd(start.isoformat(), ODD_DATES),
            self._odd(end.isoformat() if end else "", ODD_DATES),
            self._number("12.30", "12.305", "13.75", "11.75", "15", "15.25", "16.2", "20"),
            self._odd(random.choice(["", "yes"]), ["no"]),
        ]

    def _hours(self) -> list[str]:
        name = self._name()
        minutes = self._number("480", "485", "61", "1", "700", "1440", "333")
        return [name, self._day(self.starts.get(name)), minutes]

    def _travel(self) -> list[str]:
        random = self.random
        hours = self.rows["hours.csv"]
        name, day = random.choice(hours)[:2] if hours and random.random() < 0.8 else (self._name(), self._day())
        km, amount = random.choice([("12.5", ""), ("7", ""), ("0.013", ""), ("", "4.36"), ("", "2.1"), ("1", "1"), ("", "")])
        return [name, day, self._odd(km, ODD_NUMBERS), self._odd(amount, ODD_NUMBERS)]

    def _cost(self) -> list[str]:
        return [self._name(), self._day(), self._odd("shoes", ODD_NAMES), self._amount()]

    def _other_premium(self) -> list[str]:
        return [self._candidate(), self._day(), self._amount()]

    def _payment(self) -> list[str]:
        return [self._candidate(), self._day()]
