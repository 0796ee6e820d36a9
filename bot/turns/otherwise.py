"""A day of a week was otherwise: what the three conversations about it have in common, whichever side says so.

The week is looked at again at every step, because the other side may have answered meanwhile.
"""

from collections.abc import Callable
from datetime import date

from bot.screens.asking import UNCLEAR
from bot.screens.week_lines import work_in, written
from bot.turns.turn import Say, Turn
from core.actions.deed import Deed
from core.actions.hours import weeks
from core.actions.hours.week_views import WeekView
from core.actions.things import Thing
from core.rules.hours.typed_work import works_in
from core.rules.hours.week_days import Day, Work
from core.rules.hours.weeks import WeekCode
from core.rules.reading.date import read_day_of
from core.rules.refusals import Refusal, refuse


def still_open(verdict: WeekView | Refusal, turn: Turn, say: Say) -> WeekView | None:
    """The week while it may be spoken of; otherwise the conversation ends here, with the week as it stands."""
    if not isinstance(verdict, Refusal):
        return verdict
    week = turn.data["week"]
    turn.to(None)
    say.pressed(verdict, about=(Thing.WEEK, week))
    return None


async def old_button(week: int, deed: Deed, say: Say) -> None:
    """A button of a step that is over: how the week stands now."""
    verdict = await weeks.open_week(deed, week)
    say.refusal(verdict if isinstance(verdict, Refusal) else refuse(WeekCode.CHANGED))
    if not isinstance(verdict, Refusal):
        say.card(Thing.WEEK, week, fresh=True)


def day_of(view: WeekView, wanted: date) -> Day:
    """What the week says of a day; nothing when the day was not entered, or is not of this placement."""
    return next((day for day in view.days if day.day == wanted), Day(wanted, None, None, True))


def day_named(text: str, view: WeekView, today: date) -> date | None:
    """The day of the week that a typed text names, when it can be chosen: what is to come cannot."""
    named = read_day_of(text, view.monday, today)
    return next((day.day for day in view.days if day.day == named and day.day <= today), None)


def take_typed(
    text: str,
    day: Day,
    view: WeekView,
    turn: Turn,
    say: Say,
    *,
    which: str,
    ask: Callable[..., None],
    take: Callable[[WeekView, Work, Turn, Say], None],
) -> None:
    """Typed hours or times of a day: one meaning is taken, several are asked about (at the step `which`), none is asked again."""
    found = works_in(text, day)
    if not found:
        ask(turn.state, view, turn, say, problem=UNCLEAR)
    elif len(found) == 1:
        take(view, found[0], turn, say)
    else:
        ask(which, view, turn, say, {"options": [written(one) for one in found]})


def meant(turn: Turn, number: int) -> Work | None:
    """The reading that was chosen; None for the button of a longer list."""
    options = turn.data["options"]
    return work_in(options[number]) if number < len(options) else None
