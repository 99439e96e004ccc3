"""A case as a reader sees it: its documents, what was read in them, and what people decided.

Reads the current generation of a case folder; writes nothing but decisions.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from observance.casefile import rows
from observance.casefile.case_rows import cases_of, differences_of, holdings_of, matters_of
from observance.casefile.finding_rows import findings_of
from observance.casefile.folder import (
    CaseFolder,
    generation_names,
    read_generation,
    read_head,
    read_shard,
)
from observance.casefile.generation import Entry, Generation, Shard
from observance.casefile.held import pseudonyms_of, read_held
from observance.casefile.locating import locator
from observance.casefile.log import append_decision, read_decisions
from observance.casefile.party_rows import parties_of
from observance.domain.case import Case
from observance.domain.decided_asks import DecidedCases, are_decided, asks_as_decided
from observance.domain.decisions import Decision, standing
from observance.domain.disagreements import Differences
from observance.domain.edition import Edition, Outline
from observance.domain.findings import Finding, Findings
from observance.domain.identities import as_decided
from observance.domain.matters import Matters
from observance.domain.parties import Parties, gathered
from observance.domain.record import Segmentation
from observance.domain.text import Citation, Document, Passage
from observance.domain.withholding import is_withheld
from observance.errors import NoCase, NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """A generation of a case; a build that ends meanwhile does not change what this one shows."""

    folder: CaseFolder
    name: str
    source: str
    generation: Generation
    _by_reference: Mapping[str, Entry] = field(repr=False)
    _pseudonyms: Mapping[str, str] = field(default_factory=dict, repr=False)

    @classmethod
    def open(cls, path: Path | str, *, salt: bytes | None = None, as_held: bool = False) -> CaseFile:
        """Open the current generation of the case in a folder.

        Documents whose names are withheld get other pseudonyms at each opening, so that two outputs cannot be joined by
        them; a ``salt`` makes them the same again. ``as_held``: they keep those of the folder, as addresses need it.
        """
        folder = CaseFolder(path=Path(path))
        source = read_head(folder)
        names = generation_names(folder)
        if not names:
            raise NoCase(
                "no build of this case was finished", where=str(folder.path), do="run the build again: it goes on"
            )
        pseudonyms = {} if as_held else pseudonyms_of(read_held(folder.held), salt)
        generation = _under(pseudonyms, read_generation(folder, names[0]))
        known = {entry.reference: entry for entry in generation.entries}
        return cls(
            folder=folder,
            name=names[0],
            source=source,
            generation=generation,
            _by_reference=known,
            _pseudonyms=pseudonyms,
        )

    def documents(self) -> tuple[Entry, ...]:
        """All documents in the order of names, those that could not be read among them."""
        return self.generation.entries

    def entry(self, reference: str) -> Entry:
        """The document with a reference."""
        if reference in self._by_reference:
            return self._by_reference[reference]
        raise NotFound(
            "the case holds no document {reference}",
            where=str(self.folder.path),
            do="list its documents with: observance show CASE",
            reference=reference,
        )

    def reading(self, reference: str) -> Document:
        """The document with its reading."""
        return rows.document_of(self._rows(self.entry(reference), "read"))

    def segmentation(self, reference: str) -> Segmentation:
        """The document cut into passages; a :class:`Record` where it is one."""
        entry = self.entry(reference)
        document = rows.document_of(self._rows(entry, "read"))
        return _without_places(rows.segmentation_of(self._rows(entry, "segment"), document))

    def findings(self, reference: str) -> Findings:
        """What was found in the document."""
        return findings_of(self._rows(self.entry(reference), "extract"))

    def outline(self, reference: str) -> Outline:
        """The document on one line."""
        return rows.outline_of(self._rows(self.entry(reference), "outline"))

    def editions(self) -> tuple[Edition, ...]:
        """How documents stand to each other, with what people decided about it (``same_as``) applied."""
        found = rows.editions_of(self._wide("editions"))
        decided = {d.subject: d.value for d in standing(self.decisions()) if d.kind == "same_as"}
        return tuple(_as_decided(edition, decided.get(edition.document)) for edition in found)

    def cases(self) -> tuple[Case, ...]:
        """The States under Conventions that the documents speak of, with what is asked of each."""
        return self.decided_asks().cases

    def matters(self) -> Matters:
        """Which States under which Conventions these are, in the order of :meth:`cases`, and whose documents."""
        return matters_of(self._wide("matters"))

    def case(self, place: int) -> Case:
        """One of the :meth:`cases`, read without the others.

        Where people decided about asks, those cases are read too whose requests they joined or parted.
        """
        made = cases_of(self._part("asks", place))[0]
        log = self.decisions()
        if not are_decided(log):
            return made
        matters = self.matters()
        spoken = {side.document for one in log for side in (*one.these, *one.those)}
        others = {n for one in matters.documents if one.document in spoken for n in one.matters} - {place}
        every = (made, *(case for n in sorted(others) for case in cases_of(self._part("asks", n))))
        return self._as_decided(every, {document for case in every for document in case.documents}).cases[0]

    def decided_asks(self, made: tuple[Case, ...] | None = None) -> DecidedCases:
        """The cases of the build, or those given, with what people decided about their asks."""
        every = cases_of(self._wide("asks")) if made is None else made
        return self._as_decided(every) if are_decided(self.decisions()) else DecidedCases(cases=every)

    def _as_decided(self, cases: tuple[Case, ...], documents: Collection[str] | None = None) -> DecidedCases:
        places = self.request_places(documents)
        return asks_as_decided(cases, self.decisions(), locator(places, self._requests), places)

    def request_places(self, documents: Collection[str] | None = None) -> dict[str, Citation]:
        """Where each request stands, by its id: of some documents, or of all."""
        read = [entry.reference for entry in self.documents() if has_product(entry, "extract")]
        own = read if documents is None else [one for one in read if one in documents]
        return {one.id: one.citation for document in own for one in self.findings(document).requests}

    def differences(self) -> tuple[Differences, ...]:
        """The disagreements of each case, the surest first."""
        return differences_of(self._wide("disagreements"))

    def differences_of(self, place: int) -> Differences:
        """The disagreements of one of the :meth:`cases`, read without the others."""
        return differences_of(self._part("disagreements", place))[0]

    def parties(self) -> Parties:
        """Who is who: the actors that the documents name, as people decided them, and what is proposed about them."""
        ranks = {entry.reference: n for n, entry in enumerate(self.documents())}
        made = gathered([parties_of(self._wide("resolve"))], ranks.__getitem__)
        known = {mention.finding for actor in made.actors for mention in actor.mentions}
        return as_decided(made, self.decisions(), locator(known, self._names), ranks.__getitem__)

    def holdings(self) -> Mapping[str, str]:
        """The document that is the source of a reference, by the reference's id; without those that have none."""
        return {holding.reference: holding.document for holding in holdings_of(self._wide("holdings"))}

    def sources_held(self) -> Mapping[str, str]:
        """The file that is the source of a reference, by the reference's id."""
        names = {entry.reference: entry.document for entry in self.documents()}
        return {reference: names[document] for reference, document in self.holdings().items() if document in names}

    def decisions(self) -> tuple[Decision, ...]:
        """What people decided, of all logs."""
        return read_decisions(self.folder.decisions)

    def decide(self, program: str, decision: Decision) -> None:
        """Add a decision to the log of a program."""
        append_decision(self.folder.decisions, program, decision)

    def files(self) -> tuple[Path, ...]:
        """The files of this generation, relative to the case folder: its list and its shards."""
        places = {self.folder.shard_place(shard.key) for shard in self.generation.all_shards()}
        places.add(self.folder.generation_place(self.name))
        return tuple(sorted(place.relative_to(self.folder.path) for place in places))

    def _names(self, reference: str) -> tuple[str, str, Sequence[Finding]] | None:
        """The text of a document, its sum and the names in it; ``None`` where the case holds no such text."""
        entry = self._by_reference.get(reference)
        if entry is None or not has_product(entry, "extract"):
            return None
        reading = self.reading(reference).reading
        return reading.text, reading.text_sha256, self.findings(reference).names

    def _requests(self, reference: str) -> tuple[str, str, Sequence[Finding]] | None:
        """The text of a document, its sum and the requests in it; ``None`` where the case holds no such text."""
        found = self._names(reference)
        return None if found is None else (*found[:2], self.findings(reference).requests)

    def _rows(self, entry: Entry, stage: str) -> tuple[bytes, ...]:
        shard = entry.shard(stage)
        if shard is None or not has_product(entry, stage):
            raise NotFound(
                "{document} was not read",
                where=entry.reference,
                do="see why with: observance show CASE",
                document=entry.document,
            )
        return self._read(shard)

    def _wide(self, stage: str) -> tuple[bytes, ...]:
        """The rows of a stage that sees several documents, of all its parts; none where it did not run."""
        return tuple(row for shard in self.generation.shards_of(stage) for row in self._read(shard))

    def _part(self, stage: str, place: int) -> tuple[bytes, ...]:
        """The rows of one part of a stage that is divided by matters."""
        return self._read(self.generation.shards_of(stage)[place])

    def _read(self, shard: Shard) -> tuple[bytes, ...]:
        """The rows of a shard, under the pseudonyms of this opening."""
        found = read_shard(self.folder, shard).rows
        for held, given in self._pseudonyms.items():
            found = tuple(row.replace(held.encode(), given.encode()) for row in found)
        return found


def has_product(entry: Entry, stage: str) -> bool:
    """Whether a stage made something of a document; where it failed, its shard holds the reason."""
    failed = any(problem.stage == stage and problem.code not in PARTIAL for problem in entry.problems)
    return entry.shard(stage) is not None and not failed


#: Problems of a reading that is there all the same.
PARTIAL = frozenset({"no-text", "lacks-text", "lost-correction"})


def _under(pseudonyms: Mapping[str, str], generation: Generation) -> Generation:
    """A generation whose hidden documents go by pseudonyms."""
    entries = tuple(
        replace(entry, document=pseudonyms[entry.document], reference=pseudonyms[entry.document])
        if entry.document in pseudonyms
        else entry
        for entry in generation.entries
    )
    return replace(generation, entries=entries) if pseudonyms else generation


def _without_places(found: Segmentation) -> Segmentation:
    """A segmentation that does not tell on which page something is withheld."""
    if not any(map(is_withheld, found.passages)):
        return found
    return replace(found, passages=tuple(map(_without_place, found.passages)))


def _without_place(passage: Passage) -> Passage:
    return replace(passage, page=None, sheet=None, page_starts=()) if is_withheld(passage) else passage


def _as_decided(edition: Edition, value: str | None) -> Edition:
    return edition if value is None else replace(edition, same_as=value or None)
