"""The kill-and-resume cases: which way through the bot tries which button, deed and call of the clock.

A new button, deed or call of the clock belongs to a case in one of these rooms; without one the suite fails with its name.
"""

from tests.faults.cases import at_work, coming_in, desk, employers, hours, money, placing, talking  # noqa: F401 - they put themselves into the table
from tests.faults.cases.given import CASES, Case
from tests.faults.cases.without import BY_OTHERS, SHOWING, SHOWING_BUTTONS

__all__ = ["BY_OTHERS", "CASES", "SHOWING", "SHOWING_BUTTONS", "Case"]
