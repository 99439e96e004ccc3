"""Short names: for which fuller name of the same document "the union" or "the Ministry" stands.

Reads the organisations that a document names; gives the mention that each short name means. A short name means the
nearest fuller name of its kind before it, else behind it in the same speech.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from observance.domain.findings import ActorKind, NameMention
from observance.reference.concepts import colourless_ideas, state_kinds
from observance.resolve.body_keys import is_government, is_letters, is_of_world, is_sole
from observance.resolve.body_names import body_name, is_within
from observance.resolve.named import Named, same_state

_SHORT = ("names:short", "names:own")


def is_short(finding: NameMention) -> bool:
    """Whether a body is not named in full."""
    return finding.rule in _SHORT or is_letters(finding) or _is_bare(finding)


def _is_bare(finding: NameMention) -> bool:
    """Whether a body is named by its kind alone ("the working group", "the ILO mission", "министерство")."""
    if not (finding.rule.startswith("names:set up") or is_sole(finding)):
        return False
    name = body_name(finding.name)
    is_kind = not is_sole(finding) or name.head in state_kinds()
    return is_kind and not (name.ideas - colourless_ideas()) and not name.others


def meant_by_short_names(names: Iterable[Named]) -> Mapping[int, int]:
    """The mention of a document that each short name in it means, by their numbers in the document."""
    listed = [one for one in names if one.finding.kind is ActorKind.ORGANISATION and not is_of_world(one.finding)]
    return dict(_meant_in(listed))


def _meant_in(listed: Sequence[Named]) -> Iterator[tuple[int, int]]:
    for n, one in enumerate(listed):
        if one.finding.rule in _SHORT or _is_bare(one.finding):
            behind = [other for other in listed[n + 1 :] if other.finding.speech == one.finding.speech]
            meant = _meant(one, listed[:n][::-1]) or _meant(one, behind)
            if meant:
                yield one.at, meant.at


def _meant(short: Named, others: Iterable[Named]) -> Named | None:
    """The first of some mentions whose full name holds a short one; in the same speech or matter before others."""
    name = body_name(short.finding.name, short.states)
    fitting = [
        other
        for other in others
        if not is_short(other.finding)
        and not is_government(other.finding)
        and is_within(name, body_name(other.finding.name, other.states))
    ]
    here = [other for other in fitting if same_state(other.home, short.home)] or fitting
    return next((other for other in here if not other.finding.former), here[0] if here else None)
