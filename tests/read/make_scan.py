"""Scans for tests: a text set by typst, drawn, turned a little and covered with grain, as a scanner leaves it."""

from __future__ import annotations

import io
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

DOCUMENTS = Path(__file__).resolve().parents[2] / "examples" / "documents"
#: The text of each language that scans are made of, by Tesseract's code.
TEXTS = {
    "eng": "wftl-letter.txt",
    "fra": "veldania-information.txt",
    "spa": "aisl-carta.txt",
    "rus": "prichal-news.txt",
}


def text_of(language: str) -> str:
    """The text of the examples in a language."""
    return (DOCUMENTS / TEXTS[language]).read_text(encoding="utf-8")


def printed(text: str, *, dpi: int = 300, size: float = 11) -> list[bytes]:
    """The sheets of a text as PNG: its lines as they are, in a serif face on A4."""
    import typst

    lines = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "").replace("\f", "\n").replace("\n", "\\n")
    source = (
        '#set page(paper: "a4", margin: 2cm)\n'
        f'#set text(font: "Libertinus Serif", size: {size}pt, hyphenate: false)\n'
        f'#for line in "{lines}".split("\\n") [#line \\ ]'
    )
    made = typst.compile(source.encode(), format="png", ppi=float(dpi))
    return list(made) if isinstance(made, list) else [made]


def worn(sheet: bytes, *, dpi: int = 300, angle: float = 0.3, grain: int = 36, kind: str = "PNG") -> bytes:
    """A sheet as a scanner leaves it: turned, a little out of focus, with grain. The same each time."""
    from PIL import Image, ImageFilter

    image = Image.open(io.BytesIO(sheet)).convert("L")
    image = image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.6))
    pick = random.Random(1)
    speckled = Image.frombytes("L", image.size, pick.randbytes(image.width * image.height))
    image = Image.blend(image, speckled, grain / 255)
    out = io.BytesIO()
    image.save(out, kind, dpi=(dpi, dpi))
    return out.getvalue()


def turned(sheet: bytes, degrees: int) -> bytes:
    """A sheet that has to be turned clockwise by so many degrees to lie upright."""
    from PIL import Image

    image = Image.open(io.BytesIO(sheet))
    out = io.BytesIO()
    image.rotate(degrees, expand=True).save(out, "PNG", dpi=image.info["dpi"])
    return out.getvalue()


def scans(language: str, *, dpi: int = 300) -> list[bytes]:
    """The scanned sheets of the example in a language."""
    return [worn(sheet, dpi=dpi) for sheet in printed(text_of(language), dpi=dpi)]


def as_pdf(sheets: Sequence[bytes | str]) -> bytes:
    """A PDF of scanned sheets (bytes of a picture) and printed ones (their text)."""
    import typst

    source = ""
    files: dict[str, bytes] = {}
    for n, sheet in enumerate(sheets):
        if isinstance(sheet, str):
            source += f'#page(paper: "a4")[#"{sheet}"]\n'
        else:
            files[f"{n}.jpg"] = worn(sheet, angle=0, grain=0, kind="JPEG")
            source += f'#page(paper: "a4", margin: 0pt)[#image("{n}.jpg", width: 100%)]\n'
    with tempfile.TemporaryDirectory() as folder:
        for name, data in {"main.typ": source.encode(), **files}.items():
            Path(folder, name).write_bytes(data)
        made = typst.compile(Path(folder, "main.typ"))
    assert isinstance(made, bytes)
    return made


def error_rate(text: str, read: str) -> float:
    """The share of words that are wrong, missing or too many (Levenshtein over words)."""
    wanted, got = text.split(), read.split()
    row = list(range(len(got) + 1))
    for i, word in enumerate(wanted, 1):
        above, row = row, [i]
        for j, other in enumerate(got, 1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (word != other)))
    return row[-1] / max(1, len(wanted))
