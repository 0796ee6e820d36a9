"""The additional terms of a placement (MANUAL 2, 4 to 6; REPORT 4.3), point by point: what goes with the confirmation to the employer."""

from collections.abc import Iterator
from datetime import date

from words.language import Words, Written


def additional_terms(
    w: Words, *, name: str, municipality: str, contact: str, last_allowed_day: date
) -> Iterator[tuple[Written, tuple[Written, ...]]]:
    """Each point: what holds, and what that means."""
    yield w("The work is temporary."), (w("It may last until {day} at most.", day=w.date(last_allowed_day)),)
    yield (
        w("Regular work goes first."),
        (w("Does {name} get a contract, with you or elsewhere?", name=name), w("Then this placement ends.")),
    )
    yield (
        w("Every week both sides sign the hours."),
        (w("{name} signs first.", name=name), w("Then you confirm the hours, or you say what was otherwise.")),
    )
    yield (
        w("You pay the tariff for every hour worked."),
        (w("The invoice comes on behalf of {municipality}.", municipality=municipality), w("You pay no wage.")),
    )
    yield (
        w("{name} does the work of this confirmation.", name=name),
        (w("It replaces no regular job."), w("Do you want something else? Ask first.")),
    )
    yield (
        w("You guide {name} at work.", name=name),
        (w("You see to a safe workplace."), w("Is there an accident? Tell us at once.")),
    )
    yield w("Both sides may stop."), (w("Call {contact} then.", contact=contact or municipality),)
    yield (
        w("What you know of {name} is for this work alone.", name=name),
        (w("You do not pass it on to others."),),
    )
