"""What a municipality has already comes in whole or not at all, and twice is once."""

from datetime import timedelta

from core.actions.verify import Sound, verify
from tests.office.conftest import NOW, Desk

KEPT = (
    *("person", "candidate", "employer", "job", "job_shift", "placement", "planned_shift", "contact_moment"),
    *("day_entry", "timesheet", "deadline"),
)


async def test_everything_comes_in(desk: Desk) -> None:
    """People with their roles, jobs with their shifts, placements with their terms, hours, premiums and payments: with these values."""
    desk.lay_all()
    report = await desk.brings()
    assert report.faults == ()
    assert [line for line in report.counts if line[1]] == [
        ("decisions of policy", 3, 0, 0),
        ("employers", 1, 0, 0),
        ("people", 5, 0, 0),
        ("jobs", 1, 0, 0),
        ("placements", 2, 0, 0),
        ("hours", 4, 0, 0),
        ("other_premiums", 1, 0, 0),
        ("payments", 1, 0, 0),
    ]
    assert await desk.ask(
        "SELECT p.ref, k.ref, c.birth_date FROM candidate c JOIN person p ON p.id = c.person JOIN person k ON k.id = c.consultant "
        "ORDER BY 1"
    ) == [("C1", "K1", "1974-05-03"), ("C2", "K1", "1969-11-20")]
    assert await desk.ask(
        "SELECT p.ref, s.ref FROM consultant c JOIN person p ON p.id = c.person LEFT JOIN person s ON s.id = c.stand_in ORDER BY 1"
    ) == [("K1", "K2"), ("K2", None)]
    assert await desk.ask(
        "SELECT ref, starts_on, last_day, last_allowed_day, tariff, premium_rate, minutes_per_week FROM placement ORDER BY ref"
    ) == [
        ("P1", "2026-09-28", "2027-03-27", "2027-03-27", "18.5", "2.00", 1200),
        ("P2", "2026-08-03", "2026-09-11", "2027-02-02", "18.5", "2.00", 1200),
    ]
    assert await desk.ask("SELECT paid_on, cents, year, moment FROM payment") == [("2026-06-30", 25050, 2026, 1)]
    assert await desk.ask("SELECT paid_on, cents FROM other_premium") == [("2026-03-01", 10000)]


async def test_every_language_that_is_offered_comes_in(desk: Desk) -> None:
    """A candidate hears the first word in the own language, as the file says; it stays theirs to choose."""
    desk.lay_all()
    desk.change("people.csv", "Amina,Bakker,nl", "Amina,Bakker,ar")
    desk.change("people.csv", "Henk,de Vries,nl", "Henk,de Vries,nl-simple")
    assert not (await desk.brings()).faults
    found = await desk.ask("SELECT ref, language FROM person WHERE role = 'candidate' ORDER BY ref")
    assert found == [("C1", "ar"), ("C2", "nl-simple")]


async def test_whether_an_employer_is_an_agency(desk: Desk) -> None:
    """yes, no, or nobody knows; a later file may say so, and an empty cell leaves what is known."""
    desk.lay_all()
    desk.lay("employers.csv", "employer,name,agency\nE1,Drukkerij De Punt,yes\nE2,Kwekerij,no\nE3,Bakkerij,\n")
    assert not (await desk.brings()).faults
    said = "SELECT ref, agency FROM employer ORDER BY ref"
    assert await desk.ask(said) == [("E1", 1), ("E2", 0), ("E3", None)]
    desk.lay("employers.csv", "employer,name,agency\nE1,Drukkerij De Punt,\nE3,Bakkerij,yes\n")
    assert [line for line in (await desk.brings()).counts if line[1] or line[2]] == [("employers", 0, 1, 1)]
    assert await desk.ask(said) == [("E1", 1), ("E2", 0), ("E3", 1)]


async def test_hours_of_past_weeks_are_confirmed_and_this_week_stays_open(desk: Desk) -> None:
    """Weeks that are over were signed on paper; the week of today is still for the phones."""
    desk.lay_all()
    await desk.brings()
    assert await desk.ask(
        "SELECT p.ref, t.monday, t.state FROM timesheet t JOIN placement p ON p.id = t.placement "
        "WHERE t.monday <= '2026-10-12' ORDER BY 1, 2"
    ) == [("P1", "2026-09-28", "confirmed"), ("P1", "2026-10-12", "open"), ("P2", "2026-08-03", "confirmed")]


async def test_the_clock_calls_from_today_on(desk: Desk) -> None:
    """A running placement has planned shifts and calls for its days to come, none for those that are over; an ended one has none."""
    desk.lay_all()
    await desk.brings()
    first = await desk.ask(
        "SELECT p.ref, min(s.day), max(s.day) FROM planned_shift s JOIN placement p ON p.id = s.placement GROUP BY 1"
    )
    assert first == [("P1", "2026-10-14", "2027-03-25")]
    assert await desk.ask(
        "SELECT count(*) FROM planned_shift s LEFT JOIN deadline d ON d.kind = 'shift_ended' AND d.subject = s.id WHERE d.id IS NULL"
    ) == [(0,)]
    assert await desk.ask("SELECT count(*) FROM deadline WHERE due_at < '2026-10-14'") == [(0,)]


async def test_contact_is_planned_with_both_sides_of_running_work(desk: Desk) -> None:
    """Work that began on 28 September has its first contact a week later and then every month: the next is on 5 November, with each
    side; work that is over has none."""
    desk.lay_all()
    await desk.brings()
    assert await desk.ask(
        "SELECT p.ref, c.with_employer, c.due_on FROM contact_moment c JOIN placement p ON p.id = c.placement ORDER BY 1, 2"
    ) == [("P1", 0, "2026-11-05"), ("P1", 1, "2026-11-05")]
    assert await desk.ask("SELECT count(*) FROM deadline WHERE kind = 'contact_due' AND due_at LIKE '2026-11-05 07:30%'") == [
        (2,)
    ]


async def test_twice_is_once(desk: Desk) -> None:
    """The same files again change nothing, also a day later."""
    desk.lay_all()
    await desk.brings()
    before = {table: await desk.ask(f"SELECT * FROM {table} ORDER BY 1") for table in (*KEPT, "trail", "policy_row", "payment")}
    report = await desk.brings(now=NOW + timedelta(days=1))
    assert [line for line in report.counts if line[1] or line[2]] == []
    assert before == {table: await desk.ask(f"SELECT * FROM {table} ORDER BY 1") for table in before}


async def test_the_trail_is_whole(desk: Desk) -> None:
    """Every row that came in has its deed in the trail, and nothing more."""
    desk.lay_all()
    await desk.brings()
    async with desk.database.begin() as tx:
        found = await verify(tx, [])
    assert isinstance(found, Sound), found


async def test_what_may_change_changes(desk: Desk) -> None:
    """A name, a contact person and a title follow the file; an empty cell leaves what is known."""
    desk.lay_all()
    await desk.brings()
    desk.change("people.csv", "C1,candidate,Amina,Bakker,nl,1974-05-03,K1", "C1,candidate,Amina,,en,,K2")
    desk.change("jobs.csv", "Inpakken", "Inpakken en plakken")
    report = await desk.brings()
    assert [line for line in report.counts if line[2]] == [("people", 0, 1, 4), ("jobs", 0, 1, 0)]
    assert await desk.ask(
        "SELECT p.last_name, p.language, c.birth_date, k.ref FROM person p JOIN candidate c ON c.person = p.id "
        "JOIN person k ON k.id = c.consultant WHERE p.ref = 'C1'"
    ) == [("Bakker", "nl", "1974-05-03", "K2")]
    assert await desk.ask("SELECT title FROM job") == [("Inpakken en plakken",)]


async def test_what_may_not_change_is_refused(desk: Desk) -> None:
    """A role, the tariff of a job that is used, a placement's start, hours of a day, a payment: each is refused by its place."""
    desk.lay_all()
    await desk.brings()
    desk.change("people.csv", "K2,consultant", "K2,lead")
    desk.change("people.csv", "1969-11-20", "1970-11-20")
    desk.change("jobs.csv", ",18.50,", ",19.50,")
    desk.change("placements.csv", "2026-09-28", "2026-09-29")
    desk.change("hours.csv", "P2,2026-08-04,225", "P2,2026-08-04,226")
    desk.change("payments.csv", "250.50", "250.00")
    assert await desk.faults() == [
        "people.csv: row 3: role is known already as consultant: it cannot be changed by a file",
        "people.csv: row 5: birth_date is known already, and otherwise: it cannot be changed by a file",
        "jobs.csv: row 2: tariff is known already as 18.5: it cannot be changed by a file",
        "placements.csv: row 2: start is known already as 2026-09-28: it cannot be changed by a file",
        "hours.csv: row 5: minutes is known already as 225: it cannot be changed by a file",
        "payments.csv: row 2: amount is known already, and otherwise: it cannot be changed by a file",
    ]


async def test_later_files_go_on_where_earlier_ones_ended(desk: Desk) -> None:
    """Hours for a placement of an earlier import, by its reference, without the other files; the town is the only one."""
    desk.lay_all()
    await desk.brings()
    for path in desk.folder.iterdir():
        path.unlink()
    desk.lay("hours.csv", "placement,date,minutes\nP2,2026-08-11,100\n")
    report = await desk.brings()
    assert ("hours", 1, 0, 0) in report.counts
    assert await desk.ask("SELECT count(*) FROM day_entry") == [(5,)]


async def test_a_signed_week_takes_no_more_days(desk: Desk) -> None:
    """A day more in a week that is confirmed is refused: what both sides signed stays."""
    desk.lay_all()
    await desk.brings()
    desk.change("hours.csv", "P2,2026-08-04,225\n", "P2,2026-08-04,225\nP2,2026-08-05,60\n")
    assert await desk.faults() == [
        'hours.csv: row 6: date "2026-08-05" is in a week that is kept already: correct it in the chat'
    ]


async def test_two_towns_stay_apart(desk: Desk) -> None:
    """The same references in another municipality are other people; without a policy its name must be known."""
    desk.lay_all()
    await desk.brings()
    desk.change("policy.toml", "Gemeente Proefstad", "Gemeente Anderstad")
    report = await desk.brings()
    assert ("people", 5, 0, 0) in report.counts
    assert await desk.ask("SELECT count(*), count(DISTINCT municipality) FROM person") == [(10, 2)]
