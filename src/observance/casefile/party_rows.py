"""Who is who in a case as rows of JSON: an actor or a proposal a row.

Reads and writes bytes; touches no file.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from observance.domain.parties import Actor, Parties, Proposal


class _Row(msgspec.Struct, frozen=True):
    """One row: an actor or a proposal."""

    actor: Actor | None = None
    proposal: Proposal | None = None


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(_Row)


def party_rows(parties: Parties) -> tuple[bytes, ...]:
    """The actors of a case, then what is proposed about them."""
    actors = (_Row(actor=actor) for actor in parties.actors)
    proposals = (_Row(proposal=proposal) for proposal in parties.proposals)
    return tuple(map(_ENCODER.encode, (*actors, *proposals)))


def parties_of(rows: Sequence[bytes]) -> Parties:
    """The parties that :func:`party_rows` wrote."""
    read = [_DECODER.decode(row) for row in rows]
    return Parties(
        actors=tuple(row.actor for row in read if row.actor is not None),
        proposals=tuple(row.proposal for row in read if row.proposal is not None),
    )
