"""Every reading of the rows of findings: views ask here, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, QuerySet
from django.http import Http404

from observance_web.findings.models import Finding
from observance_web.library.models import Document
from observance_web.paging import first_of_each

#: What stands in the margin where a reader chose nothing: what is said, not what is merely cited.
SAID = ("requests", "measures", "allegations", "appreciations", "references", "positions")
CITED = ("provisions", "dates", "figures", "names")


def finding_of(id_: str) -> Finding:
    """A finding."""
    found = Finding.objects.filter(id=id_).first()
    if found is None:
        raise Http404(id_)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class RelySource:
    """A source that documents rely on: the first places that do and how many there are, and the document of the case
    that it is, if it is one."""

    title: str
    kind: str
    held: str | None
    places: list[Finding]
    count: int


def sources(missing: bool) -> QuerySet[Any, Any]:
    """What the documents of the case file rely on, by title; of editions of one text, the first alone."""
    found = _references().values("title").annotate(count=Count("id"), held=Max("held")).order_by("title")
    return found.filter(held=None) if missing else found


def sources_with_places(told: Sequence[Mapping[str, Any]], most: int) -> list[RelySource]:
    """Sources with the first places that rely on each."""
    titles = [one["title"] for one in told]
    places: dict[str, list[Finding]] = {title: [] for title in titles}
    order = ("document", "passage", "start", "id")
    for place in first_of_each(_references().filter(title__in=titles), "title", order, most):
        places[place.title].append(place)
    return [
        RelySource(
            title=one["title"],
            kind=places[one["title"]][0].quotation.how or "other",
            held=one["held"],
            places=places[one["title"]],
            count=one["count"],
        )
        for one in told
    ]


def places_of(title: str) -> QuerySet[Finding]:
    """All places that rely on a source."""
    return _references().filter(title=title).order_by("document", "passage", "start")


def _references() -> QuerySet[Finding]:
    twins = Document.objects.exclude(same_as=None).order_by().values("reference")
    return Finding.objects.filter(kind="references").exclude(document__in=twins)


def findings_between(reference: str, first: int, last: int, kinds: Sequence[str]) -> list[Finding]:
    """The findings of some kinds in a stretch of a document."""
    found = Finding.objects.filter(document=reference, passage__gte=first, passage__lte=last)
    return list(found.filter(kind__in=kinds).defer("values", "segments"))
