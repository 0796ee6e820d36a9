"""What goes beside a question's card to whoever has the question now."""

from core.actions.deed import Deed, outbox_row
from core.actions.things import Thing
from core.rules.talk import questions as rules
from core.rules.talk.questions import MessageKind
from core.store.people.people import Person
from core.store.talk.questions import Said

COPY = "copy"
WHOLE_TEXT = "question_text"


def send_along(deed: Deed, reader: Person, question_id: int, messages: list[Said]) -> None:
    """What a card cannot hold goes beside it: files themselves, and texts that do not fit, oldest first."""
    whole = rules.quoted_whole([said.text for said in messages])
    for place, said in enumerate(messages):
        about, key = (Thing.QUESTION, question_id), f"{said.id}:{reader.id}"
        if said.kind is not MessageKind.TEXT and said.chat and said.original:
            original = {"chat": said.chat, "message": said.original}
            deed.told.append(outbox_row(deed.now, COPY, original, to=reader, key=f"{COPY}:{key}", about=about))
        elif place < len(messages) - whole:
            text = {"text": said.text}
            deed.told.append(outbox_row(deed.now, WHOLE_TEXT, text, to=reader, key=f"{WHOLE_TEXT}:{key}", about=about))
