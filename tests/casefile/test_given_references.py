from __future__ import annotations

from pathlib import Path

import pytest

from observance.casefile.log import append_decision, read_decisions
from observance.casefile.references import apply_decisions, give_references, read_references, write_references
from observance.domain.decisions import Decision
from observance.domain.selectors import Selector
from observance.errors import CaseDamaged, UsageError


def decision(n: int, kind: str, subject: str, value: str, place: Selector | None = None) -> Decision:
    return Decision(
        id=f"d{n}", kind=kind, at=f"2026-01-01T00:00:{n:02}Z", author="p", reason="because", subject=subject,
        value=value, place=place,
    )  # fmt: skip


def test_a_name_that_is_taken_gets_a_number_and_the_known_ones_stay() -> None:
    given = give_references({"b/x.txt": "x"}, ["a/x.txt", "c/x.txt", "b/x.txt"], lambda _: "x")
    assert given == {"b/x.txt": "x", "a/x.txt": "x-2", "c/x.txt": "x-3"}


def test_a_reference_in_force_by_decision_is_not_given_again() -> None:
    assert give_references({"a": "a"}, ["b"], lambda _: "n", taken=["n"])["b"] == "n-2"


def test_references_are_kept_in_the_order_of_names(tmp_path: Path) -> None:
    write_references(tmp_path / "r.jsonl", {"é\n.txt": "e", "a.txt": "a"}, tmp_path / "tmp")
    assert list(read_references(tmp_path / "r.jsonl")) == ["a.txt", "é\n.txt"]
    (tmp_path / "r.jsonl").write_text("{")
    with pytest.raises(CaseDamaged):
        read_references(tmp_path / "r.jsonl")


def test_decisions_rename_by_the_reference_first_given() -> None:
    log = [decision(1, "reference", "a", "letter"), decision(2, "reference", "a", "letter-2014")]
    assert apply_decisions({"a.txt": "a"}, log).references == {"a.txt": "letter-2014"}
    undone = [*log, decision(3, "undo", "d2", "")]
    assert apply_decisions({"a.txt": "a"}, undone).references == {"a.txt": "letter"}


@pytest.mark.parametrize("value", ["b", "Bad Name", "", "a--b", "-a"])
def test_a_renaming_to_a_taken_or_malformed_reference_is_refused(value: str) -> None:
    renaming = apply_decisions({"a.txt": "a", "b.txt": "b"}, [decision(1, "reference", "a", value)])
    assert renaming.references == {"a.txt": "a", "b.txt": "b"}
    assert len(renaming.refused) == 1


def test_logs_of_several_programs_are_one_and_a_broken_line_is_named(tmp_path: Path) -> None:
    place = Selector(document="a", quote="q", before="b", after="c", start=1, end=2, text_sha256="s")
    first, second = decision(1, "note", "a", "x", place), decision(2, "future kind", "b", "é\n")
    append_decision(tmp_path, "one", second)
    append_decision(tmp_path, "two", first)
    append_decision(tmp_path, "two", second)
    assert read_decisions(tmp_path) == (first, second)
    with (tmp_path / "two.jsonl").open("ab") as log:
        log.write(b'{"id": "cut o')
    with pytest.raises(CaseDamaged, match="line 3"):
        read_decisions(tmp_path)
    append_decision(tmp_path, "two", decision(4, "note", "a", "x"))
    assert (tmp_path / "two.jsonl").read_bytes().count(b"\n") == 4


def test_a_log_cannot_leave_its_folder(tmp_path: Path) -> None:
    for program in ("../x", "", "a/b", "a\n"):
        with pytest.raises(UsageError):
            append_decision(tmp_path / "decisions", program, decision(1, "note", "a", ""))
