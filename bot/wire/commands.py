"""The commands in Telegram's menu, per role. Neutral: nothing in them says what kind of help this is."""

from core.store.people.people import Role
from words import Words

N = str  # marks a caption for the catalogues without translating it yet

# What the small fixed keyboard says, and the command that does the same.
WORK, HOURS, PREMIUM, ASK = N("My work"), N("My hours"), N("My premium"), N("Ask something")
TO_CONFIRM, PEOPLE, WAITING, JOBS, CANDIDATES, HELP = (
    N("Hours to confirm"),
    N("My people"),
    N("What waits"),
    N("Jobs"),
    N("My candidates"),
    N("Help"),
)
MY_DATA = N("My data")
REPORT_JOB, MY_REPORTS, COLLEAGUES = N("Report work"), N("My reported work"), N("My colleagues")
MONTH = N("The month")
INVOICES = N("Invoices")
FEELS_WRONG, WHAT_NEXT = N("This does not feel right"), N("What happens next?")
MY_WANTED = N("What work I want")
EMPLOYERS = N("Employers")
COMMAND_OF = {
    WORK: "werk",
    HOURS: "uren",
    PREMIUM: "premie",
    ASK: "vraag",
    TO_CONFIRM: "bevestigen",
    PEOPLE: "mensen",
    WAITING: "wacht",
    JOBS: "klussen",
    CANDIDATES: "kandidaten",
    MY_DATA: "gegevens",
    FEELS_WRONG: "nietgoed",
    WHAT_NEXT: "nu",
    MY_WANTED: "wensen",
    REPORT_JOB: "klus",
    MY_REPORTS: "gemeld",
    COLLEAGUES: "collegas",
    MONTH: "maand",
    INVOICES: "facturen",
    EMPLOYERS: "opdrachtgevers",
}
MENU_OF: dict[Role, tuple[tuple[str, ...], ...]] = {
    Role.CANDIDATE: ((WORK, HOURS), (PREMIUM, ASK)),
    Role.EMPLOYER: ((TO_CONFIRM, PEOPLE), (ASK, HELP)),
    Role.CONSULTANT: ((WAITING, JOBS), (CANDIDATES, HELP)),
    Role.LEAD: ((WAITING, JOBS), (CANDIDATES, HELP)),
    Role.ACCOUNT_MANAGER: ((WAITING, JOBS), (EMPLOYERS, HELP)),
    Role.ADMINISTRATOR: ((MY_DATA, HELP),),
}
BESIDE = {
    Role.CANDIDATE: (WHAT_NEXT, MY_WANTED, FEELS_WRONG),
    Role.EMPLOYER: (REPORT_JOB, MY_REPORTS, COLLEAGUES, INVOICES),
    Role.CONSULTANT: (EMPLOYERS, MONTH),
    Role.LEAD: (EMPLOYERS, MONTH),
}
"""What a role finds in Telegram's menu beside its keyboard."""
EVERYWHERE = (("hulp", HELP), ("stop", N("Stop what I was doing")), ("taal", N("Another language")), ("start", N("Begin")))

PIN, ACCOUNTS = ("pincode", N("Change my PIN")), ("accounts", N("Phones of employers and colleagues"))
INVITE = ("nieuw", N("Invite somebody new"))
REFUSED = ("geweigerd", N("Refused employers"))
STAND_IN = ("vervanger", N("Who stands in for me"))
AWAY, EVERYBODY = ("afwezig", N("When I am away")), ("bericht", N("Write to all my candidates"))
DESK = "wacht"
COUNTED: dict[str, str] = {
    Role.CONSULTANT: N("What waits: {n}"),
    Role.LEAD: N("What waits: {n}"),
    Role.ACCOUNT_MANAGER: N("What waits: {n}"),
}
"""What the command of the desk says when something waits."""
ACCOUNT_OF: dict[str, list[tuple[str, str]]] = {
    Role.EMPLOYER: [PIN],
    Role.CONSULTANT: [INVITE, ACCOUNTS, REFUSED, AWAY, STAND_IN, EVERYBODY, PIN],
    Role.LEAD: [INVITE, ACCOUNTS, REFUSED, AWAY, STAND_IN, EVERYBODY, PIN],
    Role.ACCOUNT_MANAGER: [REFUSED, AWAY, STAND_IN, PIN],
}


def typed_by(words: Words, role: str) -> list[tuple[str, str]]:
    """The commands that this role has beside its keyboard and what everybody has, and what each is for."""
    on_keyboard = {COMMAND_OF.get(caption) for row in MENU_OF[Role(role)] for caption in row}
    everybodys = {COMMAND_OF[MY_DATA], *(command for command, _ in EVERYWHERE)}
    own = [(one["command"], one["description"]) for one in menu_of(words, role)]
    return [(command, what) for command, what in own if command not in on_keyboard | everybodys]


def keyboard_of(words: Words, role: str) -> tuple[tuple[str, ...], ...]:
    """The small fixed keyboard: the four things a role does most."""
    return tuple(tuple(words(caption) for caption in row) for row in MENU_OF[Role(role)])


def menu_of(words: Words, role: str | None, waiting: int = 0) -> list[dict[str, str]]:
    """The commands that a person of this role sees, in their language, with how many things wait; of a stranger those that work
    everywhere."""
    keys = [caption for row in MENU_OF[Role(role)] for caption in row if caption in COMMAND_OF] if role else []
    own = dict.fromkeys([*keys, *BESIDE.get(Role(role), ()), MY_DATA]) if role else {}
    commands = [(COMMAND_OF[caption], caption) for caption in own] + ACCOUNT_OF.get(role or "", []) + list(EVERYWHERE)
    said = {command: words(caption) for command, caption in commands}
    if waiting and role in COUNTED:
        said[DESK] = words(COUNTED[role], n=waiting)
    return [{"command": command, "description": said[command]} for command, _ in commands]
