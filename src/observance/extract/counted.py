"""Counted things: figures of which another may give a different one, as claims on how many there are.

Reads utterances, the figures found before and the words of ``lang/<code>/counted.toml``; gives
:class:`~observance.domain.findings.Claim` objects with a value. The clause of the figure is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from observance.domain.findings import Claim, Figure
from observance.domain.quoted import within
from observance.extract.clauses import Clause, clauses_of, innermost
from observance.extract.context import Context, attribution
from observance.extract.utterances import Utterance
from observance.extract.voices import heading_of, telling_of
from observance.lang import worded, words_pattern
from observance.lang.frames import groups

KIND: Final = "counted"
#: Groups of the file that name no thing.
_OTHER = frozenset({"workers", "uniting", "unions", "whole", "own", "definite", "only"})
#: A side of a disagreement is no longer than this, in characters.
LONGEST: Final = 400
#: So far behind its number the noun of a figure may end.
_REACH = 60


def counted(context: Context) -> Iterator[Claim]:
    """How many there are of the things that a document counts."""
    figures = [one for one in context.findings.figures if one.unit is None]
    for utterance in context.said():
        if not utterance.language:
            continue
        last: Claim | None = None
        for figure in (f for f in figures if _stands_in(f, utterance)):
            last = _claim(figure, utterance, context, last) or last
            if last is not None and last.value == figure.value:
                yield last


def _stands_in(figure: Figure, utterance: Utterance) -> bool:
    return utterance.passage.start <= figure.citation.start and figure.citation.end <= utterance.passage.end


def _claim(figure: Figure, utterance: Utterance, context: Context, last: Claim | None) -> Claim | None:
    """How many there are of a thing; a number without a noun is set against the one before it ("they are only 14")."""
    start, end = utterance.offset_of(figure.citation.start), utterance.offset_of(figure.citation.end - 1) + 1
    sentence = utterance.sentence_at(start)
    code = str(utterance.language)
    clause = _clause(utterance, sentence, start, code)
    before = utterance.text[sentence[0] : start]
    thing = _thing(utterance.text, (start, end), sentence, code)
    corrects = thing is None and figure.counts is None and last is not None and _ends(before, "only", code)
    if last is not None and corrects:
        thing = last.point
    elif _ends(before, "definite", code):
        return None
    if thing is None or clause.end - clause.start > LONGEST:
        return None
    whole = utterance.cite(*sentence)
    telling = telling_of(utterance, clause, sentence, start, code, context.setting)
    return Claim(
        citation=utterance.cite(min(clause.start, start), max(clause.end, end)),
        rule=f"{code}/{KIND}/{thing}",
        by=heading_of(utterance, context.setting),
        point=thing,
        holds=True,
        voice=telling.voice,
        of_whom=telling.of_whom,
        actors=tuple(one.name for one in within(context.findings.names, whole) if one.kind != "state"),
        date=figure.date,
        value=figure.value,
        bound=figure.bound,
        population=SET_AGAINST if corrects else _population(utterance.text[slice(*sentence)], code),
        **attribution(utterance),
    )


def _clause(utterance: Utterance, sentence: tuple[int, int], at: int, code: str) -> Clause:
    """The innermost clause that holds an offset; the sentence where none does."""
    found = innermost(clauses_of(utterance.text, sentence, code), at)
    return found or Clause(start=sentence[0], end=sentence[1])


def _thing(text: str, figure: tuple[int, int], sentence: tuple[int, int], code: str) -> str | None:
    """What is counted: the thing whose noun follows the number; workers whom unions unite are members."""
    for name in _things(code):
        found = _behind(code, name).match(text, figure[0], min(figure[1] + _REACH, sentence[1]))
        if found is not None and found.end() >= figure[1] - 1:
            return name
    before = text[sentence[0] : figure[0]]
    if _behind(code, "workers").match(text, figure[0], min(figure[1] + _REACH, sentence[1])) is None:
        return None
    united = _words(code, "uniting").search(before) and _words(code, "unions").search(before)
    return _MEMBERS if united else None


_MEMBERS: Final = "members"
#: What a number without a noun counts: what the one before it does.
SET_AGAINST: Final = "before"


@worded
def _things(code: str) -> tuple[str, ...]:
    return tuple(name for name in groups(KIND, code) if name not in _OTHER)


@worded
def _behind(code: str, name: str) -> re.Pattern[str]:
    """A number, up to three words, and the noun of a thing."""
    noun = words_pattern(groups(KIND, code).get(name, ())).pattern or "(?!)"
    return re.compile(rf"[^\s,;:.]+(?:[\s\d.,]+[^\s,;:.]+){{0,5}}?\s+{noun}", re.IGNORECASE)


@worded
def _words(code: str, name: str) -> re.Pattern[str]:
    return words_pattern(groups(KIND, code).get(name, ()))


def _ends(before: str, name: str, code: str) -> bool:
    """Whether words end with one of a group."""
    last = before.rsplit(None, 2)[-2:]
    return any(_words(code, name).fullmatch(" ".join(last[k:])) for k in range(len(last)))


def _population(sentence: str, code: str) -> str | None:
    """Whether all are counted, or one's own."""
    names = ("whole", "own")
    return next((name for name in names if _words(code, name).search(sentence)), None)
