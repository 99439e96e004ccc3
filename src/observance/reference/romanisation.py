"""How Cyrillic is written in Latin letters, and which spellings stand for one another.

Reads ``romanisation.toml``; gives its tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from observance.reference import HERE, _toml


@lru_cache(maxsize=1)
def letters() -> Mapping[str, str]:
    """Each Cyrillic letter with its Latin spelling."""
    return {str(k): str(v) for k, v in _toml(HERE / "romanisation.toml")["letters"].items()}  # type: ignore[attr-defined]


@lru_cache(maxsize=4)
def _pairs(table: str, key: str = "order") -> tuple[tuple[str, str], ...]:
    rows = _toml(HERE / "romanisation.toml")[table][key]  # type: ignore[index]
    return tuple((str(old), str(new)) for old, new in rows)


def classes() -> tuple[tuple[str, str], ...]:
    """Spellings with the class that stands for them, in the order in which they are replaced."""
    return _pairs("classes")


def ending_classes() -> tuple[tuple[str, str], ...]:
    """Endings of family names with the one that stands for them."""
    return _pairs("endings")


@lru_cache(maxsize=1)
def patronymic_classes() -> tuple[str, ...]:
    """What a patronymic has near its end, as a class."""
    return tuple(map(str, _toml(HERE / "romanisation.toml")["patronymics"]["stems"]))  # type: ignore[index]


@lru_cache(maxsize=65536)
def unmixed(word: str) -> str:
    """A word of two scripts in the script of most of its letters, by letters that look alike; others as they are."""
    latin = sum(c.isascii() for c in word)
    cyrillic = sum("\u0400" <= c <= "\u04ff" for c in word)
    if not latin or not cyrillic:
        return word
    pairs = _toml(HERE / "romanisation.toml")["lookalikes"]
    to_cyrillic = {str(k): str(v) for k, v in pairs.items()}  # type: ignore[attr-defined]
    table = to_cyrillic if cyrillic >= latin else {v: k for k, v in to_cyrillic.items()}
    return "".join(table.get(c, c) for c in word)
