"""What people ask of the worker, kept until it is done: one small file a request, in the order of time.

Reads and writes ``requests/`` beside the index. A request is on the disk before its asker hears that it was taken, and
goes away when the build that it asked for is finished; a worker that is killed finds it again.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from observance.disk import bring_to_disk, write_whole


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """Read what is new in the folder; ``again`` names documents (by reference) to be tried once more."""

    again: tuple[str, ...] = ()


class Requests:
    """The requests of a case; ``folder`` is where the web keeps its files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "requests"
        self._stop = folder / "stop"

    def ask(self, request: Request) -> None:
        """Ask for something; when this returns it is on the disk."""
        self._stop.unlink(missing_ok=True)
        name = f"{time.time_ns():020}-{os.getpid()}.json"
        write_whole(self._folder / name, msgspec.json.encode(request), self._folder / "tmp")
        bring_to_disk(self._folder)

    def open(self) -> tuple[Path, ...]:
        """The requests that are not done, the oldest first."""
        return tuple(sorted(self._folder.glob("*.json")))

    def stop(self) -> None:
        """Ask that nothing be done any more until somebody asks again; what was read stays."""
        self._stop.parent.mkdir(parents=True, exist_ok=True)
        self._stop.touch()

    def stopped(self) -> bool:
        """Whether somebody asked to stop."""
        return self._stop.exists()

    def done(self, requests: Sequence[Path]) -> None:
        """Forget requests that are done."""
        for path in requests:
            path.unlink(missing_ok=True)


def references_again(requests: Sequence[Path]) -> frozenset[str]:
    """The documents that requests want tried again."""
    found: set[str] = set()
    for path in requests:
        try:
            asked = msgspec.json.decode(path.read_bytes(), type=Request)
        except (OSError, msgspec.DecodeError):
            continue  # a request that cannot be read still asks for a build
        found.update(asked.again)
    return frozenset(found)
