"""Payments and costs: killed and resumed on the way."""

from core.actions.deed import Deed, write
from core.actions.money.costs import enter_cost
from core.actions.money.pay_runs import propose_payments
from core.rules.money.pay_runs import RunKind
from core.rules.refusals import Refusal
from core.store.people import people
from tests.faults.cases.given import case, work
from tests.faults.journeys import Journey
from tests.stories.town import Folk


@case(
    work,
    buttons="ChooseMoment ProposeMoment AgreeMoment TakeBackMoment",
    deeds="propose_moment agree_moment take_back_moment",
)
async def from_proposed_day_to_agreed_and_taken_back(j: Journey) -> None:
    """A day is proposed, agreed by the other, and taken back."""
    await j.writes("candidate", "Mijn premie")
    await j.taps("candidate", "Zo staat het er vandaag voor:", button="Betaaldag kiezen")
    await j.taps("candidate", "Op welke dag wil je je premie krijgen?", button="12 februari 2027")
    await j.taps("consultant", "Amina wil de premie graag op 12 februari 2027.", button="Ja, die dag")
    await j.taps("candidate", "Afgesproken: je premie komt op 12 februari 2027.", button="Toch niet die dag")


@case(work, buttons="ProposeMoment AgreeMoment", deeds="propose_moment agree_moment", clock="moment_is_near moment_is_over")
async def an_agreed_day_passes_with_nothing_to_pay(j: Journey) -> None:
    """Both hear it before the day and after it."""
    await j.writes("candidate", "Mijn premie")
    await j.taps("candidate", "Zo staat het er vandaag voor:", button="Betaaldag kiezen")
    await j.taps("candidate", "Op welke dag wil je je premie krijgen?", button="12 februari 2027")
    await j.taps("consultant", "Amina wil de premie graag op 12 februari 2027.", button="Ja, die dag")
    await j.clock(now="2027-02-09T08:01:00+01:00")
    await j.clock(now="2027-02-13T08:01:00+01:00")


@case(work, buttons="ProposeMoment", deeds="propose_moment", clock="moment_unanswered")
async def a_proposed_day_comes_without_an_answer(j: Journey) -> None:
    """Both hear that it is no payment day."""
    await j.writes("candidate", "Mijn premie")
    await j.taps("candidate", "Zo staat het er vandaag voor:", button="Betaaldag kiezen")
    await j.taps("candidate", "Op welke dag wil je je premie krijgen?", button="12 februari 2027")
    await j.clock(now="2027-02-12T08:01:00+01:00")


async def _proposed(folk: Folk) -> None:
    """Costs were entered for somebody's work, and a colleague proposed by command to pay them."""
    at = await folk.placement()
    async with folk.town.database.begin() as tx:
        for who, act, arguments in (
            ("consultant", enter_cost, (at, 1, folk.today, 3995, "Werkschoenen.")),
            ("stand_in", propose_payments, (RunKind.TRAVEL, folk.today)),
        ):
            deed = Deed(tx, folk.moment, await people.by_id(tx, folk.ids[who]))
            assert not isinstance(await act(deed, *arguments), Refusal)
            await write(tx, [deed])
    await folk.town.quiet()


@case(work, buttons="EnterCost TakeCostBack", deeds="enter_cost take_cost_back")
async def costs_entered_and_taken_back(j: Journey) -> None:
    """Shoes, which were not needed after all."""
    await j.writes("consultant", "/kandidaten Amina")
    await j.taps("consultant", "Wie wil je zien?", button="Amina Bakker")
    await j.taps("consultant", "Werkt: Inpakken", button="Andere kosten")
    await j.taps("consultant", "Andere kosten van Amina", button="Invoeren: Inpakken")
    for words in ("39,95", "werkschoenen", "vandaag"):
        await j.writes("consultant", words)
    await j.taps("consultant", "Klopt dat?", button="Ja")
    await j.writes("consultant", "/kandidaten Amina")
    await j.taps("consultant", "Wie wil je zien?", button="Amina Bakker")
    await j.taps("consultant", "Werkt: Inpakken", button="Andere kosten")
    await j.taps("consultant", "werkschoenen", button="Terugnemen: werkschoenen, ma 16 nov")


@case(_proposed, buttons="DecidePayments", deeds="decide_payments")
async def a_batch_is_approved(j: Journey) -> None:
    """The lead agrees to what a colleague proposed."""
    await j.taps("lead", "Voorgesteld door Mark Jansen.", button="Ja, akkoord")
