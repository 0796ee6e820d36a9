"""A photo that is no photo, or one that was made to harm who opens it, is no picture; and nothing else comes of it."""

import struct
import zlib
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from PIL import Image

from bot.pictures import cleaned

BENT = 400
DESCRIPTION = 0x010E
TAKEN_AT = "Kade 12 in Proefstad"


def a_zip_bomb() -> bytes:
    """64 MB of nothing in some kilobytes."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("42.jpg", bytes(64 * 1024 * 1024))
    return file.getvalue()


def a_png(width: int, height: int) -> bytes:
    """One that says to be so large, and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(bytes(1_000_000))) + chunk(b"IEND", b"")


def a_photo(kind: str) -> bytes:
    """A small one, well made, which says where it was taken."""
    file, where = BytesIO(), Image.Exif()
    where[DESCRIPTION] = TAKEN_AT
    Image.effect_noise((40, 30), 60).convert("RGB").save(file, kind, exif=where)
    return file.getvalue()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00" * 100,
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(%pipe%touch /tmp/harm) (w) file\n",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"GIF89a" + b"\xff" * 60,
        b"MZ\x90\x00",
        a_zip_bomb(),
        a_png(60_000, 60_000),
        a_png(6_000, 8_000),
        a_photo("JPEG")[:200],
    ],
    ids=["empty", "zeros", "eps", "svg", "gif", "exe", "zip bomb", "png bomb", "too many pixels", "cut off"],
)
def test_what_is_no_photo_is_no_picture(raw: bytes) -> None:
    """Whatever it says to be."""
    assert cleaned(raw) is None


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_bent_photo_harms_nobody(kind: str) -> None:
    """Some hundred ways to bend each: a JPEG with nothing of the file beside it, or none, never an error. Both happen."""
    dice, whole = Random(20261121), a_photo(kind)
    assert TAKEN_AT.encode() in whole
    kept = [cleaned(whole)]
    for _ in range(BENT):
        bent = bytearray(whole)
        for _ in range(dice.randrange(1, 12)):
            bent[dice.randrange(len(bent))] = dice.randrange(256)
        kept.append(cleaned(bytes(bent[: dice.randrange(20, len(bent) + 1)])))
    assert kept[0] is not None
    assert None in kept
    for found in filter(None, kept):
        with Image.open(BytesIO(found.content)) as picture:
            picture.load()
            assert (picture.format, max(picture.size) <= 1600, dict(picture.getexif())) == ("JPEG", True, {})
        assert TAKEN_AT.encode() not in found.content
