"""Who does the work: this process, or several that live as long as the run.

An executor gets one function and a batch of tasks and gives back an answer a task, in any order; the function writes
what it makes and answers with names, so that little crosses between processes. A worker that dies costs the document
it was at and nothing else: that document is tried once more in a process of its own, then given up as
:class:`Lost`.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, Protocol, TypeVar

from observance.errors import ObservanceError

Given = TypeVar("Given")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A task at which two workers died, with the exit status of the last (negative: the signal)."""

    task: Any
    status: int | None


class Executor(Protocol):
    """What a build needs of whoever does its work."""

    @property
    def workers(self) -> int:
        """How many tasks are worked on at once."""
        ...

    def run(self, work: Callable[[Given], Answer], tasks: Sequence[Given]) -> Iterator[Answer | Lost]:
        """The answers of ``work`` to all tasks, as they come. What ``work`` raises ends the run."""
        ...

    def keep(self) -> AbstractContextManager[None]:
        """While it lasts, runs of the same ``work`` share what it has loaded."""
        ...


class Serial:
    """Works in this process, one task after the other. A task that kills it kills the build."""

    workers = 1

    def run(self, work: Callable[[Given], Answer], tasks: Sequence[Given]) -> Iterator[Answer | Lost]:
        for task in tasks:
            yield work(task)

    def keep(self) -> AbstractContextManager[None]:
        return nullcontext()


class Processes:
    """Works in ``workers`` processes; each gets up to ``batch`` tasks at a time."""

    def __init__(self, workers: int, batch: int = 16) -> None:
        self.workers = workers
        self.batch = batch
        self._kept: _Crew | None = None
        self._keeps = False

    def run(self, work: Callable[[Given], Answer], tasks: Sequence[Given]) -> Iterator[Answer | Lost]:
        if not tasks:
            return
        crew = self._crew(work)
        try:
            yield from crew.answers(tasks)
        except BaseException:
            self._dismiss(crew)
            raise
        if not self._keeps:
            self._dismiss(crew)

    @contextmanager
    def keep(self) -> Iterator[None]:
        """Workers that have nothing left to do wait for the next run."""
        self._keeps = True
        try:
            yield
        finally:
            self._keeps = False
            if self._kept is not None:
                self._dismiss(self._kept)

    def _crew(self, work: Callable[[Any], Any]) -> _Crew:
        """The crew at hand if it does this work, else a new one."""
        if self._kept is not None and self._kept.work is not work:
            self._dismiss(self._kept)
        if self._kept is None:
            self._kept = _Crew(work, self.workers, self.batch)
        return self._kept

    def _dismiss(self, crew: _Crew) -> None:
        crew.dismiss()
        self._kept = None


class _Worker:
    """A process and the tasks it has not answered yet."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        # Spawned, not forked: a child must not inherit the lock of the case, nor a library in use.
        context = multiprocessing.get_context("spawn")
        self.line, far_end = context.Pipe()
        self.ready = False
        self.tasks: deque[Any] = deque()
        self.process: SpawnProcess = context.Process(target=_serve, args=(far_end, work), daemon=True)
        self.process.start()
        far_end.close()

    def give(self, tasks: Sequence[Any]) -> None:
        self.tasks.extend(tasks)
        with suppress(BrokenPipeError, ConnectionResetError):  # it died: the end of its line says so next
            self.line.send(tasks)

    def end(self) -> None:
        self.line.close()
        self.process.terminate()
        self.process.join()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while a worker is started: it inherits that, and what Ctrl-C means the build decides alone.

    The mask is the worker's. It does not do for this process: where another thread takes the signal, Python raises
    KeyboardInterrupt here all the same, and a worker that was half started would print a traceback; so it is put off.
    The tracker of :mod:`multiprocessing` lets signals through when it starts, so it has to be there before.
    """
    with _interrupts_put_off():
        resource_tracker.ensure_running()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _interrupts_put_off() -> Iterator[None]:
    """Let an interrupt come when this has ended; only the main thread can be interrupted, and can say this."""
    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGINT) is None:
        yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if came:
            signal.raise_signal(signal.SIGINT)


class _Crew:
    """The workers, those at work and those that wait, and what is left to do of one run."""

    def __init__(self, work: Callable[[Any], Any], workers: int, batch: int) -> None:
        self.work = work
        self.left: deque[Any] = deque()
        self.suspects: deque[Any] = deque()
        self.batch = batch
        self.most = workers
        self.crew: dict[Connection, _Worker] = {}
        self.idle: list[_Worker] = []

    def answers(self, tasks: Sequence[Any]) -> Iterator[Any]:
        self.left.extend(tasks)
        while len(self.crew) < self.most and self.left:
            self._hire()
        while self.crew:
            for line in wait(list(self.crew)):
                yield from self._listen(self.crew[line])  # type: ignore[index]
            if not self.crew and self.left:
                self._hire()
        while self.suspects:
            yield self._try_alone(self.suspects.popleft())

    def _hire(self) -> None:
        with _interrupts_held():
            worker = self.idle.pop() if self.idle else _Worker(self.work)
            self.crew[worker.line] = worker
        worker.give(self._batch())

    def _batch(self) -> list[Any]:
        """Smaller batches towards the end, so that no worker is left alone with many tasks."""
        size = max(1, min(self.batch, len(self.left) // (4 * self.most)))
        return [self.left.popleft() for _ in range(min(size, len(self.left)))]

    def _listen(self, worker: _Worker) -> Iterator[Any]:
        try:
            said = worker.line.recv()
        except (EOFError, ConnectionResetError):
            self._bury(worker)
            return
        if isinstance(said, _Ready):
            worker.ready = True
            return
        worker.tasks.popleft()
        if isinstance(said, _Raised):
            raise said.error
        yield said
        if not worker.tasks and self.left:
            worker.give(self._batch())
        elif not worker.tasks:
            self.idle.append(self.crew.pop(worker.line))

    def _bury(self, worker: _Worker) -> None:
        """The first task without an answer is the suspect; the others go back and a new worker takes them up."""
        self._dismiss_one(worker)
        if not worker.ready:
            raise ObservanceError(
                "a working process could not be started (status {status})",
                do='try with one process; in a program of your own, call build below: if __name__ == "__main__"',
                status=worker.process.exitcode,
            )
        if worker.tasks:
            self.suspects.append(worker.tasks.popleft())
        self.left.extendleft(reversed(worker.tasks))
        if self.left:
            self._hire()

    def _try_alone(self, task: Any) -> Any:
        with _interrupts_held():
            worker = _Worker(self.work)
        try:
            worker.give([task])
            said = worker.line.recv()
            while isinstance(said, _Ready):
                said = worker.line.recv()
        except (EOFError, ConnectionResetError):
            worker.process.join()
            return Lost(task=task, status=worker.process.exitcode)
        finally:
            worker.end()
        if isinstance(said, _Raised):
            raise said.error
        return said

    def _dismiss_one(self, worker: _Worker) -> None:
        del self.crew[worker.line]
        worker.end()

    def dismiss(self) -> None:
        for worker in list(self.crew.values()):
            self._dismiss_one(worker)
        while self.idle:
            self.idle.pop().end()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ready:
    """The first word of a worker: before it, what goes wrong is not a task's fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Raised:
    """What the work raised, to be raised where the run is."""

    error: BaseException


def _serve(line: Connection, work: Callable[[Any], Any]) -> None:
    """A worker's life: batches come, answers go, until the other end is closed or its process is gone."""
    try:
        line.send(_Ready())
        while True:
            for task in line.recv():
                line.send(_answer(work, task))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _answer(work: Callable[[Any], Any], task: Any) -> Any:
    try:
        return work(task)
    except Exception as error:
        return _Raised(error=error)
