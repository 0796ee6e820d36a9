"""The day on which the bank is asked to pay: a working day, and never one before the file is made."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from core.rules.money.pay_runs import RunKind
from office.payments.command import Asked, pay
from tests.office.conftest import Desk
from tests.office.offices import office_desk  # noqa: F401  (the fixture)
from tests.office.paying import ACCOUNTS, claim, lay_accounts


@pytest.mark.parametrize(
    ("kind", "day", "made", "carried_out"),
    [
        (RunKind.TRAVEL, date(2026, 9, 30), "2026-09-29T09:00", "2026-09-30"),
        (RunKind.TRAVEL, date(2026, 9, 30), "2026-10-06T09:00", "2026-10-06"),
        (RunKind.TRAVEL, date(2026, 9, 30), "2026-10-09T22:30", "2026-10-12"),
        (RunKind.TRAVEL, date(2026, 10, 31), "2026-10-30T09:00", "2026-11-02"),
        (RunKind.TRAVEL, date(2026, 11, 30), "2026-12-24T23:30", "2026-12-28"),
        (RunKind.PREMIUM, date(2026, 12, 31), "2026-11-21T09:00", "2026-12-31"),
        (RunKind.PREMIUM, date(2026, 12, 26), "2026-11-21T09:00", "2026-12-28"),
    ],
)
async def test_the_bank_is_asked_to_pay_on_a_working_day(
    desk: Desk, tmp_path: Path, kind: RunKind, day: date, made: str, carried_out: str
) -> None:
    """The run's own day, or the first working day after it and after the file is made, in Dutch time. The file made again a week later is
    the same."""
    await desk.brings()
    await claim(desk, "P1", date(2026, 9, 28), 450)
    only_c1 = "".join(line for line in ACCOUNTS.splitlines(keepends=True) if not line.startswith("C2"))
    accounts = lay_accounts(desk, only_c1 if kind is RunKind.TRAVEL else ACCOUNTS)
    now, file = datetime.fromisoformat(made).replace(tzinfo=UTC), tmp_path / f"payments-{kind}-{day}-gemeente-proefstad.xml"
    asked = Asked(kind, day, tmp_path, by="K1", approve="K2", accounts=accounts)
    await pay(desk.database, asked, now)
    first = file.read_bytes()
    assert f"<ReqdExctnDt><Dt>{carried_out}</Dt></ReqdExctnDt>".encode() in first
    file.unlink()
    await pay(desk.database, asked, now + timedelta(days=7))
    assert file.read_bytes() == first
