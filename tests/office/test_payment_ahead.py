"""A file for the bank that is made ahead of its day: what a municipality may still decide meanwhile."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.actions.verify import Sound, verify
from tests.office.conftest import Desk
from tests.office.offices import office_desk  # noqa: F401  (the fixture)
from tests.office.paying import NAME, does, lay_accounts, lines_of_c2

AFTERWARDS = datetime(2027, 1, 4, 9, tzinfo=UTC)
RATE, ABOVE = '[[2024-01-01, "2.00", "raadsbesluit 12"]]', 'above_cap = "hold"'


async def made_ahead(desk: Desk, out: Path) -> Path:
    """On 21 November the file of 31 December: the file of accounts."""
    await desk.brings()
    accounts = lay_accounts(desk)
    await does(desk, out, by="K1", approve="K2", accounts=accounts)
    return accounts


async def test_a_rate_of_days_that_the_file_cannot_hold_is_taken(desk: Desk, tmp_path: Path) -> None:
    """From the day after the file was made; the file stays the same, also when it is made again after its day, and the books are sound."""
    out = tmp_path / "out"
    accounts = await made_ahead(desk, out)
    before, c2 = (out / f"{NAME}.xml").read_bytes(), await lines_of_c2(desk)
    desk.change("policy.toml", RATE, '[[2024-01-01, "2.00", "raadsbesluit 12"], [2026-11-21, "1.50"]]')
    assert await desk.faults() == [
        "policy.toml: premium_per_hour from 2026-11-21 reaches into what was paid until 2026-11-21: give a later date"
    ]
    desk.change("policy.toml", "2026-11-21", "2026-11-22")
    assert (await desk.brings()).counts[0] == ("decisions of policy", 1, 0, 3)
    await does(desk, out, AFTERWARDS, accounts=accounts)
    assert (out / f"{NAME}.xml").read_bytes() == before
    assert await lines_of_c2(desk) == c2
    async with desk.database.begin() as tx:
        assert isinstance(await verify(tx, []), Sound)


@pytest.mark.parametrize(
    ("before", "decided", "question"),
    [
        (ABOVE, 'above_cap = [[2000-01-01, "hold"], [2026-12-15, "forfeit"]]', "above_cap"),
        (ABOVE, f'{ABOVE}\npremium_cap_per_calendar_year = [[2026-12-15, "20.00"]]', "premium_cap_per_calendar_year"),
        (ABOVE, f"{ABOVE}\nother_premiums_are_moments = [[2026-12-15, false]]", "other_premiums_are_moments"),
    ],
)
async def test_what_counts_on_the_day_of_payment_is_refused_until_that_day(
    desk: Desk, tmp_path: Path, before: str, decided: str, question: str
) -> None:
    """One line says which payment it would change, and from when on it may hold."""
    await made_ahead(desk, tmp_path / "out")
    desk.change("policy.toml", before, decided)
    assert await desk.faults() == [
        f"policy.toml: {question} from 2026-12-15 would change the premium of 2026-12-31, whose file for the bank is made: "
        "leave this row out, or give a date from 2027-01-01 on"
    ]
    desk.change("policy.toml", "2026-12-15", "2027-01-01")
    assert (await desk.brings()).counts[0][:2] == ("decisions of policy", 1)
