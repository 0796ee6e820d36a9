"""Every sheet that can be imported and each of its columns: the one registry of which templates and checks are made.

A little over 300 lines: one table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

from core.rules.matching.wanted import WorkKind
from core.rules.people.members import Duty
from core.rules.work.instruments import Instrument
from core.store.people.people import Role
from words.language import OFFERED


class Kind(Enum):
    """What a cell holds."""

    REF = auto()
    TEXT = auto()
    DATE = auto()
    EUROS = auto()
    RATE = auto()
    HOURS = auto()
    COUNT = auto()
    YES = auto()
    CHOICE = auto()
    SHIFT = auto()


class Change(Enum):
    """Whether what is known already may become something else: always, until it is used, never, or only a first value counts."""

    ALWAYS = auto()
    UNTIL_USED = auto()
    NEVER = auto()
    FIRST_ONLY = auto()


@dataclass(frozen=True)
class Column:
    """One column. `refers` is the sheet whose references it holds; `private` values are never repeated in a message."""

    name: str
    kind: Kind
    explanation: str
    required: bool = False
    change: Change = Change.ALWAYS
    choices: tuple[str, ...] = ()
    refers: str = ""
    private: bool = False
    longest: int = 160


@dataclass(frozen=True)
class Sheet:
    """One kind of rows: a CSV file or a sheet of a workbook of this name. Rows with the same `key` are the same thing."""

    name: str
    key: tuple[str, ...]
    explanation: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column with this name."""
        return next(column for column in self.columns if column.name == name)


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
REF_LENGTH = 64
BEFORE = (Instrument.TRIAL_PLACEMENT, Instrument.WORK_EXPERIENCE_PLACE, Instrument.PARTICIPATION_PLACE)


def _ref(name: str, explanation: str, refers: str = "", *, required: bool = True, change: Change = Change.NEVER) -> Column:
    return Column(name, Kind.REF, explanation, required, change, refers=refers, longest=REF_LENGTH)


_SHIFTS = tuple(
    Column(
        day,
        Kind.SHIFT,
        f"The shift on {day}s: 09:00-13:15, or 09:00-13:15/15 with 15 minutes of break.",
        change=Change.UNTIL_USED,
    )
    for day in WEEKDAYS
)

EMPLOYERS = Sheet(
    "employers",
    ("employer",),
    "Who pays the tariff.",
    (
        _ref("employer", "Your own reference of the employer."),
        Column("name", Kind.TEXT, "The name, as candidates see it.", required=True),
        Column("agency", Kind.YES, "yes when it is a temp agency, no when it is none; empty when that is not known."),
        _ref(
            "account_manager",
            "Who speaks to them, when that is an account manager.",
            "people",
            required=False,
            change=Change.ALWAYS,
        ),
    ),
)
SITES = Sheet(
    "sites",
    ("site",),
    "Where an employer's people work, when it has several places.",
    (
        _ref("site", "Your own reference of the site."),
        _ref("employer", "Whose site it is.", "employers"),
        Column("name", Kind.TEXT, "What the employer calls it.", required=True),
        Column("place", Kind.TEXT, "Where: street and town.", longest=400),
    ),
)
AREAS = Sheet(
    "areas",
    ("area",),
    "Where areas of a postcode's four digits have their middle, so that it can be said how far a job is.",
    (
        Column("area", Kind.REF, "The four digits.", True, Change.NEVER, longest=4),
        Column("east", Kind.COUNT, "Metres to the east in the national grid (Rijksdriehoek, x).", required=True),
        Column("north", Kind.COUNT, "Metres to the north in the national grid (Rijksdriehoek, y).", required=True),
    ),
)
PEOPLE = Sheet(
    "people",
    ("person",),
    "Candidates, the people of employers, consultants, team leads and account managers.",
    (
        _ref("person", "Your own reference of the person. Never a BSN."),
        Column("role", Kind.CHOICE, "What the person is here.", True, Change.NEVER, choices=tuple(Role)),
        Column("first_name", Kind.TEXT, "First name.", required=True, longest=128),
        Column("last_name", Kind.TEXT, "Last name.", longest=128),
        Column(
            "language",
            Kind.CHOICE,
            "Language until the person chooses one in the chat.",
            change=Change.FIRST_ONLY,
            choices=OFFERED,
        ),
        Column(
            "birth_date",
            Kind.DATE,
            "Of candidates: the premium is exempt from 27 years on.",
            change=Change.UNTIL_USED,
            private=True,
        ),
        Column("wage_subsidy_group", Kind.YES, "Of candidates: yes when in the target group of wage subsidy."),
        _ref("contact", "Of candidates: their consultant.", "people", required=False, change=Change.ALWAYS),
        Column("experience", Kind.TEXT, "Of candidates: work experience, as employers read it.", longest=2000),
        Column(
            "area",
            Kind.REF,
            "Of candidates: the four digits of the postcode, when you want distances. Never an address.",
            refers="areas",
            private=True,
            longest=4,
        ),
        _ref("employer", "Of employers' people: the employer.", "employers", required=False),
        Column(
            "duty",
            Kind.CHOICE,
            "Of employers' people: contact (everything; when empty), supervisor (hours, at own sites) or administrator (invoices).",
            change=Change.FIRST_ONLY,
            choices=tuple(Duty),
        ),
        _ref("stand_in", "Of the municipality's own people: who stands in.", "people", required=False, change=Change.ALWAYS),
        _ref("lead", "Of the municipality's own people: the team lead.", "people", required=False, change=Change.ALWAYS),
        Column("available", Kind.TEXT, "Of the municipality's own people: when they answer, in their own words."),
    ),
)
JOBS = Sheet(
    "jobs",
    ("job",),
    "Temporary work that employers offer.",
    (
        _ref("job", "Your own reference of the job."),
        _ref("employer", "Whose job it is.", "employers"),
        _ref("site", "At which of the employer's sites, when it has several.", "sites", required=False, change=Change.ALWAYS),
        Column("title", Kind.TEXT, "What it is called.", required=True),
        Column("tasks", Kind.TEXT, "What there is to do.", longest=2000),
        Column("place", Kind.TEXT, "Where: street and town.", required=True, longest=400),
        Column("report_to", Kind.TEXT, "Who to ask for on the first day."),
        Column("start", Kind.DATE, "First day.", required=True, change=Change.UNTIL_USED),
        Column("end", Kind.DATE, "Last day, when there is one.", change=Change.UNTIL_USED),
        Column("hours_per_week", Kind.HOURS, "Hours a week.", required=True, change=Change.UNTIL_USED),
        Column("tariff", Kind.RATE, "Euros an hour that the employer pays.", required=True, change=Change.UNTIL_USED),
        Column("places", Kind.COUNT, "How many candidates; 1 when empty."),
        *_SHIFTS,
    ),
)
PLACEMENTS = Sheet(
    "placements",
    ("placement",),
    "Who works or worked where. What is fixed at a placement is not changed by a later file.",
    (
        _ref("placement", "Your own reference of the placement."),
        _ref("candidate", "Who works.", "people"),
        _ref("employer", "The job's employer, when you want it checked.", "employers", required=False),
        _ref("job", "The work.", "jobs"),
        Column("hours_per_week", Kind.HOURS, "Hours a week.", required=True, change=Change.NEVER),
        Column("start", Kind.DATE, "First day.", required=True, change=Change.NEVER),
        Column("end", Kind.DATE, "Last day; the last that the term allows when empty.", change=Change.NEVER),
        Column("tariff", Kind.RATE, "Euros an hour that the employer pays.", required=True, change=Change.NEVER),
        Column(
            "premium_rate",
            Kind.RATE,
            "Euros of premium an hour on the first day, when you want it checked. What is paid is the policy's rate of each day.",
            change=Change.NEVER,
        ),
        Column("extended", Kind.YES, "yes when the term was extended (only under 3_plus_3).", change=Change.FIRST_ONLY),
    ),
)
SITE_PEOPLE = Sheet(
    "site_people",
    ("site", "person"),
    "Which supervisors look after which sites. One without any looks after what is at no site.",
    (_ref("site", "Which site.", "sites"), _ref("person", "Which supervisor.", "people")),
)
INSTRUMENTS = Sheet(
    "instruments",
    ("candidate", "employer", "instrument", "first_day"),
    "Where candidates were before in another instrument: the same work is not offered to them again.",
    (
        _ref("candidate", "Who.", "people"),
        _ref("employer", "Where.", "employers"),
        Column("instrument", Kind.CHOICE, "Which instrument.", True, Change.NEVER, choices=BEFORE),
        Column("work", Kind.CHOICE, "The kind of work, when it is known.", choices=tuple(WorkKind)),
        Column("first_day", Kind.DATE, "First day.", required=True, change=Change.NEVER),
        Column("last_day", Kind.DATE, "Last day.", required=True),
    ),
)
HOURS = Sheet(
    "hours",
    ("placement", "date"),
    "Hours that both sides signed on paper: a row for a placement and a day. Their weeks count as confirmed.",
    (
        _ref("placement", "Which placement.", "placements"),
        Column("date", Kind.DATE, "The day on which the work began.", required=True, change=Change.NEVER),
        Column("minutes", Kind.COUNT, "Whole minutes worked, without breaks.", required=True, change=Change.NEVER),
    ),
)
OTHER_PREMIUMS = Sheet(
    "other_premiums",
    ("candidate", "date"),
    "Premiums of the same article that the municipality paid outside Flextensie.",
    (
        _ref("candidate", "To whom.", "people"),
        Column("date", Kind.DATE, "When it was paid.", required=True, change=Change.NEVER),
        Column("amount", Kind.EUROS, "Euros.", required=True, change=Change.NEVER),
    ),
)
PAYMENTS = Sheet(
    "payments",
    ("candidate", "date"),
    "Premium that was paid: at most two moments a calendar year.",
    (
        _ref("candidate", "To whom.", "people"),
        Column("date", Kind.DATE, "When it was paid.", required=True, change=Change.NEVER),
        Column("amount", Kind.EUROS, "Euros.", required=True, change=Change.NEVER),
        Column("written_off", Kind.EUROS, "Euros written off above the cap on that day.", change=Change.NEVER),
    ),
)

SHEETS: Mapping[str, Sheet] = MappingProxyType(
    {
        sheet.name: sheet
        for sheet in (
            EMPLOYERS,
            SITES,
            AREAS,
            PEOPLE,
            SITE_PEOPLE,
            INSTRUMENTS,
            JOBS,
            PLACEMENTS,
            HOURS,
            OTHER_PREMIUMS,
            PAYMENTS,
        )
    }
)
"""In the order in which they are checked and written: each after what it refers to."""

OF_ROLE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        Role.CANDIDATE: ("birth_date", "wage_subsidy_group", "contact", "experience", "area"),
        Role.EMPLOYER: ("employer", "duty"),
        Role.CONSULTANT: ("stand_in", "lead", "available"),
        Role.LEAD: ("stand_in", "lead", "available"),
        Role.ACCOUNT_MANAGER: ("stand_in", "lead", "available"),
        Role.ADMINISTRATOR: (),
    }
)
"""The columns of people that only one role has."""
NEEDED_BY_ROLE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {Role.CANDIDATE: ("birth_date", "contact"), Role.EMPLOYER: ("employer",)}
)
