"""The other door: Telegram posts updates here. 200 only after the inbox commit, 503 when the database is away.

Everything behind the door is the same as with polling.
"""

import json
from hmac import compare_digest
from urllib.parse import urlsplit

import structlog
from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot.incoming.intake import Intake
from bot.wire.api import Api
from bot.wire.updates import KINDS

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 1024 * 1024

log = structlog.get_logger()


class Webhook:
    """Receives updates of one bot."""

    def __init__(self, intake: Intake, url: str, secret: str) -> None:
        self._intake, self._url, self._secret = intake, url, secret

    def app(self) -> web.Application:
        """The page that Telegram posts to: the path of the webhook's URL."""
        app = web.Application(client_max_size=LARGEST)
        app.router.add_post(urlsplit(self._url).path or "/", self._receive)
        return app

    async def announce(self, api: Api) -> bool:
        """Tell Telegram where to post; False when it refuses for good."""
        reply = await api.insist("setWebhook", url=self._url, secret_token=self._secret, allowed_updates=list(KINDS))
        if not reply.ok:
            log.error("webhook refused", code=reply.code, description=reply.description)
        return reply.ok

    async def _receive(self, request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")  # whatever bytes were sent
        if not compare_digest(given, self._secret.encode()):
            return web.Response(status=403)
        try:
            update = json.loads(await request.read())
        except (ValueError, RecursionError):
            update = None  # set aside, with an alert: sent again it would be the same
        try:
            await self._intake.store([update])
        except (SQLAlchemyError, OSError) as problem:
            log.error("inbox cannot be written; Telegram will try again", problem=type(problem).__name__)
            return web.Response(status=503)
        return web.Response()
