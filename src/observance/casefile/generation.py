"""A generation: the list of what a build made, one row a document, named by its own content.

Reads and writes bytes. It names the shard of every stage and the sum of its rows, and of a stage that is made in parts
the shard of each part; documents that could not be read are rows too, with the reason.
"""

from __future__ import annotations

import hashlib
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
class PartShard:
    """A part of what a stage made: its name, the key under which it lies, and the sha256 of its rows."""

    name: str
    key: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Divided:
    """The product of a stage that is made in parts: the rows of its parts, one after the other.

    ``key`` is the sum of all that the product depends on: under the same key no part has to be looked at again.
    """

    stage: str
    key: str
    parts: tuple[PartShard, ...]

    @property
    def shards(self) -> tuple[Shard, ...]:
        """The shard of each part, in their order."""
        return tuple(Shard(stage=self.stage, key=part.key, sha256=part.sha256) for part in self.parts)

    @property
    def sha256(self) -> str:
        """The sum of the whole product."""
        return hashlib.sha256("".join(f"{part.sha256} {part.name}\n" for part in self.parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """All documents in the order of names, and what stages made that see the whole case: shards, or several of them."""

    entries: tuple[Entry, ...]
    shards: tuple[Shard, ...] = ()
    divided: tuple[Divided, ...] = ()

    def all_shards(self) -> tuple[Shard, ...]:
        """Every shard that the generation names."""
        return (*self.wide_shards(), *(shard for entry in self.entries for shard in entry.shards))

    def wide_shards(self) -> tuple[Shard, ...]:
        """The shards of stages that see several documents."""
        return (*self.shards, *(shard for divided in self.divided for shard in divided.shards))

    def shards_of(self, stage: str) -> tuple[Shard, ...]:
        """The shards of a stage that sees several documents, in the order of their rows; none where it did not run."""
        return tuple(shard for shard in self.wide_shards() if shard.stage == stage)


class _Head(msgspec.Struct, frozen=True, kw_only=True, tag_field="row", tag="generation"):
    format: int
    shards: tuple[Shard, ...]


class _DividedRow(msgspec.Struct, frozen=True, kw_only=True, tag_field="row", tag="parts"):
    value: Divided


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
    for divided in generation.divided:
        yield msgspec.json.encode(_DividedRow(value=divided))
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
    decoder = msgspec.json.Decoder(_DividedRow | _EntryRow)
    found = [decoder.decode(row).value for row in rows[1:]]
    return Generation(
        entries=tuple(one for one in found if isinstance(one, Entry)),
        shards=head.shards,
        divided=tuple(one for one in found if isinstance(one, Divided)),
    )
