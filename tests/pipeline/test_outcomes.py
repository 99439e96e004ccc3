"""What is known of documents by how their parts look: read once, and again where anything may be otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from observance.casefile import CaseFile
from observance.casefile.checking import check_case
from observance.casefile.disk import Sealed
from observance.casefile.folder import CaseFolder
from observance.errors import CaseDamaged
from observance.pipeline import Stage, build, outcomes, work
from observance.progress import DocumentDone, DocumentFailed, ProgressEvent
from plain_stages import plain_stages


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two documents whose parts are trusted as soon as they are written."""
    monkeypatch.setattr(outcomes, "_SETTLED_NS", -(10**12))
    made = tmp_path / "documents"
    made.mkdir()
    (made / "a.txt").write_text("Letter of the Union of Carriers\nThe bill was put to a vote.\n")
    (made / "b.txt").write_text("Letter of the Dockers’ League\nThe port was shut for a week.\n")
    return made


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The parts of documents that were read to see whether they are whole."""
    keys: list[str] = []
    find = work.find_shard

    def listened(case: CaseFolder, key: str) -> Sealed | None:
        keys.append(key)
        return find(case, key)

    monkeypatch.setattr(work, "find_shard", listened)
    return keys


def done(folder: Path, case: Path, stages: tuple[Stage, ...] = plain_stages(), **further: object) -> list[str]:
    """Build, and give the documents that were worked on."""
    heard: list[ProgressEvent] = []
    build(folder, case, stages=stages, on_event=heard.append, **further)  # type: ignore[arg-type]
    return [event.name for event in heard if isinstance(event, DocumentDone)]


def test_parts_that_look_as_they_did_are_not_read_again(folder: Path, tmp_path: Path, looked: list[str]) -> None:
    assert done(folder, tmp_path / "case") == ["a.txt", "b.txt"]
    looked.clear()
    assert done(folder, tmp_path / "case") == []
    assert looked == []
    (folder / "c.txt").write_text("A third letter\n")
    assert done(folder, tmp_path / "case") == ["c.txt"]
    known = [entry for entry in CaseFile.open(tmp_path / "case").documents() if entry.document != "c.txt"]
    assert not {shard.key for entry in known for shard in entry.shards} & set(looked)


@pytest.mark.parametrize(
    "harm",
    [
        lambda place: place.unlink(),
        lambda place: place.write_bytes(place.read_bytes()[:-5]),
        lambda place: place.write_bytes(place.read_bytes().replace(b"e", b"a", 1)),
    ],
)
def test_a_part_that_looks_otherwise_is_made_anew(folder: Path, tmp_path: Path, harm: Callable[[Path], object]) -> None:
    case = tmp_path / "case"
    done(folder, case)
    entry = CaseFile.open(case).documents()[0]
    for shard in entry.shards:
        harm(CaseFolder(path=case).shard_place(shard.key))
        assert done(folder, case) == ["a.txt"]
        assert not check_case(CaseFile.open(case)).faults


def test_a_part_whose_damage_cannot_be_seen_is_made_anew_once_it_was_found(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = tmp_path / "case"
    done(folder, case)
    done(folder, case)
    monkeypatch.setattr(outcomes._Look, "of", lambda _: before)
    before = outcomes._Look(1, 1, 1, 1)
    (CaseFolder(path=case).outcomes).unlink()
    done(folder, case)
    for shard in CaseFile.open(case).documents()[0].shards:
        CaseFolder(path=case).shard_place(shard.key).write_bytes(b"~")
    assert done(folder, case) == []
    assert check_case(CaseFile.open(case)).faults
    assert done(folder, case) == ["a.txt"]
    assert not check_case(CaseFile.open(case)).faults


def test_damage_found_by_a_stage_of_the_case_ends_the_build_and_the_next_mends_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = tmp_path / "case"
    monkeypatch.setattr(outcomes._Look, "of", lambda _: outcomes._Look(1, 1, 1, 1))
    done(folder, case)
    outline = CaseFile.open(case).documents()[0].shard("outline")
    assert outline is not None
    CaseFolder(path=case).shard_place(outline.key).write_bytes(b"~")
    (folder / "c.txt").write_text("A third letter\n")
    with pytest.raises(CaseDamaged, match="run the build again"):
        done(folder, case)
    done(folder, case)
    assert not check_case(CaseFile.open(case)).faults
    assert len(CaseFile.open(case).documents()) == 3


def test_whatever_is_otherwise_has_the_parts_looked_for(folder: Path, tmp_path: Path, looked: list[str]) -> None:
    case = tmp_path / "case"
    done(folder, case)
    first, *others = plain_stages()
    assert done(folder, case, (first, *(replace(one, version="other") for one in others))) == ["a.txt", "b.txt"]
    done(folder, case)
    (folder / "b.txt").write_text("Another letter\n")
    assert done(folder, case) == ["b.txt"]
    assert done(folder, case, options=(("a", "b"),)) == ["a.txt", "b.txt"]
    (folder / "a.txt.source.toml").write_text('given_by = "a library"\n')
    assert done(folder, case, options=(("a", "b"),)) == ["a.txt"]
    looked.clear()
    assert done(folder, case, options=(("a", "b"),)) == []
    assert looked == []


def test_a_failure_that_may_pass_is_tried_again_and_one_that_lasts_is_not(folder: Path, tmp_path: Path) -> None:
    (folder / "c.txt").write_text("a BUG is in it\n")
    (folder / "d.txt").write_text("DAMAGED\n")
    for worked_on in (["a.txt", "b.txt", "c.txt", "d.txt"], ["c.txt"], ["c.txt"]):
        heard: list[ProgressEvent] = []
        build(folder, tmp_path / "case", stages=plain_stages(), on_event=heard.append)
        assert [event.name for event in heard if isinstance(event, DocumentDone)] == worked_on
        assert {event.name for event in heard if isinstance(event, DocumentFailed)} <= set(worked_on)
        problems = {one.document: bool(one.problems) for one in CaseFile.open(tmp_path / "case").documents()}
        assert problems == {"a.txt": False, "b.txt": False, "c.txt": True, "d.txt": True}


def test_a_part_written_just_before_is_read_once_more(
    folder: Path, tmp_path: Path, looked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outcomes, "_SETTLED_NS", 10**12)
    done(folder, tmp_path / "case")
    looked.clear()
    assert done(folder, tmp_path / "case") == []
    assert looked


@pytest.mark.parametrize("seed", range(8))
def test_after_any_changes_the_case_is_the_one_from_nothing(folder: Path, tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    for step in range(8):
        change(folder, tmp_path / "case", chance, step)
        report = build(folder, tmp_path / "case", stages=plain_stages())
        assert report.generation == build(folder, tmp_path / f"new{step}", stages=plain_stages()).generation
        assert not check_case(CaseFile.open(tmp_path / "case")).faults


def change(folder: Path, case: Path, chance: Random, step: int) -> None:
    """A document comes, changes or goes, a part is damaged, or what was kept."""
    name = f"{chance.choice('abcd')}.txt"
    places = sorted(case.glob("shards/*/*.jsonl"))
    kind = chance.choice(("write", "write", "drop", "harm", "forget", "cut"))
    if kind == "write":
        (folder / name).write_text(
            f"{chance.choice(('Letter', 'DAMAGED', 'SCAN', 'DRAFT'))} {step % 3}\nof the union\n"
        )
    elif kind == "drop":
        (folder / name).unlink(missing_ok=True)
    elif kind == "harm" and places:
        place = chance.choice(places)
        place.write_bytes(place.read_bytes()[: chance.randrange(40)])
    elif kind == "forget":
        CaseFolder(path=case).outcomes.unlink(missing_ok=True)
    elif (kept := CaseFolder(path=case).outcomes).exists():
        kept.write_bytes(kept.read_bytes()[: chance.randrange(200)])
