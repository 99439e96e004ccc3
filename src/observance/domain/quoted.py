"""Which findings lie within a quotation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from observance.domain.findings import Finding
from observance.domain.text import Citation

F = TypeVar("F", bound=Finding)


def within(findings: Sequence[F], citation: Citation) -> tuple[F, ...]:
    """Of findings in the order of the text, those whose words lie within a quotation."""
    held = []
    for at in range(bisect_left(findings, citation.start, key=_begin), len(findings)):
        finding = findings[at]
        if finding.citation.start >= citation.end:
            break
        if finding.citation.end <= citation.end:
            held.append(finding)
    return tuple(held)


def _begin(finding: Finding) -> int:
    return finding.citation.start
