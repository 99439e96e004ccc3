from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from observance.casefile.folder import CaseFolder
from observance.pipeline.sources import find_sources


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "root").mkdir()
    return tmp_path / "root"


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    (tmp_path / "case").mkdir()
    return CaseFolder(path=tmp_path / "case")


def names(root: Path, case: CaseFolder) -> list[str]:
    return [source.name for source in find_sources(root, case)]


def test_hidden_files_declarations_and_lock_files_are_no_documents(root: Path, case: CaseFolder) -> None:
    for name in (".hidden", "a.txt", "a.txt.source.toml", "~$b.docx", ".git/x", "sub/.b", "sub/c.txt"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("x")
    assert names(root, case) == ["a.txt", "sub/c.txt"]


def test_names_come_in_the_order_of_code_points_whatever_the_folders(root: Path, case: CaseFolder) -> None:
    for name in ("a/b.txt", "a.txt", "a-b.txt", "Z.txt", "é.txt"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("x")
    assert names(root, case) == ["Z.txt", "a-b.txt", "a.txt", "a/b.txt", "é.txt"]


def test_odd_names_survive_and_bytes_that_are_no_text_are_escaped(root: Path, case: CaseFolder) -> None:
    odd = ["two\nlines.txt", "quote'\".txt", " blank .txt", "back\\slash.txt", "\u202eturned.txt"]
    for name in odd:
        (root / name).write_text("x")
    Path(os.fsdecode(os.fsencode(root) + b"/not-\xff-text.txt")).write_text("x")
    assert names(root, case) == sorted([*odd, "not-\\xff-text.txt"])
    assert all(source.sha256 for source in find_sources(root, case))


def test_links_are_followed_inside_the_folder_and_never_round_in_circles(
    root: Path, case: CaseFolder, tmp_path
) -> None:
    (root / "sub").mkdir()
    (root / "sub/a.txt").write_text("x")
    (tmp_path / "outside.txt").write_text("secret")
    os.symlink("sub/a.txt", root / "inside.txt")
    os.symlink("..", root / "sub/up")
    os.symlink("../outside.txt", root / "out.txt")
    os.symlink("nowhere", root / "broken.txt")
    found = {source.name: source for source in find_sources(root, case)}
    assert sorted(found) == ["broken.txt", "inside.txt", "out.txt", "sub/a.txt"]
    assert found["inside.txt"].sha256 == sha256(b"x").hexdigest()
    assert [name for name, source in found.items() if source.problem] == ["broken.txt", "out.txt"]


def test_a_declaration_beside_a_file_counts_as_part_of_it(root: Path, case: CaseFolder) -> None:
    (root / "a.txt").write_text("x")
    before = find_sources(root, case)[0]
    (root / "a.txt.source.toml").write_text('given_by = "a union"')
    after = find_sources(root, case)[0]
    assert before.declaration != after.declaration
    assert before.sha256 == after.sha256


def test_a_file_changed_at_once_after_a_build_is_seen_to_have_changed(root: Path, case: CaseFolder) -> None:
    (root / "a.txt").write_text("aaa")
    find_sources(root, case)
    (root / "a.txt").write_text("bbb")
    assert find_sources(root, case)[0].sha256 == sha256(b"bbb").hexdigest()


def test_the_sum_of_a_file_that_looks_as_it_did_is_not_taken_again(root: Path, case: CaseFolder) -> None:
    (root / "a.txt").write_text("aaa")
    find_sources(root, case)
    cache = case.cache / "sums.jsonl"
    late = cache.stat().st_mtime + 10
    os.utime(cache, (late, late))
    cache_before = cache.read_text().replace(sha256(b"aaa").hexdigest(), "0" * 64)
    cache.write_text(cache_before)
    os.utime(cache, (late, late))
    assert find_sources(root, case)[0].sha256 == "0" * 64
    cache.write_text("not a cache")
    assert find_sources(root, case)[0].sha256 == sha256(b"aaa").hexdigest()
