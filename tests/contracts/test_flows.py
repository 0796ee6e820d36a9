"""What every conversation owes, at each of its steps: read from the flows themselves, so that a new step without its way fails.

At a step: a sticker, a second tap, an old button, somebody else's button, another language and a killed bot lose nothing; `/stop`, `/start`
and a key of the fixed keyboard end it, and leave nothing behind; a blocked bot goes on where it was.
"""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.flows import flow_routers
from bot.store import conversation
from bot.turns.filters import At
from core.store.tables import metadata
from tests.contracts.ways import WAYS
from tests.stories.phones import Message, Phone
from tests.stories.running import RunningTown, on_sqlite
from tests.stories.town import Folk

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
    "moment:day moment:check": "a day that two choose together: tests/stories/test_payment_moment.py",
    "income:wage why_not:reason": "one typed answer about an offer: tests/stories/test_deciding.py",
    "report_job:place report_job:tasks report_job:first report_job:last report_job:minutes report_job:why": "one handler, as shifts",
    "report_job:guide report_job:needs report_job:check": "one handler, as shifts: tests/stories/test_report_job.py",
    "report_job:withdraw": "one yes or no: tests/stories/test_report_job.py",
    "meet:when meet:check": "typed moments and their read-back, about a proposal: tests/stories/test_meet_first.py",
    "refuse_employer:reason": "one typed reason about an employer: tests/stories/test_refused_employer.py",
    "new:name new:ask new:check": "the checklist, with its own stop, back and typed answers: tests/stories/test_invite_new.py",
    "employer:name employer:kvk employer:contact": "typed answers about an employer: tests/stories/test_enter_employer.py",
    "staff:name staff:role": "a name and one tap: tests/stories/test_enter_employer.py",
    "recommend:words recommend:check": "one sentence of the employer: tests/stories/test_end_of_work.py",
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


def test_every_step_has_its_way() -> None:
    """A new step of a flow is held to the contracts below, or says in which story it is."""
    others = {step for names in ELSEWHERE for step in names.split()}
    assert not steps() - WAYS.keys() - others, "steps without a way in tests/contracts/ways"
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
        answer = await phone.newest()
        assert answer.from_bot, f"{button.text}: not answered"
        assert answer.id > seen.id, f"{button.text}: not answered"
    for button in old[-3:]:
        await phone.presses_data(last, button.data or "")
    await phone.writes("/start")
    assert await _state(phone) is None
    await phone.sees_nothing_of(SORRY, "Sorry, something went wrong")
