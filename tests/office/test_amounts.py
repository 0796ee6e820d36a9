"""`flexbot amounts add`, with the real command: what cannot be meant is not entered, and no day is confirmed unasked."""

import json
import os
from datetime import timedelta
from subprocess import CompletedProcess

import pytest
from sqlalchemy import text

from tests.commands import flexbot
from tests.office import law
from tests.office.conftest import Desk

CAP = "premium_cap_per_calendar_year"
KNOWN = law.series(CAP)
OPEN = KNOWN.unknown_from
NEXT = law.half_year_after(OPEN)
"""The first half year that nobody has entered an amount for, and the one after it."""
SINCE, LAST = KNOWN.rows[-1]
END = law.half_year_after(NEXT) - timedelta(days=1)


def adds(desk: Desk, since: str, amount: str, *more: str, series: str = CAP) -> "CompletedProcess[str]":
    """The command, with a source."""
    environment = os.environ | {"FLEXBOT_DATABASE": desk.url}
    return flexbot("amounts", "add", series, since, amount, "--source", "Stcrt.", *more, environment=environment)


async def test_the_days_between_can_still_be_entered(desk: Desk) -> None:
    """A row of the second half year says that the first is missing, and the first is then taken."""
    later = adds(desk, f"{NEXT}", "3500")
    assert later.returncode == 0, later.stderr
    assert f"confirmed until {END}" in later.stdout
    assert f"nobody entered an amount for {OPEN} until {NEXT - timedelta(days=1)}" in later.stdout
    first = adds(desk, f"{OPEN}", "3450")
    assert (first.returncode, first.stdout) == (0, f"{CAP}: 3450 since {OPEN}, confirmed until {END}\n"), first.stderr
    again = adds(desk, f"{OPEN}", "3451")
    assert (again.returncode, again.stderr.count("\n")) == (1, 1)
    assert "is confirmed already" in again.stderr
    assert await desk.ask("SELECT valid_from, amount FROM amount_row ORDER BY 1") == [(f"{OPEN}", "3450"), (f"{NEXT}", "3500")]


@pytest.mark.parametrize(
    ("since", "amount", "code", "said"),
    [
        ("20270701", "3500", 2, "write the date as 2026-12-31"),
        ("2027-W26-4", "3500", 2, "write the date as 2026-12-31"),
        ("9999-01-01", "3500", 1, "is too far ahead"),
        (f"{NEXT}", "0", 1, "is above 0"),
        (f"{NEXT}", "3600.555", 1, "whole cents"),
        (f"{NEXT}", "35000", 1, f"is too far from the {LAST} since {SINCE}"),
    ],
)
async def test_what_cannot_be_meant(desk: Desk, since: str, amount: str, code: int, said: str) -> None:
    """One line, and nothing is kept: nobody could take it back."""
    done = adds(desk, since, amount)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1)
    assert said in done.stderr
    assert await desk.ask("SELECT count(*) FROM amount_row") == [(0,)]


async def test_a_leap_that_is_right_can_be_entered(desk: Desk) -> None:
    """The refusal says how."""
    assert "--even-so" in adds(desk, f"{NEXT}", "35000").stderr
    done = adds(desk, f"{NEXT}", "35000", "--even-so")
    assert (done.returncode, done.stderr) == (0, "")
    assert await desk.ask("SELECT amount FROM amount_row") == [("35000",)]


async def test_the_trail_of_each_municipality_states_it(desk: Desk) -> None:
    """Also of one that comes later. Then an amount that somebody changes behind the house's back is found."""
    desk.lay_all()
    assert not (await desk.brings()).faults
    assert adds(desk, f"{NEXT}", "3500").returncode == 0
    (desk.folder / "later").mkdir()
    later = desk.lay("later/policy.toml", 'municipality = "Gemeente Laterstad"\n')
    environment = os.environ | {"FLEXBOT_DATABASE": desk.url}
    came = flexbot("import", str(later), environment=environment)
    assert came.returncode == 0, came.stderr
    stated = "SELECT change FROM trail WHERE deed = 'amount stated' ORDER BY municipality"
    told = [json.loads(change) for (change,) in await desk.ask(stated)]
    assert told == [{"series": CAP, "since": f"{NEXT}", "amount": "3500", "source": "Stcrt."}] * 2
    sound = flexbot("verify", environment=environment)
    assert sound.returncode == 0, sound.stdout
    async with desk.database.begin() as tx:
        await tx.execute(text("UPDATE amount_row SET amount = '4500'"))
    found = flexbot("verify", environment=environment)
    assert found.returncode == 1
    assert f"series premium_cap_per_calendar_year, since {NEXT}, amount 3500, source Stcrt.: deed without effect" in found.stderr
