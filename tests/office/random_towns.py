"""Municipalities as they come: people at work with travel and other costs, what is paid, and what is mended after it was settled."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import strategies as st

FIRST, LENGTH = date(2026, 3, 2), 150
"""A Monday; the work goes on until 30 July, past the end of a half year."""
LAST = FIRST + timedelta(days=LENGTH)
PER_KM = Decimal("0.23")
PEOPLE = "person,role,first_name,last_name,language,birth_date,contact,employer,stand_in\n"
STAFF = "K1,consultant,Karin,Smit,nl,,,,\nK2,consultant,Mark,Jansen,nl,,,,\n"
POLICY = """municipality = "Gemeente Willekeur"
premium_per_hour = [[2024-01-01, "{rate}"{source}]]
travel_per_km = [[2024-01-01, "0.23"{source}]]
tariff_floor_per_hour = [[2024-01-01, "12.00"{source}]]
terms = "always_6"
"""


@dataclass(frozen=True)
class Claim:
    """Travel of a day: kilometres, or else the ticket in cents."""

    kilometres: Decimal | None
    ticket: int

    @property
    def cents(self) -> int:
        """What is refunded: 23 cents a kilometre, half a cent being one."""
        if self.kilometres is None:
            return self.ticket
        return int((self.kilometres * PER_KM * 100).quantize(Decimal(1), ROUND_HALF_UP))


@dataclass(frozen=True)
class Work:
    """One placement: its tariff, minutes and travel by day, other costs by day (cents), and what all of that is after mending."""

    tariff: Decimal
    hours: dict[date, int]
    travel: dict[date, Claim]
    costs: tuple[tuple[date, int], ...]
    mended_hours: dict[date, int]
    mended_travel: dict[date, Claim]
    taken_back: frozenset[int]

    @property
    def later_costs(self) -> list[tuple[date, int]]:
        """The costs that stand after some of them were taken back."""
        return [cost for number, cost in enumerate(self.costs, 1) if number not in self.taken_back]

    @property
    def later_hours(self) -> dict[date, int]:
        """The hours after mending; a day of 0 was not worked after all."""
        return self.hours | self.mended_hours

    @property
    def later_travel(self) -> dict[date, Claim]:
        """Travel after mending, as far as the day was worked."""
        return {day: claim for day, claim in (self.travel | self.mended_travel).items() if self.later_hours[day] and claim.cents}


@dataclass(frozen=True)
class Town:
    """A municipality's decisions, who works there, the premium's payment day, and the parts of invoices that are paid (of 4)."""

    rate: str
    base: str
    percentage: str
    vat: str
    cap: str
    above_cap: str
    nvsi: bool
    works: tuple[Work, ...]
    paid_on: date
    parts_paid: tuple[int, ...]

    def for_import(self) -> dict[str, str]:
        """The files that are brought into the database; travel and costs come there by deeds."""
        dated = '{} = [[2024-01-01, "{}", "besluit"]]\n'
        policy = POLICY.format(rate=self.rate, source=', "besluit"') + f'above_cap = "{self.above_cap}"\n'
        policy += dated.format("administration_percentage", self.percentage) + dated.format("administration_base", self.base)
        policy += dated.format("creditor", "nvsi" if self.nvsi else "municipality")
        policy += dated.format("vat_percentage", self.vat) if self.vat else ""
        policy += dated.format("premium_cap_per_calendar_year", self.cap) if self.cap else ""
        numbered = list(enumerate(self.works, 1))
        return {
            "policy.toml": policy,
            "employers.csv": "employer,name\nE1,De Punt\nE2,De Komma\n",
            "people.csv": PEOPLE + STAFF + "".join(f"C{n},candidate,Amina,Bakker,nl,1974-05-03,K1,,\n" for n, _ in numbered),
            "jobs.csv": "job,employer,title,place,start,hours_per_week,tariff,places,monday\n"
            + "".join(f'J{n},E{1 + n % 2},Inpakken,"Kade 12",{FIRST},20,{work.tariff},1,\n' for n, work in numbered),
            "placements.csv": "placement,candidate,job,hours_per_week,start,end,tariff\n"
            + "".join(f"P{n},C{n},J{n},20,{FIRST},{LAST},{work.tariff}\n" for n, work in numbered),
            "hours.csv": _hours({n: work.hours for n, work in numbered}),
        }

    def for_calculate(self, *, mended: bool) -> dict[str, str]:
        """The same facts as plain files: as they were settled first, with the payments, or as they are after mending."""
        policy = POLICY.format(rate=self.rate, source="") + f'above_cap = "{self.above_cap}"\n'
        policy += f'administration_percentage = "{self.percentage}"\nadministration_base = "{self.base}"\n'
        policy += f'premium_cap_per_calendar_year = [[2024-01-01, "{self.cap}"]]\n' if self.cap else ""
        numbered = list(enumerate(self.works, 1))
        costs = {n: work.later_costs if mended else work.costs for n, work in numbered}
        travel = {n: work.later_travel if mended else work.travel for n, work in numbered}
        return {
            "policy.toml": policy,
            "placements.csv": "placement,candidate,employer,job,birth_date,wage_subsidy_group,hours_per_week,start,end,tariff,extended\n"
            + "".join(f"P{n},C{n},E,J{n},1974-05-03,,20,{FIRST},{LAST},{work.tariff},\n" for n, work in numbered),
            "hours.csv": _hours({n: work.later_hours if mended else work.hours for n, work in numbered}),
            "travel.csv": "placement,date,kilometres,amount\n"
            + "".join(
                f"P{n},{day},{claim.kilometres or ''},{'' if claim.kilometres else _euros(claim.ticket)}\n"
                for n, claims in travel.items()
                for day, claim in claims.items()
            ),
            "costs.csv": "placement,date,description,amount\n"
            + "".join(f"P{n},{day},kleding,{_euros(cents)}\n" for n, those in costs.items() for day, cents in those),
            "payments.csv": "candidate,date\n" + ("" if mended else "".join(f"C{n},{self.paid_on}\n" for n, _ in numbered)),
        }


def _hours(of: dict[int, dict[date, int]]) -> str:
    rows = (f"P{n},{day},{minutes}\n" for n, days in of.items() for day, minutes in days.items() if minutes)
    return "placement,date,minutes\n" + "".join(rows)


def _euros(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


_MINUTES = st.integers(1, 600)
_KILOMETRES = st.integers(1, 400).map(lambda tenths: Claim(Decimal(tenths) / 10, 0))
_CLAIMS = st.one_of(_KILOMETRES, st.integers(1, 2500).map(lambda cents: Claim(None, cents)))


def _day(number: int) -> date:
    return FIRST + timedelta(days=number)


@st.composite
def works(draw: st.DrawFn) -> Work:
    """A placement with up to twelve days; some are mended, some stay."""
    days = [_day(n) for n in draw(st.lists(st.integers(0, LENGTH), min_size=1, max_size=12, unique=True))]
    some = st.lists(st.sampled_from(days), max_size=4, unique=True)
    costs = draw(st.lists(st.tuples(st.integers(0, LENGTH).map(_day), st.integers(1, 9000)), max_size=3))
    travelled = draw(some)
    return Work(
        tariff=draw(st.decimals(min_value=15, max_value=30, places=2)),
        hours={day: draw(_MINUTES) for day in days},
        travel={day: draw(_CLAIMS) for day in travelled},
        costs=tuple(costs),
        mended_hours={day: draw(st.integers(0, 600)) for day in draw(some)},
        mended_travel={day: draw(_CLAIMS) for day in travelled if draw(st.booleans())},
        taken_back=frozenset(n for n in range(1, len(costs) + 1) if draw(st.booleans())),
    )


@st.composite
def towns(draw: st.DrawFn) -> Town:
    """A municipality with up to four people at work for two employers."""
    return Town(
        rate=draw(st.sampled_from(["1.50", "2.00", "1.97"])),
        base=draw(st.sampled_from(["net_turnover", "tariff"])),
        percentage=draw(st.sampled_from(["0", "7.5", "10", "33.33", "97"])),
        vat=draw(st.sampled_from(["", "21", "9"])),
        cap=draw(st.sampled_from(["", "20.00", "45.55"])),
        above_cap=draw(st.sampled_from(["hold", "forfeit"])),
        nvsi=draw(st.booleans()),
        works=tuple(draw(st.lists(works(), min_size=1, max_size=4))),
        paid_on=draw(st.sampled_from([date(2026, 6, 30), date(2026, 8, 5)])),
        parts_paid=tuple(draw(st.lists(st.integers(0, 5), min_size=4, max_size=4))),
    )
