"""One proposes and another approves: what changed meanwhile is proposed anew, and it is all or nothing."""

from pathlib import Path

import pytest

import office.payments.command as command
from office.database import Refused
from tests.office.conftest import Desk
from tests.office.offices import office_desk  # noqa: F401  (the fixture)
from tests.office.paying import does, lay_accounts


async def test_what_changed_after_the_proposal_is_proposed_anew(desk: Desk, tmp_path: Path) -> None:
    """More hours came in between proposal and approval: the approval is refused, and a new proposal takes its place."""
    await desk.brings()
    await does(desk, tmp_path / "out", by="K1")
    desk.lay("hours.csv", "placement,date,minutes\nP1,2026-10-05,60\n")
    await desk.brings()
    with pytest.raises(Refused, match="no longer what is due"):
        await does(desk, tmp_path / "out", approve="K2")
    said_now = await does(desk, tmp_path / "out", by="K1", approve="K2")
    assert said_now[-1].startswith("Gemeente Proefstad: 2 payments, 37.00 euros (approved")


async def test_proposing_and_approving_at_once_is_all_or_nothing(desk: Desk, tmp_path: Path) -> None:
    """The same person for both, somebody who may not, accounts that cannot be read: refused, and nothing is proposed."""
    desk.lay_all()
    await desk.brings()
    accounts = lay_accounts(desk)
    for approve, file in (("K1", accounts), ("C1", accounts), ("nobody", accounts), ("K2", tmp_path / "none.csv")):
        with pytest.raises(Refused):
            await does(desk, tmp_path / "out", by="K1", approve=approve, accounts=file)
        assert await desk.ask("SELECT count(*) FROM pay_run") == [(0,)], approve
    assert await does(desk, tmp_path / "out", by="K1", approve="K2")
    assert await desk.ask("SELECT state FROM pay_run") == [("approved",)]


async def test_who_approved_is_said_to_whoever_did_not(desk: Desk, tmp_path: Path) -> None:
    """The proposer who approves after somebody else did hears so; whoever did may say it again."""
    desk.lay_all()
    await desk.brings()
    await does(desk, tmp_path / "out", by="K1", approve="K2")
    with pytest.raises(Refused, match="K2 approved it already"):
        await does(desk, tmp_path / "out", approve="K1")
    assert await does(desk, tmp_path / "out", approve="K2")


async def test_a_batch_that_pays_nobody_is_not_proposed(desk: Desk, tmp_path: Path) -> None:
    """There would be nothing to approve, and no file for the bank."""
    desk.lay_all()
    (desk.folder / "hours.csv").unlink()
    await desk.brings()
    with pytest.raises(Refused, match="there is nobody to pay"):
        await does(desk, tmp_path / "out", by="K1", approve="K2")
    assert await desk.ask("SELECT count(*) FROM pay_run") == [(0,)]


def test_wrong_use(tmp_path: Path) -> None:
    """Neither or both of moment and month, a day or month that does not exist: 2; a database that is not there: 1."""
    url = f"sqlite:///{tmp_path / 'x.db'}"
    (tmp_path / "x.db").touch()
    for moment, month in (("", ""), ("2026-12-31", "2026-10"), ("2026-13-31", ""), ("", "2026-13")):
        assert command.payments_command(url, moment, month, tmp_path) == 2
    assert command.payments_command(f"sqlite:///{tmp_path / 'y.db'}", "2026-12-31", "", tmp_path) == 1
