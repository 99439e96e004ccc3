"""hOCR, in which Tesseract says what it recognised: lines and words with their boxes.

Reads its page; gives lines in its order, in points from the sheet's lower left corner. A line's height is that of its
row of letters, not of the letters that happen to stand in it: a line without g and p has its foot where the others
have theirs, so that the distances of lines can be compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from observance.read.columns import Piece
from observance.read.sheets import Seen, SeenLine

_NUMBERS = re.compile(r"(bbox|baseline|x_size|x_descenders|x_wconf)((?: -?\d+(?:\.\d+)?)+)")
_LINES = "ocr_line", "ocr_textfloat", "ocr_header", "ocr_caption"
#: Words of which nothing is sure are specks and rules, not print.
_LEAST = 0.1


def lines_of(page: bytes, height: int, points: float) -> tuple[SeenLine, ...]:
    """The lines of a page. ``height`` is that of the picture in pixels, ``points`` what a pixel measures."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, load_dtd=False)
    root = etree.fromstring(page, parser) if page.strip() else None
    return () if root is None else tuple(_lines(root, height, points))


def _lines(root: etree._Element, height: int, points: float) -> Iterator[SeenLine]:
    for element in root.iter("{*}span"):
        if element.get("class") in _LINES:
            words = tuple(_words(element, height, points))
            if words:
                yield _line(element, words, height, points)


def _line(element: etree._Element, words: tuple[Seen, ...], height: int, points: float) -> SeenLine:
    said = _numbers(element)
    box = said["bbox"]
    offset = said.get("baseline", [0.0, 0.0])[1]
    size = said.get("x_size", [box[3] - box[1]])[0]
    foot = box[3] + offset + said.get("x_descenders", [0.0])[0]
    y0 = round((height - foot) * points, 2)
    piece = Piece(
        text=" ".join(word.text for word in words),
        x0=min(word.x0 for word in words),
        x1=max(word.x1 for word in words),
        y0=y0,
        y1=round(y0 + size * points, 2),
        size=round(size * points, 1),
        bold=None,
    )
    return SeenLine(piece, words)


def _words(line: etree._Element, height: int, points: float) -> Iterator[Seen]:
    for element in line.iter("{*}span"):
        text = " ".join("".join(map(str, element.itertext())).split())
        if element.get("class") == "ocrx_word" and text:
            said = _numbers(element)
            x0, top, x1, foot = said["bbox"][:4]
            sure = said.get("x_wconf", [0.0])[0] / 100
            if sure >= _LEAST or any(c.isalnum() for c in text):
                yield Seen(
                    text,
                    round(x0 * points, 2),
                    round(x1 * points, 2),
                    round((height - foot) * points, 2),
                    round((height - top) * points, 2),
                    sure,
                )


def _numbers(element: etree._Element) -> dict[str, list[float]]:
    found = _NUMBERS.findall(element.get("title") or "")
    return {name: [float(number) for number in numbers.split()] for name, numbers in found}
