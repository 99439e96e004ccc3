"""``python -m observance_web.library.drawing``: draw one page of a PDF, in a process with limits.

Reads an order as JSON from its input: the file, the sheet (from 1), what to light (boxes in points, and the words of
their lines, by which the file itself tells where each character stands), and where the picture goes. Writes a PNG. A
file may be hostile: whatever happens here costs this picture alone.
"""

from __future__ import annotations

import os
import resource
import struct
import sys
import zlib
from pathlib import Path
from typing import Any

#: Pixels on a point; a page of A4 is about 900 pixels wide.
SCALE = 1.5
#: Points of a side beyond which nothing is drawn.
LONGEST = 3000.0
_MEMORY = 2 * 1024**3
_SECONDS = 15


def main() -> int:
    """Draw as the order says; 0 where the picture is there."""
    import msgspec

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    order = msgspec.json.decode(sys.stdin.buffer.read())
    picture = draw(Path(order["file"]), order["sheet"], order["boxes"])
    if picture is None:
        return 1
    place = Path(order["to"])
    apart = place.with_suffix(f".{os.getpid()}")
    apart.write_bytes(picture)
    apart.replace(place)
    return 0


def draw(file: Path, sheet: int, boxes: list[dict[str, Any]]) -> bytes | None:
    """A sheet as PNG, its boxes lit; ``None`` where there is no such sheet or it is too large."""
    import pypdfium2

    opened: Any = pypdfium2.PdfDocument
    with opened(file) as document:
        if not 1 <= sheet <= len(document):
            return None
        page = document[sheet - 1]
        width, height = page.get_size()
        if max(width, height) > LONGEST:
            return None
        bitmap: Any = page.render(scale=SCALE, rev_byteorder=True)
        rows = bytearray(bitmap.buffer)
        letters = page.get_textpage()
        for lit in boxes:
            box = exact(letters, lit) or tuple(lit["box"])
            _light(rows, bitmap.stride, bitmap.n_channels, _pixels(box, height, bitmap.width, bitmap.height))
        return png(rows, bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels)


def exact(letters: Any, lit: dict[str, Any]) -> tuple[float, ...] | None:
    """The box of a stretch of a line by its first and last character; ``None`` where the line is not found as it is
    written: letters that were composed, divided or turned do not keep step with those of the file."""
    words, (x0, y0, x1, y1) = str(lit["words"]), lit["line"]
    first = letters.get_index(x0 + 1, (y0 + y1) / 2, 4, max((y1 - y0) / 2, 1)) if words else None
    if first is None or letters.get_text_range(first, len(words)) != words:
        return None
    left = letters.get_charbox(first + lit["start"])[0]
    right = letters.get_charbox(first + lit["end"] - 1)[2]
    return (left, y0, right, y1) if x0 - 2 <= left < right <= x1 + 2 else None


def _pixels(box: tuple[float, ...], height: float, most_x: int, most_y: int) -> tuple[int, int, int, int]:
    """A box in points from the lower left corner, as pixels from the upper left one, with a little air."""
    x0, y0, x1, y1 = box
    left, right = int((x0 - 1) * SCALE), int((x1 + 1) * SCALE)
    top, bottom = int((height - y1 - 1) * SCALE), int((height - y0 + 1) * SCALE)
    return max(left, 0), max(top, 0), min(right, most_x), min(bottom, most_y)


def _light(rows: bytearray, stride: int, channels: int, box: tuple[int, int, int, int]) -> None:
    """Take most of the blue out of a box: paper becomes yellow, ink stays ink."""
    left, top, right, bottom = box
    for y in range(top, bottom):
        for at in range(y * stride + left * channels + 2, y * stride + right * channels, channels):
            rows[at] = rows[at] * 55 // 100


def png(rows: bytearray, width: int, height: int, stride: int, channels: int) -> bytes:
    """Pixels as PNG (ISO/IEC 15948): the header, the rows without filter, the end."""
    colour = {1: 0, 3: 2, 4: 6}[channels]
    data = b"".join(b"\0" + bytes(rows[y * stride : y * stride + width * channels]) for y in range(height))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)),
        (b"IDAT", zlib.compress(data, 6)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )


if __name__ == "__main__":
    sys.exit(main())
