"""Every reading of the rows of findings: views ask here, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404

from observance_web.findings.models import Finding
from observance_web.library.models import Document

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
    """A source that documents rely on: the places that do, and the document of the case that it is, if it is one."""

    title: str
    kind: str
    held: str | None
    places: list[Finding]


def sources(missing: bool) -> list[RelySource]:
    """What the documents of the case file rely on, by title; of editions of one text, the first."""
    twins = set(Document.objects.exclude(same_as=None).values_list("reference", flat=True))
    found: dict[str, list[Finding]] = {}
    references = Finding.objects.filter(kind="references").exclude(document__in=twins)
    for finding in references.order_by("document", "passage", "start"):
        found.setdefault(dict(finding.values).get("title", ""), []).append(finding)
    told = [
        RelySource(
            title=title,
            kind=dict(places[0].values).get("kind", "other"),
            held=next((place.held for place in places if place.held), None),
            places=places,
        )
        for title, places in sorted(found.items())
    ]
    return [one for one in told if not (missing and one.held)]


def findings_between(reference: str, first: int, last: int, kinds: Sequence[str]) -> list[Finding]:
    """The findings of some kinds in a stretch of a document."""
    found = Finding.objects.filter(document=reference, passage__gte=first, passage__lte=last)
    return list(found.filter(kind__in=kinds))
