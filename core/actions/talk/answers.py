"""An answer that its asker lets somebody else read."""

from dataclasses import dataclass

from core.actions.access import by
from core.actions.deed import Deed
from core.rules.refusals import CommonCode, Refusal, refuse
from core.store.people import people
from core.store.people.people import Role
from core.store.talk import questions


@dataclass(frozen=True)
class Answer:
    """The newest answer with words in it, who wrote it, and what was asked last before it (may be empty)."""

    name: str
    asked: str
    text: str


@by(Role.CANDIDATE)
async def answer_to_show(deed: Deed, question_id: int) -> Answer | Refusal:
    """The answer to an own question, as it was written. Refused: unknown, somebody else's, or without an answer in words."""
    one = (await questions.by_ids(deed.tx, [question_id])).get(question_id)
    if one is None or one.facts.asker != deed.who.id:
        return refuse(CommonCode.NOT_FOUND)
    talk = (await questions.messages_of(deed.tx, [one.id]))[one.id]
    answers = [place for place, said in enumerate(talk) if said.author != deed.who.id and said.text]
    if not answers:
        return refuse(CommonCode.NOT_FOUND)
    answer = talk[answers[-1]]
    asked = [said.text for said in talk[: answers[-1]] if said.author == deed.who.id and said.text]
    author = await people.by_id(deed.tx, answer.author)
    return Answer(author.name if author else "", asked[-1] if asked else "", answer.text)
