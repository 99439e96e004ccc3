"""Every reading of the rows of what was read: views ask here, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, QuerySet
from django.http import Http404

from observance_web.index.current import IN_USE
from observance_web.library.models import Document, Passage, Speech

#: Passages that a page of a document shows, and those of a long stretch.
WINDOW, LONG = 60, 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of a document: its passages, and the first passages of the stretches before and after.

    ``long`` says that it is a long one, ``whole`` that it is all of the document.
    """

    passages: list[Passage]
    earlier: int | None
    later: int | None
    long: bool
    whole: bool


def documents() -> QuerySet[Document]:
    """All documents of the case file, those that could not be read among them."""
    return Document.objects.defer("facts", "items", "after")


def not_wholly_read() -> list[Document]:
    """Documents that were not read, or in part."""
    return list(documents().exclude(state="read"))


def read_so_far() -> tuple[int, int]:
    """How many documents were not read, or in part, and how many there are, in the index that is read."""
    return _read_so_far(IN_USE.name)


@lru_cache(maxsize=4)
def _read_so_far(_index: str | None) -> tuple[int, int]:
    counted = dict(Document.objects.order_by().values_list("state").annotate(Count("reference")))
    return sum(counted.values()) - counted.get("read", 0), sum(counted.values())


def document_of(reference: str) -> Document:
    """A document."""
    try:
        return Document.objects.get(reference=reference)
    except Document.DoesNotExist as error:
        raise Http404(reference) from error


def window_of(document: Document, at: int | None, is_long: bool) -> Window:
    """The stretch of a document in which a passage lies; the first where none is named."""
    size = LONG if is_long else WINDOW
    start = (max((at or 1) - 1, 0) // size) * size + 1
    passages = list(Passage.objects.filter(document=document.reference, n__gte=start, n__lt=start + size))
    if not passages and at not in (None, 1):
        raise Http404(f"{document.reference} {at}")
    later = start + size if start + size <= document.passages else None
    return Window(
        passages=passages,
        earlier=max(start - size, 1) if start > 1 else None,
        later=later,
        long=is_long,
        whole=start == 1 and later is None,
    )


def passage_with_key(document: Document, key: str) -> Passage:
    """The passage that a stable link names."""
    found = Passage.objects.filter(document=document.reference, key=key).first()
    if found is None:
        raise Http404(key)
    return found


def passage_of(reference: str, n: int) -> Passage:
    """A passage by its number."""
    found = Passage.objects.filter(document=reference, n=n).first()
    if found is None:
        raise Http404(f"{reference} {n}")
    return found


def speeches_of(document: Document) -> list[Speech]:
    """The speeches of a record, in order; none of what is no record."""
    return list(Speech.objects.filter(document=document.reference)) if document.speeches else []


def speech_of(reference: str, n: int) -> Speech:
    """A speech by its number."""
    found = Speech.objects.filter(document=reference, n=n).first()
    if found is None:
        raise Http404(f"{reference} s{n}")
    return found


def records() -> list[Document]:
    """The documents that are records of sittings."""
    return list(Document.objects.filter(speeches__gt=0).only("reference", "name", "title", "symbol"))


def passages_between(reference: str, first: int, last: int) -> list[Passage]:
    """A stretch of passages."""
    return list(Passage.objects.filter(document=reference, n__gte=first, n__lte=last))


def copies_of(document: Document) -> Sequence[Document]:
    """Documents that are the same text, or that this one replaces."""
    return list(Document.objects.filter(same_as=document.reference).only("reference", "name"))


def states_speaking() -> tuple[str, ...]:
    """The States (ISO 3166) whose members speak in any record."""
    codes = Speech.objects.order_by("code").values_list("code", flat=True).distinct()
    return tuple(code for code in codes if code)
