"""Bodies that are asked about together: where one request names two unions, what is asked of each is one ask.

Reads requests and what else was said on a matter; gives for an act which bodies are taken together. Persons are not:
they are named in long lists, for other things each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from observance.assemble.beside import OF_ACT
from observance.assemble.said import OnMatter, Said
from observance.domain.findings import ActAsked

#: How many bodies one statement names at most that takes them together: a longer list is of cases.
_MOST = 3


#: For each act the bodies that are taken together with a body.
Together = Mapping[ActAsked, Mapping[str, frozenset[str]]]


def taken_together(requests: Iterable[Said], said: OnMatter, bodies: frozenset[str]) -> Together:
    """Which bodies are taken together: by requests, and for an act by what is told of its subject ("refused to
    register A and B")."""
    asked = [one.object.actors & bodies for one in requests]
    told = (*said.measures, *said.allegations, *said.appreciations)
    return {
        act: _joined([*asked, *(one.object.actors & bodies for one in told if one.object.subjects & subjects)])
        for act, subjects in OF_ACT.items()
    }


def _joined(named: Iterable[frozenset[str]]) -> Mapping[str, frozenset[str]]:
    """Each body with those that statements join to it."""
    joined: dict[str, frozenset[str]] = {}
    for bodies in named:
        if 1 < len(bodies) <= _MOST:
            together = bodies.union(*(joined.get(body, frozenset()) for body in bodies))
            joined |= dict.fromkeys(together, together)
    return joined


def with_bodies(actors: frozenset[str], act: ActAsked, together: Together) -> frozenset[str]:
    """Actors with the bodies that are taken together with them."""
    known = together.get(act, {})
    return actors.union(*(known.get(actor, frozenset()) for actor in actors))
