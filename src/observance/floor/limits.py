"""Speaking time: which limit holds for a turn when the floor is given.

Reads a State and the turn about to begin; gives milliseconds. A reduction that was announced makes no limit
longer, and touches no turn that has begun.
"""

from __future__ import annotations

from collections.abc import Iterable

from observance.domain.record import SpeechKind
from observance.domain.rules import Part, SpeakingLimit
from observance.domain.sitting import State, Turn
from observance.floor.ruling import rules


def limit_for(state: State, turn: Turn, part: Part | None) -> int | None:
    """The limit of a turn: that of the profile, or of what was announced last where that is shorter.

    The Chair and the secretariat have none unless one is made for them.
    """
    usual = _first(state, rules(state).limits, turn, part)
    announced = (made.limit for made in reversed(state.reductions) if made.item in (None, turn.item))
    found = [limit for limit in (usual, _first(state, announced, turn, part)) if limit is not None]
    return min(found, default=None)


def _first(state: State, limits: Iterable[SpeakingLimit], turn: Turn, part: Part | None) -> int | None:
    """What the first of these limits that holds leaves for a turn."""
    limit = next((limit for limit in limits if _holds(limit, turn, part)), None)
    if limit is None or not limit.shared:
        return limit.milliseconds if limit else None
    return max(0, limit.milliseconds - _used_by_side(state, limit, turn))


def _holds(limit: SpeakingLimit, turn: Turn, part: Part | None) -> bool:
    if limit.kind is None and turn.kind is not SpeechKind.SPEECH:
        return False
    return (
        (not limit.capacities or turn.capacity in limit.capacities)
        and limit.kind in (None, turn.kind)
        and limit.part in (None, part)
        and limit.national in (None, turn.national)
        and limit.group in (None, turn.group is not None)
    )


def _used_by_side(state: State, limit: SpeakingLimit, turn: Turn) -> int:
    """The time that others of this side have used within the item under the same limit."""
    return sum(
        other.used
        for other in state.turns.values()
        if other.item == turn.item and other.capacity is turn.capacity and other.kind is turn.kind
        and limit.national in (None, other.national) and limit.group in (None, other.group is not None)
    )  # fmt: skip
