"""Every reading of the rows of what was read: views ask here, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404

from observance_web.library.models import Document, Passage, Speech

#: Passages that a page of a document shows.
WINDOW = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of a document: its passages, and the first passages of the stretches before and after."""

    passages: list[Passage]
    earlier: int | None
    later: int | None
    whole: bool


def documents() -> list[Document]:
    """All documents of the case file, those that could not be read among them."""
    return list(Document.objects.all())


def not_wholly_read() -> list[Document]:
    """Documents that were not read, or in part."""
    return list(Document.objects.exclude(state="read"))


def document_of(reference: str) -> Document:
    """A document."""
    try:
        return Document.objects.get(reference=reference)
    except Document.DoesNotExist as error:
        raise Http404(reference) from error


def window_of(document: Document, at: int | None, whole: bool) -> Window:
    """The stretch of a document in which a passage lies; the first where none is named."""
    found = Passage.objects.filter(document=document.reference)
    if whole:
        return Window(passages=list(found), earlier=None, later=None, whole=True)
    start = (max((at or 1) - 1, 0) // WINDOW) * WINDOW + 1
    passages = list(found.filter(n__gte=start, n__lt=start + WINDOW))
    if not passages and at not in (None, 1):
        raise Http404(f"{document.reference} {at}")
    later = start + WINDOW if start + WINDOW <= document.passages else None
    return Window(
        passages=passages,
        earlier=start - WINDOW if start > 1 else None,
        later=later,
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
    return list(Document.objects.filter(speeches__gt=0))


def passages_between(reference: str, first: int, last: int) -> list[Passage]:
    """A stretch of passages."""
    return list(Passage.objects.filter(document=reference, n__gte=first, n__lte=last))


def copies_of(document: Document) -> Sequence[Document]:
    """Documents that are the same text, or that this one replaces."""
    return list(Document.objects.filter(same_as=document.reference))
