"""PNG, JPEG and TIFF: the text on a picture of a sheet, or on the sheets of a TIFF.

Reads the bytes of a picture; gives a Reading with lines and words in points. How many pixels it unpacks to is read
from its head and held against a limit before anything is unpacked. Pillow unpacks, Tesseract recognises.
"""

from __future__ import annotations

import math
import struct
import warnings
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

from observance.domain.text import Reading
from observance.errors import N_, DamagedFile, EmptyFile, MissingTool, TooLarge, TooManyPages
from observance.read.columns import Placed
from observance.read.furniture import mark
from observance.read.ocr import MOST_PIXELS, Picture, Recognised, facts_of, find_engine, recognise
from observance.read.pages import number_pages, print_numbers
from observance.read.sheets import joined, placed_words
from observance.read.sniff import media_of

if TYPE_CHECKING:
    from PIL.Image import Image

READER = "image/2"

#: Pixels that a sheet may unpack to: A0 at 300 dots to the inch has 140 million.
LARGEST = 200_000_000
#: Sheets of a TIFF.
MOST_SHEETS = 2_000
#: Dots to the inch that a picture may declare; cameras and screens declare 72 or 96 and mean nothing by it.
_LEAST_DPI, _MOST_DPI = 100, 2400
#: The longer side of A4 in inches: what a picture of a sheet is taken for where it does not say.
_LONG_SIDE = 11.69
_SMALLER = N_("save it with fewer pixels: 300 dots to the inch are enough")
_ANEW = N_("scan it again, or save it as PNG")


def read_image(data: bytes) -> Reading:
    """Read a picture. Raises TooLarge, DamagedFile, and MissingTool where there is nothing to recognise it with."""
    find_engine()
    found: list[Recognised] = []
    for picture in _pictures(data):
        found.append(recognise(picture, found[-1].languages if found else ()))
    if not found:
        raise EmptyFile("the picture holds nothing", do=_ANEW)
    sheets = [[Placed(line.piece, c) for line, c in zip(f.lines, f.columns, strict=True)] for f in found]
    text, pages, lines = joined(sheets)
    furniture = mark(text, pages, lines)
    seen = dict(enumerate(found, 1))
    return Reading(
        reader=READER,
        media=str(media_of(data)),
        text=text,
        text_sha256=sha256(text.encode()).hexdigest(),
        pages=number_pages(print_numbers(text, pages, furniture)),
        furniture=furniture,
        lines=lines,
        facts=(*facts_of(seen), *((("no_text", "true"),) if not lines else ())),
        words=placed_words(lines, {number: sheet.lines for number, sheet in seen.items()}),
    )


def _pictures(data: bytes) -> Iterator[Picture]:
    """The sheets in grey, each unpacked when it is its turn."""
    try:
        from PIL import Image, ImageFile
    except ImportError as error:
        raise MissingTool("reading pictures wants Pillow", do="pip install 'observance[ocr]'") from error

    _check_head(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            ImageFile.LOAD_TRUNCATED_IMAGES = False
            Image.MAX_IMAGE_PIXELS = None  # our own limit stands before each frame
            with Image.open(BytesIO(data), formats=("PNG", "JPEG", "TIFF", "MPO")) as image:
                yield from _frames(image)
        except (TooLarge, TooManyPages):
            raise
        except MemoryError:
            raise
        except Exception as error:  # Pillow raises what its many formats of damage happen to raise
            if type(error).__module__.startswith("observance"):
                raise
            raise DamagedFile("the picture is damaged ({reason})", do=_ANEW, reason=_short(error)) from error


def _short(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200]


def _frames(image: Image) -> Iterator[Picture]:
    count = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
    if count > MOST_SHEETS:
        raise TooManyPages(
            "the picture has more than {most} sheets",
            do="part it into several files",
            most=MOST_SHEETS,
            setting="pages",
        )
    for frame in range(count):
        if frame:
            image.seek(frame)
        _check_size(*image.size)
        yield _picture(image)


def _check_size(width: int, height: int) -> None:
    if width * height > LARGEST:
        raise TooLarge(
            "the picture has {pixels} pixels, more than {most}",
            do=_SMALLER,
            pixels=width * height,
            most=LARGEST,
            setting="pixels",
        )


def _picture(image: Image) -> Picture:
    """A frame upright, in grey on white, and no larger than is recognised."""
    from PIL import ImageOps

    dpi = _dpi(image)
    upright: Any = ImageOps.exif_transpose(image)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        upright = _on_white(upright.convert("RGBA"))
    grey = _in_grey(upright)
    excess = math.sqrt(grey.width * grey.height / MOST_PIXELS)
    if excess > 1:
        grey = grey.resize((max(1, int(grey.width / excess)), max(1, int(grey.height / excess))))
        dpi /= excess
    return Picture(width=grey.width, height=grey.height, dpi=dpi, pixels=grey.tobytes())


def _on_white(image: Image) -> Image:
    from PIL import Image as images

    white = images.new("RGBA", image.size, (255, 255, 255, 255))
    white.alpha_composite(image)
    return white


def _in_grey(image: Image) -> Image:
    """Pillow cuts 16 bits off at 255 where it should divide."""
    if image.mode.startswith("I") or image.mode == "F":
        wide: Any = image.convert("F")
        low, high = wide.getextrema()
        scale = 255.0 / max(1.0, high - low)
        shift = -low * scale
        return cast("Image", wide.point(lambda value: value * scale + shift).convert("L"))
    return image.convert("L")


def _dpi(image: Image) -> float:
    """What the picture declares where that can be, else as if it were a sheet of A4."""
    declared = image.info.get("dpi", (0, 0))
    try:
        dpi = float(declared[1])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        dpi = 0.0
    if _LEAST_DPI <= dpi <= _MOST_DPI:
        return dpi
    return max(max(image.size) / _LONG_SIDE, 70.0)


# --- Heads ----------------------------------------------------------------------------------------------------------


def _check_head(data: bytes) -> None:
    """Hold the size that a PNG or JPEG states against the limit, before any library sees it."""
    size = (
        _png_size(data) if data.startswith(b"\x89PNG") else _jpeg_size(data) if data.startswith(b"\xff\xd8") else None
    )
    if size is not None:
        _check_size(*size)


def _png_size(data: bytes) -> tuple[int, int] | None:
    return struct.unpack(">II", data[16:24]) if len(data) >= 24 and data[12:16] == b"IHDR" else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Of the first frame header (JPEG, B.2.2); segments before it are skipped by their lengths."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xFF:
            at += 1
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        else:
            at += 2 + max(2, length)
    return None
