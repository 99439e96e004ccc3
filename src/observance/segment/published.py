"""The discussion of one case as its body publishes it by itself, with the year of the discussion in its first lines.

Reads the passages before the first speech and the body's profile; gives the line that says so, title and date, and the
turns of those whom no heading names there: the chair, who reads out the conclusions, and the Government in writing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from observance.domain.record import Capacity, Detail, DocumentKind, Item, Record, Speech, SpeechKind
from observance.domain.text import Passage, PassageKind
from observance.lang import worded
from observance.reference import Body, genres
from observance.segment.genre_facts import announced_date
from observance.segment.parts import any_of

#: Behind the lines of a site and of the list that the page was opened from.
_HEAD = 12


def published_line(front: Sequence[Passage], body: Body) -> Passage | None:
    """The line that says whose case the page has and when it was discussed; ``None`` where none does."""
    if not body.published.forms:
        return None
    return next((p for p in front[:_HEAD] if any_of(body.published.forms).match(p.reading.text)), None)


def published_details(line: Passage, body: Body) -> Iterator[Detail]:
    """The title, and the date that the words for a discussion announce: ISO 8601, often a year alone."""
    yield Detail(name="title", value=line.reading.text, rule="published:title", evidence=line.cite())
    if date := announced_date(body.discussed.forms, line, "published:date"):
        yield date


def with_titled(record: Record, body: Body) -> Record:
    """The record with what stands below the titles of conclusions and of written information as turns, in order."""
    taken = {n for speech in record.speeches for n in speech.passages}
    found = [*record.speeches]
    for k, title in enumerate(record.passages):
        capacity = _capacity(title, body)
        below = takewhile(lambda p: p.kind is not PassageKind.HEADING and p.n not in taken, record.passages[k + 1 :])
        own = [p for p in below if p.kind is not PassageKind.NOTE]
        if capacity is not None and own:
            found.append(_turn(title, title.reading.text, capacity, own, record.items))
    ordered = _without_conclusions(sorted(found, key=lambda speech: speech.start), record)
    return replace(record, speeches=tuple(replace(speech, n=n) for n, speech in enumerate(ordered, 1)))


def _without_conclusions(speeches: Sequence[Speech], record: Record) -> Iterator[Speech]:
    """The turns of a summary, the last of which ends where the Committee concludes without a title."""
    *before, last = speeches
    yield from before
    if record.kind is not DocumentKind.SUMMARY_RECORD or last.capacity is Capacity.CHAIR:
        yield last
        return
    numbers = frozenset(last.passages)
    own = [p for p in record.passages if p.n in numbers]
    concluding = ((k, found) for k, p in enumerate(own) if k and (found := _concludes().match(p.reading.text)))
    first, words = next(concluding, (len(own), None))
    yield replace(last, end=own[first - 1].end, passages=tuple(p.n for p in own[:first])) if words else last
    if words:
        yield _turn(own[first], words.group(), Capacity.CHAIR, own[first:], record.items)


@worded
def _concludes() -> re.Pattern[str]:
    """How paragraphs of conclusions begin."""
    return any_of(next(genre.body.forms for genre in genres() if genre.kind == DocumentKind.CONCLUSIONS))


def _capacity(title: Passage, body: Body) -> Capacity | None:
    """Who is heard below a title without being named."""
    if title.kind is not PassageKind.HEADING:
        return None
    said: Mapping[Capacity, tuple[str, ...]] = {
        Capacity.CHAIR: body.concluded.forms,
        Capacity.GOVERNMENT_REPRESENTATIVE: body.written.forms,
    }
    return next((who for who, forms in said.items() if forms and any_of(forms).fullmatch(title.reading.text)), None)


def _turn(title: Passage, heading: str, capacity: Capacity, own: Sequence[Passage], items: Sequence[Item]) -> Speech:
    """A turn below a title, else one that opens with its own first passage and the words that name who is heard."""
    # Conclusions stand under a title of their own and are on the case before it.
    item = next((item for item in reversed(items) if item.start < own[0].start and item.state), None)
    of_state = item if capacity is Capacity.GOVERNMENT_REPRESENTATIVE else None
    return Speech(
        n=0,
        item=item.n if item else None,
        kind=SpeechKind.SPEECH,
        capacity=capacity,
        start=title.start,
        end=own[-1].end,
        body_start=own[0].start,
        heading=heading,
        state=of_state.state if of_state else None,
        state_code=of_state.state_code if of_state else None,
        language=own[0].language,
        passages=tuple(p.n for p in own),
    )
