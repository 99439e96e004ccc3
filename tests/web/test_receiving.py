"""Files that are given: whole, once, under a free name."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observance_web.loading.receiving import NotReceived, Receipt, receive, safe_name, tidy


def test_a_file_is_kept_under_its_name(tmp_path: Path) -> None:
    got = receive(tmp_path, "letter.txt", [b"one ", b"two"], most=100)
    assert (got.name, got.receipt) == ("letter.txt", Receipt.NEW)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"letter.txt": b"one two"}


def test_another_file_of_the_same_name_gets_a_number(tmp_path: Path) -> None:
    names = [receive(tmp_path, "letter.txt", [text], most=100).name for text in (b"one", b"two", b"three")]
    assert names == ["letter.txt", "letter-2.txt", "letter-3.txt"]
    assert (tmp_path / "letter.txt").read_bytes() == b"one"


def test_the_same_bytes_are_kept_once_wherever_they_lie(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "first.txt").write_bytes(b"one")
    got = receive(tmp_path, "again.txt", [b"one"], most=100)
    assert (got.name, got.receipt) == ("sub/first.txt", Receipt.SAME)
    assert [path.name for path in tmp_path.iterdir()] == ["sub"]


def test_a_file_that_is_too_large_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(NotReceived, match="larger"):
        receive(tmp_path, "letter.txt", [b"x" * 60, b"x" * 60], most=100)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_breaks_off_leaves_nothing_behind(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise ConnectionResetError

    with pytest.raises(NotReceived):
        receive(tmp_path, "letter.txt", broken(), most=100)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotReceived, match="cannot be kept"):
        receive(tmp_path / "none", "letter.txt", [b"one"], most=100)


def test_what_a_killed_process_left_is_tidied_away(tmp_path: Path) -> None:
    (tmp_path / ".0011223344556677.part").write_bytes(b"half")
    (tmp_path / "letter.txt").write_bytes(b"whole")
    assert tidy(tmp_path) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


GIVE = """
import sys
from pathlib import Path
from observance_web.loading.receiving import receive
for n in range(10_000):
    got = receive(Path(sys.argv[1]), "letter.txt", (b"%d" % n * 5000 for _ in range(20)), most=10_000_000)
    print(got.name, n, flush=True)
"""


def test_a_process_that_is_killed_while_it_takes_files_leaves_whole_files_alone(tmp_path: Path) -> None:
    chance = random.Random(5)
    for n in range(8):
        folder = tmp_path / str(n)
        folder.mkdir()
        process = subprocess.Popen([sys.executable, "-c", GIVE, str(folder)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        told = process.stdout.readline()
        time.sleep(chance.uniform(0, 0.3))
        process.kill()
        told += process.communicate()[0]
        # A receipt that the kill cut off is none.
        lines = told[: told.rfind("\n") + 1].splitlines()
        said = {name: b"%d" % int(number) * 5000 * 20 for name, number in map(str.split, lines)}
        kept = {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}
        assert said
        assert {name: kept[name] for name in said} == said
        assert len(kept) - len(said) <= 1  # the one that was kept when its receipt could no longer be given
        assert all(len(data) % (5000 * 20) == 0 for data in kept.values())
        tidy(folder)
        assert {path.name for path in folder.iterdir()} == set(kept)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\papers\\letter.docx", "letter.docx"),
        (".hidden.txt", "hidden.txt"),
        ("~$letter.docx", "letter.docx"),
        ("a\x00b\n.txt", "ab.txt"),
        ("e\u0301tat.txt", "état.txt"),
    ],
)
def test_a_name_is_only_a_name(name: str, kept: str) -> None:
    assert safe_name(name) == kept


@pytest.mark.parametrize("name", ["", "..", "/", "x.source.toml", "...~"])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(NotReceived):
        safe_name(name)


@given(name=st.text(max_size=400))
def test_every_name_is_refused_or_stays_in_its_folder(name: str) -> None:
    try:
        safe = safe_name(name)
    except NotReceived:
        return
    assert safe == os.path.basename(safe)
    assert not safe.startswith((".", "~$"))
    assert 0 < len(safe.encode()) <= 200
    assert safe_name(safe) == safe
