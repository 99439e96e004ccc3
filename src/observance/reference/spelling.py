"""Spellings of names compared across languages and scripts: in Latin letters, and by what they sound like.

Reads ``reference/spelling.toml``; gives keys to compare by, never to be shown. Two names with one key need not be one
name, and no person is told by them.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from observance.domain.fold import fold_words

PLACE = Path(__file__).parent / "spelling.toml"
_TWICE = re.compile(r"(.)\1+")


def romanised(name: str) -> str:
    """A name folded and in Latin letters; letters of scripts that are not listed stay."""
    letters, _ = _spelling()
    return "".join(letters.get(c, c) for c in fold_words(name))


@lru_cache(maxsize=65536)
def sound_key(name: str) -> str:
    """What a name sounds like, roughly: "Vechtorskaïa", "Veshtorskaya" and "Вешторская" have one key."""
    _, sounds = _spelling()
    key = romanised(name)
    for written, sound in sounds:
        key = key.replace(written, sound)
    return _TWICE.sub(r"\1", key)


@lru_cache(maxsize=1)
def _spelling() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    data = tomllib.loads(PLACE.read_text(encoding="utf-8"))
    return data["letters"], tuple((written, sound) for written, sound in data["sounds"]["pairs"])
