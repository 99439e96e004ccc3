"""A correction is a decision: the next build applies it, everything after the reading follows, and it is never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from observance.casefile import CaseFile
from observance.casefile.checking import check_case
from observance.cli import main
from observance.domain.decisions import Decision
from observance.pipeline import build

NAME = "letters/a.txt"
TEXT = "A letter\nThe Govemment is asked to supply detailed information on the new law.\nThank you.\n"


def a_case(tmp_path: Path, text: str = TEXT) -> tuple[Path, Path]:
    folder, case = tmp_path / "documents", tmp_path / "case"
    (folder / "letters").mkdir(parents=True, exist_ok=True)
    (folder / NAME).write_text(text, encoding="utf-8")
    (folder / "b.txt").write_text(
        "Another letter\nNobody has answered the questions that were put.\n", encoding="utf-8"
    )
    build(folder, case)
    return folder, case


def correct(case: Path, words: str, right: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["correct", str(case), "a", "--words", words, "--to", right, "--author", "a clerk"])
    assert ended.value.code == 0


def test_the_next_build_reads_the_corrected_words_and_only_there_anew(tmp_path: Path) -> None:
    folder, case = a_case(tmp_path)
    before = {entry.reference: entry.shards for entry in CaseFile.open(case).documents()}
    correct(case, "Govemment", "Government")
    assert "Govemment" in CaseFile.open(case).reading("a").reading.text
    build(folder, case)
    found = CaseFile.open(case)
    assert found.reading("a").reading.text == TEXT.replace("Govemment", "Government")
    assert any("The Government is asked" in p.reading.text for p in found.segmentation("a").passages)
    assert check_case(found).faults == ()
    after = {entry.reference: entry.shards for entry in found.documents()}
    assert after["b"] == before["b"]
    assert (folder / NAME).read_text(encoding="utf-8") == TEXT
    assert not build(folder, case).changed


def test_corrections_of_what_was_corrected_and_of_longer_words_stand_beside_each_other(tmp_path: Path) -> None:
    folder, case = a_case(tmp_path)
    correct(case, "Govemment", "Goverment")
    build(folder, case)
    correct(case, "Goverment", "Government")
    correct(case, "new law", "new Labour Code")
    build(folder, case)
    text = CaseFile.open(case).reading("a").reading.text
    assert "The Government is asked to supply detailed information on the new Labour Code." in text


def test_a_correction_whose_words_are_gone_is_told_with_the_document(tmp_path: Path) -> None:
    folder, case = a_case(tmp_path)
    correct(case, "Govemment", "Government")
    (folder / NAME).write_text(TEXT.replace("Govemment", "State"), encoding="utf-8")
    build(folder, case)
    (entry,) = [entry for entry in CaseFile.open(case).documents() if entry.reference == "a"]
    assert [problem.code for problem in entry.problems] == ["lost-correction"]
    assert "State" in CaseFile.open(case).reading("a").reading.text


def test_a_correction_follows_a_document_that_gets_another_reference(tmp_path: Path) -> None:
    folder, case = a_case(tmp_path)
    correct(case, "Govemment", "Government")
    rename = Decision(
        id="r", kind="reference", at="2030-01-01T00:00:00+00:00", author="a clerk", reason="", subject="a", value="old"
    )
    CaseFile.open(case).decide("clerk", rename)
    build(folder, case)
    assert "The Government is asked" in CaseFile.open(case).reading("old").reading.text


def test_an_undone_correction_gives_the_words_as_they_were_read(tmp_path: Path) -> None:
    folder, case = a_case(tmp_path)
    correct(case, "Govemment", "Government")
    build(folder, case)
    (decision,) = CaseFile.open(case).decisions()
    undo = Decision(
        id="u", kind="undo", at="2030-01-01T00:00:00+00:00", author="a clerk", reason="", subject=decision.id
    )
    CaseFile.open(case).decide("clerk", undo)
    build(folder, case)
    assert CaseFile.open(case).reading("a").reading.text == TEXT
