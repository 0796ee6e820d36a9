"""Every unit settled once, and the sums: a unit is one placement in one ISO week, cut at month ends."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from core.rules.cents import Cents, for_each_minutes
from core.rules.money.premium import unit_premium
from core.rules.money.settlement import Split, Splits, settle_units
from core.rules.refusals import Refusal
from office.calculate.placements import Placed
from office.calculate.policyfile import PlainPolicy
from office.calculate.timeline import Layout, Timeline


@dataclass(slots=True)
class Earned:
    """What a candidate earned: premium by calendar year of work, and by unit with its last worked day."""

    by_year: dict[str, Cents] = field(default_factory=dict)
    units: list[tuple[date, Cents]] = field(default_factory=list)


class Settled:
    """The sums of units: by placement, by month and half year, and by candidate."""

    def __init__(self, policy: PlainPolicy, paid: set[str]) -> None:
        """`paid` are the candidates with payment moments: only of them each unit is kept."""
        self.placements: dict[str, Split] = {}
        self.earned: dict[str, Earned] = defaultdict(Earned)
        self._policy = policy
        self._paid = paid
        self._timeline = Timeline(policy.premium_per_hour)

    def add(self, placed: Placed) -> None:
        """Settle the units of a placement."""
        layout = self._timeline.layout(placed.start, placed.last_day)
        splits = self._settle(placed, layout)
        self.placements[placed.name] = splits.total()
        earned = self.earned[placed.candidate]
        for year, units, places in layout.years:
            year.add(units, splits, places)
            if any(splits.minutes[places]):
                earned.by_year[year.name] = earned.by_year.get(year.name, 0) + sum(splits.premium[places])
        if placed.candidate in self._paid:
            earned.units += _by_last_day(placed, layout, splits.premium)

    def periods(self) -> dict[str, Split]:
        """The sums of the months and half years that have a unit."""
        return dict(period for year in self._timeline.years.values() for period in year.periods())

    def _settle(self, placed: Placed, layout: Layout) -> Splits:
        choices = self._policy.choices
        minutes = [sum(placed.minutes[first:stop]) for first, stop in zip(layout.firsts, layout.stops, strict=True)]
        return settle_units(
            minutes,
            placed.tariff,
            self._premium(placed, layout, minutes),
            layout.by_unit(placed.travel, placed.start),
            layout.by_unit(placed.costs, placed.start),
            choices.administration_percentage,
            choices.administration_base,
        )

    def _premium(self, placed: Placed, layout: Layout, minutes: Sequence[int]) -> list[Cents]:
        premium: list[Cents] = []
        for rate, places in layout.rates:
            if rate is None:
                premium += [self._by_day(placed, layout.firsts[n], layout.stops[n]) for n in range(places.start, places.stop)]
            else:
                premium += for_each_minutes(minutes[places], rate)
        return premium

    def _by_day(self, placed: Placed, first: int, stop: int) -> Cents:
        worked = {placed.start + timedelta(days=n): placed.minutes[n] for n in range(first, stop) if placed.minutes[n]}
        premium = unit_premium(worked, self._policy.premium_per_hour)
        assert not isinstance(premium, Refusal), "hours without a rate are not accepted"
        return premium


def _by_last_day(placed: Placed, layout: Layout, premium: Sequence[Cents]) -> Iterator[tuple[date, Cents]]:
    """Each worked unit's last worked day and premium."""
    for first, stop, cents in zip(layout.firsts, layout.stops, premium, strict=True):
        worked = [n for n in range(first, stop) if placed.minutes[n]]
        if worked:
            yield placed.start + timedelta(days=worked[-1]), cents
