"""Who came in by a link, and who cannot be reached."""

from bot.screens import Facts, Screen, screen
from core.actions.things import Notice
from words import Words


@screen(Notice.INVITE_USED, candidates=False)
def invite_used(w: Words, f: Facts) -> Screen:
    return Screen(w("{name} has opened the link and is in.", name=f["name"]))


@screen(Notice.INVITE_CLAIMED_AGAIN)
def invite_claimed_again(w: Words, f: Facts) -> Screen:
    """To whose link it is, and to whoever looks after their account."""
    if f.get("own"):
        return Screen(w("Somebody else tried your link. They were not let in."))
    return Screen(w("Somebody else tried the link of {name}. They were not let in.", name=f["name"]))


@screen(Notice.UNREACHABLE, candidates=False)
def unreachable(w: Words, f: Facts) -> Screen:
    """A candidate, or somebody at an employer who confirms hours."""
    if f.get("employer"):
        return Screen(
            w("Messages to {name} of {employer} do not arrive any more. Call them.", name=f["name"], employer=f["employer"])
        )
    return Screen(w("Messages to {name} do not arrive any more. Call them.", name=f["name"]))
