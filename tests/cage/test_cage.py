"""The cage alone: what a reader may do in it, what it costs, and that the next file is read all the same."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from observance.errors import (
    DamagedFile,
    ObservanceError,
    ReaderCrashed,
    TooLarge,
    TooManyPages,
    TooMuchMemory,
    TooSlow,
)
from observance.read import read_media
from observance.read.cage import Cage, Limits, cage_for, close_cages

READER, OPENER = "hostile_readers:read", "hostile_readers:open_fake"
LIMITS = Limits(
    seconds=1,
    cpu_seconds=30,
    memory_mb=200,
    bytes=10_000_000,
    characters=2_000_000,
    lines=20_000,
    pages=2_000,
    members=5,
    depth=3,
)
EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"


@pytest.fixture
def cage() -> Iterator[Cage]:
    made = Cage(LIMITS, reader=READER, opener=OPENER)
    yield made
    made.close()


def worker_of(cage: Cage) -> int:
    return int(cage.read(b"@PID").text)


def test_the_reading_is_the_one_that_the_reader_makes_without_a_cage() -> None:
    cage = Cage(Limits())
    for path in sorted(EXAMPLES.iterdir()):
        assert cage.read(path.read_bytes()) == read_media(path.read_bytes()), path.name
    cage.close()


def test_one_process_reads_file_after_file(cage: Cage) -> None:
    assert len({worker_of(cage) for _ in range(5)}) == 1


@pytest.mark.parametrize(
    ("deed", "kind", "said"),
    [
        ("NEVER", TooSlow, "longer than 1 seconds; raise read_seconds"),
        ("SLEEP", TooSlow, "longer than 1 seconds"),
        ("CHILD", TooSlow, "longer than 1 seconds"),
        ("MEMORY", TooMuchMemory, "more than 200 MB of memory; raise read_memory_mb"),
        ("CRASH", ReaderCrashed, "SIGSEGV"),
        ("LEAVE", ReaderCrashed, "status 3"),
        ("FORGE", ReaderCrashed, "READING 1152921504606846976"),
        ("GARBLE", ReaderCrashed, "no frame"),
        ("FAIL", ReaderCrashed, "ZeroDivisionError: a bug"),
        ("SURROGATE", ReaderCrashed, "UnicodeEncodeError"),
        ("CHARACTERS", TooLarge, "more than 2000000 characters"),
        ("BLOCKS", TooLarge, "more than 20000 lines"),
        ("PAGES", TooManyPages, "more than 2000 pages"),
        ("REFUSE", DamagedFile, "it breaks off at 7; ask for it again"),
        ("RECURSE", ReaderCrashed, "RecursionError"),
    ],
)
def test_a_reader_that_goes_wrong_costs_its_file_within_the_limits(cage, deed: str, kind, said: str) -> None:
    worker_of(cage)
    with pytest.raises(kind) as caught:
        cage.read(f"@{deed}".encode())
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert cage.read(b"The next letter.\nIt is well.\n").text
    cage.close()
    assert cage.held_mb < LIMITS.memory_mb + 100


def test_time_of_the_processor_is_a_limit_of_its_own() -> None:
    cage = Cage(replace(LIMITS, seconds=20, cpu_seconds=1), reader=READER)
    with pytest.raises(TooSlow, match="1 seconds of the processor"):
        cage.read(b"@NEVER")
    cage.close()


def test_what_a_reader_prints_goes_nowhere(cage: Cage, capfd: pytest.CaptureFixture[str]) -> None:
    assert cage.read(b"@BABBLE").text == "It has spoken."
    assert capfd.readouterr() == ("", "")


def test_what_a_reader_started_ends_with_it(cage: Cage) -> None:
    pid = worker_of(cage)
    with pytest.raises(TooSlow):
        cage.read(b"@CHILD")
    for _ in range(600):
        if not members_of_group(pid):
            return
        time.sleep(0.1)
    pytest.fail("a child of it lives on")


def members_of_group(pid: int) -> list[str]:
    """The processes of a group, without those that have ended and wait to be counted."""
    asked = subprocess.run(["ps", "-e", "-o", "pgid=,stat="], capture_output=True, text=True, check=True)
    rows = [line.split() for line in asked.stdout.splitlines()]
    return [state for group, state in rows if group == str(pid) and not state.startswith("Z")]


def test_a_worker_sees_no_secret_and_no_file_of_its_parent(cage: Cage, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOME_SECRET", "x")
    with (tmp_path / "open").open("wb") as held:
        os.set_inheritable(held.fileno(), True)
        assert "SOME_SECRET" not in cage.read(b"@SECRET").text
        assert len(cage.read(b"@FILES").text.split()) <= 5


def test_a_worker_that_died_while_it_had_nothing_to_do_costs_no_file(cage: Cage) -> None:
    pid = worker_of(cage)
    os.kill(pid, signal.SIGKILL)
    time.sleep(0.1)
    assert worker_of(cage) != pid


def test_a_worker_leaves_after_so_many_files_and_after_much_memory(cage: Cage) -> None:
    first = worker_of(cage)
    with pytest.raises(TooMuchMemory):
        cage.read(b"@MEMORY")
    second = worker_of(cage)
    for _ in range(500):
        cage.read(b"@PID")
    assert len({first, second, worker_of(cage)}) == 3


def test_more_bytes_than_may_be_are_not_even_sent(cage: Cage) -> None:
    with pytest.raises(TooLarge, match="more than 10000000 bytes"):
        cage.read(b"x" * 10_000_001)


def test_members_come_one_by_one_and_a_broken_one_costs_itself(cage: Cage) -> None:
    found = list(cage.members("application/zip", b"a.txt one\nb.txt !\nc.txt three"))
    assert [(one.name, one.data, one.problem and one.problem.what) for one in found] == [
        ("a.txt", b"one", None),
        ("b.txt", b"", "this member is damaged"),
        ("c.txt", b"three", None),
    ]


@pytest.mark.parametrize(
    ("content", "kind", "before"),
    [
        (b"\n".join(b"%d.txt x" % n for n in range(9)), TooLarge, 5),
        (b"a.txt x\n@REFUSE", DamagedFile, 1),
        (b"a.txt x\n@NEVER", TooSlow, 1),
        (b"a.txt x\n@LEAVE", ReaderCrashed, 1),
        (b"a.txt x\n@MEMORY", TooMuchMemory, 1),
    ],
)
def test_a_container_that_goes_wrong_ends_with_one_error(cage: Cage, content: bytes, kind, before: int) -> None:
    found: list[str] = []
    with pytest.raises(kind):
        found.extend(member.name for member in cage.members("application/zip", content))
    assert len(found) == before
    assert cage.read(b"The next letter.\nIt is well.\n").text


def test_a_container_that_is_not_heard_to_its_end_spoils_no_next_file(cage: Cage) -> None:
    next(cage.members("application/zip", b"a.txt x\nb.txt y\nc.txt z"))
    assert cage.read(b"The next letter.\nIt is well.\n").text


def test_a_worker_that_cannot_start_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    cage = Cage(LIMITS)
    with pytest.raises(ObservanceError, match="could not be started"):
        cage.read(b"x")


def test_each_process_and_each_set_of_limits_has_its_cage() -> None:
    try:
        assert cage_for(LIMITS) is cage_for(LIMITS)
        assert cage_for(LIMITS) is not cage_for(replace(LIMITS, seconds=9))
    finally:
        close_cages()


ORPHAN = """
import os, sys
sys.path[:0] = [{here!r}]
from observance.read.cage import Cage, Limits
cage = Cage(Limits(seconds=100), reader="hostile_readers:read")
print(cage.read(b"@PID").text, flush=True)
cage.read(b"@SLEEP")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems end an orphan by its alarm")
def test_a_worker_dies_with_the_process_that_watches_it() -> None:
    program = ORPHAN.format(here=str(Path(__file__).parent))
    watcher = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    assert watcher.stdout is not None
    pid = int(watcher.stdout.readline())
    watcher.kill()
    watcher.wait()
    watcher.stdout.close()
    for _ in range(600):
        if not Path(f"/proc/{pid}").exists() or " Z " in Path(f"/proc/{pid}/stat").read_text():
            return
        time.sleep(0.1)
    pytest.fail("it lives on")
