"""The history of a case as its documents state it: the sources that they rely on, each with everybody who names it.

Reads the references that belong to a case; gives sources in the order of kinds and time.
"""

from __future__ import annotations

from collections.abc import Iterable

from observance.assemble.steps import step_of
from observance.domain.case import Relied, Step
from observance.domain.findings import Finding, Findings, Reference, ReferenceKind

_Key = tuple[str, str]


def relied_on(found: Iterable[tuple[Findings, Finding]]) -> tuple[Relied, ...]:
    """The sources of a case: the same kind and title is the same source."""
    steps: dict[_Key, list[Step]] = {}
    first: dict[_Key, Reference] = {}
    for document, one in found:
        if isinstance(one, Reference):
            key = (one.kind.value, one.title)
            steps.setdefault(key, []).append(step_of(one, document))
            first.setdefault(key, one)
    sources = (
        Relied(kind=one.kind, title=one.title, author=one.author, date=one.date, told=tuple(steps[key]))
        for key, one in first.items()
    )
    return tuple(sorted(sources, key=_order))


def _order(one: Relied) -> tuple[int, bool, str, str]:
    return list(ReferenceKind).index(one.kind), one.date is None, one.date or "", one.title
