"""When the mornings are, also around the nights on which the clock changes; and who has the desk of somebody who is away."""

from datetime import date, datetime

import pytest

from core.rules.calendar import AMSTERDAM
from core.rules.desk.desk import Agreed, ending, has_desk, latest_digest, next_digest


@pytest.mark.parametrize(
    ("now", "latest", "following"),
    [
        ("2026-11-16T08:29:59", "2026-11-15T08:30", "2026-11-16T08:30"),
        ("2026-11-16T08:30:00", "2026-11-16T08:30", "2026-11-17T08:30"),
        ("2026-10-24T08:45:00", "2026-10-24T08:30", "2026-10-25T08:30"),  # the night between lasts an hour longer
        ("2026-03-28T23:30:00", "2026-03-28T08:30", "2026-03-29T08:30"),  # and this one an hour less
        ("2026-12-31T12:00:00", "2026-12-31T08:30", "2027-01-01T08:30"),
    ],
)
def test_half_past_eight(now: str, latest: str, following: str) -> None:
    """The one before and the one after a moment, in the time of the Netherlands."""
    moment = datetime.fromisoformat(now).replace(tzinfo=AMSTERDAM)
    assert latest_digest(moment) == datetime.fromisoformat(latest).replace(tzinfo=AMSTERDAM)
    assert next_digest(moment) == datetime.fromisoformat(following).replace(tzinfo=AMSTERDAM)


KARIN, MARK, ELS, PIET = 1, 2, 3, 4


@pytest.mark.parametrize(
    ("stand_ins", "lead", "who"),
    [
        ({KARIN: MARK}, ELS, MARK),
        ({KARIN: MARK, MARK: KARIN}, ELS, ELS),
        ({KARIN: MARK, MARK: PIET}, ELS, ELS),
        ({KARIN: MARK, MARK: PIET, ELS: MARK}, ELS, PIET),
        ({KARIN: MARK, MARK: PIET}, None, PIET),
        ({KARIN: MARK, MARK: KARIN, ELS: MARK}, ELS, MARK),  # nobody is there
        ({KARIN: MARK, MARK: ELS, ELS: MARK}, ELS, MARK),
    ],
)
def test_whoever_is_there_has_the_desk(stand_ins: dict[int, int], lead: int | None, who: int) -> None:
    """The stand-in, else who leads, else who stands in for the stand-in; never a circle without end."""
    assert has_desk(KARIN, stand_ins, lead) == who


TODAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("last_day", "agreed", "since"),
    [
        (date(2026, 11, 27), date(2026, 8, 3), date(2026, 11, 13)),  # two weeks ahead
        (date(2026, 11, 27), date(2026, 11, 16), date(2026, 11, 16)),  # placed today
        (date(2026, 11, 27), date(2026, 11, 14), date(2026, 11, 14)),
        (date(2026, 11, 20), date(2026, 11, 16), date(2026, 11, 16)),
        (date(2026, 12, 14), date(2026, 8, 3), date(2026, 11, 16)),  # four weeks ahead
    ],
)
def test_since_when_work_that_ends_waits(last_day: date, agreed: date, since: date) -> None:
    """Since so many weeks ahead, and never from before its last day was agreed."""
    found = ending(7, Agreed(1, 1200, last_day, agreed, "Oogsten"), TODAY)
    assert found is not None
    assert found.since == since
