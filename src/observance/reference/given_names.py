"""Given names of the world: which forms are one name, and which sex a name speaks for.

Reads ``given_names.toml``; gives a group's number for a form, and the sex of those who bear it.
"""

from __future__ import annotations

from functools import lru_cache

from observance.domain.fold import fold_words
from observance.reference import HERE, _toml


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for n, line in enumerate(_lines("male") + _lines("female")):
        for form in line.split():
            found.setdefault(fold_words(form), set()).add(n)
    return {form: frozenset(groups) for form, groups in found.items()}


def _lines(key: str) -> tuple[str, ...]:
    return tuple(map(str, _toml(HERE / "given_names.toml")[key]))  # type: ignore[call-overload]


@lru_cache(maxsize=1)
def _first_female() -> int:
    return len(_lines("male"))


@lru_cache(maxsize=1)
def surname_endings() -> tuple[str, ...]:
    """Endings that show a family name or a patronymic, folded."""
    return (*map(str, _toml(HERE / "given_names.toml")["surname_endings"]), *patronymic_endings())  # type: ignore[call-overload]


@lru_cache(maxsize=1)
def patronymic_endings() -> tuple[str, ...]:
    """Endings that show a patronymic, folded."""
    return tuple(map(str, _toml(HERE / "given_names.toml")["patronymic_endings"]))  # type: ignore[call-overload]


def given_name_groups(name: str) -> frozenset[int]:
    """The groups of names that a form belongs to; empty where it is no given name that is known."""
    return _groups().get(fold_words(name), frozenset())


#: What Russian, Ukrainian and Belarusian put in the place of a given name's ending, by the ending of another case.
_CASES = (
    *(("ой", "а"), ("ей", "я"), ("ом", ""), ("ем", "й"), ("ею", "я"), ("ою", "а"), ("ы", "а"), ("и", "я"), ("у", "а")),
    *(("ьцем", "ец"), ("ьца", "ец"), ("ьцу", "ец"), ("цем", "ец"), ("ым", ""), ("им", ""), ("им", "ий"), ("ым", "ый")),
    *(("у", ""), ("а", ""), ("е", "а"), ("ю", "й"), ("ю", "я"), ("я", "й"), ("и", "ь"), ("я", "ь")),
)


def cyrillic_letters(word: str) -> str:
    """A word in Cyrillic with the Latin letter that is often put for the Cyrillic one of the same look."""
    return word.replace("i", "і") if "\u0400" <= word[:1] <= "\u04ff" else word


def is_given_name(word: str) -> bool:
    """Whether a word is a given name that is known, in any case that Russian gives it."""
    return any(given_name_groups(form) for form in nominatives(word))


def nominatives(word: str) -> tuple[str, ...]:
    """A word, and what it may be in the nominative where it is written in Cyrillic."""
    if not "\u0400" <= word[:1] <= "\u04ff":
        return (word,)
    return (word, *(word[: -len(ending)] + other for ending, other in _CASES if word.endswith(ending)))


def sex_of(name: str) -> str | None:
    """``m`` or ``f`` where all bearers of a given name are known to be of one sex, else ``None``."""
    sexes = {"f" if group >= _first_female() else "m" for group in given_name_groups(name)}
    return sexes.pop() if len(sexes) == 1 else None
