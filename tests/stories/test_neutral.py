"""What others read about a candidate stays on their phone; a candidate's own messages are the candidate's."""

from tests.stories.phones import Phone
from tests.stories.running import on_sqlite
from tests.stories.town import Folk


@on_sqlite
async def test_what_staff_and_employers_read_is_not_passed_on(
    folk: Folk, candidate: Phone, consultant: Phone, employer: Phone
) -> None:
    """Neither a question with its photo, nor a proposal can be forwarded or saved; a link to hand over can; one's own messages can."""
    before = (await folk.town.calls())[-1]["n"]
    await candidate.chooses("Iets vragen")
    await candidate.sends_photo("Is dit goed zo?")
    await folk.offer(await folk.job())
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Ja, stel me voor")
    await consultant.taps(await consultant.sees("wil voorgesteld worden"), "Voorstellen")
    await employer.sees("wil graag bij je werken")
    made = [call for call in await folk.town.calls(after=before) if call["method"] in ("sendMessage", "copyMessage")]

    def kept_in(phone: Phone) -> set[bool | None]:
        return {call["parameters"].get("protect_content") for call in made if int(call["parameters"]["chat_id"]) == phone.id}

    assert kept_in(candidate) == {None}
    assert kept_in(consultant) == kept_in(employer) == {True}
    assert "copyMessage" in {call["method"] for call in made}
