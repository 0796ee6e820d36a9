"""Limits from the law and the NVSI: dated amounts, the cap, the floor, and for whom the premium is exempt."""

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import core.rules
from core.rules.amounts import EARNINGS_EXEMPTION, MINIMUM_WAGE, PREMIUM_CAP, TARIFF_FLOOR, Amount, known_amount, statutory
from core.rules.dated import Dated, Row
from core.rules.money.cap import cap_on, looser_than_law
from core.rules.money.tariff import TariffFloor, floor_on, may_charge
from core.rules.people.exemption import may_be_placed
from core.rules.refusals import AmountCode, PlacementCode, Refusal, refuse

LAW = statutory()
CAP, FLOOR, WAGE = LAW[PREMIUM_CAP], LAW[TARIFF_FLOOR], LAW[MINIMUM_WAGE]
NOTHING: Dated[Decimal] = Dated()


def own(*rows: tuple[date, str]) -> Dated[Decimal]:
    return Dated((since, Decimal(value)) for since, value in rows)


def value_on(series: str, day: date) -> Decimal | None:
    amount = known_amount(LAW[series].on(day))
    return amount.value if amount else None


@pytest.mark.parametrize(
    ("series", "day", "value"),
    [
        (PREMIUM_CAP, date(2014, 12, 31), None),
        (PREMIUM_CAP, date(2015, 1, 1), "2339"),
        (PREMIUM_CAP, date(2017, 6, 30), "2392"),
        (PREMIUM_CAP, date(2017, 7, 1), "2404"),
        (PREMIUM_CAP, date(2030, 1, 1), "3398"),
        (EARNINGS_EXEMPTION, date(2024, 8, 1), "269"),
        (MINIMUM_WAGE, date(2023, 12, 31), None),
        (MINIMUM_WAGE, date(2026, 12, 31), "14.99"),
        (MINIMUM_WAGE, date(2027, 1, 1), None),
        (TARIFF_FLOOR, date(2016, 12, 31), "11.75"),
        (TARIFF_FLOOR, date(2017, 12, 31), "12.30"),
        (TARIFF_FLOOR, date(2018, 1, 1), None),
    ],
)
def test_a_dated_amount(series: str, day: date, value: str | None) -> None:
    """Unknown before its first row; after it was last confirmed a ceiling is used and the others are refused."""
    assert value_on(series, day) == (Decimal(value) if value else None)


def test_an_amount_carries_its_row_and_source() -> None:
    """And, past the day until which it is confirmed, since when it is not."""
    assert CAP.on(date(2026, 6, 30)) == Amount(
        PREMIUM_CAP, Decimal("3398"), date(2026, 1, 1), "https://wetten.overheid.nl/BWBR0015703/2026-01-01#Artikel31"
    )
    later = CAP.on(date(2026, 7, 1))
    assert isinstance(later, Amount)
    assert later.unconfirmed_since == date(2026, 7, 1)
    assert WAGE.on(date(2026, 7, 1)).source == "Stcrt. 2026, 16505"


def test_an_unknown_amount_names_the_row_to_enter() -> None:
    """The series, the day, and until when it is known."""
    assert FLOOR.on(date(2018, 1, 1)) == refuse(
        AmountCode.UNKNOWN_AMOUNT, series=TARIFF_FLOOR, date=date(2018, 1, 1), known_until=date(2017, 12, 31)
    )


def test_every_row_has_a_source_and_rises() -> None:
    """All series: a date, an amount above 0, a source; never lower than before."""
    for series in LAW.values():
        rows = list(series.rows)
        assert all(row.value.source and row.value.value > 0 for row in rows)
        assert [row.value.value for row in rows] == sorted(row.value.value for row in rows)
        assert series.certainty in ("A", "B")
        assert series.rows.on(series.known_until) == rows[-1]


def test_an_administrator_adds_a_row() -> None:
    """It holds from its date, is confirmed until the next indexation, and leaves the past as it was."""
    added = CAP.with_row(date(2026, 7, 1), Decimal("3450"), " Stcrt. 2026 ")
    assert not isinstance(added, Refusal)
    assert added.on(date(2026, 7, 1)) == Amount(PREMIUM_CAP, Decimal("3450"), date(2026, 7, 1), "Stcrt. 2026")
    assert added.on(date(2026, 6, 30)) == CAP.on(date(2026, 6, 30))
    assert added.on(date(2027, 1, 1)).unconfirmed_since == date(2027, 1, 1)
    assert CAP.on(date(2026, 7, 1)).value == Decimal("3398")
    floor = FLOOR.with_row(date(2018, 1, 1), Decimal("12.50"), "NVSI")
    assert floor.known_until == date(2018, 12, 31)


@pytest.mark.parametrize(
    ("since", "value", "source", "code"),
    [
        (date(2026, 7, 1), "3450", "", AmountCode.NO_SOURCE),
        (date(2026, 7, 1), "3450", "  \n", AmountCode.NO_SOURCE),
        (date(2026, 7, 1), "-1", "x", AmountCode.NOT_ABOVE_ZERO),
        (date(2026, 7, 1), "0", "x", AmountCode.NOT_ABOVE_ZERO),
        (date(2026, 6, 30), "3450", "x", AmountCode.ALREADY_CONFIRMED),
    ],
)
def test_a_row_that_is_refused(since: date, value: str, source: str, code: AmountCode) -> None:
    """Without a source, not above 0, or on a day that is confirmed already."""
    assert CAP.with_row(since, Decimal(value), source).code == code


def test_a_row_confirms_only_its_own_days() -> None:
    """What nobody entered an amount for stays unconfirmed, or unknown, until somebody does; in whatever order they come."""
    half, year = (date(2026, 7, 1), Decimal("3450"), "a"), (date(2027, 1, 1), Decimal("3500"), "b")
    later = CAP.with_row(*year)
    assert later.on(date(2026, 12, 31)).unconfirmed_since == date(2026, 7, 1)
    assert later.on(date(2026, 12, 31)).value == Decimal("3398")
    assert later.on(date(2027, 1, 1)).unconfirmed_since is None
    assert later.with_row(*half) == CAP.with_row(*half).with_row(*year)
    assert later.with_row(*half).on(date(2026, 12, 31)).unconfirmed_since is None
    assert later.with_row(date(2026, 6, 30), Decimal("3450"), "c").code == AmountCode.ALREADY_CONFIRMED
    assert later.with_row(*year).code == AmountCode.ALREADY_CONFIRMED
    floor = FLOOR.with_row(date(2026, 1, 1), Decimal("17.50"), "NVSI")
    assert floor.on(date(2025, 12, 31)).facts["known_until"] == date(2017, 12, 31)
    assert floor.on(date(2026, 1, 1)).value == Decimal("17.50")
    between = floor.with_row(date(2020, 3, 1), Decimal("14"), "NVSI")
    assert [between.on(day).code for day in (date(2020, 2, 29), date(2021, 1, 1))] == [AmountCode.UNKNOWN_AMOUNT] * 2
    assert between.on(date(2020, 12, 31)).value == Decimal(14)
    assert between.known_until == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("since", "value", "code"),
    [
        (date(2026, 7, 1), "0", AmountCode.NOT_ABOVE_ZERO),
        (date(2026, 7, 1), "3600.555", AmountCode.NO_WHOLE_CENTS),
        (date(2029, 1, 1), "3450", AmountCode.TOO_FAR_AHEAD),
        (date(2026, 7, 1), "34500", AmountCode.TOO_DIFFERENT),
        (date(2026, 7, 1), "345", AmountCode.TOO_DIFFERENT),
    ],
)
def test_what_cannot_be_meant_is_not_entered(since: date, value: str, code: AmountCode) -> None:
    """Nothing takes a row back: so it is looked at before."""
    assert CAP.may_add(since, Decimal(value), date(2026, 11, 30)).code == code


def test_what_can_be_meant_is_entered() -> None:
    """Whole cents, until the end of the year after next."""
    assert CAP.may_add(date(2028, 12, 31), Decimal("3600.50"), date(2026, 11, 30)) is None


@pytest.mark.parametrize(
    ("day", "rows", "value", "source"),
    [
        (date(2017, 1, 1), [], "2392", "https"),
        (date(2017, 1, 1), [(date(2017, 1, 1), "2392")], "2392", "https"),
        (date(2017, 1, 1), [(date(2017, 1, 1), "2391.99")], "2391.99", "municipality"),
        (date(2017, 1, 1), [(date(2017, 1, 2), "1000")], "2392", "https"),
        (date(2019, 1, 1), [(date(2017, 1, 1), "2392"), (date(2018, 1, 1), "3000")], "2500", "https"),
    ],
)
def test_the_cap_is_the_law_s_or_a_lower_one(day: date, rows: list[tuple[date, str]], value: str, source: str) -> None:
    """Where they are equal, the law's decides."""
    cap = cap_on(day, CAP, own(*rows))
    assert isinstance(cap, Amount)
    assert cap.value == Decimal(value)
    assert cap.source.startswith(source)


def test_no_cap_without_the_law() -> None:
    """The municipality's alone is none."""
    assert isinstance(cap_on(date(2014, 12, 31), CAP, own((date(2010, 1, 1), "5"))), Refusal)


def test_a_cap_looser_than_the_law_is_refused() -> None:
    """With the law's and its source; equal is not looser, and before the law is known it cannot be said."""
    looser = looser_than_law(date(2017, 7, 1), Decimal("2404.01"), CAP)
    assert looser is not None
    assert looser.code == AmountCode.CAP_ABOVE_LAW
    assert looser.facts["law"] == Decimal("2404")
    assert looser_than_law(date(2017, 7, 1), Decimal("2404"), CAP) is None
    assert looser_than_law(date(2014, 7, 1), Decimal("9999"), CAP) is None


@pytest.mark.parametrize(
    ("day", "rows", "value"),
    [
        (date(2014, 12, 31), [], None),
        (date(2017, 1, 1), [], "12.30"),
        (date(2017, 1, 1), [(date(2016, 7, 1), "12.00")], "12.30"),
        (date(2017, 1, 1), [(date(2016, 7, 1), "12.50")], "12.50"),
        (date(2018, 1, 1), [], None),
        (date(2018, 1, 1), [(date(2016, 7, 1), "12.00")], "12.00"),
        (date(2024, 1, 1), [], None),
        (date(2024, 1, 1), [(date(2016, 7, 1), "12.00")], "13.27"),
        (date(2024, 1, 1), [(date(2016, 7, 1), "13.28")], "13.28"),
        (date(2027, 1, 1), [(date(2016, 7, 1), "12.00")], "12.00"),
    ],
)
def test_the_floor(day: date, rows: list[tuple[date, str]], value: str | None) -> None:
    """The higher of those that are known, raised to the minimum wage, which alone is none."""
    floor = floor_on(day, FLOOR, own(*rows), WAGE)
    assert (floor.value if floor else None) == (Decimal(value) if value else None)


def test_a_tariff_under_the_floor() -> None:
    """Refused with the floor, its date and its source, whether that is obeyed or only listed; at the floor it is fine."""
    day = date(2017, 2, 1)
    floor = floor_on(day, FLOOR, NOTHING, WAGE)
    low = refuse(
        PlacementCode.TARIFF_BELOW_FLOOR, floor=Decimal("12.30"), since=date(2017, 1, 1), source="REPORT 5.1.8, MANUAL 4a"
    )
    for policy in TariffFloor:
        assert may_charge(Decimal("12.29"), floor, day, policy) == low
        assert may_charge(Decimal("12.30"), floor, day, policy) is None


def test_a_tariff_without_a_known_floor() -> None:
    """Cannot be agreed where the floor is hard; where it is advice, there is none to give."""
    unknown = may_charge(Decimal("99"), None, date(2018, 1, 1), TariffFloor.HARD)
    assert unknown == refuse(AmountCode.UNKNOWN_AMOUNT, series=TARIFF_FLOOR, date=date(2018, 1, 1))
    assert may_charge(Decimal("99"), None, date(2018, 1, 1), TariffFloor.ADVISORY) is None


@pytest.mark.parametrize(
    ("birth", "group", "start", "minimum", "code"),
    [
        (date(1990, 1, 17), False, date(2017, 1, 16), None, PlacementCode.UNDER_27),
        (date(1990, 1, 16), False, date(2017, 1, 16), None, None),
        (date(1990, 1, 16), False, date(2017, 1, 16), 27, None),
        (date(1990, 1, 16), False, date(2017, 1, 16), 28, PlacementCode.UNDER_MINIMUM_AGE),
        (date(2000, 1, 1), True, date(2022, 12, 31), None, PlacementCode.UNDER_27),
        (date(2000, 1, 1), True, date(2023, 1, 1), None, None),
        (date(2000, 1, 1), True, date(2023, 1, 1), 27, PlacementCode.UNDER_MINIMUM_AGE),
        (date(2000, 1, 1), True, date(2023, 1, 1), 23, None),
    ],
)
def test_for_whom_the_premium_is_exempt(
    birth: date, group: bool, start: date, minimum: int | None, code: PlacementCode | None
) -> None:
    """From 27 on; from 2023 also for the target group of wage subsidy; a municipality's minimum age is for everybody."""
    refusal = may_be_placed(birth, group, start, minimum)
    assert (refusal.code if refusal else None) == code


def test_a_birth_date_is_in_no_refusal() -> None:
    """What is told of it ends up in chats and logs."""
    refusal = may_be_placed(date(1995, 5, 5), False, date(2017, 1, 16))
    assert refusal is not None
    assert "1995" not in str(refusal)


@given(
    st.dates(date(2010, 1, 1), date(2040, 1, 1)),
    st.lists(st.tuples(st.dates(date(2010, 1, 1), date(2040, 1, 1)), st.integers(0, 5000))),
)
def test_no_policy_is_looser_than_the_law(day: date, rows: list[tuple[date, int]]) -> None:
    """Whatever a municipality enters."""
    cap = cap_on(day, CAP, Dated((since, Decimal(value)) for since, value in rows))
    law = CAP.on(day)
    assert isinstance(cap, Refusal) is isinstance(law, Refusal)
    assert isinstance(cap, Refusal) or cap.value <= law.value


def test_rows_in_any_order_hold_from_their_date() -> None:
    """Of two rows of one date the last holds; an added row replaces one of its date; none before the first."""
    rows = Dated([(date(2017, 3, 1), "c"), (date(2017, 1, 1), "a"), (date(2017, 2, 1), "x"), (date(2017, 2, 1), "b")])
    assert rows.on(date(2016, 12, 31)) is None
    assert [rows.on(date(2017, month, 1)).value for month in (1, 2, 3, 4)] == ["a", "b", "c", "c"]
    assert rows.on(date(2017, 2, 28)) == Row(date(2017, 2, 1), "b")
    changed = rows.with_row(date(2017, 2, 1), "B")
    assert [row.value for row in changed] == ["a", "B", "c"]
    assert [row.value for row in rows] == ["a", "b", "c"]
    assert len(rows) == 3
    assert rows == Dated(iter([(row.since, row.value) for row in rows]))
    assert hash(rows) == hash(Dated([(row.since, row.value) for row in rows]))


def test_the_data_names_no_more_than_the_rules_read() -> None:
    """Every table of the data file is a series, and every row of it is in it."""
    path = Path(core.rules.__path__[0]) / "data" / "amounts.toml"
    data = tomllib.loads(path.read_text("utf-8"))
    assert {name: len(table["rows"]) for name, table in data.items()} == {name: len(series.rows) for name, series in LAW.items()}
