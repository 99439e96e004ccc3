"""What a statement speaks of: the articles, laws, persons and bodies it names, and its subjects, in whatever language.

Reads a finding and the other findings of its document; gives an :class:`~observance.assemble.alike.Object`. What words
point back to ("this provision", "the union") is part of it; one person or body is one, under whatever name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeVar

from observance.assemble.alike import GENERAL, Object
from observance.domain.findings import (
    ActorKind,
    Antecedent,
    Finding,
    Findings,
    InstrumentKind,
    NameMention,
    PointsTo,
    ProvisionMention,
)
from observance.domain.fold import fold_words
from observance.domain.parties import Parties
from observance.domain.quoted import within
from observance.domain.text import Citation
from observance.lang import function_words, pattern, worded
from observance.lang.frames import codes_of, groups
from observance.lang.letters import folded
from observance.lang.parties import is_government, is_side
from observance.lang.subjects import subjects_in
from observance.reference.concepts import authority_kinds, heads_of
from observance.reference.countries import country_code
from observance.reference.instruments import named as named_instruments
from observance.reference.organisations import is_short_name, organisation_of

F = TypeVar("F", bound=Finding)

PROVISIONS, REQUESTS = "provisions", "requests"
#: Letters by which two forms of a word are known to be one, in one language or two that share it.
STEM = 5
#: How far words that point back are followed.
_DEPTH = 2
_WORD = re.compile(r"[^\W\d_]{4,}")
_NUMBER = re.compile(r"№\s?([\w/-]+)|\b[Nn]o?\.?\s?[º°]?\s?(\d[\w/-]*)")
_ARTICLE = re.compile(r"(\d+[\w-]*)((?:\([^()]{1,6}\))*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A document's findings in the order of their places, and who is meant by its names.

    ``actors`` gives the id of an actor by that of a finding that names it.
    """

    document: Findings
    actors: Mapping[str, str]
    provisions: tuple[ProvisionMention, ...] = field(repr=False)
    names: tuple[NameMention, ...] = field(repr=False)
    antecedents: tuple[Antecedent, ...] = field(repr=False)
    conventions: frozenset[str] = frozenset()


def known_of(document: Findings, actors: Mapping[str, str]) -> Known:
    """What is needed to tell the objects of a document's statements."""
    return Known(
        document=document,
        actors=actors,
        provisions=_ordered(p for p in document.provisions if p.instrument),
        names=_ordered(name for name in document.names if _tells(name)),
        antecedents=_ordered(document.antecedents),
        conventions=frozenset(
            p.instrument for p in document.provisions if p.instrument and p.kind is InstrumentKind.CONVENTION
        ),
    )


def actor_ids(parties: Parties) -> Mapping[str, str]:
    """The id of each actor by the findings that name it."""
    return {mention.finding: actor.id for actor in parties.actors for mention in actor.mentions}


def _ordered(found: Iterable[F]) -> tuple[F, ...]:
    return tuple(sorted(found, key=lambda one: (one.citation.start, one.citation.end)))


def _tells(name: NameMention) -> bool:
    """Whether a name tells what a statement is about: no side that speaks, no State, no authority, no world body."""
    said = name.name
    if name.kind is ActorKind.STATE or not said[:1].isupper() or country_code(said) is not None:
        return False
    if organisation_of(said) is not None or is_short_name(said) or is_government(said) or is_side(said):
        return False
    return name.kind is ActorKind.PERSON or not heads_of(said) & authority_kinds()


def object_of(finding: Finding, known: Known, depth: int = _DEPTH) -> Object:
    """What a statement speaks of: what is named within its words, what they point back to, and their subjects."""
    deadline = getattr(finding, "deadline", None)
    # Who is named in "before the next session of the Conference" says by when, and nothing of what is asked.
    without = deadline.words if deadline is not None else ""
    found = _stated(_within(finding.citation, known, without), finding, known)
    if action := getattr(finding, "action", ""):
        # Who asks whom, and how, says nothing of what is asked; nor does by what it is to be done, where that is said.
        asked = before_means(action, finding.rule.split("/")[0])
        found = replace(found, stems=stems_in(asked), subjects=found.subjects - _of_means(finding, action, asked))
    for antecedent in within(known.antecedents, finding.citation):
        found = _joined(found, antecedent, known, depth)
    return replace(found, language=finding.rule.split("/")[0])


def before_means(action: str, code: str) -> str:
    """The words of an act before those that say how it is to be done ("by ending raids", "without interference"); all
    of them where those before tell no subject."""
    means = _means(code)
    found = means.search(action) if means is not None else None
    head = action[: found.start()] if found is not None else action
    return head if subjects_in(head) - GENERAL else action


def _of_means(finding: Finding, action: str, asked: str) -> frozenset[str]:
    """The subjects of which the means alone tell."""
    if asked == action:
        return frozenset()
    before = finding.citation.quote.partition(action[len(asked) :])[0] or asked
    return subjects_in(finding.citation.quote) - subjects_in(before)


@worded
def _means(code: str) -> re.Pattern[str] | None:
    """How an act is to be done."""
    forms = groups(REQUESTS, code).get("means", ())
    return re.compile(rf"(?<!\w){pattern(forms)}(?!\w)", re.IGNORECASE) if forms else None


def _stated(found: Object, finding: Finding, known: Known) -> Object:
    """An object with the provisions that the finding itself states."""
    stated = [
        (instrument, article)
        for instrument, _, article in (str(p).partition("|") for p in getattr(finding, "provisions", ()))
        if instrument not in known.conventions and not _is_of_world(instrument)
    ]
    articles = _all(article_keys(instrument, article) for instrument, article in stated)
    laws = frozenset(law_key(instrument) for instrument, _ in stated)
    return replace(found, articles=found.articles | articles, laws=found.laws | laws)


def _within(place: Citation, known: Known, without: str = "") -> Object:
    """What is named within a quotation, and its subjects."""
    national = provisions_within(place, known)
    quote = place.quote.replace(without, "") if without else place.quote
    return Object(
        articles=frozenset(article for p in national for article in articles_of(p)),
        laws=frozenset(law_key(p.instrument) for p in national if p.instrument),
        actors=frozenset(
            known.actors.get(name.id, name.name)
            for name in within(known.names, place)
            if not (without and name.name in without)
        ),
        subjects=subjects_in(quote),
        stems=stems_in(quote),
    )


def provisions_within(place: Citation, known: Known) -> tuple[ProvisionMention, ...]:
    """The articles and laws of the State that stand within a quotation."""
    named = within(known.provisions, place)
    return tuple(p for p in named if p.kind is not InstrumentKind.CONVENTION and not _is_of_world(p.instrument or ""))


def _joined(own: Object, antecedent: Antecedent, known: Known, depth: int) -> Object:
    """An object with what some of its words stand for."""
    if antecedent.to is PointsTo.TOPIC and (own.articles or own.actors):
        return own
    back = [_meant(place, known, depth) for place in antecedent.meant]
    if antecedent.to in (PointsTo.PERSONS, PointsTo.BODY):
        return replace(own, actors=own.actors or _all(one.actors for one in back))
    articles, laws = _all(one.articles for one in back), _all(one.laws for one in back)
    if antecedent.to is PointsTo.LAW:
        return replace(own, articles=own.articles or articles, laws=own.laws or laws)
    if antecedent.to is not PointsTo.NOUN and own.subjects - GENERAL:
        return replace(own, articles=own.articles or articles, actors=own.actors or _all(one.actors for one in back))
    return replace(
        own,
        articles=own.articles or articles,
        laws=own.laws or laws,
        actors=own.actors or _all(one.actors for one in back),
        subjects=own.subjects | _all(one.subjects for one in back),
        stems=own.stems | _all(one.stems for one in back),
    )


def _all(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)


def _meant(place: Citation, known: Known, depth: int) -> Object:
    """What words speak of that others point back to."""
    found = _within(place, known)
    if depth:
        for antecedent in within(known.antecedents, place):
            found = _joined(found, antecedent, known, depth - 1)
    return found


def articles_of(provision: ProvisionMention) -> frozenset[str]:
    """The articles of a mention, each as ``law|number(paragraph)``; none where the law as a whole is named."""
    return article_keys(provision.instrument or "", provision.provision or "")


def article_keys(instrument: str, provision: str) -> frozenset[str]:
    """What the articles of an instrument are known by: ``law|number(paragraph)``."""
    law = law_key(instrument)
    return frozenset(f"{law}|{found[1]}{found[2]}" for found in _ARTICLE.finditer(provision))


@lru_cache(maxsize=4096)
def _is_of_world(name: str) -> bool:
    """Whether an instrument is one of the world: the constitution of the ILO says how to report, not what is asked."""
    return next(named_instruments(name, folded(name)), None) is not None


@lru_cache(maxsize=4096)
def law_key(name: str) -> str:
    """What a law is known by in whatever language or form: its number, else the words of its subject."""
    if (found := _NUMBER.search(name)) is not None:
        return f"№{found[1] or found[2]}"
    subject = _law_nouns().sub(" ", name)
    return " ".join(sorted(stems_in(subject))) or fold_words(name)


@worded
def _law_nouns() -> re.Pattern[str]:
    """What laws are called by their form: "Act", "loi", "ley", "bill"."""
    forms = [
        form
        for code in codes_of(PROVISIONS)
        for name in ("law", "bill")
        for form in groups(PROVISIONS, code).get(name, ())
    ]
    return re.compile(rf"(?<!\w){pattern(forms)}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=65536)
def stems_in(text: str) -> frozenset[str]:
    """The beginnings of the words of a text that are no small words."""
    return frozenset(word[:STEM] for word in _WORD.findall(fold_words(text)) if word not in function_words())
