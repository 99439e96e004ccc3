"""Steps of a union before authorities and courts, by their words in any language; which bodies are unions.

Reads ``union_steps/<code>.toml`` of this folder and of the folders in use; gives the steps that a text tells, with
where the first word of each stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from observance.errors import DataError
from observance.lang import Phrases, folders_in_use, worded, words_pattern
from observance.reference import HERE, _toml
from observance.reference.concepts import idea_of

_FOLDER = "union_steps"
_HEADS = "heads"
_LIMIT, _WORKING = "limit", "working"
_WORD = re.compile(r"[^\W\d_]+")


def step_words(code: str) -> Mapping[str, Phrases]:
    """The words of each step in a language, and those of a limit of time."""
    import msgspec

    found: dict[str, Phrases] = {}
    for folder in (HERE, *folders_in_use()):
        path = folder / _FOLDER / f"{code}.toml"
        if path.exists():
            try:
                found |= msgspec.convert(_toml(path), dict[str, Phrases])
            except msgspec.ValidationError as problem:
                raise DataError(
                    "these steps are not in the form expected: {problem}", where=str(path), problem=problem
                ) from problem
    return found


def step_codes() -> tuple[str, ...]:
    """The languages that have words of steps."""
    paths = (path for folder in (HERE, *folders_in_use()) for path in folder.glob(f"{_FOLDER}/*.toml"))
    return tuple(sorted({path.stem for path in paths} - {_HEADS}))


@worded
def _patterns() -> Mapping[str, re.Pattern[str]]:
    forms: dict[str, list[str]] = {}
    for code in step_codes():
        for name, words in step_words(code).items():
            forms.setdefault(name, []).extend(words.forms)
    return {name: words_pattern(own) for name, own in sorted(forms.items())}


def steps_in(text: str) -> tuple[tuple[int, str], ...]:
    """The steps that a text tells, each once, with the place of its first word."""
    steps = ((name, known.search(text)) for name, known in _patterns().items() if name not in (_LIMIT, _WORKING))
    return tuple(sorted((found.start(), name) for name, found in steps if found))


def tells_limit(text: str) -> bool:
    """Whether a text has words of a limit of time."""
    return _patterns()[_LIMIT].search(text) is not None


def counts_working_days(text: str) -> bool:
    """Whether a text counts days on which people work: no calendar tells them."""
    return _patterns()[_WORKING].search(text) is not None


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    return frozenset(map(str, _toml(HERE / _FOLDER / f"{_HEADS}.toml")["heads"]))  # type: ignore[call-overload]


def is_union(names: Sequence[str]) -> bool:
    """Whether a body of these names is one that workers or employers found."""
    return any(idea_of(word, "heads") in _heads() for name in names for word in _WORD.findall(name))
