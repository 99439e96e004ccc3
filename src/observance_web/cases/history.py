"""The history of a case as its documents state it: the sources that they rely on and the documents themselves, by kind.

Reads rows; gives the parts of the page in the order of the report.
"""

from __future__ import annotations

from dataclasses import dataclass

from observance.domain.findings import ReferenceKind
from observance.domain.record import DocumentKind
from observance.publish.report.past import OTHERS, PARTS
from observance_web.cases import queries
from observance_web.cases.models import Case, Milestone, Relied


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """Something that came before: a source that is relied on, or a document of the case."""

    source: Relied | None = None
    document: Milestone | None = None

    @property
    def date(self) -> str | None:
        """Its date, as far as it is known."""
        return self.source.date if self.source else self.document.date if self.document else None

    @property
    def title(self) -> str:
        """What it is called."""
        if self.source:
            return str(self.source.title)
        return str(self.document.title or self.document.document) if self.document else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the history: its heading, a message of the catalogue, and what belongs to it in the order of time."""

    heading: str
    rows: tuple[Earlier, ...]


def parts_of(case: Case) -> tuple[Part, ...]:
    """The parts of the history that hold something."""
    relied, documents = queries.relied_of(case), queries.timeline_of(case, ("document",))
    parts = (_part(heading, kinds, of, relied, documents) for heading, kinds, of in (*PARTS, OTHERS))
    return tuple(part for part in parts if part.rows)


def _part(
    heading: str,
    kinds: frozenset[ReferenceKind],
    of: frozenset[DocumentKind],
    relied: list[Relied],
    documents: list[Milestone],
) -> Part:
    rows = [Earlier(source=one) for one in relied if one.kind in {kind.value for kind in kinds}]
    rows += [Earlier(document=one) for one in documents if one.what in {kind.value for kind in of}]
    return Part(
        heading=heading, rows=tuple(sorted(rows, key=lambda one: (one.date is None, one.date or "", one.title)))
    )
