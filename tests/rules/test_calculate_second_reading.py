"""`calculate` and an independent, naive reading of the same page find the same in any directory of plain files."""

import json
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from office.calculate.outcome import calculate
from office.calculate.written import as_json
from tests.rules.naive_calculate import naive
from tests.rules.plain_files import Files


@settings(max_examples=300, deadline=None)
@given(st.randoms(use_true_random=True))
def test_both_readings_agree_to_the_cent(random: Random) -> None:
    """Whatever the files hold, both readings give the same sums, payments and refusals, in the same order."""
    with TemporaryDirectory() as folder:
        directory = Path(folder)
        Files(random).write(directory)
        found = json.loads("".join(as_json(calculate(directory))))
        for refusal in found["refusals"]:
            assert all(isinstance(fact, str) for fact in refusal.pop("facts").values())
        assert found == naive(directory)
