"""Sources are found in passages of many constructions, languages and manners; and where none is relied on, none is."""

from __future__ import annotations

from collections import Counter

from relied_matrix import expected, passages


def test_the_matrix_holds_every_language_with_sources_and_with_none() -> None:
    with_sources = Counter(p["language"] for p in passages() for _ in expected(p))
    without = Counter(p["language"] for p in passages() if not expected(p))
    for language in ("en", "fr", "es", "ru"):
        assert with_sources[language] >= 35
        assert without[language] >= 7
