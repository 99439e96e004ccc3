"""What a kind of writing makes of its document: facts, formal passages, headings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from observance.domain.record import Detail, DocumentKind
from observance.domain.text import Passage, PassageKind
from observance.lang import pattern, worded
from observance.reference.calendar import PrintedDate, dates_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The kind found; ``formal`` and ``headings`` are numbers of passages, ``printed`` has the numbers that the kind
    prints in words of its own ("Section 6A", "Primero"), by passage; ``apart`` are formal passages that are part of no
    block, however close they stand to its lines (a salutation); ``kinds`` has what further passages are."""

    kind: DocumentKind
    details: tuple[Detail, ...] = ()
    formal: Collection[int] = frozenset()
    apart: Collection[int] = frozenset()
    headings: Collection[int] = frozenset()
    printed: Mapping[int, str] = field(default_factory=dict)
    kinds: Mapping[int, PassageKind] = field(default_factory=dict)

    @property
    def joining(self) -> frozenset[int]:
        """The formal passages of which those that stand close together are one block."""
        return frozenset(self.formal) - frozenset(self.apart)


#: A document symbol: capitals, then parts after slashes, as "GB/12/3" or "CAN/D/Norland-C.111".
SYMBOL = re.compile(r"(?<![\w/.-])[A-Z][A-Za-z.]{0,8}(?:/[\w.()-]+)+(?<![.,])")
_SENTENCE_ENDS = re.compile(r"[.!?…]['’\"”»)]*\s*\Z")


@worded
def any_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    """One of some forms, as words of their own; a form may also end in what is no letter."""
    return re.compile(rf"(?<!\w){pattern(forms)}(?:(?<=\W)|(?!\w))", re.IGNORECASE)


def is_sentence(text: str) -> bool:
    """Whether a passage ends as a sentence does."""
    return _SENTENCE_ENDS.search(text) is not None


def first_date(passages: Iterable[Passage], rule: str) -> Detail | None:
    """The first full date in these passages."""
    for passage in passages:
        for day in dates_in(passage.reading.text):
            if day.iso:
                return dated(passage, day, rule)
    return None


def dated(passage: Passage, day: PrintedDate, rule: str) -> Detail:
    return Detail(name="date", value=day.iso or "", rule=rule, evidence=passage.cite(day.start, day.end))


def whole(name: str, passage: Passage, rule: str) -> Detail:
    """A fact that a passage states as a whole."""
    return Detail(name=name, value=passage.reading.text, rule=rule, evidence=passage.cite())


def symbol_of(passage: Passage) -> Detail | None:
    """The document symbol that a short line holds; one that opens with a symbol and goes on with names is it whole.

    The name of a State may be two words: "CAN/D/Caldoro Islands-C.144".
    """
    text = passage.reading.text
    found = SYMBOL.search(text) if len(text) < _LONGEST_SYMBOL else None
    if found is None:
        return None
    whole_line = found.start() == 0 and _REST_OF_SYMBOL.fullmatch(text, found.end()) is not None
    start, end = (0, len(text)) if whole_line else found.span()
    return Detail(name="symbol", value=text[start:end], rule="symbol", evidence=passage.cite(start, end))


_LONGEST_SYMBOL = 60
_REST_OF_SYMBOL = re.compile(r"(?:\s[A-ZÀ-ÞА-ЯЁ][\w.'’()-]*){1,5}")
