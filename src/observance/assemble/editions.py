"""Which documents are one text: the same in another format, or an adopted record and its draft.

Reads the outlines of a whole case, in the order of document names; gives an
:class:`~observance.domain.edition.Edition` for every document that stands to another one. Two documents are the same
text where each holds at least four fifths of the other's sentences; a letter that quotes another one does not. Each
document is held against those texts alone that share a sentence of its sketch, so that time grows with the number of
documents and not with its square. Of several that are one text the one counts whose pages are known best, since it can
be cited most closely, whatever its format; among equals the first by name.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from observance.domain.edition import Edition, Outline

VERSION = "editions/2"

#: Both documents must hold this share of the other's sentences.
SAME_TEXT = 0.8
#: An adopted record takes the corrections of its speakers, so that its draft may differ more.
SAME_SITTING = 0.6
#: The sketch of a text: its smallest sums. Two texts as like as above share one of so many all but surely.
SKETCH = 32
#: A sentence that stands in more texts than this is a form of words and tells nothing.
FORMULA = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A text of its own, to be held against later ones."""

    outline: Outline
    marks: array[int]


@dataclass(slots=True, kw_only=True)
class _Texts:
    """The texts found so far, by the sums of their sketches and by their whole sum."""

    by_mark: dict[int, list[_Text]] = field(default_factory=lambda: defaultdict(list))
    by_sum: dict[str, _Text] = field(default_factory=dict)

    def add(self, text: _Text) -> None:
        self.by_sum.setdefault(text.outline.text_sha256, text)
        for mark in text.marks[:SKETCH]:
            self.by_mark[mark].append(text)

    def like(self, marks: array[int]) -> Iterable[_Text]:
        """The texts that share a sentence of the sketch, in the order in which they were added."""
        near: dict[str, _Text] = {}
        for mark in marks[:SKETCH]:
            texts = self.by_mark.get(mark, ())
            if len(texts) <= FORMULA:
                near.update((text.outline.reference, text) for text in texts)
        return near.values()


def tell_editions(outlines: Iterable[Outline]) -> tuple[Edition, ...]:
    """The editions among documents given in the order of their names: each names the one that counts."""
    texts = _Texts()
    same_as: dict[str, str] = {}
    replaces: dict[str, list[str]] = defaultdict(list)
    order = []
    pages: dict[str, int] = {}
    for outline in outlines:
        pages[outline.reference] = outline.pages or 0
        text = _Text(outline=_light(outline), marks=array("I", outline.sentences))
        order.append(outline.reference)
        like = tuple(texts.like(text.marks))
        first = _same_text(texts, text, like)
        if first is not None:
            same_as[outline.reference] = first.outline.reference
            continue
        for adopted, draft in _sittings(text, like):
            replaces[adopted].append(draft)
        texts.add(text)
    best = _best_of(order, same_as, pages)
    drafts = _drafts_of(best, replaces)
    found = (
        Edition(
            document=reference,
            same_as=None if best.get(reference, reference) == reference else best[reference],
            replaces=drafts.get(reference, ()),
        )
        for reference in order
    )
    return tuple(edition for edition in found if edition.same_as or edition.replaces)


def _best_of(order: Sequence[str], same_as: Mapping[str, str], pages: Mapping[str, int]) -> Mapping[str, str]:
    """For each document of several that are one text, the one of them that counts."""
    texts: dict[str, list[str]] = defaultdict(list)
    for reference in order:
        texts[same_as.get(reference, reference)].append(reference)
    several = (group for group in texts.values() if len(group) > 1)
    return {one: max(group, key=lambda name: pages[name]) for group in several for one in group}


def _drafts_of(best: Mapping[str, str], replaces: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    """The drafts that each document replaces, each text by the one of its editions that counts."""
    drafts: dict[str, dict[str, None]] = defaultdict(dict)
    for adopted, own in replaces.items():
        drafts[best.get(adopted, adopted)] |= dict.fromkeys(best.get(draft, draft) for draft in own)
    return {adopted: tuple(own) for adopted, own in drafts.items()}


def _light(outline: Outline) -> Outline:
    """An outline without what its text holds already, so that a large case fits into memory."""
    return Outline(reference=outline.reference, kind=outline.kind, draft=outline.draft, text_sha256=outline.text_sha256)


def _same_text(texts: _Texts, text: _Text, like: Iterable[_Text]) -> _Text | None:
    equal = texts.by_sum.get(text.outline.text_sha256)
    if equal is not None:
        return equal
    likeness = [(_shared(text, other), other) for other in like if not _draft_and_adopted(text, other)]
    best = max(likeness, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= SAME_TEXT else None


def _sittings(text: _Text, like: Iterable[_Text]) -> Iterable[tuple[str, str]]:
    """Adopted record and draft of one sitting, as pairs of references."""
    for other in like:
        if _draft_and_adopted(text, other) and _shared(text, other) >= SAME_SITTING:
            adopted, draft = (text, other) if other.outline.draft else (other, text)
            yield adopted.outline.reference, draft.outline.reference


def _draft_and_adopted(one: _Text, other: _Text) -> bool:
    return {one.outline.draft, other.outline.draft} == {True, False} and one.outline.kind == other.outline.kind


def _shared(one: _Text, other: _Text) -> float:
    """The share of sentences that each has of the other, the smaller of the two."""
    more = max(len(one.marks), len(other.marks))
    return len(set(one.marks) & set(other.marks)) / more if more else 0.0
