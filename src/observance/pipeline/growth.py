"""A case that grows, as the stage of who is who sees it: its documents, where its actors lie, what is kept of it.

Reads nothing by itself; writes shards of actors. Which actors lie in one shard is told by their ids and by how many
there are, so that the shards are the same however the case became what it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from observance.casefile.disk import seal
from observance.casefile.folder import CaseFolder, write_shard
from observance.casefile.generation import PartShard
from observance.casefile.party_rows import actor_row, proposal_row
from observance.domain.findings import Findings
from observance.domain.parties import Parties
from observance.pipeline.drawers import Drawers
from observance.pipeline.kept_names import KeptNames

#: A case with fewer mentions is read and resolved in about the time that it takes to keep its parts.
LEAST_KEPT = 5_000
#: So many actors lie in one shard before there are more shards.
_IN_A_SHARD = 256


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """What is kept of the case as a whole; ``states`` counts those that no list holds."""

    version: str
    documents: tuple[tuple[str, str], ...]
    states: dict[str, int]
    next_part: int
    actors: int
    shards: tuple[PartShard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """A case of which it is to be told who is who.

    ``version`` is that of all that makes the product; ``documents`` are the references in their order, each with the
    sum of its findings, which ``load`` gives. ``least_kept`` is the number of mentions from which on parts are kept.
    """

    case: CaseFolder
    stage: str
    version: str
    documents: tuple[tuple[str, str], ...]
    load: Callable[[str], Findings]
    least_kept: int = LEAST_KEPT

    @property
    def place(self) -> Path:
        """Where parts are kept."""
        return self.case.cache / self.stage

    @property
    def ranks(self) -> Mapping[str, int]:
        """The order of the documents."""
        return {reference: rank for rank, (reference, _) in enumerate(self.documents)}

    def shard(self, name: str, rows: Sequence[bytes]) -> PartShard:
        """Put rows into a shard that is named by what they are."""
        _, sha256 = seal(rows)
        key = hashlib.sha256(f"{self.stage}\0{self.version}\0{name}\0{sha256}".encode()).hexdigest()
        write_shard(self.case, self.stage, key, rows)
        return PartShard(name=name, key=key, sha256=sha256)

    def kept_before(self) -> tuple[KeptNames, Kept] | None:
        """What the build before kept, if it is there and of this version, with all its shards."""
        drawers = Drawers.open(self.place)
        if drawers is None:
            return None
        kept = msgspec.msgpack.decode(drawers.row, type=Kept)
        are_there = all(self.case.shard_place(one.key).exists() for one in kept.shards)
        return (KeptNames(drawers=drawers), kept) if kept.version == self.version and are_there else None

    def put_away(self, names: KeptNames, kept: Kept) -> None:
        """Keep what the next build wants."""
        names.put_away(msgspec.msgpack.encode(kept), self.case.scratch)


def digits(actors: int) -> int:
    """How many digits of an id tell in which shard an actor lies."""
    found = 0
    while actors > _IN_A_SHARD * 16**found:
        found += 1
    return found


def count_actors(keys: Iterable[str]) -> int:
    """How many rows are actors' by their keys; the others are proposals."""
    return sum(" " not in key for key in keys)


def keyed_rows(parties: Parties) -> dict[str, bytes]:
    """The rows of some parties by their keys: the id of an actor, the two ids of a proposal."""
    rows = {actor.id: actor_row(actor) for actor in parties.actors}
    return rows | {f"{one.one} {one.other}": proposal_row(one) for one in parties.proposals}


def row_sum(row: bytes) -> bytes:
    """The sum of a row, as it is kept."""
    return hashlib.blake2b(row, digest_size=12).digest()
