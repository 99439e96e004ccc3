"""Sources are found in passages of many constructions, languages and manners; and where none is relied on, none is."""

from __future__ import annotations

from collections import Counter

import pytest
from relied_matrix import counted, expected, misses, passages


def test_the_matrix_holds_every_language_with_sources_and_with_none() -> None:
    with_sources = Counter(p["language"] for p in passages() for _ in expected(p))
    without = Counter(p["language"] for p in passages() if not expected(p))
    for language in ("en", "fr", "es", "ru"):
        assert with_sources[language] >= 35
        assert without[language] >= 7


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
def test_sources_of_the_matrix_are_found_with_their_kinds(language: str) -> None:
    tally = counted(kept=False)[language]
    assert tally["hit"] >= 0.95 * max(tally["found"], tally["sources"]), misses()
    assert tally["kind"] >= 0.95 * tally["hit"], misses()


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
def test_sources_of_passages_kept_apart_are_found(language: str) -> None:
    tally = counted(kept=True)[language]
    assert tally["hit"] >= 0.9 * max(tally["found"], tally["sources"])
