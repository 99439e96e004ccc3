"""Names of States in the cases of languages that decline them ("Исландия": "Исландии", "Исландией").

Reads ``declensions.toml``; gives the other forms of a name. Of a name of several words those at its beginning change
and those behind may stay ("Республика Корея": "Республики Корея" and "Республики Кореи"), or the last alone changes
("Коста-Рика": "Коста-Рики").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from observance.lang import worded
from observance.reference import HERE, _toml

#: What is a word of a name, and what stands between two.
_PART = re.compile(r"[^\W\d_]+|[\W\d_]+")


def declined(name: str) -> frozenset[str]:
    """The forms of a name, as written, in the cases of the languages that decline it; none where none does."""
    if not _is_of_these_letters(name):
        return frozenset()
    parts = _PART.findall(name)
    tables = [_cases_of(part) for part in parts]
    changing = [n for n, table in enumerate(tables) if table]
    found: set[str] = set()
    for chosen in (*(changing[: n + 1] for n in range(len(changing))), changing[-1:]):
        for case in range(min((len(tables[n]) for n in chosen), default=0)):
            found |= set(_joined(parts, {n: tables[n][case] for n in chosen}))
    return frozenset(found - {name})


def _joined(parts: list[str], changed: dict[int, tuple[str, ...]]) -> Iterator[str]:
    """A name with its words in one case; a word of two forms gives two names."""
    for n in range(max(map(len, changed.values()))):
        words = {at: forms[min(n, len(forms) - 1)] for at, forms in changed.items()}
        yield "".join(words.get(at, part) for at, part in enumerate(parts))


def _cases_of(word: str) -> tuple[tuple[str, ...], ...]:
    """The forms of a word, case by case; none where no language changes it."""
    for length in range(min(len(word), _longest()), 0, -1):
        if cases := _endings().get(word[-length:].lower()):
            return tuple(tuple(word[:-length] + form for form in forms) for forms in cases)
    return ()


def _is_of_these_letters(name: str) -> bool:
    """Whether every word of a name has letters of a language that declines."""
    return all(not _letters().isdisjoint(word.lower()) for word in name.split())


@worded
def _letters() -> frozenset[str]:
    forms = (form for cases in _endings().values() for forms in cases for form in forms)
    return frozenset("".join((*_endings(), *forms)))


@worded
def _endings() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Endings of all languages: their letters tell them apart."""
    return {
        ending: tuple(tuple(forms.split("|")) for forms in cases)
        for table in _toml(HERE / "declensions.toml").values()
        for ending, cases in table.items()  # type: ignore[attr-defined]
    }


@worded
def _longest() -> int:
    return max(map(len, _endings()))
