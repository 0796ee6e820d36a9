"""What holds for every calculation, whatever the files say."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from office.calculate.outcome import calculate
from office.calculate.written import as_json
from tests.rules.plain_files import Files

# Fractions: amounts of forty digits come in too, and all must add up to the cent.
PARTS = ("minutes", "turnover", "premium", "travel", "other_costs", "administration", "remainder")
randoms = st.randoms(use_true_random=True)
few = settings(max_examples=60, deadline=None)


@contextmanager
def a_directory() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        yield Path(folder)


def found_in(directory: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads("".join(as_json(calculate(directory))))
    return found


def sums(parts: list[dict[str, Any]]) -> dict[str, Fraction]:
    return {name: sum((Fraction(part[name]) for part in parts), Fraction(0)) for name in PARTS}


@few
@given(randoms)
def test_everything_adds_up(random: Random) -> None:
    """Placements, months and half years have the same sums; each turnover goes somewhere, to the cent; candidates earn the premium."""
    with a_directory() as directory:
        Files(random).write(directory)
        found = found_in(directory)
    by_length = {length: [part for name, part in found["periods"].items() if len(name) == length] for length in (6, 7)}
    assert sums(list(found["placements"].values())) == sums(by_length[6]) == sums(by_length[7])
    for part in [*found["placements"].values(), *found["periods"].values()]:
        assert Fraction(part["turnover"]) == sum(Fraction(part[name]) for name in PARTS[2:])
    earned = sum(Fraction(year["earned"]) for years in found["candidates"].values() for year in years.values())
    assert earned == sums(by_length[7])["premium"]


@few
@given(randoms)
def test_no_year_is_above_its_cap_or_has_three_payments(random: Random) -> None:
    """With other premiums counted up to each payment; what is due is paid, held or written off."""
    with a_directory() as directory:
        Files(random).write(directory)
        found = found_in(directory)
    for years in found["candidates"].values():
        for year in years.values():
            assert len(year["payments"]) <= 2
            assert sum((Fraction(payment["paid"]) for payment in year["payments"]), Fraction(0)) == Fraction(year["paid"])
            for payment in year["payments"]:
                due, room, paid, left, written_off = (
                    Fraction(payment[n]) for n in ("due", "room", "paid", "left", "written_off")
                )
                assert 0 < paid <= room
                assert due == paid + left + written_off
            if year["payments"]:
                assert Fraction(year["payments"][-1]["room"]) <= Fraction(year["cap"])
        paid_out = sum(Fraction(year["paid"]) for year in years.values())
        assert paid_out <= sum(Fraction(year["earned"]) for year in years.values())


@few
@given(randoms)
def test_the_order_of_rows_of_different_days_does_not_matter(random: Random) -> None:
    """Only rows of one placement or candidate on one day stand in each other's way."""
    with a_directory() as directory:
        files = Files(random)
        files.oddness = 0.0
        seen: set[str] = set()
        files.rows["hours.csv"] = [row for row in files.rows["hours.csv"] if not (row[1] in seen or seen.add(row[1]))]
        files.write(directory)
        before = found_in(directory)
        random.shuffle(files.rows["hours.csv"])
        files.write(directory)
        after = found_in(directory)
    codes = [
        sorted((line["file"], line["code"], *line["facts"].items()) for line in found.pop("refusals"))
        for found in (before, after)
    ]
    assert codes[0] == codes[1]
    assert before == after


@few
@given(randoms, st.dates(date(2014, 6, 1), date(2027, 1, 1)))
def test_a_later_rate_never_alters_an_earlier_month(random: Random, since: date) -> None:
    """A new premium rate holds from its date; every month before it stays as it was."""
    with a_directory() as directory:
        files = Files(random)
        files.policy = 'municipality = "M"\ntariff_floor = "advisory"\npremium_per_hour = [[2010-01-01, 2]]\n'
        files.write(directory)
        before = found_in(directory)["periods"]
        (directory / "policy.toml").write_text(files.policy.replace("2]]", f"2], [{since}, 3]]"))
        after = found_in(directory)["periods"]
    assert list(before) == list(after)
    for name, part in before.items():
        if len(name) == 7 and name < f"{since:%Y-%m}":
            assert after[name] == part
        assert Fraction(after[name]["premium"]) >= Fraction(part["premium"])
