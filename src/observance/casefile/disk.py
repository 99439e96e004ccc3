"""Files that know when they have been damaged.

Reads and makes bytes. A sealed file ends in a line that counts the lines before it and holds their sha256, so that a
truncated or changed file is known without asking another.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec


class Seal(msgspec.Struct, frozen=True, kw_only=True, tag_field="row", tag="seal"):
    """The last line of a sealed file."""

    rows: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """The content of a sealed file: its rows without the seal, and the sha256 that the seal holds."""

    rows: tuple[bytes, ...]
    sha256: str


def seal(rows: Iterable[bytes]) -> tuple[bytes, str]:
    """The bytes of a sealed file, and the sha256 of its rows."""
    lines = list(rows)
    body = b"".join(line + b"\n" for line in lines)
    sha256 = hashlib.sha256(body).hexdigest()
    return body + msgspec.json.encode(Seal(rows=len(lines), sha256=sha256)) + b"\n", sha256


def unseal(content: bytes) -> Sealed | None:
    """The rows of a sealed file; ``None`` where the seal is missing or broken."""
    end = content.rfind(b"\n", 0, len(content) - 1) + 1
    try:
        found = msgspec.json.decode(content[end:], type=Seal)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    if content[-1:] != b"\n" or hashlib.sha256(memoryview(content)[:end]).hexdigest() != found.sha256:
        return None
    rows = content[:end].split(b"\n")[:-1]
    return Sealed(rows=tuple(rows), sha256=found.sha256) if len(rows) == found.rows else None


def read_sealed(path: Path) -> Sealed | None:
    """The rows of a sealed file, if it is there and whole."""
    try:
        return unseal(path.read_bytes())
    except OSError:
        return None
