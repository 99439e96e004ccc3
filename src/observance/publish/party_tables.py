"""The tables of who is who: actors with their mentions, and what is proposed about them.

Reads parties; gives rows for :mod:`observance.publish.tables`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from observance.domain.parties import Actor, Evidence, Mention, Parties, Proposal, Relation

#: The columns of each table, in order.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "actors": ("id", "kind", "name", "names", "country", "mentions", "relations", "evidence"),
    "proposals": ("one", "other", "names", "evidence", "against"),
}


def party_table_rows(parties: Parties, files: Mapping[str, str]) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Every actor and every proposal with the table that it stands in; ``files`` are the names of documents."""
    called = {actor.id: actor.name for actor in parties.actors}
    for actor in parties.actors:
        yield "actors", _actor_row(actor, files)
    for proposal in parties.proposals:
        yield "proposals", _proposal_row(proposal, called)


def _actor_row(actor: Actor, files: Mapping[str, str]) -> Mapping[str, object]:
    return {
        "id": actor.id,
        "kind": actor.kind.value,
        "name": actor.name,
        "names": list(actor.names),
        "country": actor.country,
        "mentions": [_mention_cell(mention, files) for mention in actor.mentions],
        "relations": [_relation_cell(relation, files) for relation in actor.relations],
        "evidence": [_evidence_cell(evidence) for evidence in actor.evidence],
    }


def _mention_cell(mention: Mention, files: Mapping[str, str]) -> Mapping[str, object]:
    place = mention.citation
    cell = {
        "document": files[mention.document],
        "start": place.start,
        "end": place.end,
        "quote": place.quote,
        "finding": mention.finding,
    }
    return cell | ({"segments": [list(s) for s in place.segments]} if len(place.segments) > 1 else {})


def _relation_cell(relation: Relation, files: Mapping[str, str]) -> Mapping[str, object]:
    place = relation.citation
    cell = {
        "kind": relation.kind.value,
        "target": relation.target,
        "words": relation.words,
        "date": relation.date,
        "document": files[place.document],
        "start": place.start,
        "end": place.end,
        "quote": place.quote,
    }
    return cell | ({"segments": [list(s) for s in place.segments]} if len(place.segments) > 1 else {})


def _evidence_cell(evidence: Evidence) -> Mapping[str, object]:
    return {
        "grounds": [ground.value for ground in evidence.grounds],
        "words": list(evidence.words),
        "mentions": list(evidence.mentions),
    }


def _proposal_row(proposal: Proposal, called: Mapping[str, str]) -> Mapping[str, object]:
    return {
        "one": proposal.one,
        "other": proposal.other,
        "names": [called[proposal.one], called[proposal.other]],
        "evidence": [_evidence_cell(evidence) for evidence in proposal.evidence],
        "against": [_evidence_cell(evidence) for evidence in proposal.against],
    }
