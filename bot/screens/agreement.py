"""The agreement on the employer's phone: what to read, one tap with the own name, and who agreed."""

from bot.buttons.colleagues import AcceptAgreement, AgreementAgain
from bot.screens import Button, Screen, caption, lines, rows
from core.actions.matching.agreements import AgreementView
from words import Words


def employer_agreement(w: Words, v: AgreementView) -> Screen:
    """To be agreed to, or agreed."""
    again = Button(w("Send the document again"), AgreementAgain())
    if v.accepted:
        return Screen(
            lines(
                w("This is agreed between {employer} and {municipality}.", employer=v.employer, municipality=v.municipality),
                w("{name} agreed on {moment}.", name=v.accepted.name, moment=w.moment(v.accepted.accepted_at)),
            ),
            rows(again),
        )
    return Screen(
        lines(
            w("This is what {employer} and {municipality} agree.", employer=v.employer, municipality=v.municipality),
            w("Read the document with the terms."),
            " ",
            w("Do you agree for {employer}?", employer=v.employer),
            w("You can report work now. You can choose somebody once you agree."),
        ),
        rows(Button(caption(w("I agree: {name}", name=v.name)), AcceptAgreement(v.terms)), again, columns=1),
    )
