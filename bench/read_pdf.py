"""How long reading a PDF takes beside pdfium's bare extraction: python bench/read_pdf.py [FILE.pdf ...]

Three PDFs by default: the record of the examples, one long single column of some 200 pages and one of two columns of
some 60, both set by typst from invented text. Bare extraction opens the document and takes the text of each page;
``read_pdf`` gives lines, places, columns, furniture, notes and pages. Both are run in turn, in one process, after one
run of each that does not count; the figures are medians. Where segmentation is there, reading and segmenting is
measured too.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

import pypdfium2

from observance.domain.text import Document, Reading, Source
from observance.read.pdf import read_pdf

HOUSE = Path(__file__).resolve().parents[1]
ROUNDS = 9
LIMIT = 2.0


def main(names: list[str]) -> int:
    """Print the table; the status tells whether every ratio keeps the limit."""
    segment = _segment()
    print(f"{'file':34} {'sheets':>6} {'bare s':>8} {'read s':>8} {'ratio':>6} {'read+segment s':>15}")
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(n) for n in names] or list(_default_files(Path(folder)))
        ratios = [_measure(path, segment) for path in paths]
    return int(max(ratios, default=0.0) > LIMIT)


def _default_files(folder: Path) -> Iterator[Path]:
    example = HOUSE / "examples" / "documents" / "can-pv-9.pdf"
    if example.exists():
        yield example
    sys.path.insert(0, str(HOUSE / "tests" / "read"))
    make = importlib.import_module("make_pdf")
    for name, pages, columns in (("one-column", 200, 1), ("two-columns", 60, 2)):
        path = folder / f"{name}.pdf"
        path.write_bytes(make.typeset(make.long_source(round(pages * 1.1), columns)))
        yield path


def _segment() -> Callable[[Document], object] | None:
    try:
        found: Any = getattr(importlib.import_module("observance.segment"), "segment", None)
    except ImportError:
        return None
    return found if callable(found) else None


def _measure(path: Path, segment: Callable[[Document], object] | None) -> float:
    data = path.read_bytes()
    runs: list[Callable[[], object]] = [lambda: _bare(data), lambda: read_pdf(data)]
    if segment is not None:
        runs.append(lambda: segment(_document(path, read_pdf(data))))
    bare, read, *more = _medians(runs)
    sheets = len(read_pdf(data).pages)
    tail = f"{more[0]:15.3f}" if more else f"{'-':>15}"
    print(f"{path.name:34} {sheets:6} {bare:8.3f} {read:8.3f} {read / bare:6.2f} {tail}")
    return read / bare


def _medians(runs: list[Callable[[], object]]) -> list[float]:
    """Median seconds of each run; they take turns, so that a slow moment of the machine meets all of them."""
    taken: list[list[float]] = [[] for _ in runs]
    for _ in range(ROUNDS + 1):
        for run, times in zip(runs, taken, strict=True):
            start = time.perf_counter()
            run()
            times.append(time.perf_counter() - start)
    return [median(times[1:]) for times in taken]


def _bare(data: bytes) -> list[str]:
    """What anybody gets from pdfium in four lines."""
    opened: Any = pypdfium2.PdfDocument
    document = opened(data)
    said = []
    for page in document:
        text = page.get_textpage()
        said.append(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return said


def _document(path: Path, reading: Reading) -> Document:
    source = Source(name=path.name, sha256=reading.text_sha256, size=0)
    return Document(reference="D1", source=source, reading=reading)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
