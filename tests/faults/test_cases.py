"""Every deed, button and call of the clock has its kill-and-resume case; and each case holds."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot.callbacks import KINDS
from bot.handlers import routers
from core.actions.access import DEEDS
from core.actions.things import Clocked
from tests.faults.cases import BY_OTHERS, CASES, SHOWING, SHOWING_BUTTONS
from tests.faults.journeys import Journey
from tests.faults.processes import Ground
from tests.stories.town import Folk

if TYPE_CHECKING:
    from tests.nursery import Nursery

OTHERS = frozenset(name for names in BY_OTHERS for name in names.split())
IN_SMALL = ("from_job_to_placement", "from_question_to_answer")
"""Cases that `make test` tries; `make slow` tries all others."""
CAST = ("candidate", "newcomer", "employer", "consultant", "stand_in", "lead", "account_manager")


async def gone(ground: Ground, name: str, cuts: bool) -> tuple[Journey, dict[str, Any]]:
    """The way of a case, cut or not, and what the town then holds."""
    async with ground.town() as town:
        folk = await Folk.settle(town)
        phones = {who: await folk.phone(who) for who in CAST}
        await CASES[name].before(folk)
        journey = Journey(folk, phones, cuts)
        await CASES[name].way(journey)
        await town.quiet()
        return journey, await journey.standing()


@pytest.mark.parametrize("name", [pytest.param(name, marks=() if name in IN_SMALL else pytest.mark.slow) for name in CASES])
async def test_cut_in_the_middle_and_resumed_it_ends_the_same(name: str, nursery: "Nursery", tmp_path: Path) -> None:
    """Every act is killed before or after its commit; in the end the town holds what it holds when nothing happened."""
    ground = Ground(tmp_path, nursery)
    whole, undisturbed = await gone(ground, name, cuts=False)
    cut, resumed = await gone(ground, name, cuts=True)
    for table, rows in undisturbed.items():
        assert resumed[table] == rows, f"{table}: {resumed[table] - rows} too many, {rows - resumed[table]} missing"
    assert whole.acts == cut.acts > 0
    assert CASES[name].buttons <= cut.pressed, f"never pressed: {CASES[name].buttons - cut.pressed}"
    assert {row[0] for row in resumed["deadline"]} >= CASES[name].clock


def test_every_button_has_its_case() -> None:
    """A new button is tried by a case, only shows, or shares the write of another."""
    routers()
    tried = {button for one in CASES.values() for button in one.buttons} | SHOWING_BUTTONS | OTHERS
    assert not sorted({kind.__name__ for kind in KINDS.values()} - tried), "buttons without a case in tests/faults/cases/"


def test_every_deed_has_its_case() -> None:
    """A new deed likewise."""
    routers()
    tried = {deed for one in CASES.values() for deed in one.deeds} | SHOWING | OTHERS
    assert not sorted(set(DEEDS) - tried), "deeds without a case in tests/faults/cases/"


def test_every_call_of_the_clock_has_its_case() -> None:
    """A new call of the clock likewise."""
    tried = {call for one in CASES.values() for call in one.clock} | OTHERS
    assert not sorted(set(Clocked) - tried), "calls of the clock without a case in tests/faults/cases/"
