"""One statement for each act: of what a document says more than once, the fullest mention of each speech.

Reads what frames stated (:mod:`observance.extract.stating`); gives those to be kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from observance.extract.clauses import words as clause_words
from observance.extract.stating import EDGE, Stated, said

_WORD = re.compile(r"\w+")
#: Words are compared by their first letters, short ones not at all; what shares that much says the same.
_STEM, _SHORT, _ENOUGH = 6, 3, 0.75


def fullest(found: Iterable[Stated]) -> tuple[Stated, ...]:
    """One statement for each act and speech: of those that say the same, the longest."""
    kept: list[Stated] = []
    # A statement is compared with those of its passage, and with those of its speech and type.
    near: dict[int, list[Stated]] = {}
    like: dict[tuple[int | None, object], list[frozenset[str]]] = {}
    for one in sorted(_parted(list(found)), key=_weight):
        stems, speech = _stems(one.text), one.utterance.speech
        beside = near.setdefault(one.utterance.passage.n, [])
        said_so = like.setdefault((speech.n if speech else None, one.frame.values.get("type")), [])
        if not any(_within(one, other) for other in beside) and not any(_alike(stems, theirs) for theirs in said_so):
            kept.append(one)
            beside.append(one)
            said_so.append(stems)
    return tuple(kept)


def _weight(one: Stated) -> tuple[bool, int]:
    """What is said in words of its own comes before what is only said to be said, the longer before the shorter."""
    return bool(one.frame.values.get("content")), one.start - one.end


def _parted(found: list[Stated]) -> Iterator[Stated]:
    """Noun phrases that are joined ("the adoption of ... and the creation of ...") each by themselves."""
    nominal: dict[int, list[Stated]] = {}
    for one in found:
        if one.frame.values.get("nominal"):
            nominal.setdefault(id(one.utterance), []).append(one)
    for one in found:
        beside = nominal[id(one.utterance)] if one.frame.values.get("nominal") else ()
        ends = [other.start for other in beside if one.trigger[1] < other.start < one.end and joins(one, other.start)]
        yield replace(one, end=_before_join(one, min(ends))) if ends else one


def joins(one: Stated, at: int) -> bool:
    """Whether a comma or a joining word stands before an offset: not "the adoption of the changes to the Act"."""
    before = one.utterance.text[one.start : at].rstrip()
    last = before.lower().split()[-2:]
    if said(one.code, "of").fullmatch(last[-1]):
        last.pop()
    return before.endswith((",", ";")) or (
        bool(last) and clause_words(one.code, "join").fullmatch(last[-1]) is not None
    )


def _before_join(one: Stated, end: int) -> int:
    """An end without the joining word before it."""
    text = one.utterance.text[one.start : end].rstrip(EDGE)
    for known in (said(one.code, "of"), clause_words(one.code, "join")):
        last = text.rsplit(None, 1)
        if len(last) == 2 and known.fullmatch(last[1].lower()):
            text = last[0].rstrip(EDGE)
    return one.start + len(text)


def _within(one: Stated, other: Stated) -> bool:
    """Whether most of a statement lies in another of its passage."""
    if one.clause.opening == "relative" and one.frame.values.get("type") != other.frame.values.get("type"):
        # "leaders who were imprisoned are banned from office": two acts.
        return False
    return (min(one.end, other.end) - max(one.start, other.start)) * 2 > one.end - one.start


def _alike(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two statements of one speech and kind say the same in nearly the same words."""
    return len(mine & theirs) >= _ENOUGH * max(1, min(len(mine), len(theirs)))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower()) if len(word) > _SHORT or word.isdigit())
