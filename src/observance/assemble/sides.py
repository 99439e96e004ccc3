"""Sides: statements made ready for being set against each other.

Reads findings with their documents, and who is who; gives :class:`Statement` objects: whose word it is, and what it is
about. A statement about other persons, articles, versions, levels or years than another does not speak of the same
thing, whatever words they share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from observance.assemble.steps import step_of
from observance.domain.disagreements import Caution, DisagreementKind, Side
from observance.domain.findings import Claim, Finding, Findings, Request, Voice
from observance.domain.fold import fold_words
from observance.domain.law import Stage
from observance.domain.matters import Intervention
from observance.domain.parties import Parties
from observance.domain.record import Capacity, DocumentKind
from observance.lang import worded, words_pattern
from observance.lang.frames import groups
from observance.lang.parties import is_government
from observance.lang.subjects import subjects_in
from observance.reference.whom import is_whom

#: Words are compared by their first letters.
_STEM, _SHORT = 5, 3
_WORD = re.compile(r"[^\W\d_]+")
STATEMENTS, CLAIMS = "statements", "claims"
#: The party of the Government concerned, whoever speaks for it or recalls its words.
GOVERNMENT = "government"
#: Statements further apart than this, in days, belong to other sessions: what was said then may since have changed.
ONE_SESSION = 550
#: Subjects that nearly every statement of the genre has: they tie nothing together.
COMMON = frozenset({"legislation", "practice", "trade_unions", "employers"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A finding as a side: whose word it is (``party``), and what it is about.

    ``own`` says that no Government's words are recalled by another. ``actors`` are persons and organisations by
    identity, ``near`` those that the sentence is about though the words quoted do not name them; ``lasts`` are the
    last words of those names, ``alone`` of those of one word; ``articles`` are ``instrument|article`` of national
    laws, ``laws`` their instruments. ``stems`` are beginnings of the words quoted;
    ``direct`` says that the words state it and do not only note or ask it, ``emphatic`` that it is so still.
    """

    finding: Finding
    document: Findings = field(repr=False)
    party: str
    own: bool
    actors: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    lasts: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    laws: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    version: str | None = None
    year: str | None = None
    stems: frozenset[str] = field(default=frozenset(), repr=False)
    direct: bool = True
    emphatic: bool = False

    @property
    def order(self) -> tuple[str, str, int]:
        """By time, document and place."""
        return self.document.about.date or "", self.document.document, self.finding.citation.start

    def side(self, others: Iterable[Statement] = (), value: str | None = None) -> Side:
        """The statement as a side, with further places that say the same."""
        citation = self.finding.citation
        return Side(
            said=step_of(self.finding, self.document),
            kind=type(self.finding).__name__.lower(),
            quote=citation.quote,
            start=citation.start,
            end=citation.end,
            segments=citation.segments if len(citation.segments) > 1 else (),
            value=value,
            others=tuple(step_of(one.finding, one.document) for one in sorted(others, key=lambda s: s.order)),
        )

    def cautions(self) -> tuple[Caution, ...]:
        """What a reader should know of this side."""
        held = {
            Caution.INTERPRETED: self.finding.interpreted_from is not None,
            Caution.DRAFT: self.document.about.draft is True,
            Caution.RECALLED: not self.own,
        }
        return tuple(caution for caution, holds in held.items() if holds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two statements on a point, with the others that say what each says; ``sure`` orders the pairs of a case.

    ``shared`` are the actors and articles that both are about, ``values`` the figures given.
    """

    kind: DisagreementKind
    point: str | None
    a: Statement
    b: Statement
    shared: frozenset[str] = frozenset()
    with_a: tuple[Statement, ...] = ()
    with_b: tuple[Statement, ...] = ()
    values: tuple[str | None, str | None] = (None, None)
    cautions: tuple[Caution, ...] = ()
    sure: float = 0.0


class Identities:
    """Under which identity a name goes in a document; a name that nobody resolved goes under itself, folded."""

    def __init__(self, parties: Parties) -> None:
        self._by_place: dict[tuple[str, str], str] = {}
        self._names: dict[str, str] = {}
        for actor in parties.actors:
            self._names[actor.id] = actor.name
            for mention in actor.mentions:
                self._by_place[mention.document, fold_words(mention.name)] = actor.id

    def of(self, document: str, name: str) -> str:
        """The identity of a name."""
        folded = fold_words(name)
        return self._by_place.get((document, folded), folded)

    def name(self, identity: str) -> str:
        """The name of an identity."""
        return self._names.get(identity, identity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A document as its statements need it: its turns by number, and the Conventions that it names."""

    document: Findings = field(repr=False)
    turns: Mapping[int, Intervention]
    conventions: frozenset[str]


def place_of(document: Findings) -> Place:
    """A document made ready for its statements."""
    named = frozenset(p.instrument for p in document.provisions if p.kind == "convention" and p.instrument)
    return Place(document=document, turns={turn.n: turn for turn in document.interventions}, conventions=named)


def statement_of(finding: Claim | Request, place: Place, identities: Identities) -> Statement:
    """A finding as a side."""
    document, code = place.document, finding.rule.partition("/")[0]
    quote = finding.citation.quote
    folded = fold_words(quote)
    named = [name for name in finding.actors if is_whom(name)]
    inside = frozenset(identities.of(document.document, name) for name in named if fold_words(name) in folded)
    stated = [p for p in finding.provisions if p.split("|")[0] not in place.conventions]
    words = [fold_words(name).split() for name in named]
    return Statement(
        finding=finding,
        document=document,
        party=_party(finding, document, place.turns.get(finding.speech or 0)),
        own=finding.voice is Voice.OWN or not is_government(finding.of_whom or ""),
        actors=inside,
        near=frozenset(identities.of(document.document, name) for name in named),
        lasts=frozenset(word[-1] for word in words if word),
        alone=frozenset(word[0] for word in words if len(word) == 1),
        articles=frozenset(p for p in stated if "|" in p),
        laws=frozenset(p.split("|")[0] for p in stated),
        subjects=subjects_in(quote) - COMMON,
        levels=frozenset(getattr(finding, "levels", ())),
        version=getattr(finding, "version", None),
        year=(getattr(finding, "date", None) or "")[:4] or None,
        stems=stems_of(quote),
        direct=not indirect(quote, code),
        emphatic=_still(code).search(quote) is not None,
    )


def stems_of(quote: str) -> frozenset[str]:
    """The beginnings of the words of a quotation, short words left out."""
    return frozenset(word[:_STEM] for word in _WORD.findall(quote.lower()) if len(word) > _SHORT)


def indirect(quote: str, code: str) -> bool:
    """Whether words begin with what is done about a statement (noted, regretted, asked) and not with the statement."""
    return any(_begins(code, group).match(quote) for group in ("appreciates", "regrets", "asks"))


@worded
def _begins(code: str, group: str) -> re.Pattern[str]:
    words = words_pattern(groups(STATEMENTS, code).get(group, ())).pattern
    return re.compile(rf"(?:\w+\s+){{0,2}}?{words}", re.IGNORECASE)


@worded
def _still(code: str) -> re.Pattern[str]:
    return words_pattern(groups(CLAIMS, code).get("still", ()))


def _party(finding: Claim | Request, document: Findings, turn: Intervention | None) -> str:
    """Whose word a statement is: the Government's, by whomever it is recalled, else that of who speaks or writes."""
    if finding.voice is Voice.REPORTED and finding.of_whom:
        return GOVERNMENT if is_government(finding.of_whom) else fold_words(finding.of_whom)
    if turn is not None:
        return GOVERNMENT if turn.capacity is Capacity.GOVERNMENT_REPRESENTATIVE else fold_words(turn.label)
    if document.about.kind is DocumentKind.WRITTEN_INFORMATION:
        return GOVERNMENT
    return fold_words(document.about.author or document.document)


def meet(a: Statement, b: Statement) -> bool:
    """Whether two statements are about one person or organisation; a name of one word is that of any that ends so."""
    return bool(a.near & b.near or a.alone & b.lasts or b.alone & a.lasts)


def shared_by(a: Statement, b: Statement) -> frozenset[str]:
    """The actors and articles that two statements are about, both."""
    return (a.near & b.near) | (a.articles & b.articles)


def days_between(a: Statement, b: Statement) -> int | None:
    """The days between the documents of two statements; ``None`` where a date is not known to the year."""
    first, second = _day(a.document.about.date), _day(b.document.about.date)
    return None if first is None or second is None else abs((first - second).days)


@lru_cache(maxsize=4096)
def _day(iso: str | None) -> date | None:
    """The day of a date; the middle of a month or year where that is all."""
    text = (iso or "").split("/")[0]
    if len(text) < 4:
        return None
    return date.fromisoformat(text + "-07-01"[len(text) - 4 :] if len(text) < 10 else text)


def same_thing(a: Statement, b: Statement) -> bool:
    """Whether nothing that two statements name parts them: articles, laws, actors, levels, versions and years."""
    pairs = ((a.articles, b.articles), (a.laws, b.laws), (a.actors, b.actors), (a.levels, b.levels))
    if any(one and other and not one & other for one, other in pairs):
        return False
    drafts = {a.version, b.version}
    if len(drafts) > 1 and drafts & {Stage.DRAFT.value, Stage.BEFORE.value}:
        return False
    return not (a.year and b.year and a.year != b.year)
