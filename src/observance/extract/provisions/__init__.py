"""Provisions: Conventions, laws and other instruments that are named, and articles of them.

Reads a document's utterances; gives :class:`~observance.domain.findings.ProvisionMention` findings. First it is looked
where instruments and articles are (:mod:`.naming`), then which namings are one instrument (:mod:`.grouping`), then what
short names and bare articles go back to (:mod:`.tracing`). One finding for each instrument: "Conventions Nos 87 and 98"
are two on the same words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from observance.domain.findings import InstrumentKind, ProvisionMention
from observance.domain.law import Form, Instrument, Provision
from observance.domain.record import DocumentKind, Record
from observance.domain.text import PassageKind
from observance.extract.context import Context, attribution
from observance.extract.provisions.grouping import instruments_of
from observance.extract.provisions.naming import SLOTS, Naming, Numbered, acronym_behind, first_from, spoken_in
from observance.extract.provisions.tracing import Cited, Traced, Trail, traced
from observance.extract.provisions.versions import version_of
from observance.extract.utterances import Utterance
from observance.lang import pattern, worded
from observance.lang.frames import groups
from observance.reference.instruments import convention
from observance.reference.subjects import name_of_state

__all__ = ["KIND", "SLOTS", "find"]

KIND = "provisions"
#: How far behind its articles an instrument may begin.
_REACH = 48


def find(context: Context) -> tuple[ProvisionMention, ...]:
    """Every citation of an instrument or of its articles, with what it stands for."""
    utterances = context.utterances
    spoken = [spoken_in(n, utterance) for n, utterance in enumerate(utterances)]
    named = [namings for namings, _ in spoken]
    trail = trail_of(context, named)
    found: list[ProvisionMention] = []
    for n, (_, numbered) in enumerate(spoken):
        for cited in _joined(utterances[n], named[n], numbered):
            if not _is_structure(context, utterances[n], cited):
                found += (_finding(trail, one) for one in traced(trail, cited))
    return tuple(found)


def trail_of(context: Context, named: list[tuple[Naming, ...]]) -> Trail:
    """What the document as a whole names; ``named`` gets the acronyms that stand for instruments."""
    utterances = context.utterances
    known: dict[Naming, Instrument] = {}
    acronyms = dict(_acronyms(utterances, named))
    for scope in {_item(utterance) for utterance in utterances}:
        within = [one for n, namings in enumerate(named) if _item(utterances[n]) == scope for one in namings]
        known |= instruments_of(within, _ties(utterances, within), acronyms, _state(context, scope))
    _add_aliases(utterances, named, known)
    conventions = _conventions(context, named)
    untold = not isinstance(context.found, Record) and not conventions[None] and _is_untold(context, named)
    trail = Trail(utterances=utterances, known=known, conventions=conventions, untold=untold)
    for n, namings in enumerate(named):
        for naming in namings:
            for one in naming.instruments or (() if naming.short else (known[naming],)):
                trail.counts[_item(utterances[n]), one] += 1
    trail.constitutions.update(_constitutions(context))
    if context.found.kind is DocumentKind.LAW:
        trail.own = next((known[one] for namings in named for one in namings if one in known), None)
    return trail


def _item(utterance: Utterance) -> int | None:
    return utterance.item.n if utterance.item else None


def _state(context: Context, scope: int | None) -> str | None:
    """The State whose laws are spoken of: the item's, else the document's."""
    found = context.found
    if isinstance(found, Record):
        states = {item.n: item.state for item in found.items}
        return states.get(scope) if scope is not None else None
    detail = found.detail("state")
    return detail.value if detail else None


def _conventions(context: Context, named: Sequence[tuple[Naming, ...]]) -> dict[int | None, tuple[Instrument, ...]]:
    """The Conventions that an item or a document is about."""
    found = context.found
    about: dict[int | None, tuple[Instrument, ...]] = {}
    if isinstance(found, Record):
        for item in found.items:
            numbers = (one.number for one in item.conventions if one.number)
            about[item.n] = tuple(known for known in map(convention, numbers) if known)
        if len({one for some in about.values() for one in some}) == 1:
            about[None] = next(some for some in about.values() if some)
        return about
    headed = [
        one
        for n, namings in enumerate(named)
        if context.utterances[n].passage.kind is PassageKind.HEADING
        for naming in namings
        for one in naming.instruments
        if one.form is Form.CONVENTION
    ]
    every = [
        one for namings in named for naming in namings for one in naming.instruments if one.form is Form.CONVENTION
    ]
    about[None] = tuple(dict.fromkeys(headed)) or (() if _is_untold(context, named) else _most(every))
    return about


def _is_untold(context: Context, named: Sequence[tuple[Naming, ...]]) -> bool:
    """Whether a comment speaks of "the Convention" before it names any: its own stands in a head that is not there."""
    if context.found.kind not in (DocumentKind.EXPERTS_COMMENT, DocumentKind.OTHER):
        return False
    first = next((one for namings in named for one in namings if one.form is Form.CONVENTION), None)
    return first is not None and first.short and not first.instruments


def _most(named: Sequence[Instrument]) -> tuple[Instrument, ...]:
    """What is named more often than anything else; nothing where several are named as often."""
    counted = Counter(named).most_common(2)
    alone = len(counted) == 1 or (len(counted) > 1 and counted[0][1] > counted[1][1])
    return (counted[0][0],) if alone else ()


def _constitutions(context: Context) -> Iterator[tuple[int | None, Instrument]]:
    """The constitution of each item's State."""
    for scope in {_item(utterance) for utterance in context.utterances}:
        yield scope, Instrument(name=name_of_state(Form.CONSTITUTION, _state(context, scope)), form=Form.CONSTITUTION)


def _ties(utterances: Sequence[Utterance], namings: Sequence[Naming]) -> Iterator[tuple[Naming, Naming]]:
    """Namings of which the second explains the first in brackets."""
    for one, other in pairwise(namings):
        if one.n == other.n and 0 < other.start - one.end <= 8:
            between = utterances[one.n].text[one.end : other.start]
            if between.strip().startswith("(") and ")" not in between:
                yield one, other


# --- Acronyms -------------------------------------------------------------------------------------------------------


def _acronyms(utterances: Sequence[Utterance], named: Sequence[tuple[Naming, ...]]) -> Iterator[tuple[str, str]]:
    """Letters in brackets with the words that they stand for: those of a subject ("National Chamber (NC)")."""
    for naming in (one for namings in named for one in namings if one.subject):
        letters = acronym_behind(utterances[naming.n], naming.end)
        if letters and not _stands_for_all(naming, letters):
            yield letters, str(naming.subject)


def _stands_for_all(naming: Naming, letters: str) -> bool:
    """Whether an acronym counts the instrument's noun too: "Labour Relations Act (LRA)"."""
    noun = naming.noun[:1].casefold()
    return letters[-1 if naming.title else 0].casefold() == noun


def _add_aliases(
    utterances: Sequence[Utterance], named: list[tuple[Naming, ...]], known: dict[Naming, Instrument]
) -> None:
    """Make namings of the places where an acronym stands for an instrument."""
    aliases: dict[str, tuple[Naming, Instrument]] = {}
    for namings in named:
        for naming in namings:
            letters = acronym_behind(utterances[naming.n], naming.end) if naming in known else None
            if letters and _stands_for_all(naming, letters):
                aliases.setdefault(letters, (naming, known[naming]))
    if not aliases:
        return
    every = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, aliases)) + r")(?![\w-])")
    for n, utterance in enumerate(utterances):
        added = []
        for found in every.finditer(utterance.text, utterance.start):
            naming, instrument = aliases[found[0]]
            taken = any(one.start <= found.start() < one.end + 3 + len(found[0]) for one in named[n])
            if not taken:
                added.append(
                    Naming(n=n, start=found.start(), end=found.end(), rule=naming.rule, language=naming.language,
                           form=instrument.form, instruments=(instrument,))
                )  # fmt: skip
        if added:
            named[n] = tuple(sorted((*named[n], *added), key=lambda one: one.start))


# --- Articles and their instruments ---------------------------------------------------------------------------------


def _joined(utterance: Utterance, namings: Sequence[Naming], numbered: Sequence[Numbered]) -> Iterator[Cited]:
    """What is cited in an utterance in its order: articles with the instrument that follows them, else each alone."""
    taken: set[Naming] = set()
    cited: list[Cited] = []
    for one in numbered:
        at = first_from(namings, one.end)
        near = (naming for naming in namings[at : at + 2] if naming not in taken)
        behind = next((naming for naming in near if _follows(utterance, one, naming)), None)
        if behind:
            taken.add(behind)
        end = behind.end if behind else one.end
        cited.append(Cited(start=one.start, end=end, rule=one.rule, naming=behind, numbered=one))
    cited += [_alone(utterance, naming) for naming in namings if naming not in taken]
    yield from sorted(cited, key=lambda one: one.start)


def _alone(utterance: Utterance, naming: Naming) -> Cited:
    """A naming with the letters in brackets that stand for it."""
    letters = acronym_behind(utterance, naming.end) if naming.subject else None
    end = utterance.text.index(")", naming.end) + 1 if letters else naming.end
    return Cited(start=naming.start, end=end, rule=naming.rule, naming=naming)


def _follows(utterance: Utterance, one: Numbered, naming: Naming) -> bool:
    """Whether an instrument stands behind articles and is theirs: "section 5 of the Labour Code"."""
    if not one.articles or not 0 < naming.start - one.end <= _REACH:
        return False
    if _connecting(one.language).fullmatch(utterance.text, one.end, naming.start):
        return True
    between = utterance.text[one.end : naming.start]
    contracted = naming.short and not between.strip(" ,")
    return bool(contracted and _contracted(one.language).match(utterance.text, naming.start))


@worded
def _contracted(code: str) -> re.Pattern[str]:
    return re.compile(rf"{pattern(groups(KIND, code).get('contracted', ()))}(?!\w)", re.IGNORECASE)


@worded
def _connecting(code: str) -> re.Pattern[str]:
    return re.compile(rf"\s*{pattern(groups(KIND, code).get('connect', ()))}\s*", re.IGNORECASE)


def _is_structure(context: Context, utterance: Utterance, cited: Cited) -> bool:
    """Whether the number is that of the law's own article, at the head of its text."""
    is_law = context.found.kind is DocumentKind.LAW
    return is_law and cited.naming is None and cited.start <= utterance.start + 1


def _finding(trail: Trail, one: Traced) -> ProvisionMention:
    cited = one.cited
    utterance = trail.utterances[cited.n]
    source = cited.naming or cited.numbered
    assert source is not None
    version = version_of(utterance, cited.start, cited.end, cited.naming, source.language)
    return ProvisionMention(
        citation=utterance.cite(cited.start, cited.end),
        rule=cited.rule,
        instrument=one.instrument.name if one.instrument else None,
        kind=one.instrument.form.kind if one.instrument else InstrumentKind.OTHER,
        provision=str(Provision(instrument=one.instrument, articles=one.articles)) or None,
        resolved=_back(trail, one),
        version=str(version) if version else None,
        **attribution(utterance),
    )


def _back(trail: Trail, one: Traced) -> str | None:
    """The words that a short name goes back to: those of a mention, else the heading of the item."""
    if one.back:
        return trail.utterances[one.back.n].cite(one.back.start, one.back.end).quote
    naming, item = one.cited.naming, trail.utterances[one.cited.n].item
    return item.titles[0][1] if naming and naming.short and one.instrument and item and item.titles else None
