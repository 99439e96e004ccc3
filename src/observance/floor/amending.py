"""Amendments as tracked changes: what each changes, whether two can stand together; and corrigenda after them.

Reads a State; gives edits, conflicts, and the words of the adopted record. Edits are found word by word, so that two
amendments of one paragraph merge where they change different words and conflict where they change the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from observance.domain.amendments import Amendment, Change, Standing
from observance.domain.sitting import Held
from observance.floor.composing import Stretch, joined, words_of

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


def _open_ones(state: Held) -> list[Amendment]:
    return [a for a in state.amendments.values() if a.standing not in (Standing.REFUSED, Standing.RETURNED)]


def conflicting(state: Held, amendment: Amendment) -> tuple[Amendment, ...]:
    """The accepted amendments with which one cannot stand."""
    accepted = (a for a in state.amendments.values() if a.standing is Standing.ACCEPTED and a.id != amendment.id)
    return tuple(other for other in accepted if _cannot_stand(amendment, other))


def _cannot_stand(one: Amendment, other: Amendment) -> bool:
    """At one place: two paragraphs inserted, a paragraph changed and deleted, the same words changed."""
    if (one.turn, one.paragraph) != (other.turn, other.paragraph):
        return False
    if one.change is other.change is Change.WORDS:
        return clash(edits(one.old, one.new), edits(other.old, other.new))
    if one.change is other.change:
        return one.new != other.new
    return Change.INSERT not in (one.change, other.change)


def conflicts(state: Held) -> tuple[tuple[str, str], ...]:
    """The pairs of amendments, neither refused nor returned, that cannot stand together."""
    found = _open_ones(state)
    return tuple(
        (one.id, other.id) for k, one in enumerate(found) for other in found[k + 1 :] if _cannot_stand(one, other)
    )


def adopted_paragraphs(state: Held) -> dict[str, tuple[str, ...]]:
    """The paragraphs of each printed turn: those of the draft with the amendments accepted so far."""
    return joined(adopted_words(state))


def adopted_words(state: Held) -> dict[Stretch, tuple[str, ...]]:
    """The words of each stretch, with the amendments accepted so far."""
    accepted: dict[tuple[str, int], list[Amendment]] = {}
    for amendment in state.amendments.values():
        if amendment.standing is Standing.ACCEPTED:
            accepted.setdefault((amendment.turn, amendment.paragraph), []).append(amendment)
    words = words_of(state)
    last = {turn: stretch for stretch in words for turn in stretch[:1]}
    done: dict[str, int] = {}
    found: dict[Stretch, tuple[str, ...]] = {}
    for stretch, paragraphs in words.items():
        turn, first = stretch[0], done.get(stretch[0], 0)
        done[turn] = first + len(paragraphs)
        own = [text for n, old in enumerate(paragraphs, first) for text in _amended(old, accepted.get((turn, n), ()))]
        if last[turn] == stretch:
            own += _inserted(accepted.get((turn, done[turn]), ()))
        found[stretch] = tuple(own)
    return found


def _inserted(amendments: Iterable[Amendment]) -> list[str]:
    """The paragraphs inserted at a place; one that several ask for alike stands once."""
    return list(dict.fromkeys(a.new for a in amendments if a.change is Change.INSERT))


def _amended(old: str, amendments: Sequence[Amendment]) -> Iterator[str]:
    """What stands where a paragraph stood: what is inserted before it, and the paragraph if it is not deleted."""
    yield from _inserted(amendments)
    if all(a.change is not Change.DELETE for a in amendments):
        yield applied(old, [e for a in amendments if a.change is Change.WORDS for e in edits(a.old, a.new)])


def corrected_words(state: Held) -> dict[Stretch, tuple[str, ...]]:
    """The adopted words with the corrigenda issued so far, in their order."""
    found = adopted_words(state)
    for corrigendum in state.corrigenda:
        n = corrigendum.paragraph
        for stretch, paragraphs in found.items():
            if stretch[0] != corrigendum.turn:
                continue
            if n < len(paragraphs):
                found[stretch] = (*paragraphs[:n], corrigendum.new, *paragraphs[n + 1 :])
                break
            n -= len(paragraphs)
    return found
