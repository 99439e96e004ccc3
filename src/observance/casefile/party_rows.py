"""Who is who in a case as rows of JSON: an actor or a proposal a row.

Reads and writes bytes; touches no file.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from observance.domain.parties import Actor, Parties, Proposal, gathered


class _Row(msgspec.Struct, frozen=True):
    """One row: an actor or a proposal."""

    actor: Actor | None = None
    proposal: Proposal | None = None


class _ActorKey(msgspec.Struct, frozen=True):
    id: str


class _ProposalKey(msgspec.Struct, frozen=True):
    one: str
    other: str


class _Key(msgspec.Struct, frozen=True):
    """Of a row what it is known by alone."""

    actor: _ActorKey | None = None
    proposal: _ProposalKey | None = None


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(_Row)
_KEY_DECODER = msgspec.json.Decoder(_Key)


def party_rows(parties: Parties) -> tuple[bytes, ...]:
    """The actors of a case, then what is proposed about them."""
    return (*map(actor_row, parties.actors), *map(proposal_row, parties.proposals))


def actor_row(actor: Actor) -> bytes:
    """An actor as a row."""
    return _ENCODER.encode(_Row(actor=actor))


def proposal_row(proposal: Proposal) -> bytes:
    """A proposal as a row."""
    return _ENCODER.encode(_Row(proposal=proposal))


def row_key(row: bytes) -> str:
    """What a row is known by: the id of its actor, or the two ids of its proposal."""
    read = _KEY_DECODER.decode(row)
    return read.actor.id if read.actor else f"{read.proposal.one} {read.proposal.other}" if read.proposal else ""


def parties_of(rows: Sequence[bytes]) -> Parties:
    """The parties whose rows these are, in any order: in the order of references and places."""
    read = [_DECODER.decode(row) for row in rows]
    found = Parties(
        actors=tuple(row.actor for row in read if row.actor is not None),
        proposals=tuple(row.proposal for row in read if row.proposal is not None),
    )
    return gathered([found], str)
