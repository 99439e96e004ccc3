"""Which document of a case is the source that a text relies on.

A :class:`Holding` ties a reference to the document that is its source; a reference without one has none in the case.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A reference whose source the case holds: the finding's id, and the document's reference."""

    reference: str
    document: str
