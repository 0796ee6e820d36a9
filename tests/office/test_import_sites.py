"""An employer with several places of work comes in with its sites, and with who looks after which."""

from tests.office.conftest import FILES, Desk

SITES = 'site,employer,name,place\nS1,E1,Haven,"Kade 12, Proefstad"\nS2,E1,Loods,\n'
SITE_PEOPLE = "site,person\nS1,W2\nS2,W2\nS1,W3\n"
ASKED = "SELECT s.ref, p.ref FROM site_member m JOIN site s ON s.id = m.site JOIN person p ON p.id = m.person ORDER BY 1, 2"


def lay(desk: Desk, *, duty: str = "supervisor", employer: str = "E1") -> None:
    """The good files, with two more people of the employer, two sites, and the job at one of them."""
    desk.lay_all()
    header, *lines = FILES["people.csv"].strip().splitlines()
    more = [
        f"W2,employer,Ilse,,nl,,,E1,,{duty}",
        f"W3,employer,Piet,,nl,,,{employer},,supervisor",
        "W4,employer,Eva,,nl,,,E1,,administrator",
    ]
    desk.lay("people.csv", "\n".join([f"{header},duty", *(f"{line}," for line in lines), *more]) + "\n")
    desk.lay("sites.csv", SITES)
    desk.lay("site_people.csv", SITE_PEOPLE)
    first, *rest = FILES["jobs.csv"].strip().splitlines()
    desk.lay("jobs.csv", "\n".join([f"{first},site", *(f"{line},S1" for line in rest)]) + "\n")


async def test_sites_come_in_with_their_people_and_twice_is_once(desk: Desk) -> None:
    """Each with name, place and supervisors; the job is at its site; the same files again change nothing; another name is a change."""
    lay(desk)
    assert (await desk.brings()).faults == ()
    assert await desk.ask("SELECT ref, name, place FROM site ORDER BY 1") == [
        ("S1", "Haven", "Kade 12, Proefstad"),
        ("S2", "Loods", ""),
    ]
    assert await desk.ask(ASKED) == [("S1", "W2"), ("S1", "W3"), ("S2", "W2")]
    assert await desk.ask("SELECT j.ref, s.ref FROM job j JOIN site s ON s.id = j.site") == [("J1", "S1")]
    assert await desk.ask("SELECT p.ref, m.duty FROM employer_member m JOIN person p ON p.id = m.person ORDER BY 1") == [
        ("W1", "contact"),
        ("W2", "supervisor"),
        ("W3", "supervisor"),
        ("W4", "administrator"),
    ]
    before = await desk.ask("SELECT count(*) FROM trail")
    assert (await desk.brings()).faults == ()
    assert await desk.ask("SELECT count(*) FROM trail") == before
    desk.change("sites.csv", "Loods", "Magazijn")
    desk.change("jobs.csv", ",S1", ",S2")
    assert (await desk.brings()).faults == ()
    assert await desk.ask("SELECT name FROM site WHERE ref = 'S2'") == [("Magazijn",)]
    assert await desk.ask("SELECT s.ref FROM job j JOIN site s ON s.id = j.site") == [("S2",)]


async def test_two_sites_of_one_name(desk: Desk) -> None:
    """An employer could not tell them apart."""
    lay(desk)
    desk.change("sites.csv", "Loods", "Haven")
    (fault,) = await desk.faults()
    assert "sites.csv" in fault
    assert "is the name of another site of E1" in fault


async def test_only_supervisors_of_the_employer_look_after_its_sites(desk: Desk) -> None:
    """Whoever works elsewhere, or is no supervisor, or no employer's person at all, is named with the row."""
    desk.lay("employers.csv", "employer,name\nE1,Drukkerij De Punt\nE2,Bakkerij Zon\n")
    lay(desk, duty="contact", employer="E2")
    desk.lay("employers.csv", "employer,name\nE1,Drukkerij De Punt\nE2,Bakkerij Zon\n")
    desk.lay("site_people.csv", SITE_PEOPLE + "S2,C1\nS9,W4\n")
    faults = await desk.faults()
    assert all("site_people.csv" in fault for fault in faults)
    told = "\n".join(faults)
    assert told.count("only a supervisor looks after sites") >= 2
    assert "does not work for E1, whose site it is" in told
    assert "has the role candidate and cannot be this" in told
    assert "is unknown: add it to sites" in told


async def test_a_job_at_somebody_elses_site(desk: Desk) -> None:
    """A job is at a site of its own employer."""
    lay(desk)
    desk.lay("employers.csv", "employer,name\nE1,Drukkerij De Punt\nE2,Bakkerij Zon\n")
    desk.change("sites.csv", "S2,E1", "S2,E2")
    desk.change("jobs.csv", ",S1", ",S2")
    desk.lay("site_people.csv", "site,person\nS1,W2\n")
    (fault,) = await desk.faults()
    assert "jobs.csv" in fault
    assert "is a site of E2, not of the job's employer" in fault
