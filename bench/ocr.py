"""How well and how fast scanned sheets are recognised: python bench/ocr.py

Scans made of the examples, one language each, at 200 and 300 dots to the inch, turned by .3 degrees and with grain.
Each engine that is there reads them in all languages at once, in the right one alone, and as ``read_image`` does,
which finds the language first. Word errors are against the text that was printed. Status 1 where ``read_image`` gets
more than three words in a hundred of the letter wrong.
"""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from observance.read import ocr
from observance.read.hocr import lines_of
from observance.read.images import _pictures

HOUSE = Path(__file__).resolve().parents[1]
LIMIT = 0.03


def main() -> int:
    """Print the table; the status tells whether the letter keeps the limit."""
    sys.path.insert(0, str(HOUSE / "tests" / "read"))
    scan: Any = importlib.import_module("make_scan")
    print(f"{'engine':18} {'text':24} {'dpi':>4} {'read in':16} {'errors':>7} {'s a sheet':>10}")
    letter = 0.0
    for engine in filter(None, (ocr._library(), ocr._program())):
        for language in scan.TEXTS:
            for dpi in (200, 300):
                pictures = [picture for sheet in scan.scans(language, dpi=dpi) for picture in _pictures(sheet)]
                for way, read in _ways(engine, language).items():
                    rate, seconds = _measure(read, pictures, scan.text_of(language), scan.error_rate)
                    name = type(engine).__name__.lower()
                    print(
                        f"{name:18} {scan.TEXTS[language]:24} {dpi:4} {way:16} {rate:7.4f} {seconds:10.2f}", flush=True
                    )
                    letter = max(letter, rate) if (language, way) == ("eng", "found") else letter
    return int(letter > LIMIT)


def _ways(engine: ocr.Engine, language: str) -> dict[str, Callable[[list[ocr.Picture]], str]]:
    def fixed(languages: tuple[str, ...]) -> Callable[[list[ocr.Picture]], str]:
        def read(pictures: list[ocr.Picture]) -> str:
            pages = [lines_of(engine.page(p, languages), p.height, 72 / p.dpi) for p in pictures]
            return "\n".join(line.piece.text for page in pages for line in page)

        return read

    return {"all": fixed(engine.languages), "the right one": fixed((language,)), "found": lambda p: _found(engine, p)}


def _found(engine: ocr.Engine, pictures: list[ocr.Picture]) -> str:
    ocr.find_engine = lambda: engine  # type: ignore[assignment]
    said: list[str] = []
    before: tuple[str, ...] = ()
    for picture in pictures:
        sheet = ocr.recognise(picture, before)
        before = sheet.languages
        said += [line.piece.text for line in sheet.lines]
    return "\n".join(said)


def _measure(
    read: Callable[[list[ocr.Picture]], str],
    pictures: list[ocr.Picture],
    text: str,
    error_rate: Callable[[str, str], float],
) -> tuple[float, float]:
    begun = time.perf_counter()
    said = read(pictures)
    return error_rate(text, said), (time.perf_counter() - begun) / len(pictures)


if __name__ == "__main__":
    sys.exit(main())
