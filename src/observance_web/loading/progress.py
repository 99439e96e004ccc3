"""How far a build is, as a file that the worker writes and pages read.

Reads and writes ``progress.json`` beside the index, whole each time and not more often than people look.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from observance.disk import write_whole
from observance.domain.edition import Problem
from observance.progress import (
    BuildFinished,
    BuildStarted,
    DocumentDone,
    DocumentFailed,
    ProgressEvent,
    StageDone,
    StageStarted,
)

#: Seconds between two writings of the file.
PAUSE = 0.3
#: Of a large load only the last of the files that went well are kept; those that failed are all kept up to this many.
_KEPT, _KEPT_FAILED = 100, 1000


class FileRow(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was worked on: seconds by stage, findings of each kind, and why it, or a part, could not be read."""

    name: str
    seconds: tuple[tuple[str, float], ...] = ()
    found: tuple[tuple[str, int], ...] = ()
    problems: tuple[Problem, ...] = ()


class StageRow(msgspec.Struct, frozen=True, kw_only=True):
    """A stage that sees the whole case; ``seconds`` is ``None`` while it runs."""

    name: str
    seconds: float | None = None


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far the worker is.

    ``phase`` is ``waiting``, ``reading``, ``assembling``, ``stopped`` or ``failed``; ``documents`` are
    those of the folder, ``known`` those that needed no work, ``n`` of ``total`` the others; ``rate`` is documents a
    second, ``left`` seconds. ``failure`` says why a build ended.
    """

    phase: str = "waiting"
    documents: int = 0
    known: int = 0
    n: int = 0
    total: int = 0
    rate: float | None = None
    left: float | None = None
    files: tuple[FileRow, ...] = ()
    failed: tuple[FileRow, ...] = ()
    stages: tuple[StageRow, ...] = ()
    failure: Problem | None = None
    generation: str | None = None

    @property
    def at_work(self) -> bool:
        """Whether something is being done."""
        return self.phase in {"reading", "assembling"}

    @property
    def not_read(self) -> frozenset[str]:
        """The files with a problem: where nothing was found in one of them, that says nothing of what it holds."""
        return frozenset(row.name for row in self.failed)


def read_progress(folder: Path) -> Progress:
    """The progress that was last written; waiting where nothing was."""
    try:
        return msgspec.json.decode((folder / "progress.json").read_bytes(), type=Progress)
    except (OSError, msgspec.DecodeError):
        return Progress()


class Teller:
    """Hears the events of a build and writes how far it is; ``check`` is called at each and may end the build."""

    def __init__(self, folder: Path, clock: Callable[[], float], check: Callable[[], None]) -> None:
        self._folder, self._clock, self._check = folder, clock, check
        self._last: float | None = None
        self.progress = Progress()

    def __call__(self, event: ProgressEvent) -> None:
        self.progress = heard(self.progress, event)
        self.write(now=not isinstance(event, (DocumentDone, DocumentFailed)))
        self._check()

    def change(self, **changes: object) -> None:
        """Say something that no event says."""
        self.progress = msgspec.structs.replace(self.progress, **changes)
        self.write(now=True)

    def write(self, *, now: bool) -> None:
        """Write the progress; unless it must be now, only where the last writing is some time ago."""
        if now or self._last is None or self._clock() - self._last >= PAUSE:
            self._last = self._clock()
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._folder / "progress.json", msgspec.json.encode(self.progress), self._folder / "tmp")


def heard(progress: Progress, event: ProgressEvent) -> Progress:
    """The progress after an event."""
    change = msgspec.structs.replace
    match event:
        case BuildStarted():
            return Progress(
                phase="reading", documents=event.documents, known=event.known, total=event.documents - event.known
            )
        case DocumentFailed():
            return change(progress, failed=_with_problem(progress.failed, event))
        case DocumentDone():
            done = FileRow(name=event.name, seconds=event.seconds, found=event.found)
            files = (*progress.files, done)[-_KEPT:]
            return change(progress, n=event.n, total=event.total, rate=event.rate, left=event.left, files=files)
        case StageStarted():
            return change(progress, phase="assembling", stages=(*progress.stages, StageRow(name=event.stage)))
        case StageDone():
            stages = (*progress.stages[:-1], StageRow(name=event.stage, seconds=event.seconds))
            return change(progress, stages=stages)
        case BuildFinished():
            return change(progress, phase="waiting", generation=event.generation, left=None)
        case _:
            return progress


def _with_problem(failed: tuple[FileRow, ...], event: DocumentFailed) -> tuple[FileRow, ...]:
    if failed and failed[-1].name == event.name:
        last = msgspec.structs.replace(failed[-1], problems=(*failed[-1].problems, event.problem))
        return (*failed[:-1], last)
    return (*failed, FileRow(name=event.name, problems=(event.problem,)))[:_KEPT_FAILED]
