"""What work a candidate wants: four short questions on one card, which ends as all answers together."""

from collections.abc import Sequence

from bot.buttons.matching import AskWanted, WantWork
from bot.screens import Button, Screen, lines, rows
from core.actions.matching.wanted import WantedView
from core.rules.matching.wanted import ANY_DISTANCE, ASKED, DAYS, DISTANCES, GOALS, KINDS, Asked, Goal, WorkKind, listed
from core.store.matching.wanted import Wanted
from words import Words
from words.language import Written


def candidate_wanted(w: Words, v: WantedView) -> Screen:
    """To the candidate: what do you want?"""
    asked = {
        Asked.KINDS: w("What work do you want to do?"),
        Asked.DAYS: w("On which days can you work?"),
        Asked.DISTANCE: w("How far away may the work be?"),
        Asked.GOALS: w("What should work help you with?"),
    }
    head = lines(w("This is what you want."), w("Your contact person looks for work with it. Employers do not see it."))
    return _card(w, v, asked[v.asks] if v.asks else head)


def staff_wanted(w: Words, v: WantedView) -> Screen:
    """To the contact person, who fills it in with the candidate."""
    name = v.candidate.first_name
    asked = {
        Asked.KINDS: w("What work does {name} want to do?", name=name),
        Asked.DAYS: w("On which days can {name} work?", name=name),
        Asked.DISTANCE: w("How far away may the work of {name} be?", name=name),
        Asked.GOALS: w("What should work help {name} with?", name=name),
    }
    return _card(w, v, asked[v.asks] if v.asks else w("This is what {name} wants.", name=name))


def _card(w: Words, v: WantedView, head: str) -> Screen:
    if v.asks is None:
        buttons = [Button(_subject(w, one), AskWanted(v.wanted.candidate, place)) for place, one in enumerate(ASKED)]
        return Screen(lines(head, " ", *(_answered(w, one, v.wanted) for one in ASKED)), rows(*buttons))
    place, number = ASKED.index(v.asks), v.wanted.candidate
    chosen = _chosen(v.asks, v.wanted)
    choices = [
        Button(w("✓ {choice}", choice=said) if key in chosen else said, WantWork(number, place, n))
        for n, (key, said) in enumerate(_choices(w, v.asks))
    ]
    hint = w("Tap one answer.") if v.asks is Asked.DISTANCE else w("Tap everything that fits. Tap it again and it is gone.")
    on = Button(w("Go on"), AskWanted(number, place + 1))
    way = (Button(w("Back"), AskWanted(number, place - 1)), on) if place else (on,)
    return Screen(lines(head, hint, " ", _answered(w, v.asks, v.wanted)), (*rows(*choices), way))


def _subject(w: Words, asked: Asked) -> Written:
    return {
        Asked.KINDS: w("Kind of work"),
        Asked.DAYS: w("Days"),
        Asked.DISTANCE: w("Distance"),
        Asked.GOALS: w("Goal"),
    }[asked]


def _answered(w: Words, asked: Asked, one: Wanted) -> Written:
    said = {
        Asked.KINDS: kinds_in_words(w, listed(one.kinds)),
        Asked.DAYS: days_in_words(w, listed(one.days)),
        Asked.DISTANCE: "" if one.farthest is None else _distance(w, one.farthest),
        Asked.GOALS: goals_in_words(w, listed(one.goals)),
    }[asked]
    return w("{subject}: {answer}", subject=_subject(w, asked), answer=Written(said) if said else w("not said yet"))


def _chosen(asked: Asked, one: Wanted) -> Sequence[str]:
    return {
        Asked.KINDS: listed(one.kinds),
        Asked.DAYS: listed(one.days),
        Asked.DISTANCE: [str(one.farthest)],
        Asked.GOALS: listed(one.goals),
    }[asked]


def _choices(w: Words, asked: Asked) -> list[tuple[str, Written]]:
    match asked:
        case Asked.KINDS:
            return kind_choices(w)
        case Asked.DAYS:
            return [(day, w.weekday(int(day))) for day in DAYS]
        case Asked.DISTANCE:
            return [(str(km), _distance(w, km)) for km in DISTANCES]
    return goal_choices(w)


def _distance(w: Words, kilometres: int) -> Written:
    return w("does not matter") if kilometres == ANY_DISTANCE else w("at most {n} km", n=str(kilometres))


def kind_choices(w: Words) -> list[tuple[str, Written]]:
    """Every kind of work with its words, in the order of the buttons."""
    said = {
        WorkKind.KITCHEN: w("kitchen work"),
        WorkKind.CLEANING: w("cleaning"),
        WorkKind.PACKING: w("packing"),
        WorkKind.SHOP: w("shop work"),
        WorkKind.CARE: w("care"),
        WorkKind.GREEN: w("garden work"),
        WorkKind.OFFICE: w("office work"),
        WorkKind.TECHNIQUE: w("technical work"),
        WorkKind.DRIVING: w("transport"),
    }
    return [(kind, said[kind]) for kind in KINDS]


def goal_choices(w: Words) -> list[tuple[str, Written]]:
    """Every goal with its words, in the order of the buttons."""
    said = {
        Goal.RHYTHM: w("rhythm"),
        Goal.EXPERIENCE: w("experience"),
        Goal.LANGUAGE: w("language"),
        Goal.PEOPLE: w("meeting people"),
        Goal.REGULAR_WORK: w("regular work"),
    }
    return [(goal, said[goal]) for goal in GOALS]


def kinds_in_words(w: Words, kinds: Sequence[str]) -> str:
    """Kinds of work beside each other."""
    return ", ".join(said for kind, said in kind_choices(w) if kind in kinds)


def goals_in_words(w: Words, goals: Sequence[str]) -> str:
    """Goals beside each other."""
    return ", ".join(said for goal, said in goal_choices(w) if goal in goals)


def days_in_words(w: Words, days: Sequence[str]) -> str:
    """Weekdays in short, three or more in a row as from-to: di-do."""
    runs: list[list[int]] = []
    for day in sorted(int(day) for day in days if day in DAYS):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(
        f"{w.short_weekday(run[0])}-{w.short_weekday(run[-1])}" if len(run) > 2 else ", ".join(map(w.short_weekday, run))
        for run in runs
    )
