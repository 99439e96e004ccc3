"""Build a case of a folder: find its documents, take each through the stages, switch to the new generation.

Reads the folder and what the case holds already; writes the case. A build that is cut off leaves the former
generation in force and its finished shards for the next build. After any changes the generation is the one that a
build from nothing would make with the same references and decisions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from observance.casefile.folder import (
    CaseFolder,
    begin_case,
    claim_folder,
    generation_names,
    last_divided,
    prune,
    switch_generation,
)
from observance.casefile.generation import ARCHIVE, Entry, Generation, State
from observance.casefile.held import Held, read_held
from observance.casefile.lock import locked
from observance.casefile.log import read_decisions
from observance.casefile.references import (
    apply_decisions,
    decisions_in_force,
    give_references,
    read_references,
    write_references,
)
from observance.domain.corrections import corrections_by_reference
from observance.domain.decisions import Decision, merged
from observance.domain.edition import Problem
from observance.errors import N_, NotFound
from observance.executors import Executor, Lost, Serial
from observance.pipeline.holding import as_held, count_changed, held_sources, unread, waiting_problem
from observance.pipeline.journal import Journal
from observance.pipeline.members import Unpacking
from observance.pipeline.outcomes import KnownOutcomes
from observance.pipeline.problems import NO_TEXT, lost_problem
from observance.pipeline.sources import SourceFile, count_waiting, find_sources
from observance.pipeline.stages import Scope, Stage, check_graph, standard_stages
from observance.pipeline.wide_stages import WideStages
from observance.pipeline.work import Outcome, Plan, Task, unwritable, work_on
from observance.progress import (
    BuildFinished,
    BuildStarted,
    Count,
    DocumentFailed,
    Listener,
    ProgressEvent,
    Refused,
    ignore,
    stand_still,
)
from observance.read.cage import OPENER, Limits, close_cages

_LIMITS = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build made: the generation in force, whether it is a new one, and every document of it."""

    case: Path
    generation: str
    changed: bool
    entries: tuple[Entry, ...]
    seconds: float

    def count(self, state: State) -> int:
        """How many documents were read that far."""
        return sum(entry.state is state for entry in self.entries)


def build(
    folder: Path | str,
    out: Path | str,
    *,
    stages: Sequence[Stage] = (),
    options: tuple[tuple[str, str], ...] = (),
    executor: Executor | None = None,
    on_event: Listener = ignore,
    clock: Callable[[], float] = stand_still,
    now: Callable[[], str] = str,
    limits: Limits = _LIMITS,
    opener: str = OPENER,
    again: frozenset[str] = frozenset(),
    held: Held | None = None,
) -> BuildReport:
    """Build the case ``out`` of the documents in ``folder``.

    ``options`` are settings that change what stages make; ``executor`` does the work; ``on_event`` hears of it.
    ``clock`` counts seconds and ``now`` gives the time for the log: without them a build knows no time. ``limits`` are
    what the reading of one file may take, and ``opener`` names the function that opens containers. ``again`` are
    references of documents whose failures are tried once more. With ``held`` the case is made of readings that it
    holds, and the folder is not looked into. Raises :class:`~observance.errors.CaseLocked` where another build is at
    work.
    """
    root, case = Path(folder), CaseFolder(path=Path(out))
    if held is None and not root.is_dir():
        raise NotFound("there is no such folder", where=str(root), do="name the folder that holds the documents")
    work = _Build(
        root=root,
        case=case,
        stages=tuple(stages) or standard_stages(limits=limits),
        options=options,
        executor=executor or Serial(),
        tellers=(Journal(path=case.log, now=now).write, on_event),
        clock=clock,
        limits=limits,
        opener=opener,
        again=again,
        held=held or Held(),
        is_held_alone=held is not None,
    )
    try:
        return _locked_build(work)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(case, error) from error
    finally:
        close_cages()


def _locked_build(work: _Build) -> BuildReport:
    claim_folder(work.case)
    with locked(work.case.lock):
        begin_case(work.case, work.root)
        prune(work.case)
        if not work.is_held_alone:
            work.held = read_held(work.case.held)
        work.case.unfinished.touch()
        report = work.go()
        work.case.unfinished.unlink()
    return report


@dataclass(slots=True, kw_only=True)
class _Build:
    """One build at work."""

    root: Path
    case: CaseFolder
    stages: tuple[Stage, ...]
    options: tuple[tuple[str, str], ...]
    executor: Executor
    tellers: tuple[Listener, ...]
    clock: Callable[[], float]
    limits: Limits
    opener: str
    again: frozenset[str]
    held: Held
    is_held_alone: bool
    count: Count | None = None

    def go(self) -> BuildReport:
        begun = self.clock()
        plan = self._plan()
        with self.executor.keep():
            found = self._read_all(plan)
        entries = tuple(sorted((_entry(*one) for one in found), key=lambda entry: entry.document))
        generation = self._made_of_case(plan, entries)
        before = generation_names(self.case)[:1]
        # What a case withholds must not stand in the generation before.
        name = switch_generation(self.case, generation, alone=self.is_held_alone)
        return self._finish(name, (name,) != before, entries, self.clock() - begun)

    def _read_all(self, plan: Plan) -> list[_Found]:
        """Every file of the folder with its outcome, then what is packed in them, level by level."""
        work = partial(work_on, plan)
        unpacking, known = Unpacking(plan=plan), KnownOutcomes.open(plan)
        sources = held_sources(self.held) if self.is_held_alone else self._sources()
        level: list[tuple[SourceFile, Task | None]] = [(source, None) for source in sources]
        rows = self.held.by_name
        log = read_decisions(self.case.decisions)
        corrections = corrections_by_reference(log)
        found: list[_Found] = []
        while level:
            given, references = self._references([source.name for source, _ in level], log)
            tasks = [
                self._task(one, references[one.name], within, _corrections(given[one.name], log, corrections))
                for one, within in level
                if (rows[one.name].reading if one.name in rows else one.sha256) is not None
            ]
            outcomes = {**self._work(known, work, tasks), **unread(self.held, (one.name for one, _ in level))}
            found += [_Found(one, references[one.name], outcomes.get(one.name)) for one, _ in level]
            media = {name: outcome.media for name, outcome in outcomes.items()}
            unheld = [task for task in tasks if task.reading is None]
            packed = unpacking.open(unheld, media, (one.source.name for one in found))
            level = [(one.source, one.container) for one in packed]
        unpacking.tidy()
        known.put_away()
        return [self._with_problem(one, unpacking) for one in found]

    def _sources(self) -> tuple[SourceFile, ...]:
        """The files of the folder; of those that are held, as they are held, with those that no file stands for."""
        found = find_sources(self.root, self.case, self.limits, self.held)
        waiting = count_waiting(self.root, self.held) + count_changed(found, self.held) if self.held.vault else 0
        if waiting:
            self._tell(Refused(problem=waiting_problem(waiting)))
        return as_held(found, self.held)

    def _with_problem(self, found: _Found, unpacking: Unpacking) -> _Found:
        """A container that was not opened to its end says so on its own line."""
        problem = unpacking.problems.get(found.source.name)
        if problem is None or found.outcome is None:
            return found
        self._tell(DocumentFailed(name=found.source.name, problem=problem))
        is_shut = found.outcome.media == ARCHIVE and found.source.name not in unpacking.opened
        outcome = replace(
            found.outcome,
            problems=(*found.outcome.problems, problem),
            media=None if is_shut else found.outcome.media,
        )
        return found._replace(outcome=outcome)

    def _plan(self) -> Plan:
        """What workers need to know: the stages of a single document."""
        check_graph(self.stages)
        own = tuple(stage for stage in self.stages if stage.scope is Scope.DOCUMENT)
        return Plan(
            case=self.case,
            root=self.root,
            stages=own,
            options=self.options,
            clock=self.clock,
            limits=self.limits,
            opener=self.opener,
        )

    def _references(self, names: Sequence[str], log: Sequence[Decision]) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """The references first given and those in force; new documents get theirs now."""
        from observance.read import reference_for

        known = read_references(self.case.references)
        taken = apply_decisions(known, log).references.values()
        given = give_references(known, names, reference_for, taken)
        write_references(self.case.references, given, self.case.scratch)
        renaming = apply_decisions(given, log)
        for decision in renaming.refused if self.count is None else ():
            self._tell(Refused(problem=_refused(decision)))
        return given, renaming.references

    def _task(
        self, source: SourceFile, reference: str, container: Task | None, corrections: tuple[Decision, ...]
    ) -> Task:
        return Task(
            name=source.name,
            path=source.path,
            reference=reference,
            sha256=source.sha256 or "",
            declaration=source.declaration,
            corrections=corrections,
            container=container,
            again=reference in self.again,
            reading=self.held.reading_of(source.name),
        )

    def _work(
        self, known: KnownOutcomes, work: Callable[[Task], Outcome], tasks: Sequence[Task]
    ) -> Mapping[str, Outcome]:
        """The outcomes of all documents: those known, and those worked on now."""
        outcomes = {task.name: found for task in tasks if (found := known.of(task))}
        left = {task.name: task for task in tasks if task.name not in outcomes}
        if self.count is None:
            self._tell(BuildStarted(documents=len(tasks), known=len(outcomes), workers=self.executor.workers))
            self.count = Count(total=0, clock=self.clock, begun=self.clock())
        self.count.total += len(left)
        for answer in self.executor.run(work, tuple(left.values())):
            outcome = _lost(answer) if isinstance(answer, Lost) else answer
            outcomes[outcome.name] = outcome
            known.add(left[outcome.name], outcome)
            for problem in outcome.problems:
                self._tell(DocumentFailed(name=outcome.name, problem=problem))
            self._tell(self.count.done(outcome.name, outcome.seconds, outcome.problems, outcome.found))
        return outcomes

    def _made_of_case(self, plan: Plan, entries: tuple[Entry, ...]) -> Generation:
        """The generation: the documents, and what the stages that see several of them make."""
        wide = WideStages(
            case=self.case,
            plan=plan,
            stages=self.stages,
            entries=entries,
            tell=self._tell,
            clock=self.clock,
            before=last_divided(self.case),
            decisions=decisions_in_force(read_references(self.case.references), read_decisions(self.case.decisions)),
        )
        wide.go()
        return Generation(entries=entries, shards=tuple(wide.shards.values()), divided=tuple(wide.divided.values()))

    def _finish(self, name: str, changed: bool, entries: tuple[Entry, ...], seconds: float) -> BuildReport:
        report = BuildReport(case=self.case.path, generation=name, changed=changed, entries=entries, seconds=seconds)
        self._tell(
            BuildFinished(
                generation=name,
                changed=changed,
                read=report.count(State.READ),
                partly=report.count(State.PARTLY),
                not_read=report.count(State.NOT_READ),
                seconds=seconds,
            )
        )
        return report

    def _tell(self, event: ProgressEvent) -> None:
        for tell in self.tellers:
            tell(event)


class _Found(NamedTuple):
    """A document of the folder, or one packed in it, and how far it came."""

    source: SourceFile
    reference: str
    outcome: Outcome | None


def _corrections(given: str, log: Sequence[Decision], made: Mapping[str, tuple[Decision, ...]]) -> tuple[Decision, ...]:
    """A document's corrections, also those that were made while it had another reference than the one first given."""
    if not made:
        return ()
    renamed = {decision.value for decision in log if decision.kind == "reference" and decision.subject == given}
    return merged(*(made.get(reference, ()) for reference in {given, *renamed}))


def _entry(source: SourceFile, reference: str, outcome: Outcome | None) -> Entry:
    problems = outcome.problems if outcome else (source.problem,) if source.problem else ()
    return Entry(
        document=source.name,
        reference=reference,
        sha256=source.sha256,
        size=source.size,
        state=_state(outcome),
        media=outcome.media if outcome else None,
        shards=outcome.shards if outcome else (),
        problems=problems,
    )


def _state(outcome: Outcome | None) -> State:
    """Read in part: a reading is there, and something is missing from it or from what should follow."""
    if outcome is None or outcome.media is None or any(problem.code == NO_TEXT for problem in outcome.problems):
        return State.NOT_READ
    return State.PARTLY if outcome.problems else State.READ


def _lost(lost: Lost) -> Outcome:
    problem = lost_problem("read", lost.status)
    return Outcome(name=lost.task.name, shards=(), problems=(problem,), is_lasting=False)


def _refused(decision: Decision) -> Problem:
    return Problem(
        stage="references",
        code="reference-refused",
        what=N_("the decision {id} cannot be followed: {subject} to {value}"),
        do=N_("name a document by the reference first given, and a new one that no other document has"),
        fields=(("id", decision.id), ("subject", decision.subject), ("value", decision.value)),
    )
