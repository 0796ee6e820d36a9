"""One webhook address before several bots, as a load balancer has it: each request to the next one, or to the one after it."""

from itertools import count

import aiohttp
from aiohttp import web

PATH = "/hook"


class Forwarder:
    """`ports` are the bots' webhook ports, in turn. Who does not listen is passed over; who dies under a request is a 502."""

    def __init__(self, ports: list[int]) -> None:
        self.ports = ports
        self.failed = 0
        self._turn = count()
        self._runner: web.AppRunner | None = None
        self._session: aiohttp.ClientSession | None = None

    async def open(self) -> str:
        """Listen on a free port; answers the address for Telegram."""
        self._session = aiohttp.ClientSession()
        app = web.Application()
        app.router.add_post(PATH, self._pass_on)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}{PATH}"

    async def close(self) -> None:
        """Listen no more."""
        if self._runner and self._session:
            await self._session.close()
            await self._runner.cleanup()

    async def _pass_on(self, request: web.Request) -> web.Response:
        assert self._session
        body, turn = await request.read(), next(self._turn)
        for n in range(len(self.ports)):
            url = f"http://127.0.0.1:{self.ports[(turn + n) % len(self.ports)]}{PATH}"
            try:
                async with self._session.post(url, data=body, headers=_headers(request)) as answer:
                    return web.Response(status=answer.status, body=await answer.read())
            except aiohttp.ClientConnectorError:
                continue
            except aiohttp.ClientError:
                break
        self.failed += 1
        return web.Response(status=502)


def _headers(request: web.Request) -> dict[str, str]:
    return {n: v for n, v in request.headers.items() if n.startswith("X-Telegram") or n == "Content-Type"}
