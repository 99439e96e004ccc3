"""What Conventions are about: topics with their Articles, titles in four languages, and the words that tell them.

Reads ``topics/*.toml`` (a Convention each) and ``topics/cues/<code>.toml``, of this folder and of the folders in use;
gives :class:`Topic` objects and the themes of a text. A topic names themes, each with a weight; a theme's words stand
in the cues of each language, with the examples that prove them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from observance.errors import DataError
from observance.lang import NO_PHRASES, Phrases, folders_in_use, worded, words_pattern
from observance.lang.frames import literals
from observance.lang.letters import folded
from observance.reference import HERE, _toml

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subject that a Convention deals with, or that every Convention has (``convention`` is ``None``).

    ``key`` is ``c087.strike``; ``themes`` weigh the words that tell it, ``types`` and ``acts`` are the kinds of
    allegations and requests that belong to it by themselves.
    """

    key: str
    en: str
    fr: str
    es: str
    ru: str
    convention: int | None = None
    articles: tuple[str, ...] = ()
    themes: Mapping[str, float] = field(default_factory=dict)
    types: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()

    def title(self, language: str) -> str:
        """What it is called in a language; in English where the language is none of the house."""
        return str(getattr(self, language)) if language in ("en", "fr", "es", "ru") else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested:
    """A note on what is disputed about the scope of a Convention: its topic, date and source, in four languages."""

    topic: str
    date: str
    source: str
    en: str
    fr: str
    es: str
    ru: str

    def words(self, language: str) -> str:
        """The note in a language; in English where the language is none of the house."""
        return str(getattr(self, language)) if language in ("en", "fr", "es", "ru") else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """The topics of one Convention; ``beside`` are Conventions whose topics its cases touch too."""

    topics: tuple[Topic, ...]
    convention: int | None = None
    beside: tuple[int, ...] = ()
    contested: tuple[Contested, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme that a text has: where its first word stands, and how many of its words there are."""

    name: str
    first: int
    words: int


@worded
def _files() -> tuple[_File, ...]:
    paths = [path for folder in (HERE, *folders_in_use()) for path in sorted(folder.glob("topics/*.toml"))]
    import msgspec

    files = []
    for path in paths:
        try:
            made = msgspec.convert(_toml(path), _File, strict=False)
        except msgspec.ValidationError as problem:
            raise DataError(
                "these topics are not in the form expected: {problem}", where=str(path), problem=problem
            ) from problem
        files.append(_keyed(made))
    return tuple(files)


def _keyed(file: _File) -> _File:
    """The same file, its topics under their whole keys."""
    from dataclasses import replace

    head = key_of(file.convention)
    topics = tuple(
        replace(topic, key=f"{head}.{topic.key}" if head else topic.key, convention=file.convention)
        for topic in file.topics
    )
    contested = tuple(replace(note, topic=f"{head}.{note.topic}" if head else note.topic) for note in file.contested)
    return replace(file, topics=topics, contested=contested)


def key_of(convention: int | None) -> str:
    """The key of a Convention as a whole; "" where there is none."""
    return "" if convention is None else f"c{convention:03}"


@worded
def topics() -> Mapping[str, Topic]:
    """Every topic by its key."""
    return {topic.key: topic for file in _files() for topic in file.topics}


def topic_of(key: str) -> Topic | None:
    """The topic of a key; ``None`` for a Convention as a whole."""
    return topics().get(key)


def contested_of(key: str) -> tuple[Contested, ...]:
    """The notes on what is disputed about a topic, in the order of time."""
    return tuple(note for file in _files() for note in file.contested if note.topic == key)


@worded
def topics_under(convention: int) -> tuple[tuple[Topic, ...], tuple[Topic, ...]]:
    """The topics of a case under a Convention: its own with those of every Convention, and those beside it."""
    files = _files()
    own = tuple(topic for file in files if file.convention in (convention, None) for topic in file.topics)
    known = next((file.beside for file in files if file.convention == convention), ())
    return own, tuple(topic for number in known for file in files if file.convention == number for topic in file.topics)


def cues(code: str) -> Mapping[str, Phrases]:
    """The words of each theme in a language."""
    import msgspec

    found: dict[str, Phrases] = {}
    for folder in (HERE, *folders_in_use()):
        path = folder / "topics" / "cues" / f"{code}.toml"
        if path.exists():
            try:
                found |= msgspec.convert(_toml(path), dict[str, Phrases])
            except msgspec.ValidationError as problem:
                raise DataError(
                    "these cues are not in the form expected: {problem}", where=str(path), problem=problem
                ) from problem
    return found


def cue_codes() -> tuple[str, ...]:
    """The languages that have cues."""
    paths = (path for folder in (HERE, *folders_in_use()) for path in folder.glob("topics/cues/*.toml"))
    return tuple(sorted({path.stem for path in paths}))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The pattern of each theme over all languages, and what finds the letters one of which every match holds."""

    patterns: Mapping[str, re.Pattern[str]]
    letters: AhoCorasick
    themes: tuple[tuple[str, ...], ...]


@worded
def _words() -> _Words:
    from ahocorasick_rs import AhoCorasick

    by_language = [cues(code) for code in cue_codes()]
    names = sorted({name for own in by_language for name in own})
    forms = {name: [form for own in by_language for form in own.get(name, NO_PHRASES).forms] for name in names}
    holding: dict[str, list[str]] = {}
    for name, own in forms.items():
        for letters in sorted({cue for form in own for cue in literals(form)}):
            holding.setdefault(letters, []).append(name)
    return _Words(
        patterns={name: words_pattern(own) for name, own in forms.items()},
        letters=AhoCorasick(tuple(holding)),
        themes=tuple(map(tuple, holding.values())),
    )


@lru_cache(maxsize=65536)
def themes_in(text: str) -> tuple[Theme, ...]:
    """The themes that a text has, in whatever language."""
    words = _words()
    hits = words.letters.find_matches_as_indexes(folded(text), overlapping=True)
    there = {name for n, _, _ in hits for name in words.themes[n]}
    found = []
    for name in sorted(there):
        matched = [(m.start(), m[0].casefold()) for m in words.patterns[name].finditer(text)]
        if matched:
            found.append(Theme(name=name, first=matched[0][0], words=len({word for _, word in matched})))
    return tuple(found)
