"""Figures: a number of something, with its unit, what is counted, its date and its bound.

Reads utterances, and the dates and provisions found before; gives :class:`Figure` findings. Bounds, scales, units and
the shape of what is counted stand in ``figures.toml``. A number that is a date, numbers a provision or a page, or
tells the time of the day is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from observance.domain.findings import DateMention, Figure, Finding
from observance.extract.context import Context, attribution
from observance.extract.dates import closes_title
from observance.extract.matching import Match, Slots, matches
from observance.extract.utterances import Utterance
from observance.lang import pattern, terms, worded
from observance.lang.frames import codes_of, groups

KIND = "figures"
SLOTS: Slots = ()

#: Below it a number that stands alone is more often a label than a figure.
_LEAST_BARE = 10
_BEFORE = 24
_BOUNDS = ("about", "at_least", "at_most")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Amount:
    """A match with its value."""

    match: Match
    value: Decimal

    @property
    def span(self) -> tuple[int, int]:
        return self.match.start, self.match.end


def find(context: Context) -> tuple[Figure, ...]:
    """The figures of a document."""
    dates, numbered = context.findings.dates, context.findings.provisions
    return tuple(
        _figure(utterance, one, dates) for utterance in context.said() for one in _amounts(utterance, dates, numbered)
    )


def _amounts(utterance: Utterance, dates: Sequence[Finding], numbered: Sequence[Finding]) -> list[_Amount]:
    """The numbers of something in an utterance, the longest stretches first where two overlap."""
    taken = {place for span in _places(utterance, (*dates, *numbered)) for place in range(*span)}
    kept: list[_Amount] = []
    for one in sorted(_valued(utterance), key=lambda a: a.span[0] - a.span[1]):
        if taken.isdisjoint(range(*one.span)):
            taken.update(range(*one.span))
            kept.append(one)
    return kept


def _places(utterance: Utterance, findings: Sequence[Finding]) -> Iterator[tuple[int, int]]:
    """Where earlier findings stand in an utterance."""
    passage = utterance.passage
    for found in findings:
        start, end = found.citation.start, found.citation.end
        if passage.start <= start and end <= passage.end:
            yield utterance.offset_of(start), utterance.offset_of(end)


def _valued(utterance: Utterance) -> Iterator[_Amount]:
    text = utterance.text
    for match in matches(KIND, utterance, SLOTS):
        value = _value(text, match)
        if match.start >= utterance.start and value is not None and not _numbers(text, match):
            yield _Amount(match=match, value=value)


def _value(text: str, match: Match) -> Decimal | None:
    """The number that is meant; none where a single thing or a label is."""
    values = match.frame.values
    if "amount" in match.slots:
        printed = text[slice(*match.slots["amount"])]
    elif "counted" in match.slots:
        printed = text[slice(*match.slots["counted"])]
    else:
        return Decimal(str(values["whole"])) * int(str(values["times"]))  # "half a million"
    amount = terms.amount_of(match.frame.language, printed)
    if amount is None or (values.get("bare") and amount < _LEAST_BARE):
        return None
    if values.get("counted") and amount < 2:
        return None
    return (amount + Decimal(str(values.get("plus", 0)))) * int(str(values.get("times", 1)))


def _numbers(text: str, match: Match) -> bool:
    """Whether the number tells which one, or the time of the day, and not how many."""
    if closes_title(text, match.start):
        return True
    near = max(0, match.start - _BEFORE)
    before = any(_ends_in(group).search(text, near, match.start) for group in ("numbered", "clock"))
    return before or _clock().match(text, match.end) is not None


def _figure(utterance: Utterance, one: _Amount, dates: Sequence[DateMention]) -> Figure:
    match, text = one.match, utterance.text
    counts = match.slots.get("counts") or match.slots.get("counts_of_all")
    return Figure(
        citation=utterance.cite(*one.span),
        rule=match.frame.id,
        value=format(one.value.normalize(), "f"),
        unit=_unit(text, match),
        counts=text[slice(*counts)] if counts else None,
        date=_date(utterance, match, dates),
        bound=next((bound for bound in _BOUNDS if bound in match.slots), None),
        **attribution(utterance),
    )


def _unit(text: str, match: Match) -> str | None:
    """The unit's key; for money the currency as it is printed."""
    if "unit_words" in match.slots:
        return text[slice(*match.slots["unit_words"])].lower()
    unit = match.frame.values.get("unit")
    return str(unit) if unit else None


def _date(utterance: Utterance, match: Match, dates: Sequence[DateMention]) -> str | None:
    """The date of a figure: the only one that its sentence names."""
    first, last = utterance.passage.reading.source_span(*match.sentence)
    named = {found.iso for found in dates if first <= found.citation.start and found.citation.end <= last}
    return named.pop() if len(named) == 1 else None


@worded
def _ends_in(group: str) -> re.Pattern[str]:
    forms = [form for code in codes_of(KIND) for form in groups(KIND, code).get(group, ())]
    return re.compile(rf"(?<!\w){pattern(forms)}[\s(]*\Z", re.IGNORECASE)


@worded
def _clock() -> re.Pattern[str]:
    forms = [form for code in codes_of(KIND) for form in groups(KIND, code).get("clock", ())]
    return re.compile(rf"\s?{pattern(forms)}(?!\w)", re.IGNORECASE)
