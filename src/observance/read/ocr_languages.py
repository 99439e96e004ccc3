"""The language of a recognised sheet, by its small words: enough for choosing among the few that are recognised.

Reads text with the errors of recognition; gives Tesseract's codes. The words are those of ``lang/function_words.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

#: Tesseract's code of each language that is recognised, with our own.
CODES = {"eng": "en", "fra": "fr", "spa": "es", "rus": "ru"}

_WORD = re.compile(r"[^\W\d_]+")
#: Small words that a text must hold, and the share of its words that they must be.
_FEWEST, _SHARE = 5, 0.08
#: A second language counts from this share of the first one's small words on.
_SECOND = 0.2


def told_by_words(text: str, among: Sequence[str]) -> tuple[str, ...]:
    """The languages that a text is written in, in the order of ``among``; none where too little tells."""
    words = _WORD.findall(text.lower())
    counts = Counter(code for word in words if (code := _own(word)) in among)
    most = max(counts.values(), default=0)
    if most < _FEWEST or most < _SHARE * len(words):
        return ()
    return tuple(code for code in among if counts[code] >= max(_FEWEST, _SECOND * most))


def _own(word: str) -> str | None:
    return _words().get(word)


@cache
def _words() -> dict[str, str]:
    """Small words that one of the languages has and the others do not."""
    data = tomllib.loads(resources.files("observance.lang").joinpath("function_words.toml").read_text("utf-8"))
    owners: dict[str, set[str]] = {}
    for word, code in _listed(data["words"]):
        owners.setdefault(word, set()).add(code)
    return {word: next(iter(codes)) for word, codes in owners.items() if len(codes) == 1}


def _listed(words: dict[str, str]) -> Iterator[tuple[str, str]]:
    for code, ours in CODES.items():
        yield from ((word, code) for word in words[ours].split())
