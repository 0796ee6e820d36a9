"""`calculate` on small files, against outcomes that were worked out by hand from the page."""

from pathlib import Path

import pytest

from tests.rules.by_hand import caps, days, paying, placements, terms, units
from tests.rules.by_hand.case import Case, check

CASES = [*placements.CASES, *terms.CASES, *days.CASES, *units.CASES, *paying.CASES, *caps.CASES]


@pytest.mark.parametrize("case", CASES, ids=[case.says for case in CASES])
def test_the_page_says(case: Case, tmp_path: Path) -> None:
    """The refusals are exactly these, in this order, and the amounts are to the cent."""
    check(case, tmp_path)
