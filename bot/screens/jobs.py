"""Jobs on the contact person's phone: what is open, and how each stands."""

from bot.buttons.employers import OpenEmployer, SetShare, ShareJob
from bot.buttons.endings import ChooseToPlace
from bot.buttons.matching import SearchJob
from bot.buttons.offers import ShowJob
from bot.screens import Button, Facts, Screen, caption, lines, rows, screen
from bot.screens.job_lines import job_lines, tariff_line
from bot.screens.meetings import my_meeting_off
from core.actions.matching.jobs import Asked, JobView
from core.actions.things import Notice
from core.rules.calendar import local_day
from core.rules.matching.offers import OfferState
from words import Words
from words.language import Written
from words.traces import floor_in_words


@screen("jobs", candidates=False)
def jobs(w: Words, f: Facts) -> Screen:
    """The list of jobs."""
    if not f["jobs"]:
        return Screen(w("There are no jobs now."))
    buttons = [Button(caption(_listed(j)), ShowJob(j["id"])) for j in f["jobs"]]
    return Screen(w("Which job do you want to see?"), rows(*buttons, columns=1))


def _listed(one: Facts) -> str:
    """Of a job that another municipality shares its name stands first."""
    said = f"{one['title']}, {one['employer']}"
    return f"{one['of']}: {said}" if one.get("of") else said


def consultant_job(w: Words, v: JobView) -> Screen:
    """A job with its offers, and the way to offer it."""
    employer = Button(w("Employer"), OpenEmployer(v.job.employer))
    share = [Button(w("Share in the region"), ShareJob(v.job.id))] if v.in_region else []
    text = lines(_about(w, v), *_shared(w, v), *_offered(w, v))
    return Screen(text, rows(*_offering(w, v), employer, *share))


def shared_job(w: Words, v: JobView) -> Screen:
    """A job that another municipality shares, with the offers to candidates of one's own."""
    gone = v.job.withdrawn and w("This job is not shared any more.")
    text = lines(
        w("Shared by {municipality}.", municipality=v.owner), gone or None, _about(w, v), *_shared(w, v), *_offered(w, v)
    )
    return Screen(text, rows(*_offering(w, v)))


def _about(w: Words, v: JobView) -> str:
    return lines(
        job_lines(w, v.job, v.job.ends_on),
        tariff_line(w, v.job.tariff),
        v.floor and floor_in_words(w, v.floor),
        _places(w, v),
        v.refused and w("This employer is refused since {day}.", day=w.date(local_day(v.refused.at))),
    )


def _places(w: Words, v: JobView) -> Written | None:
    """How many are free; none of what does not go on, is not shared any more, or is over."""
    if v.job.withdrawn:
        return None if v.owner else w("The employer has taken this work back.")
    if v.over:
        return w("This work is over. Nobody can begin there any more.")
    return w.n("{n} place free", "{n} places free", v.free)


def _shared(w: Words, v: JobView) -> list[Written]:
    """With whom, and what was filled there: how many, and of nobody the name."""
    filled = w.n("{n} place is filled by another municipality.", "{n} places are filled by other municipalities.", v.elsewhere)
    municipalities = w("Shared with {municipalities}.", municipalities=", ".join(v.shared_with))
    return [*([municipalities] if v.shared_with else []), *([filled] if v.elsewhere else [])]


def _offering(w: Words, v: JobView) -> list[Button]:
    if v.refused or v.free < 1 or v.job.withdrawn or v.over:
        return []
    return [Button(w("Who fits?"), SearchJob(v.job.id)), Button(w("Place at once"), ChooseToPlace(v.job.id, 0))]


def _offered(w: Words, v: JobView) -> list[str]:
    """How far each own candidate is."""
    said = {
        OfferState.OPEN: w("waits for an answer"),
        OfferState.HELD: w("asked something first"),
        OfferState.DECLINED: w("no"),
        OfferState.TAKEN_BACK: w("no after all"),
        OfferState.WANTED: w("yes, not yet proposed"),
        OfferState.PROPOSED: w("proposed"),
        OfferState.CHOSEN: w("placed"),
        OfferState.PLACED: w("placed"),
        OfferState.NOT_CHOSEN: w("not chosen"),
        OfferState.FILLED: w("place filled"),
        OfferState.WITHDRAWN: w("does not go on"),
    }
    found = [w("• {name}: {state}", name=one.name, state=_worked(w, one) or said[one.state]) for one in v.offered]
    return [" ", w("Offered to:"), *found] if found else []


def _worked(w: Words, one: Asked) -> Written | None:
    """Until when somebody had the work, who has it no more."""
    had = one.worked_until if one.state in (OfferState.CHOSEN, OfferState.PLACED) else None
    return w("worked until {day}", day=w.date(had)) if had else None


@screen("share_job", candidates=False)
def share_job(w: Words, f: Facts) -> Screen:
    """With which municipalities of the region, changed with one tap each."""
    buttons = [
        Button(
            caption(
                w("{municipality}: yes", municipality=one["name"])
                if one["shared"]
                else w("{municipality}: no", municipality=one["name"])
            ),
            SetShare(f["job"], one["id"], not one["shared"]),
        )
        for one in f["municipalities"]
    ]
    text = lines(
        w("Which municipalities may offer “{title}” too?", title=f["title"]),
        w("They see the work, not your candidates. You do not see theirs."),
    )
    return Screen(text, (*rows(*buttons, columns=1), (Button(w("To the job"), ShowJob(f["job"])),)))


def account_manager_job(w: Words, v: JobView) -> Screen:
    """A job as whoever speaks to its employer sees it: nothing of the candidates."""
    share = [Button(w("Share in the region"), ShareJob(v.job.id))] if v.in_region else []
    return Screen(lines(_about(w, v), *_shared(w, v)), rows(Button(w("Employer"), OpenEmployer(v.job.employer)), *share))


@screen(Notice.JOB_WITHDRAWN)
def job_withdrawn(w: Words, f: Facts) -> Screen:
    """The employer took the job back: nobody's fault."""
    return Screen(
        lines(
            w("The work “{job}” does not go on.", job=f["job"]),
            w("That has nothing to do with you. You do not have to do anything."),
            *my_meeting_off(w, f),
        )
    )
