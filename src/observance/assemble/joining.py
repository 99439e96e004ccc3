"""Which requests are one ask: those for the same act, or acts that are near, on the same object.

Reads requests with their objects; gives groups.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from observance.assemble.alike import Object, grouped, is_general, likeness, weights
from observance.assemble.behind import is_empty
from observance.assemble.beside import OF_ACT
from observance.assemble.said import Said
from observance.assemble.together import Together, with_bodies
from observance.domain.findings import ActAsked

NOTHING: Together = MappingProxyType({})
#: The likeness from which requests are one ask.
SAME_ASK = 0.22
#: How near two acts are: to report is to inform by a certain way, what is to be ensured may be said as what to do, and
#: to undo something may be said as to stop it, or of a law as to change it.
_NEAR = {
    frozenset({ActAsked.REPORT, ActAsked.SUPPLY_INFORMATION}): 0.9,
    frozenset({ActAsked.ENSURE, ActAsked.REGISTER}): 0.7,
    frozenset({ActAsked.ENSURE, ActAsked.LIFT}): 0.7,
    frozenset({ActAsked.ENSURE, ActAsked.CEASE}): 0.8,
    frozenset({ActAsked.ENSURE, ActAsked.INVESTIGATE}): 0.7,
    frozenset({ActAsked.LIFT, ActAsked.CEASE}): 0.8,
    frozenset({ActAsked.LIFT, ActAsked.CHANGE_LAW}): 0.8,
    frozenset({ActAsked.CEASE, ActAsked.CHANGE_LAW}): 0.7,
    frozenset({ActAsked.ENSURE, ActAsked.CHANGE_LAW}): 0.6,
}
_APART = {ActAsked.ENSURE, ActAsked.CHANGE_LAW}
#: An act that no word tells may be any of those that are done and not said.
_UNTOLD = 0.85
_SAID = frozenset(
    {
        ActAsked.SUPPLY_INFORMATION,
        ActAsked.REPORT,
        ActAsked.CONSULT,
        ActAsked.MISSION,
        ActAsked.TECHNICAL_ASSISTANCE,
        ActAsked.CLOSE,
    }
)


#: Acts that are a whole without an object: of the others, words that no subject covers say of what they are.
_WHOLE = frozenset({ActAsked.REPORT, ActAsked.CONSULT, ActAsked.MISSION, ActAsked.TECHNICAL_ASSISTANCE, ActAsked.CLOSE})


def on_one_object(
    requests: Sequence[Said], shared: frozenset[str] = frozenset(), together: Together = NOTHING
) -> list[list[Said]]:
    """Requests in groups: for the same act, or for acts that are near, on the same object.

    ``shared`` are the subjects of the Conventions themselves, of which every request is; bodies that are taken
    ``together`` count as one.
    """
    acts = [one.act for one in requests]
    objects = [
        _without(replace(one.object, actors=with_bodies(one.object.actors, one.act, together)), shared)
        for one in requests
    ]
    thin = [is_empty(one) for one in requests]
    bare = [_without_act(one, act) for one, act in zip(objects, acts, strict=True)]
    weight = weights(objects)

    # What is asked in the same words year after year is compared once.
    kinds = {pair: n for n, pair in enumerate(dict.fromkeys(zip(acts, objects, thin, strict=True)))}
    kind = [kinds[pair] for pair in zip(acts, objects, thin, strict=True)]
    known: dict[tuple[int, int], float] = {}

    def like(a: int, b: int) -> float:
        pair = (kind[a], kind[b])
        if pair not in known:
            known[pair] = compared(a, b)
        return known[pair]

    def compared(a: int, b: int) -> float:
        if acts[a] is acts[b]:
            return likeness(bare[a], bare[b], weight)
        # "the necessary steps in this regard": what words point back to tells their object, and of no other act.
        near = 0.0 if thin[a] or thin[b] else nearness(acts[a], acts[b])
        # The law in general and its application in general are asked for apart.
        if {acts[a], acts[b]} == _APART and is_general(objects[a]) and is_general(objects[b]):
            return 0.0
        if not near or (ActAsked.OTHER in (acts[a], acts[b]) and _share_actors_alone(objects[a], objects[b])):
            return 0.0
        return near * likeness(objects[a], objects[b], weight)

    return [[requests[n] for n in members] for members in grouped(len(requests), like, SAME_ASK)]


def _without(one: Object, shared: frozenset[str]) -> Object:
    """An object without subjects that all have."""
    return replace(one, subjects=one.subjects - shared, general=bool(one.subjects & shared))


def _without_act(one: Object, act: ActAsked) -> Object:
    """An object without the subjects that only say the act; what is then left of it is asked for in general."""
    said = OF_ACT.get(act, frozenset())
    untold = not one.subjects and act in _WHOLE
    return replace(one, subjects=one.subjects - said, general=bool(one.subjects & said) or one.general or untold)


def _share_actors_alone(a: Object, b: Object) -> bool:
    """Whether two have nothing in common but whom they name: an act that no word tells may be quite another."""
    return bool(a.actors & b.actors) and not (a.subjects & b.subjects or a.articles & b.articles)


def nearness(a: ActAsked, b: ActAsked) -> float:
    """How near two acts are, from 0 to 1."""
    if a is b:
        return 1.0
    if ActAsked.OTHER in (a, b) and not {a, b} & _SAID:
        return _UNTOLD
    return _NEAR.get(frozenset({a, b}), 0.0)
