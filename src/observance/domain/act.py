"""What every act of a session has. The acts themselves stand in ``acts_before``, ``acts_during``, ``acts_after`` and
``acts_of_conclusions``; ``acts`` has them all by their kinds.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What every act has."""

    id: str
    by: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActInSitting(Act):
    """An act of one sitting, named by its symbol; "" where the journal holds one sitting alone."""

    sitting: str = ""
