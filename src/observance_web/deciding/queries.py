"""Every reading for the pages on which people decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from observance_web.cases.models import Ask, Belonging, Case, Decided
from observance_web.deciding.proposed import Pair
from observance_web.findings.models import Finding
from observance_web.library.models import Document
from observance_web.quotations import Quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Belongs:
    """To which cases a document belongs, and what shows it: words of it or of another (``through``), or a person."""

    document: Document
    cases: list[Case]
    row: Belonging
    through: Document | None
    words: Quotation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinsShown:
    """Two asks that may be one, each with the request that is the nearest to the other."""

    one: Ask
    other: Ask
    likeness: float
    words: tuple[Quotation | None, Quotation | None]

    @property
    def sides(self) -> tuple[tuple[Ask, Quotation | None], ...]:
        """Each ask with its words."""
        return (self.one, self.words[0]), (self.other, self.words[1])


def belonging(*, none: bool = False) -> QuerySet[Belonging]:
    """The documents that count, in their order; with ``none`` those that belong to no case alone."""
    return Belonging.objects.filter(is_none=True) if none else Belonging.objects.all()


def belonging_of(rows: Sequence[Belonging]) -> list[Belongs]:
    """What is shown of some of them."""
    names = {name for row in rows for name in (row.document, row.through) if name}
    documents = Document.objects.only(*_SHOWN).in_bulk(names)
    words = dict(Finding.objects.filter(id__in=[row.finding for row in rows]).values_list("id", "quotation"))
    cases = {case.n: case for case in Case.objects.filter(n__in={n for row in rows for n in row.cases})}
    return [
        Belongs(
            document=documents[row.document],
            cases=[cases[n] for n in row.cases if n in cases],
            row=row,
            through=documents.get(row.through or ""),
            words=words.get(row.finding or ""),
        )
        for row in rows
        if row.document in documents
    ]


#: What is shown of a document.
_SHOWN = ("reference", "order", "name", "title", "title_language", "symbol", "kind", "date")


def decisions() -> QuerySet[Decided]:
    """What people decided, the newest first."""
    return Decided.objects.all()


def decision_of(id_: str) -> Decided:
    """A decision, by its id or the beginning of it."""
    found = list(Decided.objects.filter(id__startswith=id_)[:2])
    if len(found) != 1:
        raise Http404(id_)
    return found[0]


def twins_shown(case: Case, pairs: Sequence[Pair]) -> list[TwinsShown]:
    """Pairs of asks with the words that are the nearest; a pair of which one is gone is left out."""
    ids = {id_ for pair in pairs for id_ in (pair.one, pair.other)}
    asks = Ask.objects.filter(case=case.key, id__in=ids).defer("years", "glance").in_bulk()
    said = dict(
        Finding.objects.filter(id__in={id_ for pair in pairs for id_ in pair.places}).values_list("id", "quotation")
    )
    return [
        TwinsShown(
            one=asks[pair.one],
            other=asks[pair.other],
            likeness=pair.likeness,
            words=(said.get(pair.places[0]), said.get(pair.places[1])),
        )
        for pair in pairs
        if pair.one in asks and pair.other in asks
    ]
