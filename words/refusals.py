"""Refusals into words: what is not possible, why, and what to do."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from words.language import Words, Written

Facts = Mapping[str, str]

_SENTENCES: dict[str, Callable[[Words, Facts], Written]] = {
    "not_found": lambda w, f: w("I cannot find that. Use the buttons below."),
    "already_offered": lambda w, f: w("This job was already offered to this person."),
    "already_answered": lambda w, f: w("This was already answered. The answer stays as it was."),
    "place_filled": lambda w, f: w("This place is filled. Thank you for looking at it."),
    "not_wanted": lambda w, f: w("This person has not said yes to this job."),
    "already_proposed": lambda w, f: w("This person was already proposed."),
    "not_declined": lambda w, f: w("You did not say no to this job."),
    "reason_given": lambda w, f: w("You have told why not already. Thank you."),
    "municipality_calls": lambda w, f: w("The municipality will call you about this. You do not have to do anything."),
    "no_phone": lambda w, f: w("This person has not opened the link yet. Send the invite first."),
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
    "absence_answered": lambda w, f: w("You answered this already. Is it otherwise? Ask your contact person."),
    "correction_not_confirmed": lambda w, f: w("This week was not confirmed yet."),
    "correction_waits_already": lambda w, f: w("Something was asked about this day already. Wait for the answer."),
    "correction_ended": lambda w, f: w("This was answered already. Below you see how it ended."),
    "correction_at_consultant": lambda w, f: w("The contact person decides about this already."),
    "week_no_objection": lambda w, f: w("First choose a day of this week."),
    "nothing_to_note": lambda w, f: w("This does not wait any more."),
    "leave_days": lambda w, f: w("The last day comes before the first, or lies in the past."),
    "no_stand_in": lambda w, f: w("Nobody stands in for you yet. Ask your team lead who does."),
    "leave_stands": lambda w, f: w("You have said already when you are away. Take that back first."),
    "phone_linked": lambda w, f: w("This person has a phone here. Is it lost? Then say so first."),
    "broadcast_empty": lambda w, f: w("I see no words in it. Write your message."),
    "broadcast_too_long": lambda w, f: w(
        "Your message is too long: {over} characters too many. Make it shorter.", over=f["over"]
    ),
    "broadcast_to_nobody": lambda w, f: w("You guide nobody yet. There is nobody to write to."),
    "nothing_said": lambda w, f: w("I see no words in it. Write your message, or send a photo, a voice message or a file."),
    "already_ended": lambda w, f: w("This was already settled. It stays as it was."),
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
    "break_too_long": lambda w, f: w("Your break cannot be as long as your work: {hours}.", hours=w.hours(int(f["minutes"]))),
    "impossible_minutes": lambda w, f: (
        w("A day has 24 hours. This would make {hours}.", hours=w.hours(int(f["minutes"])))
        if int(f["minutes"]) > 0
        else w("Like this no working time is left.")
    ),
    "not_worked": lambda w, f: w("You can only claim travel costs for a day that you worked."),
    "two_claims": lambda w, f: w("There were travel costs for this day already. Above you see what it says."),
    "travel_too_late": lambda w, f: w(
        "This week was confirmed already. Do you still have travel costs? Ask your contact person."
    ),
    "unknown_amount": lambda w, f: w("An amount is missing for this date. Ask your contact person."),
    "under_27": lambda w, f: w(
        "On {day} this person is not 27 yet. The premium would count as income then. So a placement is not possible. "
        "Does wage subsidy apply to this person? Then have that recorded first.",
        day=w.date(day_of(f, "start")),
    ),
    "under_minimum_age": lambda w, f: w(
        "On {day} this person is not {age} yet. That is the age that the municipality asks.",
        day=w.date(day_of(f, "start")),
        age=f["minimum_age"],
    ),
    "tariff_below_floor": lambda w, f: w(
        "The tariff is too low. Since {day} it is at least {floor} an hour ({source}).",
        day=w.date(day_of(f, "since")),
        floor=w.money(Decimal(f["floor"])),
        source=f["source"],
    ),
    "term_shared": lambda w, f: w(
        "The time for this work is used up. It began on {first} and could last until {last}.",
        first=w.date(day_of(f, "first_start")),
        last=w.date(day_of(f, "last_day")),
    ),
    "not_confirmed": lambda w, f: w("This person has not confirmed taking part yet. First do that together, then offer work."),
    "not_all_understood": lambda w, f: w("There are still points to read. Tap “My work” to go on."),
    "not_yet_confirmed": lambda w, f: w("This was not confirmed yet."),
    "takes_part_already": lambda w, f: w("This person takes part already. Nothing was changed."),
    "work_not_over": lambda w, f: w("This work is not over yet. The proof comes the day after the last day."),
    "words_given": lambda w, f: w("Something was already written here. It stays as it was."),
    "words_too_long": lambda w, f: w("That is long. At most {n} characters fit. Make it shorter.", n=f["most"]),
    "report_sent": lambda w, f: w("This work was sent already."),
    "report_incomplete": lambda w, f: w("Not everything is filled in yet."),
    "report_decided": lambda w, f: w("This was decided already. It stays as it was."),
    "report_words_too_long": lambda w, f: w("That is long. At most {n} characters fit. Make it shorter.", n=f["most"]),
    "first_day_past": lambda w, f: w("The first day is over already. Choose a day that is still to come."),
    "last_before_first": lambda w, f: w(
        "The last day cannot come before the first day: {first}.", first=w.date(day_of(f, "first"))
    ),
    "week_hours_impossible": lambda w, f: w(
        "So many hours are not possible. At most {most} a week.", most=w.hours(int(f["most"]))
    ),
    "job_has_people": lambda w, f: w("Somebody works on this already. Ask your contact person."),
    "check_forbids": lambda w, f: w("This work cannot be opened. The check says why."),
    "check_unfinished": lambda w, f: w("The check is not finished yet. First answer the questions."),
    "meeting_waits": lambda w, f: w("Moments were proposed already. Wait for the answer."),
    "meeting_answered": lambda w, f: w("You answered this already. Above you see how it stands."),
    "meeting_past": lambda w, f: w("That moment is over. Choose moments that are still to come."),
    "concern_closed": lambda w, f: w("This report is settled. Is there something else? Then make a new one."),
    "concern_unanswered": lambda w, f: w("Answer first. Then you can close it."),
    "still_contact": lambda w, f: w(
        "This person is still somebody's contact person. Give their candidates to somebody else first."
    ),
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
    "absent_day_over": lambda w, f: w(
        "The work of {day} is over already. Change it in “My hours”.", day=w.day(day_of(f, "date"))
    ),
    "wish_already_asked": lambda w, f: w("You asked for other hours already. First wait for the answer, or take it back."),
    "wish_ended": lambda w, f: w("This was answered or taken back already. Above you see how it is."),
    "wish_same_hours": lambda w, f: w("You work {hours} a week already.", hours=w.hours(int(f["minutes"]))),
    "wish_hours_impossible": lambda w, f: w("That is not possible. Choose from 1 to 40 hours a week."),
    "wish_days_too_long": lambda w, f: w(
        "The days would become too long or too short. Plan it together, and make a new placement for it."
    ),
    "wish_term_too_short": lambda w, f: w(
        "With so many hours this work may last until {day} at most. That is before its last day.", day=w.date(day_of(f, "date"))
    ),
    "wish_day_not_possible": lambda w, f: w("{day} is not possible any more. Choose another day.", day=w.day(day_of(f, "date"))),
    "needs_answer": lambda w, f: w("This question needs an answer."),
    "pin_needed": lambda w, f: w("First give your PIN."),
    "pin_wrong": lambda w, f: w.n(
        "That is not your PIN. You can try {n} more time.", "That is not your PIN. You can try {n} more times.", int(f["left"])
    ),
    "pin_locked": lambda w, f: w("That was wrong too often. Wait an hour, or choose “PIN forgotten”."),
    "pin_blocked": lambda w, f: w("That was wrong too often. Now you need a new PIN: choose “PIN forgotten”."),
    "pin_length": lambda w, f: w("A PIN has 4, 5 or 6 digits."),
    "pin_easy": lambda w, f: w("That is easy to guess. Choose other digits."),
    "pin_old_first": lambda w, f: w("First give your old PIN."),
    "pin_other": lambda w, f: w("Those were other digits. Choose your PIN once more."),
    "no_pin": lambda w, f: w("You have no PIN yet. Choose one first."),
    "account_asked_already": lambda w, f: w("This was asked already. Another colleague must agree."),
    "account_second_person": lambda w, f: w("This takes two people: another colleague must agree."),
    "account_decided": lambda w, f: w("Somebody decided about this already. It stays as it was."),
    "account_no_other_role": lambda w, f: w("This person has no other role here."),
}


def refusal_in_words(w: Words, code: str, facts: Facts) -> Written:
    """The sentence for a refusal."""
    return _SENTENCES[code](w, facts)


def day_of(facts: Facts, name: str) -> date:
    """A day among the facts of a refusal."""
    return date.fromisoformat(facts[name])


def _days(w: Words, days: str) -> Written:
    """Days among the facts, with commas between them."""
    return Written(", ".join(w.day(date.fromisoformat(day)) for day in days.split(",")))
