"""For whom a speech is made: the groups spoken for, and the States that align themselves with it.

Reads the opening passages of a speech; gives names in the words printed, each with the passage that says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from observance.domain.record import Detail
from observance.domain.text import Passage
from observance.lang import cue, pattern, pooled, worded
from observance.reference.countries import countries_in, country_code

#: A speaker says for whom in the first paragraphs, if at all.
_OPENING = 3
_SENTENCE_END = re.compile(r"[.!?;](?=\s|\Z)")
_LONGEST_NAME = 140


def named_for(rider: str | None, heading: Passage) -> tuple[Detail, ...]:
    """The groups that a heading itself names ("..., speaking on behalf of the Africa group")."""
    found = cue("sitting.behalf").search(rider) if rider else None
    if not rider or not found:
        return ()
    names = _names(found.group(), rider[found.end() :])
    return tuple(Detail(name="on_behalf_of", value=n, rule="heading.rider", evidence=heading.cite()) for n in names)


def members_named(words: str) -> tuple[str, ...]:
    """The members of the list behind "on behalf of" in a few words."""
    found = cue("sitting.behalf").search(words)
    return tuple(_names(found.group(), words[found.end() :])) if found else ()


def spoken_for(passages: Sequence[Passage]) -> tuple[Detail, ...]:
    """The groups and organisations on whose behalf the speech is made."""
    for passage in passages[:_OPENING]:
        text = passage.reading.text
        for found in cue("sitting.behalf").finditer(text):
            if not _is_for_the_speech(text, found.start()):
                continue
            end = _end_of_list(text, found.end())
            names = _names(found.group(), text[found.end() : end])
            if names:
                evidence = passage.cite(found.start(), max(end, found.end()))
                return tuple(
                    Detail(name="on_behalf_of", value=name, rule="sitting.behalf", evidence=evidence) for name in names
                )
    return ()


def aligned_with(passages: Sequence[Passage], own: str | None) -> tuple[Detail, ...]:
    """The States that align themselves with the speech; ``own`` is the code of the speaker's State."""
    found: dict[str, Detail] = {}
    for passage in passages[: _OPENING + 1]:
        text = passage.reading.text
        for match in cue("sitting.aligned").finditer(text):
            start, end = _sentence(text, match.start(), match.end())
            if cue("sitting.made_by").match(text[match.end() :].lstrip()):
                continue
            for first, last, code in countries_in(text[start:end], expected=True):
                name = text[start + first : start + last]
                if code != own and name not in found:
                    evidence = passage.cite(start, end)
                    found[name] = Detail(name="aligned", value=name, rule="sitting.aligned", evidence=evidence)
    return tuple(found.values())


#: So far before "on behalf of" may the verb of speaking stand.
_VERB_BEFORE = 70


def _is_for_the_speech(text: str, at: int) -> bool:
    """Whether "on behalf of" opens its sentence, or a verb of speaking stands before it in the same sentence.

    "The statement delivered on behalf of" is another's: only "this statement" is the speaker's own.
    """
    start = max((m.end() for m in _SENTENCE_END.finditer(text, 0, at)), default=0)
    before = text[max(start, at - _VERB_BEFORE) : at]
    if not before.strip():
        return True
    return cue("sitting.speaking").search(before) is not None and not cue("sitting.others_statement").search(before)


_FULL_STOP = re.compile(r"[.!?;](?=\s|\Z)")


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a stretch; a colon goes on to its list."""
    first = max((m.end() for m in _FULL_STOP.finditer(text, 0, start)), default=0)
    last = _FULL_STOP.search(text, end)
    return first + len(text[first:]) - len(text[first:].lstrip()), last.start() if last else len(text)


def _end_of_list(text: str, start: int) -> int:
    """Where the list of those spoken for ends: at the sentence's end, or where another clause begins."""
    stop = _SENTENCE_END.search(text, start)
    end = stop.start() if stop else len(text)
    closing = cue("sitting.behalf_ends").search(text, start + 1, end)
    return closing.start() if closing else end


def _names(said: str, words: str) -> list[str]:
    """The members of a list, without articles; "its Member States" named with the body they belong to.

    ``said`` are the words before the list: in "au nom de l'Union" they hold the article of its first member.
    """
    pieces = [_stripped(piece) for piece in _split(_without_brackets(words))]
    pieces = [piece for piece in pieces if piece and len(piece) <= _LONGEST_NAME]
    if not pieces or cue("sitting.own").match(pieces[0]):
        return []
    owner = f"{_joining(said)}{pieces[0]}"
    named = [_without_article(piece) for piece in pieces if not cue("sitting.own").match(piece)]
    if len(named) > 2 and named[0].islower() and not any(country_code(name) for name in named[1:]):
        # "global federations, A, B and C": the first is what the others are.
        named = named[1:]
    return [_with_owner(name, owner) for name in named]


def _stripped(piece: str) -> str:
    """A member without what leads up to it: "namely", a second "of"."""
    plain = piece.strip(" ,:")
    return _leading_of().sub("", _namely().sub("", plain))


@worded
def _namely() -> re.Pattern[str]:
    return re.compile(rf"^{pattern(pooled('names.namely'))}\s+", re.IGNORECASE)


@worded
def _leading_of() -> re.Pattern[str]:
    return re.compile(rf"^{pattern(pooled('names.of'))}(?:(?<=['’])|\s+)", re.IGNORECASE)


@worded
def _inner_of() -> re.Pattern[str]:
    return re.compile(rf"\s{pattern(pooled('names.of'))}(?:(?<=['’])|\s)", re.IGNORECASE)


@worded
def _final_of() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern(pooled('names.of'))}\Z", re.IGNORECASE)


def _without_brackets(words: str) -> str:
    """A bracket that lists States becomes part of the list; any other (an acronym) stays with its name."""

    def opened(match: re.Match[str]) -> str:
        return f", {match[1]}" if len(countries_in(match[1], expected=True)) > 1 else match[0]

    return re.sub(r"\s*\(([^()]+)\)", opened, words)


def _joining(said: str) -> str:
    """The word before the first member that joins it to what comes before: "of ", "de l'", "del "."""
    found = _final_of().search(said)
    if not found:
        return ""
    return found.group() if found.group()[-1] in "'’" else found.group() + " "


def _split(words: str) -> Iterator[str]:
    """At commas and joining words, but never inside a State's name or a description ("group of X and Y")."""
    whole = [(a, b) for a, b, _ in countries_in(words, expected=True)]
    joints = [m for m in _joints().finditer(words) if not any(a < m.start() < b for a, b in whole)]
    listed = any(m.group().strip().startswith((",", ":")) for m in joints)
    at = 0
    for found in joints:
        plain = not found.group().strip().startswith((",", ":"))
        if plain and not _may_part(words[at : found.start()], words[found.end() :], listed):
            continue
        yield words[at : found.start()]
        at = found.end()
    yield words[at:]


def _may_part(before: str, after: str, listed: bool) -> bool:
    """Whether "X and Y" are two: in a list, or Y are X's members, or each is a name by itself.

    "Asia and Pacific group", "group of Latin America and the Caribbean (GRULAC)" are one.
    """
    first, second = _stripped(before), after.strip()
    if not second or listed or cue("sitting.its_members").match(second) or cue("names.government_of").match(first):
        return True
    if country_code(first) and countries_in(second[:60], expected=True):
        return True
    one_acronym = second.endswith(")") and not first.endswith(")")
    described = _inner_of().search(first) is not None
    shared = first != _without_article(first) and second == _without_article(second) and second.split()[-1].islower()
    return _without_article(first)[:1].isupper() and not (one_acronym or described or shared)


@worded
def _joints() -> re.Pattern[str]:
    joined = pattern(pooled("names.joined"))
    return re.compile(rf"\s*,\s*{joined}\s+|\s*[,:]\s+|\s+{joined}\s+", re.IGNORECASE)


@worded
def _article() -> re.Pattern[str]:
    return re.compile(rf"^{pattern(pooled('names.articles'))}(?:(?<=['’])|\s+)", re.IGNORECASE)


def _without_article(name: str) -> str:
    return _article().sub("", name)


def _with_owner(name: str, owner: str) -> str:
    """ "its Member States" as "Member States of the European Union"."""
    found = cue("sitting.its_members").match(name)
    return f"{_without_possessive(name)} {owner}" if found else name


def _without_possessive(name: str) -> str:
    """ "its Member States" -> "Member States": from the first capital on, else all but the first word."""
    words = name.split()
    first = next((k for k, word in enumerate(words) if word[0].isupper() or word.isdigit()), 1)
    return " ".join(words[first:])
