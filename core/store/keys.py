"""The keys that free text is sealed with: AES-256-GCM, the newest key first. What was sealed says by which key, so that keys can be changed.

A sealed value is: the key's name (4 bytes), a nonce (12), the ciphertext with its tag.
"""

import os
from base64 import b64decode, b64encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import make_url

KEY_BYTES, NAME_BYTES, NONCE_BYTES = 32, 4, 12


class WrongKey(Exception):
    """A key is missing or no key; the text says what to do. Never holds a key."""


NOT_HERE = "what is kept was sealed with a key that is not here: set FLEXBOT_KEY or FLEXBOT_KEY_FILE to it, or put back its copy"


class Keys:
    """Seals and opens. With a file, keys that were put in it since are found when they are needed.

    Where there is no key at all yet, one is made and kept in the file when something is to be sealed, and never before.
    """

    def __init__(self, keys: Sequence[bytes], file: Path | None = None) -> None:
        self.file = file
        self._ciphers: dict[bytes, AESGCM] = {}
        self._newest = b""
        if keys:
            self._take(keys)

    @property
    def are_missing(self) -> bool:
        """Whether there is none yet."""
        return not self._ciphers

    @property
    def only_one(self) -> bool:
        """Whether there is no older key."""
        return len(self._ciphers) == 1

    @property
    def names(self) -> tuple[bytes, ...]:
        """How what was sealed calls the keys that are here."""
        return tuple(self._ciphers)

    @property
    def newest(self) -> bytes:
        """The name of the key that seals; made now when there is none."""
        self.make()
        return self._newest

    def make(self) -> None:
        """A first key, when there is none."""
        if self.are_missing:
            assert self.file is not None, "without a file there are keys"
            try:
                _make(self.file)
            except OSError as problem:
                raise WrongKey(
                    f"{self.file}: the key cannot be kept there ({problem.strerror}): let this user write there"
                ) from None
            self.refresh()

    def refresh(self) -> None:
        """Take what stands in the file now."""
        if self.file and self.file.exists():
            self._take(read_file(self.file))

    def _take(self, keys: Sequence[bytes]) -> None:
        self._ciphers = {sha256(key).digest()[:NAME_BYTES]: AESGCM(key) for key in keys}
        self._newest = sha256(keys[0]).digest()[:NAME_BYTES]

    def seal(self, text: str) -> bytes:
        """The text, unreadable without the key."""
        nonce, newest = os.urandom(NONCE_BYTES), self._newest or self.newest
        return newest + nonce + self._ciphers[newest].encrypt(nonce, text.encode(), None)

    def open(self, sealed: bytes) -> str:
        """What was sealed. WrongKey when its key is not there or a byte was changed."""
        name, nonce = sealed[:NAME_BYTES], sealed[NAME_BYTES : NAME_BYTES + NONCE_BYTES]
        if name not in self._ciphers and self.file:
            self.refresh()
        if name not in self._ciphers:
            raise WrongKey(NOT_HERE)
        try:
            return self._ciphers[name].decrypt(nonce, sealed[NAME_BYTES + NONCE_BYTES :], None).decode()
        except InvalidTag:
            raise WrongKey("a sealed value was altered") from None


def new_key() -> str:
    """A fresh key, as it is written."""
    return b64encode(os.urandom(KEY_BYTES)).decode()


def read_keys(text: str) -> list[bytes]:
    """Keys as they are written: base64, several separated by commas or lines, the newest first. WrongKey when one is none."""
    found = []
    for word in text.replace(",", " ").split():
        try:
            key = b64decode(word, validate=True)
        except ValueError:
            key = b""
        if len(key) != KEY_BYTES:
            raise WrongKey("a key is 32 bytes in base64: make one with `openssl rand -base64 32`")
        found.append(key)
    if not found:
        raise WrongKey("there is no key: make one with `openssl rand -base64 32`")
    return found


def read_file(path: Path) -> list[bytes]:
    """The keys in a file. WrongKey names the file and says what to do; never that another key be made, which would open nothing."""
    try:
        text = path.read_text("ascii")
    except UnicodeDecodeError:
        raise WrongKey(f"{path}: holds no key (32 bytes in base64): put back your copy of it") from None
    except OSError as problem:
        raise WrongKey(f"{path}: the key cannot be read ({problem.strerror}): let this user read it") from None
    if not text.replace(",", " ").strip():
        raise WrongKey(f"{path}: is empty: put back your copy of the key, without which nothing that is kept can be read")
    try:
        return read_keys(text)
    except WrongKey:
        raise WrongKey(f"{path}: holds no key (32 bytes in base64): put back your copy of it") from None


def keys_of(database: str, key: str = "", file: str = "") -> Keys:
    """The keys of settings; else those in the file for this database, which is made with the first thing that is sealed."""
    if key:
        return Keys(read_keys(key))
    path = Path(file) if file else default_file(database)
    if not path.exists():
        if file:
            raise WrongKey(f"{file} is not there: it must hold the key")
        return Keys([], path)
    return Keys(read_file(path), path)


def default_file(database: str) -> Path:
    """Beside the SQLite file of an SQLAlchemy URL, else in the user's own folder."""
    url = make_url(database)
    if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        return Path(url.database).with_suffix(".key")
    return Path.home() / ".config" / "flexbot" / "key"


def write_keys(path: Path, keys: Sequence[str]) -> None:
    """Put keys in a file in place of what it held, for its owner alone."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    with open(os.open(fresh, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
        file.write("\n".join(keys) + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _make(path: Path) -> None:
    """Two processes that start at once end up with the same key: whoever links first."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.new.{os.getpid()}")
    write_keys(fresh, [new_key()])
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
