"""Progress as a stream of events that the command line, the web and tests read.

Nothing here reads a clock: times come from the clock that the build was given, in seconds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from observance.domain.edition import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressEvent:
    """Something that happened in a build."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildStarted(ProgressEvent):
    """The documents are known: how many there are, and how many need no work."""

    documents: int
    known: int
    workers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StageStarted(ProgressEvent):
    """A stage that sees the whole case has begun."""

    stage: str
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StageDone(ProgressEvent):
    """A stage that sees the whole case has ended."""

    stage: str
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDone(ProgressEvent):
    """A document has come as far as it can.

    ``seconds`` are those of each stage that ran; ``n`` of ``total`` documents are done, ``rate`` a second;
    ``left`` is the time that the others will take, ``None`` before anything is known; ``errors`` are counted by stage,
    ``found`` are the findings of each kind.
    """

    name: str
    seconds: tuple[tuple[str, float], ...]
    n: int
    total: int
    rate: float | None
    left: float | None
    errors: tuple[tuple[str, int], ...]
    found: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFailed(ProgressEvent):
    """A document, or a part of it, could not be read."""

    name: str
    problem: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(ProgressEvent):
    """Something that was asked of the build and that it cannot do; the build goes on."""

    problem: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildFinished(ProgressEvent):
    """The new generation holds."""

    generation: str
    changed: bool
    read: int
    partly: int
    not_read: int
    seconds: float


#: Receives events as they happen.
Listener = Callable[[ProgressEvent], None]


def ignore(_event: ProgressEvent) -> None:
    """Listen to nothing."""


def stand_still() -> float:
    """The clock of a build that was given none."""
    return 0.0


@dataclass(slots=True, kw_only=True)
class Count:
    """Counts documents and their errors, and works out the rate and the time left."""

    total: int
    clock: Callable[[], float]
    begun: float
    n: int = 0
    errors: Counter[str] = field(default_factory=Counter)

    def done(
        self,
        name: str,
        seconds: tuple[tuple[str, float], ...],
        problems: tuple[Problem, ...],
        found: tuple[tuple[str, int], ...] = (),
    ) -> DocumentDone:
        """Count a document."""
        self.n += 1
        self.errors.update(problem.stage for problem in problems)
        passed = self.clock() - self.begun
        rate = self.n / passed if passed > 0 else None
        return DocumentDone(
            name=name,
            seconds=seconds,
            n=self.n,
            total=self.total,
            rate=rate,
            left=(self.total - self.n) / rate if rate else None,
            errors=tuple(sorted(self.errors.items())),
            found=found,
        )
