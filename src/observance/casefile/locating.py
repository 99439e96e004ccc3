"""Where the places that people spoke of stand now: selectors of decisions among the findings of a case.

Reads the documents of a case as they are needed; gives a function that finds a selector again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace

from observance.domain.findings import Finding
from observance.domain.regrouping import Locate
from observance.domain.selectors import Refound, Selector, refind

#: The text of a document with its sum, and those of its findings that are looked among; ``None`` where it is gone.
Look = Callable[[str], tuple[str, str, Sequence[Finding]] | None]


def locator(known: Collection[str], look: Look) -> Locate:
    """What finds a selector again: by the id of its finding where that is ``known``, else in its document."""
    return _Locator(known=frozenset(known), look=look).locate


@dataclass(slots=True, kw_only=True)
class _Locator:
    """Documents are read once, and only those in which a finding is no more under its id."""

    known: frozenset[str]
    look: Look
    read: dict[str, tuple[str, str, Sequence[Finding]] | None] = field(default_factory=dict)

    def locate(self, selector: Selector) -> Refound | None:
        if selector.finding in self.known:
            return Refound(how="id", start=selector.start, end=selector.end, finding=selector.finding)
        if selector.document not in self.read:
            self.read[selector.document] = self.look(selector.document)
        document = self.read[selector.document]
        if document is None:
            return None
        text, sum_of_text, findings = document
        place = refind(selector, text, sum_of_text, findings)
        return place if place is None or place.finding else _at(place, findings)


def _at(place: Refound, findings: Sequence[Finding]) -> Refound | None:
    """The finding that lies at a place: the one that shares most of it; none where nothing does."""
    shared = [
        (min(place.end, one.citation.end) - max(place.start, one.citation.start), -len(one.citation.quote), n)
        for n, one in enumerate(findings)
    ]
    best = max(shared, default=(0, 0, 0))
    return replace(place, finding=findings[best[2]].id) if best[0] > 0 else None
