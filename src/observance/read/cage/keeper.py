"""A cage: reads the bytes of strangers in a process of its own, and ends that process when it takes too much.

Takes bytes; gives a Reading, or the members of a container, or raises an error of one line. The process is a fresh
interpreter, started when the first file comes and used for the next ones; it inherits no open file and no lock. One
that is killed costs its file and nothing else: the next file gets a new one.
"""

from __future__ import annotations

import json
import math
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from observance.domain.text import Reading
from observance.errors import MissingTool, ObservanceError
from observance.read.cage.limits import Limits, too_many_bytes, too_much_memory, too_much_work, too_slow
from observance.read.cage.wire import (
    FULL,
    HALF_FULL,
    HEAD_LENGTH,
    MOST_OF_ERROR,
    OUT_OF_MEMORY,
    Closed,
    Frame,
    Kind,
    Terms,
    crashed,
    most_of_reading,
    opened_head,
    send,
    unpacked_error,
    unpacked_reading,
)

READER = "observance.read.files:read_media"
OPENER = "observance.read.cage.caged:open_container"

#: Seconds for a worker to start, between two looks at its memory, and to be told apart from one that hangs.
_START = 60.0
_LOOK = 0.05
_NAME = 4_000
_MB = 1 << 20
#: What of the environment a worker needs: where programs and languages are, and nothing that is secret.
_KEPT = ("PATH", "HOME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "SYSTEMROOT")
_KEPT_STARTS = ("LC_", "PYTHON", "OMP_", "DYLD_")
_PROGRAM = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from observance.read.cage.caged import serve"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """A member of a container: its name in it, and its bytes or the reason why there are none."""

    name: str
    data: bytes
    problem: ObservanceError | None = None


class Cage:
    """Reads one file at a time, each within the limits; not to be shared among threads.

    ``held_mb`` is the most memory that a worker of it held, as far as they have ended.
    """

    def __init__(self, limits: Limits, *, reader: str = READER, opener: str = OPENER) -> None:
        self.limits = limits
        self.reader = reader
        self.opener = opener
        self.held_mb = 0.0
        self._worker: _Worker | None = None

    def read(self, data: bytes) -> Reading:
        """The Reading of some bytes. Raises ReadError where they cannot be read within the limits."""
        self._check_size(data)
        worker = self._ready()
        with self._watched(worker):
            worker.ask(Frame(kind=Kind.READ, content=data))
            answer = worker.take({Kind.READING: most_of_reading(self.limits), Kind.ERROR: MOST_OF_ERROR})
        if answer.last:
            self.close()
        if answer.kind is Kind.ERROR:
            raise unpacked_error(answer.content)
        return unpacked_reading(answer.content)

    def members(self, media: str, data: bytes) -> Iterator[Unpacked]:
        """The members of a container as they are unpacked; raises ReadError where the container itself breaks off."""
        self._check_size(data)
        worker = self._ready()
        ended = False
        try:
            with self._watched(worker):
                worker.ask(Frame(kind=Kind.MEDIA, content=media.encode()))
                worker.ask(Frame(kind=Kind.OPEN, content=data))
            while (member := self._member(worker)) is not None:
                yield member
            ended = True
        except _Ended as end:
            ended = True
            raise end.error from None
        finally:
            if not ended:
                self.close()

    def _member(self, worker: _Worker) -> Unpacked | None:
        with self._watched(worker):
            first = worker.take({Kind.NAME: _NAME, Kind.END: 0, Kind.ERROR: MOST_OF_ERROR})
            if first.kind is Kind.NAME:
                then = worker.take({Kind.MEMBER: self.limits.bytes, Kind.ERROR: MOST_OF_ERROR})
        if first.last:
            self.close()
        if first.kind is Kind.ERROR:
            raise _Ended(unpacked_error(first.content))
        if first.kind is Kind.END:
            return None
        name = first.content.decode("utf-8", "backslashreplace")
        if then.kind is Kind.ERROR:
            return Unpacked(name=name, data=b"", problem=unpacked_error(then.content))
        return Unpacked(name=name, data=then.content)

    def close(self) -> None:
        """End the worker; the next file gets a new one."""
        if self._worker is not None:
            self._worker.end()
            self.held_mb = max(self.held_mb, self._worker.held_mb)
            self._worker = None

    def _check_size(self, data: bytes) -> None:
        if len(data) > self.limits.bytes:
            raise too_many_bytes(self.limits)

    def _ready(self) -> _Worker:
        """The worker at hand, or a new one; one that was ended while it had nothing to do costs no file."""
        if self._worker is not None and not self._worker.is_alive():
            self.close()
        if self._worker is None:
            self._worker = _Worker(self.limits, self.reader, self.opener)
        self._worker.begin()
        return self._worker

    def _watched(self, worker: _Worker) -> _Watch:
        return _Watch(cage=self, worker=worker)


class _Ended(Exception):
    """The worker gave an error in place of the next member, and is well."""

    def __init__(self, error: ObservanceError) -> None:
        super().__init__(str(error))
        self.error = error


@dataclass(frozen=True, slots=True, kw_only=True)
class _Watch:
    """While it lasts, whatever goes wrong with a worker ends it and becomes one line about the file."""

    cage: Cage
    worker: _Worker

    def __enter__(self) -> None:
        return

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is None:
            return
        self.cage.close()
        if isinstance(error, Closed | BrokenPipeError | ConnectionResetError):
            raise _reason(self.worker) from None
        if isinstance(error, TimeoutError):
            raise too_slow(self.cage.limits) from None


class _Worker:
    """The process in the cage, seen from outside."""

    def __init__(self, limits: Limits, reader: str, opener: str) -> None:
        self.limits = limits
        self.is_ready = False
        self.status: int | None = None
        self.held_mb = 0.0
        self.seen_mb = 0.0
        self.before_mb = math.inf
        self.rose_to_mb = 0.0
        self.deadline = 0.0
        terms = Terms(limits=limits, parent=os.getpid(), reader=reader, opener=opener)
        self.line, far_end = socket.socketpair()
        with far_end:
            self.process = _started(terms, far_end)

    def begin(self) -> None:
        """Wait until it is there, then let the clock run for one file."""
        if not self.is_ready:
            self.deadline = time.monotonic() + _START
            try:
                self.take({Kind.READY: 0})
            except (Closed, TimeoutError, OSError, ValueError):
                self.end()
                raise ObservanceError(
                    "the process that reads could not be started (status {status})",
                    do="make memory free, then run the build again",
                    status=self.status,
                ) from None
            self.is_ready = True
        self.seen_mb = 0.0
        self.deadline = time.monotonic() + self.limits.seconds

    def ask(self, frame: Frame) -> None:
        self.line.settimeout(max(0.001, self.deadline - time.monotonic()))
        send(self.line, frame)

    def take(self, most: dict[Kind, int]) -> Frame:
        """The next frame, if it is of a kind that is expected and not longer than that may be."""
        frame, length = opened_head(self._exactly(HEAD_LENGTH))
        if length > most.get(frame.kind, -1):
            raise crashed(f"{frame.kind.name} {length}")
        if frame.kind in (Kind.READY, Kind.READING, Kind.END, Kind.ERROR):
            self.before_mb = float(frame.held_mb)
        return replace(frame, content=bytes(self._exactly(length)))

    def _exactly(self, length: int) -> bytearray:
        taken = bytearray(length)
        view = memoryview(taken)
        self.line.settimeout(_LOOK)
        while view:
            try:
                n = self.line.recv_into(view)
            except TimeoutError:
                self._look()
                continue
            if not n:
                raise Closed
            view = view[n:]
        return taken

    def _look(self) -> None:
        """Is it still within its time and memory?"""
        if time.monotonic() > self.deadline:
            raise TimeoutError
        self.seen_mb = max(self.seen_mb, _resident_mb(self.process.pid))
        self.held_mb = max(self.held_mb, self.seen_mb)
        if self.is_ready and self.seen_mb > self.limits.memory_mb + _IDLE_MB:
            raise too_much_memory(self.limits)

    def is_alive(self) -> bool:
        """Whether it still runs; nothing is said about one that is about to end."""
        return os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None

    def end(self) -> None:
        """End it with all that it started, and keep how it ended and the most memory that it held."""
        self.line.close()
        if self.process.returncode is not None:
            return
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        _, status, used = os.wait4(self.process.pid, 0)
        self.process.returncode = self.status = os.waitstatus_to_exitcode(status)
        most = used.ru_maxrss / (_MB if sys.platform == "darwin" else 1024)
        self.rose_to_mb = most if most > self.before_mb + 1 else 0.0
        self.held_mb = max(self.held_mb, self.rose_to_mb)

    def is_full(self) -> bool:
        """Whether the last file had taken most of its memory when the worker ended, as far as was seen."""
        most = self.limits.memory_mb
        return self.seen_mb > FULL * most or self.rose_to_mb > HALF_FULL * most


#: What a worker holds before it has read anything, about: the limit comes on top.
_IDLE_MB = 64


def _started(terms: Terms, far_end: socket.socket) -> subprocess.Popen[bytes]:
    if not hasattr(os, "wait4") or not hasattr(signal, "setitimer"):
        raise MissingTool("this system cannot confine the reading of a file", do="use Linux, macOS or another Unix")
    kept = {k: v for k, v in os.environ.items() if k in _KEPT or k.startswith(_KEPT_STARTS)}
    paths = json.dumps([str(Path(path).absolute()) for path in sys.path])
    call = f"{_PROGRAM}; serve(sys.argv[2])"
    return subprocess.Popen(
        [sys.executable, "-I", "-c", call, paths, msgspec.json.encode(terms).decode()],
        stdin=far_end.fileno(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=kept,
        start_new_session=True,
    )


def _reason(worker: _Worker) -> ObservanceError:
    """Why a worker ended by itself, as far as its end tells."""
    limits, status = worker.limits, worker.status or 0
    if status == -signal.SIGXCPU:
        return too_much_work(limits)
    if status == -signal.SIGALRM:
        return too_slow(limits)
    if status == OUT_OF_MEMORY or worker.is_full():
        return too_much_memory(limits)
    return crashed(signal.Signals(-status).name if -status in set(signal.Signals) else f"status {status}")


def _resident_mb(pid: int) -> float:
    """The memory that a process holds now; nothing where it is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_bytes().split()[1]) * os.sysconf("SC_PAGESIZE") / _MB
    except (OSError, IndexError):
        if sys.platform == "linux":
            return 0.0
    asked = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return int(asked.stdout.strip() or 0) / 1024


_CAGES: dict[tuple[object, ...], Cage] = {}


def cage_for(limits: Limits, *, reader: str = READER, opener: str = OPENER) -> Cage:
    """The cage of this process and thread for these limits, made when it is first asked for."""
    key = (os.getpid(), threading.get_ident(), limits, reader, opener)
    if key not in _CAGES:
        _CAGES[key] = Cage(limits, reader=reader, opener=opener)
    return _CAGES[key]


def close_cages() -> None:
    """End the workers of this process and thread."""
    for key in [key for key in _CAGES if key[:2] == (os.getpid(), threading.get_ident())]:
        _CAGES.pop(key).close()
