"""The words by which an act is told: verbs, things and signs of ``lang/<code>/acts.toml``, found in a text.

Reads the groups of that file, whose names begin with their kind (``verb_give``, ``thing_law``, ``sign_not``); gives
:class:`Token` objects in the order of the text, none within another. Of a verb and a thing that
begin at one place the longer one counts: "the register" is a thing where "register" is a verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter

from observance.errors import DataError
from observance.lang import pattern, worded
from observance.lang.frames import groups, literal_starts, lowered
from observance.lang.letters import folded

#: The name of the files.
KIND = "acts"

_WORD = re.compile(r"\w+")


class TokenKind(StrEnum):
    """What a word is for: what is done, what it is done to, or how what stands beside it is meant."""

    VERB = "verb"
    THING = "thing"
    SIGN = "sign"


_ORDER = (TokenKind.THING, TokenKind.VERB, TokenKind.SIGN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word of a class where it stands in a text."""

    kind: TokenKind
    name: str
    start: int
    end: int


def tokens(text: str, code: str) -> tuple[Token, ...]:
    """The words of classes in a text."""
    return tuple(_tokens(folded(text), code))


def _tokens(small: str, code: str) -> Iterator[Token]:
    known, at = _forms(code), 0
    for word in _WORD.finditer(small):
        here = word.start()
        if here < at:
            continue
        told = [(found.end(), one) for one in known.get(small[here], ()) if (found := one.pattern.match(small, here))]
        if told:
            # Of equally long ones the first counts: the forms stand in their order.
            at, one = max(told, key=itemgetter(0))
            yield Token(kind=one.kind, name=one.name, start=here, end=at)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Forms:
    """Forms of one class as one pattern; those that look at what follows stand apart from those that do not."""

    kind: TokenKind
    name: str
    looks: bool
    pattern: re.Pattern[str]


@worded
def _forms(code: str) -> dict[str, tuple[_Forms, ...]]:
    """The forms by the letter that they begin with, those first that look at what follows, and things before verbs."""
    own: dict[str, dict[tuple[str, bool], list[str]]] = {}
    for group, forms in groups(KIND, code).items():
        for form in forms if group.partition("_")[0] in set(TokenKind) else ():
            for letter in _letters(form, code):
                own.setdefault(letter, {}).setdefault((group, "(?=" in form), []).append(form)
    return {letter: tuple(sorted(_ready(of), key=_rank)) for letter, of in own.items()}


def _ready(of: dict[tuple[str, bool], list[str]]) -> Iterator[_Forms]:
    for (group, looks), forms in of.items():
        kind, _, name = group.partition("_")
        whole = rf"{pattern(forms)}(?:(?<=')|(?!\w))"
        yield _Forms(kind=TokenKind(kind), name=name, looks=looks, pattern=re.compile(lowered(whole)))


def _rank(one: _Forms) -> tuple[bool, int]:
    return (not one.looks, _ORDER.index(one.kind))


def _letters(form: str, code: str) -> frozenset[str]:
    """The letters with which what a form matches may begin."""
    starts = literal_starts(form)
    if not starts or not all(one and one[0].isalnum() for one in starts):
        raise DataError("this form of an act does not begin with a letter: {form}", where=f"{code}/acts", form=form)
    return frozenset(one[0] for one in starts)
