"""A link that lets somebody in is kept nowhere once it was handed over: only its hash is."""

import re

from sqlalchemy import select

from core.store.tables.messages import outbox
from core.store.tables.people import invite
from tests.stories.running import OpenTown
from tests.stories.town import Folk


async def test_the_outbox_forgets_a_link_once_it_was_handed_over(open_town: OpenTown) -> None:
    """What was sent holds the secret; no row of the outbox and no invite does."""
    town = await open_town()
    folk = await Folk.settle(town)
    consultant = await folk.phone("consultant")
    await consultant.chooses("Mijn kandidaten")
    await consultant.taps(await consultant.sees("Wie wil je zien?"), "Ilse van Dam")
    await consultant.taps(await consultant.sees("Er is geen telefoon gekoppeld."), "Nieuwe uitnodiging maken")
    found = re.search(r"start=([\w-]+)", (await consultant.sees("Geef deze link aan Ilse")).text)
    assert found
    await town.quiet()
    async with town.database.begin() as tx:
        said = [str(row.facts) for row in await tx.execute(select(outbox.c.facts))]
        kept = [row.secret_hash for row in await tx.execute(select(invite.c.secret_hash))]
    assert len(kept) == 1
    assert not [text for text in [*said, *kept] if found[1] in text]
