"""What an import enters of employers' sites: where they are, and who looks after them."""

from collections.abc import Sequence

from core.actions.deed import Deed
from core.actions.entering.importing import ImportedRow
from core.actions.things import Thing
from core.store.entering import importing as store
from core.store.tables.people import employer, person, site, site_member


async def enter_sites(deed: Deed, of: int, rows: Sequence[ImportedRow]) -> None:
    """Sites, by reference."""
    employers = await store.numbers(deed.tx, employer, of, [row["employer"] for row in rows])
    new = [
        {
            "municipality": of,
            "ref": row["site"],
            "employer": employers[row["employer"]],
            "name": row["name"],
            "place": row["place"] or "",
        }
        for row in rows
        if row["is_new"]
    ]
    await store.add(deed.tx, site, new)
    numbers = await store.numbers(deed.tx, site, of, [row["site"] for row in rows])
    for row in rows:
        number = numbers[row["site"]]
        if row["is_new"]:
            deed.trail(of, "site added", Thing.SITE, number)
        else:
            filled = {name: row[name] for name in ("name", "place") if row[name] is not None}
            await store.change(deed.tx, site, number, filled)
            deed.trail(of, "site changed", Thing.SITE, number, columns=list(row["changes"]))


async def enter_site_people(deed: Deed, of: int, rows: Sequence[ImportedRow]) -> None:
    """Who looks after which site. Rows say only what is new: a file takes nobody off."""
    sites = await store.numbers(deed.tx, site, of, [row["site"] for row in rows])
    people = await store.numbers(deed.tx, person, of, [row["person"] for row in rows])
    pairs = [(people[row["person"]], sites[row["site"]]) for row in rows]
    await store.add(deed.tx, site_member, [{"municipality": of, "person": one, "site": where} for one, where in pairs])
    for one, where in pairs:
        deed.trail(of, "sites changed", Thing.COLLEAGUE, one, site=where, wanted=True)
