"""Refusals into words: what is not possible, why, and what to do."""

from datetime import date

from words.language import Words, Written
from words.refusals_at_work import AT_WORK, Facts, Sentence, day_of

_SENTENCES: dict[str, Sentence] = {
    "no_extensions": lambda w, f: w("This work cannot go on longer: the term is used up."),
    "already_extended": lambda w, f: w("This work went on longer already. It cannot go on any longer."),
    "term_over": lambda w, f: w("The term of this work is over. It cannot go on any longer."),
    "ending_not_longer": lambda w, f: w(
        "That day is not possible. It may be until {day} at most.", day=w.date(day_of(f, "last_day"))
    ),
    "ending_change_ended": lambda w, f: w("This was answered already. Below you see how things stand now."),
    "not_found": lambda w, f: w("I cannot find that. Use the buttons below."),
    "already_answered": lambda w, f: w("This was already answered. The answer stays as it was."),
    "place_filled": lambda w, f: w("This place is filled. Thank you for looking at it."),
    "job_withdrawn": lambda w, f: w("This work does not go on."),
    "job_over": lambda w, f: w("This work is over. Nobody can begin there any more."),
    "not_declined": lambda w, f: w("You did not say no to this job."),
    "reason_given": lambda w, f: w("You have told why not already. Thank you."),
    "municipality_calls": lambda w, f: w("The municipality will call you about this. You do not have to do anything."),
    "no_such_choice": lambda w, f: w("That is not one of the answers. Choose one of the buttons."),
    "invite_unknown": lambda w, f: w("I do not know this link. Ask your contact person for a new one."),
    "invite_used": lambda w, f: w("This link was already used. Ask your contact person for a new one."),
    "too_many_tries": lambda w, f: w("These links do not work. Wait an hour, or ask your contact person for a new one."),
    "invite_expired": lambda w, f: w("This link is too old. Ask your contact person for a new one."),
    "already_somebody_else": lambda w, f: w("This link is for somebody else. You are already known here."),
    "week_signed": lambda w, f: w("This week was signed already. Do you want to change something? Ask your contact person."),
    "week_disputed": lambda w, f: w("There is a question about this week already. Wait for the answer."),
    "week_confirmed": lambda w, f: w("This week was confirmed already. The hours are fixed."),
    "week_not_signed": lambda w, f: w("This week was not signed yet."),
    "week_changed": lambda w, f: w("This was an old button. Below you see how things stand now."),
    "week_incomplete": lambda w, f: w(
        "Not filled in yet: {days}. First fill it in, or choose “not worked”.", days=_days(w, f["days"])
    ),
    "week_empty": lambda w, f: w("You have not filled in anything yet. First fill in a day, or choose “not worked”."),
    "week_not_over": lambda w, f: w("This week is not over yet. You can sign after your last shift."),
    "week_too_late": lambda w, f: w(
        "You can take it back for one minute. Do you want to change something? Ask your contact person."
    ),
    "week_same_hours": lambda w, f: w("These are the same hours. Choose other hours, or go back."),
    "absent_not_planned": lambda w, f: w("No work is planned for today."),
    "absent_no_work_then": lambda w, f: w("No work is planned for {day}.", day=w.day(day_of(f, "date"))),
    "absence_answered": lambda w, f: w("You answered this already. Is it otherwise? Ask your contact person."),
    "correction_not_confirmed": lambda w, f: w("This week was not confirmed yet."),
    "correction_waits_already": lambda w, f: w("Something was asked about this day already. Wait for the answer."),
    "correction_ended": lambda w, f: w("This was answered already. Below you see how it ended."),
    "correction_at_consultant": lambda w, f: w("The contact person decides about this already."),
    "nothing_said": lambda w, f: w("I see no words in it. Write your message, or send a photo, a voice message or a file."),
    "already_ended": lambda w, f: w("This was already dealt with. It stays as it was."),
    "future_day": lambda w, f: w("It is not {day} yet. You fill in hours afterwards.", day=w.day(day_of(f, "date"))),
    "not_over": lambda w, f: w("It is {time} now. Fill in your hours when your work is over.", time=f["now"]),
    "before_start": lambda w, f: w(
        "On {day} you did not work here yet. Your first day was {first}.",
        day=w.date(day_of(f, "date")),
        first=w.date(day_of(f, "start")),
    ),
    "after_last_day": lambda w, f: w(
        "On {day} you did not work here any more. Your last day was {last}.",
        day=w.date(day_of(f, "date")),
        last=w.date(day_of(f, "last_day")),
    ),
    "no_work_that_day": lambda w, f: w("On {day} you had no work here.", day=w.date(day_of(f, "date"))),
    "day_changed": lambda w, f: w("This day was filled in otherwise already. Above you see what it says."),
    "offer_changed": lambda w, f: w("This work changed since you read it. Look at it once more, and then say yes or no."),
    "other_work_then": lambda w, f: w(
        "From {starts} to {ends} you worked elsewhere: {title}. Fill in when you worked here.",
        starts=f["starts"],
        ends=f["ends"],
        title=f["title"],
    ),
    "break_too_long": lambda w, f: w("Your break cannot be as long as your work: {hours}.", hours=w.hours(int(f["minutes"]))),
    "impossible_minutes": lambda w, f: (
        w("A day has 24 hours. This would make {hours}.", hours=w.hours(int(f["minutes"])))
        if int(f["minutes"]) > 0
        else w("Like this no working time is left.")
    ),
    "not_worked": lambda w, f: w("You can only claim travel costs for a day that you worked."),
    "two_claims": lambda w, f: w("There were travel costs for this day already. Above you see what it says."),
    "no_travel": lambda w, f: w("There are no travel costs in this week."),
    "travel_too_late": lambda w, f: w(
        "This week was confirmed already. Do you still have travel costs? Ask your contact person."
    ),
    "unknown_amount": lambda w, f: w("An amount is missing for this date. Ask your contact person."),
    "not_all_understood": lambda w, f: w("There are still points to read. Tap “My work” to go on."),
    "work_not_over": lambda w, f: w("This work is not over yet. The proof comes the day after the last day."),
    "words_given": lambda w, f: w("Something was already written here. It stays as it was."),
    "words_too_long": lambda w, f: w("That is long. At most {n} characters fit. Make it shorter.", n=f["most"]),
    "meeting_answered": lambda w, f: w("You answered this already. Above you see how it stands."),
    "meeting_past": lambda w, f: w("That moment is over. Choose moments that are still to come."),
    "meeting_gone": lambda w, f: w("This meeting is not planned any more."),
    "yes_taken_back": lambda w, f: w("The yes to this work was taken back."),
    "both_have_phones": lambda w, f: w("Both sides have a phone here. They sign the week themselves."),
    "paper_differs": lambda w, f: w("The candidate signed other hours on the phone. Call them first."),
    "contact_held": lambda w, f: w("This contact was recorded already. What was said stays."),
    "work_is_over": lambda w, f: w("This work ended too long ago."),
    "concern_closed": lambda w, f: w("This report is closed. Is there something else? Then make a new one."),
    "erasure_running": lambda w, f: w(
        "There is still work until {day}. The request stays until then.", day=w.date(day_of(f, "last_day"))
    ),
    "erasure_settled": lambda w, f: w("This was settled already. It stays as it was."),
    "moment_past": lambda w, f: w("Choose a day that is still to come. You can type the year too: 1 July 2027."),
    "moment_too_far": lambda w, f: w("That is too far ahead. Choose a day until {last}.", last=w.date(day_of(f, "last"))),
    "moment_taken": lambda w, f: w("Premium is already to be paid on {day}.", day=w.date(day_of(f, "date"))),
    "moment_of_one": lambda w, f: w("You proposed this day yourself. Now the other one answers."),
    "moment_gone": lambda w, f: w("This payment moment stands no more. Above you see how it is."),
    "nothing_due": lambda w, f: w("There is no premium to pay on that day."),
    "no_room": lambda w, f: w("The highest premium of that year is reached. What is left waits for next year."),
    "paid_that_day": lambda w, f: w("Premium was paid on {day} already.", day=w.date(day_of(f, "date"))),
    "third_payment_moment": lambda w, f: w("Premium is paid at most twice a year. Both moments of that year are taken."),
    "absent_day_logged": lambda w, f: w(
        "You filled in {day} as worked. Is that not right? Then change it in “My hours” first.", day=w.day(day_of(f, "date"))
    ),
    "absent_day_over": lambda w, f: w(
        "The work of {day} is over already. Change it in “My hours”.", day=w.day(day_of(f, "date"))
    ),
    "wish_already_asked": lambda w, f: w("You asked for other hours already. First wait for the answer, or take it back."),
    "wish_ended": lambda w, f: w("This was answered or taken back already. Above you see how it is."),
    "wish_same_hours": lambda w, f: w("You work {hours} a week already.", hours=w.hours(int(f["minutes"]))),
    "wish_hours_impossible": lambda w, f: w("That is not possible. Choose from 1 to 40 hours a week."),
    "wish_day_not_possible": lambda w, f: w("{day} is not possible any more. Choose another day.", day=w.day(day_of(f, "date"))),
    "wish_days_too_long": lambda w, f: w("The days would become too long or too short. Choose other hours."),
    "wish_term_too_short": lambda w, f: w(
        "With so many hours this work may last until {day}. That is earlier than the last day. Choose fewer hours.",
        day=w.date(day_of(f, "date")),
    ),
    "wish_other_work_then": lambda w, f: w(
        "On {day} there is other work from {starts} to {ends}: {title}. Choose fewer hours.",
        day=w.day(day_of(f, "date")),
        starts=f["starts"],
        ends=f["ends"],
        title=f["title"],
    ),
    "needs_answer": lambda w, f: w("This question needs an answer."),
    "cost_day": lambda w, f: w(
        "That is not possible. Choose a day from {first} to {last}.",
        first=w.date(day_of(f, "first")),
        last=w.date(day_of(f, "last")),
    ),
    "cost_words": lambda w, f: w("Write what it is for, in at most {n} characters.", n=f["most"]),
    "cost_meanwhile": lambda w, f: w("Something was entered for this work meanwhile. Look at the list, and begin again."),
    "payments_nothing_proposed": lambda w, f: w("Nothing is proposed to be paid."),
    "payments_second_person": lambda w, f: w("You proposed this yourself. A colleague approves it."),
    "payments_changed": lambda w, f: w("Something changed since: these amounts are no longer due. It is to be proposed anew."),
    "payments_decided_already": lambda w, f: w("This was decided already. It stays as it was."),
    "payments_not_approved": lambda w, f: w("Nobody approved this yet."),
    "payments_other_file": lambda w, f: w("The file for the bank was made already, with other accounts."),
}
_ALL = _SENTENCES | AT_WORK


def refusal_in_words(w: Words, code: str, facts: Facts) -> Written:
    """The sentence for a refusal."""
    return _ALL[code](w, facts)


def _days(w: Words, days: str) -> Written:
    """Days among the facts, with commas between them."""
    return w.listed(w.day(date.fromisoformat(day)) for day in days.split(","))
