"""Named moments at which a test may end this process as a crash would: between a commit and what follows it.

Nothing here does anything unless `FLEXBOT_FAULT` names a moment, as `after_send` or (the fifth time) `after_send:5`.
"""

import os
import signal
from collections.abc import Iterable
from urllib.parse import urlsplit

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
VARIABLE = "FLEXBOT_FAULT"
POINTS = frozenset(
    {
        "after_fetch",
        "before_inbox_commit",
        "after_inbox_commit",
        "after_claim",
        "after_handling",
        "before_effect_commit",
        "after_effect_commit",
        "after_answer",
        "in_counting_a_failure",
        "in_setting_aside",
        "after_setting_aside",
        "in_taking",
        "after_take",
        "after_print",
        "after_send",
        "between_sends",
        "after_slot",
        "before_send",
        "in_marking",
        "after_mark",
        "in_sweep",
        "after_sweep",
        "in_chore",
        "after_chore",
        "in_asking_again",
        "after_asking_again",
    }
)

_left: dict[str, int] = {}


class NotHere(Exception):
    """Breakpoints were asked for where they must not be, or one was that does not exist."""


def arm(urls: Iterable[str]) -> None:
    """Read the environment, once at start. NotHere unless the point exists and every URL stays on this machine."""
    _left.clear()
    point, _, times = os.environ.get(VARIABLE, "").partition(":")
    if not point:
        return
    if point not in POINTS or not (times or "1").isdecimal():
        raise NotHere(f"{VARIABLE} must be one of {', '.join(sorted(POINTS))}")
    if any((host := urlsplit(url).hostname) and host not in LOOPBACK for url in urls):
        raise NotHere(f"{VARIABLE} is for tests on one machine only: everything must be on 127.0.0.1")
    _left[point] = int(times or 1)


def reach(point: str) -> None:
    """This moment is here; ends the process at once when it is the one that was named."""
    if point not in _left:
        return
    _left[point] -= 1
    if _left[point] <= 0:
        os.kill(os.getpid(), signal.SIGKILL)
