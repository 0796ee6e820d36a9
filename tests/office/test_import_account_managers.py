"""Account managers come in as people, and each employer may say who speaks to it."""

from tests.office.conftest import FILES, Desk

WHOSE = "SELECT e.ref, p.ref, p.role FROM employer e LEFT JOIN person p ON p.id = e.account_manager ORDER BY 1"


def lay(desk: Desk, *, role: str = "account_manager", whose: str = "A1") -> None:
    """The good files with one more person of the municipality, who speaks to the employer."""
    desk.lay_all()
    desk.lay("people.csv", FILES["people.csv"].rstrip("\n") + f"\nA1,{role},Fatma,Kaya,nl\n")
    desk.lay("employers.csv", f"employer,name,account_manager\nE1,Drukkerij De Punt,{whose}\nE2,Zorggroep Oost,\n")


async def test_they_come_in_and_twice_is_once(desk: Desk) -> None:
    """With the employer that is theirs; the same files again change nothing; another name is a change with its line in the trail."""
    lay(desk)
    assert (await desk.brings()).faults == ()
    assert await desk.ask(WHOSE) == [("E1", "A1", "account_manager"), ("E2", None, None)]
    before = await desk.ask("SELECT count(*) FROM trail")
    assert (await desk.brings()).faults == ()
    assert await desk.ask("SELECT count(*) FROM trail") == before
    desk.change("employers.csv", "Zorggroep Oost,", "Zorggroep Oost,A1")
    assert (await desk.brings()).faults == ()
    assert await desk.ask(WHOSE) == [("E1", "A1", "account_manager"), ("E2", "A1", "account_manager")]
    assert await desk.ask("SELECT count(*) FROM trail WHERE deed = 'account manager named'") == [(2,)]


async def test_only_an_account_manager_can_be_one(desk: Desk) -> None:
    """A consultant speaks to employers without being named; and an account manager is nobody's contact person."""
    lay(desk, role="consultant")
    assert await desk.faults() == ['employers.csv: row 2: account_manager "A1" has the role consultant and cannot be this']
    lay(desk)
    desk.change("people.csv", ",K1,", ",A1,")
    assert all("cannot be this" in fault and "account_manager" in fault for fault in await desk.faults())
