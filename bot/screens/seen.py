"""A candidate's screens as their contact person looks at them: marked as a view, and without buttons."""

from bot.buttons.own_candidates import OpenCandidate
from bot.buttons.views import ViewAs
from bot.screens import Button, Facts, Screen, lines, rows, screen
from bot.screens.my_hours import my_hours
from bot.screens.placements import candidate_placement
from bot.screens.premium import candidate_premium
from core.actions.desk.seen import SeenPremium
from core.actions.work.placements import PlacementView
from words import Words


@screen("choose_view", candidates=False)
def choose_view(w: Words, f: Facts) -> Screen:
    """Which screen?"""
    number = f["candidate"]
    return Screen(
        lines(
            w("What do you want to see as {name} sees it?", name=f["name"]),
            w("{name} can see that you looked.", name=f["name"]),
        ),
        rows(
            Button(w("My premium"), ViewAs(number, 0)),
            Button(w("My work"), ViewAs(number, 1)),
            Button(w("My hours"), ViewAs(number, 2)),
            Button(w("Back"), OpenCandidate(number)),
        ),
    )


def seen_premium(w: Words, v: SeenPremium) -> Screen:
    """My premium."""
    return _only_to_look(w, v.candidate.first_name, candidate_premium(w, v.view))


def seen_work(w: Words, v: PlacementView) -> Screen:
    """My work: one placement."""
    return _only_to_look(w, v.candidate.first_name, candidate_placement(w, v))


@screen("seen_hours", candidates=False)
def seen_hours(w: Words, f: Facts) -> Screen:
    """My hours."""
    return _only_to_look(w, f["name"], my_hours(w, f["hours"]))


@screen("seen_no_work", candidates=False)
def seen_no_work(w: Words, f: Facts) -> Screen:
    """No work now."""
    return _only_to_look(w, f["name"], Screen(w("No work now.")))


def _only_to_look(w: Words, name: str, seen: Screen) -> Screen:
    return Screen(lines(w("To look at only. This is what {name} sees:", name=name), " ", seen.text))
