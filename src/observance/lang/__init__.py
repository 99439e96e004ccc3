"""The words of each language, read from data: ``lang/<code>/*.toml``.

Reads the TOML files of this folder (and of further folders that the caller names: a language can be added as data
alone); gives :class:`Language` objects. A group of words is a :class:`Phrases`: forms with examples that it must match
and counterexamples, holding the same cue, that it must not; the tests prove every group against its own.

A form is a phrase, with alternatives in round brackets and optional parts followed by ``?`` as in a regular
expression. A blank matches any white space, an apostrophe any apostrophe, and a form matches whole words in any case.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from observance.errors import DataError

HERE = Path(__file__).parent
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Forms of one meaning, with the examples that prove them."""

    forms: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


NO_PHRASES = Phrases(forms=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """Words of a sitting's record: for whom a speech is made, what happened, what the chair announces."""

    behalf: Phrases = NO_PHRASES
    speaking: Phrases = NO_PHRASES
    behalf_ends: Phrases = NO_PHRASES
    its_members: Phrases = NO_PHRASES
    aligned: Phrases = NO_PHRASES
    own: Phrases = NO_PHRASES
    others_statement: Phrases = NO_PHRASES
    made_by: Phrases = NO_PHRASES
    own_papers: Phrases = NO_PHRASES
    beside: Phrases = NO_PHRASES
    reporting: Phrases = NO_PHRASES
    no_verb: Phrases = NO_PHRASES
    lead: Phrases = NO_PHRASES
    point_of_order: Phrases = NO_PHRASES
    right_of_reply: Phrases = NO_PHRASES
    opened: Phrases = NO_PHRASES
    suspended: Phrases = NO_PHRASES
    resumed: Phrases = NO_PHRASES
    adjourned: Phrases = NO_PHRASES
    closed: Phrases = NO_PHRASES
    adopted: Phrases = NO_PHRASES
    as_amended: Phrases = NO_PHRASES
    minutes: Phrases = NO_PHRASES
    limit: Phrases = NO_PHRASES
    minutes_of_time: Phrases = NO_PHRASES
    texts_to: Phrases = NO_PHRASES
    written_information: Phrases = NO_PHRASES
    negated: Phrases = NO_PHRASES
    reading_of_conclusions: Phrases = NO_PHRASES
    future: Phrases = NO_PHRASES
    this_year: Phrases = NO_PHRASES


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """Words of letters, news pages and written information: what their formal parts look like."""

    salutation: Phrases = NO_PHRASES
    valediction: Phrases = NO_PHRASES
    copy_to: Phrases = NO_PHRASES
    subject: Phrases = NO_PHRASES
    reference: Phrases = NO_PHRASES
    recipient: Phrases = NO_PHRASES
    annex: Phrases = NO_PHRASES
    provision: Phrases = NO_PHRASES
    ordinals: Phrases = NO_PHRASES
    inserted: Phrases = NO_PHRASES
    page: Phrases = NO_PHRASES
    draft: Phrases = NO_PHRASES
    adopted: Phrases = NO_PHRASES
    written_information: Phrases = NO_PHRASES
    gives_information: Phrases = NO_PHRASES
    byline: Phrases = NO_PHRASES
    continued: Phrases = NO_PHRASES
    ratification: Phrases = NO_PHRASES
    convention: Phrases = NO_PHRASES
    number: Phrases = NO_PHRASES
    abbreviations: Phrases = NO_PHRASES


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Words around names: honorifics, and what joins a place to an office or members to a list."""

    honorifics: Phrases = NO_PHRASES
    of: Phrases = NO_PHRASES
    articles: Phrases = NO_PHRASES
    joined: Phrases = NO_PHRASES
    namely: Phrases = NO_PHRASES
    government_of: Phrases = NO_PHRASES
    honorifics_plural: Phrases = NO_PHRASES
    feminine: Phrases = NO_PHRASES
    masculine: Phrases = NO_PHRASES
    particles: Phrases = NO_PHRASES
    bodies: Phrases = NO_PHRASES
    bodies_small: Phrases = NO_PHRASES
    sole: Phrases = NO_PHRASES
    set_up: Phrases = NO_PHRASES
    government: Phrases = NO_PHRASES
    of_government: Phrases = NO_PHRASES
    definite: Phrases = NO_PHRASES
    own: Phrases = NO_PHRASES
    former: Phrases = NO_PHRASES
    links: Phrases = NO_PHRASES
    located: Phrases = NO_PHRASES
    listed: Phrases = NO_PHRASES
    offices: Phrases = NO_PHRASES
    apposition: Phrases = NO_PHRASES
    says: Phrases = NO_PHRASES
    instruments: Phrases = NO_PHRASES
    instrument_heads: Phrases = NO_PHRASES
    no_names: Phrases = NO_PHRASES
    no_bodies: Phrases = NO_PHRASES
    companies: Phrases = NO_PHRASES
    qualifiers: Phrases = NO_PHRASES


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """All words of one language; what its files do not give is empty.

    ``number_joins`` are words between the parts of one number ("vingt et un"); any other word parts two numbers.
    """

    code: str
    numbers: dict[str, int] = field(default_factory=dict)
    number_joins: tuple[str, ...] = ()
    months: dict[str, int] = field(default_factory=dict)
    weekdays: dict[str, int] = field(default_factory=dict)
    sitting: Sitting = Sitting()
    writing: Writing = Writing()
    names: Names = Names()


#: Folders of words that are in use besides the house's own: a language can be added as data alone.
_IN_USE: ContextVar[tuple[Path, ...]] = ContextVar("folders of words", default=())


def folders_in_use() -> tuple[Path, ...]:
    """The further folders of words, bodies and examples that are in use here."""
    return _IN_USE.get()


@contextmanager
def words_from(folders: tuple[Path, ...]) -> Iterator[None]:
    """Use further folders within this block."""
    token = _IN_USE.set(folders)
    try:
        yield
    finally:
        _IN_USE.reset(token)


def worded(make: Callable[P, T]) -> Callable[P, T]:
    """Work out once, for the folders in use, what a function makes of words; its arguments are hashable."""

    return _kept(make, 512)


def remembered(make: Callable[P, T]) -> Callable[P, T]:
    """As :func:`worded`, for what is asked of the words of texts: of the last few thousand the answer is kept."""
    return _kept(make, 8192)


def _kept(make: Callable[P, T], most: int) -> Callable[P, T]:
    own = lru_cache(maxsize=most)(make)

    @lru_cache(maxsize=most)
    def made(_folders: tuple[Path, ...], *args: Hashable) -> T:
        return make(*args)  # type: ignore[call-arg, arg-type]

    @wraps(make)
    def get(*args: P.args, **_none: P.kwargs) -> T:
        folders = _IN_USE.get()
        # Asked tens of thousands of times for one record: without further folders nothing is put before the question.
        return made(folders, *args) if folders else own(*args)

    return get


@worded
def languages() -> tuple[Language, ...]:
    """Every language of this folder and of those in use, by code; a later folder adds to or replaces an earlier."""
    found: dict[str, dict[str, object]] = {}
    for folder in (HERE, *folders_in_use()):
        for path in sorted(folder.glob("*/words.toml")):
            found[path.parent.name] = _read(path)
    return tuple(_language(code, found[code]) for code in sorted(found))


def codes() -> tuple[str, ...]:
    """The codes of the languages in use, those of the house first."""
    own = ("en", "fr", "es", "ru")
    return (*own, *(language.code for language in languages() if language.code not in own))


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise DataError("this file of words cannot be read: {problem}", where=str(path), problem=problem) from problem


def _language(code: str, words: dict[str, object]) -> Language:
    # What only reading data needs is loaded when data are read: help is shown without.
    import msgspec

    try:
        return msgspec.convert({"code": code, **words}, Language, strict=False)
    except msgspec.ValidationError as problem:
        raise DataError("these words are not in the form expected: {problem}", where=code, problem=problem) from problem


def pattern(forms: Iterable[str]) -> str:
    """The forms as one regular expression without a capturing group; one that matches nothing where there is none.

    Longer forms come first, so that a form is never cut short by one that it begins with.
    """
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return "(?:" + "|".join(_structure(form) for form in ordered) + ")" if ordered else r"(?!)"


def _structure(form: str) -> str:
    plain = re.sub(r"(?<!\\)\((?!\?)", "(?:", form)
    # A blank before an optional part is optional with it.
    spaced = re.sub(r" (\(\?:[^()]*\)\?)", r"(?:\\s+\1)?", plain)
    return spaced.replace(" ", r"\s+").replace("'", "['’]")


def words_pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """The forms as whole words in any case; a form that ends in an apostrophe stands before a letter."""
    return re.compile(rf"(?<!\w){pattern(forms)}(?:(?<=['’])|(?!\w))", re.IGNORECASE)


def pooled(pick: str) -> tuple[str, ...]:
    """The forms of one group, named ``part.group``, in all languages together."""
    part, group = pick.split(".")
    return tuple(form for language in languages() for form in getattr(getattr(language, part), group).forms)


@worded
def cue(pick: str) -> re.Pattern[str]:
    """A group of words in all languages as one pattern."""
    return words_pattern(pooled(pick))


@worded
def function_words() -> frozenset[str]:
    """The small words of the languages in use: articles, pronouns, prepositions, auxiliaries."""
    words = _read(HERE / "function_words.toml")["words"]
    return frozenset(word for code in codes() for word in str(words.get(code, "")).split())  # type: ignore[attr-defined]
