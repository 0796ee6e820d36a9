"""The end of work: a word from the employer, and the candidate's proofs."""

from bot.buttons.everybody import StopFlow
from bot.buttons.participation import GiveProof, GiveProofWithout, KeepRecommendation, SkipRecommendation, WriteRecommendation
from bot.screens import Button, Facts, Screen, caption, lines, rows, screen
from bot.screens.asking import trouble, ways_out
from core.actions.work.proofs import RecommendationView
from words import Words


def recommendation(w: Words, v: RecommendationView) -> Screen:
    """Would you like to write something about the work? Asked once."""
    by = v.by.name if v.by else ""
    if v.words:
        return Screen(
            lines(
                w("{who} wrote about the work of {name}:", who=by, name=v.name),
                " ",
                w("“{words}”", words=v.words),
                " ",
                w("It stands in the proof of work."),
            )
        )
    if v.words is not None:
        return Screen(w("{who} wrote nothing about the work of {name}. That is fine.", who=by, name=v.name))
    return Screen(
        lines(
            w("The work of {name} ends on {day}.", name=v.name, day=w.day(v.last_day)),
            w("{name} gets a proof of work. Do you want to write a sentence in it about how it went?", name=v.name),
            w("You do not have to."),
        ),
        rows(Button(w("Write a sentence"), WriteRecommendation(v.id)), Button(w("Write nothing"), SkipRecommendation(v.id))),
    )


@screen("recommend", candidates=False)
def recommend(w: Words, f: Facts) -> Screen:
    """The sentence, please."""
    return Screen(
        lines(
            trouble(w, f),
            w("Write in one message how the work of {name} went.", name=f["name"]),
            w("{name} reads it, and whoever gets the proof from {name}.", name=f["name"]),
            w("Write about the work alone. Leave out illness, home and money."),
        ),
        rows(Button(w("Stop"), StopFlow())),
    )


@screen("recommend_check", candidates=False)
def recommend_check(w: Words, f: Facts) -> Screen:
    """The words as they will be read; nothing is kept before the yes."""
    return Screen(
        lines(
            trouble(w, f),
            w("This comes on the proof of {name}:", name=f["name"]),
            " ",
            w("“{words}”", words=f["text"]),
            " ",
            w("Is this right?"),
        ),
        (
            (
                Button(w("Yes"), KeepRecommendation(f["placement"], f["draft"])),
                Button(w("No"), WriteRecommendation(f["placement"])),
            ),
            *ways_out(w, f),
        ),
    )


@screen("ended_work")
def ended_work(w: Words, f: Facts) -> Screen:
    """Work that is over, each with its proof; what the employer wrote may be left out of it."""
    buttons = []
    for one in f["works"]:
        buttons.append(Button(caption(f"{one['title']}, {one['employer']}"), GiveProof(one["id"])))
        if one.get("words"):
            without = w("Without the sentence of {employer}: {title}", employer=one["employer"], title=one["title"])
            buttons.append(Button(caption(without), GiveProofWithout(one["id"])))
    return Screen(w("This work is over. Of which do you want the proof?"), rows(*buttons, columns=1))
