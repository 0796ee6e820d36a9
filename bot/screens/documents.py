"""What stands below a document that is sent."""

from datetime import datetime

from bot.screens import Facts, Screen, lines, screen
from core.actions.deed import DOCUMENT
from core.actions.things import Sort
from core.rules.calendar import local_day
from words import Words
from words.language import Written


@screen(DOCUMENT)
def document(w: Words, f: Facts) -> Screen:
    """What it is, and its number: the same whenever it is sent again."""
    what = {
        Sort.PARTICIPATION: w("This is your confirmation. Keep it."),
        Sort.CONFIRMATION: w("This is the confirmation, with the additional terms. Keep it."),
        Sort.MY_PLACEMENT: w("This is the confirmation of your work. Keep it."),
        Sort.TIMESHEET: _timesheet(w, f),
        Sort.TRAVEL_FORM: w("This is the form about travelling in the week."),
        Sort.INVOICE: w("This is the invoice, with the timesheets."),
        Sort.PROOF_OF_WORK: w("This is your proof of work. Keep it. You can show it to others."),
        Sort.AGREEMENT: w("This is the agreement with the terms. Keep it."),
        Sort.MY_DATA: w("Everything that we keep about you, to read."),
        Sort.MY_DATA_FILE: w("The same, for programs (JSON)."),
    }[Sort(f["sort"])]
    return Screen(lines(what, w("Document number {number}.", number=f["number"])))


def _timesheet(w: Words, f: Facts) -> Written:
    """Signed by both, or decided: then by whom and when; or neither, here."""
    if f.get("imported_at"):
        return w("This is the timesheet. The hours come from an older list.")
    if not f.get("decided_by"):
        return w("This is the timesheet that both sides signed.")
    day = w.date(local_day(datetime.fromisoformat(f["decided_at"])))
    return w("This is the timesheet. {name} decided about the hours on {day}.", name=f["decided_by"], day=day)
