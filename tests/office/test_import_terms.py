"""Imported placements and the unit of the maximum term: the work, or the candidate in all (domain section 10)."""

import pytest

from tests.office.conftest import FILES, Desk

SECOND_JOB = 'J2,E1,Vouwen,"Kade 12, Proefstad",2026-08-03,20,18.50,2,,,\n'
ENDED = "P1,C1,J1,20,2026-09-28,2026-12-31,18.50\n"
ON_OTHER_WORK = "P3,C1,J2,20,2027-02-01,2027-04-30,18.50\n"


@pytest.mark.parametrize(
    ("unit", "faults"),
    [
        ("work", []),
        (
            "candidate",
            [
                'placements.csv: row 4: end "2027-04-30" is after the last day that the term allows: 2027-03-27; write that or earlier'
            ],
        ),
    ],
)
async def test_other_work_shares_the_term_where_the_candidate_is_the_unit(desk: Desk, unit: str, faults: list[str]) -> None:
    """Six months from 28 September are over on 27 March, on whatever work; by default another job has a term of its own."""
    desk.lay_all()
    desk.lay("policy.toml", FILES["policy.toml"] + f'term_unit = "{unit}"\n')
    desk.lay("jobs.csv", FILES["jobs.csv"] + SECOND_JOB)
    desk.lay("placements.csv", FILES["placements.csv"].replace("P1,C1,J1,20,2026-09-28,,18.50\n", ENDED) + ON_OTHER_WORK)
    report = await desk.brings()
    assert [str(fault) for fault in report.faults] == faults
