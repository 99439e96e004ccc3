"""The findings of a document as rows of JSON, one a finding, without loss.

Reads and writes bytes; touches no file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from observance.domain import findings as nouns
from observance.domain.findings import Finding, Findings
from observance.domain.matters import About, Intervention
from observance.domain.relations import StatedRelation

#: The class of each kind, by the name of its place in :class:`Findings`.
CLASSES: dict[str, type[Finding]] = {
    "dates": nouns.DateMention,
    "provisions": nouns.ProvisionMention,
    "names": nouns.NameMention,
    "relations": StatedRelation,
    "figures": nouns.Figure,
    "references": nouns.Reference,
    "requests": nouns.Request,
    "measures": nouns.Measure,
    "allegations": nouns.Allegation,
    "appreciations": nouns.Appreciation,
    "positions": nouns.Position,
    "antecedents": nouns.Antecedent,
    "claims": nouns.Claim,
}


class _Row(msgspec.Struct, frozen=True):
    """A line of a shard: the kind, and the finding as it is. The first line is a :class:`Head` instead."""

    row: str
    value: msgspec.Raw


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The document, what it is, and who speaks in it."""

    document: str
    about: About
    interventions: tuple[Intervention, ...] = ()


_ENCODER = msgspec.json.Encoder()
_ROW = msgspec.json.Decoder(_Row)
_DECODERS = {kind: msgspec.json.Decoder(class_) for kind, class_ in CLASSES.items()}


def findings_rows(found: Findings) -> tuple[bytes, ...]:
    """The findings of a document as rows."""
    head = _encoded("findings", Head(document=found.document, about=found.about, interventions=found.interventions))
    return (head, *(_encoded(kind, one) for kind in CLASSES for one in getattr(found, kind)))


def _encoded(row: str, value: object) -> bytes:
    return _ENCODER.encode(_Row(row=row, value=msgspec.Raw(_ENCODER.encode(value))))


def findings_of(rows: Sequence[bytes], *_needed: object) -> Findings:
    """The findings that :func:`findings_rows` wrote; they need nothing beside their rows."""
    head, *others = map(_ROW.decode, rows)
    kinds: dict[str, list[Finding]] = {kind: [] for kind in CLASSES}
    for row in others:
        kinds[row.row].append(_DECODERS[row.row].decode(row.value))
    top = msgspec.json.decode(head.value, type=Head)
    found: dict[str, Any] = {kind: tuple(rows) for kind, rows in kinds.items()}
    return Findings(document=top.document, about=top.about, interventions=top.interventions, **found)
