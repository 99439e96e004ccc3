"""One build at a time: a lock that dies with its process.

Reads and writes ``lock`` in the case folder. The file says who holds it; what holds it is the operating system's
lock, so that the file of a killed process locks nobody out.
"""

from __future__ import annotations

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from observance.errors import CaseLocked


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """The process that builds."""

    pid: int
    host: str


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a case, or say at once who does."""
    with path.open("a+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise _held_by(path) from error
        file.truncate(0)
        file.write(msgspec.json.encode(Holder(pid=os.getpid(), host=socket.gethostname())) + b"\n")
        file.flush()
        yield


def _held_by(path: Path) -> CaseLocked:
    try:
        holder = msgspec.json.decode(path.read_bytes(), type=Holder)
    except (OSError, msgspec.DecodeError):
        holder = Holder(pid=0, host="?")
    return CaseLocked(
        "another build is at work here: process {pid} on {host}",
        where=str(path.parent),
        do="wait until it ends, or end it",
        pid=holder.pid,
        host=holder.host,
    )
