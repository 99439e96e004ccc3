"""Findings as the quotations that pages show.

Reads a document of a case as it was read, segmented and extracted; gives :class:`Quotation`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from observance.assemble.steps import step_of
from observance.casefile.finding_rows import CLASSES
from observance.domain.findings import Finding, Findings
from observance.domain.matters import Intervention
from observance.domain.record import DocumentKind, Record, Segmentation, Speech
from observance.domain.text import Citation
from observance.reference.labels import committee_label, experts_label
from observance_web.quotations import Quotation, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoter:
    """Makes the quotations of one document."""

    found: Findings
    speeches: dict[int, Speech] = field(default_factory=dict)
    turns: dict[int, Intervention] = field(default_factory=dict)
    languages: dict[int, str | None] = field(default_factory=dict)

    @classmethod
    def of(cls, segmentation: Segmentation, found: Findings) -> Quoter:
        """The quoter of a document."""
        speeches = segmentation.speeches if isinstance(segmentation, Record) else ()
        return cls(
            found=found,
            speeches={speech.n: speech for speech in speeches},
            turns={turn.n: turn for turn in found.interventions},
            languages={passage.n: passage.language for passage in segmentation.passages},
        )

    def all(self) -> Iterator[tuple[str, Finding, Quotation]]:
        """Every finding with its kind and its quotation."""
        for kind in CLASSES:
            for finding in getattr(self.found, kind):
                yield kind, finding, self.finding(kind, finding)

    def finding(self, kind: str, finding: Finding) -> Quotation:
        """The quotation of a finding."""
        step = step_of(finding, self.found)
        return self._quotation(
            finding.citation,
            finding=finding.id,
            kind=kind,
            speech=finding.speech,
            how=step.how,
            reported=step.reported,
            of_whom=step.of_whom,
            interpreted_from=finding.interpreted_from,
        )

    def place(self, citation: Citation, speech: int | None = None, finding: str | None = None) -> Quotation:
        """The quotation of a place in which something is named or stated."""
        return self._quotation(citation, speech=speech, finding=finding)

    def _quotation(
        self,
        citation: Citation,
        *,
        finding: str | None = None,
        kind: str | None = None,
        speech: int | None = None,
        how: str | None = None,
        reported: bool = False,
        of_whom: str | None = None,
        interpreted_from: str | None = None,
    ) -> Quotation:
        about = self.found.about
        return Quotation(
            words=citation.words,
            document=self.found.document,
            title=about.symbol or self.found.document,
            finding=finding,
            kind=kind,
            date=about.date,
            page=citation.page,
            passage=citation.passage,
            speech=speech,
            voice=self.voice(speech),
            language=self.languages.get(citation.passage),
            interpreted_from=interpreted_from,
            how=how,
            reported=reported,
            of_whom=of_whom,
            draft=about.draft is True,
            closing=bool(speech and speech in self.turns and self.turns[speech].closing),
        )

    def voice(self, n: int | None) -> Voice:
        """Who speaks in a speech, or who wrote the document."""
        speech, turn = self.speeches.get(n or 0), self.turns.get(n or 0)
        if speech is None:
            return Voice(label=self.found.about.author or _body_of(self.found.about.kind))
        return Voice(
            label=turn.label if turn else None,
            name=name_of(speech),
            capacity=speech.capacity.value,
            body=speech.organisation or speech.state,
            code=turn.state_code if turn else None,
            language=speech.language,
            groups=speech.on_behalf_of,
        )


def _body_of(kind: DocumentKind) -> str | None:
    """The body whose documents of a kind are, where they name no author."""
    bodies = {DocumentKind.EXPERTS_COMMENT: experts_label, DocumentKind.CONCLUSIONS: committee_label}
    label = bodies.get(kind)
    return label() if label else None


def name_of(speech: Speech) -> str | None:
    """The speaker's name as printed, with the honorific."""
    name = speech.speaker or speech.resolved
    return " ".join(filter(None, (speech.honorific, name))) if name else None
