"""An import gives a candidate another contact person: the candidate hears who that is, once."""

from pathlib import Path

from office.importing.run import import_files
from tests.stories.phones import Phone
from tests.stories.town import Folk

COLUMNS = "person,role,first_name,last_name,language,birth_date,contact,experience"


async def brings(folk: Folk, folder: Path, *rows: str) -> None:
    """The office imports these people."""
    (folder / "people.csv").write_text("\n".join((COLUMNS, *rows)) + "\n")
    named = f"Gemeente Voorbeeldstad {folk.number}"
    report = await import_files(folk.town.database, [folder], named, await folk.town.now())
    assert report.faults == ()
    await folk.town.find()


async def test_who_the_contact_person_is_now_is_said_once(
    folk: Folk, candidate: Phone, other_candidate: Phone, consultant: Phone, stand_in: Phone, tmp_path: Path
) -> None:
    """Amina is Mark's from now on, and hears it; the same file again says nothing, nor does another change; back to Karin is said anew."""
    amina = "candidate,candidate,Amina,Bakker,nl,1974-05-03,{},{}"
    henk = "other_candidate,candidate,Henk,de Vries,nl,1974-05-03,consultant,heftruck"
    await brings(folk, tmp_path, amina.format("stand_in", "kantine"), henk)
    told = await candidate.sees("Vanaf nu is Mark Jansen je contactpersoon.")
    assert "Is Mark Jansen er niet? Dan helpt Karin Smit je." in told.text
    await brings(folk, tmp_path, amina.format("stand_in", "kantine"), henk)
    await brings(folk, tmp_path, amina.format("stand_in", "kantine en schoonmaak"), henk)
    assert len([m for m in await candidate.chat() if "Vanaf nu is" in m.text]) == 1
    await other_candidate.sees_nothing_of("Vanaf nu is")
    await brings(folk, tmp_path, amina.format("consultant", "kantine en schoonmaak"), henk)
    back = await candidate.sees("Vanaf nu is Karin Smit je contactpersoon.", after=told)
    assert "Karin Smit antwoordt op werkdagen van 9.00 tot 17.00 uur." in back.text
    await candidate.writes("/hulp")
    await candidate.sees("Je contactpersoon is Karin Smit.", after=back)


async def test_it_is_said_in_the_own_language(
    folk: Folk, english_candidate: Phone, consultant: Phone, stand_in: Phone, tmp_path: Path
) -> None:
    """Selam reads English."""
    await brings(folk, tmp_path, "english_candidate,candidate,Selam,Tesfay,en,1974-05-03,stand_in,schoonmaak")
    await english_candidate.sees("From now on your contact person is Mark Jansen.")
