"""Who has a place of a job on a day, and which number the next one gets: with UNIQUE (job, seat) no place is ever filled twice."""

from datetime import date
from decimal import Decimal

import pytest

from core.store.matching.jobs import Job, Seat

TODAY = date(2026, 11, 23)
OVER, RUNS = date(2026, 11, 20), date(2026, 12, 18)


def job(places: int, *last_days: date, ends_on: date | None = None) -> Job:
    """Work on which people were placed in this order, each until a day."""
    return Job(
        id=1,
        municipality=1,
        employer=1,
        employer_name="Drukkerij De Punt",
        site=None,
        title="Folders vouwen",
        tasks="",
        needs="",
        place="Kade 12",
        report_to="",
        starts_on=date(2026, 11, 2),
        ends_on=ends_on,
        minutes_per_week=360,
        tariff=Decimal("18.50"),
        places=places,
        seats=tuple(Seat(n, 1, n, last) for n, last in enumerate(last_days, 1)),
        checked=True,
        withdrawn=False,
        kind="",
        helps_with="",
        shifts=(),
    )


@pytest.mark.parametrize(
    ("places", "last_days", "free", "seat"),
    [
        (1, (), 1, 1),
        (1, (RUNS,), 0, 1),
        (1, (TODAY,), 0, 1),
        (1, (OVER,), 1, 2),
        (1, (OVER, RUNS), 0, 2),
        (2, (RUNS,), 1, 2),
        (2, (OVER, RUNS), 1, 3),
        (2, (RUNS, OVER, RUNS), 0, 3),
        (1, (RUNS, RUNS), 0, 2),
    ],
)
def test_a_free_place_gets_a_new_number_and_a_filled_one_the_last_that_was_given(
    places: int, last_days: tuple[date, ...], free: int, seat: int
) -> None:
    """Where nothing is free the number is in use, so that the database refuses it even when nobody asked first."""
    one = job(places, *last_days)
    assert (one.free_on(TODAY), one.next_seat(TODAY)) == (free, seat)
    assert (one.next_seat(TODAY) in {had.number for had in one.seats}) is (free == 0)


def test_what_is_over_stays_as_it_was() -> None:
    """Who worked until the last day of the job still has the place afterwards; who stopped before it has not."""
    assert job(2, OVER, ends_on=OVER).free_on(TODAY) == 1
    assert job(2, date(2026, 11, 13), ends_on=OVER).free_on(TODAY) == 2
