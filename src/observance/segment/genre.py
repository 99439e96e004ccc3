"""Genres known by a construction of their head or body: what kind of document this is.

Reads the passages of a document and the genres of ``reference/genres``; gives the kind with the passage that shows it.
A genre is data: words that its head holds, words that must stand there too, and openings that its paragraphs repeat.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from observance.domain.record import Detail, DocumentKind
from observance.domain.text import Passage, PassageKind
from observance.lang import cue, pattern, pooled, worded
from observance.reference import Genre, Numbering, genres
from observance.reference.calendar import dates_in
from observance.segment.parts import SYMBOL, Parts, dated, is_sentence, whole
from observance.segment.titles import state_line

_HEAD = 12
_LONGEST = 220
#: How far into a line the words of a head may begin: behind an acronym or an article.
_NEAR = 40


def genre_parts(passages: Sequence[Passage]) -> Parts | None:
    """The parts of a document of a known genre."""
    head = [p for p in passages[:_HEAD] if len(p.reading.text) <= _LONGEST]
    for genre in genres():
        shown = _shown_by(genre, head, passages)
        if shown is not None:
            return _parts(genre, shown, head, passages)
    return None


def _shown_by(genre: Genre, head: Sequence[Passage], passages: Sequence[Passage]) -> Passage | None:
    """The passage that shows the genre, if what must stand beside it does."""
    shown = next((p for p in head if _opens_with(genre.head.forms, p.reading.text, _NEAR)), None)
    if shown is None:
        return None
    if genre.also.forms and not any(_any(genre.also.forms).search(p.reading.text) for p in head):
        return None
    bodies = sum(_opens_with(genre.body.forms, p.reading.text, 0) for p in passages) if genre.body.forms else 0
    return shown if bodies >= genre.fewest else None


def _opens_with(forms: tuple[str, ...], text: str, within: int) -> bool:
    found = _any(forms).search(text) if forms else None
    return found is not None and found.start() <= within


@worded
def _any(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern(forms)}", re.IGNORECASE)


def _parts(genre: Genre, shown: Passage, head: Sequence[Passage], passages: Sequence[Passage]) -> Parts:
    details = [Detail(name="kind", value=genre.kind, rule=f"genre:{genre.kind}", evidence=shown.cite())]
    details.append(whole("title", shown, f"genre:{genre.kind}"))
    details += _facts(genre, head)
    return Parts(
        kind=DocumentKind(genre.kind),
        details=tuple(details),
        headings=frozenset(p.n for p in passages if is_heading(p)),
        printed={p.n: number for p in passages if (number := _printed_number(genre, p))},
    )


def _printed_number(genre: Genre, passage: Passage) -> str | None:
    """The number of a provision of a law, or an ordinal of an operative part."""
    patterns = {Numbering.PROVISIONS: _provision, Numbering.ORDINALS: _ordinal}
    for numbering in genre.numbers:
        found = patterns[numbering]().match(passage.reading.text)
        if found:
            return found["number"]
    return None


@worded
def _provision() -> re.Pattern[str]:
    ordinal = rf"(?i:{pattern(pooled('writing.ordinals'))})"
    word = rf"(?i:{pattern(pooled('writing.provision'))})"
    number = rf"\d{{1,3}}[A-Za-z]{{0,2}}|[IVXLC]+[A-Z]?|{ordinal}"
    return re.compile(rf"(?=[A-ZÀ-ÞА-Я]){word}\s+(?P<number>{number})(?!\w)")


@worded
def _ordinal() -> re.Pattern[str]:
    return re.compile(rf"(?P<number>(?i:{pattern(pooled('writing.ordinals'))})|\d{{1,2}}(?=[°º]))[.:°º]")


def _facts(genre: Genre, head: Sequence[Passage]) -> list[Detail]:
    """Symbol, date and State of the head, and the genre's own facts."""
    found: list[Detail] = []
    for passage in head:
        symbol = SYMBOL.search(passage.reading.text)
        if symbol and len(passage.reading.text) < 60 and not any(d.name == "symbol" for d in found):
            found.append(
                Detail(name="symbol", value=symbol.group(), rule="symbol", evidence=passage.cite(*symbol.span()))
            )
        day = next((d for d in dates_in(passage.reading.text) if d.iso), None)
        if day and not any(d.name == "date" for d in found):
            found.append(dated(passage, day, "genre:head"))
        named = state_line(passage.reading.text)
        if named and not any(d.name == "state" for d in found):
            at = passage.reading.text.index(named[0])
            found.append(
                Detail(name="state", value=named[0], rule="state_line", evidence=passage.cite(at, at + len(named[0])))
            )
        for fact, values in genre.facts.items():
            found += _fact(fact, values, passage) if not any(d.name == fact for d in found) else []
    return found


def _fact(fact: str, values: dict[str, tuple[str, ...]], passage: Passage) -> list[Detail]:
    """The value whose words a line of the head holds."""
    for value, forms in values.items():
        found = _any(forms).search(passage.reading.text)
        if found:
            said = value if len(values) > 1 else passage.reading.text
            return [Detail(name=fact, value=said, rule=f"genre:{fact}", evidence=passage.cite(*found.span()))]
    return []


def is_heading(passage: Passage) -> bool:
    """A title within a document: short, no sentence, with a capital; or a provision's number and its title."""
    text = passage.reading.text
    if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM) or len(text) > 160 or text[-1] in ":;,":
        return False
    if cue("writing.provision").match(text) or _LETTERED.match(text):
        return not is_sentence(text)
    return passage.number is None and not is_sentence(text) and text[:1].isupper()


_LETTERED = re.compile(r"(?:[A-ZА-Я]|[IVX]{2,5})\.\s+\S")
