"""`flexbot amounts add`, with the real command: what cannot be meant is not entered, and no day is confirmed unasked."""

import json
import os
from subprocess import CompletedProcess

import pytest
from sqlalchemy import text

from tests.commands import flexbot
from tests.office.conftest import Desk

CAP = "premium_cap_per_calendar_year"


def adds(desk: Desk, since: str, amount: str, *more: str, series: str = CAP) -> "CompletedProcess[str]":
    """The command, with a source."""
    environment = os.environ | {"FLEXBOT_DATABASE": desk.url}
    return flexbot("amounts", "add", series, since, amount, "--source", "Stcrt.", *more, environment=environment)


async def test_the_days_between_can_still_be_entered(desk: Desk) -> None:
    """A row of January says that July is missing, and July is then taken."""
    january = adds(desk, "2027-01-01", "3500")
    assert january.returncode == 0, january.stderr
    assert "confirmed until 2027-06-30" in january.stdout
    assert "nobody entered an amount for 2026-07-01 until 2026-12-31" in january.stdout
    july = adds(desk, "2026-07-01", "3450")
    assert (july.returncode, july.stdout) == (0, f"{CAP}: 3450 since 2026-07-01, confirmed until 2027-06-30\n"), july.stderr
    again = adds(desk, "2026-07-01", "3451")
    assert (again.returncode, again.stderr.count("\n")) == (1, 1)
    assert "is confirmed already" in again.stderr
    assert await desk.ask("SELECT valid_from, amount FROM amount_row ORDER BY 1") == [
        ("2026-07-01", "3450"),
        ("2027-01-01", "3500"),
    ]


@pytest.mark.parametrize(
    ("since", "amount", "code", "said"),
    [
        ("20270701", "3500", 2, "write the date as 2027-01-01"),
        ("2027-W26-4", "3500", 2, "write the date as 2027-01-01"),
        ("9999-01-01", "3500", 1, "is too far ahead"),
        ("2027-01-01", "0", 1, "is above 0"),
        ("2027-01-01", "3600.555", 1, "whole cents"),
        ("2027-01-01", "35000", 1, "is too far from the 3398 since 2026-01-01"),
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
    assert "--even-so" in adds(desk, "2027-01-01", "35000").stderr
    done = adds(desk, "2027-01-01", "35000", "--even-so")
    assert (done.returncode, done.stderr) == (0, "")
    assert await desk.ask("SELECT amount FROM amount_row") == [("35000",)]


async def test_the_trail_of_each_municipality_states_it(desk: Desk) -> None:
    """Also of one that comes later. Then an amount that somebody changes behind the house's back is found."""
    desk.lay_all()
    assert not (await desk.brings()).faults
    assert adds(desk, "2027-01-01", "3500").returncode == 0
    (desk.folder / "later").mkdir()
    later = desk.lay("later/policy.toml", 'municipality = "Gemeente Laterstad"\n')
    environment = os.environ | {"FLEXBOT_DATABASE": desk.url}
    came = flexbot("import", str(later), environment=environment)
    assert came.returncode == 0, came.stderr
    stated = "SELECT change FROM trail WHERE deed = 'amount stated' ORDER BY municipality"
    told = [json.loads(change) for (change,) in await desk.ask(stated)]
    assert told == [{"series": CAP, "since": "2027-01-01", "amount": "3500", "source": "Stcrt."}] * 2
    sound = flexbot("verify", environment=environment)
    assert sound.returncode == 0, sound.stdout
    async with desk.database.begin() as tx:
        await tx.execute(text("UPDATE amount_row SET amount = '4500'"))
    found = flexbot("verify", environment=environment)
    assert found.returncode == 1
    assert (
        "series premium_cap_per_calendar_year, since 2027-01-01, amount 3500, source Stcrt.: deed without effect" in found.stderr
    )
