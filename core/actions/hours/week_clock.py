"""What the clock does about a week. Silence confirms nothing: it reminds, and then the contact person is told (each stops when it is done)."""

from core.actions.deed import Deed
from core.actions.hours.digests import tell_digest
from core.actions.hours.reminders import wants_reminders
from core.actions.hours.weeks import OVERDUE_WORKING_DAYS
from core.actions.people.desks import contact_today
from core.actions.things import Clocked, Notice, Thing
from core.actions.workdays import add_working_days
from core.rules.calendar import local_day
from core.rules.hours.weeks import WeekState
from core.rules.quiet import next_monday, next_morning
from core.store.hours import digests, signing, weeks
from core.store.hours.weeks import Timesheet
from core.store.people import members, people
from core.store.work import placements

FIRST_REMINDER, SECOND_REMINDER = 2, 4
ASKED = "asked"


async def week_ended(deed: Deed, week_id: int) -> None:
    """The week is over: the candidate is asked to sign it, and reminded the next morning and on Monday until it is done."""
    sheet = await weeks.by_id(deed.tx, week_id)
    if sheet is None or sheet.state is not WeekState.OPEN:
        return
    await _ask_candidate(deed, sheet, "ended")
    morning, monday = next_morning(deed.now), next_monday(deed.now)
    if morning < monday:
        deed.call(sheet.municipality, Clocked.WEEK_NEXT_MORNING, sheet.id, morning)
    deed.call(sheet.municipality, Clocked.WEEK_MONDAY, sheet.id, monday)


async def week_unsigned(deed: Deed, week_id: int) -> None:
    """A reminder, when the candidate has not signed yet and wants to be reminded."""
    sheet = await weeks.by_id(deed.tx, week_id)
    if sheet and sheet.state is WeekState.OPEN and await wants_reminders(deed, sheet.candidate):
        await _ask_candidate(deed, sheet, f"{local_day(deed.now)}", moves=True)


async def _ask_candidate(deed: Deed, sheet: Timesheet, key: str, *, moves: bool = False) -> None:
    candidate = await people.by_id(deed.tx, sheet.candidate)
    if candidate:
        deed.show(candidate, Thing.WEEK, sheet.id, key=key, fresh=True, moves=moves)


async def week_to_employer(deed: Deed, signature_id: int) -> None:
    """The candidate can no longer take the signature back: the employer's people are asked."""
    sheet = await _waiting(deed, signature_id)
    if sheet is None:
        return
    deed.changed(Thing.WEEK, sheet.id)
    await _ask_employer(deed, sheet, ASKED)
    deed.call(sheet.municipality, Clocked.WEEK_FIRST_REMINDER, signature_id, add_working_days(deed.now, FIRST_REMINDER))
    deed.call(sheet.municipality, Clocked.WEEK_SECOND_REMINDER, signature_id, add_working_days(deed.now, SECOND_REMINDER))
    deed.call(sheet.municipality, Clocked.WEEK_UNANSWERED, signature_id, add_working_days(deed.now, OVERDUE_WORKING_DAYS))


async def week_first_reminder(deed: Deed, signature_id: int) -> None:
    """Two working days later, when no one at the employer has answered; left out where the second is due as well."""
    sheet = await _waiting(deed, signature_id)
    second = add_working_days(deed.now - deed.late, SECOND_REMINDER - FIRST_REMINDER)
    if sheet and deed.now < second:
        await _ask_employer(deed, sheet, "first")


async def week_second_reminder(deed: Deed, signature_id: int) -> None:
    """Four working days later, when no one at the employer has answered."""
    sheet = await _waiting(deed, signature_id)
    if sheet:
        await _ask_employer(deed, sheet, "second")


async def week_unanswered(deed: Deed, signature_id: int) -> None:
    """The working day after the second reminder: the contact person is told, and sees the week."""
    sheet = await _waiting(deed, signature_id)
    if sheet is None:
        return
    contact = await contact_today(deed.tx, sheet.candidate, local_day(deed.now))
    candidate = await people.by_id(deed.tx, sheet.candidate)
    at = await placements.by_id(deed.tx, sheet.placement)
    if contact and candidate and at:
        deed.tell(
            contact,
            Notice.WEEK_UNANSWERED,
            key=str(signature_id),
            name=candidate.name,
            employer=at.employer_name,
            monday=sheet.monday,
        )


async def week_digest(deed: Deed, signature_id: int) -> None:
    """On Monday morning whoever wants one message for all weeks gets it, while this one still waits."""
    sheet = await _waiting(deed, signature_id)
    if sheet is None:
        return
    asked = await members.looking_after(deed.tx, sheet.employer, sheet.site)
    wanting = await digests.wanted_by(deed.tx, [member.id for member in asked])
    for member in asked:
        if member.id in wanting:
            await tell_digest(deed, member)


async def _waiting(deed: Deed, signature_id: int) -> Timesheet | None:
    """The week when this very signature still waits for an answer."""
    signature = await signing.by_id(deed.tx, signature_id)
    sheet = signature and await weeks.by_id(deed.tx, signature.timesheet)
    return sheet if sheet and sheet.state is WeekState.SIGNED and sheet.signature == signature_id else None


async def _ask_employer(deed: Deed, sheet: Timesheet, key: str) -> None:
    """Each of the employer's people: who wants one message for all weeks gets it on Monday, and as the reminder."""
    asked = await members.looking_after(deed.tx, sheet.employer, sheet.site)
    wanting = await digests.wanted_by(deed.tx, [member.id for member in asked])
    for member in asked:
        if member.id not in wanting:
            deed.show(member, Thing.WEEK, sheet.id, key=f"{key}:{sheet.version}", fresh=True)
        elif key != ASKED:
            await tell_digest(deed, member)
    if wanting and key == ASKED and sheet.signature:
        deed.call(sheet.municipality, Clocked.WEEK_DIGEST, sheet.signature, next_monday(deed.now))
