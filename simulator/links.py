"""Addresses as Telegram accepts them in buttons and links."""

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"(?:[\w-]+\.)*[\w-]+", re.UNICODE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d)")


class WrongUrl(Exception):
    """The address is refused; the text says why, as Telegram does."""


def checked(url: str) -> str:
    """The address as Telegram keeps it: with a scheme, and a path. Raises WrongUrl."""
    url = url.strip()
    if not url:
        raise WrongUrl("URL host is empty")
    scheme = _SCHEME.match(url)
    name = scheme.group(1).lower() if scheme else ""
    if name in ("tg", "ton", "tonsite", "mailto", "tel"):
        return url
    if name and name not in ("http", "https"):
        raise WrongUrl("Unsupported URL protocol")
    return _http(url if name else f"http://{url}")


def _http(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise WrongUrl("Wrong HTTP URL") from None
    if not host:
        raise WrongUrl("URL host is empty")
    if port == 0 or not _HOST.fullmatch(host) or "." not in host or " " in url:
        raise WrongUrl("Wrong HTTP URL")
    return url if parts.path else parts._replace(path="/").geturl()
