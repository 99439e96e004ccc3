"""A Source: the bytes of a file by their sha256, and what somebody declared about them.

Reads a file and, beside it, ``NAME.source.toml``; gives a :class:`~observance.domain.text.Source`. Nothing is inferred
from the file's name. The declaration holds up to four texts::

    given_by = "the secretariat of a federation"
    given_on = 2026-03-02            # a date, or a text where the day is not known
    origin = "https://example.org/letters/3"
    condition = "do not publish the annex"
"""

from __future__ import annotations

import tomllib
from datetime import date
from hashlib import sha256
from pathlib import Path

from observance.domain.text import Source
from observance.errors import DataError

DECLARATION = ".source.toml"
KEYS = ("given_by", "given_on", "origin", "condition")


def describe_source(path: Path, root: Path) -> Source:
    """The Source of the file at ``path``, named relative to ``root``.

    Raises OSError, and DataError for a declaration that cannot be understood.
    """
    return source_of(path.read_bytes(), path, root)


def source_of(data: bytes, path: Path, root: Path) -> Source:
    """The Source of bytes that were read from ``path``: the sum is of what was read, whatever the file is by now."""
    digest = sha256(data).hexdigest()
    return Source(name=source_name(path, root), sha256=digest, size=len(data), **declared(path))


def source_name(path: Path, root: Path) -> str:
    """The path relative to ``root`` with ``/`` between parts; the bare name where it lies elsewhere.

    A symbolic link is named by where it stands, not by what it points at.
    """
    try:
        return path.absolute().relative_to(root.absolute()).as_posix()
    except ValueError:
        return path.name


def declared(path: Path) -> dict[str, str]:
    """What ``NAME.source.toml`` beside ``path`` says, empty where there is none."""
    declaration = path.with_name(path.name + DECLARATION)
    if not declaration.is_file():
        return {}
    try:
        entries = tomllib.loads(declaration.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(
            "this is not TOML ({reason})", where=str(declaration), do="correct it", reason=str(error)
        ) from error
    return {key: _checked(key, value, declaration) for key, value in entries.items()}


def _checked(key: str, value: object, declaration: Path) -> str:
    if key not in KEYS:
        raise DataError(
            "{key} is not known here", where=str(declaration), do="use {keys}", key=key, keys=", ".join(KEYS)
        )
    if key == "given_on" and isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        raise DataError("{key} is not a text", where=str(declaration), do="put it in quotation marks", key=key)
    return value
