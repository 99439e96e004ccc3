"""Documents that are held as they are: of which something is withheld, or all of them while a vault is shut.

Reads and writes ``withheld.jsonl`` in a case: which vault the case has, and for each held document its reading. No row
holds a name, a word, or the sum of what is withheld.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from observance.casefile.generation import Shard
from observance.disk import write_whole
from observance.domain.edition import Problem
from observance.errors import CaseDamaged


class HeldDocument(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="row", tag="document"):
    """A document as it is held: under its name or a pseudonym (``hidden``), with its reading if it has one."""

    document: str
    reference: str
    sha256: str | None = None
    size: int | None = None
    media: str | None = None
    reading: Shard | None = None
    problems: tuple[Problem, ...] = ()
    hidden: bool = False


class _Vault(msgspec.Struct, frozen=True, kw_only=True, tag_field="row", tag="vault"):
    """The number of the vault that belongs to the case; drawn by lot."""

    id: str


_ROW = msgspec.json.Decoder(HeldDocument | _Vault)


#: How the pseudonyms of documents begin.
PSEUDONYM = "withheld-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a case holds as it is. ``vault`` is ``None`` where nothing is protected."""

    vault: str | None = None
    documents: tuple[HeldDocument, ...] = ()
    by_name: Mapping[str, HeldDocument] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Know the documents by their names in the case."""
        object.__setattr__(self, "by_name", {one.document: one for one in self.documents})

    def reading_of(self, name: str) -> Shard | None:
        """The reading of a held document."""
        return self.by_name[name].reading if name in self.by_name else None

    @property
    def hidden(self) -> tuple[HeldDocument, ...]:
        """Those whose names are withheld."""
        return tuple(one for one in self.documents if one.hidden)


def read_held(path: Path) -> Held:
    """What a case holds as it is; nothing where there is no such file."""
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return Held()
    try:
        rows = [_ROW.decode(line) for line in lines if line]
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise CaseDamaged(
            "what is withheld cannot be read ({error})",
            where=str(path),
            do="restore the file from a copy, or build the case anew from its vault",
            error=str(error),
        ) from error
    return Held(
        vault=next((row.id for row in rows if isinstance(row, _Vault)), None),
        documents=tuple(row for row in rows if isinstance(row, HeldDocument)),
    )


def pseudonyms_of(held: Held, salt: bytes | None = None) -> dict[str, str]:
    """Other pseudonyms for the documents whose names are withheld, drawn by lot unless a ``salt`` is given."""
    hidden = [one.document for one in held.hidden if one.document.startswith(PSEUDONYM)]
    lot = salt if salt is not None else os.urandom(16)
    length = max(map(len, hidden), default=0) - len(PSEUDONYM)
    return {name: PSEUDONYM + hashlib.sha256(lot + name.encode()).hexdigest()[:length] for name in hidden}


def write_held(path: Path, held: Held, scratch: Path) -> None:
    """Keep what a case holds as it is; no file where there is nothing to keep."""
    rows = [_Vault(id=held.vault)] if held.vault else []
    lines = [msgspec.json.encode(row) for row in (*rows, *sorted(held.documents, key=lambda one: one.document))]
    if lines:
        write_whole(path, b"".join(line + b"\n" for line in lines), scratch)
    else:
        path.unlink(missing_ok=True)
