"""Disagreements against what was written by hand of two debates on forced labour and on child labour.

The floors are what was measured, a little lower; `pytest -s` prints the figures and what is missed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from observance.assemble.disagreements import tell_disagreements
from observance.domain.disagreements import Disagreement
from observance.extract import extract
from observance.read import read
from observance.resolve import resolve
from observance.segment import segment

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "differences"
STATED = tomllib.loads((EXAMPLES / "differences.toml").read_text(encoding="utf-8"))["differences"]


@pytest.fixture(scope="module")
def told() -> tuple[Disagreement, ...]:
    documents = tuple(extract(segment(read(path))) for path in sorted((EXAMPLES / "documents").glob("*.txt")))
    cases = tell_disagreements(documents, parties=resolve(documents))
    return tuple(one for case in cases for one in case.disagreements)


def plain(words: str) -> str:
    return " ".join(words.split())


def is_said(one: Disagreement, side: str, stated: Iterable[str]) -> bool:
    said = getattr(one, side)
    document = said.said.document
    return any(
        name == document and words in plain(said.quote) for name, _, words in (text.partition(": ") for text in stated)
    )


def is_told(one: Disagreement, stated: dict[str, list[str]]) -> bool:
    straight = is_said(one, "a", stated["a"]) and is_said(one, "b", stated["b"])
    return straight or (is_said(one, "a", stated["b"]) and is_said(one, "b", stated["a"]))


def test_statements_that_differ_are_those_written_by_hand(told: tuple[Disagreement, ...]) -> None:
    missed = [f"{row['case']}: {row['name']}" for row in STATED if not any(is_told(one, row) for one in told)]
    wrong = [one for one in told if not any(is_told(one, row) for row in STATED)]
    recall, precision = 1 - len(missed) / len(STATED), 1 - len(wrong) / max(1, len(told))
    print(f"recall {recall:.2f}, precision {precision:.2f} of {len(told)}; missed {missed}")
    for one in wrong:
        print(f"  not by hand: {one.kind} {one.point}: {plain(one.a.quote)[:90]} / {plain(one.b.quote)[:90]}")
    assert recall >= 0.7
    assert precision >= 0.99


def test_the_kind_is_the_one_written_by_hand(told: tuple[Disagreement, ...]) -> None:
    pairs = [(one.kind.value, row["kind"]) for one in told for row in STATED if is_told(one, row)]
    assert [pair for pair in pairs if pair[0] != pair[1]] == []
