"""Put a file that somebody gives into the folder of the documents: whole, once, and under a name that is free.

Writes a hidden file beside its place, brings it to the disk, and links it to its name, which fails where the name is
taken. So a process that is killed leaves a hidden file that nobody reads, and never half a document.
"""

from __future__ import annotations

import os
import secrets
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path, PurePosixPath

from observance.disk import bring_to_disk
from observance.errors import N_, ObservanceError

#: A name is cut to this many bytes, which every file system takes, with room for a number.
_LONGEST_NAME = 200
_PART = ".part"
_DECLARATION = ".source.toml"


class NotReceived(ObservanceError):
    """A file that was given could not be taken."""

    code = "not-received"


class Receipt(StrEnum):
    """What became of a file that was given."""

    NEW = "new"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A file that was given: the name under which the folder holds it, and whether it held the same bytes before."""

    given: str
    name: str
    receipt: Receipt


def receive(folder: Path, given: str, pieces: Iterable[bytes], *, most: int) -> Received:
    """Put a file of at most ``most`` bytes into a folder, as ``given`` or, where that is taken, under a number."""
    name = safe_name(given)
    apart = folder / f".{secrets.token_hex(8)}{_PART}"
    try:
        total = _write(apart, pieces, most, given)
        same = _same(folder, apart, total)
        if same is not None:
            return Received(given=given, name=same, receipt=Receipt.SAME)
        return Received(given=given, name=_link(apart, folder, name), receipt=Receipt.NEW)
    except OSError as error:
        raise NotReceived(
            N_("the file cannot be kept ({reason})"),
            where=given,
            do=N_("make room in the folder of the documents or change its permissions, then give the file again"),
            reason=error.strerror or str(error),
        ) from error
    finally:
        apart.unlink(missing_ok=True)


def safe_name(given: str) -> str:
    """The last part of a name, without what a folder's name or a hidden file would be made of."""
    last = PurePosixPath(given.replace("\\", "/")).name
    clean = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] != "C").strip()
    clean = clean.lstrip(".~$").strip()
    if not clean or clean.endswith(_DECLARATION):
        raise NotReceived(
            N_("this is no name of a document"), where=given, do=N_("give the file another name, then give it again")
        )
    return _cut(clean)


def tidy(folder: Path) -> int:
    """Take away what was left half-written by a process that was killed; how many files that were."""
    left = list(folder.glob(f".*{_PART}"))
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)


def _cut(name: str) -> str:
    """A name that is not too long, with its ending."""
    ending = PurePosixPath(name).suffix[:20]
    stem = name[: len(name) - len(ending)] if ending else name
    while len((stem + ending).encode()) > _LONGEST_NAME:
        stem = stem[:-1]
    return stem + ending


def _write(apart: Path, pieces: Iterable[bytes], most: int, given: str) -> int:
    total = 0
    with apart.open("xb") as file:
        for piece in pieces:
            total += len(piece)
            if total > most:
                raise NotReceived(
                    N_("the file is larger than {most} bytes"),
                    where=given,
                    do=N_("raise the setting read_bytes, or put the file into the folder of the documents by hand"),
                    most=most,
                )
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return total


def _same(folder: Path, apart: Path, total: int) -> str | None:
    """The name of a file of the folder with the same bytes; files of other sizes are not looked into."""
    wanted: str | None = None
    for path in _files(folder):
        if path.stat().st_size == total:
            wanted = wanted or _sum(apart)
            if _sum(path) == wanted:
                return path.relative_to(folder).as_posix()
    return None


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (path for name in sorted(names) if not name.startswith(".") and (path := Path(root, name)).is_file())


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        made = sha256()
        while piece := file.read(1 << 20):
            made.update(piece)
    return made.hexdigest()


def _link(apart: Path, folder: Path, name: str) -> str:
    """Give a file its name, or the first free one with a number."""
    whole = PurePosixPath(name)
    n = 1
    while True:
        tried = name if n == 1 else f"{whole.stem}-{n}{whole.suffix}"
        try:
            os.link(apart, folder / tried)
        except FileExistsError:
            n += 1
            continue
        bring_to_disk(folder)
        return tried
