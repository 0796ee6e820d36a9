"""`flexbot import` as it is typed: exit codes, where what is said goes, and nothing private in it."""

import os
from pathlib import Path
from subprocess import CompletedProcess

from openpyxl import load_workbook

from tests import commands
from tests.office.conftest import FILES, Desk


def flexbot(desk: Desk, *arguments: str) -> "CompletedProcess[str]":
    """Run the command in a process of its own."""
    return commands.flexbot(*arguments, environment=os.environ | {"FLEXBOT_DATABASE": desk.url})


def test_good(desk: Desk) -> None:
    """0; what came in on stdout, nothing on stderr in a pipe."""
    desk.lay_all()
    done = flexbot(desk, "import", str(desk.folder))
    assert (done.returncode, done.stderr) == (0, "")
    assert "people: 5 new, 0 changed, 0 as they were" in done.stdout.splitlines()


def test_refused(desk: Desk) -> None:
    """1; every fault and their number on stderr, nothing on stdout, and never a birth date."""
    desk.lay_all()
    desk.change("people.csv", "1974-05-03", "3-5-1974")
    desk.change("people.csv", "1969-11-20", "2005-11-20")
    done = flexbot(desk, "import", str(desk.folder))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1] == "flexbot: nothing was imported: 2 faults"
    assert "1974" not in done.stderr
    assert "2005" not in done.stderr


def test_what_is_known_already_is_said(desk: Desk) -> None:
    """Of a policy as of every other kind."""
    path = desk.lay("policy.toml", FILES["policy.toml"])
    for said in ("3 new, 0 changed, 0 as they were", "0 new, 0 changed, 3 as they were"):
        assert flexbot(desk, "import", str(path)).stdout.splitlines()[-1] == f"decisions of policy: {said}"


def test_a_policy_with_faults_is_counted_too(desk: Desk) -> None:
    """Every refusal of files ends with how many faults there are."""
    desk.lay_all()
    desk.change("policy.toml", "above_cap", "foo = 1\nabove_cup")
    desk.change("hours.csv", "P1,2026-09-28,240", "P1,2026-09-28,abc")
    done = flexbot(desk, "import", str(desk.folder))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1] == "flexbot: nothing was imported: 3 faults"
    assert len(done.stderr.splitlines()) == 4


def test_wrong_use(desk: Desk, tmp_path: Path) -> None:
    """2: no file, no such file, a file that is none of these."""
    assert flexbot(desk, "import").returncode == 2
    assert flexbot(desk, "import", str(tmp_path / "nothing.csv")).returncode == 2
    (tmp_path / "a.txt").write_text("x")
    done = flexbot(desk, "import", str(tmp_path / "a.txt"))
    assert (done.returncode, done.stderr.endswith("only .csv, .xlsx and .toml can be imported\n")) == (2, True)


def test_no_database(desk: Desk, tmp_path: Path) -> None:
    """A database that is not there is not made by an import."""
    desk.lay_all()
    desk.url = f"sqlite:///{tmp_path / 'none.db'}"
    done = flexbot(desk, "import", str(desk.folder))
    assert (done.returncode, (tmp_path / "none.db").exists()) == (1, False)
    assert "run `flexbot migrate` first" in done.stderr


def test_templates_leave_what_is_filled_in(desk: Desk, tmp_path: Path) -> None:
    """Asked for again, they take nothing from whoever filled some in: those are named and stay as they are, the others come."""
    folder = tmp_path / "to fill in"
    assert flexbot(desk, "import", "--templates", str(folder)).returncode == 0
    (folder / "employers.csv").write_text((folder / "employers.csv").read_text() + "E1,Drukkerij De Punt\n")
    (folder / "policy.toml").write_text('municipality = "Voorbeeldstad"\n')
    book = load_workbook(folder / "import.xlsx")
    book["jobs"].append(["J1"])
    book.save(folder / "import.xlsx")
    (folder / "people.csv").unlink()
    before = {path: path.read_bytes() for path in folder.iterdir()}
    done = flexbot(desk, "import", "--templates", str(folder))
    assert done.returncode == 0
    left = ["employers.csv", "policy.toml", "import.xlsx"]
    assert [line.partition(": ")[2].partition(": is ")[0] for line in done.stderr.splitlines()] == [
        str(folder / name) for name in left
    ]
    assert all("move it away" in line for line in done.stderr.splitlines())
    assert {path: path.read_bytes() for path in before} == before
    assert (folder / "people.csv").read_text().startswith("person,")
    assert not any(str(folder / name) in done.stdout.splitlines() for name in left)


def test_nothing_about_a_person_is_repeated(desk: Desk) -> None:
    """Names, experience, health, and whatever stands in a wrong column: row and column say where; references and numbers are shown."""
    desk.lay(
        "people.csv",
        "person,role,first_name,last_name,birth_date,wage_subsidy_group,contact,experience\n"
        f"C1,candidate,Amina,Bakker,1974-05-03,wegens reuma,Karin Smit,{'Twee jaar schoonmaak. ' * 100}\n"
        "C2,Henk,candidate,de Vries,1969-11-20,,K99,\n"
        f"C3,kandidate,{'Fatima' * 30},Yilmaz,1974-05-03,,Jansen,\n",
    )
    desk.lay("hours.csv", "placement,date,minutes\nP1,2026-09-28,Amina was ziek\nP1,2026-09-31,4 uur\n")
    desk.lay("policy.toml", 'municipality = "Gemeente Proefstad"\n')
    done = flexbot(desk, "import", str(desk.folder))
    assert done.returncode == 1
    said = [
        word
        for word in ("Amina", "Karin", "Henk", "Fatima", "Jansen", "Yilmaz", "reuma", "schoonmaak", "ziek")
        if word in done.stderr
    ]
    assert said == []
    for shown in ('contact "K99"', 'date "2026-09-31"', 'minutes "4 uur"', 'role "kandidate"', "wage_subsidy_group (not shown)"):
        assert shown in done.stderr, done.stderr


def test_a_file_without_a_header_is_not_repeated(desk: Desk) -> None:
    """Its first row is somebody."""
    desk.lay("policy.toml", 'municipality = "Gemeente Proefstad"\n')
    desk.lay("people.csv", "C1,candidate,Amina,Bakker,nl,1974-05-03,K1,,\n")
    done = flexbot(desk, "import", str(desk.folder))
    assert "there is no header: begin with person,role" in done.stderr
    assert "amina" not in done.stderr.lower()


def test_a_new_municipality_is_said(desk: Desk) -> None:
    """A slip in its name makes another one: it can be seen; the second time nothing is new."""
    desk.lay_all()
    line = "Gemeente Proefstad: a new municipality was made"
    assert line in flexbot(desk, "import", str(desk.folder)).stdout.splitlines()
    assert line not in flexbot(desk, "import", str(desk.folder)).stdout.splitlines()
    desk.lay("policy.toml", 'municipality = "Gemeente Proefstadt"\n')
    slipped = flexbot(desk, "import", str(desk.folder / "policy.toml"))
    assert slipped.stdout.splitlines()[0] == "Gemeente Proefstadt: a new municipality was made"


def test_nobody_is_born_tomorrow(desk: Desk) -> None:
    """A slip in the year is said, without the date."""
    desk.lay_all()
    desk.change("people.csv", "1974-05-03", "2174-05-03")
    done = flexbot(desk, "import", str(desk.folder))
    assert done.returncode == 1
    assert "birth_date is still to come: check the year" in done.stderr
    assert "2174" not in done.stderr
