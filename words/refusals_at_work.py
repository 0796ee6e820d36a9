"""Refusals that only employers and staff can meet: what is not possible, why, and what to do."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from words.language import Words, Written
from words.traces import source_in_words

Facts = Mapping[str, str]
Sentence = Callable[[Words, Facts], Written]


def day_of(facts: Facts, name: str) -> date:
    """A day among the facts of a refusal."""
    return date.fromisoformat(facts[name])


AT_WORK: dict[str, Sentence] = {
    "no_invoices": lambda w, f: w("Invoices go to a colleague of yours."),
    "name_too_long": lambda w, f: w("That name is too long. Type at most {most} letters.", most=f["most"]),
    "payments_day_over": lambda w, f: w(
        "{date} is over. The payment is proposed anew, for today or later.", date=w.date(day_of(f, "date"))
    ),
    "no_name": lambda w, f: w("I do not see a name. Type it in letters."),
    "no_persons_name": lambda w, f: w("A name of a person has no numbers. Type the name alone."),
    "contacts_only": lambda w, f: w("Only the contact person of your employer does this."),
    "supervisors_only": lambda w, f: w("Only who confirms hours has sites."),
    "invited_already": lambda w, f: w("You invited this colleague already. The link is in this chat."),
    "site_taken": lambda w, f: w("A colleague just added a site. Try it once more."),
    "agree_first": lambda w, f: w("First agree to the terms, below. Then tap “Welcome” again."),
    "contact_agrees_first": lambda w, f: w("Your employer has to agree to the terms first. I asked for it now."),
    "employer_agrees_first": lambda w, f: w(
        "{employer} has not agreed to the terms yet. I asked {names} now. Place somebody once they agreed.",
        employer=f["employer"],
        names=f["names"],
    ),
    "agree_on_paper_first": lambda w, f: w(
        "{employer} has not agreed to the terms yet, and has no phone here. Let them sign the terms on paper first.",
        employer=f["employer"],
    ),
    "other_terms": lambda w, f: w("The terms have changed. Below you find the new ones."),
    "ending_last_day_over": lambda w, f: w(
        "The last day was {day}. After that this cannot be changed.", day=w.day(day_of(f, "last_day"))
    ),
    "ending_work_over": lambda w, f: w("The end of this work is arranged already."),
    "ending_asked_otherwise": lambda w, f: w("You asked something else about this work already. First take that back."),
    "ending_ask_ended": lambda w, f: w("This was answered already. Below you see how things stand now."),
    "ending_recorded": lambda w, f: w("The end of this work is recorded: {day}.", day=w.date(day_of(f, "last_day"))),
    "ending_outflow_unknown": lambda w, f: w("That does not fit together. Choose again why the work ends."),
    "ending_change_waits": lambda w, f: w("Something like this is asked already. First take that back."),
    "ending_talk_first": lambda w, f: w("Going on longer is not possible now. First the municipality gets in touch with you."),
    "ending_steps_order": lambda w, f: w(
        "{day} is not possible. Choose a later Monday than the step before, while the work lasts.", day=w.date(day_of(f, "date"))
    ),
    "already_offered": lambda w, f: w("This job was already offered to this person."),
    "not_wanted": lambda w, f: w("This person has not said yes to this job."),
    "already_proposed": lambda w, f: w("This person was already proposed."),
    "hours_overlap": lambda w, f: w("This person already works at those hours: {title}.", title=f["title"]),
    "instrument_before": lambda w, f: w(
        "This person did this work here before, in another way: {instrument}, until {day}.",
        instrument=instrument_in_words(w, f["instrument"]),
        day=w.date(day_of(f, "last")),
    ),
    "employer_refused": lambda w, f: w("This employer is refused. Their work is not offered to anybody."),
    "no_phone": lambda w, f: w("This person has not opened the link yet. Send the invite first."),
    "week_no_objection": lambda w, f: w("First choose a day of this week."),
    "nothing_to_note": lambda w, f: w("This does not wait any more."),
    "leave_days": lambda w, f: w("The last day comes before the first, or lies in the past."),
    "no_stand_in": lambda w, f: w("Nobody stands in for you yet. Choose who does: /vervanger."),
    "nobody_there": lambda w, f: w(
        "Who stands in for you is away then too, and so is your team lead. Choose somebody who is there: /vervanger."
    ),
    "leave_stands": lambda w, f: w("You have said already when you are away. Take that back first."),
    "phone_linked": lambda w, f: w("This person has a phone here. Is it lost? Then say so first."),
    "broadcast_empty": lambda w, f: w("I see no words in it. Write your message."),
    "broadcast_too_long": lambda w, f: w(
        "Your message is too long: {over} characters too many. Make it shorter.", over=f["over"]
    ),
    "broadcast_to_nobody": lambda w, f: w("You guide nobody yet. There is nobody to write to."),
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
        source=source_in_words(w, f["source"]),
    ),
    "term_shared": lambda w, f: w(
        "The time for this work is used up. It began on {first} and could last until {last}.",
        first=w.date(day_of(f, "first_start")),
        last=w.date(day_of(f, "last_day")),
    ),
    "not_confirmed": lambda w, f: w("This person has not confirmed taking part yet. First do that together, then offer work."),
    "not_yet_confirmed": lambda w, f: w("This was not confirmed yet."),
    "takes_part_already": lambda w, f: w("This person takes part already. Nothing was changed."),
    "report_sent": lambda w, f: w("This work was sent already."),
    "report_incomplete": lambda w, f: w("Not everything is filled in yet."),
    "report_withdrawn": lambda w, f: w("The employer has taken this work back."),
    "report_decided": lambda w, f: w("This was decided already. It stays as it was."),
    "report_words_too_long": lambda w, f: w("That is long. At most {n} characters fit. Make it shorter.", n=f["most"]),
    "first_day_past": lambda w, f: w("The first day is over already. Choose a day that is still to come."),
    "last_before_first": lambda w, f: w(
        "The last day cannot come before the first day: {first}.", first=w.date(day_of(f, "first"))
    ),
    "check_unfinished": lambda w, f: w("The check is not finished yet. First answer the questions."),
    "meeting_agreed": lambda w, f: w("You agreed on a moment already. Look again, and choose whether to replace it."),
    "meeting_waits": lambda w, f: w("Moments were proposed already. Wait for the answer."),
    "concern_unanswered": lambda w, f: w("Answer first. Then you can close it."),
    "still_contact": lambda w, f: w(
        "This person is still somebody's contact person. Give their candidates to somebody else first."
    ),
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
    "kvk_wrong": lambda w, f: w("A KVK number has eight digits."),
    "employer_known": lambda w, f: w("This KVK number is known already. Look in /opdrachtgevers."),
    "not_eligible": lambda w, f: w("The checklist does not say yes to everything. Begin again."),
    "account_no_other_role": lambda w, f: w("This person has no other role here."),
    "week_hours_impossible": lambda w, f: w(
        "So many hours are not possible. At most {most} a week.", most=w.hours(int(f["most"]))
    ),
    "job_has_people": lambda w, f: w("Somebody works on this already. Ask your contact person."),
    "check_forbids": lambda w, f: w("This work cannot be opened. The check says why."),
}


def stop_in_words(w: Words, code: str, facts: Facts) -> Written:
    """Why a job cannot be offered to somebody, in a few words of a line."""
    return _STOPS[code](w, facts)


_STOPS: dict[str, Sentence] = {
    "under_27": lambda w, f: w("not 27 yet"),
    "under_minimum_age": lambda w, f: w("not {age} yet", age=f["minimum_age"]),
    "term_shared": lambda w, f: w("the term is used up"),
    "hours_overlap": lambda w, f: w("works then already ({title})", title=f["title"]),
    "instrument_before": lambda w, f: w("was here before in a {instrument}", instrument=instrument_in_words(w, f["instrument"])),
    "not_confirmed": lambda w, f: w("does not take part yet"),
    "job_over": lambda w, f: w("work is over"),
    "no_phone": lambda w, f: w("no phone"),
}


def instrument_in_words(w: Words, instrument: str) -> Written:
    """Another instrument."""
    return {
        "trial_placement": w("trial placement"),
        "work_experience_place": w("work-experience place"),
        "participation_place": w("participation place"),
    }.get(instrument, w("other instrument"))
