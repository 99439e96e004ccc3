"""Decisions: what people judged, noted or put right, kept apart from what the machine made.

A decision is an entry of an append-only log. Its id is made by its author's program, so that logs of several people
merge as a set; undoing is a decision that names another. The command line keeps the log as JSON Lines
(``observance.casefile``), the web as a table; :func:`standing` is the one function that applies it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from observance.domain.selectors import Selector


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One entry of the log.

    ``kind`` says what is decided (``judgement``, ``note``, ``reference``, ``same_as``, ``undo``, ``actor.merge`` and
    others); ``subject`` is the id or reference that it is about, ``place`` the quotation it hangs on if it hangs on
    one; ``value`` what was decided. ``these`` and ``those`` are the two sides of a decision about what is one
    (:mod:`observance.domain.joinings`). ``at`` is the author's time, ISO 8601 with zone. The log keeps kinds that a
    version of the program does not know.
    """

    id: str
    kind: str
    at: str
    author: str
    reason: str
    subject: str
    value: str = ""
    place: Selector | None = None
    these: tuple[Selector, ...] = ()
    those: tuple[Selector, ...] = ()


def merged(*logs: Iterable[Decision]) -> tuple[Decision, ...]:
    """Several logs as one: each decision once, in the order of time, then of id."""
    by_id = {decision.id: decision for log in logs for decision in log}
    return tuple(sorted(by_id.values(), key=_moment))


def _moment(decision: Decision) -> tuple[float, str, str]:
    """When a decision was made, whatever the zone that its author's clock was in; what is no time comes first."""
    try:
        at = datetime.fromisoformat(decision.at)
    except ValueError:
        return float("-inf"), decision.at, decision.id
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp(), decision.at, decision.id


#: Kinds of which several may stand beside each other on one subject, as all may that have two sides; of any other
#: kind the latest holds.
CUMULATIVE = frozenset({"note"})


def may_be_undone(log: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that nobody took back, those that take another back among them."""
    entries = merged(log)
    undone = _undone(entries)
    return tuple(decision for decision in entries if decision.id not in undone)


def _undone(entries: Sequence[Decision]) -> set[str]:
    """The ids of the decisions that are taken back, by decisions that are not."""
    undone: set[str] = set()
    for decision in reversed(entries):
        if decision.kind == "undo" and decision.id not in undone:
            undone.add(decision.subject)
    return undone


def standing(log: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold: not undone (an undo can itself be undone), and of one kind and subject the latest."""
    entries = merged(log)
    undone = _undone(entries)
    latest: dict[tuple[str, str, Selector | None, str], Decision] = {}
    for decision in entries:
        if decision.kind != "undo" and decision.id not in undone:
            own = decision.id if decision.kind in CUMULATIVE or decision.these else ""
            latest[decision.kind, decision.subject, decision.place, own] = decision
    return merged(latest.values())
