"""Who stands in: asked, and chosen."""

from bot.buttons.views import ChooseStandIn, ListStandIns
from bot.screens import Button, Facts, Screen, caption, lines, rows, screen
from bot.screens.paging import turning
from core.rules.paging import A_PAGE, page_of
from words import Words


@screen("stand_ins", candidates=False)
def stand_ins(w: Words, f: Facts) -> Screen:
    """Who stands in now, and whom else?"""
    if not f["colleagues"]:
        return Screen(w("You have no colleagues here yet."))
    page = page_of(f["colleagues"], f.get("page", 0), A_PAGE)
    buttons = [Button(caption(w.safe(one["name"])), ChooseStandIn(one["id"])) for one in page.shown]
    now = w("{name} stands in for you now.", name=f["now"]) if f["now"] else w("Nobody stands in for you yet.")
    return Screen(lines(now, w("Who stands in for you?")), (*rows(*buttons), *turning(w, page, ListStandIns)))


@screen("stand_in_chosen", candidates=False)
def stand_in_chosen(w: Words, f: Facts) -> Screen:
    """From now on."""
    return Screen(
        lines(
            w("{name} stands in for you from now on.", name=f["name"]),
            w("Is there a question that you cannot answer in time? Then {name} gets it.", name=f["name"]),
        )
    )
