"""Every reading of the rows of findings: views ask here, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404

from observance_web.findings.models import Finding

#: What stands in the margin where a reader chose nothing: what is said, not what is merely cited.
SAID = ("requests", "measures", "allegations", "appreciations", "references", "positions")
CITED = ("provisions", "dates", "figures", "names")


def finding_of(id_: str) -> Finding:
    """A finding."""
    found = Finding.objects.filter(id=id_).first()
    if found is None:
        raise Http404(id_)
    return found


def findings_between(reference: str, first: int, last: int, kinds: Sequence[str]) -> list[Finding]:
    """The findings of some kinds in a stretch of a document."""
    found = Finding.objects.filter(document=reference, passage__gte=first, passage__lte=last)
    return list(found.filter(kind__in=kinds))
