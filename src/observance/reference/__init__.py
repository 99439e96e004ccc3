"""Words of the world, read from data: bodies and the grammar of their records, States and their names.

Reads ``reference/bodies/*.toml`` and ``reference/countries.toml`` (and further folders of bodies that the caller
names); gives :class:`Body` profiles and the code of a State by any of its names.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from observance.errors import DataError
from observance.lang import NO_PHRASES, Phrases, folders_in_use, worded

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """How one body writes its records.

    ``grammar`` holds the forms of a speech's heading, made of slots (``docs/bodies.md`` lists them); a slot followed
    by ``?`` may be missing. ``roles`` gives for each capacity its forms by language; ``interpretation`` the phrases,
    by language, whose ``{language}`` is a language's name in that language. ``minutes`` is how the body calls the
    minutes of a sitting by their ``{number}``. ``floor_marks`` are words in square brackets, alone on their line, that
    say in which language the floor goes on. ``fewest`` is the number of headings below which a document only quotes
    such a record; ``fallback`` holds further forms, each of which is tried only where the grammar finds no record, and
    needs twice as many. ``reported`` says that the body also writes summaries in reported speech,
    ``styled`` that its files may tell the labels of speakers by their style alone. ``published`` are the words that
    head a case's discussion published by itself, ``discussed`` those behind which its date stands there;
    ``concluded`` and ``written`` are titles below which the Committee concludes and the Government writes.
    """

    id: str
    grammar: tuple[str, ...]
    name: dict[str, str]
    roles: dict[str, dict[str, tuple[str, ...]]]
    symbol: Phrases = NO_PHRASES
    titles: Phrases = NO_PHRASES
    chair_label: Phrases = NO_PHRASES
    interpretation: dict[str, tuple[str, ...]] = field(default_factory=dict)
    interpretation_languages: dict[str, dict[str, str]] = field(default_factory=dict)
    minutes: str = "{number}"
    floor_marks: dict[str, str] = field(default_factory=dict)
    headings: Phrases = NO_PHRASES
    subtitles: Phrases = NO_PHRASES
    published: Phrases = NO_PHRASES
    discussed: Phrases = NO_PHRASES
    concluded: Phrases = NO_PHRASES
    written: Phrases = NO_PHRASES
    fallback: tuple[str, ...] = ()
    reported: bool = False
    styled: bool = False
    fewest: int = 2


@worded
def bodies() -> tuple[Body, ...]:
    """Every body's profile, by id: the house's own and those of the folders in use."""
    paths = [path for folder in (HERE, *folders_in_use()) for path in sorted(folder.glob("bodies/*.toml"))]
    return tuple(sorted((_body(path) for path in paths), key=lambda body: body.id))


def _body(path: Path) -> Body:
    data = _toml(path)
    headings = data.get("headings")
    if isinstance(headings, dict):
        headings.setdefault("forms", [])
    import msgspec

    try:
        return msgspec.convert(data, Body, strict=False)
    except msgspec.ValidationError as problem:
        raise DataError(
            "this profile of a body is not in the form expected: {problem}", where=str(path), problem=problem
        ) from problem


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise DataError("this data file cannot be read: {problem}", where=str(path), problem=problem) from problem


class Numbering(StrEnum):
    """Words that number the parts of a text: those of provisions ("Section 6A"), ordinals ("Primero")."""

    PROVISIONS = "provisions"
    ORDINALS = "ordinals"


@dataclass(frozen=True, slots=True, kw_only=True)
class Genre:
    """What shows that a document is of a genre.

    ``head`` are words near the beginning of one of its first lines; where ``named`` is set, that line is a name, of
    which nothing but names is said. ``also`` are words that must stand among those lines too (of a named one, in
    another), ``never`` words that must not stand in the first passages. ``body`` are openings of paragraphs, of which
    there must be ``fewest``; one will do beside ``numbered`` paragraphs that bear a number, where that is set.

    ``title`` is what its title holds, else the line that shows the genre is the title; ``dated`` are words behind
    which a line of the head has the date; ``formal`` openings of lines that are formalities; ``opens`` words that
    begin a paragraph even below a full line; ``orders`` what its operative part opens with. ``facts`` are facts of the
    head: for each a value with the words that show it, or ``words`` alone, where the line itself is the value.
    ``numbers`` says which words number its parts: ``provisions``, ``ordinals``. ``order`` is the place in which genres
    are tried.
    """

    kind: str
    order: int
    head: Phrases
    also: Phrases = NO_PHRASES
    never: Phrases = NO_PHRASES
    body: Phrases = NO_PHRASES
    fewest: int = 0
    numbered: int = 0
    named: bool = False
    title: Phrases = NO_PHRASES
    dated: Phrases = NO_PHRASES
    formal: Phrases = NO_PHRASES
    opens: Phrases = NO_PHRASES
    orders: Phrases = NO_PHRASES
    numbers: tuple[Numbering, ...] = ()
    facts: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)


@worded
def genres() -> tuple[Genre, ...]:
    """Every genre in the order in which they are tried: the house's own and those of the folders in use."""
    paths = [path for folder in (HERE, *folders_in_use()) for path in sorted(folder.glob("genres/*.toml"))]
    return tuple(sorted((_genre(path) for path in paths), key=lambda genre: (genre.order, genre.kind)))


def _genre(path: Path) -> Genre:
    import msgspec

    try:
        return msgspec.convert(_toml(path), Genre, strict=False)
    except msgspec.ValidationError as problem:
        raise DataError(
            "this genre is not in the form expected: {problem}", where=str(path), problem=problem
        ) from problem
