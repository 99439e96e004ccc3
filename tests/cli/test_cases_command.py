"""``observance cases`` and ``assign``: which documents are of which case, why, and what a person says of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from observance.casefile import CaseFile
from observance.cli import observance
from observance.domain.decisions import Decision
from observance.pipeline import build
from told_stages import told_stages

TEXTS = {
    "a": "State: Norland 87\nAsk: amend section 3 of the Carriers Act",
    "b": "State: Southland 98",
    "letter": "Title: Strikes in Norland\nCountry: Norland\nAsk: amend section 3 of the Carriers Act",
    "other": "Ask: repeal section 7 of the Docks Act",
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "documents").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "documents" / f"{name}.txt").write_text(text + "\n")
    rebuild(tmp_path)
    return tmp_path


def rebuild(place: Path) -> None:
    build(place / "documents", place / "case", stages=told_stages())


def run(*arguments: str) -> str:
    done = CliRunner().invoke(observance, ["--language", "en", *arguments])
    return done.output if done.exit_code == 0 else str(done.exception)


def test_cases_are_listed_with_what_belongs_to_none(place: Path) -> None:
    assert run("cases", str(place / "case")).splitlines() == [
        "      2  Norland, C87",
        "      1  Southland, C98",
        "In no case: 1",
        "         other.txt",
    ]


def test_the_documents_of_a_case_are_listed_with_what_ties_them_to_it(place: Path) -> None:
    assert run("cases", str(place / "case"), "--state", "norland").splitlines() == [
        "      2  Norland, C87",
        "         a.txt: its heading names the State",
        "         letter.txt: it names no other State that has a case here: “Country: Norland”",
    ]


def test_a_person_assigns_a_document_and_takes_it_back(place: Path) -> None:
    case, reason = str(place / "case"), "its author says so"
    done = run("assign", case, "other", "--state", "southland", "--reason", reason, "--author", "B")
    assert "recorded" in done
    rebuild(place)
    file = CaseFile.open(case)
    assert [len(one.asks) for one in file.cases()] == [1, 1]
    assert [one.documents for one in file.cases()] == [("a", "letter"), ("b", "other")]
    told = run("cases", case, "--state", "Southland").splitlines()[-1]
    assert told.startswith("         other.txt: a person said so: B, 20")
    assert told.endswith(f": {reason}")
    assert "belongs to the case of: other -> Southland|98" in run("decisions", case)
    run("undo", case, file.decisions()[0].id, "--reason", "it does not")
    rebuild(place)
    assert [one.documents for one in CaseFile.open(case).cases()] == [("a", "letter"), ("b",)]


def test_a_state_without_a_case_gets_one_and_a_document_may_belong_to_none(place: Path) -> None:
    case = str(place / "case")
    run("assign", case, "other", "--state", "Veldania", "--convention", "29", "--reason", "r")
    run("assign", case, "letter", "--none", "--reason", "r")
    rebuild(place)
    assert run("cases", case).splitlines() == [
        "      1  Norland, C87",
        "      1  Southland, C98",
        "      1  Veldania, C29",
        "In no case: 1",
        "         letter.txt",
    ]


def test_a_decision_holds_under_another_reference_of_the_document(place: Path) -> None:
    case = str(place / "case")
    run("assign", case, "other", "--state", "southland", "--reason", "r")
    renamed = Decision(id="n", kind="reference", at="2030-01-01", author="A", reason="", subject="other", value="later")
    CaseFile.open(case).decide("test", renamed)
    rebuild(place)
    assert [one.documents for one in CaseFile.open(case).cases()] == [("a", "letter"), ("b", "later")]


def test_what_is_not_clear_is_said_in_one_line(place: Path) -> None:
    case = str(place / "case")
    assert "no State is named" in run("assign", case, "other", "--reason", "r")
    assert "no State is named" in run("assign", case, "other", "--state", "x", "--none", "--reason", "r")
    run("assign", case, "other", "--state", "Norland", "--convention", "98", "--reason", "r")
    rebuild(place)
    assert "has several cases here" in run("assign", case, "letter", "--state", "norland", "--reason", "r")
