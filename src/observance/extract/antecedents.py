"""What words that point back stand for: "these sanctions", "the union", "repeal it", "in this regard".

Reads the words of requests, measures, allegations and appreciations with the frames of
``lang/<code>/antecedents.toml``; gives :class:`~observance.domain.findings.Antecedent` findings. What is looked for
follows from the words: a law, persons, a body, a sentence with the same noun, or what was said last. The last that fits
within the same speech, a few sentences back at most, is meant; where none fits, nothing is told.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from observance.domain.findings import (
    ActorKind,
    Antecedent,
    Finding,
    InstrumentKind,
    NameMention,
    PointsTo,
    ProvisionMention,
)
from observance.domain.fold import fold_words
from observance.domain.text import Citation
from observance.extract.context import Context, attribution
from observance.extract.matching import Match, Slots, matches
from observance.extract.utterances import Utterance
from observance.lang import worded, words_pattern
from observance.lang.frames import groups
from observance.lang.subjects import subjects_in
from observance.reference.concepts import founded_kinds, heads_of
from observance.reference.organisations import organisation_of

KIND = "antecedents"
_NOUN = r"[^\W\d_][\w’'-]{1,30}"
SLOTS: Slots = (
    ("noun", rf"{_NOUN}(?:\s{_NOUN})?"),
    ("topic", r"(?:(?<=['’])|\s)[^,:;.!?]{2,160}?"),
)
#: Of which findings the words are looked at.
_OF = ("requests", "measures", "allegations", "appreciations")
#: How many sentences back each may go.
_BACK = {
    PointsTo.LAW: 4,
    PointsTo.PERSONS: 4,
    PointsTo.BODY: 8,
    PointsTo.PARTY: 4,
    PointsTo.NOUN: 6,
    PointsTo.ANY: 1,
}
#: How many sentences behind the one that opens with a topic are under it.
_UNDER = 4
#: How many characters before a statement its sentence is read for what it is about.
_BEGINNING = 240
#: How many characters before a noun the word may stand that makes it point back ("such penalties or sanctions").
_REACH = 24
#: Letters by which two forms of a word are known to be one.
_STEM = 5
_WORD = re.compile(r"[^\W\d_]+")
F = TypeVar("F", bound=Finding)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """A sentence, or the part of one before the words that point, in offsets of the document's text."""

    utterance: Utterance
    span: tuple[int, int]

    @property
    def words(self) -> str:
        return self.utterance.text[slice(*self.span)]

    @property
    def citation(self) -> Citation:
        return self.utterance.cite(*self.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What may be pointed at, each kind by its place in the text."""

    persons: tuple[NameMention, ...]
    bodies: tuple[NameMention, ...]
    laws: tuple[ProvisionMention, ...]
    requests: tuple[Finding, ...]


def find(context: Context) -> tuple[Antecedent, ...]:
    """What the words of findings that point back stand for."""
    said = _said(context)
    utterances = tuple(context.said())
    spans, measures = _spans(context, _OF), _spans(context, ("measures",))
    found: list[Antecedent] = []
    for n, utterance in enumerate(utterances):
        quoted = spans.get(utterance.passage.n)
        if quoted:
            found += _in(utterance, utterances[max(0, n - 8) : n], quoted, said)
            found += _without_subject(utterance, measures.get(utterance.passage.n, ()), said)
    return tuple(found)


def _said(context: Context) -> _Said:
    names = context.findings.names
    conventions = (InstrumentKind.CONVENTION,)
    return _Said(
        persons=_ordered(one for one in names if one.kind is ActorKind.PERSON),
        bodies=_ordered(one for one in names if one.kind is ActorKind.ORGANISATION and _is_founded(one.name)),
        laws=_ordered(p for p in context.findings.provisions if p.instrument and p.kind not in conventions),
        requests=_ordered(context.findings.requests),
    )


def _ordered(found: Iterable[F]) -> tuple[F, ...]:
    return tuple(sorted(found, key=lambda one: one.citation.start))


def _is_founded(name: str) -> bool:
    """Whether a body is one that workers or employers found: by the kind in its name, or letters of unknown kind."""
    if organisation_of(name) is not None:
        return False
    heads = heads_of(name)
    return bool(founded_kinds() & heads) or (not heads and name.isupper())


def _spans(context: Context, kinds: Iterable[str]) -> Mapping[int, list[tuple[int, int]]]:
    """Where findings stand, in offsets of the document's text, by passage."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for kind in kinds:
        for finding in getattr(context.findings, kind):
            place = (finding.citation.start, finding.citation.end)
            spans.setdefault(finding.citation.passage, []).append(place)
    return spans


def _in(
    utterance: Utterance, before: Sequence[Utterance], quoted: Sequence[tuple[int, int]], said: _Said
) -> Iterator[Antecedent]:
    """The antecedents of an utterance: of what points back, and of what is said under a topic."""
    found = list(matches(KIND, utterance, SLOTS))
    for match in found:
        to = PointsTo(str(match.frame.values["to"]))
        if to is PointsTo.TOPIC or not _within(_cited(utterance, match), quoted):
            continue
        antecedent = _antecedent(to, match, utterance, before, said)
        if antecedent is not None:
            yield antecedent
    yield from _under_topics([m for m in found if m.frame.values["to"] == PointsTo.TOPIC], utterance, quoted)


def _cited(utterance: Utterance, match: Match) -> Citation:
    return utterance.cite(match.start, match.end)


def _within(words: Citation, quoted: Sequence[tuple[int, int]]) -> bool:
    return any(start <= words.start and words.end <= end for start, end in quoted)


def _antecedent(
    to: PointsTo, match: Match, utterance: Utterance, before: Sequence[Utterance], said: _Said
) -> Antecedent | None:
    code = match.frame.language
    noun = utterance.text[slice(*match.slots["noun"])].split() if "noun" in match.slots else []
    if to is PointsTo.NOUN:
        to = _told_by(noun, code)
    back = islice(_back(utterance, match.start, before), _BACK[to] + 1)
    ahead = _named_ahead(utterance, match, said) if to is PointsTo.PERSONS else ()
    meant = ahead or _LOOKED_FOR[to](tuple(back), noun, said)
    if not meant:
        return None
    return Antecedent(
        citation=_cited(utterance, match),
        rule=match.frame.id,
        to=to,
        meant=meant,
        **attribution(utterance),
    )


def _named_ahead(utterance: Utterance, match: Match, said: _Said) -> _Meant:
    """The persons whom the same sentence names later ("these unionists, and we think of X and Y")."""
    rest = _Sentence(utterance=utterance, span=(match.end, match.sentence[1]))
    return tuple(one.citation for one in _of_kind(said.persons, rest))


def _told_by(noun: Sequence[str], code: str) -> PointsTo:
    """What a noun behind "these" is looked for by."""
    for group, to in _GROUPS:
        if any(_words(code, group).fullmatch(word) for word in noun[:2]):
            return to
    return PointsTo.NOUN


_GROUPS = (
    ("general", PointsTo.ANY),
    ("law", PointsTo.LAW),
    ("persons", PointsTo.PERSONS),
    ("body", PointsTo.BODY),
)


@worded
def _words(code: str, group: str) -> re.Pattern[str]:
    return words_pattern(groups(KIND, code).get(group, ()))


def _back(utterance: Utterance, at: int, before: Sequence[Utterance]) -> Iterator[_Sentence]:
    """What was said before a place in the same speech, the last first: the same sentence's beginning, then others."""
    for start, end in reversed(utterance.sentences):
        if start < at:
            yield _Sentence(utterance=utterance, span=(start, min(end, at)))
    for other in reversed(before):
        if other.speech is not utterance.speech:
            return
        for span in reversed(other.sentences):
            yield _Sentence(utterance=other, span=span)


_Back = Sequence[_Sentence]
_Meant = tuple[Citation, ...]


def _of_kind(found: Sequence[F], sentence: _Sentence) -> tuple[F, ...]:
    """The findings that lie in a sentence."""
    place = sentence.citation
    at = bisect_left(found, place.start, key=lambda one: one.citation.start)
    inside = []
    while at < len(found) and found[at].citation.start < place.end:
        if found[at].citation.end <= place.end:
            inside.append(found[at])
        at += 1
    return tuple(inside)


def _first(back: _Back, told: Callable[[_Sentence], _Meant]) -> _Meant:
    return next((meant for sentence in back if (meant := told(sentence))), ())


def _law(back: _Back, _noun: Sequence[str], said: _Said) -> _Meant:
    """The law named last."""
    return _first(back, lambda sentence: tuple(one.citation for one in _of_kind(said.laws, sentence)[-1:]))


def _persons(back: _Back, _noun: Sequence[str], said: _Said) -> _Meant:
    """All persons of the last sentence that names any."""
    return _first(back, lambda sentence: tuple(one.citation for one in _of_kind(said.persons, sentence)))


def _body(back: _Back, _noun: Sequence[str], said: _Said) -> _Meant:
    """The union or federation named last."""
    return _first(back, lambda sentence: tuple(one.citation for one in _of_kind(said.bodies, sentence)[-1:]))


def _party(back: _Back, noun: Sequence[str], said: _Said) -> _Meant:
    """Persons or a body, whichever were named last; else what was said last."""
    found = _first(
        back,
        lambda sentence: (
            tuple(one.citation for one in _of_kind(said.persons, sentence))
            or tuple(one.citation for one in _of_kind(said.bodies, sentence)[-1:])
        ),
    )
    return found or _any(back[:2], noun, said)


def _any(back: _Back, _noun: Sequence[str], said: _Said) -> _Meant:
    """The last request before in the same sentence, else the sentence before."""
    return _first(back, lambda sentence: _last_said(sentence, said))


def _last_said(sentence: _Sentence, said: _Said) -> _Meant:
    asked = _of_kind(said.requests, sentence)
    if asked:
        return (asked[-1].citation,)
    # What stands before the words in their own sentence is mostly its trigger, which says nothing.
    return () if sentence.span[1] < len(sentence.utterance.text) and not _is_whole(sentence) else (sentence.citation,)


def _is_whole(sentence: _Sentence) -> bool:
    return sentence.span in sentence.utterance.sentences


def _noun(back: _Back, noun: Sequence[str], _: _Said) -> _Meant:
    """The last sentence that has the same noun, or a word of the same subject; where its own word points back too,
    the one before as well."""
    # The beginning of their own sentence, where the words have one, is not what they point back to.
    earlier = back if back and _is_whole(back[0]) else back[1:]
    for word in noun[:2]:
        stem, subjects = fold_words(word)[:_STEM], subjects_in(word)
        meant: _Meant = ()
        for sentence in earlier:
            found = _with(sentence, stem, subjects)
            meant += found
            if found and not _points(sentence, stem):
                return meant
        if meant:
            return meant
    return ()


def _with(sentence: _Sentence, stem: str, subjects: frozenset[str]) -> _Meant:
    words = _WORD.findall(fold_words(sentence.words))
    # A short word is known by all its letters.
    has_stem = any(word.startswith(stem) if len(stem) == _STEM else word == stem for word in words)
    return (sentence.citation,) if has_stem or subjects & subjects_in(sentence.words) else ()


def _points(sentence: _Sentence, stem: str) -> bool:
    """Whether the word of a sentence that has a stem stands behind one that points back ("such sanctions")."""
    small = fold_words(sentence.words)
    at = small.find(stem)
    this = _words(sentence.utterance.language or "", "this")
    return at > 0 and this.search(small, max(0, at - _REACH), at) is not None


_LOOKED_FOR: Mapping[PointsTo, Callable[[_Back, Sequence[str], _Said], _Meant]] = {
    PointsTo.LAW: _law,
    PointsTo.PERSONS: _persons,
    PointsTo.BODY: _body,
    PointsTo.PARTY: _party,
    PointsTo.ANY: _any,
    PointsTo.NOUN: _noun,
}


def _under_topics(
    topics: Sequence[Match], utterance: Utterance, quoted: Sequence[tuple[int, int]]
) -> Iterator[Antecedent]:
    """What is said behind "As regards X" in a paragraph is said about X."""
    heads = sorted((m for m in topics if m.start == m.sentence[0]), key=lambda m: m.start)
    for place in quoted:
        start, end = map(utterance.offset_of, place)
        topic = next((m for m in reversed(heads) if m.start <= start), None)
        # A quotation that holds its own topic needs none, and after some sentences something else is spoken of.
        if topic is not None and topic.end <= start and _sentences_between(utterance, topic.end, start) <= _UNDER:
            yield Antecedent(
                citation=utterance.cite(start, end),
                rule=topic.frame.id,
                to=PointsTo.TOPIC,
                meant=(utterance.cite(*_trimmed(utterance.text, topic.slots["topic"])),),
                **attribution(utterance),
            )


def _without_subject(utterance: Utterance, measures: Sequence[tuple[int, int]], said: _Said) -> Iterator[Antecedent]:
    """What is stated without a subject of its own ("and will be adopted by order") is of what its sentence begins with.

    Only what begins with its verb and tells of nothing by its own words is looked at.
    """
    for place in measures:
        start, end = map(utterance.offset_of, place)
        first = next((first for first, last in utterance.sentences if first <= start < last), start)
        own = _Sentence(utterance=utterance, span=(start, end))
        verb = _words(utterance.language or "", "verb_first").match(own.words)
        if (
            start == first
            or verb is None
            or subjects_in(own.words)
            or any(_of_kind(of, own) for of in (said.laws, said.bodies))
        ):
            continue
        words = utterance.text[max(first, start - _BEGINNING) : start].rstrip()
        if subjects_in(words):
            begun = max(first, start - _BEGINNING)
            yield Antecedent(
                citation=utterance.cite(start, end),
                rule="antecedents:beginning of the sentence",
                to=PointsTo.TOPIC,
                meant=(utterance.cite(begun, begun + len(words)),),
                **attribution(utterance),
            )


def _sentences_between(utterance: Utterance, start: int, end: int) -> int:
    return sum(start <= first <= end for first, _ in utterance.sentences)


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    return span[0] + (text[span[0]] == " "), span[1]
