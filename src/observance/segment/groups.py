"""For whom a speech is made: the groups spoken for, and the States that align themselves with it.

Reads the opening passages of a speech; gives names in the words printed, each with the passage that says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from observance.domain.record import Detail
from observance.domain.text import Passage
from observance.lang import Language, cue, languages, pattern, pooled
from observance.reference.countries import countries_in

#: A speaker says for whom in the first paragraphs, if at all.
_OPENING = 3
_SENTENCE_END = re.compile(r"[.!?;:](?=\s|\Z)")
_LONGEST_NAME = 140


def spoken_for(passages: Sequence[Passage]) -> tuple[Detail, ...]:
    """The groups and organisations on whose behalf the speech is made."""
    for passage in passages[:_OPENING]:
        text = passage.reading.text
        for found in cue("sitting.behalf").finditer(text):
            if not _is_for_the_speech(text, found.start()):
                continue
            end = _end_of_list(text, found.end())
            names = _names(text[found.end() : end], passage.language)
            if names:
                evidence = passage.cite(found.start(), max(end, found.end()))
                return tuple(
                    Detail(name="on_behalf_of", value=name, rule="sitting.behalf", evidence=evidence) for name in names
                )
    return ()


def aligned_with(passages: Sequence[Passage], own: str | None) -> tuple[Detail, ...]:
    """The States that align themselves with the speech; ``own`` is the code of the speaker's State."""
    found: list[Detail] = []
    for passage in passages[: _OPENING + 1]:
        text = passage.reading.text
        for match in cue("sitting.aligned").finditer(text):
            start, end = _sentence(text, match.start(), match.end())
            for first, last, code in countries_in(text[start:end], expected=True):
                name = text[start + first : start + last]
                if code != own and name not in {detail.value for detail in found}:
                    evidence = passage.cite(start, end)
                    found.append(Detail(name="aligned", value=name, rule="sitting.aligned", evidence=evidence))
    return tuple(found)


#: So far before "on behalf of" may the verb of speaking stand.
_VERB_BEFORE = 70


def _is_for_the_speech(text: str, at: int) -> bool:
    """Whether "on behalf of" opens its sentence, or a verb of speaking stands before it in the same sentence."""
    start = max((m.end() for m in _SENTENCE_END.finditer(text, 0, at)), default=0)
    before = text[max(start, at - _VERB_BEFORE) : at]
    return not before.strip() or cue("sitting.speaking").search(before) is not None


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    first = max((m.end() for m in _SENTENCE_END.finditer(text, 0, start)), default=0)
    last = _SENTENCE_END.search(text, end)
    return first + len(text[first:]) - len(text[first:].lstrip()), last.start() if last else len(text)


def _end_of_list(text: str, start: int) -> int:
    """Where the list of those spoken for ends: at the sentence's end, or where another clause begins."""
    stop = _SENTENCE_END.search(text, start)
    end = stop.start() if stop else len(text)
    closing = cue("sitting.behalf_ends").search(text, start + 1, end)
    return closing.start() if closing else end


def _names(words: str, language: str | None) -> list[str]:
    """The members of a list, without articles; "its Member States" named with the body they belong to."""
    pieces = [piece.strip(" ,") for piece in _split(words)]
    pieces = [piece for piece in pieces if piece and len(piece) <= _LONGEST_NAME]
    if not pieces or cue("sitting.own").match(pieces[0]):
        return []
    named = [_without_article(piece) for piece in pieces]
    if len(named) > 2 and named[0][:1].islower() and all(name[:1].isupper() for name in named[1:]):
        # "global federations, A, B and C": the first is what the others are.
        named, pieces = named[1:], pieces[1:]
    return [_with_owner(name, pieces[0], language) for name in named]


def _split(words: str) -> Iterator[str]:
    """At commas and joining words, but never inside a State's name or a description ("group of X and Y")."""
    whole = [(a, b) for a, b, _ in countries_in(words, expected=True)]
    at = 0
    for found in _joints().finditer(words):
        if any(a < found.start() < b for a, b in whole):
            continue
        if not found.group().strip().startswith(",") and not _may_part(words[at : found.start()], words[found.end() :]):
            continue
        yield words[at : found.start()]
        at = found.end()
    yield words[at:]


def _may_part(before: str, after: str) -> bool:
    """Whether "X and Y" are two: X is a name, or Y are its members, or X is the Government of somewhere."""
    name = _without_article(before.strip())
    return (
        name[:1].isupper()
        or cue("sitting.its_members").match(after.strip()) is not None
        or cue("names.government_of").match(before.strip()) is not None
    )


@lru_cache(maxsize=1)
def _joints() -> re.Pattern[str]:
    joined = pattern(pooled("names.joined"))
    return re.compile(rf"\s*,\s*{joined}\s+|\s*,\s+|\s+{joined}\s+", re.IGNORECASE)


@lru_cache(maxsize=1)
def _article() -> re.Pattern[str]:
    return re.compile(rf"^{pattern(pooled('names.articles'))}(?:(?<=['’])|\s+)", re.IGNORECASE)


def _without_article(name: str) -> str:
    return _article().sub("", name)


def _with_owner(name: str, owner: str, language: str | None) -> str:
    found = cue("sitting.its_members").match(name)
    if not found:
        return name
    words = next((known for known in languages() if known.code == language), Language(code=""))
    return words.members_of.format(members=_without_possessive(name), owner=owner)


def _without_possessive(name: str) -> str:
    """ "its Member States" -> "Member States": from the first capital on, else all but the first word."""
    words = name.split()
    first = next((k for k, word in enumerate(words) if word[0].isupper()), 1)
    return " ".join(words[first:])
