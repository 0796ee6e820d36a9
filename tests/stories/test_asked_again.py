"""The bot was away for longer than Telegram keeps a press: what still asks is asked again, once; what is decided is not said again."""

from datetime import timedelta

from bot.turns.shown import refresh_cards
from core.actions.deed import Deed, write
from core.actions.matching.offers import answer_offer
from core.actions.things import Thing
from core.rules.refusals import Refusal
from core.store.people import people
from tests.stories.phones import Phone
from tests.stories.running import OpenTown, RunningTown
from tests.stories.town import Folk
from tests.stories.weeks import settled

TEN_MINUTES = timedelta(minutes=10)


async def comes_back(town: RunningTown) -> None:
    """The bot that was killed is started, ten minutes after."""
    town.simulator.world.clock.set((await town.now() + TEN_MINUTES).timestamp())
    await town.start_bot()
    await town.quiet()


async def new(phone: Phone, before: int) -> list[str]:
    """The first lines of what came since."""
    return [m.text.splitlines()[0] for m in await phone.chat() if m.from_bot and not m.deleted and m.id > before]


async def newest(phones: dict[str, Phone]) -> dict[str, int]:
    """The number of the newest message on each phone."""
    return {name: (await phone.newest()).id for name, phone in phones.items()}


async def test_days_that_are_filled_in_and_weeks_that_are_confirmed_are_not_said_again(open_town: OpenTown) -> None:
    """Their cards keep buttons, for a mistake and for the paper; a payment day that waits for an answer comes again, to who is to answer."""
    week = await settled(open_town)
    candidate, employer, consultant = week["candidate"], week["employer"], week["consultant"]
    await week.signed()
    await employer.taps(await employer.sees("Kloppen deze uren?"), "Klopt")
    await candidate.sees("Bevestigd door Drukkerij De Punt.")
    await candidate.chooses("Mijn uren")
    await candidate.chooses("Mijn premie")
    await candidate.taps(await candidate.sees("Zo staat het er vandaag voor:"), "Betaaldag kiezen")
    await candidate.writes("30 december 2026")
    asked = await consultant.sees("Amina wil de premie graag op 30 december 2026.")
    before = await newest(dict(week.phones))
    await week.town.kill_bot()
    await comes_back(week.town)
    for name, phone in week.phones.items():
        again = ["Amina wil de premie graag op 30 december 2026. Is dat goed?"] if phone is consultant else []
        assert await new(phone, before[name]) == again, name
    assert (await consultant.looks(asked)).buttons == [], "one question is answered under one message"
    await consultant.taps(await consultant.newest(), "Ja, die dag")
    await candidate.sees("Karin vindt het goed: 30 december 2026.")


async def test_a_week_waits_for_one_of_the_two(open_town: OpenTown) -> None:
    """Signed: the employer is asked again, the candidate is not. Otherwise: the candidate is, the employer is not."""
    week = await settled(open_town)
    phones = {name: week[name] for name in ("candidate", "employer")}
    await week.signed()
    before = await newest(phones)
    await week.town.kill_bot()
    await comes_back(week.town)
    assert [await new(phone, before[name]) for name, phone in phones.items()] == [[], ["Kloppen deze uren?"]]
    await week["employer"].taps(await week["employer"].newest(), "Klopt niet")
    await week["employer"].taps(await week["employer"].sees("Welke dag klopt niet?"), "vr 20 nov: 5 uur en 15 min")
    await week["employer"].writes("3 uur")
    await week["employer"].taps(await week["employer"].sees("Zal ik dit naar Amina sturen?"), "Versturen")
    await week["candidate"].sees("Er is een vraag over je week.")
    before = await newest(phones)
    await week.town.kill_bot()
    await comes_back(week.town)
    assert [await new(phone, before[name]) for name, phone in phones.items()] == [["Er is een vraag over je week."], []]


async def test_what_was_kept_but_not_shown_when_the_bot_was_killed_is_shown_after_a_long_absence(open_town: OpenTown) -> None:
    """The yes was committed and the bot killed before the card said so. Behind it waits the question, from before the yes: that says nothing
    any more, and does not keep the card from saying what was answered."""
    folk = await Folk.settle(await open_town())
    candidate = await folk.phone("candidate")
    await folk.phone("consultant")
    number = await folk.offer(await folk.job())
    card = await candidate.sees("Wil je dit werk doen?")
    await folk.town.kill_bot()
    async with folk.town.database.begin() as tx:
        amina = await people.by_id(tx, folk.ids["candidate"])
        assert amina is not None
        deed = Deed(tx, await folk.town.now(), amina)
        assert not isinstance(await answer_offer(deed, number, True), Refusal)
        await refresh_cards(tx, [deed])
        later = Deed(tx, deed.now)
        later.show(amina, Thing.OFFER, number, key="later", fresh=True)
        later.told[0]["facts"] |= {"if_open": True}
        await write(tx, [deed, later])
    await comes_back(folk.town)
    shown = await candidate.looks(card)
    assert "Wil je dit werk doen?" not in shown.text
    assert not [m for m in await candidate.chat() if "Ja, stel me voor" in m.buttons]


async def test_moments_that_were_replaced_are_not_asked_again(open_town: OpenTown) -> None:
    """The newest moments still ask; the ones before them do not."""
    town = await open_town()
    folk = await Folk.settle(town)
    candidate, consultant, employer = [await folk.phone(name) for name in ("candidate", "consultant", "employer")]
    await folk.offer(await folk.job())
    await candidate.taps(await candidate.sees("Wil je dit werk doen?"), "Ja, stel me voor")
    await consultant.taps(await consultant.sees("wil voorgesteld worden"), "Voorstellen")
    await employer.taps(await employer.sees("Amina wil graag bij je werken."), "Eerst kennismaken")
    await employer.writes("24 november 10:00")
    await employer.taps(await employer.sees("Klopt dit?"), "Ja, vraag het Amina")
    await employer.taps(await employer.sees("Amina heeft nog niet geantwoord."), "Andere momenten")
    await employer.writes("25 november 10:00")
    await employer.taps(await employer.sees("Klopt dit?", "25 november"), "Ja, vraag het Amina")
    last = (await candidate.newest()).id
    await town.kill_bot()
    await comes_back(town)
    assert [line for line in await new(candidate, last) if "kennen" in line or "momenten" in line] == [
        "Drukkerij De Punt wil je eerst leren kennen. Welk moment past?"
    ]
