"""Values planted wherever a person has them, in a town that runs with everything logged: they are found only where they belong."""

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.commands import flexbot
from tests.stories.running import TOKEN, OpenTown, RunningTown, on_sqlite
from tests.stories.town import Folk

BORN = date(1961, 2, 3)
BIRTH_DATES = ("1961-02-03", "03-02-1961", "3-2-1961", "3 februari 1961", "3 feb 1961", "02/03/1961")
LAST_NAME, EXPERIENCE, QUESTION, REASON, ANSWER = (
    "Kanarievaer",
    "kanarie-ervaring",
    "kanarie-vraag",
    "kanarie-reden",
    "kanarie-antwoord",
)
FRIDAY_AFTERNOON = "2026-11-20T13:16:00+01:00"
DAYS = ("maandag 16", "dinsdag 17", "woensdag 18", "donderdag 19", "vrijdag 20")


async def lived(town: RunningTown) -> Folk:
    """A question and its answer, an offer that is wanted and one that is not, a proposal, a week that is signed and confirmed."""
    told = {"last_name": LAST_NAME, "experience": EXPERIENCE, "birth_date": BORN}
    folk = await Folk.settle(town, candidate=told)
    candidate, consultant, employer = [await folk.phone(name) for name in ("candidate", "consultant", "employer")]
    await candidate.chooses("Iets vragen")
    await candidate.writes(f"Mag ik {QUESTION} vragen? Ik ben op 3 februari geboren.")
    await consultant.replies(await consultant.sees(QUESTION), f"Ja, {ANSWER}.")
    await folk.placement()
    await folk.offer(await folk.job())
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Ja, stel me voor")
    await consultant.taps(await consultant.sees("wil voorgesteld worden"), "Voorstellen")
    await employer.taps(await employer.sees("wil graag bij je werken"), "Deze keer niet")
    await town.clock(now=FRIDAY_AFTERNOON)
    for day in DAYS:
        await candidate.taps(await candidate.sees(f"Hoe was je werk op {day} november?"), "Ja, zoals gepland")
    await candidate.taps(await candidate.sees("Klopt je week?"), "Mijn week klopt")
    await town.clock(advance="PT61S")
    await employer.taps(await employer.sees("Kloppen deze uren?"), "Klopt")
    return folk


@on_sqlite
async def test_everything_stays_where_it_belongs(open_town: OpenTown) -> None:
    """Logs at DEBUG hold no name, word, date or secret; the employer reads no birth date, question or answer; nobody elsewhere any."""
    town = await open_town(log_level="debug")
    folk = await lived(town)
    log = town.log()
    assert "update handled" in log
    private = (LAST_NAME, EXPERIENCE, QUESTION, ANSWER, *BIRTH_DATES, TOKEN.partition(":")[2])
    assert [word for word in private if word in log] == []
    said = await everything_said(town)
    assert EXPERIENCE in said[folk.external("employer")]
    assert QUESTION in said[folk.external("consultant")]
    for who, never in (
        ("employer", (QUESTION, ANSWER, LAST_NAME, *BIRTH_DATES)),
        ("colleague", (QUESTION, ANSWER, LAST_NAME, *BIRTH_DATES)),
        ("candidate", BIRTH_DATES),
        ("consultant", BIRTH_DATES),
    ):
        assert [word for word in never if word in said.get(folk.external(who), "")] == [], who
    own = {folk.external(name) for name in ("candidate", "consultant", "employer", "colleague")}
    assert [chat for chat, text in said.items() if chat not in own and any(word in text for word in private)] == []


async def everything_said(town: RunningTown) -> dict[int, str]:
    """By chat, all that the bot ever sent there."""
    said: dict[int, str] = {}
    for call in await town.calls():
        if "chat_id" in call["parameters"]:
            chat = int(call["parameters"]["chat_id"])
            said[chat] = said.get(chat, "") + json.dumps(call["parameters"], ensure_ascii=False)
    return said


@on_sqlite
async def test_what_the_office_hands_out_holds_no_secret(open_town: OpenTown, tmp_path: Path) -> None:
    """Overviews and invoices: no birth date, question or answer, nor the experience of anybody."""
    town = await open_town()
    await lived(town)
    for command in OFFICE:
        run(town, tmp_path / "office" / command[1], command)
    written = b"".join(texts(tmp_path / "office"))
    assert written
    assert [word for word in (EXPERIENCE, QUESTION, ANSWER, *BIRTH_DATES) if word.encode() in written] == []


OFFICE = (("overview", "--month", "2026-11"), ("overview", "--year", "2026"))


def run(town: RunningTown, folder: Path, command: tuple[str, ...]) -> None:
    """A command of the back office on the town's database."""
    known = {"FLEXBOT_DATABASE": town.database_url, "HOME": os.environ.get("HOME", "/")}
    done = flexbot(*command, "--out", str(folder), environment=known)
    assert done.returncode == 0, done.stderr


def texts(folder: Path) -> Iterator[bytes]:
    """What stands in the files; a workbook is opened up."""
    from zipfile import ZipFile, is_zipfile

    for path in folder.rglob("*"):
        if path.is_file() and is_zipfile(path):
            with ZipFile(path) as archive:
                yield from (archive.read(name) for name in archive.namelist())
        elif path.is_file():
            yield path.read_bytes()
