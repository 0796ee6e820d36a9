"""Jobs on the contact person's phone: what is open, and how each stands."""

from collections.abc import Mapping
from typing import Any

from bot.buttons import ChooseToPlace, OpenEmployer, SearchJob, ShowJob
from bot.screens import Button, Screen, caption, lines, rows, screen
from bot.screens.job_lines import job_lines
from core.actions.jobs import JobView
from core.actions.things import Notice
from core.rules.calendar import local_day
from core.rules.offers import OfferState
from words import Words
from words.traces import floor_in_words

Facts = Mapping[str, Any]


@screen("jobs", candidates=False)
def jobs(w: Words, f: Facts) -> Screen:
    """The list of jobs."""
    if not f["jobs"]:
        return Screen(w("There are no jobs now."))
    buttons = [Button(caption(f"{j['title']}, {j['employer']}"), ShowJob(j["id"])) for j in f["jobs"]]
    return Screen(w("Which job do you want to see?"), rows(*buttons, columns=1))


def consultant_job(w: Words, v: JobView) -> Screen:
    """A job with its offers, and the way to offer it."""
    said = {
        OfferState.OPEN: w("waits for an answer"),
        OfferState.HELD: w("asked something first"),
        OfferState.DECLINED: w("no"),
        OfferState.WANTED: w("yes, not yet proposed"),
        OfferState.PROPOSED: w("proposed"),
        OfferState.CHOSEN: w("placed"),
        OfferState.NOT_CHOSEN: w("not chosen"),
        OfferState.FILLED: w("place filled"),
    }
    offered = [w("• {name}: {state}", name=name, state=said[state]) for name, state in v.offered]
    text = lines(
        job_lines(w, v.job, v.job.ends_on),
        w("Tariff: {tariff} for every hour worked.", tariff=w.money(v.job.tariff)),
        v.floor and floor_in_words(w, v.floor),
        w.n("{n} place free", "{n} places free", v.job.free),
        v.refused and w("This employer is refused since {day}.", day=w.date(local_day(v.refused.at))),
        *([" ", w("Offered to:"), *offered] if offered else []),
    )
    employer = Button(w("Employer"), OpenEmployer(v.job.employer))
    if v.refused or v.job.free < 1:
        return Screen(text, rows(employer))
    ways = (Button(w("Who fits?"), SearchJob(v.job.id)), Button(w("Place at once"), ChooseToPlace(v.job.id, 0)))
    return Screen(text, rows(*ways, employer))


@screen(Notice.JOB_WITHDRAWN)
def job_withdrawn(w: Words, f: Facts) -> Screen:
    """The employer took the job back: nobody's fault."""
    return Screen(
        lines(
            w("The work “{job}” does not go on.", job=f["job"]),
            w("That has nothing to do with you. You do not have to do anything."),
        )
    )
