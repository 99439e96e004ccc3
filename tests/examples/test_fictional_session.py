"""The fictional session is what its maker makes, and replayed it comes to the files that are kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import observance as ob
from observance.cli import main
from observance.domain.amendments import Standing
from observance.domain.record import DocumentKind, Record
from observance.floor import Journal, adopted_conclusions, draft_record, earlier_on
from observance.floor.reenacting import substance

SESSION = Path(__file__).resolve().parents[2] / "examples" / "session"


def kept(name: str) -> str:
    return (SESSION / name).read_text(encoding="utf-8")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Run a command of the sitting in a folder of its own; gives its status and what it printed."""
    for name in [*os.environ]:
        if name.startswith(("OBSERVANCE_", "LC_", "LANG")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "fsync", lambda _: None)

    def running(*arguments: object) -> tuple[int, str]:
        with pytest.raises(SystemExit) as ended:
            main(["sitting", *map(str, arguments)])
        return int(ended.value.code or 0), capsys.readouterr().out

    return running


def test_the_maker_makes_every_file_again(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(SESSION / "make.py"), str(tmp_path)], check=True)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    ours = {path.name: path.read_bytes() for path in SESSION.iterdir() if path.suffix in (".txt", ".json", ".jsonl")}
    assert made.keys() == ours.keys()
    for name, content in ours.items():
        assert made[name] == content, name


def test_replayed_on_the_command_line_it_gives_the_same_answers_records_and_conclusions(run) -> None:  # type: ignore[no-untyped-def]
    status, answers = run("act", "s", SESSION / "session.jsonl")
    assert (status, answers) == (1, kept("session-answers.jsonl")), "one act is out of order"
    for sitting, form in (("9", "draft"), ("9", "adopted"), ("9", "corrected"), ("16", "draft")):
        text = run("draft", "s", "--sitting", f"CAN/PV.{sitting}", "--as", form)[1]
        assert text == kept(f"can-pv-{sitting}-{form}.txt")
    for case in ("veldania", "caldoro"):
        for code in ("en", "fr", "es"):
            text = run("conclusions", "s", f"conclusions-{case}", "--in", code)[1]
            assert text == kept(f"conclusions-{case}-{code}.txt")
    state = json.loads(run("state", "s")[1])
    state["profile"] = None
    for own in (state, *state["apart"].values()):
        if own["publication"]:
            del own["publication"]["printed"]
    assert state == json.loads(kept("session-state.json"))
    again = run("act", "s", SESSION / "session.jsonl")[1]
    stand = [line for line in answers.splitlines() if "seq" in line]
    assert [line for line in again.splitlines() if "seq" in line] == stand, "a repeat is answered with its result"


def test_it_shows_what_a_session_can_come_to(run) -> None:  # type: ignore[no-untyped-def]
    run("act", "s", SESSION / "session.jsonl")
    state = Journal(Path("s")).sitting.state
    first = state.at("CAN/PV.9")
    assert {item.id: item.sitting for item in state.agenda if item.state} == {
        "veldania": 9, "caldoro": 9, "norland": 10, "southland": 10,
    }  # fmt: skip
    assert {made.id: made.standing for made in first.amendments.values()} == {
        "m1": Standing.ACCEPTED, "m2": Standing.RETURNED, "m3": Standing.REFUSED, "m4": Standing.ACCEPTED,
    }  # fmt: skip
    assert first.adoption is not None
    assert (first.adoption.in_sitting, first.adoption.as_amended) == ("CAN/PV.16", True)
    assert [len(made.conclusions.items) for made in adopted_conclusions(state)] == [3, 2]


def test_segmentation_of_its_texts_finds_the_same(run) -> None:  # type: ignore[no-untyped-def]
    run("act", "s", SESSION / "session.jsonl")
    state = Journal(Path("s")).sitting.state
    for symbol in ("CAN/PV.9", "CAN/PV.16"):
        record = draft_record(state.at(symbol), "x")
        again = ob.segment(record.document)
        assert isinstance(again, Record)
        assert replace(substance(again), notices=()) == substance(record)
    for path in SESSION.glob("conclusions-*.txt"):
        assert ob.segment(ob.read(path)).kind is DocumentKind.CONCLUSIONS


def test_the_next_session_opens_from_the_conclusions(run) -> None:  # type: ignore[no-untyped-def]
    run("act", "s", SESSION / "session.jsonl")
    status, answers = run("act", "n", SESSION / "next-session.jsonl")
    assert (status, answers) == (0, kept("next-session-answers.jsonl"))
    state = Journal(Path("n")).sitting.state
    assert tuple(state.earlier.values()) == adopted_conclusions(Journal(Path("s")).sitting.state)
    assert [made.conclusions.id for made in earlier_on(state, "veldania")] == ["conclusions-veldania"]
    assert [json.loads(line)["session"] for line in run("conclusions", "n", "--earlier")[1].splitlines()] == [112, 112]
    assert [paper.answers for paper in state.written] == [("veldania-2024-1", "veldania-2024-2")]
