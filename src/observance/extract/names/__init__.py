"""Names: persons, organisations and States where a document names them.

Reads the utterances of a document; gives :class:`~observance.domain.findings.NameMention` findings. What is looked for
in which order: bodies of the world, bodies by their form, the Government, States, persons; then, with what the whole
document has made known, letters, short names and family names by themselves. Words stand in ``lang/<code>/words.toml``
(``names.*``) and ``reference/``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from observance.domain.findings import ActorKind, NameMention, ProvisionMention
from observance.extract.context import Context, attribution
from observance.extract.names import bodies, letters, people, short, states
from observance.extract.names.spans import CAPITAL, GOVERNMENT, OF_OFFICE, UPPER, Candidate, standing
from observance.extract.utterances import Utterance
from observance.lang import pattern, pooled, worded
from observance.lang.frames import lowered
from observance.lang.wording import Starts, Wording, matched_at, starts, wording

KIND = "names"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the whole document makes known: letters with their names, other letters, heads, family names."""

    tied: dict[str, str] = field(default_factory=dict)
    others: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    family: people.Families | None = None


def find(context: Context) -> tuple[NameMention, ...]:
    """The names of a document, in the order of the text."""
    local = states.local_states(states.states_of(context.utterances))
    instruments = _instruments(context)
    first = [
        _first(utterance, context.setting.kind, local, instruments.get(utterance.passage.n, ()))
        for utterance in context.utterances
    ]
    known = _known(context.utterances, first)
    made: list[NameMention] = []
    for utterance, found in zip(context.utterances, first, strict=True):
        made += _mentions(utterance, standing([*found, *_second(utterance, known)]))
    return tuple(made)


def _instruments(context: Context) -> dict[int, list[ProvisionMention]]:
    """The provisions that were found before, by passage."""
    found: dict[int, list[ProvisionMention]] = {}
    for provision in context.findings.provisions:
        found.setdefault(provision.citation.passage, []).append(provision)
    return found


def _first(
    utterance: Utterance, kind: str, local: states.LocalStates | None, instruments: Iterable[ProvisionMention]
) -> tuple[Candidate, ...]:
    """What an utterance names by itself, in a document of a kind."""
    text = utterance.text
    places = _office_starts().within(utterance.small)
    offices = [found.span() for found in matched_at(_office(), utterance.small, places)]
    found = [
        *_titles(utterance),
        *_provisions(utterance, instruments),
        *short.worldly(text, kind),
        *bodies.bodies_in(utterance),
        *short.governments_in(utterance),
        *states.states_in(utterance, local, offices),
        *_offices(text, offices),
        *letters.spelled_names(text),
    ]
    found += _whole_titles(found)
    found = _without_offices_of_bodies(found)
    found += letters.tied_letters(text, [c for c in found if c.kind is ActorKind.ORGANISATION])
    return (*found, *people.people_in(utterance, standing(found), offices))


def _without_offices_of_bodies(found: list[Candidate]) -> list[Candidate]:
    """All but the offices that are of a body with a name of its own ("Chairperson of the Dockers' Federation")."""
    starts = sorted(c.start for c in found if c.kind is ActorKind.ORGANISATION and not c.rule.startswith(GOVERNMENT))

    def holds_body(office: Candidate) -> bool:
        at = bisect_right(starts, office.start)
        return at < len(starts) and starts[at] < office.end

    return [c for c in found if c.rule != OF_OFFICE or not holds_body(c)]


def _second(utterance: Utterance, known: _Known) -> Iterator[Candidate]:
    """What an utterance names by what the document has made known."""
    text = utterance.text
    yield from letters.lone_letters(text, known.tied, known.others)
    yield from short.shortened(utterance, known.heads)
    yield from people.again(text, known.family)


def _known(utterances: Iterable[Utterance], first: Iterable[tuple[Candidate, ...]]) -> _Known:
    tied: dict[str, str] = {}
    others: set[str] = set()
    full: set[str] = set()
    families: set[str] = set()
    for utterance, found in zip(utterances, first, strict=True):
        stand = standing(found)
        for c in stand:
            words = utterance.text[c.start : c.end]
            if c.long_form and c.rule == "names:letters tied":
                tied.setdefault(words, c.long_form)
            if c.kind is ActorKind.ORGANISATION and c.rule.startswith(("names:body", "names:spelled", "names:set")):
                full.add(words)
            if c.kind is ActorKind.PERSON:
                families |= people.surnames([words])
        others |= letters.other_letters(utterance.text, stand)
    return _Known(
        tied=tied,
        others=frozenset(others - set(tied)),
        heads=short.heads_of(full),
        family=people.known_surnames(families),
    )


def _mentions(utterance: Utterance, found: Iterable[Candidate]) -> Iterator[NameMention]:
    text = utterance.text
    for c in found:
        assert c.kind is not None
        yield NameMention(
            citation=utterance.cite(c.start, c.end),
            rule=c.rule,
            kind=c.kind,
            name=c.name or _printed(utterance.text[c.start : c.end], c),
            honorific=c.honorific,
            title=c.title or (_title_at(utterance, c.start, c.end) if c.kind is ActorKind.PERSON else None),
            former=c.kind is ActorKind.ORGANISATION and _is_former(text, c.start),
            of=c.of,
            long_form=c.long_form,
            country=c.country,
            **attribution(utterance),
        )


def _title_at(utterance: Utterance, start: int, end: int) -> str | None:
    """The office that stands before a name or in apposition behind it."""
    before = (found.span() for found in _office().finditer(utterance.small, max(0, start - 90), start))
    return people.title_at(utterance.text, start, end, before)


def _is_former(text: str, start: int) -> bool:
    """Whether what stands shortly before a name says that it is one of former times."""
    begin = max(0, start - 60)
    return _former_words().search(text, begin, start) is not None and _former().search(text, begin, start) is not None


@worded
def _former_words() -> Wording:
    return wording(pooled("names.former"))


@worded
def _former() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern(pooled('names.former'))}[^.;]{{0,24}}\Z", re.IGNORECASE)


def _printed(words: str, c: Candidate) -> str:
    """A name as it would be printed by itself: a heading's capitals are no part of it."""
    if c.kind is ActorKind.PERSON and words.isupper():
        return "-".join(part.title() for part in words.split("-"))
    return words


@worded
def _title() -> re.Pattern[str]:
    """What leads to the title of an instrument, and the words of that title that have capitals."""
    lead = pattern(pooled("names.instruments"))
    links = pattern(pooled("names.links"))
    words = rf"(?:\s*(?:(?i:{links})(?=\s|(?<=['’]))\s*)?{CAPITAL})"
    return re.compile(rf"(?<!\w)(?i:{lead})(?:{words}){{1,14}}(?:\s\([^()]{{1,40}}\))?")


@worded
def _title_starts() -> Starts:
    """Where a title may begin."""
    return starts(pooled("names.instruments"))


def _titles(utterance: Utterance) -> Iterator[Candidate]:
    for found in matched_at(_title(), utterance.text, _title_starts().within(utterance.small)):
        yield Candidate(start=found.start(), end=found.end(), kind=None, rule="names:title", rank=9)


def _whole_titles(found: Iterable[Candidate]) -> list[Candidate]:
    """Titles with all of the name that ends in them: a name in small letters reaches beyond its last capital."""
    bodies = sorted((c for c in found if c.kind), key=lambda c: c.start)
    starts = [body.start for body in bodies]
    return [
        title._replace(end=body.end)
        for title in found
        if title.rule == "names:title"
        for body in bodies[bisect_right(starts, title.start) : bisect_left(starts, title.end)]
        if title.end < body.end
    ]


def _provisions(utterance: Utterance, instruments: Iterable[ProvisionMention]) -> Iterator[Candidate]:
    """Instruments that were found before: a name in a title is none."""
    for provision in instruments:
        start = utterance.offset_of(provision.citation.start)
        end = utterance.offset_of(provision.citation.end)
        yield Candidate(start=start, end=end, kind=None, rule="names:provision", rank=9)


@worded
def _office() -> re.Pattern[str]:
    forms = pattern(pooled("names.offices"))
    return re.compile(lowered(rf"(?<!\w){forms}(?!\w)"))


@worded
def _office_starts() -> Starts:
    return starts(pooled("names.offices"))


@worded
def _of_office() -> re.Pattern[str]:
    links = pattern({*pooled("names.links"), *pooled("names.of")})
    of = rf"\s(?i:{links})(?:\s|(?<=['’])){CAPITAL}(?!\w)(?<![{UPPER}][{UPPER}])(?:\s{CAPITAL}){{0,4}}"
    return re.compile(rf"(?:{of}){{1,4}}")


def _offices(text: str, offices: Iterable[tuple[int, int]]) -> Iterator[Candidate]:
    """Offices, which may hold words that name a body elsewhere ("Government representative")."""
    for start, end in offices:
        if " " in text[start:end]:
            yield Candidate(start=start, end=end, kind=None, rule="names:office", rank=8)
        if of := _of_office().match(text, end):
            yield Candidate(start=start, end=of.end(), kind=None, rule=OF_OFFICE, rank=8)
