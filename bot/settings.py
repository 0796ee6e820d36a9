"""The environment, read and checked once at start. A wrong setting is named in one line; secrets are never shown."""

import os
import re
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from bot.breakpoints import LOOPBACK
from core.store.anchor import anchor_of
from core.store.keys import WrongKey, read_file, read_keys

PER_PERSON = 20
TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{20,}")
MUST = {
    "name": "may have 64 characters at most",
    "webhook_port": "must be a whole number from 1 to 65535",
    "health_port": "must be a whole number from 1 to 65535 (or 0: any that is free)",
    "log": "must be json or text",
    "log_level": "must be debug, info or warning",
    "send_rate": "must be a number, 0 or more: how many messages a second",
    "person_limit": "must be a whole number, 0 or more: how many updates of one person in ten seconds",
}
"""What is said of a setting that is not of its kind."""
WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


class WrongSetting(Exception):
    """A setting is missing or wrong; the text names it and says what to do."""


class Settings(BaseSettings):
    """`FLEXBOT_...` from the environment or a `.env` file."""

    model_config = SettingsConfigDict(env_prefix="FLEXBOT_", env_file=".env", env_file_encoding="utf-8", extra="ignore")

    token: SecretStr = SecretStr("")
    database: str = "sqlite:///flexbot.db"
    name: str = Field("", max_length=64)
    api_base: str = "https://api.telegram.org"
    webhook_url: str = ""
    webhook_secret: SecretStr = SecretStr("")
    webhook_port: int = Field(8080, ge=1, le=65535)
    health_port: int = Field(8082, ge=0, le=65535)
    log: Literal["json", "text"] = "json"
    log_level: Literal["debug", "info", "warning"] = "info"
    send_rate: float = Field(30, ge=0, allow_inf_nan=False)
    clock: str = ""
    anchor: str = ""
    key: SecretStr = SecretStr("")
    key_file: str = ""
    person_limit: int | None = Field(None, ge=0)

    @field_validator("token")
    @classmethod
    def _token(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value() and not TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError("is not a bot token (digits, a colon, letters): copy it from BotFather again")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _webhook_secret(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value() and not WEBHOOK_SECRET.fullmatch(value.get_secret_value()):
            raise ValueError("may hold letters, digits, - and _ alone, 256 of them at most")
        return value

    @field_validator("key")
    @classmethod
    def _key(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value():
            _readable(value.get_secret_value())
        return value

    @field_validator("key_file")
    @classmethod
    def _key_file(cls, value: str) -> str:
        if value and not Path(value).is_file():
            raise ValueError(f"{value} is not there: it must hold the key")
        if value:
            try:
                read_file(Path(value))
            except WrongKey as wrong:
                raise ValueError(str(wrong)) from None
        return value

    @field_validator("database")
    @classmethod
    def _database(cls, value: str) -> str:
        if not re.match(r"(sqlite|postgresql)(\+\w+)?://", value):
            raise ValueError("must be sqlite:///FILE or postgresql://USER@HOST/NAME")
        try:
            url = make_url(value)
        except (ArgumentError, ValueError):
            raise ValueError("is no URL: write sqlite:///FILE or postgresql://USER@HOST/NAME") from None
        if url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
            raise ValueError("is in memory, and gone with the command: name a file, as sqlite:///flexbot.db")
        return value

    @field_validator("api_base", "webhook_url", "clock")
    @classmethod
    def _url(cls, value: str) -> str:
        if value and not (urlsplit(value).scheme in ("http", "https") and urlsplit(value).hostname):
            raise ValueError("must be a URL that starts with http:// or https://")
        return value

    @model_validator(mode="after")
    def _together(self) -> "Settings":
        if self.webhook_url and not self.webhook_secret.get_secret_value():
            raise ValueError("FLEXBOT_WEBHOOK_SECRET must be set when FLEXBOT_WEBHOOK_URL is")
        if self.clock and not (loopback(self.clock) and loopback(self.api_base)):
            raise ValueError("FLEXBOT_CLOCK is for a local simulator only: it and FLEXBOT_API_BASE must be on 127.0.0.1")
        if not self.send_rate and not loopback(self.api_base):
            raise ValueError("FLEXBOT_SEND_RATE=0 is for a local server only")
        return self

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no log line may hold."""
        password = make_url(self.database).password
        keys = self.key.get_secret_value().split(",")
        return (self.token.get_secret_value(), self.webhook_secret.get_secret_value(), *map(str.strip, keys), password or "")

    @property
    def updates_per_person(self) -> int:
        """How many updates of one person are handled within `bot.incoming.limit.WITHIN`; 0 is no limit, as with a local
        server unless said otherwise.
        """
        return (0 if loopback(self.api_base) else PER_PERSON) if self.person_limit is None else self.person_limit

    @property
    def anchor_file(self) -> Path:
        """Where the head of the trail's chain is noted."""
        return Path(self.anchor) if self.anchor else anchor_of(self.database)


def _readable(keys: str) -> None:
    try:
        read_keys(keys)
    except WrongKey as wrong:
        raise ValueError(str(wrong)) from None


def loopback(url: str) -> bool:
    """Whether a URL stays on this machine."""
    return urlsplit(url).hostname in LOOPBACK


def read(**known: str) -> Settings:
    """The settings, with `known` ones in place of the environment's. WrongSetting names the first that is wrong."""
    try:
        settings = Settings(**known)  # type: ignore[arg-type]
    except ValidationError as wrong:
        first = wrong.errors(include_input=False)[0]
        setting = str(first["loc"][0]) if first["loc"] else ""
        what = first["ctx"]["error"] if first["type"] == "value_error" else MUST[setting]
        raise WrongSetting(f"FLEXBOT_{setting.upper()} {what}" if setting else str(what)) from None
    except UnicodeDecodeError:
        raise WrongSetting("the file .env is no UTF-8 text: save it as UTF-8") from None
    # Also what stood in .env: whatever opens the database finds its keys in the environment.
    if settings.key.get_secret_value():
        os.environ["FLEXBOT_KEY"] = settings.key.get_secret_value()
    if settings.key_file:
        os.environ["FLEXBOT_KEY_FILE"] = settings.key_file
    return settings
