"""Recognition of the text on a picture of a sheet, by Tesseract: its library if it is there, else its program.

Reads a :class:`Picture`; gives lines in reading order with the box and the confidence of each word. The language is
chosen for each sheet: a band of it is read in all languages first, its small words tell which they are, and the sheet
is read in those alone, which halves the errors of accents and takes a third less time than all of them. The sheet
before gives the first guess. A sheet that lies on its side or on its head is turned: where what was read of it is
doubtful, Tesseract is asked how its letters stand. One engine, one version and one picture give the same text.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from observance.errors import N_, DamagedFile, MissingTool, TooSlow
from observance.read.columns import arrange
from observance.read.hocr import lines_of
from observance.read.ocr_languages import CODES, told_by_words
from observance.read.sheets import SeenLine

#: The languages that are recognised, by Tesseract's codes.
LANGUAGES = tuple(CODES)
#: How long one sheet may take: a full one takes two seconds.
SECONDS = 180
#: The resolution at which sheets are drawn for recognition: letters of 9 points have the 20 pixels that it wants.
DPI = 300
#: Pixels of a picture that is recognised; a larger one is made smaller first. A2 at 300 dots to the inch.
MOST_PIXELS = 36_000_000
#: The part of a sheet that tells its language.
_BAND = 0.22

_INSTALL = N_("install it: apt install tesseract-ocr tesseract-ocr-fra tesseract-ocr-spa tesseract-ocr-rus")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A sheet in grey: one byte a pixel, rows from the top without gaps; ``dpi`` is dots to the inch."""

    width: int
    height: int
    dpi: float
    pixels: bytes = field(repr=False)

    def band(self, share: float) -> Picture:
        """The part of the sheet, as high as ``share`` of it, that has most ink."""
        height = max(1, round(self.height * share))
        ink = [self._ink(row) for row in range(0, self.height, _STEP)]
        rows = max(1, height // _STEP)
        sums = [sum(ink[at : at + rows]) for at in range(max(1, len(ink) - rows + 1))]
        top = sums.index(max(sums)) * _STEP
        height = min(height, self.height - top)
        pixels = self.pixels[top * self.width : (top + height) * self.width]
        return Picture(width=self.width, height=height, dpi=self.dpi, pixels=pixels)

    def turned(self, degrees: int) -> Picture:
        """The picture turned clockwise by a quarter, a half or three quarters."""
        if degrees == 180:
            return replace(self, pixels=self.pixels[::-1])
        columns = range(self.width) if degrees == 90 else range(self.width - 1, -1, -1)
        step = -1 if degrees == 90 else 1
        pixels = b"".join(self.pixels[x :: self.width][::step] for x in columns)
        return replace(self, width=self.height, height=self.width, pixels=pixels)

    def _ink(self, row: int) -> int:
        """Dark pixels of a row."""
        pixels = self.pixels[row * self.width : (row + 1) * self.width]
        return len(pixels.translate(None, _LIGHT))


#: Tesseract's model of directions and scripts.
_DIRECTIONS = "osd"
_LIGHT = bytes(range(128, 256))
_STEP = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """The lines of a sheet in reading order with their columns, and the languages it was read in.

    ``turned`` is by how many degrees, clockwise, the sheet was turned first: places are those on the turned sheet.
    """

    lines: tuple[SeenLine, ...]
    columns: tuple[int, ...]
    languages: tuple[str, ...]
    turned: int = 0


class Engine(Protocol):
    """What recognises: its name with its version, the languages it has, and the page it makes of a picture (hOCR).

    ``turn`` says by how many degrees a picture has to be turned clockwise so that its letters stand upright.
    """

    @property
    def name(self) -> str: ...

    @property
    def languages(self) -> tuple[str, ...]: ...

    def page(self, picture: Picture, languages: Sequence[str]) -> bytes: ...

    def turn(self, picture: Picture) -> int: ...


def recognise(picture: Picture, before: Sequence[str] = ()) -> Recognised:
    """Recognise a sheet. ``before`` are the languages of the sheet before. Raises MissingTool."""
    engine = find_engine()
    found = _recognised(engine, picture, before)
    if not found.lines or not _is_doubtful(found.lines):
        return found
    degrees = engine.turn(picture)
    if not degrees:
        return found
    turned = _recognised(engine, picture.turned(degrees), before)
    better = turned.lines and not _stands_on_end(turned.lines) and _certainty(turned.lines) > _certainty(found.lines)
    return replace(turned, turned=degrees) if better or _is_upright(turned.lines, found.lines) else found


def _is_upright(turned: Sequence[SeenLine], found: Sequence[SeenLine]) -> bool:
    """Whether turning set words upright that were read as surely while they stood on end."""
    return _stands_on_end(found) and not _stands_on_end(turned) and _certainty(turned) > _certainty(found) - _DOUBT


#: Mean certainty below which a sheet may lie the wrong way: clean print has .9 and more, print on its side .5.
_DOUBTFUL = 0.7
_DOUBT = 0.05
#: A word of so many letters is wider than it is high, however it is set.
_LONG = 4


def _is_doubtful(lines: Sequence[SeenLine]) -> bool:
    return _certainty(lines) < _DOUBTFUL or _stands_on_end(lines)


def _certainty(lines: Sequence[SeenLine]) -> float:
    """The mean certainty of the words, by letters."""
    words = [(len(word.text), word.confidence) for line in lines for word in line.words]
    return sum(size * sure for size, sure in words) / max(1, sum(size for size, _ in words))


def _stands_on_end(lines: Sequence[SeenLine]) -> bool:
    """Whether most long words are higher than wide: Tesseract reads print that runs down a sheet, in no good order."""
    long = [word for line in lines for word in line.words if len(word.text) >= _LONG]
    return 2 * sum(word.y1 - word.y0 > word.x1 - word.x0 for word in long) > len(long)


def _recognised(engine: Engine, picture: Picture, before: Sequence[str]) -> Recognised:
    """What is read on a picture as it lies."""
    if before:
        guessed = _read(engine, picture, before)
        if told_by_words(_said(guessed), engine.languages) == tuple(before):
            return _arranged(guessed, before)
    band = _read(engine, picture.band(_BAND), engine.languages)
    told = told_by_words(_said(band), engine.languages)
    if told:
        found = _read(engine, picture, told)
        if told_by_words(_said(found), engine.languages) in (told, ()):
            return _arranged(found, told)
    whole = _read(engine, picture, engine.languages)
    told = told_by_words(_said(whole), engine.languages)
    return _arranged(_read(engine, picture, told), told) if told else _arranged(whole, engine.languages)


def _read(engine: Engine, picture: Picture, languages: Sequence[str]) -> tuple[SeenLine, ...]:
    return lines_of(engine.page(picture, languages), picture.height, 72.0 / picture.dpi)


def _said(lines: Sequence[SeenLine]) -> str:
    return " ".join(line.piece.text for line in lines)


def _arranged(lines: Sequence[SeenLine], languages: Sequence[str]) -> Recognised:
    """The lines in reading order: the engine's, unless the places contradict it."""
    by_piece = {id(line.piece): line for line in lines}
    placed = arrange([line.piece for line in lines])
    return Recognised(
        lines=tuple(by_piece[id(piece)] for piece, _ in placed),
        columns=tuple(column for _, column in placed),
        languages=tuple(languages),
    )


def facts_of(sheets: Mapping[int, Recognised]) -> tuple[tuple[str, str], ...]:
    """What has to be told of recognised sheets: which they are, in which languages, by which engine."""
    if not sheets:
        return ()
    turned = " ".join(f"{number}:{sheet.turned}" for number, sheet in sheets.items() if sheet.turned)
    return (
        ("recognised_by", find_engine().name),
        ("recognised_sheets", " ".join(map(str, sheets))),
        ("recognised_languages", " ".join("+".join(sheet.languages) for sheet in sheets.values())),
        *((("turned_sheets", turned),) if turned else ()),
    )


# --- Engines --------------------------------------------------------------------------------------------------------


@cache
def find_engine() -> Engine:
    """The library, else the program. Raises MissingTool where there is neither, or neither has a language of ours."""
    for make in (_library, _program):
        engine = make()
        if engine is not None and engine.languages:
            return engine
    raise MissingTool(
        "there is no text in it, only pictures, and tesseract is not there to recognise them", do=_INSTALL
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """The ``tesseract`` program: it gets the picture through its input and writes no file."""

    name: str
    path: str
    languages: tuple[str, ...]

    def page(self, picture: Picture, languages: Sequence[str]) -> bytes:
        """What it recognises, as hOCR."""
        command = [self.path, "-", "-", "-l", "+".join(languages), "--psm", "3", "--dpi", str(round(picture.dpi))]
        header = f"P5 {picture.width} {picture.height} 255\n".encode()
        try:
            done = _run([*command, "-c", "tessedit_create_hocr=1"], header + picture.pixels)
        except subprocess.TimeoutExpired as error:
            raise TooSlow(
                "the recognition of a sheet takes more than {most} seconds",
                do="give the sheet with less on it, or its text",
                most=SECONDS,
                setting="seconds",
            ) from error
        if done.returncode:
            raise DamagedFile("tesseract cannot read the picture", do="scan it again, or save it as PNG or TIFF")
        return done.stdout

    def turn(self, picture: Picture) -> int:
        """By how many degrees to turn the picture; none where the model of directions is not there."""
        header = f"P5 {picture.width} {picture.height} 255\n".encode()
        try:
            done = _run([self.path, "-", "-", "--psm", "0", "--dpi", str(round(picture.dpi))], header + picture.pixels)
        except subprocess.TimeoutExpired:
            return 0
        found = _ROTATE.search(done.stdout)
        return int(found["degrees"]) % 360 if found and not done.returncode else 0


_ROTATE = re.compile(rb"^Rotate: (?P<degrees>\d+)", re.MULTILINE)


def _run(command: Sequence[str], data: bytes) -> subprocess.CompletedProcess[bytes]:
    """One thread a process: the build has a process for every core already."""
    environ = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    return subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, env=environ, check=False)


def _program() -> Engine | None:
    path = shutil.which("tesseract")
    if path is None:
        return None
    try:
        version = _run([path, "--version"], b"").stdout.decode("utf-8", "replace").split()[:2]
        listed = _run([path, "--list-langs"], b"").stdout.decode("utf-8", "replace").split()
    except (OSError, subprocess.SubprocessError):
        return None
    return Program(name=" ".join(version), path=path, languages=tuple(code for code in LANGUAGES if code in listed))


@dataclass(slots=True, kw_only=True)
class Library:
    """Tesseract within this process, by tesserocr: it keeps its models, and is a third faster on a sheet."""

    name: str
    models: str
    languages: tuple[str, ...]
    make: Callable[..., Any] = field(repr=False)
    kept: dict[tuple[str, ...], Any] = field(default_factory=dict, repr=False)

    def page(self, picture: Picture, languages: Sequence[str]) -> bytes:
        """What it recognises, as hOCR."""
        engine = self._engine(tuple(languages))
        engine.SetImageBytes(picture.pixels, picture.width, picture.height, 1, picture.width)
        engine.SetSourceResolution(round(picture.dpi))
        try:
            if not engine.Recognize(SECONDS * 1000):
                raise DamagedFile("tesseract cannot read the picture", do="scan it again, or save it as PNG or TIFF")
            return str(engine.GetHOCRText(0)).encode()
        finally:
            engine.Clear()

    def turn(self, picture: Picture) -> int:
        """By how many degrees to turn the picture; none where the model of directions is not there."""
        if not Path(self.models, f"{_DIRECTIONS}.traineddata").is_file():
            return 0
        if (_DIRECTIONS,) not in self.kept:
            self.kept[(_DIRECTIONS,)] = self.make(path=self.models, lang=_DIRECTIONS, psm=0)
        engine = self.kept[(_DIRECTIONS,)]
        engine.SetImageBytes(picture.pixels, picture.width, picture.height, 1, picture.width)
        engine.SetSourceResolution(round(picture.dpi))
        try:
            found = engine.DetectOrientationScript()
            return -int(found["orient_deg"]) % 360 if found else 0
        finally:
            engine.Clear()

    def _engine(self, languages: tuple[str, ...]) -> Any:
        if languages not in self.kept:
            self.kept[languages] = self.make(path=self.models, lang="+".join(languages), psm=3)
        return self.kept[languages]


#: Where Tesseract's models lie: its own variable, then where the systems put them.
_MODELS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)


def _library() -> Engine | None:
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        import tesserocr
    except ImportError:
        return None
    places = [os.environ.get("TESSDATA_PREFIX", ""), *_MODELS]
    for place in filter(None, places):
        known = tuple(code for code in LANGUAGES if Path(place, f"{code}.traineddata").is_file())
        if known:
            version = " ".join(str(tesserocr.tesseract_version()).split()[:2])
            return Library(name=version, models=place, languages=known, make=tesserocr.PyTessBaseAPI)
    return None
