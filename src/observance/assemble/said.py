"""Statements on a matter: findings with the document and the turn they stand in, and what they speak of.

Reads the findings of the documents of a matter; gives its requests, measures, allegations and appreciations.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from observance.assemble.alike import Object
from observance.assemble.cases import OfMatter
from observance.assemble.marks import Known, known_of, object_of
from observance.domain.findings import ActAsked, Finding, Findings, Request
from observance.domain.matters import Intervention
from observance.domain.quoted import within
from observance.domain.record import Capacity, DocumentKind

KINDS = ("requests", "measures", "allegations", "appreciations", "references")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Said:
    """A finding with the document and turn it stands in, and what it speaks of.

    ``told`` is the act of a request where what stands beside it tells another than its own words.
    """

    finding: Finding
    known: Known = field(repr=False)
    turn: Intervention | None
    object: Object
    told: ActAsked | None = None

    @property
    def document(self) -> Findings:
        """The findings of its document."""
        return self.known.document

    @property
    def order(self) -> tuple[str, str, int]:
        """Its place in time and text."""
        return self.document.about.date or "", self.document.document, self.finding.citation.start

    @property
    def request(self) -> Request:
        """The finding, which is a request."""
        assert isinstance(self.finding, Request)
        return self.finding

    @property
    def act(self) -> ActAsked:
        """The act that the request asks for."""
        return self.told or self.request.act

    @property
    def points_back(self) -> bool:
        """Whether its words point back to others."""
        return bool(within(self.known.antecedents, self.finding.citation))

    @property
    def by_government(self) -> bool:
        """Whether the Government concerned says so."""
        if self.turn is None:
            return self.document.about.kind is DocumentKind.WRITTEN_INFORMATION
        return self.turn.capacity is Capacity.GOVERNMENT_REPRESENTATIVE


@dataclass(slots=True, kw_only=True)
class OnMatter:
    """All that was said on one matter, each kind in the order of its documents; and those documents as they are known,
    each with the turns of the Government concerned."""

    requests: list[Said] = field(default_factory=list)
    measures: list[Said] = field(default_factory=list)
    allegations: list[Said] = field(default_factory=list)
    appreciations: list[Said] = field(default_factory=list)
    references: list[Said] = field(default_factory=list)
    documents: list[Known] = field(default_factory=list)


def said_on(documents: Iterable[Findings], of: OfMatter, actors: Mapping[str, str]) -> OnMatter:
    """What the documents of a matter say on it."""
    said = OnMatter()
    for document in documents:
        known = known_of(document, actors)
        turns = {turn.n: turn for turn in document.interventions}
        said.documents.append(known)
        for kind in KINDS:
            for finding in getattr(document, kind):
                if of.has(document, finding.speech):
                    turn = turns.get(finding.speech or 0)
                    one = Said(finding=finding, known=known, turn=turn, object=object_of(finding, known))
                    getattr(said, kind).append(one)
    return said
