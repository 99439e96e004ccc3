"""Hold a case against itself: every part whole, every quotation the text, every place inside its document.

Reads the current generation; writes nothing. What is wrong becomes a :class:`Fault`, never an exception, so that one
damaged part does not hide another.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from observance.casefile.case import CaseFile, has_product
from observance.casefile.folder import read_shard
from observance.casefile.generation import Entry, Shard
from observance.domain.findings import Finding, Findings, Position
from observance.domain.fold import Folded
from observance.domain.record import Detail, Record, Segmentation, Speech
from observance.domain.text import Citation, Document, Passage
from observance.errors import N_, CaseDamaged, ObservanceError


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is wrong: where, and what. ``what`` is a message of the catalogue."""

    where: str
    what: str
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What was checked, each kind with its count, and what is wrong."""

    counts: tuple[tuple[str, int], ...]
    faults: tuple[Fault, ...]


DOCUMENTS = N_("documents")
PARTS = N_("parts of the case")
REFERENCES = N_("references")
PASSAGES = N_("passages")
CITATIONS = N_("quotations")
SPEECHES = N_("speeches")
FINDINGS = N_("findings")
DECISIONS = N_("decisions")
KINDS = (DOCUMENTS, PARTS, REFERENCES, PASSAGES, CITATIONS, SPEECHES, FINDINGS, DECISIONS)


def check_case(case: CaseFile) -> CheckReport:
    """Check everything that the current generation holds."""
    check = _Check(case=case)
    check.all()
    counts = tuple((kind, check.counted[kind]) for kind in KINDS)
    return CheckReport(counts=counts, faults=tuple(check.faults))


@dataclass(slots=True, kw_only=True)
class _Check:
    case: CaseFile
    counted: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)

    def all(self) -> None:
        self._references()
        for shard in self.case.generation.wide_shards():
            self._part(self.case.folder.path.name, shard)
        for entry in self.case.documents():
            self.counted[DOCUMENTS] += 1
            whole = [self._part(entry.reference, shard) for shard in entry.shards]
            if all(whole):
                self._document(entry)
        self._decisions()

    def _fault(self, where: str, what: str, **fields: object) -> None:
        self.faults.append(Fault(where=where, what=what, fields=tuple((k, str(v)) for k, v in fields.items())))

    def _expect(self, holds: bool, where: str, what: str, **fields: object) -> None:
        if not holds:
            self._fault(where, what, **fields)

    def _references(self) -> None:
        used = Counter(entry.reference for entry in self.case.documents())
        self.counted[REFERENCES] += len(used)
        for reference, times in used.items():
            self._expect(times == 1, reference, N_("the reference stands for {times} documents"), times=times)

    def _part(self, where: str, shard: Shard) -> bool:
        self.counted[PARTS] += 1
        try:
            read_shard(self.case.folder, shard)
        except CaseDamaged as error:
            self._fault(where, error.what, **error.fields)
            return False
        return True

    def _decisions(self) -> None:
        try:
            self.counted[DECISIONS] += len(self.case.decisions())
        except CaseDamaged as error:
            self._fault(error.where, error.what, **error.fields)

    def _document(self, entry: Entry) -> None:
        """The text, and what segmentation says about it, as far as the document came."""
        try:
            if has_product(entry, "segment"):
                found = self.case.segmentation(entry.reference)
                self._text(entry, found.document)
                self._segmentation(found)
                if has_product(entry, "extract"):
                    self._findings(self.case.findings(entry.reference), found)
            elif has_product(entry, "read"):
                self._text(entry, self.case.reading(entry.reference))
        except (ObservanceError, ValueError, StopIteration) as error:
            self._fault(entry.reference, N_("its parts do not fit together ({error})"), error=error)

    def _text(self, entry: Entry, document: Document) -> None:
        reading = document.reading
        true_sum = hashlib.sha256(reading.text.encode()).hexdigest()
        self._expect(reading.text_sha256 == true_sum, entry.reference, N_("the sum of its text is wrong"))
        self._expect(document.source.sha256 == (entry.sha256 or ""), entry.reference, N_("it is of another file"))
        spans = [*((p.start, p.end) for p in reading.pages), *((f.start, f.end) for f in reading.furniture)]
        spans += [*reading.notes, *((b.start, b.end) for b in reading.blocks or ())]
        spans += [(line.start, line.end) for line in reading.lines or ()]
        for start, end in spans:
            self._expect(0 <= start <= end <= len(reading.text), entry.reference, _OUTSIDE, start=start, end=end)

    def _segmentation(self, found: Segmentation) -> None:
        document = found.document
        for piece in found.furniture:
            inside = 0 <= piece.start <= piece.end <= len(document.reading.text)
            self._expect(inside, document.reference, _OUTSIDE, start=piece.start, end=piece.end)
        for passage in found.passages:
            self.counted[PASSAGES] += 1
            self._passage(passage, document)
        for citation in _citations(found):
            self.counted[CITATIONS] += 1
            self._citation(citation, document)
        if isinstance(found, Record):
            for speech in found.speeches:
                self.counted[SPEECHES] += 1
                self._speech(speech, found)
            numbers = [speech.n for speech in found.speeches]
            once = numbers == sorted(set(numbers))
            self._expect(once, document.reference, N_("the numbers of its speeches are not in order"))
        numbers = [passage.n for passage in found.passages]
        in_order = numbers == list(range(1, len(numbers) + 1))
        self._expect(in_order, document.reference, N_("its passages are not numbered from 1"))

    def _findings(self, findings: Findings, found: Segmentation) -> None:
        for citation in _citations_in(findings):
            self.counted[CITATIONS] += 1
            self._citation(citation, found.document)
        ids = {finding.id for finding in findings.all()}
        self.counted[FINDINGS] += len(findings.all())
        self._expect(len(ids) == len(findings.all()), findings.document, N_("two of its findings have one id"))
        for finding in findings.all():
            self._outside_furniture(finding, found)

    def _outside_furniture(self, finding: Finding, found: Segmentation) -> None:
        where = f"{found.document.reference}~p{finding.citation.passage}"
        touched = any(
            piece.start < end and start < piece.end
            for start, end in finding.citation.segments
            for piece in found.furniture
        )
        self._expect(not touched, where, N_("a finding quotes furniture: {quote}"), quote=finding.citation.quote)

    def _passage(self, passage: Passage, document: Document) -> None:
        where = f"{document.reference}~p{passage.n}"
        fits = _in_order(passage.segments, passage.start, passage.end) and passage.end <= len(document.reading.text)
        self._expect(fits, where, _OUTSIDE, start=passage.start, end=passage.end)
        self._expect(_maps(passage.reading, passage.start, passage.end), where, N_("its map to the text is broken"))

    def _citation(self, citation: Citation, document: Document) -> None:
        text, where = document.reading.text, f"{document.reference}~p{citation.passage}"
        said = " ".join(text[start:end] for start, end in citation.segments)
        self._expect(citation.quote == said, where, N_("the quotation {quote} is not the text"), quote=citation.quote)
        fits = _in_order(citation.segments, citation.start, citation.end) and citation.end <= len(text)
        self._expect(fits, where, _OUTSIDE, start=citation.start, end=citation.end)
        of_it = (citation.document, citation.text_sha256) == (document.reference, document.reading.text_sha256)
        self._expect(of_it, where, N_("a quotation is of another text"))

    def _speech(self, speech: Speech, record: Record) -> None:
        where = f"{record.document.reference}~s{speech.n}"
        inside = 0 <= speech.start <= speech.body_start <= speech.end <= len(record.document.reading.text)
        self._expect(inside, where, _OUTSIDE, start=speech.start, end=speech.end)
        last = len(record.passages)
        self._expect(all(0 < n <= last for n in speech.passages), where, N_("it names passages that are not there"))


_OUTSIDE = N_("{start}:{end} is not a place in its text")


def _citations(found: Segmentation) -> Iterator[Citation]:
    """All quotations that a segmentation holds."""
    yield from _evidence(found.details)
    if isinstance(found, Record):
        for speech in found.speeches:
            yield from _evidence(speech.evidence)
        yield from (event.evidence for event in found.events)
        yield from (notice.evidence for notice in found.notices)


def _citations_in(findings: Findings) -> Iterator[Citation]:
    """All quotations that findings hold."""
    for finding in findings.all():
        yield finding.citation
        if isinstance(finding, Position):
            yield from finding.passages


def _evidence(details: Iterable[Detail]) -> Iterator[Citation]:
    return (detail.evidence for detail in details if detail.evidence is not None)


def _in_order(segments: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
    """Segments follow one another and fill the outer bounds."""
    bounds = [start, *(offset for segment in segments for offset in segment), end]
    return bool(segments) and bounds == sorted(bounds) and (bounds[0], bounds[-1]) == (bounds[1], bounds[-2])


def _maps(folded: Folded, start: int, end: int) -> bool:
    """The runs of a map begin at the text's first character and follow one another, in the text and in the source."""
    source = [offset for run in zip(folded.starts, folded.ends, strict=True) for offset in run]
    lies_inside = not source or (start <= source[0] and source[-1] <= end)
    begins = not folded.text or folded.at[:1] == (0,)
    return begins and lies_inside and source == sorted(source) and list(folded.at) == sorted(set(folded.at))
