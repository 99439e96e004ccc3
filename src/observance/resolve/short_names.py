"""Short names: for which fuller name of the same document "the union" or "the Ministry" stands.

Reads the organisations that a document names; gives the mention that each short name means. A short name means the
nearest fuller name of its kind before it, else behind it in the same speech. A name of a kind and of adjectives that
many bodies have ("the Sectoral Union") is short where one body of the document has all its words in a fuller name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from observance.domain.findings import ActorKind, NameMention
from observance.reference.concepts import (
    colourless_ideas,
    idea_of,
    is_empty,
    silent_before_unions,
    state_kinds,
    weak_ideas,
)
from observance.resolve.body_keys import is_government, is_letters, is_of_world, is_sole
from observance.resolve.body_names import body_name, is_same, is_within
from observance.resolve.named import Named, same_state, words_of
from observance.resolve.sounds import sound_of

_SHORT = ("names:short", "names:own")
#: A short name of a kind and adjectives has no more words than this ("Independent Trade Union"); a particle no more
#: letters; and as many sounds tell a word in all its cases.
_MOST_WORDS, _PARTICLE, _STEM = 3, 3, 5


def is_short(finding: NameMention) -> bool:
    """Whether a body is not named in full."""
    return finding.rule in _SHORT or is_letters(finding) or _is_bare(finding)


def _is_bare(finding: NameMention) -> bool:
    """Whether a body is named by its kind alone ("the working group", "the ILO mission", "министерство")."""
    if not (finding.rule.startswith("names:set up") or is_sole(finding)):
        return False
    name = body_name(finding.name)
    is_kind = not is_sole(finding) or name.head in state_kinds()
    return is_kind and not (name.ideas - colourless_ideas()) and not name.others


def is_full(one: Named) -> bool:
    """Whether a body is named in full, also by what its document knows it by."""
    return one.meant is None and not is_short(one.finding)


def meant_by_short_names(names: Iterable[Named]) -> Mapping[int, int]:
    """The mention of a document that each short name in it means, by their numbers in the document."""
    listed = [one for one in names if one.finding.kind is ActorKind.ORGANISATION and not is_of_world(one.finding)]
    colourless = dict(_meant_by_colourless(listed))
    return colourless | dict(_meant_in([one for one in listed if one.at not in colourless]))


def _meant_by_colourless(listed: Sequence[Named]) -> Iterator[tuple[int, int]]:
    for n, one in enumerate(listed):
        if _is_colourless(one.finding):
            fuller = [
                other for other in (*listed[:n][::-1], *listed[n + 1 :]) if _is_fuller(other.finding, one.finding)
            ]
            names = [body_name(other.finding.name, other.states) for other in fuller]
            if names and all(name == names[0] or is_same(name, names[0]) for name in names):
                yield one.at, fuller[0].at


def _is_colourless(finding: NameMention) -> bool:
    """Whether a name has a kind and, beside it, nothing but what many bodies are called."""
    words = _telling(finding.name)
    return (
        finding.rule.startswith("names:body")
        and 1 < len(words) <= _MOST_WORDS
        and any(idea_of(word, "heads") for word in words)
        and all(idea_of(word, "heads") or is_empty(word) or _is_weak(word) for word in words)
    )


def _is_weak(word: str) -> bool:
    return idea_of(word) in weak_ideas() | silent_before_unions()


def _is_fuller(finding: NameMention, short: NameMention) -> bool:
    """Whether a full name has all words of a shorter one, in any case, and others beside them."""
    if is_short(finding) or is_government(finding) or _is_colourless(finding):
        return False
    words = _telling(finding.name)
    return all(any(_is_one(word, other) for other in words) for word in _telling(short.name)) and (
        body_name(finding.name).head == body_name(short.name).head
    )


def _is_one(word: str, other: str) -> bool:
    """Whether two words of a document are one, in whatever case they stand."""
    ideas = {idea_of(word), idea_of(word, "heads")} & {idea_of(other), idea_of(other, "heads")}
    return bool(ideas - {None}) or sound_of(word)[:_STEM] == sound_of(other)[:_STEM]


def _telling(name: str) -> tuple[str, ...]:
    """The words of a name that are no particles."""
    return tuple(word for word in words_of(name) if len(word) > _PARTICLE)


def _meant_in(listed: Sequence[Named]) -> Iterator[tuple[int, int]]:
    for n, one in enumerate(listed):
        if one.finding.rule in _SHORT or _is_bare(one.finding):
            behind = [other for other in listed[n + 1 :] if other.finding.speech == one.finding.speech]
            meant = _meant(one, listed[:n][::-1]) or _meant(one, behind)
            if meant:
                yield one.at, meant.at


def _meant(short: Named, others: Iterable[Named]) -> Named | None:
    """The first of some mentions whose full name holds a short one; in the same speech or matter before others."""
    name = body_name(short.finding.name, short.states)
    fitting = [
        other
        for other in others
        if not is_short(other.finding)
        and not is_government(other.finding)
        and is_within(name, body_name(other.finding.name, other.states))
    ]
    here = [other for other in fitting if same_state(other.home, short.home)] or fitting
    return next((other for other in here if not other.finding.former), here[0] if here else None)
