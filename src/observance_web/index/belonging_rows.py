"""The rows of what belongs where: each document that counts, its cases, and what shows it.

Reads the matters of a build and what people decided; gives rows that are not saved yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from observance.domain.decisions import Decision
from observance.domain.matters import Matters
from observance_web.cases.models import Belonging


def belonging_rows(matters: Matters, decisions: Sequence[Decision]) -> Iterator[Belonging]:
    """A row for each document that counts."""
    decided = {one.id: one for one in decisions}
    for n, one in enumerate(matters.documents, start=1):
        by = decided.get(one.by or "")
        yield Belonging(
            document=one.document,
            n=n,
            is_none=not one.matters,
            cases=tuple(place + 1 for place in one.matters),
            tie=one.tie.value if one.tie else None,
            finding=None if by else one.by,
            through=one.through,
            decision=by.id if by else None,
            author=by.author if by else None,
            at=by.at if by else None,
            reason=by.reason if by else None,
        )
