"""Files that travel through the chats: photos, voice notes and documents."""

import mimetypes
import secrets
import struct
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

FOLDERS = {"photo": "photos", "voice": "voice", "document": "documents", "video": "videos", "audio": "music"}


@dataclass(slots=True)
class StoredFile:
    """One file as sent. `owner` is the token of the bot whose chats it is in; ids of other bots are no good."""

    file_id: str
    unique_id: str
    owner: str
    kind: str
    name: str
    mime: str
    path: str
    content: bytes = field(repr=False)

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.content)

    def ids(self) -> Json:
        """The fields that every file object of the Bot API has."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.size}


class Files:
    """All files, by file_id and by owner and path."""

    __slots__ = ("_by_path", "by_id")

    def __init__(self) -> None:
        self.by_id: dict[str, StoredFile] = {}
        self._by_path: dict[tuple[str, str], StoredFile] = {}

    def add(self, owner: str, kind: str, name: str, content: bytes) -> StoredFile:
        """Keeps a file and gives it its ids and its path for downloads."""
        suffix = _suffix(kind, name)
        path = f"{FOLDERS[kind]}/file_{len(self.by_id)}{suffix}"
        mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
        stored = StoredFile(
            f"BQAC{secrets.token_urlsafe(42)}", f"AgAD{secrets.token_urlsafe(9)}", owner, kind, name, mime, path, content
        )
        self.keep(stored)
        return stored

    def keep(self, stored: StoredFile) -> None:
        """Keeps a file that has its ids already."""
        self.by_id[stored.file_id] = stored
        self._by_path[stored.owner, stored.path] = stored

    def at(self, owner: str, path: str) -> StoredFile | None:
        """The file of this bot under this path."""
        return self._by_path.get((owner, path))


def _suffix(kind: str, name: str) -> str:
    dot = name.rfind(".")
    own = name[dot:].lower() if dot > 0 and name[dot + 1 :].isalnum() else ""
    return {"photo": own or ".jpg", "voice": own or ".oga"}.get(kind, own)


def described(stored: StoredFile, duration: int = 1) -> Json:
    """The part of a Message that carries this file: `photo`, `voice` or `document`."""
    if stored.kind == "photo":
        width, height = dimensions(stored.content) or (640, 480)
        small = {
            **stored.ids(),
            "width": max(1, width * 90 // max(width, height)),
            "height": max(1, height * 90 // max(width, height)),
        }
        small["file_unique_id"] = f"{stored.unique_id}s"
        return {"photo": [small, {**stored.ids(), "width": width, "height": height}]}
    if stored.kind == "voice":
        return {"voice": {"duration": duration, "mime_type": "audio/ogg", **stored.ids()}}
    return {"document": {"file_name": stored.name, "mime_type": stored.mime, **stored.ids()}}


def dimensions(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, GIF, WebP or JPEG in pixels; `None` when it is no such picture."""
    if content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content[:6] in (b"GIF87a", b"GIF89a") and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
        return width, height
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return 512, 512
    return _jpeg_dimensions(content) if content[:2] == b"\xff\xd8" else None


def _jpeg_dimensions(content: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if marker in range(0xC0, 0xD0) and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return max(1, width), max(1, height)
        at += 2 + length
    return 640, 480
