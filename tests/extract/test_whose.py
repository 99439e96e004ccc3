"""Whose words a finding gives: one answer for what is asked, noted and alleged, in four languages and every manner."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from passages import Marked, context_of

from observance.domain.findings import Allegation, Appreciation, Measure, Request
from observance.extract import allegations, appreciations, measures, requests
from observance.extract.context import Context

DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("whose.toml").read_text(encoding="utf-8"))
KINDS = (requests, appreciations, allegations)
SUBJECTS = [
    pytest.param(language, row, n, id=f"{language}-{row['words']}-{row['manner']}-{row.get('speaker')}-{kind.KIND}")
    for language, rows in DATA["subjects"].items()
    for row in rows
    for n, kind in enumerate(KINDS)
    # A comment and a report allege nothing of their own, and who speaks in one asks the State concerned.
    if not (kind is allegations and row["manner"] in ("comment", "complaint"))
]
HUNG = [pytest.param(language, row, id=row["text"][:60]) for language, rows in DATA["hung"].items() for row in rows]

Found = Sequence[Request | Measure | Allegation | Appreciation]


def context(language: str, row: dict[str, Any], text: str) -> Context:
    marked = Marked(language=language, manner=row["manner"], speaker=row.get("speaker"), text=text, expected=())
    made = context_of(marked)
    if "state" not in row:
        return made
    (said,) = made.utterances
    assert said.speech is not None
    return replace(made, utterances=(replace(said, speech=replace(said.speech, state=row["state"])),))


@pytest.mark.parametrize(("language", "row", "n"), SUBJECTS)
def test_whose_a_request_a_note_or_an_allegation_is_is_told_alike(language: str, row: dict[str, Any], n: int) -> None:
    text = f"{row['words']} {DATA['predicates'][language][row['form']][n]}."
    found: Found = KINDS[n].find(context(language, row, text))
    assert found, text
    one = found[0]
    assert one.voice == row["voice"], (one.voice, one.of_whom)
    if row["voice"] == "reported":
        assert row["whom"] in (one.of_whom or "").lower(), one.of_whom
    else:
        assert one.of_whom is None


@pytest.mark.parametrize(("language", "row"), HUNG)
def test_what_hangs_on_another_s_words_is_the_other_s(language: str, row: dict[str, Any]) -> None:
    kind = measures if row["kind"] == "measures" else allegations
    found: Found = kind.find(context(language, row, row["text"]))
    assert found
    assert row["whom"] in (found[0].of_whom or "").lower(), found[0].of_whom
