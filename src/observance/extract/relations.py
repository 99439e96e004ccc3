"""Relations: who chairs, holds an office of, is a member of or affiliated to, succeeds, or is also called what.

Reads what is said and the names and dates that were found there; gives
:class:`~observance.domain.relations.StatedRelation`. The constructions are the frames of
``lang/<code>/relations.toml``: each matches the words between two names, or those before a body that a person follows.
Nothing is told of a name that does not stand right beside those words: "thanked the Chairperson of the Union" says
nothing of who thanked.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from observance.domain.findings import ActorKind, NameMention
from observance.domain.relations import RelationKind, StatedRelation
from observance.extract.context import Context, attribution
from observance.extract.matching import Match, Slots, matches
from observance.extract.utterances import Utterance
from observance.lang import pattern, pooled, worded

KIND = "relations"
SLOTS: Slots = ()
_BEFORE = "before"
#: What stands around a date that belongs to a relation is a preposition.
_TO_DATE = re.compile(r"[^\W\d]?\s[^\W\d]{0,6}\s?")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A name in the offsets of its utterance."""

    start: int
    end: int
    name: NameMention


def find(context: Context) -> tuple[StatedRelation, ...]:
    """All relations that a document states."""
    named: dict[int, list[NameMention]] = {}
    for name in context.findings.names:
        named.setdefault(name.citation.passage, []).append(name)
    return tuple(
        one
        for utterance in context.said()
        if len(named.get(utterance.passage.n, ())) > 1
        for one in _in(utterance, named[utterance.passage.n], context)
    )


def _in(utterance: Utterance, names: Sequence[NameMention], context: Context) -> Iterator[StatedRelation]:
    places = [
        _Place(
            start=utterance.offset_of(name.citation.start),
            end=utterance.offset_of(name.citation.end - 1) + 1,
            name=name,
        )
        for name in sorted(names, key=lambda name: (name.citation.start, name.citation.end))
    ]
    seen: set[tuple[str, str, str]] = set()
    for match in matches(KIND, utterance, SLOTS):
        pair = _pair(utterance, places, match)
        if pair:
            kind = RelationKind(str(match.frame.values["relation"]))
            one, other = pair[::-1] if match.frame.values.get("turned") else pair
            key = (kind.value, one.name.id, other.name.id)
            if key not in seen:
                seen.add(key)
                yield _stated(utterance, match, kind, one, other, context)


def _pair(utterance: Utterance, places: Sequence[_Place], match: Match) -> tuple[_Place, _Place] | None:
    """The two names of a match, in their order: around its words, or both behind them."""
    first_behind = bisect_left([place.start for place in places], match.end)
    behind = places[first_behind] if first_behind < len(places) else None
    if behind is None or not _is_beside(utterance, match.end, behind.start):
        return None
    if match.frame.values.get("place") == _BEFORE:
        after = next((place for place in places[first_behind + 1 :] if place.start >= behind.end), None)
        found = (behind, after) if after and _is_beside(utterance, behind.end, after.start) else None
    else:
        ahead = max((p for p in places if p.end <= match.start), key=lambda p: p.end, default=None)
        found = (ahead, behind) if ahead and _is_beside(utterance, ahead.end, match.start) else None
    if found is None or not match.sentence[0] <= found[0].start < found[1].end <= match.sentence[1]:
        return None
    return found if _fits(match.frame.values, found[0].name, found[1].name) else None


@worded
def _between() -> re.Pattern[str]:
    """What may stand between a name and the words beside it: signs, an article, an honorific."""
    small = pattern([*pooled("names.articles"), *pooled("names.honorifics")])
    return re.compile(rf"[\s,(«“\"„’'–—-]{{0,4}}(?:{small}\s{{0,2}}){{0,2}}[\s«“\"„]{{0,2}}", re.IGNORECASE)


def _is_beside(utterance: Utterance, start: int, end: int) -> bool:
    return start <= end and _between().fullmatch(utterance.text, start, end) is not None


def _fits(values: Mapping[str, object], one: NameMention, other: NameMention) -> bool:
    """Whether the names are of the kinds that a frame speaks of; ``any`` is a person or an organisation."""
    kinds = (one.kind.value, other.kind.value)
    if ActorKind.STATE.value in kinds:
        return False
    wanted = (str(values["one"]), str(values["other"]))
    if wanted[1] == "same":
        return kinds[0] == kinds[1]
    return all(want in ("any", kind) for want, kind in zip(wanted, kinds, strict=True))


def _stated(
    utterance: Utterance, match: Match, kind: RelationKind, one: _Place, other: _Place, context: Context
) -> StatedRelation:
    start, end = min(match.start, one.start, other.start), max(match.end, one.end, other.end)
    date, end = _date(utterance, end, context)
    return StatedRelation(
        citation=utterance.cite(start, end),
        rule=match.frame.id,
        relation=kind,
        one=one.name.id,
        other=other.name.id,
        words=" ".join(utterance.text[match.start : match.end].split()),
        date=date,
        **attribution(utterance),
    )


def _date(utterance: Utterance, end: int, context: Context) -> tuple[str | None, int]:
    """The date that stands right behind, with where it ends; the relation's own end where there is none."""
    for date in context.findings.dates:
        if date.citation.passage == utterance.passage.n and date.iso:
            start = utterance.offset_of(date.citation.start)
            if start >= end and _TO_DATE.fullmatch(utterance.text, end, start):
                # "Since 2018" runs to the document's own date, which is not stated here.
                return date.iso.split("/")[0] if date.relative else date.iso, utterance.offset_of(
                    date.citation.end - 1
                ) + 1
    return None, end
