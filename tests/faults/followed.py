"""State machines run in portions: each portion has a seed of its own, and what was reached is kept, so that a long run goes on where it was."""

import asyncio
import json
import time
import traceback
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from tests.faults.rows import Figures, Result

KEPT = Path(".data/faults")


class OnTheSpot(ThreadPoolExecutor):
    """Does what it is given at once, in the same thread: where one deed is done at a time, most of a step went into waking threads."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """A future that is done."""
        done: Future[Any] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as problem:
            done.set_exception(problem)
        return done


def one_thread() -> asyncio.AbstractEventLoop:
    """A loop for a machine, which does everything in its own thread."""
    loop = asyncio.new_event_loop()
    loop.set_default_executor(OnTheSpot())
    return loop


async def followed(machine: Any, figures: Figures) -> Result:
    """Portions of `runs` runs until `in_all` steps were done, in this call and those before it, or `minutes` have passed.

    `in_all` 0: the first portion alone, and nothing is kept.
    """
    assert issubclass(machine, RuleBasedStateMachine)
    result, place = Result(), KEPT / f"{machine.__name__}.json"
    portion, reached = await asyncio.to_thread(_before, place) if figures["in_all"] else (0, Counter[str]())
    end = time.monotonic() + 60 * figures["minutes"]
    while not result.findings:
        await _portion(machine, portion, figures, result)
        if result.findings:
            result.findings.append(f"found in portion {portion}")
            break
        portion, reached = portion + 1, reached + machine.done
        if figures["in_all"]:
            await asyncio.to_thread(_keep, place, portion, reached)
        if reached["steps"] >= figures["in_all"] or time.monotonic() > end:
            break
    result.reached.update(reached)
    return result


async def _portion(machine: Any, portion: int, figures: Figures, result: Result) -> None:
    machine.done = Counter()
    how = settings(
        max_examples=figures["runs"],
        stateful_step_count=figures["steps"],
        deadline=None,
        database=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    try:
        await asyncio.to_thread(run_state_machine_as_test, seed(portion)(machine), settings=how)
    except AssertionError:
        result.expect(False, f"the model says otherwise: {traceback.format_exc(limit=-2)}")


def _before(place: Path) -> tuple[int, Counter[str]]:
    if not place.exists():
        return 0, Counter()
    kept = json.loads(place.read_text())
    return kept["portions"], Counter(kept["reached"])


def _keep(place: Path, portions: int, reached: Counter[str]) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(json.dumps({"portions": portions, "reached": reached}))
