from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from observance.casefile import CaseFile, State
from observance.domain.decisions import Decision
from observance.domain.text import Document
from observance.errors import CaseError, CaseLocked, DamagedFile, NotFound
from observance.executors import Processes
from observance.pipeline import build
from observance.progress import BuildFinished, BuildStarted, DocumentDone, DocumentFailed, ProgressEvent
from plain_stages import plain_stages, read_plain


def content(case: Path) -> dict[str, bytes]:
    """The files of the current generation and the references."""
    return {str(path): (case / path).read_bytes() for path in CaseFile.open(case).files()}


def from_nothing(folder: Path, case: Path, fresh: Path) -> dict[str, bytes]:
    """A build of the folder into a new case with the same references and decisions."""
    fresh.mkdir()
    for name in ("references.jsonl", "decisions"):
        if (case / name).exists():
            subprocess.run(["cp", "-r", case / name, fresh / name], check=True)
    (fresh / "case.toml").write_text('format = 1\nsource = "?"\n')
    build(folder, fresh, stages=plain_stages())
    return content(fresh)


names = st.sampled_from(["a.txt", "b.txt", "A.txt", "sub/a.txt", "sub/b.txt", "é.txt", "old/sub/a.txt"])
texts = st.sampled_from(
    ["", "one", "two", "DAMAGED", "BUG", "SCAN", "The Government was asked for its comments upon the allegations."]
)
changes = st.lists(
    st.one_of(
        st.tuples(st.just("write"), names, texts),
        st.tuples(st.just("remove"), names, st.just("")),
        st.tuples(st.just("rename"), names, names),
        st.tuples(st.just("build"), names, st.just("")),
        st.tuples(st.just("decide"), names, st.sampled_from(["x", "y", "a"])),
    ),
    max_size=12,
)


def change(folder: Path, case: Path, verb: str, name: str, other: str) -> None:
    path = folder / name
    if verb == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(other)
    elif verb == "remove" and path.exists():
        path.unlink()
    elif verb == "rename" and path.exists():
        (folder / other).parent.mkdir(parents=True, exist_ok=True)
        path.rename(folder / other)
    elif verb == "build":
        build(folder, case, stages=plain_stages())
    elif verb == "decide" and (case / "references.jsonl").is_file():
        rows = [json.loads(line) for line in (case / "references.jsonl").read_text().splitlines()]
        subject = next((row["reference"] for row in rows if row["document"] == name), "none")
        at = f"2026-01-01T00:00:{len(rows):02}Z"
        decision = Decision(
            id=f"{name}{other}", kind="reference", at=at, author="p", reason="", subject=subject, value=other
        )
        CaseFile.open(case).decide("test", decision)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(sequence=changes)
def test_a_build_after_any_changes_is_the_build_from_nothing_byte_for_byte(sequence) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder, case, fresh = (Path(scratch) / name for name in ("documents", "case", "fresh"))
        folder.mkdir()
        for verb, name, other in sequence:
            change(folder, case, verb, name, other)
        build(folder, case, stages=plain_stages())
        assert content(case) == from_nothing(folder, case, fresh)


def test_two_builds_by_one_and_by_two_processes_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    for n in range(40):
        (folder / f"n{n}.txt").write_text(f"Letter {n}\nIt speaks of the matter numbered {n} and of nothing else.\n")
    build(folder, tmp_path / "one", stages=plain_stages())
    build(folder, tmp_path / "two", stages=plain_stages(), executor=Processes(2, batch=3))
    assert content(tmp_path / "one") == content(tmp_path / "two")
    assert (tmp_path / "one/references.jsonl").read_bytes() == (tmp_path / "two/references.jsonl").read_bytes()


def test_a_build_without_changes_reads_nothing_and_keeps_the_generation(folder: Path, tmp_path: Path) -> None:
    first = build(folder, tmp_path / "case", stages=plain_stages())
    heard: list[ProgressEvent] = []
    second = build(folder, tmp_path / "case", stages=plain_stages(), on_event=heard.append)
    assert (second.generation, second.changed) == (first.generation, False)
    assert not [event for event in heard if isinstance(event, DocumentDone)]


def test_a_new_version_of_a_stage_makes_its_products_anew_and_only_what_follows_from_a_change(folder, tmp_path) -> None:
    build(folder, tmp_path / "case", stages=plain_stages())
    heard: list[ProgressEvent] = []
    build(folder, tmp_path / "case", stages=plain_stages("plain/2"), on_event=heard.append)
    stages = {stage for event in heard if isinstance(event, DocumentDone) for stage, _ in event.seconds}
    assert stages == {"read"}


def test_what_could_not_be_read_is_listed_with_code_reason_and_remedy(folder: Path, tmp_path: Path) -> None:
    (folder / "bug.txt").write_text("BUG")
    (folder / "scan.txt").write_text("SCAN")
    os.symlink("/etc/hostname", folder / "out.txt")
    os.mkfifo(folder / "pipe")
    report = build(folder, tmp_path / "case", stages=plain_stages())
    found = {entry.document: entry for entry in report.entries}
    assert {name: entry.state for name, entry in found.items() if entry.state is not State.READ} == {
        "broken.txt": State.NOT_READ,
        "bug.txt": State.NOT_READ,
        "out.txt": State.NOT_READ,
        "pipe": State.NOT_READ,
        "scan.txt": State.PARTLY,
    }
    problem = found["broken.txt"].problems[0]
    assert (problem.stage, problem.code, problem.what, problem.do, problem.fields) == (
        "read",
        "damaged",
        "it breaks off at {place}",
        "ask for it again",
        (("place", "0"),),
    )
    assert all(entry.problems[0].what and entry.problems[0].do for entry in found.values() if entry.problems)


def test_a_failure_that_is_stored_is_tried_once_more_where_that_is_asked(folder: Path, tmp_path: Path) -> None:
    is_mended: list[bool] = []

    def read_mended(path: Path, root: Path, name: str, reference: str) -> Document:
        if name == "a.txt" and not is_mended:
            raise DamagedFile("it breaks off", do="ask for it again", where=str(path))
        return read_plain(path, root, name, reference)

    stages = tuple(replace(stage, run=read_mended) if not stage.needs else stage for stage in plain_stages())
    (folder / "a.txt").write_text("one")
    failed = build(folder, tmp_path / "case", stages=stages)
    assert {entry.reference for entry in failed.entries if entry.state is State.NOT_READ} >= {"a"}
    is_mended.append(True)
    assert not build(folder, tmp_path / "case", stages=stages).changed
    assert not build(folder, tmp_path / "case", stages=stages, again=frozenset({"other"})).changed
    again = build(folder, tmp_path / "case", stages=stages, again=frozenset({"a"}))
    assert again.count(State.NOT_READ) == failed.count(State.NOT_READ) - 1
    assert CaseFile.open(tmp_path / "case").reading("a").reading.text == "one"


def test_a_document_that_kills_its_worker_costs_itself_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    for n in range(12):
        (folder / f"n{n:02}.txt").write_text(f"Letter {n}")
    (folder / "n05x.txt").write_text("KILL")
    report = build(folder, tmp_path / "case", stages=plain_stages(), executor=Processes(2, batch=8))
    lost = [entry for entry in report.entries if entry.problems and entry.problems[0].code == "worker-lost"]
    assert [entry.document for entry in lost] == ["n05x.txt"]
    assert report.count(State.READ) == 14
    (folder / "n05x.txt").write_text("well again")
    assert build(folder, tmp_path / "case", stages=plain_stages()).count(State.READ) == 15


def test_a_reference_stays_with_a_name_that_vanishes_and_comes_back(folder: Path, tmp_path: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "a.txt").write_text("the second of that name")
    case = tmp_path / "case"
    build(folder, case, stages=plain_stages())
    assert CaseFile.open(case).entry("a-2").document == "sub/a.txt"
    (folder / "a.txt").rename(folder / "kept")
    build(folder, case, stages=plain_stages())
    assert CaseFile.open(case).entry("a-2").document == "sub/a.txt"
    (folder / "kept").rename(folder / "a.txt")
    build(folder, case, stages=plain_stages())
    assert CaseFile.open(case).entry("a").document == "a.txt"


def test_a_decision_changes_a_reference_and_one_that_cannot_be_followed_is_told(built: CaseFile, folder: Path) -> None:
    def decide(n: int, subject: str, value: str) -> None:
        at = f"2026-01-0{n}T00:00:00Z"
        built.decide(
            "test",
            Decision(id=str(n), kind="reference", at=at, author="p", reason="r", subject=subject, value=value),
        )

    decide(1, "a", "letter-1")
    decide(2, "b", "a")
    heard: list[ProgressEvent] = []
    build(folder, built.folder.path, stages=plain_stages(), on_event=heard.append)
    assert {entry.reference for entry in CaseFile.open(built.folder.path).documents()} == {"letter-1", "b", "broken"}
    assert type(heard[0]).__name__ == "Refused"


def test_a_second_build_is_told_at_once_who_holds_the_lock(folder: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"

    def build_again(event: ProgressEvent) -> None:
        if isinstance(event, BuildStarted):
            with pytest.raises(CaseLocked) as caught:
                build(folder, case, stages=plain_stages())
            assert str(os.getpid()) in str(caught.value)
            seen.append(event)

    seen: list[ProgressEvent] = []
    build(folder, case, stages=plain_stages(), on_event=build_again)
    assert seen


def test_parts_that_neither_this_nor_the_former_generation_names_are_dropped(folder: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    for n in range(4):
        (folder / "a.txt").write_text(f"version {n}")
        build(folder, case, stages=plain_stages())
    build(folder, case, stages=plain_stages())
    shards = {path.stem for path in case.glob("shards/*/*.jsonl")}
    assert len(list(case.glob("generations/*.jsonl"))) == 2
    assert len(shards) == 2 * (3 + 1) + 3 + 1  # of two versions three parts and the case's own; the other documents


def test_a_damaged_part_is_made_anew(built: CaseFile, folder: Path) -> None:
    before = content(built.folder.path)
    for harm in (lambda data: data[: len(data) // 2], lambda data: data[:50] + b"~" + data[51:], lambda _: b""):
        for path in built.folder.shards.glob("*/*.jsonl"):
            path.write_bytes(harm(path.read_bytes()))
        build(folder, built.folder.path, stages=plain_stages())
        assert content(built.folder.path) == before


def test_a_damaged_list_of_documents_costs_no_good_part(built: CaseFile, folder: Path) -> None:
    before = content(built.folder.path)
    built.folder.generation_place(built.name).write_bytes(b"{}")
    heard: list[ProgressEvent] = []
    build(folder, built.folder.path, stages=plain_stages(), on_event=heard.append)
    assert content(built.folder.path) == before
    assert not [event for event in heard if isinstance(event, DocumentDone)]


def test_a_case_that_cannot_be_written_is_an_error_with_a_remedy(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CaseError, match="permissions"):
        build(folder, tmp_path / "file" / "case", stages=plain_stages())


def test_a_folder_that_holds_something_else_is_not_made_a_case(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="not a case"):
        build(folder, folder, stages=plain_stages())
    with pytest.raises(NotFound):
        build(tmp_path / "nowhere", tmp_path / "case", stages=plain_stages())
    assert not (tmp_path / "case").exists()


def test_a_case_inside_its_folder_is_not_read_as_documents(folder: Path) -> None:
    first = build(folder, folder / "case", stages=plain_stages())
    second = build(folder, folder / "case", stages=plain_stages())
    other = build(folder, folder / "other", stages=plain_stages())
    assert len(first.entries) == len(second.entries) == len(other.entries) == 3


def test_events_tell_rate_time_left_and_errors_by_the_clock_given(folder: Path, tmp_path: Path) -> None:
    ticks = iter(range(1000))
    heard: list[ProgressEvent] = []
    build(folder, tmp_path / "case", stages=plain_stages(), on_event=heard.append, clock=lambda: float(next(ticks)))
    done = [event for event in heard if isinstance(event, DocumentDone)]
    assert [event.n for event in done] == [1, 2, 3]
    assert done[0].rate is not None
    assert done[0].left is not None
    assert done[-1].errors == (("read", 1),)
    assert [event.name for event in heard if isinstance(event, DocumentFailed)] == ["broken.txt"]
    assert isinstance(heard[-1], BuildFinished)
    lines = [json.loads(line) for line in (tmp_path / "case/log.jsonl").read_text().splitlines()]
    assert [line["event"] for line in lines] == [type(event).__name__ for event in heard]


SLOW_BUILD = """
import sys, time
sys.path[:0] = {paths!r}
import plain_stages
from observance.executors import Processes, Serial
from observance.pipeline import build
if __name__ == "__main__":
    build({folder!r}, {case!r}, stages=plain_stages.plain_stages(), executor={executor})
"""


@pytest.mark.parametrize(("wait", "executor"), [(0.15, "Serial()"), (0.25, "Serial()"), (0.35, "Serial()"),
                                               (0.3, "Processes(2)"), (0.5, "Processes(2)")])  # fmt: skip
def test_a_build_that_is_killed_leaves_the_former_case_and_goes_on_where_it_ended(
    folder: Path, tmp_path: Path, wait: float, executor: str
) -> None:
    case = tmp_path / "case"
    build(folder, case, stages=plain_stages())
    before = content(case)
    for n in range(400):
        (folder / f"n{n:03}.txt").write_text(f"Letter {n}\nIt speaks of the matter numbered {n} and no other.\n")
    program = tmp_path / "slow.py"
    paths = [str(Path(__file__).parents[1])]
    program.write_text(SLOW_BUILD.format(paths=paths, folder=str(folder), case=str(case), executor=executor))
    process = subprocess.Popen([sys.executable, program], start_new_session=True)
    time.sleep(wait)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert CaseFile.open(case).folder.path == case
    if (case / "unfinished").exists() and len(CaseFile.open(case).documents()) == len(before):
        assert content(case) == before
    build(folder, case, stages=plain_stages())
    assert content(case) == from_nothing(folder, case, tmp_path / "fresh")
    assert not (case / "unfinished").exists()


def test_of_a_thousand_documents_only_the_new_one_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    for n in range(1000):
        (folder / f"n{n:04}.txt").write_text(f"Letter {n}\nIt speaks of the matter numbered {n} and no other.\n" * 20)
    build(folder, tmp_path / "case", stages=plain_stages())
    (folder / "new.txt").write_text("A new letter")
    heard: list[ProgressEvent] = []
    report = build(folder, tmp_path / "case", stages=plain_stages(), on_event=heard.append)
    assert len(report.entries) == 1001
    assert [(event.documents, event.known) for event in heard if isinstance(event, BuildStarted)] == [(1001, 1000)]
    assert [event.name for event in heard if isinstance(event, DocumentDone)] == ["new.txt"]
