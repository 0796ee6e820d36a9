"""What a contact person must know without anybody having said so, and that it is dealt with."""

from datetime import date

from bot.buttons.endings import OpenWork
from bot.buttons.own_candidates import NoteWatch, OpenCandidate, WhatWaits
from bot.screens import Button, Facts, Screen, caption, lines, rows, screen
from core.rules.desk.desk import Watch
from words import Words
from words.language import Written

FULL = 100


@screen("watch", candidates=False)
def watch(w: Words, f: Facts) -> Screen:
    """What was found, and what to do about it."""
    kind, name = Watch(f["watch"]), f["name"]
    return Screen(
        lines(
            w("About {name}:", name=name), " ", *(_said(w, one, kind, name) for one in f["found"]), " ", _advice(w, kind, name)
        ),
        rows(
            Button(w("I know, it is dealt with"), NoteWatch(f["candidate"], f["kind"])),
            *(
                Button(caption(w("Work: {job}", job=one["about"])), OpenWork(one["placement"]))
                for one in f["found"]
                if one["placement"]
            ),
            Button(w("Open {name}", name=name), OpenCandidate(f["candidate"])),
            columns=1,
        ),
    )


def _said(w: Words, one: Facts, kind: Watch, name: str) -> Written:
    match kind:
        case Watch.ENDS:
            return w("<b>{job}</b> ends on {day}.", job=one["about"], day=w.date(date.fromisoformat(one["day"])))
        case Watch.HOURS:
            return w("{name} worked {hours} a week on average in the last four weeks.", name=name, hours=w.hours(one["amount"]))
        case Watch.PAID_OVER:
            return w(
                "{money} too much was paid to {name} this year. That counts as income.", money=w.money(one["amount"]), name=name
            )
        case Watch.THIRD_MOMENT:
            return w(
                "{name} was paid a premium {n} times this year. The law knows two times at most.", name=name, n=one["amount"]
            )
        case Watch.CAP if one["amount"] < FULL:
            return w(
                "The premium of {name} reached {percent}% of the highest premium of this year.", name=name, percent=one["amount"]
            )
        case Watch.CAP if one["day"]:
            day = w.date(date.fromisoformat(one["day"]))
            return w("The premium of {name} goes past the highest premium of this year on {day}.", name=name, day=day)
        case Watch.CAP:
            return w("The premium of {name} goes past the highest premium of this year.", name=name)
        case Watch.CANNOT_CONFIRM:
            return w(
                "Messages to {name} of {employer} do not arrive. The last sign was on {day}.",
                name=one["who"],
                employer=one["about"],
                day=w.date(date.fromisoformat(one["last_sign"])),
            )
    return w(
        "Messages to {name} do not arrive. The last sign was on {day}.",
        name=name,
        day=w.date(date.fromisoformat(one["last_sign"])),
    )


def _advice(w: Words, kind: Watch, name: str) -> Written:
    match kind:
        case Watch.ENDS:
            return w("Call {name} and the employer: is there a contract, does it go on, or what comes next?", name=name)
        case Watch.HOURS:
            return w("Less was agreed. From 28 hours a week on the work may last three months.")
        case Watch.PAID_OVER | Watch.THIRD_MOMENT:
            return w("Talk it over with your team lead.")
        case Watch.CAP:
            return w("Talk it over with {name}: when is the premium paid, and how many hours are good?", name=name)
        case Watch.CANNOT_CONFIRM:
            return w("Call the employer. Otherwise the hours of {name} may stay unconfirmed.", name=name)
    return w("Call {name}. The bot was blocked, or the phone is gone.", name=name)


@screen("watch_noted", candidates=False)
def watch_noted(w: Words, f: Facts) -> Screen:
    """It is off the list."""
    return Screen(
        lines(w("Noted."), w("This about {name} does not wait any more.", name=f["name"])),
        rows(Button(w("What still waits"), WhatWaits(0))),
    )
