"""The record of a sitting as a Record: the same type that segmentation gives, made of what the acts say.

Reads a State; gives a Record whose document is the text of the draft, or of the adopted record. ``segment`` of that
document finds the same items and speeches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import groupby

from observance.domain.fold import read_out
from observance.domain.record import (
    Capacity,
    Detail,
    DocumentKind,
    Event,
    EventKind,
    Item,
    Record,
    Speech,
)
from observance.domain.roster import AgendaItem
from observance.domain.sitting import State, Turn
from observance.domain.text import Block, BlockKind, Document, Passage, PassageKind, Reading, Source
from observance.floor.amending import adopted_words, corrected_words
from observance.floor.composing import (
    BREAK,
    CONCLUSIONS_ADOPTED,
    DASH,
    READER,
    Front,
    Piece,
    Stretch,
    Words,
    as_printed,
    named,
    pieces,
    place_of,
    speaker_of,
    words_of,
)
from observance.reference import Body, bodies
from observance.reference.countries import country_code

#: Facts of a record that the acts of a sitting state: there are no words that show them.
RULE = "format:sitting"
#: Minutes are known by the number in their symbol.
_NUMBER = re.compile(r"\d+\Z")


def draft_record(state: State, reference: str) -> Record:
    """The record as its writers gave it."""
    return _record(state, reference, words_of(state), Front.DRAFT)


def adopted_record(state: State, reference: str) -> Record:
    """The draft with the amendments that were accepted."""
    return _record(state, reference, adopted_words(state), Front.ADOPTED)


def corrected_record(state: State, reference: str) -> Record:
    """The adopted record with its corrigenda. What was adopted stays: this is another expression of it."""
    return _record(state, reference, corrected_words(state), Front.CORRECTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A piece with its passages: that of its heading, where it has one, and that of its text."""

    piece: Piece
    heading: Passage | None
    text: Passage


def _record(unfrozen: State, reference: str, words: Words, front: Front) -> Record:
    state = as_printed(unfrozen)
    printed = tuple(pieces(state, words, front))
    document = _document(reference, printed)
    placed = tuple(_placed(document, printed))
    items, speeches = _items(placed), _speeches(state, placed)
    assert state.identity is not None
    return Record(
        document=document,
        kind=DocumentKind.VERBATIM_RECORD,
        passages=tuple(p for one in placed for p in (one.heading, one.text) if p is not None),
        details=tuple(_details(state, "draft" if front is Front.DRAFT else "adopted")),
        body=state.identity.body,
        items=items,
        speeches=tuple(_in_item(speech, items) for speech in speeches),
        events=tuple(_events(placed, _body(state.identity.body))),
    )


def _document(reference: str, printed: Sequence[Piece]) -> Document:
    text = BREAK.join(piece.line for piece in printed)
    data = text.encode()
    digest = sha256(data).hexdigest()
    reading = Reading(
        reader=READER,
        media="text/plain",
        text=text,
        text_sha256=digest,
        blocks=tuple(_blocks(printed)),
    )
    return Document(
        reference=reference, source=Source(name=f"{reference}.txt", sha256=digest, size=len(data)), reading=reading
    )


def _blocks(printed: Sequence[Piece]) -> Iterator[Block]:
    at = 0
    for piece in printed:
        kind = BlockKind.HEADING if piece.item else BlockKind.PARAGRAPH
        yield Block(start=at, end=at + len(piece.line), kind=kind)
        at += len(piece.line) + len(BREAK)


def _placed(document: Document, printed: Sequence[Piece]) -> Iterator[_Placed]:
    at, n = 0, 0
    for piece in printed:
        heading, start = None, at
        if piece.heading is not None:
            n += 1
            heading = _passage(document, n, at, at + len(piece.heading), piece, PassageKind.HEADING)
            start = at + len(piece.heading) + len(DASH)
        n += 1
        end = at + len(piece.line)
        other = PassageKind.FORMALITY if piece.formal else PassageKind.PARAGRAPH
        kind = PassageKind.HEADING if piece.item else other
        yield _Placed(piece=piece, heading=heading, text=_passage(document, n, start, end, piece, kind))
        at = end + len(BREAK)


def _passage(document: Document, n: int, start: int, end: int, piece: Piece, kind: PassageKind) -> Passage:
    text = document.reading.text
    return Passage(
        document=document.reference,
        text_sha256=document.reading.text_sha256,
        n=n,
        start=start,
        end=end,
        segments=((start, end),),
        reading=read_out(text, [(start, end)]),
        source_text=text,
        kind=kind,
        language=piece.language,
    )


def _items(placed: Sequence[_Placed]) -> tuple[Item, ...]:
    """The items whose headings the record prints; one that is taken up again stands there again."""
    groups: list[tuple[AgendaItem, list[Passage]]] = []
    above: AgendaItem | None = None
    for one in placed:
        item = one.piece.item
        if item is not None:
            if item is not above:
                groups.append((item, []))
            groups[-1][1].append(one.text)
        above = item
    return tuple(_item(n, item, passages) for n, (item, passages) in enumerate(groups, 1))


def _item(n: int, item: AgendaItem, passages: Sequence[Passage]) -> Item:
    return Item(
        n=n,
        start=passages[0].start,
        end=passages[-1].end,
        titles=tuple((p.language, p.reading.text) for p in passages),
        state=item.state,
        state_code=country_code(item.state) if item.state else None,
        ratified=item.ratified,
        conventions=item.conventions,
        passages=tuple(p.n for p in passages),
    )


def _in_item(speech: Speech, items: Sequence[Item]) -> Speech:
    """The speech with the item under whose headings it stands, and for a Government's own case with its State."""
    item = next((item for item in reversed(items) if item.start < speech.start), None)
    if item is None:
        return speech
    speech = replace(speech, item=item.n)
    if speech.capacity is Capacity.GOVERNMENT_REPRESENTATIVE and speech.state is None:
        return replace(speech, state=item.state, state_code=item.state_code)
    return speech


def _speeches(state: State, placed: Sequence[_Placed]) -> Iterator[Speech]:
    texts: dict[Stretch, list[_Placed]] = {}
    for one in placed:
        if one.piece.stretch is not None:
            texts.setdefault(one.piece.stretch, []).append(one)
    begun: set[str] = set()
    for n, own in enumerate(texts.values(), 1):
        turn = own[0].piece.turn
        assert turn is not None
        speech = _speech(state, n, turn, own)
        # For whom it is made is said once: a speech that goes on after an interruption does not say it again.
        yield replace(speech, on_behalf_of=(), aligned=(), evidence=()) if turn.id in begun else speech
        begun.add(turn.id)


def _speech(state: State, n: int, turn: Turn, own: Sequence[_Placed]) -> Speech:
    heading, language = own[0].heading, own[0].piece.language
    assert heading is not None
    assert language is not None
    person, place = speaker_of(state, turn), place_of(state, turn, language)
    is_state = turn.capacity is not Capacity.OBSERVER
    return Speech(
        n=n,
        item=None,
        kind=turn.kind,
        capacity=turn.capacity,
        start=heading.start,
        end=own[-1].text.end,
        body_start=own[0].text.start,
        heading=heading.reading.text,
        speaker=person.name if person else None,
        resolved=_chair_name(state) if turn.capacity is Capacity.CHAIR and person is None else None,
        honorific=dict(person.honorifics).get(language) if person else None,
        state=place if is_state else None,
        state_code=country_code(place) if place and is_state else None,
        organisation=None if is_state else place,
        language=language,
        interpreted_from=turn.language if turn.language != language else None,
        on_behalf_of=turn.on_behalf_of,
        aligned=turn.aligned,
        passages=tuple(one.text.n for one in own),
        evidence=tuple(_stated(turn)),
    )


def _stated(turn: Turn) -> Iterator[Detail]:
    """For whom a speech was made, as it was asked for."""
    yield from (Detail(name="on_behalf_of", value=name, rule=RULE) for name in turn.on_behalf_of)
    yield from (Detail(name="aligned", value=name, rule=RULE) for name in turn.aligned)


def _chair_name(state: State) -> str | None:
    return state.people[state.chairs[0][0]].name if state.chairs else None


def _called(symbol: str, body: Body | None) -> str:
    """A record by its number, as the body calls its minutes."""
    number = _NUMBER.search(symbol)
    return body.minutes.format(number=number[0]) if number and body else symbol


def _events(placed: Sequence[_Placed], body: Body | None) -> Iterator[Event]:
    for one in placed:
        told = one.piece.told
        if told is None:
            continue
        if not told.what:
            yield Event(kind=EventKind(told.kind), evidence=one.text.cite())
        elif told.kind == CONCLUSIONS_ADOPTED:
            papers = (DocumentKind.CONCLUSIONS.value,)
            yield Event(kind=EventKind.ADOPTED, evidence=one.text.cite(), what=papers, as_amended=False)
        else:
            for amended, alike in groupby(told.what, key=lambda symbol: symbol in told.amended):
                what = tuple(_called(symbol, body) for symbol in alike)
                yield Event(kind=EventKind.ADOPTED, evidence=one.text.cite(), what=what, as_amended=amended)


def _body(name: str) -> Body | None:
    return next((body for body in bodies() if body.id == name), None)


def _details(state: State, status: str) -> Iterator[Detail]:
    identity, profile = state.identity, state.profile
    assert identity is not None
    assert profile is not None
    body = _body(identity.body)
    name = body.name.get("en", body.id) if body else identity.body
    facts = [
        ("kind", DocumentKind.VERBATIM_RECORD.value),
        ("body", name),
        ("symbol", identity.symbol),
        ("title", f"{name}, {identity.symbol}"),
    ]
    if state.chairs:
        facts.append(("chair", named(state.people[state.chairs[0][0]], profile.languages[0])))
    facts += [("date", identity.day), ("status", status)]
    yield from (Detail(name=name, value=value, rule=RULE) for name, value in facts)
