"""Who is harmed in an allegation, by whom, and whether as a reprisal: by the sentence's own words."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from passages import Marked, context_of

from observance.domain.findings import Allegation
from observance.extract import allegations

ROWS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("stated_parts.toml").read_text(encoding="utf-8"))[
    "passages"
]


def alleged(row: dict[str, Any]) -> Allegation:
    marked = Marked(
        language=row["language"], manner="verbatim", speaker="worker_members", text=row["text"], expected=()
    )
    return min(allegations.find(context_of(marked)), key=lambda one: one.citation.start)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:30])
def test_who_did_it_is_who_the_words_name_as_doing_it(row: dict[str, Any]) -> None:
    assert (alleged(row).perpetrator or "") == row["perpetrator"]


@pytest.mark.parametrize("row", [row for row in ROWS if "victims" in row], ids=lambda row: row["text"][:30])
def test_who_is_harmed_is_who_the_words_name_and_nobody_who_does_it(row: dict[str, Any]) -> None:
    assert list(alleged(row).victims) == row["victims"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:30])
def test_a_reprisal_is_what_the_words_say_to_be_one(row: dict[str, Any]) -> None:
    assert alleged(row).reprisal == row.get("reprisal", False)
