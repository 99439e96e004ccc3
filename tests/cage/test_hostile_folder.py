"""The hostile folder: each file gives one line or is read, none stops the build, none takes more than its limits."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from make_hostile import FILES, LETTER, OTHERS, READ, make_hostile

from observance.casefile import CaseFile, Entry, State
from observance.casefile.checking import check_case
from observance.errors import ReadError
from observance.executors import Processes
from observance.pipeline import Stage, build, standard_stages
from observance.pipeline.stages import read_source
from observance.progress import DocumentDone
from observance.read.cage import Cage, Limits

READER = "hostile_readers:read"
LIMITS = Limits(
    seconds=3,
    cpu_seconds=10,
    memory_mb=400,
    bytes=64_000_000,
    characters=1_000_000,
    lines=50_000,
    pages=2_000,
    members=50,
    depth=3,
)
#: What a worker holds for itself: the interpreter, the readers, and the file in hand twice.
OWN_MB = 64 + 2 * 64


def stages(limits: Limits = LIMITS) -> tuple[Stage, ...]:
    first, *others = standard_stages(limits=limits)
    return replace(first, run=partial(read_source, limits=limits, reader=READER)), *others


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_hostile_file_takes_no_more_than_its_limits(name: str) -> None:
    cage = Cage(LIMITS, reader=READER)
    cage.read(LETTER.encode())
    content = FILES[name].make()
    error = error_of(cage, content)
    if error is None:
        assert READ in FILES[name].codes
    else:
        assert error.code in (*FILES[name].codes, "archive")
        assert len(str(error).splitlines()) == 1
        assert error.do
    cage.close()
    assert cage.held_mb < LIMITS.memory_mb + OWN_MB


def error_of(cage: Cage, content: bytes) -> ReadError | None:
    try:
        cage.read(content)
    except ReadError as error:
        return error
    return None


def test_the_hostile_folder_is_built_and_each_file_gives_one_line_or_is_read(tmp_path: Path) -> None:
    folder, case = make_hostile(tmp_path / "hostile"), tmp_path / "case"
    report = build(folder, case, stages=stages(), limits=LIMITS, executor=Processes(2))
    rows = {entry.document: entry for entry in report.entries}
    wrong = {name: rows[name].problems for name in FILES if code_of(rows[name]) not in FILES[name].codes}
    assert wrong == {}
    others = {name: code_of(rows[name]) for name in OTHERS if name != "closed.txt"}
    assert others == {name: codes[0] for name, codes in OTHERS.items() if name != "closed.txt"}
    assert rows["letter.txt"].state is State.READ
    assert all(len(entry.problems) <= 1 for entry in report.entries)
    assert check_case(CaseFile.open(case)).faults == ()
    assert not (case / "unfinished").exists()
    assert list((case / "tmp").iterdir()) == []
    members_are_as_they_should(rows)
    again = build(folder, case, stages=stages(), limits=LIMITS)
    chance = passing(again.entries) | passing(report.entries)
    assert lasting(again.entries, chance) == lasting(report.entries, chance)


def passing(entries: tuple[Entry, ...]) -> set[str]:
    """The files that broke a limit of the machine: which limit comes first is a matter of how busy it is."""
    return {e.document for e in entries if code_of(e) in ("too-slow", "too-much-memory", "reader-crashed")}


def lasting(entries: tuple[Entry, ...], chance: set[str]) -> list[Entry]:
    return [entry for entry in entries if entry.document not in chance]


def code_of(entry: Entry) -> str:
    return entry.problems[0].code if entry.problems else READ


def members_are_as_they_should(rows: dict[str, Entry]) -> None:
    """What is packed in archives and messages: no name leads out, no link is followed, nothing lies too deep."""
    assert code_of(rows["outside.zip!/a.txt"]) == READ
    assert code_of(rows["outside.zip!/outside.txt"]) == "read"
    assert code_of(rows["linked.zip!/passwords.txt"]) == "read"
    assert code_of(rows["bomb.zip!/bomb.txt"]) == "too-large"
    assert sum(name.startswith("many.zip!/") for name in rows) == LIMITS.members
    assert max(name.count("!/") for name in rows) == LIMITS.depth
    assert not any(".." in name for name in rows)


@contextmanager
def growing(path: Path) -> Iterator[None]:
    """A file that somebody writes to all the time."""
    ended = threading.Event()

    def grow() -> None:
        with path.open("ab", buffering=0) as file:
            while not ended.is_set():
                file.write(b"One more line of the letter.\n" * 40)

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        yield
    finally:
        ended.set()
        writer.join()


def test_a_file_that_grows_while_it_is_read_is_told_and_read_when_it_has_settled(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "grows.txt").write_text(LETTER)
    (folder / "letter.txt").write_text(LETTER)
    small = replace(LIMITS, bytes=2_000_000)
    with growing(folder / "grows.txt"):
        report = build(folder, tmp_path / "case", stages=stages(small), limits=small)
    rows = {entry.document: entry for entry in report.entries}
    assert rows["letter.txt"].state is State.READ
    assert (
        "changed while it was read" in rows["grows.txt"].problems[0].what or code_of(rows["grows.txt"]) == "too-large"
    )
    (folder / "grows.txt").write_text(LETTER * 2)
    settled = build(folder, tmp_path / "case", stages=stages(small), limits=small)
    assert settled.count(State.READ) == 2


@pytest.mark.skipif(os.getuid() == 0, reason="permissions do not hold for the superuser")
def test_a_file_without_permission_gives_its_line(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "closed.txt").write_text(LETTER)
    (tmp_path / "documents" / "closed.txt").chmod(0)
    report = build(tmp_path / "documents", tmp_path / "case", stages=stages(), limits=LIMITS)
    assert report.entries[0].problems[0].what == "there is no permission to open this"


def test_a_file_that_broke_a_limit_is_read_when_the_limit_is_raised_and_others_keep_their_parts(tmp_path: Path) -> None:
    folder, case = tmp_path / "documents", tmp_path / "case"
    folder.mkdir()
    (folder / "long.txt").write_text(LETTER * 10)
    (folder / "short.txt").write_text(LETTER)
    low, high = replace(LIMITS, characters=100), replace(LIMITS, characters=10_000)
    first = build(folder, case, stages=stages(low), limits=low)
    assert {entry.document: code_of(entry) for entry in first.entries} == {"long.txt": "too-large", "short.txt": READ}
    heard: list[DocumentDone] = []
    second = build(
        folder,
        case,
        stages=stages(high),
        limits=high,
        on_event=lambda event: heard.append(event) if isinstance(event, DocumentDone) else None,
    )
    assert second.count(State.READ) == 2
    assert {done.name: [stage for stage, _ in done.seconds] for done in heard} == {
        "long.txt": ["read", "segment", "extract", "outline", "about"],
        "short.txt": ["read"],
    }


def test_a_reader_that_failed_for_want_of_time_is_asked_again_by_the_next_build(tmp_path: Path) -> None:
    folder, case = tmp_path / "documents", tmp_path / "case"
    folder.mkdir()
    (folder / "a.txt").write_text("@CRASH")
    first = build(folder, case, stages=stages(), limits=LIMITS)
    heard: list[str] = []
    second = build(folder, case, stages=stages(), limits=LIMITS, on_event=lambda e: heard.append(type(e).__name__))
    assert first.generation == second.generation
    assert "DocumentDone" in heard
