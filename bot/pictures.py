"""A photo as it may be kept: its picture alone, without where and when and with which telephone; and how to know it again."""

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from itertools import pairwise

from PIL import Image, ImageOps

MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1600
QUALITY = 80
WIDE, HIGH = 9, 8
FORMATS = ("JPEG", "PNG", "WEBP")
"""What telephones make. Other readers do more than read: one starts another program."""
NEAR = 3
"""Of 64 bits: a photo that was sent again, made smaller or compressed once more differs in fewer than this; another one in dozens."""


@dataclass(frozen=True)
class Picture:
    """The picture as JPEG, a hash of its pixels, and its rough look as 16 hexadecimal digits."""

    content: bytes
    pixels: str
    look: str


def cleaned(raw: bytes) -> Picture | None:
    """The picture of a file, turned upright and drawn anew so that nothing else of the file is left; None when it holds none."""
    try:
        with Image.open(BytesIO(raw), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return None
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except Exception:  # whatever a reader of pictures makes of a file that somebody made to harm it
        return None
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    bare = Image.frombytes("RGB", picture.size, picture.tobytes())
    kept = BytesIO()
    bare.save(kept, "JPEG", quality=QUALITY)
    return Picture(kept.getvalue(), sha256(picture.tobytes()).hexdigest(), look_of(picture))


def look_of(picture: Image.Image) -> str:
    """Whether each of 64 places is lighter than the one beside it."""
    grey = picture.convert("L").resize((WIDE, HIGH))
    rows = [grey.tobytes()[n * WIDE : (n + 1) * WIDE] for n in range(HIGH)]
    bits = [int(left < right) for row in rows for left, right in pairwise(row)]
    return f"{int(''.join(map(str, bits)), 2):016x}"


def alike(one: str, other: str) -> bool:
    """Whether two looks are those of the same photo. A photo of one plain colour looks like nothing, and is alike to none."""
    first, second = int(one, 16), int(other, 16)
    return bool(first) and bool(second) and (first ^ second).bit_count() < NEAR
