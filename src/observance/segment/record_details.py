"""What is known about a record: body, symbol, chair, date or its bounds, whether it is a draft; each with its evidence.

Reads the passages of a record; gives Details.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from observance.domain.record import Detail
from observance.domain.text import Citation, Document, Passage
from observance.lang import cue
from observance.reference import Body
from observance.reference.calendar import PrintedDate, dates_in
from observance.segment.grammar import Grammar
from observance.segment.published import published_details, published_line
from observance.segment.sketch import aside
from observance.segment.status import status_details
from observance.segment.titles import chair_named, symbol_pattern

_DIGIT = re.compile(r"\d")


def record_details(
    document: Document,
    grammar: Grammar,
    passages: Sequence[Passage],
    front: Sequence[Passage],
    headings: Sequence[Passage],
    of_chair: Sequence[Passage],
) -> tuple[Detail, ...]:
    """The facts about a record, in a fixed order."""
    body = grammar.body
    name = body.name.get("en", body.id)
    found = [
        Detail(name="kind", value="verbatim_record", rule=f"headings:{body.id}", evidence=headings[0].cite()),
        Detail(name="body", value=name, rule=f"headings:{body.id}", evidence=headings[0].cite()),
    ]
    symbol = _symbol(document, body)
    if symbol:
        found.append(symbol)
    published = published_line(front, body)
    own = {detail.name: detail for detail in published_details(published, body)} if published else {}
    found.append(own.get("title") or _title(name, symbol.value if symbol else None))
    found += _chair(front, body)
    found += _printed(front) or ([own["date"]] if "date" in own else _bounds(passages, of_chair))
    found += status_details(document, front)
    return tuple(found)


def _title(name: str, symbol: str | None) -> Detail:
    return Detail(name="title", value=f"{name}, {symbol}" if symbol else name, rule="inferred:body, symbol")


def _symbol(document: Document, body: Body) -> Detail | None:
    """The record's own symbol: the one that the profile expects, wherever it stands first ."""
    found = symbol_pattern(body).search(document.reading.text) if body.symbol.forms else None
    if not found:
        return None
    return Detail(
        name="symbol",
        value=" ".join(found.group().split()),
        rule="symbol",
        evidence=aside(document, *found.span()).cite(),
    )


def _chair(front: Sequence[Passage], body: Body) -> Iterator[Detail]:
    for passage in front:
        lines = passage.source_text[passage.start : passage.end].splitlines()
        named = chair_named(lines, body)
        if named:
            value = f"{named[1]} {named[2]}" if named[1] else named[2]
            yield Detail(name="chair", value=value, rule="chair_label", evidence=passage.cite())
            return


def _printed(front: Sequence[Passage]) -> list[Detail]:
    """The printed date of the sitting."""
    days = ((passage, day) for passage in front for day in dates_in(passage.reading.text))
    return [
        Detail(name="date", value=day.iso, rule="date:printed", evidence=_cited(passage, day))
        for passage, day in days
        if day.iso
    ][:1]


def _bounds(passages: Sequence[Passage], of_chair: Sequence[Passage]) -> Iterator[Detail]:
    """The bounds that the discussion itself gives to its date."""
    after = _first_announced(of_chair)
    if after is None:
        return
    yield Detail(name="not_after", value=after[0], rule="date:announced", evidence=after[1])
    before = _latest_past(passages, after[0])
    if before:
        yield Detail(name="not_before", value=before[0], rule="date:past", evidence=before[1])


def _cited(passage: Passage, day: PrintedDate) -> Citation:
    return passage.cite(day.start, day.end)


def _days_with_tense(passages: Sequence[Passage]) -> Iterator[tuple[Passage, PrintedDate, bool, bool]]:
    """Each day named, whether its sentence looks ahead, and whether it says "this year"."""
    for passage in passages:
        text = passage.reading.text
        for day in dates_in(text):
            start = max(text.rfind(". ", 0, day.start), 0)
            end = text.find(". ", day.end)
            sentence = text[start : end if end >= 0 else len(text)]
            ahead = cue("sitting.future").search(sentence) is not None
            this_year = cue("sitting.this_year").search(sentence) is not None
            yield passage, day, ahead, this_year


def _first_announced(of_chair: Sequence[Passage]) -> tuple[str, Citation] | None:
    """The first day that the chair announces with its year: the sitting is not after it."""
    announced = [(day.iso, _cited(p, day)) for p, day, ahead, _ in _days_with_tense(of_chair) if ahead and day.iso]
    return min(announced, key=lambda found: found[0]) if announced else None


def _latest_past(passages: Sequence[Passage], limit: str) -> tuple[str, Citation] | None:
    """The latest day of which the record speaks as past: the sitting is not before it."""
    year = int(limit[:4])
    past = []
    # A day has a figure: to look for its year in words takes longer.
    dates = [p for p in passages if _DIGIT.search(p.reading.text)]
    told = [p for p in dates if limit[:4] in p.reading.text or cue("sitting.this_year").search(p.reading.text)]
    for passage, day, ahead, this_year in _days_with_tense(told):
        iso = day.iso or (day.in_year(year) if this_year else None)
        if iso and not ahead and iso < limit:
            past.append((iso, _cited(passage, day)))
    return max(past, key=lambda found: found[0]) if past else None
