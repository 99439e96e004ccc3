"""What a change of a case touches: the parts in which a document is named or names somebody, and nothing else.

Reads what was kept and the documents that are new; resolves the parts that they touch, and writes the shards in which
an actor changed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from observance.casefile.folder import find_shard
from observance.casefile.generation import PartShard
from observance.casefile.party_rows import row_key
from observance.domain.findings import Findings
from observance.pipeline.growth import Growth, Kept, count_actors, digits, keyed_rows, row_sum
from observance.pipeline.kept_names import KeptDocument, KeptMention, KeptNames, KeptPart, kept_mention
from observance.resolve import mentions_of, resolve_part
from observance.resolve.meeting import Place, PlacesOf, divided
from observance.resolve.named import Named, States, states_told

#: Where more than this share of the documents changed, all are resolved.
_MOST_CHANGED = 0.2
#: More mentions than a document has.
_A_DOCUMENT = 2**32

#: Mentions of parts by the numbers of these.
_Parts = Mapping[int, Sequence[Named]]


@dataclass(slots=True, kw_only=True)
class Touched:
    """One change of a case that was kept: documents that are gone or new; one that changed is both."""

    growth: Growth
    names: KeptNames
    kept: Kept
    gone: frozenset[str]
    new: tuple[str, ...]
    ranks: Mapping[str, int]
    places: PlacesOf = field(default_factory=PlacesOf)

    @classmethod
    def of(cls, growth: Growth, names: KeptNames, kept: Kept) -> Touched:
        """What differs between a case as it was kept and as it is."""
        before, now = dict(kept.documents), dict(growth.documents)
        return cls(
            growth=growth,
            names=names,
            kept=kept,
            gone=frozenset(reference for reference, total in before.items() if now.get(reference) != total),
            new=tuple(reference for reference, total in now.items() if before.get(reference) != total),
            ranks=growth.ranks,
        )

    def go(self) -> tuple[PartShard, ...] | None:
        """The shards of the case as it is; ``None`` where everything has to be resolved."""
        if len(self.gone) + len(self.new) > _MOST_CHANGED * len(self.ranks) or not self._is_in_order():
            return None
        read = [self.growth.load(reference) for reference in self.new]
        told = {found.document: states_told(found) for found in read}
        counted = self._counted(told)
        states = States.of(counted)
        # The States of a case are told by all its documents, and every name is read in their light.
        if states != States.of(self.kept.states):
            return None
        return self._led([one for found in read for one in self._named(found, states)], told, counted, states)

    def _is_in_order(self) -> bool:
        """Whether the documents that stayed are in the order that they had: who is first named gives an id."""
        stayed = [self.ranks[reference] for reference, _ in self.kept.documents if reference not in self.gone]
        return stayed == sorted(stayed)

    def _counted(self, told: Mapping[str, Mapping[str, int]]) -> Counter[str]:
        counted = Counter(self.kept.states)
        for reference in self.gone:
            counted.subtract(self.names.document(reference).states)
        for states in told.values():
            counted.update(states)
        return +counted

    def _named(self, found: Findings, states: States) -> tuple[Named, ...]:
        return mentions_of(found, states, self.ranks[found.document] * _A_DOCUMENT)

    def _led(
        self,
        mentions: Sequence[Named],
        told: Mapping[str, Mapping[str, int]],
        counted: Mapping[str, int],
        states: States,
    ) -> tuple[PartShard, ...] | None:
        numbers = {number for reference in self.gone for number in self.names.document(reference).parts}
        numbers |= self.names.met(place for one in mentions for place in self.places.of(one))
        kept = {number: self.names.part(number) for number in numbers}
        before = {number: self._restored(part.mentions, states) for number, part in kept.items()}
        after = self._fallen(before, mentions)
        rows = {number: keyed_rows(resolve_part(part)) for number, part in after.items()}
        for number in before.keys() | after.keys():
            self.names.put_part(number, kept_part(after[number], rows[number]) if number in after else None)
        self.names.move(self._places(before), self._places(after))
        self._lead_documents(before, after, told)
        were = {key: total for part in kept.values() for key, total in part.rows.items()}
        changed = _changed(were, {key: row for made in rows.values() for key, row in made.items()})
        return self._put_away(were, changed, counted, max((self.kept.next_part, *(number + 1 for number in after))))

    def _restored(self, mentions: Iterable[KeptMention], states: States) -> list[Named]:
        return [
            Named(
                n=self.ranks.get(one.finding.citation.document, 0) * _A_DOCUMENT + one.at,
                finding=one.finding,
                home=one.home,
                states=states.sounds,
                at=one.at,
                meant=one.meant,
                relations=one.relations,
            )
            for one in mentions
        ]

    def _fallen(self, before: _Parts, mentions: Iterable[Named]) -> dict[int, list[Named]]:
        """The parts into which all that is touched falls now, each under the number of one that it was made of."""
        of = {one.finding.id: number for number, part in before.items() for one in part}
        stayed = [one for part in before.values() for one in part if one.document not in self.gone]
        found: dict[int, list[Named]] = {}
        unused = self.kept.next_part
        for part in divided(sorted([*stayed, *mentions], key=lambda one: one.n), self.places):
            numbers = (of.get(one.finding.id, unused) for one in part)
            number = next((number for number in numbers if number not in found and number != unused), unused)
            unused += number == unused
            found[number] = part
        return found

    def _places(self, parts: _Parts) -> dict[Place, int]:
        return {place: number for number, part in parts.items() for one in part for place in self.places.of(one)}

    def _lead_documents(self, before: _Parts, after: _Parts, told: Mapping[str, Mapping[str, int]]) -> None:
        were, are = _numbers(before), _numbers(after)
        for reference in self.gone:
            self.names.put_document(reference, None)
        for reference in told.keys() | are.keys():
            if reference in told:
                states, parts = dict(told[reference]), are[reference]
            elif were[reference] == are[reference]:
                continue
            else:
                known = self.names.document(reference)
                states, parts = known.states, (set(known.parts) - were[reference]) | are[reference]
            self.names.put_document(reference, KeptDocument(parts=tuple(sorted(parts)), states=states))

    def _put_away(
        self, were: Iterable[str], changed: Mapping[str, bytes | None], states: Mapping[str, int], next_part: int
    ) -> tuple[PartShard, ...] | None:
        fewer = count_actors(key for key, row in changed.items() if row is None)
        more = count_actors(changed.keys() - set(were))
        actors = self.kept.actors + more - fewer
        if digits(actors) != digits(self.kept.actors):
            return None
        shards = self._written(changed, digits(actors))
        if shards is not None:
            kept = Kept(
                version=self.growth.version, documents=self.growth.documents, states=dict(states),
                next_part=next_part, actors=actors, shards=shards,
            )  # fmt: skip
            self.growth.put_away(self.names, kept)
        return shards

    def _written(self, changed: Mapping[str, bytes | None], begins: int) -> tuple[PartShard, ...] | None:
        """All shards, those written anew in which a row changed; ``None`` where one is damaged."""
        known = {one.name: one for one in self.kept.shards}
        here: dict[str, dict[str, bytes | None]] = defaultdict(dict)
        for key, row in changed.items():
            here[key[:begins]][key] = row
        for name, rows in here.items():
            old = known.pop(name, None)
            found = find_shard(self.growth.case, old.key) if old else None
            if old and (found is None or found.sha256 != old.sha256):
                return None
            now = {row_key(row): row for row in found.rows} if found else {}
            left = {key: row for key, row in {**now, **rows}.items() if row is not None}
            if left:
                known[name] = self.growth.shard(name, [left[key] for key in sorted(left)])
        return tuple(known[name] for name in sorted(known))


def kept_part(mentions: Sequence[Named], rows: Mapping[str, bytes]) -> KeptPart:
    """A part with the sums of what was made of it."""
    return KeptPart(mentions=tuple(map(kept_mention, mentions)), rows={key: row_sum(row) for key, row in rows.items()})


def _numbers(parts: _Parts) -> dict[str, set[int]]:
    """The parts in which each document has mentions."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, part in parts.items():
        for one in part:
            found[one.document].add(number)
    return found


def _changed(were: Mapping[str, bytes], are: Mapping[str, bytes]) -> dict[str, bytes | None]:
    """The rows that are new or other than before, by their keys; ``None`` for those that are gone."""
    gone: dict[str, bytes | None] = dict.fromkeys(were.keys() - are.keys())
    return gone | {key: row for key, row in are.items() if were.get(key) != row_sum(row)}
