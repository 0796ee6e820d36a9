"""Whatever is wrong with files is said at once, by file, sheet, row, column and value, with what to do; and nothing comes in.

Over 300 lines: one list of faults, sheet by sheet.
"""

from datetime import datetime

import pytest

from office.database import WrongUse
from office.importing.run import Refused
from tests.office.conftest import FILES, Desk


async def only_fault(desk: Desk, name: str, old: str, new: str) -> str:
    """The one fault when one thing is changed in the good files."""
    desk.lay_all()
    desk.change(name, old, new)
    faults = await desk.faults()
    assert len(faults) == 1, faults
    return faults[0]


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        (
            "employers.csv",
            "employer,name",
            "employer",
            'employers.csv: row 1: the column "name" is missing: The name, as candidates see it.',
        ),
        ("employers.csv", "name\n", "naam,name\n", 'employers.csv: row 1: the column "naam" is unknown: is it name?'),
        ("employers.csv", "E1,", ",", "employers.csv: row 2: employer is empty and must be filled in"),
        (
            "employers.csv",
            "Punt\n",
            "Punt\nE1,Nog een\n",
            'employers.csv: row 3: employer "E1" is there twice (the same employer as row 2): leave one',
        ),
        (
            "people.csv",
            "candidate,Amina",
            "kandidaat,Amina",
            'people.csv: row 4: role "kandidaat" is none of these: candidate, employer, consultant, lead, account_manager, administrator',
        ),
        (
            "people.csv",
            "1974-05-03",
            "03-05-1974",
            "people.csv: row 4: birth_date (not shown) is not a date: write it as 2026-10-31",
        ),
        (
            "people.csv",
            "1974-05-03,K1",
            "1974-05-03,K9",
            'people.csv: row 4: contact "K9" is unknown: add it to people, or mend the reference',
        ),
        (
            "people.csv",
            "1974-05-03,K1",
            "1974-05-03,W1",
            'people.csv: row 4: contact "W1" has the role employer and cannot be this',
        ),
        (
            "people.csv",
            "Amina,Bakker",
            "Amina,123456782",
            "people.csv: row 4: last_name (not shown) looks like a BSN, which has no place here: take it out",
        ),
        (
            "people.csv",
            "Amina,Bakker",
            "Amina,NL91ABNA0417164300",
            "people.csv: row 4: last_name (not shown) looks like a bank account, which has no place here: take it out",
        ),
        ("people.csv", "1974-05-03", "2001-01-01", None),
        ("jobs.csv", "J1,E1", "J1,E7", 'jobs.csv: row 2: employer "E7" is unknown: add it to employers, or mend the reference'),
        (
            "jobs.csv",
            ",18.50,",
            ',"18,50",',
            'jobs.csv: row 2: tariff "18,50" has a comma: write the number with a point and without separators, as 1250 or 12.50',
        ),
        ("jobs.csv", ",20,", ",1.250,", 'jobs.csv: row 2: hours_per_week "1.250" can be read in two ways: write 1250 or 1.25'),
        (
            "jobs.csv",
            "2,09:00-13:15/15",
            "2,9-13",
            'jobs.csv: row 2: monday "9-13" is no shift: write it as 09:00-13:15, or 09:00-13:15/15 with 15 minutes of break',
        ),
        (
            "placements.csv",
            "20,2026-09-28,,18.50",
            "20,2026-09-28,,17.49",
            'placements.csv: row 2: tariff "17.49" is under the floor of 17.50 since 2024-01-01 '
            '(municipality); raise it, or tariff_floor = "advisory" accepts and lists it',
        ),
        (
            "placements.csv",
            "2026-09-28,,",
            "2026-09-28,2027-03-28,",
            'placements.csv: row 2: end "2027-03-28" is after the last day that the term allows: 2027-03-27; write that or earlier',
        ),
        ("placements.csv", "2026-09-28,,", "2026-09-28,2026-09-27,", None),
        (
            "hours.csv",
            "P2,2026-08-03",
            "P2,2026-08-02",
            'hours.csv: row 4: date "2026-08-02" is before the placement\'s start, 2026-08-03',
        ),
        (
            "hours.csv",
            "P2,2026-08-04",
            "P2,2026-09-12",
            'hours.csv: row 5: date "2026-09-12" is after the placement\'s last day, 2026-09-11',
        ),
        ("hours.csv", "P1,2026-10-12", "P1,2026-10-15", 'hours.csv: row 3: date "2026-10-15" is still to come'),
        ("hours.csv", ",225", ",1441", None),
        ("hours.csv", ",225", ",0", 'hours.csv: row 5: minutes "0" must be above 0'),
        (
            "hours.csv",
            "P2,2026-08-04,225",
            "P9,2026-08-04,225",
            'hours.csv: row 5: placement "P9" is unknown: add it to placements, or mend the reference',
        ),
        (
            "payments.csv",
            "250.50",
            "250.505",
            'payments.csv: row 2: amount "250.505" can be read in two ways: write 250505 or 250.505',
        ),
    ],
)
async def test_one_fault(desk: Desk, name: str, old: str, new: str, fault: str | None) -> None:
    """One thing that is wrong is one line."""
    if fault is None:
        desk.lay_all()
        desk.change(name, old, new)
        assert (await desk.faults())[0].startswith(f"{name if name != 'people.csv' else 'placements.csv'}: row ")
        return
    desk.lay_all()
    desk.change(name, old, new)
    assert fault in await desk.faults()


async def test_under_27_is_refused_without_the_birth_date(desk: Desk) -> None:
    """Who is under 27 on the start is refused, and the line says why without saying when they were born."""
    assert await only_fault(desk, "people.csv", "1974-05-03", "1999-09-29") == (
        'placements.csv: row 2: candidate "C1" is under 27 on the start, when the premium is not exempt (Participatiewet art. 31 lid 5): '
        "say yes in wage_subsidy_group if that holds (from 2023 on), or take the placement out"
    )


async def test_27_on_the_start_is_fine(desk: Desk) -> None:
    """The birthday itself counts."""
    desk.lay_all()
    desk.change("people.csv", "1974-05-03", "1999-09-28")
    assert (await desk.brings()).faults == ()


async def test_all_faults_are_listed_in_order(desk: Desk) -> None:
    """Faults of several files, by file, row and column; none hides another."""
    desk.lay_all()
    desk.change("hours.csv", "P1,2026-09-28,240", "P1,28-9-2026,abc")
    desk.change("employers.csv", "Drukkerij De Punt", "")
    faults = await desk.faults()
    assert faults == [
        "employers.csv: row 2: name is empty and must be filled in",
        'hours.csv: row 2: date "28-9-2026" is not a date: write it as 2026-10-31',
        "hours.csv: row 2: minutes (not shown) is not a number: write it as 12.50",
    ]


async def test_advisory_accepts_and_lists(desk: Desk) -> None:
    """An old placement under the floor comes in when the floor is advice, and stands on the list."""
    desk.lay_all()
    desk.change("policy.toml", 'above_cap = "hold"', 'tariff_floor = "advisory"')
    desk.change("placements.csv", "2026-09-11,18.50", "2026-09-11,11.75")
    report = await desk.brings()
    assert report.faults == ()
    assert list(report.listed) == [
        'placements.csv: row 3: tariff "11.75" is under the floor of 17.50 since 2024-01-01 (municipality)'
    ]
    assert await desk.ask("SELECT tariff FROM placement WHERE ref = 'P2'") == [("11.75",)]


async def test_a_day_has_24_hours_over_all_placements(desk: Desk) -> None:
    """Two placements of one candidate on one day cannot make more than a day."""
    desk.lay_all()
    desk.change("placements.csv", "P2,C2,J1,20,2026-08-03,2026-09-11", "P2,C1,J1,5,2026-08-03,2026-09-29")
    desk.change("hours.csv", "P2,2026-08-04,225", "P2,2026-09-28,1201")
    assert await desk.faults() == [
        'hours.csv: row 5: date "2026-09-28" makes 1441 minutes of one day, over all placements of the candidate: a day has 1440'
    ]


async def test_minutes_that_are_refused_fill_no_day(desk: Desk) -> None:
    """What is more than a day has is one fault; the other hours of that day are none."""
    desk.lay_all()
    desk.change("placements.csv", "P2,C2,J1,20,2026-08-03,2026-09-11", "P2,C1,J1,5,2026-08-03,2026-09-29")
    desk.change("hours.csv", "P1,2026-09-28,240", "P1,2026-09-28,9999")
    desk.change("hours.csv", "P2,2026-08-04,225", "P2,2026-09-28,60")
    assert await desk.faults() == ['hours.csv: row 2: minutes "9999" is more than a day has: at most 1440']


async def test_a_job_that_ends_before_it_starts_is_refused(desk: Desk) -> None:
    """With all that is wrong beside it; also when a later file gives one of the two dates, and the other is known."""
    desk.lay_all()
    (desk.folder / "placements.csv").unlink()
    (desk.folder / "hours.csv").unlink()
    desk.change("jobs.csv", "start,hours", "start,end,hours")
    desk.change("jobs.csv", "2026-08-03,20,18.50", "2026-08-03,2026-08-02,abc,18.50")
    assert await desk.faults() == [
        'jobs.csv: row 2: end "2026-08-02" is before the start, 2026-08-03: check both',
        "jobs.csv: row 2: hours_per_week (not shown) is not a number: write it as 12.50",
    ]
    desk.change("jobs.csv", "2026-08-02,abc", "2026-11-30,20")
    assert (await desk.brings()).faults == ()
    desk.change("jobs.csv", "2026-08-03,2026-11-30", "2026-12-01,")
    assert await desk.faults() == [
        'jobs.csv: row 2: start "2026-12-01" is after the end that is known, 2026-11-30: give a later end too'
    ]
    desk.change("jobs.csv", "2026-12-01,", "2026-08-03,2026-08-02")
    assert await desk.faults() == ['jobs.csv: row 2: end "2026-08-02" is before the start, 2026-08-03: check both']
    desk.change("jobs.csv", "2026-08-03,2026-08-02", "xx,2026-08-02")
    assert await desk.faults() == ["jobs.csv: row 2: start (not shown) is not a date: write it as 2026-10-31"]


async def test_a_third_payment_is_refused(desk: Desk) -> None:
    """The law knows two payments a calendar year."""
    desk.lay_all()
    desk.change("payments.csv", "C2,2026-06-30,250.50,\n", "C2,2026-01-31,1.00,\nC2,2026-06-30,250.50,\nC2,2026-09-30,1.00,\n")
    assert await desk.faults() == [
        'payments.csv: row 4: date "2026-09-30" is payment 3 of its calendar year, and the law allows 2: take it out'
    ]


async def test_a_third_payment_is_refused_whatever_its_day(desk: Desk) -> None:
    """What was paid later in the year than the new payments counts too: the files are refused by their row, not to be imported again."""
    desk.lay_all()
    await desk.brings()
    desk.change("payments.csv", "C2,2026-06-30,250.50,\n", "C2,2026-01-31,1.00,\nC2,2026-03-31,1.00,\n")
    assert await desk.faults() == [
        'payments.csv: row 3: date "2026-03-31" is payment 3 of its calendar year, and the law allows 2: take it out'
    ]


async def test_a_premium_from_elsewhere_that_breaks_the_law_is_listed(desk: Desk) -> None:
    """It was paid, so it comes in; that it is a third moment, or passes the cap of 3,398 euros, is said with its row."""
    desk.lay_all()
    desk.change("payments.csv", "C2,2026-06-30,250.50,\n", "C2,2026-03-31,250.50,\nC2,2026-06-30,1.00,\n")
    desk.lay("other_premiums.csv", "candidate,date,amount\n")
    assert list((await desk.brings()).listed) == []
    desk.lay("other_premiums.csv", "candidate,date,amount\nC2,2026-05-20,50.00\nC1,2026-05-20,3398.01\n")
    assert list((await desk.brings()).listed) == [
        'other_premiums.csv: row 2: date "2026-05-20" is, with what else was paid, moment 3 of its calendar year, and the law knows 2',
        "other_premiums.csv: row 3: amount brings the calendar year to 3398.01, above the cap of 3398.00",
    ]


async def test_semicolons_bom_and_crlf(desk: Desk) -> None:
    """Files as a Dutch spreadsheet writes them are read."""
    for name, content in FILES.items():
        if name in ("employers.csv", "hours.csv"):
            content = "\ufeff" + content.replace(",", ";").replace("\n", "\r\n")
        desk.lay(name, content)
    assert (await desk.brings()).faults == ()


async def test_wrong_encoding(desk: Desk) -> None:
    """A file that is not UTF-8 says so by its line."""
    desk.lay_all()
    desk.lay("employers.csv", "employer,name\nE1,Café\n", "latin-1")
    assert "employers.csv: line 2: is not UTF-8: save the file as CSV UTF-8" in await desk.faults()


async def test_an_open_quote(desk: Desk) -> None:
    """A quote that is never closed would swallow the rest of the file."""
    desk.lay_all()
    desk.lay("hours.csv", 'placement,date,minutes\n"P1,2026-09-28,240\n')
    assert [line for line in await desk.faults() if line.startswith("hours.csv: row ")] == [
        "hours.csv: row 2: is no CSV (unexpected end of data): check the quotes"
    ]


async def test_too_many_cells(desk: Desk) -> None:
    """A comma in a text without quotes moves every cell after it."""
    assert (await only_fault(desk, "employers.csv", "De Punt", "De Punt, Komma")) == (
        "employers.csv: row 2: has more cells than the header: put a text with a comma in quotes"
    )


async def test_a_column_for_bsn_is_refused(desk: Desk) -> None:
    """Numbers that identify somebody elsewhere have no column."""
    desk.lay_all()
    desk.lay("employers.csv", "employer,name,BSN\nE1,De Punt,1\n")
    assert 'employers.csv: row 1: the column "bsn" has no place here: take it out of the file' in await desk.faults()


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('premium_per_our = "2.00"', "policy.toml: premium_per_our: is no policy: see the policy.toml of --templates"),
        (
            'terms = "always_4"',
            "policy.toml: terms: 'always_4' cannot be the answer: one of by_hours, always_3, always_6, 3_plus_3",
        ),
        (
            'travel_per_km = [["2024-01-01", "0.23"]]',
            "policy.toml: travel_per_km, row 1: write the date as 2024-01-01, without quotes",
        ),
        (
            "premium_cap_per_calendar_year = [[2017-01-01, 2392.01]]",
            "policy.toml: premium_cap_per_calendar_year, row 1: 2392.01 is above the legal cap of "
            "2392 on 2017-01-01: a municipality may only be stricter",
        ),
    ],
)
async def test_wrong_policies(desk: Desk, line: str, fault: str) -> None:
    """A policy is refused by its key and row."""
    desk.lay("policy.toml", FILES["policy.toml"] + line + "\n")
    assert [said.replace("2392.00", "2392") for said in await desk.faults()] == [fault]


async def test_a_policy_with_faults_hides_no_others(desk: Desk) -> None:
    """All that can be told of the other files is listed with it; what would rest on the policy is not guessed."""
    desk.lay_all()
    desk.lay("policy.toml", 'municipality = "Gemeente Proefstad"\nfoo = 1\nterms = [[2026-01-01, "zz", ""]]\n')
    desk.change("hours.csv", "P1,2026-09-28,240", "P1,2026-09-27,240\nP9,2026-09-28,abc")
    assert await desk.faults() == [
        "policy.toml: foo: is no policy: see the policy.toml of --templates",
        "policy.toml: terms, row 1: 'zz' cannot be the answer: one of by_hours, always_3, always_6, 3_plus_3",
        'hours.csv: row 2: date "2026-09-27" is before the placement\'s start, 2026-09-28',
        'hours.csv: row 3: placement "P9" is unknown: add it to placements, or mend the reference',
        "hours.csv: row 3: minutes (not shown) is not a number: write it as 12.50",
    ]


async def test_a_policy_that_is_nobodys_hides_no_others(desk: Desk) -> None:
    """Whose the files are cannot be told: nothing of them is held against what is known, and what they say themselves is checked."""
    desk.lay_all()
    await desk.brings()
    for name in ("employers.csv", "people.csv", "jobs.csv", "placements.csv"):
        (desk.folder / name).unlink()
    desk.lay("policy.toml", "municipality = \n")
    desk.change("hours.csv", "P1,2026-09-28,240", "P1,2026-09-28,abc")
    faults = await desk.faults()
    assert faults[0].startswith("policy.toml: is no TOML: ")
    assert faults[1:] == ["hours.csv: row 2: minutes (not shown) is not a number: write it as 12.50"]


@pytest.mark.parametrize(
    ("more", "is_judged"),
    [
        ('premium_per_hour = [[2024-01-01, "twee"]]\nabove_cap = "zz"\n', True),
        ('tariff_flor = "advisory"\n', False),
        ('tariff_floor = "zz"\n', False),
        ("something = 1\n", False),
        ('premium_per_hours = "2.00"\n', True),
    ],
)
async def test_a_policy_hides_the_floor_only_where_the_floor_is_in_doubt(desk: Desk, more: str, is_judged: bool) -> None:
    """Faults of other policies leave the floor what the file says. A fault of the floor itself, or a key that may have meant it, does not:
    then the tariff is judged when that is mended. That the employer is unknown hides nothing.
    """
    desk.lay_all()
    desk.lay(
        "policy.toml",
        'municipality = "Gemeente Proefstad"\ntariff_floor_per_hour = [[2024-01-01, "17.50", "raadsbesluit 13"]]\n' + more,
    )
    desk.change("jobs.csv", "J1,E1", "J1,E9")
    desk.change("jobs.csv", "18.50", "10.25")
    faults = [fault for fault in await desk.faults() if fault.startswith("jobs.csv")]
    assert faults[0] == 'jobs.csv: row 2: employer "E9" is unknown: add it to employers, or mend the reference'
    assert [fault.split(" since ")[0] for fault in faults[1:]] == (
        ['jobs.csv: row 2: tariff "10.25" is under the floor of 17.50'] if is_judged else []
    )


async def test_a_job_under_the_floor_is_refused(desk: Desk) -> None:
    """As a placement is: with the floor of its first day, and where that comes from. What the policy makes advice comes in and is listed."""
    desk.lay_all()
    (desk.folder / "placements.csv").unlink()
    (desk.folder / "hours.csv").unlink()
    desk.change("jobs.csv", "18.50", "10.25")
    under = 'jobs.csv: row 2: tariff "10.25" is under the floor of 17.50 since 2024-01-01 (municipality)'
    assert await desk.faults() == [f'{under}; raise it, or tariff_floor = "advisory" accepts and lists it']
    desk.change("policy.toml", 'above_cap = "hold"', 'tariff_floor = "advisory"')
    assert list((await desk.brings()).listed) == [under]


async def test_a_job_that_was_accepted_stands(desk: Desk) -> None:
    """A floor that came later does not refuse what a file changes beside its tariff; another tariff is judged."""
    desk.lay_all()
    (desk.folder / "placements.csv").unlink()
    (desk.folder / "hours.csv").unlink()
    await desk.brings()
    desk.change("policy.toml", '"raadsbesluit 13"]]', '"raadsbesluit 13"], [2026-08-01, "19.00"]]')
    desk.change("jobs.csv", "Inpakken", "Uitpakken")
    await desk.brings("", datetime.fromisoformat("2026-10-14T10:00:00+02:00"))
    desk.change("jobs.csv", "18.50", "18.75")
    assert await desk.faults() == [
        'jobs.csv: row 2: tariff "18.75" is under the floor of 19.00 since 2026-08-01 (municipality)'
        '; raise it, or tariff_floor = "advisory" accepts and lists it'
    ]


async def test_a_decision_is_never_changed(desk: Desk) -> None:
    """What was decided from a date stays; a later date is free, one before a payment is not."""
    desk.lay_all()
    await desk.brings()
    desk.change("policy.toml", '[[2024-01-01, "2.00", "raadsbesluit 12"]]', '[[2024-01-01, "1.50"]]')
    assert await desk.faults() == [
        "policy.toml: premium_per_hour is 2.00 since 2024-01-01: leave that row, and add one with a later date"
    ]
    desk.change("policy.toml", '[[2024-01-01, "1.50"]]', '[[2024-01-01, "2.00"], [2026-06-30, "1.50"]]')
    assert await desk.faults() == [
        "policy.toml: premium_per_hour from 2026-06-30 reaches into what was paid until 2026-06-30: give a later date"
    ]
    desk.change("policy.toml", "2026-06-30", "2026-07-01")
    assert (await desk.brings()).counts[0] == ("decisions of policy", 1, 0, 3)


async def test_an_unknown_town_is_refused(desk: Desk) -> None:
    """A name that is mistyped makes no new municipality."""
    desk.lay_all()
    await desk.brings()
    (desk.folder / "policy.toml").unlink()
    with pytest.raises(Refused, match=r"Gemeente Profstad: there is no such municipality \(Gemeente Proefstad\)"):
        await desk.brings("Gemeente Profstad")


async def test_nothing_to_import(desk: Desk) -> None:
    """A folder without files is wrong use, not a success."""
    with pytest.raises(WrongUse):
        await desk.brings()


async def test_a_premium_that_nobody_would_be_paid_is_refused(desk: Desk) -> None:
    """What is paid is the policy's rate of each day: a file may repeat it, and not contradict it."""
    desk.lay_all()
    desk.change("placements.csv", "end,tariff\n", "end,tariff,premium_rate\n")
    desk.change("placements.csv", "2026-09-28,,18.50", "2026-09-28,,18.50,1.50")
    desk.change("placements.csv", "2026-09-11,18.50", "2026-09-11,18.50,2.0")
    assert await desk.faults() == [
        'placements.csv: row 2: premium_rate "1.5" is not the policy\'s on the start, which is 2.00: leave it empty'
    ]
    desk.change("placements.csv", "18.50,1.50", "18.50,")
    assert not (await desk.brings()).faults
    assert await desk.ask("SELECT DISTINCT premium_rate FROM placement") == [("2.00",)]
