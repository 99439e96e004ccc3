"""A sitting on the command line: acts in, answers out, one line each."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from observance.cli import main
from observance.floor.rows import row_of

sys.path.insert(0, str(Path(__file__).parents[1] / "floor"))
import story

pytestmark = pytest.mark.usefixtures("quiet")
DAY = story.DAY


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting from outside; what is written need not reach the disk."""
    for name in [*os.environ]:
        if name.startswith(("OBSERVANCE_", "LC_", "LANG")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    return Said(capsys)


class Said:
    """Runs a command; gives its status, what it printed and what it complained of."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["sitting", *map(str, arguments)])
        out = self.capsys.readouterr()
        return int(ended.value.code or 0), out.out, out.err


def lines(room: story.Room) -> bytes:
    return b"".join(row_of(act, n) + b"\n" for n, act in enumerate(room.sitting.acts, 1))


def sent(path: Path, *acts: object) -> Path:
    path.write_bytes(b"".join(json.dumps(act).encode() + b"\n" for act in acts))
    return path


def test_new_begins_a_journal_with_rules_and_is_done_once(said: Said) -> None:
    given = ("new", "s", "--session", 112, "--sitting", 3, "--symbol", "CAN/PV.3", "--day", "2024-06-05", "--at", 7)
    status, out, _ = said(*given)
    assert (status, out.splitlines()) == (0, ['{"id":"found","seq":1}', '{"id":"rules","seq":2}'])
    state = json.loads(said("state", "s")[1])
    assert (state["identity"]["symbol"], state["profile"]["session"], state["phase"]) == ("CAN/PV.3", 112, "planned")
    status, _, err = said(*given)
    assert (status, err) == (2, "observance: s: there is a journal here already; give another folder\n")
    status, out, _ = said("new", "t", *given[2:-4], "--day", "soon")
    assert (status, json.loads(out)["rule"]) == (1, "day")


def test_acts_are_answered_in_order_repeated_with_their_first_result_and_refused_by_name(said: Said) -> None:
    Path("acts").write_bytes(lines(story.listed()))
    count = len(story.listed().sitting.acts)
    first = said("act", "s", "acts")
    assert first[0] == 0
    assert [json.loads(line)["seq"] for line in first[1].splitlines()] == list(range(1, count + 1))
    assert said("act", "s", "acts") == first
    act = {"act": "close_item", "id": "x", "by": "desk", "at": story.MORNING}
    status, out, err = said("act", "s", sent(Path("one"), act))
    assert (status, err) == (1, "")
    assert json.loads(out) == {"id": "x", "rule": "no-item", "why": "no item is open"}
    status, out, _ = said("act", "s", sent(Path("one"), {**act, "expected": 3}))
    assert json.loads(out)["why"] == f"3 acts were seen, there are {count}"
    acts = said("journal", "s")[1]
    assert acts.encode() == lines(story.listed())
    assert said("journal", "s", "--after", count - 1)[1] == acts.splitlines()[-1] + "\n"


def test_acts_come_from_the_standard_input_too(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(lines(story.founded())))
    monkeypatch.setattr(sys, "stdin", stream)
    assert said("act", "s")[0] == 0
    assert len(json.loads(said("state", "s")[1])["people"]) == len(story.PEOPLE)


def test_a_refusal_is_told_in_the_language_of_the_run(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OBSERVANCE_LANGUAGE", "ru")
    Path("s").mkdir()
    Path("s/journal.jsonl").write_bytes(lines(story.listed()))
    act = {"act": "close_item", "id": "x", "by": "desk", "at": story.MORNING}
    assert json.loads(said("act", "s", sent(Path("one"), act))[1])["why"] == "ни один пункт не открыт"


BAD = [
    (b"{", "this line is no act ("),
    (b"[]", "this line is no act ("),
    (b"\xff", "this line is no act ("),
    (b'{"id":"x"}', "this line is no act (Object missing required field `act`"),
    (b'{"act":"dance"}', "there is no act dance"),
    (b'{"act":"act_in_sitting"}', "there is no act act_in_sitting"),
    (b'{"act":"close_item","id":"x","by":"desk"}', "this line is no act (Object missing required field `at`"),
    (b'{"act":"close_item","id":"x","by":"desk","at":"now"}', "this line is no act (Expected `int`, got `str`"),
    (b'{"act":"close_item","id":"x","by":"desk","at":1,"siting":"x"}', "the act close_item has no field siting"),
    (
        b'{"act":"register_person","id":"x","by":"desk","at":1,"person":{"id":"p","name":"X","honorific":"Mr"}}',
        "the act register_person has no field person.honorific",
    ),
]


@pytest.mark.parametrize(("line", "what"), BAD, ids=[str(n) for n in range(len(BAD))])
def test_a_bad_line_is_one_line_with_its_number_and_those_before_it_stand(said: Said, line: bytes, what: str) -> None:
    Path("s").mkdir()
    Path("s/journal.jsonl").write_bytes(lines(story.listed()))
    act = {"act": "open_item", "id": "x", "by": "desk", "at": story.MORNING, "item": "work"}
    Path("acts").write_bytes(json.dumps(act).encode() + b"\n\n" + line + b"\n")
    status, out, err = said("act", "s", "acts")
    assert (status, json.loads(out)["id"]) == (2, "x")
    assert err.startswith(f"observance: acts:3: {what}")
    assert err.count("\n") == 1


def test_records_and_conclusions_are_printed(said: Said) -> None:
    Path("s").mkdir()
    room = story.adopted()
    Path("s/journal.jsonl").write_bytes(lines(room))
    out = said("draft", "s", "--sitting", "CAN/PV.9")[1]
    assert out.splitlines()[4] == "Draft record"
    out = said("draft", "s", "--sitting", "CAN/PV.9", "--as", "corrected")[1]
    assert out.splitlines()[4] == "Adopted record, with corrigenda"
    assert said("draft", "s", "--as", "adopted") == (2, "", "observance: s: the record is not adopted yet\n")
    assert said("draft", "s", "--sitting", "x")[2] == "observance: s: there is no sitting x\n"
    made = json.loads(said("conclusions", "s")[1])
    assert [item["act"] for item in made["items"]] == ["change_law", "mission"]
    assert said("conclusions", "s", made["id"], "--in", "fr")[1].splitlines()[0] == "Conclusions concernant Veldania"
    assert said("conclusions", "s", "none")[0] == 2
    next_act = json.loads(said("conclusions", "s", "--taken-up")[1])
    assert next_act["act"] == "take_up_conclusions"
    assert next_act["conclusions"][0]["session"] == 110


def test_adopt_works_out_whether_the_record_is_as_amended(said: Said) -> None:
    Path("s").mkdir()
    room = story.concluded()
    Path("s/journal.jsonl").write_bytes(lines(room))
    given = ("adopt", "s", "CAN/PV.9", "--in", "CAN/PV.12", "--by", "the-chair", "--id", "x", "--at", room.at)
    status, out, _ = said(*given)
    assert (status, json.loads(out)) == (0, {"id": "x", "seq": len(room.sitting.acts) + 1})
    assert json.loads(said("state", "s", "--sitting", "CAN/PV.9")[1])["adoption"]["in_sitting"] == "CAN/PV.12"
    assert said("adopt", "s", "CAN/PV.9", "--in", "CAN/PV.13", "--by", "desk", "--at", room.at)[0] == 1


@pytest.mark.parametrize("command", ["act", "state", "journal", "draft", "conclusions"])
def test_where_there_is_no_journal_that_is_said(said: Said, command: str) -> None:
    act = {"act": "close_item", "id": "x", "by": "desk", "at": story.MORNING}
    more = (sent(Path("one"), act),) if command == "act" else ()
    status, out, err = said(command, "nowhere", *more)
    assert (status, out) == (3, "")
    assert err == "observance: nowhere: there is no journal here; begin one: observance sitting new DIR\n"
    assert not Path("nowhere").exists()


def test_a_stale_act_from_two_clients_is_refused_once(said: Said) -> None:
    Path("s").mkdir()
    Path("s/journal.jsonl").write_bytes(lines(story.listed()))
    count = len(story.listed().sitting.acts)
    act = {"act": "open_item", "by": "desk", "at": story.MORNING, "item": "work", "expected": count}
    one, two = (
        said("act", "s", sent(Path("1"), {**act, "id": "x"})),
        said("act", "s", sent(Path("2"), {**act, "id": "y"})),
    )
    assert (one[0], two[0]) == (0, 1)
    assert json.loads(two[1])["rule"] == "stale"
