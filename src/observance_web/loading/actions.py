"""What people do to the documents of a case: give files, have them tried again, stop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from observance.casefile import CaseFile
from observance.errors import ObservanceError
from observance_web.loading.receiving import Receipt, Received, receive
from observance_web.loading.requests import Request, Requests


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What became of files that were given: those taken, and why others were not."""

    received: tuple[Received, ...]
    refused: tuple[ObservanceError, ...]

    @property
    def fresh(self) -> tuple[Received, ...]:
        """Those that the folder did not hold."""
        return tuple(one for one in self.received if one.receipt is Receipt.NEW)


def give_files(case: Path, folder: Path, files: Iterable[UploadedFile[Any]], *, most: int) -> Given:
    """Put files into the folder of the documents and ask for them to be read; each is kept before anything is said."""
    received, refused = [], []
    documents = documents_of(case)
    for file in files:
        try:
            received.append(receive(documents, file.name or "", _pieces(file), most=most))
        except ObservanceError as error:
            refused.append(error)
    given = Given(received=tuple(received), refused=tuple(refused))
    if given.fresh:
        Requests(folder).ask(Request())
    return given


def try_again(folder: Path, references: Sequence[str]) -> None:
    """Have the folder read, and documents tried once more that could not be read."""
    Requests(folder).ask(Request(again=tuple(references)))


def stop(folder: Path) -> None:
    """End the build at work; what it has read stays."""
    Requests(folder).stop()


def documents_of(case: Path) -> Path:
    """The folder of a case's documents."""
    return (case / CaseFile.open(case).source).resolve()


def _pieces(file: UploadedFile[Any]) -> Iterator[bytes]:
    yield from file.chunks()
