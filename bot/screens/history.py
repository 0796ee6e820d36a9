"""What was before with a candidate, on the contact person's phone."""

from datetime import date
from typing import Any

from bot.buttons.endings import OpenWork
from bot.buttons.own_candidates import OpenCandidate
from bot.buttons.questions import OpenQuestion
from bot.screens import Button, Facts, Screen, caption, lines, rows, screen
from bot.screens.staff_work import reason_of
from core.actions.work.history import History
from core.rules.work.ending import End, EndReason, Outflow
from words import Words
from words.language import Written

MOST_WORK, MOST_PAID = 12, 6


def facts_of(found: History) -> dict[str, Any]:
    """The same, as a message keeps it."""
    return {
        "id": found.candidate.id,
        "name": found.candidate.name,
        "first_name": found.candidate.first_name,
        "work": [
            {
                "id": one.id,
                "title": one.title,
                "employer": one.employer_name,
                "first": first.isoformat(),
                "last": one.last_day.isoformat(),
                "reason": end.reason if end else "",
                "outflow": (end.outflow or "") if end else "",
            }
            for one, first, end in found.work
        ],
        "paid": [[one.paid_on.isoformat(), one.cents] for one in found.paid],
        "questions": [[number, day.isoformat()] for number, day in found.questions],
    }


@screen("history", candidates=False)
def history(w: Words, f: Facts) -> Screen:
    """Work with its end, payments, questions; nothing of what was declined."""
    work = [_work(w, one) for one in f["work"][:MOST_WORK]]
    paid = [
        w("• {day}: {money}", day=w.date(date.fromisoformat(day)), money=w.money(cents)) for day, cents in f["paid"][-MOST_PAID:]
    ]
    asked = [
        Button(caption(w("Question of {day}", day=w.short_day(date.fromisoformat(day)))), OpenQuestion(number))
        for number, day in f["questions"]
    ]
    text = lines(
        w("<b>{name}</b>: what was before", name=f["name"]),
        " ",
        w("Work:") if work else w("No work until now."),
        *work,
        " ",
        w("Premium paid:") if paid else w("No premium was paid until now."),
        *paid,
        " ",
        w.n("{n} question was asked.", "{n} questions were asked.", len(asked)) if asked else w("No questions until now."),
    )
    back = Button(caption(w("To {name}", name=f["first_name"])), OpenCandidate(f["id"]))
    works = [
        Button(caption(w("Work: {job}", job=one["title"])), OpenWork(one["id"])) for one in f["work"][:MOST_WORK] if "id" in one
    ]
    return Screen(text, (*rows(*works), *rows(*asked), (back,)))


def _work(w: Words, one: Facts) -> Written:
    first, last = w.date(date.fromisoformat(one["first"])), w.date(date.fromisoformat(one["last"]))
    facts = {"title": one["title"], "employer": one["employer"], "first": first, "last": last}
    if not one["reason"]:
        return w("• {title} at {employer}: {first} until {last}", **facts)
    outflow = Outflow(one["outflow"]) if one["outflow"] else None
    why = reason_of(w, End(date.fromisoformat(one["last"]), EndReason(one["reason"]), outflow))
    return w("• {title} at {employer}: {first} until {last}, {end}", end=why, **facts)
