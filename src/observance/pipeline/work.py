"""What a worker does with one document: the stages in order, each written as a shard.

Reads the document's file and the shards that are there; writes the others. Gives back an :class:`Outcome`, which
holds names and no text. A stage whose shard is there and whole does not run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from observance.casefile import rows
from observance.casefile.disk import Sealed
from observance.casefile.folder import CaseFolder, find_shard, write_shard
from observance.casefile.generation import Shard
from observance.domain.edition import Problem
from observance.errors import N_, CaseError, NotAFile, ObservanceError, ReadError
from observance.pipeline.stages import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A document to be worked on: where it lies, and the sums of its file and declaration."""

    name: str
    path: Path
    reference: str
    sha256: str
    declaration: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is the same for all documents of a build."""

    case: CaseFolder
    root: Path
    stages: tuple[Stage, ...]
    options: tuple[tuple[str, str], ...]
    clock: Callable[[], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How far a document came: its shards, its problems, and the seconds of the stages that ran."""

    name: str
    shards: tuple[Shard, ...]
    problems: tuple[Problem, ...] = ()
    media: str | None = None
    seconds: tuple[tuple[str, float], ...] = ()


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


NO_TEXT = "no-text"
LACKS_TEXT = "lacks-text"

_CHANGED = N_("the file changed while it was read")
_AGAIN = N_("run the build again")
_BROKE = N_("the program failed on this document ({error})")
_REPORT = N_("report this, with the document if you may")
_NO_TEXT = N_("there is no text in it, only pictures")
_LACKS_TEXT = N_("there is no text on its sheets {sheets}")
_SCANNED = N_("ask for a version with text, or have the pages recognised")


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

    def go(self) -> Outcome:
        for stage in self.plan.stages:
            key = shard_key(stage, self._inputs(stage), self.plan.options, self.task.reference)
            found = find_shard(self.plan.case, key)
            problem = self._pass(stage, key) if found is None else self._take(stage, key, found)
            if problem is not None:
                return self._outcome(problem)
        return self._outcome()

    def _inputs(self, stage: Stage) -> tuple[str, ...]:
        """What a stage's product depends on: the file and its name at first, later the rows of what it needs."""
        if not stage.needs:
            return self.task.name, self.task.sha256, self.task.declaration
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
            lasting, problem = _is_lasting(error), problem_of(stage.name, error)
        except Exception as error:  # a document must not cost the others
            lasting, problem = False, _broken(stage.name, error)
        self.seconds.append((stage.name, self.plan.clock() - begun))
        if problem is not None:
            made, product = rows.failure_rows(problem), None
        if lasting:
            self._store(stage, key, made)
            self.products[stage.name] = product
        return problem

    def _run(self, stage: Stage) -> Any:
        if stage.needs:
            return stage.run(*(self._product(name) for name in stage.needs))
        document = stage.run(self.task.path, self.plan.root, self.task.name, self.task.reference)
        if document.source.sha256 != self.task.sha256:
            raise ObservanceError(_CHANGED, do=_AGAIN)
        return document

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
        lacking = tuple(map(_lacking, (value for name, value in head.facts if name == "no_text"))) if head else ()
        return Outcome(
            name=self.task.name,
            shards=tuple(self.shards),
            problems=(*lacking, *problems),
            media=head.media if head else None,
            seconds=tuple(self.seconds),
        )


def unwritable(case: CaseFolder, error: OSError) -> CaseError:
    """What to say where the disk does not take what is written: this ends the build, and costs nothing done so far."""
    return CaseError(
        "the case cannot be written ({reason})",
        where=str(case.path),
        do="make room or change its permissions, then run the same command to go on",
        reason=error.strerror or str(error),
    )


def _is_lasting(error: ObservanceError) -> bool:
    """Whether a failure follows from the document's bytes: then it is stored, and a later build does not try again."""
    return isinstance(error, ReadError) and not isinstance(error, NotAFile)


def problem_of(stage: str, error: ObservanceError) -> Problem:
    """An error as data."""
    fields = tuple(sorted((name, str(value)) for name, value in error.fields.items()))
    return Problem(stage=stage, code=error.code, what=error.what, do=error.do, fields=fields)


def _broken(stage: str, error: Exception) -> Problem:
    said = f"{type(error).__name__}: {error}".encode("utf-8", "backslashreplace").decode()
    return Problem(stage=stage, code="error", what=_BROKE, do=_REPORT, fields=(("error", said[:300]),))


def _lacking(sheets: str) -> Problem:
    """The problem of a reading whose fact ``no_text`` is ``true`` or names the sheets without text."""
    if sheets == "true":
        return Problem(stage="read", code=NO_TEXT, what=_NO_TEXT, do=_SCANNED)
    return Problem(stage="read", code=LACKS_TEXT, what=_LACKS_TEXT, do=_SCANNED, fields=(("sheets", sheets),))


def lost_problem(stage: str, status: int | None) -> Problem:
    """The problem of a document at which its worker died."""
    return Problem(
        stage=stage,
        code="worker-lost",
        what=N_("the process that worked on this document died twice (status {status})"),
        do=N_("run the build again; if it dies again, report this with the document if you may"),
        fields=(("status", str(status)),),
    )
