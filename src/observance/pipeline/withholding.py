"""The case that is shown, made of the true one: what names a guarded actor is taken out before anything is made of it.

Reads the folder of a case as it truly is; writes the folder of the case that is shown, whole and anew, which may be
the same folder. What is written: readings without the withheld passages, the documents held as they are, references,
decisions and the log without content where they name somebody, and a generation made of these alone.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from observance.casefile import CaseFile
from observance.casefile import rows as shard_rows
from observance.casefile.case import has_product
from observance.casefile.disk import seal
from observance.casefile.folder import CaseFolder, begin_case, claim_folder, find_shard, prune, write_shard
from observance.casefile.generation import Entry, Shard
from observance.casefile.held import Held, HeldDocument, read_held, write_held
from observance.casefile.references import read_references, write_references
from observance.disk import write_whole
from observance.domain.edition import Problem
from observance.domain.record import Record, Segmentation
from observance.domain.text import Document, Reading, Source
from observance.domain.withholding import WITHHELD, Guarded, gaps_of
from observance.errors import N_
from observance.pipeline.blanking import Blanking, without_names
from observance.pipeline.building import BuildReport, build
from observance.pipeline.stages import Stage
from observance.pipeline.traces import Traces
from observance.read.sniff import WITHIN
from observance.resolve.spotting import Spotter

_WHOLE = Problem(stage="read", code="withheld", what=N_("the document is withheld"))
#: What a line of a decision and of the log keeps when it loses its content.
_OF_DECISION, _OF_LOG = frozenset({"id", "kind", "at"}), frozenset({"time", "event"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Withholding:
    """What is withheld of a case: who; by their names which documents whole, and which are erased; under which
    pseudonym a document stands whose name is withheld, by its reference; the number of the vault."""

    guarded: tuple[Guarded, ...] = ()
    whole: frozenset[str] = frozenset()
    erased: frozenset[str] = frozenset()
    pseudonyms: Mapping[str, str] = field(default_factory=dict)
    vault: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """What a withholding came to: passages and documents, the traces that must not be left, the build of the rest."""

    passages: int
    documents: int
    traces: Traces
    report: BuildReport


def withhold(
    true: CaseFile, shown: Path, what: Withholding, *, root: Path | None = None, stages: Sequence[Stage] = ()
) -> Withheld:
    """Make the case that is shown of the true one; ``root`` is where the documents lie.

    Nothing of what the folder held before is left in it, the former generation included.
    """
    case = CaseFolder(path=shown)
    claim_folder(case)
    root = root or Path(true.folder.path, true.source)
    work = _Work(true=true, case=case, what=what, spotter=Spotter.of(what.guarded), former=read_held(true.folder.held))
    held = Held(vault=what.vault, documents=work.hold())
    begin_case(case, root)
    # The readings just written are named by no generation yet.
    case.unfinished.touch()
    work.write_inputs()
    report = build(root, shown, stages=stages, held=held)
    if work.lose_decisions(CaseFile.open(shown, as_held=True)):
        report = build(root, shown, stages=stages, held=held)
    kept = held if what.vault else replace(held, documents=tuple(r for r in held.documents if work.is_kept(r)))
    write_held(case.held, kept, case.scratch)
    shutil.rmtree(case.cache, ignore_errors=True)
    prune(case)
    left = work.traces.without(CaseFile.open(shown, as_held=True))
    return Withheld(passages=work.passages, documents=len(work.changed), traces=left, report=report)


@dataclass(slots=True, kw_only=True)
class _Work:
    """One withholding at work.

    ``rows`` are the documents as the shown case holds them, by their references in the true one; ``changed`` the new
    references of those of which something is gone.
    """

    true: CaseFile
    case: CaseFolder
    what: Withholding
    spotter: Spotter
    former: Held
    rows: dict[str, HeldDocument] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    traces: Traces = field(default_factory=Traces)
    texts: dict[str, tuple[Reading, Reading]] = field(default_factory=dict)
    passages: int = 0

    def hold(self) -> tuple[HeldDocument, ...]:
        """Every document of the true case as the shown one holds it."""
        named = _mentioned(self.true, self.what.guarded, self.spotter)
        self.traces.ids |= Traces.wider_ids_of(self.true)
        for entry in self.true.documents():
            if _is_among(entry, self.what.erased):
                self.traces.of_document(self.true, entry)
            elif _is_among(entry, self.what.whole):
                self.traces.of_document(self.true, entry)
                self.rows[entry.reference] = self._whole(entry)
            else:
                self.rows[entry.reference] = self._row(entry, named.get(entry.reference, frozenset()))
        return tuple(self.rows.values())

    def is_kept(self, row: HeldDocument) -> bool:
        """Whether a document stays as it is held where no vault is: reading it anew would bring back what is gone."""
        return row.reference in self.changed or row.document in self.former.by_name

    def _whole(self, entry: Entry) -> HeldDocument:
        name = self.what.pseudonyms[entry.reference]
        self.changed.add(name)
        return HeldDocument(document=name, reference=name, problems=(_WHOLE,), hidden=True)

    def _row(self, entry: Entry, mentioned: frozenset[int]) -> HeldDocument:
        former = self.former.by_name.get(entry.document)
        is_named = self.spotter.sees(entry.document) or self.spotter.sees(entry.reference)
        name = self.what.pseudonyms[entry.reference] if is_named else entry.document
        row = HeldDocument(
            document=name,
            reference=name if is_named else entry.reference,
            sha256=entry.sha256,
            size=entry.size,
            media=entry.media,
            problems=tuple(map(self._problem, entry.problems)),
            hidden=is_named or (former is not None and former.hidden),
        )
        if is_named:
            self.changed.add(row.reference)
        if has_product(entry, "read"):
            row = self._with_reading(row, entry, mentioned)
        return msgspec.structs.replace(row, sha256=None, size=None) if row.reference in self.changed else row

    def _problem(self, problem: Problem) -> Problem:
        seen = any(self.spotter.sees(value) for _, value in problem.fields)
        return replace(problem, fields=tuple((name, WITHHELD) for name, _ in problem.fields)) if seen else problem

    def _with_reading(self, row: HeldDocument, entry: Entry, mentioned: frozenset[int]) -> HeldDocument:
        document = self.true.reading(entry.reference)
        segmented = self.true.segmentation(entry.reference) if has_product(entry, "segment") else None
        numbers = _numbers(segmented, mentioned, self.spotter) if segmented else frozenset()
        gaps = gaps_of(segmented.passages, numbers) if segmented else ()
        reading = without_names(document.reading, gaps, self.spotter)
        source = self._source(document.source, row.document)
        if reading == document.reading and source == document.source:
            self.traces.seen(document)
            return msgspec.structs.replace(row, reading=self._copied(entry))
        self.passages += len(numbers)
        self.changed.add(row.reference)
        self.traces.of_passages(self.true, entry, segmented, numbers)
        self.texts[entry.reference] = (document.reading, reading)
        left = Document(reference=row.reference, source=replace(source, sha256="", size=0), reading=reading)
        return msgspec.structs.replace(row, reading=self._written(left))

    def _source(self, source: Source, name: str) -> Source:
        facts = ("given_by", "given_on", "origin", "condition")
        seen = {fact: WITHHELD for fact in facts if self.spotter.sees(getattr(source, fact) or "")}
        return replace(source, name=name, **seen) if seen or name != source.name else source  # type: ignore[arg-type]

    def _copied(self, entry: Entry) -> Shard | None:
        shard = entry.shard("read")
        found = find_shard(self.true.folder, shard.key) if shard else None
        return write_shard(self.case, "read", shard.key, found.rows) if shard and found else None

    def _written(self, document: Document) -> Shard:
        """A reading under a key that follows from what is left alone."""
        rows = shard_rows.document_rows(document)
        return write_shard(self.case, "read", seal(rows)[1], rows)

    def write_inputs(self) -> None:
        """References, decisions and the log, without what names somebody."""
        entries = {entry.document: entry.reference for entry in self.true.documents()}
        kept: dict[str, str] = {}
        for name, reference in read_references(self.true.folder.references).items():
            row = self.rows.get(entries.get(name, ""))
            if row is not None and (row.document != name):
                kept[row.document] = row.reference
            elif row is not None or (name not in entries and not self.spotter.sees(f"{name} {reference}")):
                kept[name] = reference
        write_references(self.case.references, kept, self.case.scratch)
        blanking = Blanking(spotter=self.spotter, gone=frozenset(self._gone()), texts=self.texts)
        for place in sorted(self.true.folder.decisions.glob("*.jsonl")):
            self._put(self.case.decisions / place.name, blanking.lines(place, _OF_DECISION))
        self._put(self.case.log, blanking.lines(self.true.folder.log, _OF_LOG))

    def lose_decisions(self, shown: CaseFile) -> bool:
        """Take the content from decisions on what the shown case does not hold; whether there were any."""
        gone = self.traces.ids - Traces.ids_of(shown)
        blanking = Blanking(spotter=self.spotter, gone=frozenset(gone))
        changed = False
        for place in sorted(self.case.decisions.glob("*.jsonl")):
            content = blanking.lines(place, _OF_DECISION)
            changed |= self._put(place, content)
        return changed

    def _put(self, place: Path, content: bytes) -> bool:
        is_new = bool(content) and not (place.is_file() and place.read_bytes() == content)
        if is_new:
            write_whole(place, content, self.case.scratch)
        return is_new

    def _gone(self) -> Iterator[str]:
        """The names and references under which no document stands any more."""
        for entry in self.true.documents():
            row = self.rows.get(entry.reference)
            if row is None or row.document != entry.document:
                yield from (entry.document, entry.reference)


def _is_among(entry: Entry, names: frozenset[str]) -> bool:
    """Whether a document, or the file that it is packed in, is one of those named."""
    return entry.document in names or entry.document.split(WITHIN)[0] in names


def _numbers(found: Segmentation, mentioned: frozenset[int], spotter: Spotter) -> frozenset[int]:
    """The passages that name a guarded actor, and all of a speech whose speaker is one."""
    own = {p.n for p in found.passages if p.n in mentioned or spotter.sees(p.reading.text)}
    for speech in found.speeches if isinstance(found, Record) else ():
        if any(map(spotter.sees, (speech.heading, speech.speaker or "", speech.resolved or ""))):
            own |= {p.n for p in found.passages if p.n in speech.passages or speech.start <= p.start < speech.end}
    return frozenset(own)


def _mentioned(true: CaseFile, guarded: Sequence[Guarded], spotter: Spotter) -> Mapping[str, frozenset[int]]:
    """The passages that resolution ascribes to guarded actors, by document."""
    ids = {one.id for one in guarded}
    names = {name for one in guarded for name in one.names}
    found: dict[str, set[int]] = {}
    for actor in true.parties().actors:
        if actor.id in ids or names & set(actor.names) or spotter.sees(actor.name):
            for mention in actor.mentions:
                found.setdefault(mention.document, set()).add(mention.citation.passage)
    return {reference: frozenset(numbers) for reference, numbers in found.items()}
