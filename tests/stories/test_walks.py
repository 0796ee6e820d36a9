"""The two walks of docs/architecture.md are the ways that the bot goes: each function that they name is called, in the order of the page."""

import re
from pathlib import Path

import pytest

from tests.stories.running import RunningTown
from tests.stories.town import Folk
from tests.stories.watched import Watched

PAGE = (Path(__file__).parents[2] / "docs" / "architecture.md").read_text("utf-8")
PLACE = re.compile(r"`([\w/]+\.py):([\w.]+)`")
ASKED = "Hoe was je werk op maandag 16 november?"
ASIDE = {
    "bot/incoming/webhook.py:Webhook._receive": "the other door",
    "core/rules/hours/days.py:meet": "where there is other work",
    "core/actions/hours/reported_absences.py:answer_by_day": "where the employer said that the candidate was not there",
    "bot/incoming/worker.py:Worker._one": "where a batch is undone",
    "bot/incoming/worker.py:Worker._failed": "where an update fails again and again",
    "core/actions/hours/day_versions.py:write_day": "of a sweep: where the candidate had called",
    "core/store/hours/reminders.py:week_is_over": "where the sweep is late",
    "bot/timing/schedule.py:Sweep._one_by_one": "where a deed fails",
}
"""What a walk names beside its own way, and when it is called."""


def functions_of(walk: str) -> list[str]:
    """The functions that the numbered hops of a walk name, in order; classes and tables are no calls."""
    (text,) = re.findall(rf"^# {walk}.*?\n(.*?)(?=^# )", PAGE, re.MULTILINE | re.DOTALL)
    hops = [hop.partition("\n\n")[0] for hop in re.split(r"^\d+\. ", text, flags=re.MULTILINE)[1:]]
    found = [(f"{path}:{name}", name.rpartition(".")[2]) for hop in hops for path, name in PLACE.findall(hop)]
    return [place for place, name in found if not name[0].isupper()]


def not_reached(walk: list[str], calls: str) -> list[str]:
    """What is left of a walk when the calls are over: empty when all of it was called, in its order."""
    left = list(walk)
    for call in calls.splitlines():
        if left and call == left[0]:
            del left[0]
    return left


@pytest.mark.timeout(600)
async def test_both_walks_are_gone_as_they_are_told(tmp_path: Path) -> None:
    """A shift ends and the candidate taps *Ja, zoals gepland*. The sweep's first hop, planning the work, lies before."""
    press = [name for name in functions_of("One press") if name not in ASIDE or name.endswith(":write_day")]
    sweep = [name for name in functions_of("One sweep") if name not in ASIDE]
    sweep = sweep[sweep.index("bot/timing/schedule.py:Sweep.due") :]
    assert len(press) > 25
    assert len(sweep) > 5
    bots = Watched([*press, *sweep], tmp_path / "calls")
    async with RunningTown.open(bots, tmp_path / "town", None) as town:
        folk = await Folk.settle(town)
        candidate = await folk.phone("candidate")
        await folk.placement()
        await town.quiet()
        before = len(bots.calls.read_text())
        await town.clock(now="2026-11-16T13:15:00+01:00")
        card = await candidate.sees(ASKED)
        await town.quiet()
        between = len(bots.calls.read_text())
        await candidate.taps(card, "Ja, zoals gepland")
        await town.quiet()
    calls = bots.calls.read_text()
    assert not_reached(sweep, calls[before:between]) == []
    assert not_reached(press, calls[between:]) == []
