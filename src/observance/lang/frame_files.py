"""The files of frames as they are written.

Reads TOML; gives the data from which frames are made.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from observance.errors import DataError


class FrameData(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frame as it is written."""

    id: str
    pattern: str
    cue: str | None = None
    values: dict[str, object] = {}
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


class FileData(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file: groups of words, and frames; ``told`` and ``not_told`` prove words that no frame joins.

    They are clauses by what they tell, and clauses that hold its words and do not. ``apart`` is true where the letters
    of its frames are looked for by themselves, since most of what is read is never asked for them.
    """

    apart: bool = False

    words: dict[str, tuple[str, ...]] = {}
    frames: tuple[FrameData, ...] = ()
    told: dict[str, tuple[str, ...]] = {}
    not_told: dict[str, tuple[str, ...]] = {}


def read_frames(path: Path) -> FileData:
    """Read a file. Raises DataError."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), FileData)
    except (OSError, ValueError, msgspec.ValidationError) as problem:
        raise DataError("this file of frames cannot be read: {problem}", where=str(path), problem=problem) from problem
