"""A sitting's record: speeches, items, events and notices.

Reads a document's sketch and the headings found in it; gives a Record. What is between two headings is the first
speaker's, without the titles of the next item and without what the record tells in the third person.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from observance.domain.record import (
    Capacity,
    DocumentKind,
    Event,
    EventKind,
    Item,
    Notice,
    Record,
    Speech,
    SpeechKind,
)
from observance.domain.text import Document, Passage, PassageKind
from observance.lang import cue
from observance.reference import Body
from observance.segment.blocks import is_apart
from observance.segment.events import events_in, is_narrative, notices_in, tells_of_adoption
from observance.segment.grammar import Grammar
from observance.segment.groups import aligned_with, named_for, spoken_for
from observance.segment.headings import Heading
from observance.segment.hyphens import hyphen_rule
from observance.segment.items import first_title, is_certain_title, items_of, title_lines, titles_before
from observance.segment.paragraphs import begins_paragraph
from observance.segment.passages import Stretch, make_passages, split_at, stretches_of
from observance.segment.published import published_line, with_titled
from observance.segment.record_details import record_details
from observance.segment.sketch import Sketch
from observance.segment.titles import chair_named

#: Words that make a speech a point of order or a reply stand in its first sentence.
_OPENING_WORDS = 140


def segment_record(document: Document, seen: Sketch, headings: Sequence[Heading], grammar: Grammar) -> Record:
    """Build the record of a sitting."""
    passages = make_passages(document, _stretches(seen, headings, grammar), hyphen_rule(seen.text))
    parts = _parts(passages, headings, grammar)
    items = items_of(parts.titles, grammar.body)
    chair = chair_named([line for p in parts.front for line in _lines(p)], grammar.body)
    speeches = tuple(
        _speech(n, heading, printed, own, items, chair[2] if chair else None)
        for n, (heading, printed, own) in enumerate(zip(headings, parts.headings, parts.speeches, strict=True), 1)
    )
    speeches = tuple(_with_floor(s, parts.marks, _usual_language(speeches)) for s in speeches)
    record = Record(
        document=document,
        kind=DocumentKind.VERBATIM_RECORD,
        passages=_finished(passages, parts, speeches, grammar.body),
        furniture=seen.furniture,
        details=record_details(document, grammar, passages, parts.front, parts.headings, _of_chair(speeches, parts)),
        body=grammar.body.id,
        items=items,
        speeches=speeches,
        events=tuple(_events(parts, grammar.body)),
        notices=tuple(_notices(parts, speeches)),
    )
    return with_titled(record, grammar.body) if published_line(parts.front, grammar.body) else record


def _stretches(seen: Sketch, headings: Sequence[Heading], grammar: Grammar) -> list[Stretch]:
    """The paragraphs, with each heading as a passage of its own before the first paragraph of its speech."""
    begins = begins_paragraph(seen.text, seen.lines, seen.layout, {h.line for h in headings})
    for line, begin in title_lines(seen.text, seen.lines, {h.line for h in headings}, grammar.body):
        begins[line] = begin
    for line in _of_chair_block(seen, headings[0].line, grammar.body):
        begins[line] = False
    for heading in headings:
        begins[heading.line] = True
        for line in range(heading.line + 1, min(heading.last_line + 1, len(begins))):
            begins[line] = False
    found: list[Stretch] = []
    at = {heading.start: heading for heading in headings}
    for stretch in stretches_of(seen.text, seen.lines, begins):
        heading_here = at.get(stretch.start)
        if heading_here is None:
            found.append(stretch)
            continue
        printed, rest = split_at(stretch, heading_here.end, heading_here.body_start)
        found.append(replace(printed, kind=PassageKind.HEADING, number=None, names_speaker=True))
        found += [rest] if rest else []
    return found + seen.note_stretches()


def _lines(passage: Passage) -> list[str]:
    """The printed lines of a passage."""
    return passage.source_text[passage.start : passage.end].splitlines()


def _of_chair_block(seen: Sketch, until: int, body: Body) -> Iterator[int]:
    """The lines that name the chair below another that does, in the next language: one block of the title page."""
    named = [chair_named([seen.text[line.start : line.end]], body) is not None for line in seen.lines[:until]]
    for line in range(1, until):
        below = seen.lines[line]
        if named[line - 1] and named[line] and below.block is None and not is_apart(below, seen.layout):
            yield line


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """The passages of a record by what they are; ``speeches`` has those of each speech, ``told`` the narrative.

    ``marks`` are the places from which on the floor is in another language, with that language.
    """

    front: tuple[Passage, ...]
    headings: tuple[Passage, ...]
    speeches: tuple[tuple[Passage, ...], ...]
    titles: tuple[Passage, ...]
    told: tuple[Passage, ...]
    marks: tuple[tuple[int, str], ...]


def _parts(passages: Sequence[Passage], headings: Sequence[Heading], grammar: Grammar) -> _Parts:
    starts = [p.start for p in passages]
    places = [bisect_left(starts, heading.start) for heading in headings]
    closing = _end_of_sitting(passages, places[-1])
    bounds = [*places, closing]
    front = tuple(passages[: places[0]])
    marks = {p.n: language for p in passages if (language := _floor_mark(p, grammar))}
    titles = [p for p in front if is_certain_title(p, grammar.body)]
    told = [p for p in front if tells_of_adoption(p)]
    speeches = []
    for first, after in pairwise(bounds):
        end = after - (titles_before(passages, after, grammar.body) if after < len(passages) else 0)
        end = min(end, first + 1 + first_title(passages[first + 1 : end], grammar.body))
        # What stands right behind a heading was said, also where it declares an adoption.
        end = max(end, min(first + 2, after))
        titles += [p for p in passages[max(end, first + 1) : after] if _may_stand_as_title(p, grammar)]
        told += [p for p in passages[max(end, first + 1) : after] if tells_of_adoption(p) or is_narrative(p)]
        own = [p for p in passages[first + 1 : end] if p.kind is not PassageKind.NOTE and p.n not in marks]
        narrative = [p for p in own if is_narrative(p)]
        told += narrative
        speeches.append(tuple(p for p in own if p not in narrative) if narrative else tuple(own))
    told += [p for p in passages[closing:] if is_narrative(p)]
    return _Parts(
        front=front,
        headings=tuple(passages[place] for place in places),
        speeches=tuple(speeches),
        titles=tuple(titles),
        told=tuple(told),
        marks=tuple((p.start, marks[p.n]) for p in passages if p.n in marks),
    )


def _may_stand_as_title(passage: Passage, grammar: Grammar) -> bool:
    """A title among titles; not the sentences that a title may have below it (written information, an adoption)."""
    text = passage.reading.text
    return is_certain_title(passage, grammar.body) or (len(text) < 160 and text[-1] not in ".;:!?")


def _floor_mark(passage: Passage, grammar: Grammar) -> str | None:
    """The language that a word in square brackets, alone on its line, says the floor goes on in."""
    text = passage.reading.text
    return grammar.body.floor_marks.get(text[1:-1]) if text[:1] == "[" and text[-1:] == "]" else None


def _usual_language(speeches: Sequence[Speech]) -> str | None:
    """The language of most speeches: that of a speech too short to tell."""
    counts = Counter(s.language for s in speeches if s.language)
    return max(counts, key=lambda code: (counts[code], code)) if counts else None


def _with_floor(speech: Speech, marks: Sequence[tuple[int, str]], usual: str | None) -> Speech:
    """The speech with the language that the record's marks say it was made in, where its heading says none."""
    language = speech.language or usual
    floor = next((code for at, code in reversed(marks) if at < speech.body_start), None)
    source = speech.interpreted_from or (floor if floor != language else None)
    return replace(speech, language=language, interpreted_from=source)


def _end_of_sitting(passages: Sequence[Passage], last_heading: int) -> int:
    """The number of the first passage after the sitting: what closes it, or an annex."""
    for k in range(last_heading + 1, len(passages)):
        text = passages[k].reading.text
        if is_narrative(passages[k]) and cue("sitting.closed").search(text):
            return k
        if len(text) < 160 and not text.endswith(".") and cue("writing.annex").match(text):
            return k
    return len(passages)


def _finished(
    passages: Iterable[Passage], parts: _Parts, speeches: Sequence[Speech], body: Body
) -> tuple[Passage, ...]:
    """The passages with titles and formal lines marked as such, and each speech's heading in the language of its
    speech."""
    titles = {p.n for p in parts.titles}
    formal = {p.n for p in parts.front if chair_named(_lines(p), body)}
    languages = {p.n: speech.language for p, speech in zip(parts.headings, speeches, strict=True)}
    return tuple(
        replace(p, kind=PassageKind.HEADING)
        if p.n in titles
        else replace(p, kind=PassageKind.FORMALITY)
        if p.n in formal
        else replace(p, language=languages[p.n])
        if p.n in languages
        else p
        for p in passages
    )


def _speech(
    n: int, heading: Heading, printed: Passage, own: Sequence[Passage], items: Sequence[Item], chair: str | None
) -> Speech:
    item = next((item for item in reversed(items) if item.start < heading.start), None)
    of_item = heading.capacity is Capacity.GOVERNMENT_REPRESENTATIVE and heading.place is None and item is not None
    behalf = named_for(heading.rider, printed) or spoken_for(own)
    of_government = heading.capacity is Capacity.GOVERNMENT_MEMBER
    aligned = aligned_with(own, heading.state_code) if of_government else ()
    is_state = heading.capacity is not Capacity.OBSERVER
    return Speech(
        n=n,
        item=item.n if item else None,
        kind=_kind(heading, own),
        capacity=heading.capacity,
        start=heading.start,
        end=own[-1].end if own else heading.end,
        body_start=heading.body_start,
        heading=heading.words,
        speaker=heading.speaker,
        resolved=chair if heading.capacity is Capacity.CHAIR and not heading.speaker else None,
        honorific=heading.honorific,
        title=heading.title,
        state=item.state if of_item and item else heading.place if is_state else None,
        state_code=item.state_code if of_item and item else heading.state_code,
        organisation=None if is_state else heading.place,
        language=_language(own),
        interpreted_from=heading.interpreted_from,
        on_behalf_of=tuple(detail.value for detail in behalf),
        aligned=tuple(detail.value for detail in aligned),
        passages=tuple(p.n for p in own),
        evidence=(*behalf, *aligned),
    )


def _kind(heading: Heading, own: Sequence[Passage]) -> SpeechKind:
    """A point of order or a reply says so in its heading or in its first words; the chair only speaks of them."""
    if heading.kind is not SpeechKind.SPEECH or heading.capacity is Capacity.CHAIR or not own:
        return heading.kind
    opening = own[0].reading.text[:_OPENING_WORDS].split(". ")[0]
    if cue("sitting.point_of_order").search(opening):
        return SpeechKind.POINT_OF_ORDER
    if cue("sitting.right_of_reply").search(opening):
        return SpeechKind.RIGHT_OF_REPLY
    return SpeechKind.SPEECH


def _language(own: Sequence[Passage]) -> str | None:
    """The language of most of the speech, by characters."""
    sizes: Counter[str] = Counter()
    for passage in own:
        if passage.language:
            sizes[passage.language] += len(passage.reading.text)
    return max(sizes, key=lambda code: (sizes[code], code)) if sizes else None


def _events(parts: _Parts, body: Body) -> Iterable[Event]:
    """Events told in the third person, and adoptions that the chair declares, in the order of the text."""
    declared = [p for own in parts.speeches for p in own if tells_of_adoption(p)]
    for passage in sorted({p.n: p for p in (*parts.told, *declared)}.values(), key=lambda p: p.start):
        found = [_called(event, body) for event in events_in(passage)]
        yield from found if passage in parts.told else (e for e in found if e.kind is EventKind.ADOPTED)


def _called(event: Event, body: Body) -> Event:
    """The event with minutes called as the body calls them."""
    return replace(event, what=tuple(body.minutes.format(number=w) if w.isdigit() else w for w in event.what))


def _notices(parts: _Parts, speeches: Sequence[Speech]) -> Iterable[Notice]:
    yield from notices_in(_of_chair(speeches, parts))


def _of_chair(speeches: Sequence[Speech], parts: _Parts) -> list[Passage]:
    """What the chair says."""
    spoken = zip(speeches, parts.speeches, strict=True)
    return [p for speech, own in spoken if speech.capacity is Capacity.CHAIR for p in own]
