"""Bodies of the world by any of their names and letters, in English, French, Spanish and Russian.

Reads ``organisations.toml`` (of this folder and of the folders in use); gives where a text names one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import ahocorasick_rs

from observance.domain.fold import fold_words
from observance.errors import DataError
from observance.lang import folders_in_use, worded, words_pattern
from observance.lang.letters import folded
from observance.reference import HERE, _toml

_MOST_FORMS = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A body of the world: its English name, the forms of its name, its letters, and names that stand for it.

    ``short`` names need an article or the like before them and hold in documents of the kinds of ``within`` (all where
    it is empty), unless one of the words ``unless`` comes behind. ``kind`` is ``group`` for a group of a conference.
    """

    id: str
    name: str
    forms: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Where a text names a body of the world; ``short`` where by a name that others share."""

    start: int
    end: int
    organisation: Organisation = field(repr=False)
    short: bool = False
    letters: bool = False


@worded
def organisations() -> tuple[Organisation, ...]:
    """Every body, in the order of the data: the house's own and those of the folders in use."""
    # What only reading data needs is loaded when data are read.
    import msgspec

    found: list[Organisation] = []
    for folder in (HERE, *folders_in_use()):
        path = folder / "organisations.toml"
        if path.exists():
            import msgspec

            try:
                found += msgspec.convert(_toml(path)["organisation"], list[Organisation])
            except (msgspec.ValidationError, KeyError) as problem:
                raise DataError(
                    "these bodies are not in the form expected: {problem}", where=str(path), problem=problem
                ) from problem
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """All forms with the automaton that looks for them at once."""

    automaton: ahocorasick_rs.AhoCorasick = field(repr=False)
    forms: tuple[tuple[str, Organisation, bool, bool], ...]
    behind: dict[str, re.Pattern[str]]


@worded
def _index() -> _Index:
    forms: list[tuple[str, Organisation, bool, bool]] = []
    for body in organisations():
        forms += [(form, body, False, False) for written in body.forms for form in expanded(written)]
        forms += [(form, body, False, True) for form in body.letters]
        forms += [(form, body, True, False) for written in body.short for form in expanded(written)]
    return _Index(
        automaton=ahocorasick_rs.AhoCorasick([folded(form) for form, *_ in forms]),
        forms=tuple(forms),
        behind={
            body.id: re.compile(rf"\s*{words_pattern(body.unless).pattern}", re.IGNORECASE)
            for body in organisations()
            if body.unless
        },
    )


def organisations_in(text: str) -> Iterator[Named]:
    """Where bodies of the world are named, also one within another; short names among them."""
    index = _index()
    for n, start, end in index.automaton.find_matches_as_indexes(folded(text), overlapping=True):
        form, body, short, letters = index.forms[n]
        if (
            _stands(text, start, end)
            and _has_capitals(form, text, start)
            and not _unless(index, body, text, end, short)
        ):
            yield Named(start=start, end=end, organisation=body, short=short, letters=letters)


def _unless(index: _Index, body: Organisation, text: str, end: int, short: bool) -> bool:
    return short and body.id in index.behind and index.behind[body.id].match(text, end) is not None


def _stands(text: str, start: int, end: int) -> bool:
    """Whether a stretch is made of whole words."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or before == "_" or after.isalnum() or after == "_")


def _has_capitals(form: str, text: str, start: int) -> bool:
    return all(text[start + n].isupper() for n, c in enumerate(form) if c.isupper())


def organisation_of(name: str) -> Organisation | None:
    """The body of that name or those letters; ``None`` where none is known."""
    return _by_name().get(fold_words(" ".join(name.split())))


def is_short_name(name: str) -> bool:
    """Whether a name is one by which documents call a body of the world for short: "Conference", "Commission"."""
    return fold_words(name) in _short_names()


@worded
def _short_names() -> frozenset[str]:
    return frozenset(fold_words(form) for body in organisations() for short in body.short for form in expanded(short))


@worded
def _by_name() -> dict[str, Organisation]:
    found: dict[str, Organisation] = {}
    for form, body, short, _ in _index().forms:
        if not short:
            found.setdefault(fold_words(form), body)
    for body in organisations():
        found.setdefault(fold_words(body.name), body)
    return found


def expanded(form: str) -> tuple[str, ...]:
    """Every string that a form stands for: of ``(a|b)`` one each, what ``?`` follows with it and without."""
    made = tuple(dict.fromkeys(text for text, _ in _expand(form, 0)))
    if len(made) > _MOST_FORMS:
        raise DataError("this form stands for more than {most} names", where=form, most=_MOST_FORMS)
    return made


def _expand(form: str, at: int) -> list[tuple[str, int]]:
    """The strings of the alternatives from a place on, up to a closing bracket, with the place behind it."""
    done: list[str] = []
    made = [""]
    while at < len(form) and form[at] != ")":
        if form[at] == "|":
            done, made, at = done + made, [""], at + 1
            continue
        if form[at] == "(":
            inside = _expand(form, at + 1)
            parts, at = [text for text, _ in inside], inside[0][1] + 1
        else:
            parts, at = [form[at]], at + 1
        if form[at : at + 1] == "?":
            parts, at = [*parts, ""], at + 1
        made = [text + part for text in made for part in parts]
    return [(text, at) for text in done + made]
