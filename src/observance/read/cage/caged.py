"""The worker in a cage: a process that takes bytes and gives Readings, and may be killed at any time.

Reads requests from the socket that is its standard input, writes answers to it and nothing anywhere else. It binds
itself before the first byte of a stranger is read: memory and processor by limits of the system, an alarm that ends it
even where nobody watches any more, no core file, and on Linux it dies with its parent.
"""

from __future__ import annotations

import math
import os
import resource
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from typing import Any

import msgspec

from observance.domain.text import Reading
from observance.errors import Archive, ObservanceError
from observance.read.cage.limits import (
    Limits,
    too_many_bytes,
    too_many_characters,
    too_many_lines,
    too_many_members,
    too_many_pages,
    too_much_memory,
)
from observance.read.cage.wire import (
    FULL,
    OUT_OF_MEMORY,
    Frame,
    Kind,
    Terms,
    crashed,
    packed_error,
    packed_reading,
    receive,
    send,
)

_MB = 1 << 20
#: After so many files a worker leaves, and a new one takes its place: what libraries leak stays small.
MOST_FILES = 500
#: The share of its memory above which a worker leaves after the file at hand.
_WORN = 0.5
_PDF_WITHIN = 1024
_PR_SET_PDEATHSIG = 1


def serve(terms: str) -> None:
    """A worker's life: requests come, answers go, until the other end is closed."""
    given = msgspec.json.decode(terms, type=Terms)
    line = socket.socket(fileno=os.dup(0))
    _turn_away()
    _bind(given)
    send(line, Frame(kind=Kind.READY, content=b"", held_mb=int(_most_held_mb())))
    try:
        _serve(line, _Worker(given))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except (BrokenPipeError, ConnectionResetError):
        return


def _serve(line: socket.socket, worker: _Worker) -> None:
    media = ""
    while (request := receive(line)) is not None:
        if request.kind is Kind.MEDIA:
            media = request.content.decode()
            continue
        _allow(worker.limits)
        for frame in worker.answers(request, media):
            send(line, frame)
            if frame.last:
                return
        signal.setitimer(signal.ITIMER_REAL, 0)


class _Worker:
    """What reads: the functions, the limits, and how many files have been read."""

    def __init__(self, terms: Terms) -> None:
        self.limits = terms.limits
        self.terms = terms
        self.full = _resident_mb() + FULL * terms.limits.memory_mb
        self.worn = _resident_mb() + _WORN * terms.limits.memory_mb
        self.served = 0

    def answers(self, request: Frame, media: str) -> Iterable[Frame]:
        """The frames that answer a request; the last says whether the worker leaves."""
        self.served += 1
        before = _resident_mb()
        try:
            if request.kind is Kind.OPEN:
                yield from self._members(media, request.content)
                answer = Frame(kind=Kind.END, content=b"")
            else:
                answer = Frame(kind=Kind.READING, content=self._reading(request.content))
        except MemoryError:
            answer = Frame(kind=Kind.ERROR, content=packed_error(too_much_memory(self.limits)))
        except ObservanceError as error:
            answer = Frame(kind=Kind.ERROR, content=packed_error(self._true(error, before)))
        except RecursionError:
            answer = Frame(kind=Kind.ERROR, content=packed_error(crashed("RecursionError")))
        except Exception as error:
            answer = Frame(kind=Kind.ERROR, content=packed_error(self._true(_broken(error), before)))
        worn = self.served >= MOST_FILES or _resident_mb() > self.worn
        yield replace(answer, last=worn, held_mb=int(_most_held_mb()))

    def _true(self, error: ObservanceError, before: float) -> ObservanceError:
        """A library that gets no memory says that the file is damaged; what it took tells."""
        after = _resident_mb()
        return too_much_memory(self.limits) if after > self.full and after > before else error

    def _reading(self, data: bytes) -> bytes:
        _check_archive(data)
        _check_pages(data, self.limits)
        reading: Reading = _named(self.terms.reader)(data)
        if len(reading.text) > self.limits.characters:
            raise too_many_characters(self.limits)
        if len(reading.lines or ()) + len(reading.blocks or ()) > self.limits.lines:
            raise too_many_lines(self.limits)
        if len(reading.pages) > self.limits.pages:
            raise too_many_pages(self.limits)
        return packed_reading(reading)

    def _members(self, media: str, data: bytes) -> Iterable[Frame]:
        """Each member as its name, then its bytes; or its error where it could not be unpacked."""
        size = 0
        for n, member in enumerate(_named(self.terms.opener)(media, data, self.limits), start=1):
            size += len(member.data)
            if n > self.limits.members:
                raise too_many_members(self.limits)
            if size > self.limits.bytes:
                raise too_many_bytes(self.limits)
            yield Frame(kind=Kind.NAME, content=member.name.encode("utf-8", "backslashreplace"))
            if member.error is None:
                yield Frame(kind=Kind.MEMBER, content=member.data)
            else:
                yield Frame(kind=Kind.ERROR, content=packed_error(member.error))


def open_container(media: str, data: bytes, limits: Limits) -> Iterable[Any]:
    """The members that lie directly in a container."""
    from observance.read.containers import ContainerLimits, members_of

    return members_of(media, data, ContainerLimits(members=limits.members, bytes_total=limits.bytes))


def _named(name: str) -> Callable[..., Any]:
    """The function ``module:function``, loaded when it is first needed."""
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found


def _broken(error: Exception) -> ObservanceError:
    said = f"{type(error).__name__}: {error}"[:300].encode("utf-8", "backslashreplace").decode()
    return crashed(said)


def _check_archive(data: bytes) -> None:
    """An archive is told as one, so that it is opened."""
    if data.startswith(b"PK"):
        from observance.read.sniff import ZIP, media_of

        if media_of(data) == ZIP:
            raise Archive("an archive is no document, its members are", do="name the folder that it lies in")


def _check_pages(data: bytes, limits: Limits) -> None:
    """A PDF with too many pages is known before the first one is read; a damaged one its reader refuses."""
    if b"%PDF-" not in data[:_PDF_WITHIN]:
        return
    from observance.read.pdf_lines import pdfium

    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        return
    try:
        if pdfium.FPDF_GetPageCount(document) > limits.pages:
            raise too_many_pages(limits)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _turn_away() -> None:
    """Leave nothing to read from and nothing to write to: libraries print what they find wrong."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for n in (0, 1, 2):
        os.dup2(nowhere, n)
    os.close(nowhere)


def _bind(terms: Terms) -> None:
    """The limits that hold for the whole life."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _die_with(terms.parent)
    _limit(resource.RLIMIT_CORE, 0)
    size = _address_space()
    if size is not None:
        _limit(resource.RLIMIT_AS, size + terms.limits.memory_mb * _MB)


def _limit(what: int, most: int) -> None:
    """Lower a limit; a system that has none of this kind (RLIMIT_AS on macOS) leaves it to who watches."""
    with suppress(ValueError, OSError):
        resource.setrlimit(what, (most, most))


def _address_space() -> int | None:
    """The address space that is taken already, in bytes, where the system tells it."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return None


def _die_with(parent: int) -> None:
    """On Linux: be killed when the parent ends, however it ends. Elsewhere the alarm has to do."""
    if sys.platform != "linux":
        return
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _allow(limits: Limits) -> None:
    """Grant one file its time: the soft limit of the processor moves on, and the alarm is set behind the watch."""
    most = math.ceil(time.process_time()) + limits.cpu_seconds
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    signal.setitimer(signal.ITIMER_REAL, limits.seconds + 5)


def _resident_mb() -> float:
    """The most memory that this program has held so far."""
    try:
        with open("/proc/self/status", "rb") as file:
            return next(int(line.split()[1]) for line in file if line.startswith(b"VmHWM:")) / 1024
    except (OSError, StopIteration):
        return _most_held_mb()


def _most_held_mb() -> float:
    """What the system counts for this process. On Linux what its parent held when it started it counts too.

    macOS counts bytes, others kilobytes.
    """
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / _MB if sys.platform == "darwin" else most / 1024
