"""The log of a case: what builds did, one JSON object a line.

Writes ``log.jsonl``; it is for people who look into something and is no part of a generation. The time comes from
whoever builds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from observance.progress import ProgressEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """Where events are written, and the time they get."""

    path: Path
    now: Callable[[], str]

    def write(self, event: ProgressEvent) -> None:
        """Add an event to the log."""
        line = {"time": self.now(), "event": type(event).__name__} | msgspec.to_builtins(event)
        with self.path.open("ab") as file:
            file.write(msgspec.json.encode(line) + b"\n")
