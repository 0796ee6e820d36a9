"""Where the web application keeps what its handlers share."""

from aiohttp import web

from simulator.state import World
from simulator.stepping import Steps

WORLD = web.AppKey("world", World)
STEPS = web.AppKey("steps", Steps)
