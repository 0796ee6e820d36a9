"""What every conversation owes, at each of its steps: read from the flows themselves, so that a new step without its way fails.

At a step: a sticker, a second tap, an old button, somebody else's button, another language and a killed bot lose nothing; `/stop`, `/start`
and a key of the fixed keyboard end it, and leave nothing behind; a blocked bot goes on where it was.
"""

from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.filters import At
from bot.flows import flow_routers
from bot.store import conversation
from core.store.tables import metadata
from tests.stories.days import works
from tests.stories.phones import Message, Phone
from tests.stories.running import RunningTown, on_sqlite
from tests.stories.town import Folk

Way = Callable[[Folk], Awaitable[Phone]]
WAYS: dict[str, Way] = {}
SORRY = "Sorry, er ging bij ons iets mis."
OLD = "Deze knop werkt niet meer."
OF_THE_CHAT = frozenset(
    {
        *("inbox", "outbox", "conversation", "card", "thread", "process", "send_slot", "trail", "seal", "deadline", "chore"),
        *("timesheet", "address", "question", "question_message"),
    }
)
"""Tables in which talking itself leaves rows."""

ELSEWHERE = {
    "pin:enter pin:old pin:choose pin:repeat": "answered on a keypad, which is made anew each time: tests/stories/test_pin.py",
    "concern:to concern:text concern:more": "told in confidence, with its own stop and back: tests/stories/test_concern.py",
    "moment:day": "a day that two choose together: tests/stories/test_payment_moment.py",
    "income:wage why_not:reason": "one typed answer about an offer: tests/stories/test_deciding.py",
    "report_job:place report_job:tasks report_job:first report_job:last report_job:minutes report_job:why": "one handler, as shifts",
    "report_job:guide report_job:needs report_job:check": "one handler, as shifts: tests/stories/test_report_job.py",
    "meet:when": "one typed answer about a proposal: tests/stories/test_meet_first.py",
    "refuse_employer:reason": "one typed reason about an employer: tests/stories/test_refused_employer.py",
    "new:name new:ask new:check": "the checklist, with its own stop, back and typed answers: tests/stories/test_invite_new.py",
    "employer:name employer:kvk employer:contact": "typed answers about an employer: tests/stories/test_enter_employer.py",
    "staff:name staff:role": "a name and one tap: tests/stories/test_enter_employer.py",
    "recommend:words": "one sentence of the employer: tests/stories/test_end_of_work.py",
}
"""Steps whose contracts are held by stories of their own. Nothing may be added here without its reason."""


def steps() -> set[str]:
    """Every step at which some handler of a flow listens."""
    return {step for router in flow_routers() for step in _steps_of(router)}


def _steps_of(router: Any) -> Iterator[str]:
    for observer in (router.message, router.callback_query):
        for handler in observer.handlers:
            for filter_ in handler.filters or ():
                if isinstance(filter_.callback, At):
                    yield from filter_.callback.steps


def way(step: str) -> Callable[[Way], Way]:
    """The way to a step."""

    def put(go: Way) -> Way:
        assert step not in WAYS, step
        WAYS[step] = go
        return go

    return put


async def _worker(folk: Folk) -> Phone:
    """Works since two weeks; it is Monday morning."""
    await folk.phone("consultant")
    await folk.phone("employer")
    phone = await folk.phone("candidate")
    await works(folk)
    return phone


async def _friday(folk: Folk) -> Phone:
    phone = await _worker(folk)
    await phone.chooses("Mijn uren")
    await phone.taps(await phone.newest(), "vr 13 nov: invullen")
    return phone


@way("log_day:when")
async def when(folk: Folk) -> Phone:
    phone = await _worker(folk)
    await phone.chooses("Mijn uren")
    await phone.taps(await phone.newest(), "Een andere dag")
    return phone


@way("log_day:times")
async def times(folk: Folk) -> Phone:
    phone = await _friday(folk)
    await phone.taps(await phone.newest(), "Andere tijden")
    return phone


async def _typed(folk: Folk, *words: str) -> Phone:
    phone = await times(folk)
    for one in words:
        await phone.writes(one)
    return phone


@way("log_day:end")
async def end(folk: Folk) -> Phone:
    return await _typed(folk, "half negen")


@way("log_day:which")
async def which(folk: Folk) -> Phone:
    return await _typed(folk, "7u30")


@way("log_day:break")
async def pause(folk: Folk) -> Phone:
    return await _typed(folk, "9-17")


@way("log_day:check")
async def check(folk: Folk) -> Phone:
    return await _typed(folk, "9-17", "30")


async def _travel(folk: Folk) -> Phone:
    phone = await _friday(folk)
    card = await phone.newest()
    await phone.taps(card, "Ja, zoals gepland")
    await phone.taps(await phone.looks(card), "Reiskosten")
    return phone


@way("travel:kilometres")
async def kilometres(folk: Folk) -> Phone:
    return await _travel(folk)


@way("travel:ticket")
async def ticket(folk: Folk) -> Phone:
    phone = await _travel(folk)
    await phone.taps(await phone.newest(), "Met bus of trein")
    return phone


@way("travel:check")
async def travel_check(folk: Folk) -> Phone:
    phone = await ticket(folk)
    await phone.writes("4,50")
    return phone


@way("travel:photo")
async def photo(folk: Folk) -> Phone:
    phone = await travel_check(folk)
    await phone.taps(await phone.newest(), "Ja")
    return phone


async def _my_work(folk: Folk, caption: str) -> Phone:
    phone = await _worker(folk)
    await phone.chooses("Mijn werk")
    await phone.taps(await phone.newest(), caption)
    return phone


@way("work_wish:sure")
async def sure(folk: Folk) -> Phone:
    return await _my_work(folk, "Stoppen met dit werk")


@way("work_wish:why")
async def why(folk: Folk) -> Phone:
    phone = await sure(folk)
    await phone.taps(await phone.newest(), "Ja, ik wil stoppen")
    return phone


@way("work_wish:hours")
async def hours(folk: Folk) -> Phone:
    return await _my_work(folk, "Meer of minder uren")


async def _staff_work(folk: Folk) -> Phone:
    phone = await _worker(folk)
    consultant = Phone(folk.town, folk.external("consultant"), "Karin")
    await consultant.writes(f"/kandidaten {phone.first_name}")
    await consultant.taps(await consultant.newest(), "Amina Bakker")
    await consultant.taps(await consultant.newest(), "Werk: Inpakken")
    return consultant


@way("end:why")
async def end_why(folk: Folk) -> Phone:
    phone = await _staff_work(folk)
    await phone.taps(await phone.newest(), "Einde vastleggen")
    return phone


@way("end:outflow")
async def end_outflow(folk: Folk) -> Phone:
    phone = await end_why(folk)
    await phone.taps(await phone.newest(), "Betaald werk elders")
    return phone


@way("end:contract")
async def end_contract(folk: Folk) -> Phone:
    phone = await end_outflow(folk)
    await phone.taps(await phone.newest(), "Voltijd")
    return phone


@way("end:day")
async def end_day(folk: Folk) -> Phone:
    phone = await end_contract(folk)
    await phone.taps(await phone.newest(), "Ja")
    return phone


@way("grow:hours")
async def grow_hours(folk: Folk) -> Phone:
    phone = await _staff_work(folk)
    await phone.taps(await phone.newest(), "Andere uren")
    return phone


@way("grow:from")
async def grow_from(folk: Folk) -> Phone:
    phone = await grow_hours(folk)
    await phone.writes("24")
    return phone


@way("grow:check")
async def grow_check(folk: Folk) -> Phone:
    phone = await grow_from(folk)
    await phone.taps(await phone.newest(), "ma 23 nov")
    return phone


@way("stop_early:why")
async def stop_early_why(folk: Folk) -> Phone:
    await _worker(folk)
    employer = Phone(folk.town, folk.external("employer"), "Joost")
    await employer.chooses("Mijn mensen")
    await employer.taps(await employer.newest(), "Hoe gaat het verder?")
    await employer.taps(await employer.newest(), "Eerder stoppen")
    return employer


@way("ask:question")
async def question(folk: Folk) -> Phone:
    phone = await _worker(folk)
    await phone.chooses("Iets vragen")
    return phone


@way("leave:first")
async def leave_first(folk: Folk) -> Phone:
    phone = await folk.phone("consultant")
    await phone.writes("/afwezig")
    return phone


@way("leave:last")
async def leave_last(folk: Folk) -> Phone:
    phone = await leave_first(folk)
    await phone.taps(await phone.newest(), "Vandaag")
    return phone


async def _cost(folk: Folk) -> Phone:
    """A contact person who enters other costs of somebody's work."""
    await _worker(folk)
    consultant = await folk.phone("consultant")
    await consultant.writes("/kandidaten Amina")
    await consultant.taps(await consultant.newest(), "Amina Bakker")
    await consultant.taps(await consultant.newest(), "Andere kosten")
    await consultant.taps(await consultant.newest(), "Invoeren: Inpakken")
    return consultant


@way("cost:amount")
async def cost_amount(folk: Folk) -> Phone:
    return await _cost(folk)


@way("cost:words")
async def cost_words(folk: Folk) -> Phone:
    phone = await _cost(folk)
    await phone.writes("39,95")
    return phone


@way("cost:day")
async def cost_day(folk: Folk) -> Phone:
    phone = await cost_words(folk)
    await phone.writes("werkschoenen")
    return phone


@way("cost:check")
async def cost_check(folk: Folk) -> Phone:
    phone = await cost_day(folk)
    await phone.writes("gisteren")
    return phone


@way("broadcast:words")
async def broadcast_words(folk: Folk) -> Phone:
    phone = await folk.phone("consultant")
    await phone.writes("/bericht")
    return phone


@way("broadcast:check")
async def broadcast_check(folk: Folk) -> Phone:
    phone = await broadcast_words(folk)
    await phone.writes("Vrijdag is het loket dicht.")
    return phone


@way("paper:which")
async def paper_which(folk: Folk) -> Phone:
    phone = await folk.phone("consultant")
    await folk.placement(of="newcomer", starts_on=date(2026, 11, 2))
    await phone.writes("/kandidaten ilse")
    await phone.taps(await phone.newest(), "Ilse van Dam")
    await phone.taps(await phone.newest(), "Week op papier: Inpakken")
    return phone


@way("paper:days")
async def paper_days(folk: Folk) -> Phone:
    phone = await paper_which(folk)
    await phone.taps(await phone.newest(), "Week van ma 9 nov")
    return phone


@way("paper:hours")
async def paper_hours(folk: Folk) -> Phone:
    phone = await paper_days(folk)
    await phone.taps(await phone.newest(), "di 10 nov: 4 uur")
    return phone


@way("paper:travel")
async def paper_travel(folk: Folk) -> Phone:
    phone = await paper_days(folk)
    await phone.taps(await phone.newest(), "De uren kloppen")
    return phone


@way("paper:photo")
async def paper_photo(folk: Folk) -> Phone:
    phone = await paper_travel(folk)
    await phone.writes("12 km")
    return phone


@way("paper:check")
async def paper_check(folk: Folk) -> Phone:
    phone = await paper_photo(folk)
    await phone.sends_photo()
    return phone


@way("ask:message")
async def message(folk: Folk) -> Phone:
    consultant = await folk.phone("consultant")
    phone = await folk.phone("candidate")
    await phone.chooses("Iets vragen")
    await phone.writes("Kan ik met de bus?")
    await consultant.taps(await consultant.sees("Vraag van Amina Bakker"), "Antwoorden")
    return consultant


async def _signed(folk: Folk) -> Phone:
    phone = await _worker(folk)
    for day in ("ma 9", "di 10", "wo 11", "do 12", "vr 13"):
        await phone.chooses("Mijn uren")
        await phone.taps(await phone.newest(), f"{day} nov: invullen")
        await phone.taps(await phone.newest(), "Ja, zoals gepland")
    await phone.taps(await phone.sees("Klopt je week?", "De week van maandag 9 november"), "Mijn week klopt")
    await folk.town.clock(advance="PT61S")
    employer = Phone(folk.town, folk.external("employer"), "Joost")
    await employer.taps(await employer.sees("Kloppen deze uren?"), "Klopt niet")
    return employer


@way("dispute:day")
async def dispute_day(folk: Folk) -> Phone:
    return await _signed(folk)


@way("dispute:hours")
async def dispute_hours(folk: Folk) -> Phone:
    phone = await _signed(folk)
    await phone.taps(await phone.newest(), "vr 13 nov: 4 uur")
    return phone


@way("dispute:which")
async def dispute_which(folk: Folk) -> Phone:
    phone = await dispute_hours(folk)
    await phone.writes("9:00 tot 12:30")
    return phone


@way("dispute:send")
async def dispute_send(folk: Folk) -> Phone:
    phone = await dispute_hours(folk)
    await phone.taps(await phone.newest(), "Half uur meer")
    return phone


@way("counter:hours")
async def counter_hours(folk: Folk) -> Phone:
    employer = await dispute_send(folk)
    await employer.taps(await employer.newest(), "Versturen")
    phone = Phone(folk.town, folk.external("candidate"), "Amina")
    await phone.taps(await phone.sees("Er is een vraag over je week."), "Andere uren voorstellen")
    return phone


@way("counter:which")
async def counter_which(folk: Folk) -> Phone:
    phone = await counter_hours(folk)
    await phone.writes("9:00 tot 12:30")
    return phone


@way("counter:send")
async def counter_send(folk: Folk) -> Phone:
    phone = await counter_hours(folk)
    await phone.taps(await phone.newest(), "Zoals ik zei: 4 uur")
    return phone


@way("colleague:name")
async def colleague_name(folk: Folk) -> Phone:
    for name in ("Haven", "Kade"):
        await folk.site(name)
    phone = await folk.phone("employer")
    await phone.writes("/collegas")
    await phone.taps(await phone.newest(), "Collega uitnodigen")
    return phone


@way("colleague:duty")
async def colleague_duty(folk: Folk) -> Phone:
    phone = await colleague_name(folk)
    await phone.writes("Fatma Yilmaz")
    return phone


@way("colleague:site")
async def colleague_site(folk: Folk) -> Phone:
    phone = await colleague_duty(folk)
    await phone.taps(await phone.newest(), "Uren bevestigen")
    return phone


@way("colleague:place")
async def colleague_place(folk: Folk) -> Phone:
    phone = await folk.phone("employer")
    await phone.writes("/collegas")
    await phone.taps(await phone.newest(), "Vestigingen")
    await phone.taps(await phone.newest(), "Vestiging toevoegen")
    return phone


@way("report_job:title")
async def report_title(folk: Folk) -> Phone:
    phone = await folk.phone("employer")
    await phone.writes("/klus")
    return phone


@way("report_job:shifts")
async def report_shifts(folk: Folk) -> Phone:
    phone = await report_title(folk)
    for words in ("Inpakken", "Kade 12, Voorbeeldstad", "Dozen vullen.", "30 november", "18 december"):
        await phone.writes(words)
    return phone


async def _reported(folk: Folk) -> Phone:
    consultant = await folk.phone("consultant")
    phone = await report_shifts(folk)
    for words in ("ma t/m vr 9:00-13:00", "20"):
        await phone.writes(words)
    await phone.taps(await phone.newest(), "Het is even druk")
    await phone.taps(await phone.newest(), "Ik zelf")
    await phone.taps(await phone.newest(), "Niets")
    await phone.taps(await phone.newest(), "Versturen")
    return consultant


@way("check_job:answer")
async def check_answer(folk: Folk) -> Phone:
    consultant = await _reported(folk)
    await consultant.taps(await consultant.newest(), "Klus bekijken")
    return consultant


@way("check_job:refuse")
async def check_refuse(folk: Folk) -> Phone:
    consultant = await _reported(folk)
    await consultant.taps(await consultant.newest(), "Gaat niet door")
    return consultant


@way("correct:day")
async def correct_day(folk: Folk) -> Phone:
    phone = await _signed(folk)
    await phone.chooses("Uren bevestigen")
    await phone.taps(await phone.newest(), "Klopt")
    await phone.taps(await phone.sees("Bevestigd door Joost Visser"), "Ik heb me vergist")
    return phone


@way("correct:hours")
async def correct_hours(folk: Folk) -> Phone:
    phone = await correct_day(folk)
    await phone.taps(await phone.newest(), "vr 13 nov: 4 uur")
    return phone


@way("correct:which")
async def correct_which(folk: Folk) -> Phone:
    phone = await correct_hours(folk)
    await phone.writes("9:00 tot 12:30")
    return phone


@way("correct:send")
async def correct_send(folk: Folk) -> Phone:
    phone = await correct_hours(folk)
    await phone.taps(await phone.newest(), "Half uur meer")
    return phone


def test_every_step_has_its_way() -> None:
    """A new step of a flow is held to the contracts below, or says in which story it is."""
    others = {step for names in ELSEWHERE for step in names.split()}
    assert not steps() - WAYS.keys() - others, "steps without a way in tests/contracts/test_flows.py"
    assert not (WAYS.keys() | others) - steps(), "ways to steps that are no more"


KILLED_AT = {min(step for step in WAYS if step.startswith(f"{flow}:")) for flow in {step.partition(":")[0] for step in WAYS}}
"""One step of each flow, at which the bot is killed too: what a conversation knows is kept in the same way at each. `make test` tries these."""


async def _state(phone: Phone) -> str | None:
    """Where the conversation of this phone is."""
    async with phone.town.database.begin() as tx:
        return (await tx.execute(select(conversation.c.state).where(conversation.c.external == phone.id))).scalar()


async def _rows(folk: Folk) -> dict[str, int]:
    """How many rows there are of everything that deeds leave."""
    async with folk.town.database.begin() as tx:
        tables = [
            table for name, table in metadata.tables.items() if name not in OF_THE_CHAT and not name.startswith("checklist")
        ]
        return {table.name: (await tx.execute(select(func.count()).select_from(table))).scalar_one() for table in tables}


async def _asked(phone: Phone) -> Message:
    """The newest message that has buttons."""
    await phone.town.quiet()
    return next(m for m in reversed(await phone.chat()) if m.from_bot and m.buttons and not m.deleted)


@pytest.mark.parametrize("step", [pytest.param(s, marks=() if s in KILLED_AT else pytest.mark.slow) for s in sorted(WAYS)])
@on_sqlite
async def test_nothing_is_lost_at_a_step_and_leaving_it_leaves_nothing(
    step: str, open_town: Callable[..., Awaitable[RunningTown]]
) -> None:
    """The contracts of a step, one after another on the same phones."""
    town = await open_town()
    folk = await Folk.settle(town)
    phone, stranger = await WAYS[step](folk), await folk.phone("other_candidate")
    assert await _state(phone) == step
    rows = await _rows(folk)

    for disturb in (phone.sends_sticker, phone.sends_voice) if not step.startswith("ask:") else (phone.sends_sticker,):
        before = await phone.newest()
        await disturb()
        assert (await phone.newest()).id > before.id, "not answered"
        assert await _state(phone) == step, "lost by a sticker or a voice"
    question = await _asked(phone)
    captions = [b for row in question.rows for b in row if b.data]

    for button in captions:
        await stranger.presses_data(await stranger.newest(), button.data or "")
        assert OLD in (await stranger.newest()).text, "a button of another chat opened something"
    old = [b for m in await phone.chat() if m.from_bot and m.id < question.id for row in m.rows for b in row if b.data]
    assert await _state(phone) == step
    assert await _rows(folk) == rows

    await phone.writes("/taal")
    await phone.taps(await phone.sees("Kies je taal"), "English")
    if step in KILLED_AT:
        await town.kill_bot()
        await town.start_bot()
    assert await _state(phone) == step, "lost by another language or a killed bot"
    seen = await phone.newest()
    await phone.sends_sticker()
    assert (await phone.newest()).id > seen.id
    assert await _state(phone) == step

    await phone.blocks()
    await phone.unblocks()
    assert await _state(phone) == step, "lost by blocking"

    last = await _asked(phone)
    await phone.writes("/stop")
    await phone.sees("Stopped.")
    assert await _state(phone) is None
    assert await _rows(folk) == rows, "stopping left something behind"
    for button in [b for row in last.rows for b in row if b.data]:
        seen = await phone.newest()
        await phone.presses_data(last, button.data or "")
        assert (await phone.newest()).id >= seen.id
    for button in old[-3:]:
        await phone.presses_data(last, button.data or "")
    await phone.writes("/start")
    assert await _state(phone) is None
    await phone.sees_nothing_of(SORRY, "Sorry, something went wrong")
