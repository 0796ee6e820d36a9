"""What the tests of plans of premium have in common."""

from datetime import date, timedelta

from hypothesis import strategies as st

from core.rules.amounts import PREMIUM_CAP, statutory
from core.rules.money.planner import DueUnit

LAW = statutory()[PREMIUM_CAP]
DAY = timedelta(days=1)


def weekly(first: date, weeks: int, premium: int) -> list[DueUnit]:
    """A unit of the same premium each week."""
    return [DueUnit(first + 7 * n * DAY, premium) for n in range(weeks)]


TODAY = date(2026, 12, 20)
LAST = date(2027, 1, 16)
near = st.dates(TODAY - 3 * DAY, LAST + 3 * DAY)
units_near = st.lists(st.builds(DueUnit, near, st.integers(-5, 40)), max_size=6)
caps_near = st.lists(st.tuples(near, st.integers(0, 60)), min_size=1, max_size=3)
past = st.lists(st.dates(date(2026, 12, 1), TODAY), max_size=2, unique=True)
