"""An import from its files to the database: read, checked against each other and against what is known, then written, all or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import IntegrityError

from core.rules.amounts import PREMIUM_CAP
from core.rules.calendar import local_day
from core.store import municipalities, policies
from core.store.database import Database, Transaction
from core.store.entering import importing as store
from core.store.entering.importing import OwnPolicy
from core.store.rehearsal import rehearsed
from office.database import Refused, WrongUse
from office.importing.checking import check_all
from office.importing.columns import SHEETS
from office.importing.faults import Findings
from office.importing.files import Given, given
from office.importing.ground import Ground
from office.importing.knowing import know_all
from office.importing.policyfile import PolicyFile, new_rows, policy_with, read_policy
from office.importing.progress import progress
from office.importing.reading import stage_tables
from office.importing.sites import check_sites
from office.importing.staging import Fate, Stage
from office.importing.tariffs import check_jobs
from office.importing.terms import check_placements
from office.importing.work import check_hours, check_instruments, check_job_days, check_payments
from office.importing.writing import STEPS, write_all


@dataclass(frozen=True)
class Report:
    """How an import went: every fault, a line each (then nothing was written), or what is new, changed and as it was, and what is listed."""

    faults: Sequence[str] = ()
    listed: Sequence[str] = ()
    counts: Sequence[tuple[str, int, int, int]] = ()
    new_municipality: str = ""
    """The municipality that came with it, when there was none of this name."""


@dataclass(frozen=True)
class _Whose:
    """Whose data it is: number (None while it is new) and name, with what it decided already, and what it cannot decide now."""

    number: int | None
    name: str
    known: list[OwnPolicy]
    new: list[OwnPolicy]
    same: int = 0
    faults: Sequence[str] = ()
    doubtful: frozenset[str] = frozenset()
    is_told: bool = True
    """False when the policy does not say whose it is: nothing can be held against what is known."""


async def import_files(database: Database, paths: Sequence[Path], municipality: str, now: datetime) -> Report:
    """Import files for a municipality (empty: the policy's, or the only one there is). WrongUse when they are none."""
    files = given(paths)
    if not files.tables and not files.policy and not files.faults:
        raise WrongUse("there is nothing to import in these files")
    async with database.begin() as tx:
        amounts = await policies.amounts(tx)
    asked = read_policy(files.policy, amounts[PREMIUM_CAP]) if files.policy else None
    whose = await _whose(database, municipality, asked, files)
    faults = [*files.faults, *(asked.faults if asked else ()), *whose.faults]
    stage = Stage()
    try:
        findings = Findings(stage, files.tables)
        with progress("reading") as step:
            stage_tables(files.tables, stage, findings, step)
        if whose.number is not None:
            await know_all(database, whose.number, stage)
        with progress("checking", len(SHEETS)):
            if whose.is_told:
                policy = policy_with(whose.known, whose.new)
                _check(stage, findings, Ground(policy, amounts, local_day(now), whose.doubtful))
        if faults or findings.faults:
            return Report([*faults, *stage.found(are_faults=True)])
        await _write(database, whose, stage, now)
        new_municipality = whose.name if whose.number is None else ""
        return Report(listed=list(stage.found(are_faults=False)), counts=_counts(stage, whose), new_municipality=new_municipality)
    finally:
        stage.close()


def _check(stage: Stage, findings: Findings, ground: Ground) -> None:
    check_all(stage, findings, ground.today)
    check_job_days(stage, findings)
    check_jobs(stage, findings, ground)
    check_placements(stage, findings, ground)
    check_hours(stage, findings, ground)
    check_payments(stage, findings, ground)
    check_instruments(stage, findings)
    check_sites(stage, findings)


async def _whose(database: Database, named: str, asked: PolicyFile | None, files: Given) -> _Whose:
    async with database.begin() as tx:
        by_name = await municipalities.by_name(tx)
        name = _name(named, asked, by_name, files)
        number = by_name.get(name)
        known = await store.policy_rows(tx, number) if number is not None else []
        paid = await store.last_paid(tx, number) if number is not None else None
    new, wrong = new_rows(files.policy.name, asked, known, paid) if asked and files.policy else ([], [])
    same = len(asked.rows) - len(new) if asked else 0
    doubtful = frozenset(policy for policy, _ in wrong) | (asked.doubtful if asked else frozenset())
    return _Whose(number, name, known, new, same, [said for _, said in wrong], doubtful, is_told=bool(name) or not by_name)


def _name(named: str, asked: PolicyFile | None, by_name: dict[str, int], files: Given) -> str:
    """Its name; none when the policy that should say it has faults."""
    said = asked.municipality.strip() if asked else ""
    if named and said and named != said:
        raise Refused(f"{files.policy}: is the policy of {said}, not of {named}: mend one of the two")
    name = named or said or (next(iter(by_name)) if len(by_name) == 1 else "")
    if not name and not (asked and asked.faults):
        raise WrongUse(
            f"say whose data it is with --municipality: {', '.join(by_name) or 'there is none yet; a policy.toml makes one'}"
        )
    if name not in by_name and not asked:
        raise Refused(
            f"{name}: there is no such municipality ({', '.join(by_name) or 'none yet'}): a policy.toml makes a new one"
        )
    return name


async def _write(database: Database, whose: _Whose, stage: Stage, now: datetime) -> None:
    total = sum(stage.count(sheet, fate) for sheet, *_ in STEPS for fate in (Fate.NEW, Fate.CHANGED))
    try:
        with progress("writing", total) as step:

            async def act(tx: Transaction) -> None:
                of = whose.name if whose.number is None else whose.number
                await write_all(tx, of, stage, whose.new, now, step)

            await rehearsed(database, act)
    except IntegrityError:
        raise Refused("meanwhile something else was entered that these files also have: import them again") from None


def _counts(stage: Stage, whose: _Whose) -> list[tuple[str, int, int, int]]:
    counts = [(sheet, *(stage.count(sheet, fate) for fate in Fate)) for sheet in SHEETS]
    return [("decisions of policy", len(whose.new), 0, whose.same), *counts]  # type: ignore[list-item]  # three fates make four
