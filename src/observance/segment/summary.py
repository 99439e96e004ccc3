"""Summary records in reported speech: turns that no heading opens.

Reads a document's sketch and a body's profile; gives a Record of kind ``summary_record``. A turn opens with the words
that name its speaker as the subject of a reporting verb ("The Worker members urged ..."), at the beginning of a
paragraph or of a sentence within one, and goes on until another is named or a title stands. Turns may share a passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from observance.domain.marks import ITEM
from observance.domain.record import Capacity, Detail, DocumentKind, Item, Record, Speech, SpeechKind
from observance.domain.text import Document, Passage, PassageKind
from observance.lang import cue, pattern, pooled, worded
from observance.reference import Body, bodies
from observance.reference.countries import countries_in, country_code
from observance.segment.genre import is_heading
from observance.segment.grammar import of_pattern
from observance.segment.groups import members_named
from observance.segment.heading_parts import is_honorific, person_of
from observance.segment.hyphens import hyphen_rule
from observance.segment.items import is_certain_title, items_of, title_lines
from observance.segment.paragraphs import begins_paragraph
from observance.segment.parts import first_date
from observance.segment.passages import make_passages, stretches_of
from observance.segment.published import published_details, published_line, with_titled
from observance.segment.sketch import Sketch, aside
from observance.segment.titles import symbol_pattern

#: Fewer turns than this are a report that quotes somebody.
_FEWEST_TURNS = 4
#: A sitting of this body hears several sides; any board has a chair and a secretary.
_FEWEST_SIDES = 2
_OFFICES = frozenset({Capacity.CHAIR, Capacity.SECRETARIAT, Capacity.REPORTER, Capacity.OTHER})
#: A printed paragraph number may stand before the first words.
_LONGEST_MARK = 6
_SENTENCE_END = re.compile(r"[.!?][»”\"')\]]*\s+")
_GROUPS = frozenset({Capacity.WORKER_MEMBERS, Capacity.EMPLOYER_MEMBERS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The naming of a speaker: where it begins in its passage's reading, and its parts."""

    passage: Passage
    start: int
    end: int
    heading: str
    capacity: Capacity
    place: str | None = None
    person: str | None = None
    rider: str | None = None


def segment_summary(document: Document, seen: Sketch) -> Record | None:
    """The record, if the document is a summary of a sitting; nothing where too few turns are reported."""
    body = next((body for body in bodies() if body.reported), None)
    if body is None or not _any_role(body.id).search(seen.text):
        return None
    passages = _passages(document, seen, body)
    turns = [turn for passage in passages for turn in _turns(passage, body)]
    published = published_line(passages, body)
    if not turns or (published is None and not _is_proven(turns, passages)):
        return None
    turns = [turn for passage in passages for turn in _turns(passage, body, proven=True)]
    titles = [p for p in passages if _is_title(p, body)]
    items = items_of([p for p in titles if is_certain_title(p, body)], body)
    speeches = tuple(_speeches(turns, passages, titles, items))
    numbers = {p.n for p in titles}
    record = Record(
        document=document,
        kind=DocumentKind.SUMMARY_RECORD,
        passages=tuple(replace(p, kind=PassageKind.HEADING) if p.n in numbers else p for p in passages),
        furniture=seen.furniture,
        details=(*_details(document, body, turns[0]), *_head(passages, turns[0], published, body)),
        body=body.id,
        items=items,
        speeches=speeches,
    )
    return with_titled(record, body) if published else record


def _is_proven(turns: Sequence[Turn], passages: Sequence[Passage]) -> bool:
    """Whether there are many turns, and they open a good share of the paragraphs: a report on other things names
    speakers now and then."""
    if len(turns) < _FEWEST_TURNS or len({turn.capacity for turn in turns} - _OFFICES) < _FEWEST_SIDES:
        return False
    opened = {turn.passage.n for turn in turns if turn.start <= _LONGEST_MARK}
    return len(opened) >= 0.25 * sum(len(p.reading.text) > 120 for p in passages)


def _passages(document: Document, seen: Sketch, body: Body) -> tuple[Passage, ...]:
    begins = begins_paragraph(seen.text, seen.lines, seen.layout, frozenset())
    for line, begin in title_lines(seen.text, seen.lines, frozenset(), body):
        begins[line] = begin
    for line in _named_lines(seen, body):
        begins[line] = True
    stretches = stretches_of(seen.text, seen.lines, begins) + seen.note_stretches()
    return make_passages(document, stretches, hyphen_rule(seen.text))


def _named_lines(seen: Sketch, body: Body) -> Iterator[int]:
    """The lines that open with a speaker's name below one that a sentence ends: most turns begin a paragraph, and a
    line that is full to the edge hides where."""
    if seen.layout.parted or not seen.layout.wrapped:
        return
    named = _naming(body.id, False)
    for i in range(1, len(seen.lines)):
        line = seen.lines[i]
        opens = line.block is None and seen.lines[i - 1].ended and seen.text[line.start].isupper()
        # The verb may stand on the line below.
        if opens and named.match(" ".join(seen.text[line.start : line.end + _TO_VERB].split())):
            yield i


#: How far behind the line that names a speaker the verb may stand.
_TO_VERB = 120


def _turns(passage: Passage, body: Body, *, proven: bool = False) -> Iterator[Turn]:
    """The turns that open in a passage: at its beginning, behind its printed number, or at that of a sentence."""
    text = passage.reading.text
    mark = ITEM.match(text)
    for at in (mark.end() if mark else 0, *(found.end() for found in _SENTENCE_END.finditer(text))):
        if text[at : at + 1].isupper():
            turn = _turn(passage, at, body, proven)
            if turn:
                yield turn


def _turn(passage: Passage, at: int, body: Body, proven: bool) -> Turn | None:
    text = passage.reading.text
    found = _naming(body.id, False).match(text, at) or (_naming(body.id, True).match(text, at) if proven else None)
    if found is None:
        return None
    capacity = next(Capacity(name[2:]) for name, value in found.groupdict().items() if name[:2] == "r_" and value)
    place, rider = found["place"], (found["rider"] or "").strip(" ,") or None
    if place and not _may_be_of(place, capacity, passage.source_text):
        return None
    person = rider if rider and is_honorific(rider) else None
    return Turn(
        passage=passage,
        start=at,
        end=found.end("heading"),
        heading=found["heading"].strip(" ,"),
        capacity=capacity,
        place=place,
        person=person,
        rider=None if person else rider,
    )


def _may_be_of(place: str, capacity: Capacity, text: str) -> bool:
    """Whether somebody may speak for a place: members for a State, or one that the record has a case of; observers for
    any organisation; groups and offices for none ("the Chair of the Labour Court said")."""
    if capacity is Capacity.OBSERVER:
        return True
    if capacity in _GROUPS or capacity in _OFFICES:
        return False
    return country_code(place) is not None or re.search(rf"{re.escape(place)}\s*\([^()]*\d{{4}}", text) is not None


@worded
def _any_role(body_id: str) -> re.Pattern[str]:
    body = next(body for body in bodies() if body.id == body_id)
    forms = [form for by_language in body.roles.values() for by in by_language.values() for form in by]
    # Behind a mark or at a line's beginning, where turns open: to try a hundred forms at every letter of a long text
    # takes as long as all the rest.
    return re.compile(rf"(?:\A|[\n.,:;!?)»”\"'’\]–—])\s*{pattern(forms)}(?!\w)", re.IGNORECASE)


@worded
def _naming(body_id: str, proven: bool) -> re.Pattern[str]:
    """A speaker named as the subject of a reporting verb.

    No list holds all such verbs. Where the record is proven by those that it does hold, any small word serves that is
    none of those which cannot be a verb, and a clause may lead up to the name.
    """
    body = next(body for body in bodies() if body.id == body_id)
    roles = "|".join(
        rf"(?P<r_{capacity}>{pattern(form for forms in by.values() for form in forms)})"
        for capacity, by in body.roles.items()
    )
    lead = rf"(?:{pattern(pooled('sitting.lead'))}" + (r"|[^.;:]{4,120}?)" if proven else ")")
    verb = pattern(pooled("sitting.reporting"))
    if proven:
        verb = rf"(?:{verb}|(?!{pattern(pooled('sitting.no_verb'))}(?!\w))(?-i:[a-zà-ÿа-я])[\w'’]+)"
    honorific = rf"(?<!\w)(?-i:{pattern(pooled('names.honorifics'))})(?!\w)"
    return re.compile(
        rf"(?:{lead}\s*,\s*)?(?P<heading>(?:{roles})(?!\w)"
        rf"(?:\s+{of_pattern()}(?:(?<=['’])|\s+)(?P<place>(?-i:[A-ZÀ-ÞА-Я])[^.,;:]{{1,120}}?))?)"
        rf"(?P<rider>\s*,(?:{honorific}|[^.;:]){{3,260}}?,|\s*\([^()]{{0,60}}{honorific}[^()]{{3,80}}\))?\s+"
        rf"{verb}(?!\w)",
        re.IGNORECASE,
    )


def _is_title(passage: Passage, body: Body) -> bool:
    return is_certain_title(passage, body) or is_heading(passage)


def _speeches(
    turns: Sequence[Turn], passages: Sequence[Passage], titles: Sequence[Passage], items: Sequence[Item]
) -> Iterator[Speech]:
    """The turns with their bounds: each ends where another is named or a title stands."""
    starts = [turn.passage.reading.source_start(turn.start) for turn in turns]
    stops = sorted([*starts, *(p.start for p in titles)])
    for n, (turn, start) in enumerate(zip(turns, starts, strict=True), 1):
        stop = next((at for at in stops if at > start), passages[-1].end)
        own = [p for p in passages if p.end > start and p.start < stop and p.kind is not PassageKind.NOTE]
        text = turn.passage.source_text
        end = min(own[-1].end, stop)
        end -= len(text[start:end]) - len(text[start:end].rstrip())
        item = next((item for item in reversed(items) if item.start < start), None)
        yield _speech(n, turn, start, end, own, item)


def _speech(n: int, turn: Turn, start: int, end: int, own: Sequence[Passage], item: Item | None) -> Speech:
    of_item = turn.capacity is Capacity.GOVERNMENT_REPRESENTATIVE and not turn.place
    honorific, speaker, title = person_of(turn.person)
    behalf, aligned = _for_whom(turn)
    observer = turn.capacity is Capacity.OBSERVER
    state = item.state if of_item and item else None if observer else turn.place
    return Speech(
        n=n,
        item=item.n if item else None,
        kind=SpeechKind.SPEECH,
        capacity=turn.capacity,
        start=start,
        end=end,
        body_start=start,
        heading=turn.heading,
        speaker=speaker,
        honorific=honorific,
        title=title,
        state=state,
        state_code=country_code(state) if state else None,
        organisation=turn.place if observer else None,
        language=turn.passage.language,
        on_behalf_of=tuple(d.value for d in behalf),
        aligned=tuple(d.value for d in aligned),
        passages=tuple(p.n for p in own),
        evidence=(*behalf, *aligned),
    )


def _for_whom(turn: Turn) -> tuple[tuple[Detail, ...], tuple[Detail, ...]]:
    """The groups that the rider names, and the States that it sets beside them ("as well as Norway")."""
    if not turn.rider:
        return (), ()
    evidence = turn.passage.cite(turn.start, turn.end + len(turn.rider))
    said = cue("sitting.behalf").search(turn.rider)
    set_beside = cue("sitting.beside").search(turn.rider)
    names = members_named(turn.rider[: set_beside.start()] if set_beside else turn.rider) if said else ()
    beside = [turn.rider[a:b] for a, b, _ in countries_in(turn.rider, expected=True)]
    behalf = tuple(
        Detail(name="on_behalf_of", value=name, rule="summary.rider", evidence=evidence)
        for name in names
        if not _beside(turn.rider, name)
    )
    aligned = tuple(
        Detail(name="aligned", value=name, rule="summary.rider", evidence=evidence)
        for name in beside
        if not said or _beside(turn.rider, name)
    )
    return behalf, aligned


def _beside(rider: str, name: str) -> bool:
    """Whether a name stands behind words that set it beside those spoken for, as "as well as"."""
    found = cue("sitting.beside").search(rider)
    return found is not None and rider.find(name) > found.start()


def _details(document: Document, body: Body, first: Turn) -> Iterator[Detail]:
    evidence = first.passage.cite(first.start, first.end)
    yield Detail(name="kind", value="summary_record", rule=f"summary:{body.id}", evidence=evidence)
    yield Detail(name="body", value=body.name.get("en", body.id), rule=f"summary:{body.id}", evidence=evidence)
    symbol = symbol_pattern(body).search(document.reading.text)
    if symbol:
        printed = aside(document, *symbol.span()).cite()
        yield Detail(name="symbol", value=" ".join(symbol.group().split()), rule="symbol", evidence=printed)


def _head(passages: Sequence[Passage], first: Turn, published: Passage | None, body: Body) -> Iterator[Detail]:
    """The title and the date of a page that is published by itself; else the day printed above the first turn."""
    if published is not None:
        yield from published_details(published, body)
    elif day := first_date((p for p in passages if p.n < first.passage.n), "date:printed"):
        yield day
