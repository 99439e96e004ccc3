"""Who is who in a case that grows: only the parts are resolved anew that a new, changed or removed document touches.

Reads the names of documents and what was kept at the build before; writes shards of actors, and what is kept for the
build after. The result is the one that all documents at once would give, since parts never meet
(:mod:`observance.resolve.meeting`). What is kept may be dropped at any time; without it, or where it cannot be used,
everything is resolved.
"""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from observance.casefile.generation import PartShard
from observance.domain.findings import Findings
from observance.pipeline.drawers import Drawers, Mislaid
from observance.pipeline.growth import Growth, Kept, count_actors, digits, keyed_rows
from observance.pipeline.kept_names import KeptDocument, KeptNames
from observance.pipeline.touching import Touched, kept_part
from observance.resolve import mentions_of, resolve_part
from observance.resolve.meeting import Place, PlacesOf, divided
from observance.resolve.named import Named, States, states_told

_Made = tuple[Sequence[Named], Mapping[str, bytes]]


def grown(growth: Growth) -> tuple[PartShard, ...]:
    """The shards of the actors of a case."""
    try:
        before = growth.kept_before()
        found = Touched.of(growth, *before).go() if before else None
    except (Mislaid, msgspec.DecodeError):
        found = None
    return found if found is not None else _from_nothing(growth)


def _from_nothing(growth: Growth) -> tuple[PartShard, ...]:
    """Resolve all documents, and keep their parts where there are many mentions."""
    shutil.rmtree(growth.place, ignore_errors=True)
    read = [_names_alone(growth.load(reference)) for reference, _ in growth.documents]
    told = {found.document: states_told(found) for found in read}
    every = _mentions(read, States.of(_all(told.values())))
    del read
    places = PlacesOf()
    parts = [(part, keyed_rows(resolve_part(part))) for part in divided(every, places)]
    rows = {key: row for _, made in parts for key, row in made.items()}
    shards = _shards(growth, rows)
    if len(every) >= growth.least_kept:
        _keep(growth, parts, places, told, shards)
    return shards


def _names_alone(found: Findings) -> Findings:
    """Findings without those that resolution does not see: they would fill the memory."""
    return Findings(
        document=found.document,
        about=found.about,
        interventions=found.interventions,
        names=found.names,
        relations=found.relations,
    )


def _mentions(read: Iterable[Findings], states: States) -> list[Named]:
    every: list[Named] = []
    for found in read:
        every += mentions_of(found, states, len(every))
    return every


def _shards(growth: Growth, rows: Mapping[str, bytes]) -> tuple[PartShard, ...]:
    begins = digits(count_actors(rows))
    keys: dict[str, list[str]] = defaultdict(list)
    for key in sorted(rows):
        keys[key[:begins]].append(key)
    return tuple(growth.shard(name, [rows[key] for key in here]) for name, here in sorted(keys.items()))


def _keep(
    growth: Growth,
    parts: Sequence[_Made],
    places: PlacesOf,
    told: Mapping[str, Mapping[str, int]],
    shards: tuple[PartShard, ...],
) -> None:
    actors = sum(count_actors(made) for _, made in parts)
    names = KeptNames(drawers=Drawers(folder=growth.place, digits=digits(actors)))
    of_document: dict[str, set[int]] = {reference: set() for reference, _ in growth.documents}
    led: dict[Place, int] = {}
    for number, (part, made) in enumerate(parts):
        names.put_part(number, kept_part(part, made))
        for one in part:
            of_document[one.document].add(number)
            led.update(dict.fromkeys(places.of(one), number))
    names.move({}, led)
    for reference, numbers in of_document.items():
        names.put_document(reference, KeptDocument(parts=tuple(sorted(numbers)), states=dict(told[reference])))
    growth.put_away(
        names,
        Kept(
            version=growth.version, documents=growth.documents, states=_all(told.values()), next_part=len(parts),
            actors=actors, shards=shards,
        ),
    )  # fmt: skip


def _all(told: Iterable[Mapping[str, int]]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for states in told:
        counted.update(states)
    return counted
