"""Who fits a job: the order, its reasons, and what stops an offer. Every expected value was counted by hand."""

from datetime import UTC, date, datetime, time, timedelta

from core.rules.choices import DEFAULTS
from core.rules.matching.matching import Candidate, Ranking, Reason, Sought, Spot, Weights, Why, area_of, kilometres
from core.rules.matching.stops import Before, StopCode, Work, instrument_before, last_day_on, overlap
from core.rules.matching.wanted import DAYS, GOALS, KINDS, WantedCode, toggled
from core.rules.planning import Pattern, Planned
from core.rules.refusals import PlacementCode, Refusal, refuse
from core.rules.work.ending import Step
from core.rules.work.instruments import Instrument

WEIGHTS = Weights.of(DEFAULTS)
KITCHEN = Sought("kitchen", ("2", "3", "4"), frozenset({"rhythm"}), Spot(136_000, 455_000))
LONG_AGO, LATELY = datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)


def somebody(
    number: int = 1, kinds: str = "", days: str = "", farthest: int | None = None, goals: str = "", **more: object
) -> Candidate:
    """Somebody who said this, and takes part since long; they live four kilometres from the kitchen."""
    facts = {"spot": Spot(136_000, 459_000), "since": LONG_AGO, "stops": ()} | more
    return Candidate(number, kinds, days, farthest, goals, **facts)  # type: ignore[arg-type]


def order(*pool: Candidate, weights: Weights = WEIGHTS, job: Sought = KITCHEN) -> list[int]:
    return [one.id for one in Ranking(job, weights).of(pool)]


def test_everything_fits() -> None:
    """All of 40, 30, 20 and 10, a hundred parts each, with a reason for each."""
    (one,) = Ranking(KITCHEN, WEIGHTS).of([somebody(kinds="kitchen,shop", days="1,2,3,4", farthest=5, goals="rhythm,language")])
    assert one.points == 10_000
    assert one.reasons == (
        Reason(Why.KIND, ("kitchen",)),
        Reason(Why.FREE, ("2", "3", "4")),
        Reason(Why.GOAL, ("rhythm",)),
        Reason(Why.NEAR, (), 4),
    )


def test_parts_of_it_fit() -> None:
    """Other work 0; two of three days 66 of 100; another goal 0; 2 of 4 kilometres half."""
    (one,) = Ranking(KITCHEN, WEIGHTS).of([somebody(kinds="shop", days="2,3", farthest=2, goals="language")])
    assert one.points == 20 * 66 + 10 * 50
    assert [reason.why for reason in one.reasons] == [Why.OTHER_KIND, Why.NOT_FREE, Why.OTHER_GOAL, Why.FAR]
    assert one.reasons[1].names == ("4",)


def test_who_was_not_asked_is_not_behind() -> None:
    """What is not said counts half: before whoever said no to all of it, after whoever said yes."""
    silent = somebody(1, spot=None)
    nothing_fits = somebody(2, kinds="shop", days="6", farthest=1, goals="language")
    all_fits = somebody(3, kinds="kitchen", days="2,3,4", farthest=5, goals="rhythm")
    assert order(silent, nothing_fits, all_fits) == [3, 1, 2]


def test_goals_lead_unless_the_municipality_says_otherwise() -> None:
    """MANUAL 3: with the defaults the goal weighs more than the kind of work; with other weights it does not."""
    goal, kind = somebody(1, goals="rhythm", kinds="shop"), somebody(2, goals="language", kinds="kitchen")
    assert order(goal, kind) == [1, 2]
    assert order(goal, kind, weights=Weights(goal=10, kind=30, days=20, distance=10)) == [2, 1]


def test_equals_by_who_takes_part_longest() -> None:
    """Then by number, so that two looks give one order."""
    assert order(somebody(1, since=LATELY), somebody(2), somebody(3, since=None), somebody(4)) == [2, 4, 1, 3]


def test_who_cannot_stands_last_with_the_reason() -> None:
    """However well the rest fits."""
    stop = refuse(PlacementCode.UNDER_27, start=date(2026, 12, 1))
    fits = somebody(1, kinds="kitchen", days="2,3,4", farthest=5, goals="rhythm", stops=(stop,))
    ranked = Ranking(KITCHEN, WEIGHTS).of([fits, somebody(2, kinds="shop")])
    assert [(one.id, one.stops) for one in ranked] == [(2, ()), (1, (stop,))]


def test_what_nobody_said_of_the_job_is_not_compared() -> None:
    """No kind, no fixed days, no goal and no place: everybody is equal, and nothing is said."""
    found = Ranking(Sought("", (), frozenset()), WEIGHTS).of([somebody(1, kinds="shop"), somebody(2, goals="rhythm")])
    assert [(one.id, one.points, one.reasons) for one in found] == [(1, 0, ()), (2, 0, ())]


def test_how_far_it_is() -> None:
    """3, 4, 5; half up; never 0; and the postcode in an address."""
    assert kilometres(Spot(0, 0), Spot(3_000, 4_000)) == 5
    assert kilometres(Spot(0, 0), Spot(0, 1_500)) == 2
    assert kilometres(Spot(0, 0), Spot(0, 1_499)) == 1
    assert kilometres(Spot(7, 7), Spot(7, 7)) == 1
    assert area_of("Kade 12, 3511 AB Voorbeeldstad") == "3511"
    assert area_of("Kade 1200, 3511AB Voorbeeldstad") == "3511"
    assert area_of("Kade 1234, Voorbeeldstad") == ""


def test_answers_are_chosen_and_taken_back() -> None:
    """In the order of the choices, whichever was tapped first; a place that does not exist is refused."""
    assert toggled("", KINDS, 1) == "cleaning"
    assert toggled("cleaning", KINDS, 0) == "kitchen,cleaning"
    assert toggled("kitchen,cleaning", KINDS, 1) == "kitchen"
    assert toggled("3", DAYS, 2) == ""
    assert toggled("", GOALS, 5) == refuse(WantedCode.NO_SUCH_CHOICE)


def sought(weekday: int, starts: time, ends: time, last: date | None = None) -> Work:
    """Job 1, weekly from Tuesday 1 December 2026 on."""
    return Work(1, 1, "werk 1", date(2026, 12, 1), last, 600, [Pattern(weekday, starts, ends, 0)])


def planned(*shifts: tuple[date, time, time], job: int = 2) -> Work:
    """Other work, with these shifts."""
    return Work(1, job, f"werk {job}", date(2026, 6, 1), date(2027, 5, 31), 600, planned=[Planned(*one, 0) for one in shifts])


def test_hours_that_overlap() -> None:
    """One minute is enough; one that ends as the other begins is not; nor another day, or the same job again."""
    job, tuesday = sought(2, time(9), time(13)), date(2026, 12, 8)
    assert overlap(job, [planned((tuesday, time(12, 59), time(14)))]) == refuse(StopCode.HOURS_OVERLAP, title="werk 2")
    assert overlap(job, [planned((tuesday, time(13), time(14)))]) is None
    assert overlap(job, [planned((date(2026, 12, 9), time(9), time(13)))]) is None
    assert overlap(job, [planned((tuesday, time(9), time(13)), job=1)]) is None


def test_hours_overlap_while_the_job_runs() -> None:
    """On its first and its last Tuesday, not on the one before or after."""
    job = sought(2, time(9), time(13), date(2026, 12, 15))
    for day, found in ((24, None), (31, "werk 2"), (45, "werk 2"), (52, None)):
        shift = planned((date(2026, 11, 1) + timedelta(days=day - 1), time(9), time(13)))
        assert overlap(job, [shift]) == (refuse(StopCode.HOURS_OVERLAP, title=found) if found else None), day


def test_hours_overlap_with_what_became_longer_on_the_way() -> None:
    """Other work ends at 13:00, and from the third week on at 15:00: a job from 14:00 on cannot go beside it, one from 15:00 can."""
    longer = [(date(2026, 12, day), time(9), time(13 if day < 15 else 15)) for day in (1, 8, 15, 22)]
    assert overlap(sought(2, time(14), time(17)), [planned(*longer)]) == refuse(StopCode.HOURS_OVERLAP, title="werk 2")
    assert overlap(sought(2, time(14), time(17), date(2026, 12, 14)), [planned(*longer)]) is None
    assert overlap(sought(2, time(15), time(17)), [planned(*longer)]) is None


def test_a_night_overlaps_with_the_morning_after() -> None:
    """Also from Sunday to Monday."""
    night = planned((date(2026, 12, 6), time(23), time(7)))
    assert overlap(sought(1, time(6), time(8)), [night]) == refuse(StopCode.HOURS_OVERLAP, title="werk 2")
    assert overlap(sought(1, time(7), time(8)), [night]) is None
    morning = planned((date(2026, 12, 7), time(6), time(8)))
    assert overlap(sought(7, time(23), time(7)), [morning]) == refuse(StopCode.HOURS_OVERLAP, title="werk 2")
    assert overlap(sought(2, time(0), time(2)), [planned((date(2026, 11, 30), time(22), time(1)))]) is not None


def test_one_instrument_after_another() -> None:
    """On the same work at the same employer: a stop; elsewhere, by somebody else or on other work none; a kind not known counts as the same."""
    was = Before(7, 1, "kitchen", Instrument.WORK_EXPERIENCE_PLACE, date(2026, 1, 5), date(2026, 6, 30))
    stop = refuse(StopCode.INSTRUMENT_BEFORE, instrument="work_experience_place", last=date(2026, 6, 30))
    assert instrument_before(1, "kitchen", 7, [was]) == stop
    assert instrument_before(1, "", 7, [was]) == stop
    assert instrument_before(1, "shop", 7, [was]) is None
    assert instrument_before(1, "kitchen", 8, [was]) is None
    assert instrument_before(2, "kitchen", 7, [was]) is None


def test_the_term_that_is_used_up() -> None:
    """Six months of the same job under 28 hours end on 30 June; a start in July is after it."""
    before = Work(1, 1, "werk", date(2026, 1, 1), date(2026, 6, 30), 600)
    again = Work(1, 1, "werk", date(2026, 7, 1), None, 600)
    found = last_day_on(DEFAULTS, again, [before])
    assert isinstance(found, Refusal)
    assert found.code is PlacementCode.TERM_SHARED
    assert last_day_on(DEFAULTS, Work(1, 2, "ander werk", date(2026, 7, 1), None, 600), [before]) == date(2026, 12, 31)


def test_the_term_counts_the_hours_that_were_agreed_since() -> None:
    """10 hours beside 20 are 30: three months. Beside work of 15 hours that were made 20, too; and beside 20 that were made 15 not."""
    job = Work(1, 2, "ander werk", date(2026, 2, 2), None, 600)
    three, six = date(2026, 5, 1), date(2026, 8, 1)

    def beside(minutes: int, *steps: Step) -> Work:
        return Work(1, 1, "werk", date(2026, 1, 5), date(2026, 7, 4), minutes, steps=steps)

    assert last_day_on(DEFAULTS, job, [beside(900)]) == six
    assert last_day_on(DEFAULTS, job, [beside(1200)]) == three
    assert last_day_on(DEFAULTS, job, [beside(900, Step(date(2026, 1, 26), 1200))]) == three
    assert last_day_on(DEFAULTS, job, [beside(900, Step(date(2026, 3, 2), 1200))]) == three
    assert last_day_on(DEFAULTS, job, [beside(1200, Step(date(2026, 1, 26), 900))]) == six
    assert last_day_on(DEFAULTS, job, [beside(1200, Step(date(2026, 3, 2), 900))]) == three


def test_hours_that_grow_after_the_job_do_not_count() -> None:
    """The job ends on 27 February; the other work grows from 2 March on."""
    grows = Work(1, 1, "werk", date(2026, 1, 5), date(2026, 7, 4), 900, steps=[Step(date(2026, 3, 2), 1200)])
    short = Work(1, 2, "ander werk", date(2026, 2, 2), date(2026, 2, 27), 600)
    assert last_day_on(DEFAULTS, short, [grows]) == date(2026, 8, 1)
