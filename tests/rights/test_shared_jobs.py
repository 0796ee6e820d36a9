"""A job that is shared across municipalities: what the other one may do with it, and that of candidates neither learns anything."""

import inspect
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from core.actions.access import ACTS, DEEDS
from core.actions.deed import Deed
from core.actions.matching.jobs import job_views, shared_job_views
from core.rules.refusals import Refusal
from core.store.database import Transaction
from core.store.people import people
from core.store.people.people import Person, Role
from core.store.tables.people import person, policy_row
from core.store.tables.work import job, job_share
from tests.contracts.clone import OFFSET
from tests.contracts.things import arguments, numbers
from tests.contracts.two_towns import two_municipalities as two_municipalities
from tests.kept import NOW, Kept

ELSEWHERE = 1 + OFFSET
MAY = {"open_job", "open_search", "make_offer", "why_fits", "whom_to_place", "before_placing", "place_directly"}
"""What a consultant of the other municipality may try with a shared job, always with own candidates."""


async def of_ref(tx: Transaction, ref: str, town: int) -> Person:
    number = (await tx.execute(select(person.c.id).where(person.c.ref == ref, person.c.municipality == town))).scalar_one()
    found = await people.by_id(tx, number)
    assert found is not None
    return found


async def shared(tx: Transaction) -> tuple[int, int]:
    """The kitchen job of the first municipality, shared with the second; its number and that of the share."""
    kitchen = (await tx.execute(select(job.c.id).where(job.c.ref == "K3", job.c.municipality == 1))).scalar_one()
    await tx.execute(update(job).where(job.c.id == kitchen).values(places=1))
    karin = await of_ref(tx, "P3001", 1)
    row = {"municipality": 1, "job": kitchen, "shared_with": ELSEWHERE, "by": karin.id, "at": NOW}
    return kitchen, (await tx.execute(insert(job_share).returning(job_share.c.id), row)).scalar_one()


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
async def test_only_offering_is_shared(house: Kept) -> None:
    """Every deed that names a job, by a consultant there: with own candidates the listed ones, with ours none, and no other deed at all."""
    async with house.database.begin() as tx:
        kitchen, _ = await shared(tx)
        there, things = await of_ref(tx, "P3001", ELSEWHERE), await numbers(tx)
        ours = things["candidate_id"]
        named = [n for n in DEEDS if "job_id" in inspect.signature(ACTS[n]).parameters and Role.CONSULTANT in DEEDS[n]]
        assert set(named) > MAY
        for name in named:
            for values in arguments(ACTS[name], things | {"job_id": [kitchen]}):
                deed = Deed(tx, NOW, there)
                answer = await ACTS[name](deed, **values)
                if name not in MAY or "candidate_id" in values:
                    assert isinstance(answer, Refusal), f"{name} {values}"
                    assert [*deed.told, *deed.trailed, *deed.due] == []
        assert ours


async def test_neither_reads_the_others_candidates(house: Kept) -> None:
    """Offered there to an own candidate: here nothing of it shows but places filled; there nothing of ours; and not shared, it is not there."""
    async with house.database.begin() as tx:
        kitchen, share = await shared(tx)
        there, elsewhere = await of_ref(tx, "P3001", ELSEWHERE), await of_ref(tx, "P3002", 1)
        selam = await of_ref(tx, "P1003", ELSEWHERE)
        made: Any = await ACTS["make_offer"](Deed(tx, NOW, there), kitchen, selam.id)
        assert not isinstance(made, Refusal), made
        here = (await job_views(tx, [kitchen], NOW))[kitchen]
        beyond = (await shared_job_views(tx, [share], NOW))[share]
        assert [one.name for one in beyond.offered] == [selam.name]
        assert [one.name for one in here.offered] == ["Henk de Vries"], "whom it was offered to here, and nobody of there"
        assert here.elsewhere == 0
        placed = await ACTS["place_directly"](Deed(tx, NOW, there), kitchen, selam.id)
        assert not isinstance(placed, Refusal), placed
        here = (await job_views(tx, [kitchen], NOW))[kitchen]
        assert (here.free, here.elsewhere) == (0, 1)
        again = await ACTS["place_directly"](Deed(tx, NOW, elsewhere), kitchen, (await of_ref(tx, "P1001", 1)).id)
        assert isinstance(again, Refusal), "the place is filled once"


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
async def test_only_the_region_of_the_policy(house: Kept) -> None:
    """Without a region in the policy nobody shares; with one, only with the municipalities that it names; and only one's own jobs."""
    async with house.database.begin() as tx:
        kitchen = (await tx.execute(select(job.c.id).where(job.c.ref == "K3", job.c.municipality == 1))).scalar_one()
        karin, there = await of_ref(tx, "P3001", 1), await of_ref(tx, "P3001", ELSEWHERE)
        assert isinstance(await ACTS["share_job"](Deed(tx, NOW, karin), kitchen, ELSEWHERE, True), Refusal)
        row = {"policy": "region", "value": "Gemeente Voorbeeldstad (2), Gemeente Nergens", "source": "besluit"}
        await tx.execute(insert(policy_row), row | {"municipality": 1, "valid_from": NOW.date()})
        deed = Deed(tx, NOW, karin)
        done: Any = await ACTS["share_job"](deed, kitchen, ELSEWHERE, True)
        assert done.municipalities == ((ELSEWHERE, "Gemeente Voorbeeldstad (2)", True),)
        assert {row["person"] for row in deed.told} == {(await of_ref(tx, "P3003", ELSEWHERE)).id}
        assert isinstance(await ACTS["share_job"](Deed(tx, NOW, there), kitchen, 1, True), Refusal)
        assert isinstance(await ACTS["share_job"](Deed(tx, NOW, there), kitchen, ELSEWHERE, False), Refusal)
