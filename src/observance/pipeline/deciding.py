"""What people decide about what is one: the groups that they name by ids, and how a decision finds its places again.

Reads a case file; gives what :mod:`observance.domain.joinings` makes decisions of. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from observance.casefile import CaseFile
from observance.domain.decided_asks import ask_group
from observance.domain.identities import actor_group
from observance.domain.joinings import Group, Select
from observance.domain.selectors import select
from observance.errors import NotFound, UsageError


def _actors(case: CaseFile) -> Iterator[Group]:
    return map(actor_group, case.parties().actors)


def _asks(case: CaseFile) -> Iterator[Group]:
    places = case.request_places()
    return (ask_group(ask, places) for one in case.cases() for ask in one.asks)


#: Of what there are groups that people may join and part, by the noun of the decision, with what gives its groups.
HELD: dict[str, Callable[[CaseFile], Iterable[Group]]] = {"actor": _actors, "ask": _asks}


def groups_of(file: CaseFile, ids: Sequence[str]) -> tuple[str, list[Group]]:
    """The groups with some ids, or beginnings of ids, all of one noun; and the noun."""
    for noun, every in HELD.items():
        found = [_group(every(file), id_) for id_ in ids]
        if all(found):
            return noun, [one for one in found if one]
        if any(found):
            missing = next(id_ for id_, one in zip(ids, found, strict=True) if one is None)
            raise _unknown(missing)
    raise _unknown(ids[0])


def selecting(file: CaseFile) -> Select:
    """Makes the selector by which a member is found again after the case is read anew."""

    @lru_cache(maxsize=64)
    def text(document: str) -> str:
        return file.reading(document).reading.text

    return lambda member: select(text(member.citation.document), member.citation, member.finding)


def _unknown(id_: str) -> NotFound:
    return NotFound(
        "the case knows no actor and no ask {id}", do="list them with: observance actors CASE, or asks CASE", id=id_
    )


def _group(groups: Iterable[Group], id_: str) -> Group | None:
    found = [group for group in groups if id_ and group.id.startswith(id_)]
    if len(found) > 1:
        raise UsageError("{count} ids begin with {id}", do="give more of the id", count=len(found), id=id_)
    return found[0] if found else None
