"""Speaking time: which limit holds for a turn when the floor is given.

Reads a State and the turn about to begin; gives milliseconds. A reduction that was announced makes no limit
longer, and touches no turn that has begun.
"""

from __future__ import annotations

from collections.abc import Iterable

from observance.domain.record import SpeechKind
from observance.domain.rules import Part, Reduction, SpeakingLimit
from observance.domain.sitting import State, Turn
from observance.floor.ruling import rules, turns_on


def limit_for(state: State, turn: Turn, part: Part | None) -> int | None:
    """The limit of a turn: that of the profile, or of what was announced last where that is shorter.

    The Chair and the secretariat have none unless one is made for them.
    """
    usual = _first(state, rules(state).limits, turn, part)
    announced = (made.limit for made in reversed(state.reductions) if _reaches(state, made, turn))
    found = [limit for limit in (usual, _first(state, announced, turn, part)) if limit is not None]
    return min(found, default=None)


def _reaches(state: State, made: Reduction, turn: Turn) -> bool:
    """What is announced on an item holds wherever the item is heard; else in its own sitting."""
    assert state.identity is not None
    return made.item == turn.item if made.item is not None else made.sitting == state.identity.symbol


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
        and limit.group in (None, bool(turn.on_behalf_of))
    )


def _used_by_side(state: State, limit: SpeakingLimit, turn: Turn) -> int:
    """The time that others of this side have used within the item under the same limit."""
    return sum(
        other.used
        for other in turns_on(state, turn.item)
        if other.capacity is turn.capacity and other.kind is turn.kind
        and limit.national in (None, other.national) and limit.group in (None, bool(other.on_behalf_of))
    )  # fmt: skip
