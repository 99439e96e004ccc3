"""Decisions as JSON Lines: one log an author's program, appended to and never changed.

Reads and writes ``decisions/*.jsonl``. The id and the time of a decision come from the program that records it.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from observance.domain.decisions import Decision, merged
from observance.errors import CaseDamaged, UsageError


def read_decisions(folder: Path) -> tuple[Decision, ...]:
    """The decisions of all logs, each once, in the order of time."""
    return merged(*(_read_log(path) for path in sorted(folder.glob("*.jsonl"))))


def _read_log(path: Path) -> list[Decision]:
    found = []
    for n, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        if line.strip():
            try:
                found.append(msgspec.json.decode(line, type=Decision))
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise CaseDamaged(
                    "line {line} is not a decision ({error})",
                    where=str(path),
                    do="take the line out of the log, or restore the log from a copy",
                    line=n,
                    error=str(error),
                ) from error
    return found


def append_decision(folder: Path, program: str, decision: Decision) -> None:
    """Add a decision to the log of a program; a line that a crash left unfinished is closed first."""
    if not program or not program.replace("-", "").replace("_", "").isalnum():
        raise UsageError(
            "a log cannot be called {program}", do="name it with letters, digits, - and _", program=program
        )
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{program}.jsonl").open("a+b") as file:
        size = file.seek(0, os.SEEK_END)
        broken = b""
        if size:
            file.seek(size - 1)
            broken = b"" if file.read(1) == b"\n" else b"\n"
        file.write(broken + msgspec.json.encode(decision) + b"\n")
        file.flush()
        os.fsync(file.fileno())
