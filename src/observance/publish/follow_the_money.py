"""Who is who as entities of FollowTheMoney: JSON lines with ids and provenance.

Reads a case file; gives entities: documents, organisations and public bodies, persons (but for those whom a
:class:`~observance.publish.discretion.Discretion` leaves out), their memberships, and a mention for each place in which
one is named. A schema and its properties are those of FollowTheMoney (https://followthemoney.tech).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from observance.casefile import CaseFile
from observance.casefile.case import has_product
from observance.domain.findings import ActorKind
from observance.domain.parties import Actor, Relation
from observance.domain.relations import RelationKind
from observance.publish.discretion import Discretion
from observance.reference.concepts import authority_kinds, idea_of

_MEMBERSHIPS = {RelationKind.MEMBER_OF, RelationKind.CHAIRS}
_NO_WORD = " \t\n.,;:()«»“”\"'’"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An entity: its id, its schema, and the values of its properties, known ones alone."""

    id: str
    schema: str
    properties: tuple[tuple[str, tuple[str, ...]], ...]

    def line(self) -> str:
        """The entity as a line of JSON."""
        values = {name: list(values) for name, values in self.properties}
        return json.dumps({"id": self.id, "schema": self.schema, "properties": values}, ensure_ascii=False)


def entities(file: CaseFile, discretion: Discretion) -> Iterator[Entity]:
    """The entities of a case: documents first, then each actor with its mentions and memberships."""
    for entry in file.documents():
        outline = file.outline(entry.reference) if has_product(entry, "outline") else None
        yield _entity(
            _document_id(entry.reference),
            "Document",
            {
                "fileName": [entry.document],
                "title": [discretion.text(outline.title)] if outline and outline.title else [],
                "date": [day] if (day := _day(outline.date if outline else None)) else [],
            },
        )
    for actor in file.parties().actors:
        if actor.kind is not ActorKind.STATE and actor.id not in discretion.out:
            yield from _of_actor(actor, discretion)


def _day(text: str | None) -> str | None:
    """A date that may stand in FollowTheMoney: no interval."""
    return text if text and "/" not in text else None


def _entity(id_: str, schema: str, properties: Mapping[str, list[str]]) -> Entity:
    known = tuple((name, tuple(dict.fromkeys(values))) for name, values in sorted(properties.items()) if values)
    return Entity(id=id_, schema=schema, properties=known)


def _document_id(reference: str) -> str:
    return f"observance-document-{reference}"


def _actor_id(id_: str) -> str:
    return f"observance-actor-{id_}"


def _of_actor(actor: Actor, discretion: Discretion) -> Iterator[Entity]:
    own = _actor_id(actor.id)
    schema = _schema(actor)
    country = [actor.country.lower()] if actor.country else []
    names = {"name": [actor.name], "alias": [name for name in actor.names if name != actor.name]}
    place = {"nationality" if schema == "Person" else "jurisdiction": country}
    yield _entity(own, schema, {**names, **place})
    for mention in actor.mentions:
        properties = {
            "document": [_document_id(mention.document)],
            "resolved": [own],
            "name": [mention.name],
            "detectedSchema": [schema],
        }
        yield _entity(f"observance-mention-{mention.finding}", "Mention", properties)
    stated: dict[tuple[str, str], list[Relation]] = {}
    for relation in actor.relations:
        if relation.kind in _MEMBERSHIPS and relation.target not in discretion.out:
            stated.setdefault((relation.kind.value, relation.target), []).append(relation)
    for relations in stated.values():
        yield _membership(own, relations)


def _schema(actor: Actor) -> str:
    if actor.kind is ActorKind.PERSON:
        return "Person"
    return "PublicBody" if _is_authority(actor.names) else "Organization"


def _is_authority(names: Collection[str]) -> bool:
    """Whether a body of these names is an authority of a State."""
    words = (word.strip(_NO_WORD) for name in names for word in name.split())
    return any(idea_of(word, "heads") in authority_kinds() for word in words if word)


def _membership(member: str, stated: Sequence[Relation]) -> Entity:
    """A membership with every document that states it."""
    kind, target = stated[0].kind.value, stated[0].target
    seed = "\x1f".join((member, kind, target))
    return _entity(
        f"observance-membership-{hashlib.sha256(seed.encode()).hexdigest()[:20]}",
        "Membership",
        {
            "member": [member],
            "organization": [_actor_id(target)],
            "role": [kind],
            "proof": [_document_id(one.citation.document) for one in stated],
        },
    )
