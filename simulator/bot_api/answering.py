"""The answer to a press."""

from simulator.bot_api.args import Args
from simulator.bot_api.errors import BadRequest
from simulator.bot_api.registry import method
from simulator.state import QUERY_LIFE, Bot, World

ANSWER_LENGTH = 200


@method("answerCallbackQuery")
def answer_callback_query(world: World, bot: Bot, args: Args) -> bool:
    """Stops the button's spinner, once. Refused: an unknown press, one answered before or older than 150 seconds."""
    text = args.text("text")
    if len(text) > ANSWER_LENGTH:
        raise BadRequest("MESSAGE_TOO_LONG")
    query = bot.queries.pop(args.text("callback_query_id"), None)
    if query is None or world.clock.now() - query.at > QUERY_LIFE:
        raise BadRequest("query is too old and response timeout expired or query ID is invalid")
    if query.answer is not None and not query.answer.done():
        answer = {"text": text, "show_alert": args.flag("show_alert")}
        query.answer.set_result({**answer, "url": args.text("url")} if args.text("url") else answer)
    return True
