"""A record as the paragraphs that its house form prints: title block, headings, speeches, events, lists, notes.

Reads a Record, one that a sitting gave or one that was read from a file; gives a :class:`Sheet`, which every format
prints in its own way. Nothing is left out of what the record says; the few lines of its front that only state number,
date and standing are printed by the title block instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from observance.domain.marks import ITEM
from observance.domain.record import Item, Record, Speech
from observance.domain.text import Passage, PassageKind
from observance.publish.minutes.front import is_printed_above, title_block
from observance.reference import bodies

#: What stands between a speech's heading and its first word: a dash, or a colon where the body ends its headings so.
DASH, COLON = " – ", ": "
BULLET = "•"


class Role(StrEnum):
    """What a paragraph is on the sheet."""

    FRONT = "front"
    CASE = "case"
    TITLE = "title"
    FURTHER_TITLE = "further_title"
    SPEECH = "speech"
    TEXT = "text"
    ITEM = "item"
    TOLD = "told"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote: where its mark stands in the words of its paragraph, how long that mark is, and the note's words.

    ``at`` is ``None`` where the words do not hold the mark: it is then set at their end. ``mark`` is ``None`` where
    the note has none of its own.
    """

    at: int | None
    mark: str | None
    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of the sheet.

    ``heading`` is the heading of the speech that it opens, ``join`` what stands behind it, ``label`` the mark of a list
    item that its words do not hold. ``held`` is how many characters of the words are such a mark ("(a) ").
    """

    role: Role
    text: str
    language: str | None = None
    heading: str | None = None
    join: str = DASH
    label: str | None = None
    held: int = 0
    notes: tuple[Note, ...] = ()

    @property
    def line(self) -> str:
        """All of its words, as plain text has them."""
        words = self.text if self.heading is None else f"{self.heading}{self.join}{self.text}".rstrip()
        return f"{self.label} {words}" if self.label else words


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The whole: ``head`` runs above each page, ``block`` is the title block, ``standing`` says whether it is a draft.

    ``languages`` are those of the title block, the first of them the file's own. ``block`` and ``standing`` are pairs
    of language and line.
    """

    title: str
    head: str
    languages: tuple[str, ...]
    symbol: str | None
    block: tuple[tuple[str, str], ...]
    standing: tuple[tuple[str, str], ...]
    is_draft: bool
    paragraphs: tuple[Paragraph, ...]


def sheet_of(record: Record) -> Sheet:
    """The sheet of a record."""
    front = title_block(record)
    return Sheet(
        title=front.title,
        head=front.head,
        languages=front.languages,
        symbol=front.symbol,
        block=front.lines,
        standing=front.standing,
        is_draft=front.is_draft,
        paragraphs=tuple(_with_notes(record, list(_Placing.of(record).paragraphs()))),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placing:
    """What each passage of a record is: a title of which item, words of which speech, the heading of one."""

    record: Record
    passages: tuple[Passage, ...]
    titles: dict[int, Item]
    owners: dict[int, Speech]
    heads: dict[int, Speech]
    first: int
    last: int
    join: str

    @staticmethod
    def of(record: Record) -> _Placing:
        owners = {n: speech for speech in record.speeches for n in speech.passages}
        starts = {speech.start: speech for speech in record.speeches}
        begins = [speech.start for speech in record.speeches] + [item.start for item in record.items]
        ordered = sorted(record.passages, key=lambda p: (p.start, p.n))
        return _Placing(
            record=record,
            passages=tuple(p for p in ordered if p.kind is not PassageKind.NOTE),
            titles={n: item for item in record.items for n in item.passages},
            owners=owners,
            heads={p.n: starts[p.start] for p in ordered if p.start in starts and p.n not in owners},
            first=min(begins, default=0),
            last=max((speech.end for speech in record.speeches), default=0),
            join=_join(record.body),
        )

    def paragraphs(self) -> Iterator[tuple[Paragraph, Passage]]:
        """The paragraphs in the order of the text, each with its passage; a heading waits for its speech's words."""
        waiting: Speech | None = None
        above: Passage | None = None
        for passage in self.passages:
            if passage.n in self.heads:
                waiting, above = self.heads[passage.n], passage
                if not waiting.passages:
                    yield self._speech(waiting, passage, ""), passage
                    waiting = None
                continue
            if passage.start < self.first and passage.n not in self.titles:
                above = passage
                yield from self._front(passage)
                continue
            if waiting is not None:
                # Where a heading is followed by what is told (a sitting closed), that stands beside it as it did.
                yield self._speech(waiting, passage, passage.reading.text), passage
                waiting = None
            else:
                yield self._other(passage, above), passage
            above = passage

    def _front(self, passage: Passage) -> Iterator[tuple[Paragraph, Passage]]:
        """The lines of the record's front that the title block does not print: those of a block each by itself."""
        whole = passage.reading.text
        lines = _lines(passage) if passage.kind is PassageKind.FORMALITY else [whole]
        for line in lines:
            if not is_printed_above(self.record, line):
                yield replace(_plain(Role.FRONT, passage), text=line), passage

    def _speech(self, speech: Speech, passage: Passage, words: str) -> Paragraph:
        return replace(_plain(Role.SPEECH, passage), text=words, heading=speech.heading, join=self.join)

    def _other(self, passage: Passage, above: Passage | None) -> Paragraph:
        if passage.n in self.titles:
            return _plain(self._title(passage, above), passage)
        if passage.n in self.owners:
            return _item(passage) if passage.kind is PassageKind.LIST_ITEM else _plain(Role.TEXT, passage)
        if passage.kind is PassageKind.HEADING:
            return _plain(Role.TITLE, passage)
        if passage.kind is PassageKind.LIST_ITEM:
            return _item(passage)
        outside = Role.AFTER if passage.start >= self.last else Role.TOLD
        if outside is Role.AFTER and any(e.evidence.passage == passage.n for e in self.record.events):
            outside = Role.TOLD
        return _plain(outside, passage)

    def _title(self, passage: Passage, above: Passage | None) -> Role:
        """The first title of an item opens it; that of a case is its State; the others say the same again."""
        item = self.titles[passage.n]
        if item.passages[0] == passage.n:
            return Role.CASE if item.state else Role.TITLE
        # A title below which something else was printed (what was adopted) is a title of its own on the sheet.
        return Role.FURTHER_TITLE if above is not None and above.n in item.passages else Role.TITLE


def _join(body: str) -> str:
    """How a body ends its headings."""
    known = next((one for one in bodies() if one.id == body), None)
    return COLON if known is not None and all("{colon}" in form for form in known.grammar) else DASH


def _lines(passage: Passage) -> list[str]:
    """The lines of a block as they are printed."""
    parts = [passage.source_text[start:end].splitlines() for start, end in passage.segments]
    return [" ".join(line.split()) for lines in parts for line in lines if line.strip()]


def _plain(role: Role, passage: Passage) -> Paragraph:
    return Paragraph(role=role, text=passage.reading.text, language=passage.language)


def _item(passage: Passage) -> Paragraph:
    """A list item: a bullet among its words becomes its label, a number stays where it stands."""
    text, found = passage.reading.text, ITEM.match(passage.reading.text)
    if found is None:
        return Paragraph(role=Role.ITEM, text=text, language=passage.language, label=passage.number or BULLET)
    if found["bullet"]:
        return Paragraph(role=Role.ITEM, text=text[found.end() :], language=passage.language, label=BULLET)
    return Paragraph(role=Role.ITEM, text=text, language=passage.language, held=found.end())


# --- Notes ----------------------------------------------------------------------------------------------------------

_MARK = re.compile(r"(?P<mark>\d{1,3}|[*†‡]{1,3}|[a-z](?=[\s)]))[.)]?\s*(?=\S)")


def _with_notes(record: Record, placed: list[tuple[Paragraph, Passage]]) -> Iterator[Paragraph]:
    """The paragraphs with the notes that belong to each."""
    notes = sorted((p for p in record.passages if p.kind is PassageKind.NOTE), key=lambda p: (p.start, p.n))
    if not placed:
        yield from (_plain(Role.AFTER, note) for note in notes)
        return
    of: dict[int, list[Note]] = {}
    taken: dict[int, int] = {}
    for note in notes:
        k, made = _noted(note, placed, taken)
        of.setdefault(k, []).append(made)
        if made.at is not None and made.mark is not None:
            taken[k] = made.at + len(made.mark)
    for k, (paragraph, _) in enumerate(placed):
        yield replace(paragraph, notes=tuple(of[k])) if k in of else paragraph


def _noted(note: Passage, placed: list[tuple[Paragraph, Passage]], taken: dict[int, int]) -> tuple[int, Note]:
    """The paragraph in which a note's mark stands: the last above the note that holds it, else the last above it."""
    text = note.reading.text
    found = _MARK.match(text)
    mark = note.number or (found["mark"] if found else None)
    words = text[found.end() :] if found and found["mark"] == mark else text
    before = [k for k, (_, passage) in enumerate(placed) if passage.start < note.start] or [0]
    if mark is not None:
        for k in reversed(before):
            at = _place_of(mark, placed[k][0].text, taken.get(k, 0))
            if at is not None:
                return k, Note(at=at, mark=mark, text=words, language=note.language)
    return before[-1], Note(at=None, mark=mark, text=words, language=note.language)


def _place_of(mark: str, text: str, least: int) -> int | None:
    """Where a raised mark stands: right behind a word or a full stop, before a blank or the end."""
    for found in re.finditer(rf"(?<=[^\s\d]){re.escape(mark)}(?=\s|$|[.,;:)»”])", text):
        before = text[found.start() - 1]
        if found.start() >= least and (before.isalpha() or before in ".,;:!?)»”’\"'"):
            return found.start()
    return None
