"""What every act of a sitting has. The acts themselves: ``acts_before``, ``acts_during``, ``acts_after``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What every act has."""

    id: str
    by: str
    at: int
