"""What was said about a week: the candidate's signature, the employer's answer with its objections, and how a dispute ended."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.rules.hours.weeks import WeekState, is_step
from core.store.database import Transaction
from core.store.hours.weeks import Timesheet
from core.store.lists import among
from core.store.tables.hours import objection, timesheet, timesheet_answer, timesheet_ruling, timesheet_signature


@dataclass(frozen=True, slots=True)
class Signature:
    """That a candidate signed a version of a week, and when."""

    id: int
    timesheet: int
    version: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Objection:
    """One day as the employer sees it: worked minutes (0: not worked), times when they were given, and why."""

    day: date
    minutes: int
    starts: time | None = None
    ends: time | None = None
    break_minutes: int = 0
    note: str = ""


_SIGNATURE = select(*(timesheet_signature.c[name] for name in Signature.__slots__)).where(
    timesheet_signature.c.id == bindparam("one")
)
_NEWEST_VERSION = select(func.max(timesheet_signature.c.version)).where(timesheet_signature.c.timesheet == bindparam("of"))
_OF = select(objection).where(among(objection.c.signature, "signatures")).order_by(objection.c.signature, objection.c.day)
_ROUNDS = (
    select(timesheet_signature.c.timesheet, timesheet_signature.c.id)
    .join(timesheet_answer, timesheet_answer.c.signature == timesheet_signature.c.id)
    .where(among(timesheet_signature.c.timesheet, "sheets"), ~timesheet_answer.c.is_right)
    .order_by(timesheet_signature.c.version)
)
_ANSWERED_BY = select(timesheet_answer.c.signature, timesheet_answer.c.by).where(
    among(timesheet_answer.c.signature, "signatures")
)
_ADD = insert(objection)
_DIALECTS = (("sqlite", sqlite), ("postgresql", postgresql))
_MOVE = (
    update(timesheet)
    .where(
        timesheet.c.id == bindparam("one"), timesheet.c.state == bindparam("before"), timesheet.c.version == bindparam("shown")
    )
    .values(
        state=bindparam("after"),
        version=bindparam("new_version"),
        signed_at=bindparam("signed"),
        confirmed_at=bindparam("confirmed"),
        confirmed_by=bindparam("confirmer"),
    )
)
_SIGN = insert(timesheet_signature).returning(timesheet_signature.c.id)
_ANSWER = {d: m.insert(timesheet_answer).on_conflict_do_nothing(index_elements=["signature"]) for d, m in _DIALECTS}
_RULE = {d: m.insert(timesheet_ruling).on_conflict_do_nothing(index_elements=["signature"]) for d, m in _DIALECTS}


async def by_id(tx: Transaction, signature_id: int) -> Signature | None:
    """The signature with this number."""
    row = (await tx.execute(_SIGNATURE, {"one": signature_id})).first()
    return Signature(**row._mapping) if row else None


async def sign(tx: Transaction, sheet: Timesheet, by: int, at: datetime) -> int:
    """Write the candidate's signature under this version; answers the signature's number."""
    values = {"municipality": sheet.municipality, "timesheet": sheet.id, "version": sheet.version, "by": by, "at": at}
    number = int((await tx.execute(_SIGN, values)).scalar_one())
    await _move(tx, sheet, WeekState.SIGNED, signed=at)
    return number


async def take_back(tx: Transaction, sheet: Timesheet) -> None:
    """The week is open again, as a newer version: what was signed counts no more."""
    await _move(tx, sheet, WeekState.OPEN, new_version=sheet.version + 1, signed=None)


async def counter(tx: Transaction, sheet: Timesheet, by: int, at: datetime) -> Signature:
    """Write the candidate's signature under other hours, as a version that was never signed before."""
    version = int((await tx.execute(_NEWEST_VERSION, {"of": sheet.id})).scalar_one()) + 1
    values = {"municipality": sheet.municipality, "timesheet": sheet.id, "version": version, "by": by, "at": at}
    number = int((await tx.execute(_SIGN, values)).scalar_one())
    await _move(tx, sheet, WeekState.SIGNED, new_version=version, signed=at)
    return Signature(number, sheet.id, version, at)


async def take_back_counter(tx: Transaction, sheet: Timesheet, disputed: Signature) -> None:
    """The week says again what was signed then, and is disputed as it was: the other hours count no more."""
    await _move(tx, sheet, WeekState.DISPUTED, new_version=disputed.version, signed=disputed.at)


async def answer(tx: Transaction, sheet: Timesheet, after: WeekState, by: int, at: datetime) -> bool:
    """Write the employer's one answer to a signature, after which the week is in this state; False when there was one (UNIQUE)."""
    is_right = after is WeekState.CONFIRMED
    values = {"municipality": sheet.municipality, "signature": sheet.signature, "is_right": is_right, "by": by, "at": at}
    if (await tx.execute(_ANSWER[tx.dialect], values)).rowcount != 1:
        return False
    await _move(tx, sheet, after, **({"confirmed": at, "confirmer": by} if is_right else {}))
    return True


async def to_consultant(tx: Transaction, sheet: Timesheet) -> None:
    """The contact person decides."""
    await _move(tx, sheet, WeekState.TO_CONSULTANT)


async def rule(tx: Transaction, sheet: Timesheet, employer_is_right: bool, by: int, at: datetime) -> bool:
    """Write how a dispute ended, which confirms the week; False when it had ended (UNIQUE)."""
    values = {
        "municipality": sheet.municipality,
        "signature": sheet.signature,
        "employer_is_right": employer_is_right,
        "by": by,
        "at": at,
    }
    if (await tx.execute(_RULE[tx.dialect], values)).rowcount != 1:
        return False
    await _move(tx, sheet, WeekState.CONFIRMED, confirmed=at, confirmer=by)
    return True


async def _move(tx: Transaction, sheet: Timesheet, after: WeekState, **changes: Any) -> None:
    assert is_step(sheet.state, after), f"no step leads from {sheet.state} to {after}"
    values: Mapping[str, Any] = {
        "one": sheet.id,
        "before": sheet.state,
        "shown": sheet.version,
        "after": after,
        "new_version": sheet.version,
        "signed": sheet.signed_at,
        "confirmed": None,
        "confirmer": None,
    }
    moved = await tx.execute(_MOVE, {**values, **changes})
    assert moved.rowcount == 1, "a locked week does not move by itself"


async def rounds(tx: Transaction, sheets: Collection[int]) -> dict[int, list[int]]:
    """The signatures of weeks that the employer saw otherwise, oldest first."""
    found: dict[int, list[int]] = defaultdict(list)
    if sheets:
        for row in await tx.execute(_ROUNDS, {"sheets": list(sheets)}):
            found[row.timesheet].append(row.id)
    return found


async def answered_by(tx: Transaction, signatures: Collection[int]) -> dict[int, int]:
    """Who of the employer answered signatures."""
    rows = await tx.execute(_ANSWERED_BY, {"signatures": list(signatures)}) if signatures else ()
    return {row.signature: row.by for row in rows}


async def objections(tx: Transaction, signatures: Collection[int]) -> dict[int, list[Objection]]:
    """The objections to signatures, by day."""
    those: dict[int, list[Objection]] = defaultdict(list)
    if signatures:
        for row in await tx.execute(_OF, {"signatures": list(signatures)}):
            those[row.signature].append(Objection(row.day, row.minutes, row.starts, row.ends, row.break_minutes, row.note))
    return those


async def object_to(tx: Transaction, municipality: int, signature: int, found: Sequence[Objection]) -> None:
    """Write objections; each day once a signature (UNIQUE)."""
    whose = {"municipality": municipality, "signature": signature}
    await tx.execute(_ADD, [whose | asdict(one) for one in found])
