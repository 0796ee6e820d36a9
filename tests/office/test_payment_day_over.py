"""Premium is never booked on a day that is over: what counts is the year and the amount on the day of payment."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from core.rules.money.pay_runs import RunKind
from office.database import Refused
from office.payments.command import Asked, pay
from tests.office.conftest import Desk
from tests.office.offices import office_desk  # noqa: F401  (the fixture)
from tests.office.paying import NAME, NOW, agreed, does, lay_accounts, lines_of_c2, said

IN_JANUARY = datetime(2027, 1, 4, 9, tzinfo=UTC)
OVER = "2026-12-31 is over, and premium counts on the day on which it is paid: run it anew with --moment 2027-01-04"
RUNS = "SELECT day, state FROM pay_run ORDER BY id"


async def test_a_day_that_is_over_is_refused_with_the_day_to_use(desk: Desk, tmp_path: Path) -> None:
    """One line, at every step; nothing is written, also no list to look at. The day itself, until midnight in Amsterdam, is not over."""
    await desk.brings()
    out, accounts = tmp_path / "out", lay_accounts(desk)
    for how in ({}, {"by": "K1"}, {"by": "K1", "approve": "K2"}, {"accounts": accounts}):
        with pytest.raises(Refused) as refused:
            await does(desk, out, IN_JANUARY, **how)
        assert refused.value.lines == (OVER,), how
    assert await desk.ask(RUNS) == []
    assert not out.exists()
    assert await does(desk, out, datetime(2026, 12, 31, 22, 59, tzinfo=UTC), by="K1")


async def test_approved_before_its_day_and_not_made_by_then(desk: Desk, tmp_path: Path) -> None:
    """No file, no payment, no approval after that day; a proposal for today takes its place, and the payment is one of the new year."""
    await desk.brings()
    await agreed(desk, "2026-12-31", "2027-06-30")
    out, accounts = tmp_path / "out", lay_accounts(desk)
    await does(desk, out, by="K1", approve="K2")
    with pytest.raises(Refused) as refused:
        await does(desk, out, IN_JANUARY, accounts=accounts)
    assert refused.value.lines == (OVER,)
    assert await desk.ask("SELECT count(*) FROM payment") == [(0,)]
    assert not (out / f"{NAME}.xml").exists()
    today = Asked(RunKind.PREMIUM, date(2027, 1, 4), out, by="K1", approve="K2", accounts=accounts)
    await pay(desk.database, today, IN_JANUARY)
    assert [(str(day), state) for day, state in await desk.ask(RUNS)] == [("2026-12-31", "replaced"), ("2027-01-04", "made")]
    paid = await desk.ask(
        "SELECT p.ref, y.year, y.paid_on, y.cents FROM payment y JOIN person p ON p.id = y.candidate ORDER BY 1"
    )
    assert [(ref, year, str(day), cents) for ref, year, day, cents in paid] == [
        ("C1", 2027, "2027-01-04", 1150),
        ("C2", 2027, "2027-01-04", 2350),
    ]
    made = out / "payments-premium-2027-01-04-gemeente-proefstad.xml"
    assert said(made) == ["2", "35.00", "11.50", "23.50"]
    assert b"<ReqdExctnDt><Dt>2027-01-04</Dt></ReqdExctnDt>" in made.read_bytes()
    assert not [row for row in await lines_of_c2(desk) if row["why"] == "chosen_later"], "31 December was agreed and is not paid"


async def test_the_file_that_was_made_in_time_can_be_made_again(desk: Desk, tmp_path: Path) -> None:
    """After its day too, byte for byte, and nothing is paid twice."""
    await desk.brings()
    out, accounts = tmp_path / "out", lay_accounts(desk)
    await does(desk, out, by="K1", approve="K2", accounts=accounts)
    first = (out / f"{NAME}.xml").read_bytes()
    (out / f"{NAME}.xml").unlink()
    await does(desk, out, IN_JANUARY, by="K1", approve="K2", accounts=accounts)
    assert (out / f"{NAME}.xml").read_bytes() == first
    assert await desk.ask("SELECT count(*), sum(cents) FROM payment") == [(2, 3500)]


async def test_travel_of_a_month_is_paid_after_it(desk: Desk, tmp_path: Path) -> None:
    """A month is over when its travel is paid: that is no day of payment."""
    await desk.brings()
    assert await pay(desk.database, Asked(RunKind.TRAVEL, date(2026, 10, 31), tmp_path), NOW)
