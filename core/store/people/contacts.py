"""Who speaks for the municipality to an employer, and who leads."""

from sqlalchemy import bindparam, select

from core.store.database import Transaction
from core.store.people.people import COLUMNS, Person, Role, known
from core.store.tables.people import candidate, employer, person
from core.store.tables.work import job, offer, placement, proposal

_ACCOUNT_MANAGER = (
    select(*COLUMNS)
    .join(employer, employer.c.account_manager == person.c.id)
    .where(employer.c.id == bindparam("employer"), person.c.first_name != "", person.c.role == Role.ACCOUNT_MANAGER)
)
_PROPOSED_BY = (
    select(*COLUMNS)
    .join(proposal, proposal.c.by == person.c.id)
    .join(offer, offer.c.id == proposal.c.offer)
    .join(job, job.c.id == offer.c.job)
    .where(job.c.employer == bindparam("employer"), person.c.municipality == bindparam("municipality"))
    .order_by(proposal.c.id.desc())
    .limit(1)
)
_PLACED_BY = (
    select(*COLUMNS)
    .join(candidate, candidate.c.consultant == person.c.id)
    .join(placement, placement.c.candidate == candidate.c.person)
    .where(placement.c.employer == bindparam("employer"), person.c.municipality == bindparam("municipality"))
    .order_by(placement.c.id.desc())
    .limit(1)
)
_FIRST_OF = (
    select(*COLUMNS)
    .where(person.c.municipality == bindparam("municipality"), person.c.role == bindparam("as_role"))
    .order_by(person.c.id)
    .limit(1)
)

_COLLEAGUES = select(*COLUMNS).where(
    person.c.municipality == bindparam("municipality"),
    person.c.role.in_((Role.CONSULTANT, Role.LEAD)),
    person.c.first_name != "",
)


async def of_employer(tx: Transaction, municipality: int, employer: int | None) -> Person | None:
    """Their account manager; else who proposed somebody to this employer last; else the contact person of who works there; else a
    consultant at all."""
    manager = await account_manager_of(tx, employer) if employer else None
    if manager:
        return manager
    for statement in (_PROPOSED_BY, _PLACED_BY):
        row = (await tx.execute(statement, {"employer": employer, "municipality": municipality})).first()
        if row:
            return known(row)
    return await _first(tx, municipality, Role.CONSULTANT)


async def account_manager_of(tx: Transaction, employer_id: int) -> Person | None:
    """The account manager who was named for an employer."""
    row = (await tx.execute(_ACCOUNT_MANAGER, {"employer": employer_id})).first()
    return known(row) if row else None


async def lead_of(tx: Transaction, municipality: int) -> Person | None:
    """Somebody who leads in this municipality."""
    return await _first(tx, municipality, Role.LEAD)


async def colleagues(tx: Transaction, municipality: int) -> list[Person]:
    """The municipality's own people, those who lead first."""
    rows = [known(row) for row in await tx.execute(_COLLEAGUES, {"municipality": municipality})]
    return sorted(rows, key=lambda one: (one.role is not Role.LEAD, one.id))


async def _first(tx: Transaction, municipality: int, role: Role) -> Person | None:
    row = (await tx.execute(_FIRST_OF, {"municipality": municipality, "as_role": role})).first()
    return known(row) if row else None
