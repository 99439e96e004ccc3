"""Amendments as tracked changes: what each changes in its paragraph, whether two can stand together.

Reads a State; gives edits, conflicts, and the paragraphs of the adopted record. Edits are found word by word, so that
two amendments of one paragraph merge where they change different words and conflict where they change the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from observance.domain.amendments import Amendment, Standing
from observance.domain.sitting import State
from observance.floor.composing import paragraphs_of

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Edit:
    """``start:end`` of the old paragraph becomes ``new``."""

    start: int
    end: int
    new: str


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """What turns one paragraph into another, word by word."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    at = [0]
    for word in before:
        at.append(at[-1] + len(word))
    found = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return tuple(Edit(start=at[i], end=at[j], new="".join(after[k:m])) for tag, i, j, k, m in found if tag != "equal")


def applied(old: str, changes: Iterable[Edit]) -> str:
    """The paragraph with its edits; those that several people ask for alike stand once."""
    parts, at = [], 0
    for edit in sorted(set(changes)):
        parts += [old[at : edit.start], edit.new]
        at = edit.end
    return "".join([*parts, old[at:]])


def clash(one: Sequence[Edit], other: Sequence[Edit]) -> bool:
    """Whether two sets of edits touch the same words and are not the same there."""
    return any(a != b and a.start <= b.end and b.start <= a.end for a in one for b in other)


def _open_ones(state: State) -> list[Amendment]:
    return [a for a in state.amendments.values() if a.standing not in (Standing.REFUSED, Standing.RETURNED)]


def conflicting(state: State, amendment: Amendment) -> tuple[Amendment, ...]:
    """The accepted amendments with which one cannot stand."""
    accepted = (a for a in state.amendments.values() if a.standing is Standing.ACCEPTED and a.id != amendment.id)
    return tuple(other for other in accepted if _cannot_stand(amendment, other))


def _cannot_stand(one: Amendment, other: Amendment) -> bool:
    same = (one.turn, one.paragraph) == (other.turn, other.paragraph)
    return same and clash(edits(one.old, one.new), edits(other.old, other.new))


def conflicts(state: State) -> tuple[tuple[str, str], ...]:
    """The pairs of amendments, neither refused nor returned, that cannot stand together."""
    found = _open_ones(state)
    return tuple(
        (one.id, other.id) for k, one in enumerate(found) for other in found[k + 1 :] if _cannot_stand(one, other)
    )


def adopted_paragraphs(state: State) -> dict[str, tuple[str, ...]]:
    """The paragraphs of each printed turn: those of the draft with the amendments accepted so far."""
    accepted: dict[tuple[str, int], list[Edit]] = {}
    for amendment in state.amendments.values():
        if amendment.standing is Standing.ACCEPTED:
            place = amendment.turn, amendment.paragraph
            accepted.setdefault(place, []).extend(edits(amendment.old, amendment.new))
    return {
        turn: tuple(applied(old, accepted.get((turn, n), ())) for n, old in enumerate(paragraphs))
        for turn, paragraphs in paragraphs_of(state).items()
    }
