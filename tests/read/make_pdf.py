"""Small PDFs for tests, written by hand: every letter stands where the test puts it. And PDFs set by typst.

All text is invented.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

PLAIN, BOLD = "F1", "F2"
_WORDS = (
    "alder brook cinder dove ember fallow garnet harbour inlet juniper kestrel lantern meadow nettle orchard pebble "
    "quarry river saffron thistle velvet willow yonder zephyr of the and to in with from that"
)
WORDS = tuple(_WORDS.split())


class Put(NamedTuple):
    """A text put on a sheet: its left end and baseline in points, the size of its letters, its font."""

    x: float
    y: float
    said: str
    size: float = 11
    font: str = PLAIN
    stretch: float = 1


def sentence(seed: int, words: int) -> str:
    """So many invented words, the same for the same seed."""
    pick = random.Random(seed)
    return " ".join(pick.choice(WORDS) for _ in range(words))


def make_pdf(
    sheets: Sequence[Sequence[Put]],
    *,
    info: Sequence[tuple[str, str]] = (),
    labels: str = "",
    rotate: int = 0,
    box: tuple[int, int, int, int] = (0, 0, 595, 842),
    encrypt: bool = False,
) -> bytes:
    """A PDF of the sheets. ``labels`` is the body of a number tree of page labels; ``encrypt`` wants a password."""
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{f'/PageLabels<</Nums[{labels}]>>' if labels else ''}>>",
        f"<</Type/Pages/Count {len(sheets)}/Kids[{' '.join(f'{6 + 2 * i} 0 R' for i in range(len(sheets)))}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
        "<<" + "".join(f"/{key} ({value})" for key, value in info) + ">>",
    ]
    for i, sheet in enumerate(sheets):
        drawn = "\n".join(map(_drawn, sheet))
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[{' '.join(map(str, box))}]/Rotate {rotate}"
            f"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/Contents {7 + 2 * i} 0 R>>"
        )
        objects.append(f"<</Length {len(drawn.encode('cp1252'))}>>\nstream\n{drawn}\nendstream")
    return _file(objects, encrypt)


def _drawn(put: Put) -> str:
    said = put.said.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return (
        f"BT /{put.font} {put.size / put.stretch} Tf {put.stretch} 0 0 {put.stretch} {put.x} {put.y} Tm ({said}) Tj ET"
    )


def _file(objects: Sequence[str], encrypt: bool) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for n, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{n} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{at:010} 00000 n \n".encode() for at in offsets)
    # Keys that fit no password: a reader can only ask for one.
    lock = f"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'ab' * 32}>/U<{'cd' * 32}>>>/ID[<00><00>]" if encrypt else ""
    out += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R/Info 5 0 R{lock}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def prose(x: float, top: float, lines: int, *, words: int = 8, seed: int = 0, step: float = 14) -> list[Put]:
    """A column of running text, from ``top`` downwards."""
    return [Put(x, top - i * step, sentence(seed + i, words)) for i in range(lines)]


def typeset(source: str) -> bytes:
    """The PDF that typst makes of a source; the caller skips the test where typst is missing."""
    import typst

    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return made


def long_source(pages: int, columns: int, seed: int = 1) -> str:
    """A typst source of about so many pages: a running head, page numbers, headings, notes, justified text."""
    pick = random.Random(seed)
    parts = [
        f'#set page(paper: "a4", columns: {columns}, header: [AB/PV.7 #h(1fr) #context counter(page).display()],'
        ' footer: align(center)[#context counter(page).display("- 1 -")])',
        "#set text(size: 11pt)\n#set par(justify: true)",
    ]
    for i in range(round(pages * 5.75)):
        said = " ".join(pick.choice(WORDS) for _ in range(pick.randint(60, 140))).capitalize() + "."
        if i % 9 == 3:
            said += f"#footnote[{sentence(i, 16).capitalize()}.]"
        parts.append(said)
        if i % 7 == 5:
            parts.append("== " + sentence(i, 5).capitalize())
    return "\n\n".join(parts)
