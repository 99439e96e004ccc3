"""Utterances: the passages of a document as extraction reads them, with who speaks and about which State.

Reads a Segmentation; gives its :class:`Setting` and one :class:`Utterance` for each passage.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from observance.domain.record import DocumentKind, Item, Record, Segmentation, Speech
from observance.domain.text import Citation, Passage, PassageKind
from observance.extract.sentences import sentences
from observance.lang.letters import folded

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known of the document as a whole.

    ``date`` is ISO 8601, partial or an interval (``not_before/not_after``) where no day is printed; ``None`` where
    nothing tells. ``author`` is the signatory, publisher or body.
    """

    reference: str
    kind: DocumentKind
    date: str | None = None
    author: str | None = None
    chair: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """A passage, the sentences in it, and whose words they are.

    ``text`` is the passage's reading; all offsets here count in it. ``start`` is where what is said begins (behind a
    speech's heading). ``said`` is false for headings, formalities and notes. ``small`` is the text as letters are
    looked for in it; ``language`` is that of the passage, else of its speech; ``known`` is what :meth:`once` keeps.
    """

    passage: Passage
    start: int
    said: bool
    speech: Speech | None = None
    item: Item | None = None
    sentences: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    text: str = field(init=False, repr=False, compare=False)
    small: str = field(init=False, repr=False, compare=False)
    language: str | None = field(init=False, repr=False, compare=False)
    known: dict[Hashable, Any] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        text, spoken = self.passage.reading.text, self.speech.language if self.speech else None
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "small", folded(text))
        object.__setattr__(self, "language", self.passage.language or spoken)
        object.__setattr__(self, "known", {})

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` works out of the utterance, worked out once for a key."""
        if key in self.known:
            kept: T = self.known[key]
            return kept
        made = self.known[key] = make()
        return made

    def cite(self, start: int, end: int) -> Citation:
        """Quote a stretch of the utterance as it stands in the document's text."""
        return self.passage.cite(start, end)

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The sentence that holds an offset; the whole utterance where none does."""
        return next((s for s in self.sentences if s[0] <= offset < s[1]), (self.start, len(self.text)))

    def offset_of(self, source: int) -> int:
        """The offset in ``text`` of an offset of the document's text."""
        return self.passage.reading.offset_of(source)


def setting_of(found: Segmentation) -> Setting:
    """What is known of a document as a whole."""
    return Setting(
        reference=found.document.reference,
        kind=found.kind,
        date=found.date,
        author=found.value("author"),
        chair=found.value("chair"),
    )


_UNSAID = (PassageKind.HEADING, PassageKind.FORMALITY)


def utterances(found: Segmentation) -> tuple[Utterance, ...]:
    """The passages of a document in order, as extraction reads them."""
    return tuple(_utterances(found))


def _utterances(found: Segmentation) -> Iterator[Utterance]:
    speeches, items = _by_passage(found)
    for passage in found.passages:
        speech = speeches.get(passage.n)
        start = passage.reading.offset_of(max(passage.start, speech.body_start)) if speech else 0
        yield Utterance(
            passage=passage,
            start=start,
            said=passage.kind not in _UNSAID and (speech is not None or not isinstance(found, Record)),
            speech=speech,
            item=items.get(speech.item if speech else None),
            sentences=sentences(passage.reading.text, start),
        )


def _by_passage(found: Segmentation) -> tuple[dict[int, Speech], dict[int | None, Item]]:
    if not isinstance(found, Record):
        return {}, {}
    speeches = {n: speech for speech in found.speeches for n in speech.passages}
    return speeches, {item.n: item for item in found.items}
