"""States by any of their names, in English, French, Spanish and Russian.

Reads Babel's territory names and ``countries.toml``; gives the ISO 3166-1 alpha-2 code of a name, and the States that
are named in a stretch of text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from observance.domain.fold import fold, fold_words
from observance.lang import codes, pooled, remembered, worded
from observance.reference import HERE, _toml
from observance.reference.declensions import declined


@remembered
def country_code(name: str) -> str | None:
    """The code of the State of that name, in any case, with or without article; ``None`` where none is known."""
    return _names().get(_plain(name))


def country_names(code: str) -> tuple[str, ...]:
    """All names of a State that are known, folded and without article."""
    return _names_by_code().get(code, ())


def state_name(code: str, language: str) -> str | None:
    """The short name of a State in a language of the house, as CLDR has it; ``None`` where it has none."""
    from babel import Locale

    name: str | None = Locale(language).territories.get(code)
    return name


@worded
def _names_by_code() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, code in _names().items():
        found.setdefault(code, []).append(name)
    return {code: tuple(sorted(names)) for code, names in found.items()}


def countries_in(text: str, *, expected: bool = False) -> tuple[tuple[int, int, str], ...]:
    """Where States are named in a text: start, end and code, longest names first, none inside another.

    ``expected`` says that only States stand there, so that names which are words too ("Georgia") count.
    """
    begin = [m.start() for m in _CAPITALIZED.finditer(text) if _begins_one(m.group())]
    if not begin:
        return ()
    folded = fold(text)
    found, after = [], 0
    for start in begin:
        word = _WORD.match(folded.text, folded.offset_of(start))
        if not word or word.start() < after:
            continue
        named = _name_at(folded.text, word.start(), word.group(), expected)
        if named:
            after = word.start() + len(named)
            found.append((*folded.source_span(word.start(), after), _names()[" ".join(named.split())]))
    return tuple(found)


_WORD = re.compile(r"\w+")
_UPPER = "".join(c for c in map(chr, range(0x41, 0x530)) if c.isupper())
#: A word with a capital; an accent that is a character of its own belongs to it.
_CAPITALIZED = re.compile(rf"[{_UPPER}](?<!\w[{_UPPER}])[\w\u0300-\u036f]*")


@remembered
def _begins_one(word: str) -> bool:
    """Whether the name of a State begins with a word."""
    return fold_words(word) in _by_first_word()


def _name_at(text: str, at: int, word: str, expected: bool) -> str | None:
    """The longest name of a State that stands at a place of a folded text."""
    found = _beginning_with(word, expected).match(text, at) if word in _by_first_word() else None
    return found.group() if found else None


@remembered
def _beginning_with(word: str, expected: bool) -> re.Pattern[str]:
    """The names of States that begin with a word, the longest first; blanks match any white space."""
    names = [name for name in _by_first_word()[word] if expected or name not in _ambiguous()]
    forms = (r"\s+".join(map(re.escape, name.split())) for name in sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?:{'|'.join(forms) or '(?!)'})(?!\w)")


def _plain(name: str) -> str:
    """A name as it is looked up: folded, with single blanks, without its article."""
    folded = " ".join(fold_words(name).split()).strip(" .,;:")
    return _article().sub("", folded)


@worded
def _article() -> re.Pattern[str]:
    forms = sorted((fold_words(form) for form in pooled("names.articles")), key=len, reverse=True)
    return re.compile("^(?:" + "|".join(re.escape(f) if f.endswith("'") else re.escape(f) + " " for f in forms) + ")")


@worded
def _names() -> dict[str, str]:
    data = _toml(HERE / "countries.toml")
    aliases = [(alias, code) for code, known in data["aliases"].items() for alias in known]  # type: ignore[attr-defined]
    written = [(name, code) for of, code in _territories() for name in _written(of, data)]
    # What an alias names is sure; of two States with one name the first in the list has it.
    found = {_plain(alias): code for alias, code in reversed(aliases)}
    for name, code in written:
        found.setdefault(_plain(name), code)
    # A case of one State's name that is the name of another remains that one's.
    for name, code in (*aliases, *written):
        for form in declined(name):
            found.setdefault(_plain(form), code)
    return found


#: Codes under which CLDR names unions, outlying groups and pseudo-territories.
_NOT_STATES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"})


def _territories() -> Iterator[tuple[str, str]]:
    """The names of States in every language of the house, with their codes."""
    from babel import Locale

    for language in codes():
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in _NOT_STATES:
                yield name, code


def _written(name: str, data: dict[str, object]) -> Iterator[str]:
    """A State's name with its "&" and "St." in words, and its long forms."""
    yield name
    for word in data["joined"]["forms"]:  # type: ignore[index]
        yield name.replace("&", word).replace("St.", "Saint")
    for form in data["long_forms"]["forms"]:  # type: ignore[index]
        yield form.format(state=name)


@worded
def long_state_forms() -> tuple[str, ...]:
    """What stands before a State's short name in its long one: "Republic of", "République de la"."""
    forms: object = _toml(HERE / "countries.toml")["long_forms"]["forms"]  # type: ignore[index]
    return tuple(sorted({str(form).replace("{state}", "").strip() for form in forms}))  # type: ignore[attr-defined]


@worded
def _ambiguous() -> frozenset[str]:
    return frozenset(_plain(form) for form in _toml(HERE / "countries.toml")["ambiguous"]["forms"])  # type: ignore[index]


@worded
def _by_first_word() -> dict[str, tuple[str, ...]]:
    """The names of States by their first word."""
    found: dict[str, list[str]] = {}
    for name in _names():
        first = _WORD.match(name)
        if first and len(name) > 3:
            found.setdefault(first.group(), []).append(name)
    return {word: tuple(names) for word, names in found.items()}
