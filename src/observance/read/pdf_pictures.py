"""Sheets of a PDF that hold a picture and no text: drawn, so that their text can be recognised.

Reads an open document of pdfium and the pieces found on its sheets; gives what was recognised on those without any.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from observance.errors import LimitExceeded, MissingTool, ReadError
from observance.read.columns import Placed
from observance.read.ocr import DPI, MOST_PIXELS, Picture, Recognised, find_engine, recognise
from observance.read.pdf_lines import pdfium

#: Pixels lighter than this are paper.
_PAPER = bytes(range(200, 256))
#: Points of a sheet's side beyond which nothing is drawn: pdfium's own limit is 14,400.
_LONGEST = 20_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """What became of the sheets without text, by their numbers: recognised, or left as they are.

    ``missing`` is why there was nothing to recognise them with.
    """

    recognised: dict[int, Recognised]
    left: tuple[int, ...] = ()
    missing: MissingTool | None = None


def recognise_pictures(document: Any, sheets: Sequence[Sequence[Placed] | None]) -> Pictures:
    """Recognise the sheets that were opened, hold no text and are not blank."""
    found: dict[int, Recognised] = {}
    left: list[int] = []
    missing: MissingTool | None = None
    before: tuple[str, ...] = ()
    for number in (n for n, sheet in enumerate(sheets, 1) if sheet is not None and not sheet):
        picture = draw(document, number - 1)
        if picture is None:
            continue
        try:
            find_engine()
            found[number] = recognise(picture, before)
            before = found[number].languages
        except MissingTool as error:
            missing = error
            left.append(number)
        except (LimitExceeded, ReadError):
            left.append(number)
    return Pictures(recognised=found, left=tuple(left), missing=missing)


def draw(document: Any, index: int) -> Picture | None:
    """A sheet in grey as it is shown; ``None`` for a blank one."""
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return None
    try:
        if not pdfium.FPDFPage_CountObjects(page) and not pdfium.FPDFPage_GetAnnotCount(page):
            return None
        return _drawn(page, pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page))
    finally:
        pdfium.FPDF_ClosePage(page)


def _drawn(page: Any, wide: float, high: float) -> Picture | None:
    if not (0 < wide < _LONGEST and 0 < high < _LONGEST):
        return None
    scale = min(DPI / 72.0, math.sqrt(MOST_PIXELS / (wide * high)))
    width, height = max(1, round(wide * scale)), max(1, round(high * scale))
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, None, 0)
    if not bitmap:
        return None
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT | pdfium.FPDF_GRAYSCALE)
        pixels = _pixels(bitmap, width, height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    is_blank = not pixels.translate(None, _PAPER)
    return None if is_blank else Picture(width=width, height=height, dpi=scale * 72.0, pixels=pixels)


def _pixels(bitmap: Any, width: int, height: int) -> bytes:
    stride = pdfium.FPDFBitmap_GetStride(bitmap)
    data = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    if stride == width:
        return data
    return b"".join(data[row * stride : row * stride + width] for row in range(height))
