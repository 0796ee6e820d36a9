"""A batch of premium that nobody approved before its day was over."""

from datetime import date
from pathlib import Path

from core.rules.money.pay_runs import RunKind
from office.payments.command import Asked, pay
from tests.stories.asking import what_waits
from tests.stories.running import OpenTown, on_sqlite
from tests.stories.test_payment_day_to_agree import a_confirmed_week
from tests.stories.town import Folk


@on_sqlite
async def test_what_was_not_approved_in_time_is_not_approved_any_more(open_town: OpenTown, tmp_path: Path) -> None:
    """The colleague's yes of a day later is refused and the card says why; it waits for nobody. A new proposal, for that day, is asked anew."""
    folk = await Folk.settle(await open_town())
    consultant, lead = [await folk.phone(name) for name in ("consultant", "lead")]
    await folk.phone("candidate")
    await a_confirmed_week(folk, consultant)
    town = f"Gemeente Voorbeeldstad {folk.number}"
    asked = Asked(RunKind.PREMIUM, date(2026, 12, 11), tmp_path, "stand_in", municipality=town)
    await pay(folk.town.database, asked, await folk.town.now())
    first = await lead.sees("Premie op 11 december 2026", "Voorgesteld door Mark Jansen.")
    waits = [one for one in (await what_waits(consultant)).buttons if one.startswith("Betalingen goedkeuren")]
    assert len(waits) == 1
    await folk.town.clock(now="2026-12-12T09:00:00+01:00")
    assert not [one for one in (await what_waits(consultant)).buttons if one.startswith("Betalingen goedkeuren")]
    await lead.taps(first, "Ja, akkoord")
    await lead.sees("11 december 2026 is voorbij. De betaling wordt opnieuw voorgesteld, voor vandaag of later.", after=first)
    assert "11 december 2026 is voorbij." in await lead.reads(first)
    assert (await lead.looks(first)).buttons == ["Alle regels zien"]
    anew = Asked(RunKind.PREMIUM, date(2026, 12, 12), tmp_path, "stand_in", municipality=town)
    await pay(folk.town.database, anew, await folk.town.now())
    again = await lead.sees("Premie op 12 december 2026", after=first)
    assert "Dit voorstel geldt niet meer." in await lead.reads(first)
    await lead.taps(again, "Ja, akkoord")
    assert "Akkoord van Els de Boer." in await lead.reads(again)
