"""Buttons of what is kept about somebody, and of its erasure."""

from dataclasses import dataclass

from bot.callbacks import Callback


@dataclass(frozen=True)
class ShowTrail(Callback, code=140):
    """Who did what about me. `page` from 0."""

    page: int


@dataclass(frozen=True)
class SendMyData(Callback, code=176):
    """Send me everything that is held about me."""


@dataclass(frozen=True)
class MyMessages(Callback, code=177):
    """Which messages do I want?"""


@dataclass(frozen=True)
class ChooseMessages(Callback, code=178):
    """This kind of messages (its place among them), or not."""

    kind: int
    wanted: bool


@dataclass(frozen=True)
class AnotherLanguage(Callback, code=179):
    """Another language."""


@dataclass(frozen=True)
class ForgetMe(Callback, code=180):
    """Stop, and let everything about me go: what does that mean?"""


@dataclass(frozen=True)
class AskErasure(Callback, code=181):
    """Yes, ask that everything goes."""


@dataclass(frozen=True)
class OpenErasure(Callback, code=182):
    """Show a request that everything goes."""

    request: int


@dataclass(frozen=True)
class KeepData(Callback, code=183):
    """It does not go after all."""

    request: int


@dataclass(frozen=True)
class EraseCandidate(Callback, code=184):
    """I spoke to them: it goes now."""

    request: int
