"""A passage as a page shows it: pieces of text with page marks, furniture and the lit quotation in their places.

Reads rows; gives pieces. Browsers receive marked text and compute no offset.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from observance_web.findings.models import Finding
from observance_web.library.models import Passage, Speech


class PieceKind(StrEnum):
    """What a piece is."""

    TEXT = "text"
    HEADING = "heading"
    LIT = "lit"
    PAGE = "page"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some words of a passage; of a page mark, its number. ``first`` is the first of those that are lit."""

    kind: PieceKind
    words: str
    first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A passage with what stands before it and beside it; so many of its findings are ``fitting`` beside its words."""

    passage: Passage
    before: tuple[str, ...]
    pieces: tuple[Piece, ...]
    findings: tuple[Finding, ...]
    fitting: int
    speech: Speech | None = None

    @property
    def more(self) -> tuple[Finding, ...]:
        """The findings that would be longer than the passage."""
        return self.findings[self.fitting :]


def rows_of(
    passages: Sequence[Passage], speeches: Sequence[Speech], findings: Sequence[Finding], lit: Finding | None
) -> list[Row]:
    """Passages as rows of the page; ``speech`` is set where one begins."""
    begins = {speech.first: speech for speech in speeches}
    beside: dict[int, list[Finding]] = {}
    for finding in sorted(findings, key=lambda one: (one.passage, one.start, one.end)):
        beside.setdefault(finding.passage, []).append(finding)
    return [
        Row(
            passage=passage,
            before=passage.before,
            pieces=tuple(_pieces(passage, begins.get(passage.n), lit)),
            findings=tuple(beside.get(passage.n, ())),
            fitting=_fitting(beside.get(passage.n, ()), len(passage.text)),
            speech=begins.get(passage.n),
        )
        for passage in passages
    ]


#: Characters of a passage beside which a finding has its place: about two lines of the text, three where it bears the
#: mark of an interpreter's words or of a draft.
_A_FINDING, _A_MARKED_ONE, _FEWEST = 140, 210, 3


def _fitting(there: Sequence[Finding], length: int) -> int:
    """How many findings stand beside a passage without a gap below it; a single one more is not folded away."""
    marked = bool(there) and (there[0].quotation.interpreted_from is not None or there[0].quotation.draft)
    fitting = max(_FEWEST, round(length / (_A_MARKED_ONE if marked else _A_FINDING)))
    return len(there) if len(there) <= fitting + 1 else fitting


def _pieces(passage: Passage, speech: Speech | None, lit: Finding | None) -> Iterator[Piece]:
    inserts = [(mark.at, 0, Piece(kind=PieceKind.PAGE, words=str(mark.page))) for mark in passage.marks]
    inserts += [(cut.at, 1, Piece(kind=PieceKind.FURNITURE, words=cut.words)) for cut in passage.cuts]
    inserts.sort(key=lambda one: one[:2])
    head = speech.body_at if speech else 0
    lit_from, lit_to = (lit.start, lit.end) if lit and lit.passage == passage.n else (0, 0)
    marked = [(_at_word(passage.text, at), piece) for at, _, piece in inserts]
    bounds = sorted({0, len(passage.text), head, lit_from, lit_to, *(at for at, _ in marked)})
    places = iter(marked)
    waiting = next(places, None)
    for start, end in zip(bounds, [*bounds[1:], None], strict=True):
        while waiting is not None and waiting[0] <= start:
            yield waiting[1]
            waiting = next(places, None)
        if end is not None and start < end:
            kind = PieceKind.LIT if lit_from <= start < lit_to else PieceKind.TEXT
            is_first = kind is PieceKind.LIT and start == lit_from
            yield Piece(kind=PieceKind.HEADING if end <= head else kind, words=passage.text[start:end], first=is_first)


def _at_word(text: str, at: int) -> int:
    """The first whole word at or after a place: a mark must not stand within a word."""
    while 0 < at < len(text) and text[at - 1] != " ":
        at += 1
    return min(at, len(text))
