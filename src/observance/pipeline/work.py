"""What a worker does with one document: the stages in order, each written as a shard.

Reads the document's file and the shards that are there; writes the others. Gives back an :class:`Outcome`, which
holds names and no text. A stage whose shard is there and whole does not run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from observance.casefile import rows
from observance.casefile.disk import Sealed
from observance.casefile.finding_rows import CLASSES
from observance.casefile.folder import CaseFolder, find_shard, write_shard
from observance.casefile.generation import ARCHIVE, Shard
from observance.domain.corrections import corrected
from observance.domain.decisions import Decision
from observance.domain.edition import Problem
from observance.domain.findings import Findings
from observance.domain.text import Document
from observance.errors import Archive, CaseError, ObservanceError
from observance.pipeline.problems import LOST_CORRECTION, broken, is_lasting, problem_of, problems_of_facts
from observance.pipeline.stages import Stage
from observance.read.cage import OPENER, Limits
from observance.read.source import declared


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A document to be worked on: where it lies, and the sums of its file and declaration.

    ``corrections`` are the decisions that put words of its reading right. ``reading`` is the one that the case holds
    as it is: then the file is not looked at.
    ``container`` is what it is packed in: a message, an archive. Its ``path`` is then a place in the scratch folder
    where its bytes may have to be put first. Of a container itself, ``media`` is known by then, and ``allowance`` is
    how many bytes it may unpack to. ``again`` says that a failure that was stored is tried once more.
    """

    name: str
    path: Path
    reference: str
    sha256: str
    declaration: str = ""
    corrections: tuple[Decision, ...] = ()
    container: Task | None = None
    reading: Shard | None = None
    media: str | None = None
    allowance: int = 0
    again: bool = False

    @property
    def depth(self) -> int:
        """In how many files it lies."""
        return 0 if self.container is None else 1 + self.container.depth

    @property
    def outermost(self) -> Task:
        """The file of the folder that it is in, or is."""
        return self if self.container is None else self.container.outermost


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is the same for all documents of a build."""

    case: CaseFolder
    root: Path
    stages: tuple[Stage, ...]
    options: tuple[tuple[str, str], ...]
    clock: Callable[[], float]
    limits: Limits = field(default_factory=Limits)
    opener: str = OPENER


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How far a document came: its shards, its problems, the seconds of the stages that ran, and how many findings of
    each kind were made of it, where they were looked at.

    ``is_lasting`` says that it follows from the document: another machine, or an hour later, would come as far.
    """

    name: str
    shards: tuple[Shard, ...]
    problems: tuple[Problem, ...] = ()
    media: str | None = None
    seconds: tuple[tuple[str, float], ...] = ()
    is_lasting: bool = True
    found: tuple[tuple[str, int], ...] = ()


#: The stage that opens containers; it is none of those that run on every document.
MEMBERS = "members"


def shard_key(stage: Stage, inputs: Sequence[str], options: Sequence[tuple[str, str]], reference: str) -> str:
    """The name of a product: all that it depends on."""
    seed = msgspec.json.encode([stage.name, stage.version, list(inputs), sorted(options), reference])
    return hashlib.sha256(seed).hexdigest()


def work_on(plan: Plan, task: Task) -> Outcome:
    """Take a document through the stages of the plan."""
    return _Way(plan=plan, task=task).go()


def known_outcome(plan: Plan, task: Task) -> Outcome | None:
    """The outcome of a document whose shards are all there; ``None`` where something has to be done."""
    try:
        return _Way(plan=plan, task=task, may_run=False).go()
    except _Missing:
        return None


class _Missing(Exception):
    """A shard is not there and the way was only to be looked at."""


@dataclass(slots=True, kw_only=True)
class _Way:
    """A document on its way through the stages."""

    plan: Plan
    task: Task
    may_run: bool = True
    products: dict[str, Any] = field(default_factory=dict)
    stored: dict[str, Sealed] = field(default_factory=dict)
    shards: list[Shard] = field(default_factory=list)
    seconds: list[tuple[str, float]] = field(default_factory=list)
    is_lasting: bool = True

    def go(self) -> Outcome:
        for stage in self.plan.stages:
            key = self._key(stage)
            found = self._find(key)
            problem = self._pass(stage, key) if found is None else self._take(stage, key, found)
            if problem is not None:
                return self._outcome(problem)
        return self._outcome()

    def _find(self, key: str) -> Sealed | None:
        """The product under a key; not a failure that is to be tried again."""
        found = find_shard(self.plan.case, key)
        return None if found and self.task.again and rows.failure_of(found.rows) else found

    def _key(self, stage: Stage) -> str:
        if self.task.reading is not None and not stage.needs:
            return self.task.reading.key
        return shard_key(stage, self._inputs(stage), self.plan.options, self.task.reference)

    def _inputs(self, stage: Stage) -> tuple[str, ...]:
        """What a stage's product depends on: the file and its name at first, later the rows of what it needs."""
        if not stage.needs:
            return self.task.name, self.task.sha256, self.task.declaration, *(d.id for d in self.task.corrections)
        sums = {shard.stage: shard.sha256 for shard in self.shards}
        return tuple(sums[name] for name in stage.needs)

    def _take(self, stage: Stage, key: str, found: Sealed) -> Problem | None:
        self.stored[stage.name] = found
        self.shards.append(Shard(stage=stage.name, key=key, sha256=found.sha256))
        return rows.failure_of(found.rows)

    def _pass(self, stage: Stage, key: str) -> Problem | None:
        """Run a stage and store what it made; a failure is stored where it would come again."""
        if not self.may_run:
            raise _Missing
        begun = self.plan.clock()
        try:
            product = self._run(stage)
            made = stage.write(product)
            lasting, problem = True, None
        except ObservanceError as error:
            lasting, problem = is_lasting(error), problem_of(stage.name, error)
        except Exception as error:  # a document must not cost the others
            lasting, problem = False, broken(stage.name, error)
        self.seconds.append((stage.name, self.plan.clock() - begun))
        if problem is not None:
            made, product = rows.failure_rows(problem), None
        self.is_lasting = lasting
        if lasting:
            self._store(stage, key, made)
            self.products[stage.name] = product
        return problem

    def _run(self, stage: Stage) -> Any:
        if stage.needs:
            return stage.run(*(self._product(name) for name in stage.needs))
        if self.task.reading is not None:
            raise reading_gone()
        document = self._read(stage)
        if document.source.sha256 != self.task.sha256:
            raise file_changed()
        return put_right(document, self.task.corrections) if self.task.corrections else document

    def _read(self, stage: Stage) -> Any:
        """What a container was declared as holds for what is packed in it."""
        task, outermost = self.task, self.task.outermost
        if task is outermost:
            return stage.run(task.path, self.plan.root, task.name, task.reference)
        from observance.pipeline.members import put_in_place

        put_in_place(self.plan, task)
        document = stage.run(task.path, self.plan.root, task.name, task.reference)
        return replace(document, source=replace(document.source, **declared(outermost.path)))

    def _product(self, name: str) -> Any:
        """A product made in this process, or taken back from its shard."""
        if name not in self.products:
            stage = next(stage for stage in self.plan.stages if stage.name == name)
            needed = (self._product(other) for other in stage.needs)
            self.products[name] = stage.restore(self.stored[name].rows, *needed)
        return self.products[name]

    def _store(self, stage: Stage, key: str, made: Sequence[bytes]) -> None:
        try:
            self.shards.append(write_shard(self.plan.case, stage.name, key, made))
        except OSError as error:
            raise unwritable(self.plan.case, error) from error
        if not stage.needs:
            self.stored[stage.name] = Sealed(rows=tuple(made[:1]), sha256=self.shards[-1].sha256)

    def _outcome(self, *problems: Problem) -> Outcome:
        first = next(iter(self.stored.values()), None)
        head = rows.document_head(first.rows) if first else None
        if problems and problems[0].code == Archive.code:
            return self._archive()
        return Outcome(
            name=self.task.name,
            shards=tuple(self.shards),
            problems=(*(problems_of_facts(head.facts) if head else ()), *problems),
            media=head.media if head else None,
            seconds=tuple(self.seconds),
            is_lasting=self.is_lasting,
            found=self._found(),
        )

    def _found(self) -> tuple[tuple[str, int], ...]:
        """How many findings of each kind there are, those that there are."""
        made = [product for product in self.products.values() if isinstance(product, Findings)]
        counted = ((kind, len(getattr(one, kind))) for one in made[:1] for kind in CLASSES)
        return tuple((kind, count) for kind, count in counted if count)

    def _archive(self) -> Outcome:
        """An archive has no reading; that it has none is kept under the name of the stage that opens it."""
        kept = tuple(replace(shard, stage=MEMBERS) for shard in self.shards)
        return Outcome(name=self.task.name, shards=kept, media=ARCHIVE, seconds=tuple(self.seconds))


def put_right(document: Document, corrections: Sequence[Decision]) -> Document:
    """A document with its corrections in its reading; of those whose words are gone the reading says so."""
    done = corrected(document.reading, corrections)
    facts = (*done.reading.facts, *((LOST_CORRECTION, decision.id) for decision in done.lost))
    return replace(document, reading=replace(done.reading, facts=facts))


def file_changed() -> ObservanceError:
    """What to say of a file whose bytes are not those that were summed: this is not stored."""
    return ObservanceError("the file changed while it was read", do="run the build again")


def reading_gone() -> ObservanceError:
    """What to say of a reading that the case should hold and does not."""
    return CaseError("the reading that the case held is missing or damaged", do="build the case with its vault open")


def unwritable(case: CaseFolder, error: OSError) -> CaseError:
    """What to say where the disk does not take what is written: this ends the build, and costs nothing done so far."""
    return CaseError(
        "the case cannot be written ({reason})",
        where=str(case.path),
        do="make room or change its permissions, then run the same command to go on",
        reason=error.strerror or str(error),
    )
