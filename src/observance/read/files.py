"""One file to a Document: the reader is chosen by content, never by name.

Reads one file, or bytes with their Source; gives a :class:`~observance.domain.text.Document`. Readers and the
libraries under them are imported when a file needs them, so that importing this module costs nothing.
"""

from __future__ import annotations

import stat
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from observance.domain.text import Document, Reading, Source
from observance.errors import EmptyFile, NotAFile, ObservanceError, UnknownFormat
from observance.read.reference import reference_for
from observance.read.sniff import (
    AKN,
    DOCX,
    EML,
    HTML,
    JPEG,
    ODT,
    PDF,
    PNG,
    RTF,
    TEXT,
    TIFF,
    ZIP,
    media_of,
    seems,
)
from observance.read.source import source_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A reader by name: ``version`` changes whenever it may read the same bytes differently."""

    version: str
    module: str
    function: str

    def load(self) -> Callable[[bytes], Reading]:
        """Import the reader and what it stands on."""
        function: Callable[[bytes], Reading] = getattr(import_module(self.module), self.function)
        return function


#: The reader of each media type. A version here is the ``reader`` of the Readings it makes; a test holds that.
READERS = {
    PDF: Reader(version="pdf/3", module="observance.read.pdf", function="read_pdf"),
    DOCX: Reader(version="docx/1", module="observance.read.docx", function="read_docx"),
    ODT: Reader(version="odt/1", module="observance.read.odt", function="read_odt"),
    RTF: Reader(version="rtf/1", module="observance.read.rtf", function="read_rtf"),
    HTML: Reader(version="html/1", module="observance.read.html", function="read_html"),
    EML: Reader(version="eml/1", module="observance.read.eml", function="read_eml"),
    AKN: Reader(version="akn/1", module="observance.publish.akn.reading", function="read_akn"),
    TEXT: Reader(version="txt/2", module="observance.read.txt", function="read_txt"),
    PNG: Reader(version="image/2", module="observance.read.images", function="read_image"),
    JPEG: Reader(version="image/2", module="observance.read.images", function="read_image"),
    TIFF: Reader(version="image/2", module="observance.read.images", function="read_image"),
}


def read(path: str | Path, *, root: Path | None = None, reference: str | None = None) -> Document:
    """Read one file. ``root`` is the folder that names are relative to (by default the file's own)."""
    file = Path(path)
    root = file.parent if root is None else root
    _check_file(file)
    try:
        data = file.read_bytes()
        source = source_of(data, file, root)
    except OSError as error:
        raise _unreadable(file) from error
    return read_bytes(data, source, reference)


def read_bytes(data: bytes, source: Source, reference: str | None = None) -> Document:
    """Read the bytes of a Source: of a file, or of a member of one."""
    try:
        reading = read_media(data)
    except ObservanceError as error:
        error.where = error.where or source.name
        raise
    return Document(reference=reference or reference_for(source.name), source=source, reading=reading)


def read_media(data: bytes) -> Reading:
    """The Reading of some bytes by the reader that knows them."""
    if not data:
        raise EmptyFile("the file is empty", do="ask for it again")
    media = media_of(data)
    if media == ZIP:
        raise UnknownFormat("an archive is no document, its members are", do="name the folder that it lies in")
    if media is None:
        raise UnknownFormat(
            "no reader for this format ({format})", do="convert it to PDF, DOCX, HTML or plain text", format=seems(data)
        )
    return READERS[media].load()(data)


def reader_version(media: str) -> str:
    """The name and version of the reader of ``media``, such as ``pdf/1``, without loading it."""
    return READERS[media].version


def _check_file(file: Path) -> None:
    """Opening a pipe would wait for ever and a folder fails late, so ask first."""
    try:
        mode = file.stat().st_mode
    except (OSError, ValueError) as error:
        raise _unreadable(file) from error
    if not stat.S_ISREG(mode):
        raise NotAFile("this is not a file", where=str(file), do="name a file")


def _unreadable(file: Path) -> NotAFile:
    return NotAFile("there is no file here that can be read", where=str(file), do="check the name and the permission")
