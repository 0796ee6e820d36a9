"""A call to Telegram that says a row of the outbox, and what becomes of it when Telegram does not let it be."""

from dataclasses import dataclass, replace
from typing import Any

from bot.outgoing.months import AskedMonth
from bot.wire.api import Reply

CANNOT_EDIT = ("message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID")
NOTHING = ""
"""The method of a call that is not made: there is nothing to say any more."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call to Telegram, what to do when the message that it edits is gone, and what may follow it (best effort).

    `document`: the number of the document that goes with it as a file; `month`: the overview that is made for it;
    `link`: what its QR code opens.
    `is_result`: it makes a question of a conversation into its result; which message that is may be known only when it goes out.

    A card that is sent anew takes the buttons from its older message, which stays as evidence; one that `moves` takes that message away, or
    (`otherwise`) its buttons where Telegram no longer lets it.
    """

    method: str
    params: dict[str, Any]
    sends: dict[str, Any] | None = None
    after: "Call | None" = None
    is_result: bool = False
    document: int | None = None
    month: AskedMonth | None = None
    link: str = ""
    moves: bool = False
    otherwise: "Call | None" = None

    def following(self, message_id: int | None) -> "Call":
        """The same card sent anew, when a message of it went out just before: that one gives up its buttons."""
        if message_id is None:
            return self
        if self.sends is None:
            return replace(self, params=self.params | {"message_id": message_id}) if self.is_result else self
        return replace(self, after=gives_way({"chat_id": self.params["chat_id"], "message_id": message_id}, self.moves))

    def anew(self, reply: Reply) -> "Call | None":
        """A new message in place of one that cannot be edited."""
        if self.method != "editMessageText" or self.sends is None or not any(t in reply.description for t in CANNOT_EDIT):
            return None
        return Call("sendMessage", self.sends)

    def harmless(self, reply: Reply) -> bool:
        """A refusal that changes nothing: what should be gone is gone, or could not be removed; what its author took back is not told."""
        taken_back = self.method == "copyMessage" and "message to copy not found" in reply.description
        return taken_back or self.is_result or self.method in ("deleteMessage", "leaveChat", "setMyCommands")


def gives_way(old: dict[str, Any], moves: bool) -> Call:
    """What becomes of the message in which a card stood before."""
    bare = Call("editMessageReplyMarkup", old)
    return Call("deleteMessage", old, otherwise=bare) if moves else bare
