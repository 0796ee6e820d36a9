"""What matching needs from a municipality's files: areas, in which of them candidates live, and instruments before."""

from tests.office.conftest import FILES, Desk

AREAS = "area,east,north\n3511,136000,455000\n3512,136000,459000\n"
BEFORE = (
    "candidate,employer,instrument,work,first_day,last_day\nC1,E1,work_experience_place,kitchen,2026-01-05,2026-06-30\n"
    "C2,E1,trial_placement,,2025-02-03,2025-03-31\n"
)


def living_in(area: str) -> str:
    """The people, C1 of them in this area."""
    header, *lines = FILES["people.csv"].strip().splitlines()
    return "\n".join([f"{header},area", *(f"{line},{area if line.startswith('C1,') else ''}" for line in lines)]) + "\n"


async def test_areas_and_instruments_come_in_and_twice_is_once(desk: Desk) -> None:
    """With these values; another middle and another last day are changes; nothing else is written."""
    desk.lay_all()
    desk.lay("areas.csv", AREAS)
    desk.lay("instruments.csv", BEFORE)
    assert (await desk.brings()).faults == ()
    assert await desk.ask("SELECT code, east, north FROM area ORDER BY 1") == [("3511", 136000, 455000), ("3512", 136000, 459000)]
    asked = (
        "SELECT p.ref, e.ref, i.instrument, i.work, i.first_day, i.last_day, k.ref FROM instrument_before i "
        "JOIN person p ON p.id = i.candidate JOIN employer e ON e.id = i.employer JOIN person k ON k.id = i.by ORDER BY 1"
    )
    assert await desk.ask(asked) == [
        ("C1", "E1", "work_experience_place", "kitchen", "2026-01-05", "2026-06-30", "K1"),
        ("C2", "E1", "trial_placement", "", "2025-02-03", "2025-03-31", "K1"),
    ]
    desk.lay("areas.csv", AREAS.replace("459000", "460000"))
    desk.lay("instruments.csv", BEFORE.replace("2025-03-31", "2025-04-30"))
    report = await desk.brings()
    assert [line for line in report.counts if line[0] in ("areas", "instruments")] == [
        ("areas", 0, 1, 1),
        ("instruments", 0, 1, 1),
    ]
    assert await desk.ask("SELECT north FROM area WHERE code = '3512'") == [(460000,)]
    assert (await desk.ask(asked))[1][5] == "2025-04-30"


async def test_where_candidates_live_roughly(desk: Desk) -> None:
    """Four digits of an area that is known; another is a fault that does not repeat it."""
    desk.lay_all()
    desk.lay("areas.csv", AREAS)
    desk.lay("people.csv", living_in("3511"))
    assert (await desk.brings()).faults == ()
    assert await desk.ask("SELECT p.ref, c.area FROM candidate c JOIN person p ON p.id = c.person ORDER BY 1") == [
        ("C1", "3511"),
        ("C2", None),
    ]
    desk.lay("people.csv", living_in("9999"))
    (fault,) = await desk.faults()
    assert "area" in fault
    assert "9999" not in fault


async def test_an_instrument_that_ends_before_it_begins(desk: Desk) -> None:
    """Named with its place."""
    desk.lay_all()
    desk.lay("instruments.csv", BEFORE.replace("2026-06-30", "2026-01-04"))
    (fault,) = await desk.faults()
    assert "instruments.csv" in fault
    assert "is before the first day" in fault
