"""The journal on disk: nothing lost, nothing doubled, wherever the process is killed."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from story import adopted, listed, opened, published

from observance.domain import acts
from observance.domain.acts import ACTS
from observance.domain.sitting import OutOfOrder, Sitting
from observance.errors import CaseDamaged
from observance.floor import Accepted, Journal, apply
from observance.floor.rows import act_in, row_of


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests kill no machine: what is written need not reach the disk."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


def test_a_journal_read_again_is_the_same_sitting(tmp_path: Path) -> None:
    journal, story = Journal(tmp_path), adopted().sitting
    for n, act in enumerate(story.acts, 1):
        assert journal.append(act, expected=n - 1) == Accepted(id=act.id, seq=n)
    assert journal.sitting == story
    assert Journal(tmp_path).sitting == story
    rows = [json.loads(line) for line in (tmp_path / "journal.jsonl").read_bytes().splitlines()]
    assert [row["seq"] for row in rows] == list(range(1, len(rows) + 1))


def test_every_act_of_the_story_comes_back_from_its_row() -> None:
    story = adopted().sitting.acts
    assert [act_in(row_of(act, n)) for n, act in enumerate(story, 1)] == list(enumerate(story, 1))
    assert {type(act) for act in story} <= set(ACTS.values())


def test_no_act_has_a_field_that_its_row_has() -> None:
    for kind, act in ACTS.items():
        assert not {"act", "seq", "expected"} & set(act.__dataclass_fields__), kind


def test_an_act_is_answered_once_and_a_stale_one_is_refused(tmp_path: Path) -> None:
    journal, room = Journal(tmp_path), listed()
    for act in room.sitting.acts:
        journal.append(act)
    size = journal.path.stat().st_size
    count = len(room.sitting.acts)
    again = room.sitting.acts[3]
    assert journal.append(again, expected=0) == Accepted(id="a4", seq=4), "a repeat is answered before all else"
    other = journal.append(replace(again, at=again.at + 1))
    assert isinstance(other, OutOfOrder)
    assert other.rule == "id-taken"
    stale = journal.append(room.make(acts.OpenItem, item="work"), expected=count - 1)
    assert isinstance(stale, OutOfOrder)
    assert (stale.rule, str(stale)) == ("stale", f"stale: {count - 1} acts were seen, there are {count}")
    wrong = journal.append(room.make(acts.CloseItem), expected=count)
    assert isinstance(wrong, OutOfOrder)
    assert wrong.rule == "no-item"
    assert journal.path.stat().st_size == size, "what is refused leaves no line"


def test_two_processes_see_each_others_acts(tmp_path: Path) -> None:
    room = listed()
    one, two = Journal(tmp_path), Journal(tmp_path)
    for n, act in enumerate(room.sitting.acts):
        (one if n % 2 else two).append(act)
    assert Journal(tmp_path).sitting == room.sitting


def test_killed_before_and_after_the_write_of_each_act_nothing_is_lost_and_nothing_doubled(tmp_path: Path) -> None:
    """Before each act's write, in its middle and after it; the client sends again what was not acknowledged."""
    story = adopted().sitting.acts
    lines = [row_of(act, n) + b"\n" for n, act in enumerate(story, 1)]
    whole = b"".join(lines)
    path = tmp_path / "journal.jsonl"
    for n, act in enumerate(story):
        before = b"".join(lines[:n])
        for written in (0, 1, len(lines[n]) // 2, len(lines[n]) - 1, len(lines[n])):
            path.write_bytes(before + lines[n][:written])
            journal = Journal(tmp_path)
            assert len(journal.sitting.acts) == n + (written == len(lines[n]))
            assert journal.append(act) == Accepted(id=act.id, seq=n + 1)
            assert path.read_bytes() == before + lines[n]
    assert path.read_bytes() == whole


def test_cut_at_every_byte_of_the_last_line_the_journal_is_whole(tmp_path: Path) -> None:
    story = opened().sitting.acts
    lines = [row_of(act, n) + b"\n" for n, act in enumerate(story, 1)]
    before, last = b"".join(lines[:-1]), lines[-1]
    for written in range(len(last) + 1):
        (tmp_path / "journal.jsonl").write_bytes(before + last[:written])
        journal = Journal(tmp_path)
        assert journal.append(story[-1]) == Accepted(id=story[-1].id, seq=len(story))
        assert journal.path.read_bytes() == before + last


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal, room = Journal(tmp_path), listed()
    for act in room.sitting.acts:
        journal.append(act)
    before = journal.path.read_bytes()

    def full(_: int) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="no space"):
            journal.append(room.make(acts.OpenItem, item="work"))
    assert journal.path.read_bytes() == before
    assert journal.sitting == room.sitting
    assert isinstance(journal.append(room.make(acts.OpenItem, item="work")), Accepted)


def test_a_snapshot_is_a_shortcut_to_the_same_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = published()
    journal = Journal(tmp_path)
    for act in room.sitting.acts[:-2]:
        journal.append(act)
    journal.snapshot()
    for act in room.sitting.acts[-2:]:
        journal.append(act)
    done: list[str] = []

    def counting(sitting: Sitting, act: acts.Act) -> Sitting | OutOfOrder:
        done.append(act.id)
        return apply(sitting, act)

    monkeypatch.setattr("observance.floor.journal.apply", counting)
    assert Journal(tmp_path).sitting == room.sitting
    assert len(done) == 2


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"version":"0"}'])
def test_a_snapshot_that_does_not_fit_is_left_aside(tmp_path: Path, content: bytes) -> None:
    journal, room = Journal(tmp_path), listed()
    for act in room.sitting.acts:
        journal.append(act)
    (tmp_path / "snapshot.json").write_bytes(content)
    assert Journal(tmp_path).sitting == room.sitting
    journal.snapshot()
    shorter = b"".join(journal.path.read_bytes().splitlines(keepends=True)[:-1])
    journal.path.write_bytes(shorter)
    assert Journal(tmp_path).sitting.acts == room.sitting.acts[:-1]


@pytest.mark.parametrize("line", [b"{}\n", b"not json\n", b'{"seq":9,"act":"close_item"}\n', b'{"act":"dance"}\n'])
def test_a_line_that_is_no_act_is_not_passed_over(tmp_path: Path, line: bytes) -> None:
    journal = Journal(tmp_path)
    for act in listed().sitting.acts[:3]:
        journal.append(act)
    with journal.path.open("ab") as file:
        file.write(line)
    with pytest.raises(CaseDamaged):
        Journal(tmp_path)


def test_a_journal_that_shrinks_under_its_reader_is_damaged(tmp_path: Path) -> None:
    journal, room = Journal(tmp_path), listed()
    for act in room.sitting.acts:
        journal.append(act)
    journal.path.write_bytes(b"")
    with pytest.raises(CaseDamaged):
        journal.append(room.make(acts.OpenItem, item="work"))


def test_a_journal_with_withdrawals_is_restored_to_the_same_sitting(tmp_path: Path) -> None:
    room = listed()
    for n in range(20):
        done = room.do(acts.OpenItem, item="work")
        undone = room.do(acts.WithdrawAct, withdrawn=done, reason="a slip")
        if n % 3 == 0:
            room.do(acts.WithdrawAct, withdrawn=undone, reason="no slip")
            room.do(acts.CloseItem)
    (tmp_path / "journal.jsonl").write_bytes(
        b"".join(row_of(act, n) + b"\n" for n, act in enumerate(room.sitting.acts, 1))
    )
    assert Journal(tmp_path).sitting == room.sitting
    assert len(room.sitting.withdrawn) > 10


def test_a_journal_that_does_not_stand_is_damaged_where_it_does_not(tmp_path: Path) -> None:
    story = list(opened().sitting.acts)
    place = next(n for n, act in enumerate(story) if isinstance(act, acts.OpenSitting))
    del story[place]
    (tmp_path / "journal.jsonl").write_bytes(b"".join(row_of(act, n) + b"\n" for n, act in enumerate(story, 1)))
    with pytest.raises(CaseDamaged, match=f"line {len(story)} "):
        Journal(tmp_path)
    twice = [*story[:5], story[4]]
    (tmp_path / "journal.jsonl").write_bytes(b"".join(row_of(act, n) + b"\n" for n, act in enumerate(twice, 1)))
    with pytest.raises(CaseDamaged):
        Journal(tmp_path)
