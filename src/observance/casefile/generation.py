"""A generation: the list of what a build made, one row a document, named by its own content.

Reads and writes bytes. It names the shard of every stage and the sum of its rows; documents that could not be read
are rows too, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from observance.casefile.disk import seal, unseal
from observance.domain.edition import Problem


class State(StrEnum):
    """How far a document was read."""

    READ = "read"
    PARTLY = "partly_read"
    NOT_READ = "not_read"


#: The media type of a row that stands for an archive: it has no reading, the files packed in it have.
ARCHIVE = "application/zip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """The product of one stage: the key under which it lies, and the sha256 of its rows."""

    stage: str
    key: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A document of the case: its name and reference, how far it was read, and where its parts lie."""

    document: str
    reference: str
    sha256: str | None
    size: int | None
    state: State
    media: str | None = None
    shards: tuple[Shard, ...] = ()
    problems: tuple[Problem, ...] = ()

    def shard(self, stage: str) -> Shard | None:
        """The shard of a stage, if the document came so far."""
        return next((shard for shard in self.shards if shard.stage == stage), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """All documents in the order of names, and the shards of stages that see the whole case."""

    entries: tuple[Entry, ...]
    shards: tuple[Shard, ...] = ()

    def all_shards(self) -> tuple[Shard, ...]:
        """Every shard that the generation names."""
        return (*self.shards, *(shard for entry in self.entries for shard in entry.shards))


class _Head(msgspec.Struct, frozen=True, kw_only=True, tag_field="row", tag="generation"):
    format: int
    shards: tuple[Shard, ...]


class _EntryRow(msgspec.Struct, frozen=True, kw_only=True, tag_field="row", tag="document"):
    value: Entry


FORMAT = 1
NAME_LENGTH = 20


def encode_generation(generation: Generation) -> tuple[str, bytes]:
    """The name of a generation, which follows from its content, and the content."""
    content, sha256 = seal(_rows(generation))
    return sha256[:NAME_LENGTH], content


def _rows(generation: Generation) -> Iterable[bytes]:
    yield msgspec.json.encode(_Head(format=FORMAT, shards=generation.shards))
    for entry in sorted(generation.entries, key=lambda entry: entry.document):
        yield msgspec.json.encode(_EntryRow(value=entry))


def decode_generation(name: str, content: bytes) -> Generation | None:
    """The generation that the content holds; ``None`` where it is damaged or has another name."""
    sealed = unseal(content)
    if sealed is None or not sealed.sha256.startswith(name) or not sealed.rows:
        return None
    try:
        return _decoded(sealed.rows)
    except msgspec.DecodeError:
        return None


def _decoded(rows: Sequence[bytes]) -> Generation:
    head = msgspec.json.decode(rows[0], type=_Head)
    decoder = msgspec.json.Decoder(_EntryRow)
    return Generation(entries=tuple(decoder.decode(row).value for row in rows[1:]), shards=head.shards)
