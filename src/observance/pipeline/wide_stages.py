"""What a build makes of several documents: the products of stages that see the whole case, at once or in parts.

Reads the shards of documents; writes one shard a stage, or one a part. A product whose inputs did not change is not
made again: of a stage that is divided, each part by itself.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import msgspec

from observance.casefile.folder import CaseFolder, find_shard, read_shard, write_shard
from observance.casefile.generation import Divided, Entry, PartShard, Shard
from observance.domain.decisions import Decision
from observance.pipeline.growth import Growth
from observance.pipeline.stages import Part, Scope, Stage
from observance.pipeline.work import Plan, shard_key
from observance.progress import Listener, StageDone, StageStarted


@dataclass(slots=True, kw_only=True)
class WideStages:
    """The stages of case scope at work, in their order.

    ``entries`` are the documents in the order of names; ``before`` what the last build made in parts; ``decisions``
    those that hold, with references in force.
    """

    case: CaseFolder
    plan: Plan
    stages: Sequence[Stage]
    entries: Sequence[Entry]
    tell: Listener
    clock: Callable[[], float]
    before: Sequence[Divided] = ()
    decisions: Sequence[Decision] = ()
    shards: dict[str, Shard] = field(default_factory=dict)
    divided: dict[str, Divided] = field(default_factory=dict)
    _products: dict[str, Any] = field(default_factory=dict)
    _parts: dict[tuple[Any, ...], tuple[_Given, ...]] = field(default_factory=dict)
    _shards_seen: dict[str, list[tuple[str, Shard]]] = field(default_factory=dict)

    def go(self) -> None:
        """Make the product of every stage, or find it."""
        with _uncollected():
            self._go()

    def _go(self) -> None:
        wide = [stage for stage in self.stages if stage.scope is Scope.CASE]
        for n, stage in enumerate(wide):
            if stage.divide is None and stage.grow is None:
                self.shards[stage.name] = self._whole(stage)
            else:
                self.divided[stage.name] = self._in_parts(stage)
            later = {name for other in wide[n + 1 :] for name in other.needs}
            self._products = {name: one for name, one in self._products.items() if name in later}

    def _whole(self, stage: Stage) -> Shard:
        """The product of a stage that sees the whole case at once."""
        key = self._key(stage)
        found = find_shard(self.case, key)
        if found is not None:
            return Shard(stage=stage.name, key=key, sha256=found.sha256)
        begun = self._begin(stage)
        product = stage.run(self._of_documents(stage), *self._earlier(stage))
        shard = write_shard(self.case, stage.name, key, stage.write(product))
        self._end(stage, begun)
        return shard

    def _in_parts(self, stage: Stage) -> Divided:
        """The product of a stage that is divided: as the last build made it, or each part that is not there yet."""
        key = self._key(stage)
        known = next((one for one in self.before if one.stage == stage.name and one.key == key), None)
        if known is not None and all(self._is_whole(part) for part in known.parts):
            return known
        begun = self._begin(stage)
        made = stage.grow(self._growth(stage)) if stage.grow else self._divided(stage)
        self._end(stage, begun)
        return Divided(stage=stage.name, key=key, parts=made)

    def _divided(self, stage: Stage) -> tuple[PartShard, ...]:
        sums = dict(self._seen(stage))
        return tuple(self._part(stage, one, sums) for one in self._parts_of(stage))

    def _parts_of(self, stage: Stage) -> tuple[_Given, ...]:
        """The parts of a stage; of stages that are divided alike, told once."""
        alike = stage.divide, stage.needs, stage.decides
        if alike not in self._parts:
            parts = stage.divide(self._of_documents(stage), *self._earlier(stage)) if stage.divide else ()
            self._parts[alike] = tuple(map(_Given.of, parts))
        return self._parts[alike]

    def _growth(self, stage: Stage) -> Growth:
        """The case as a stage sees it that keeps its parts itself."""
        seen = dict(self._seen(stage))
        return Growth(
            case=self.case,
            stage=stage.name,
            version=shard_key(stage, (), self.plan.options, ""),
            documents=tuple((reference, shard.sha256) for reference, shard in seen.items()),
            load=lambda reference: next(self._products_of(self._needed(stage), [seen[reference]])),
        )

    def _is_whole(self, part: PartShard) -> bool:
        found = find_shard(self.case, part.key)
        return found is not None and found.sha256 == part.sha256

    def _part(self, stage: Stage, one: _Given, sums: dict[str, Shard]) -> PartShard:
        """One part, made of its own documents and of what is given to it, and of nothing else."""
        part = one.part
        own = [(name, sums[name]) for name in part.documents]
        inputs = [*(f"{name} {shard.sha256}" for name, shard in own), one.total]
        key = shard_key(stage, inputs, self.plan.options, part.name)
        found = find_shard(self.case, key)
        if found is not None:
            return PartShard(name=part.name, key=key, sha256=found.sha256)
        product = stage.run(self._products_of(self._needed(stage), [shard for _, shard in own]), part.given)
        shard = write_shard(self.case, stage.name, key, stage.write(product))
        return PartShard(name=part.name, key=key, sha256=shard.sha256)

    def _key(self, stage: Stage) -> str:
        """The sum of all that a stage's product depends on."""
        inputs = [f"{name} {shard.sha256}" for name, shard in self._seen(stage)]
        inputs += [self._made(name).sha256 for name in stage.needs if self._is_wide(name)]
        inputs += [f"{one.id} {one.subject} {one.value}" for one in self._decided(stage)]
        return shard_key(stage, inputs, self.plan.options, "")

    def _made(self, name: str) -> Shard | Divided:
        return self.shards[name] if name in self.shards else self.divided[name]

    def _is_wide(self, name: str) -> bool:
        return name in self.shards or name in self.divided

    def _needed(self, stage: Stage) -> Stage:
        """The stage of document scope that a stage needs."""
        return next(other for other in self.plan.stages if other.name in stage.needs)

    def _seen(self, stage: Stage) -> list[tuple[str, Shard]]:
        """The documents that a stage sees, by reference, each with its product there."""
        needed = self._needed(stage).name
        if needed not in self._shards_seen:
            pairs = ((entry.reference, entry.shard(needed)) for entry in self.entries)
            self._shards_seen[needed] = [(reference, shard) for reference, shard in pairs if shard is not None]
        return self._shards_seen[needed]

    def _of_documents(self, stage: Stage) -> Iterator[Any]:
        return self._products_of(self._needed(stage), [shard for _, shard in self._seen(stage)])

    def _products_of(self, stage: Stage, shards: Sequence[Shard]) -> Iterator[Any]:
        """The products of one stage, one after the other: a large case does not fit into memory."""
        for shard in shards:
            yield stage.restore(read_shard(self.case, shard).rows)

    def _earlier(self, stage: Stage) -> list[Any]:
        """The products of its own scope that a stage needs, in its order, and the decisions that it takes."""
        products = [self._product(name) for name in stage.needs if self._is_wide(name)]
        return [*products, self._decided(stage)] if stage.decides else products

    def _decided(self, stage: Stage) -> tuple[Decision, ...]:
        return tuple(one for one in self.decisions if one.kind in stage.decides)

    def _product(self, name: str) -> Any:
        if name not in self._products:
            stage = next(stage for stage in self.stages if stage.name == name)
            made = self._made(name)
            shards = made.shards if isinstance(made, Divided) else (made,)
            found = [find_shard(self.case, shard.key) for shard in shards]
            self._products[name] = stage.restore(tuple(row for one in found if one for row in one.rows))
        return self._products[name]

    def _begin(self, stage: Stage) -> float:
        self.tell(StageStarted(stage=stage.name, total=len(self._seen(stage))))
        return self.clock()

    def _end(self, stage: Stage, begun: float) -> None:
        self.tell(StageDone(stage=stage.name, seconds=self.clock() - begun))


class _Given(NamedTuple):
    """A part with the sum of what is given to it."""

    part: Part
    total: str

    @classmethod
    def of(cls, part: Part) -> _Given:
        return cls(part, hashlib.sha256(msgspec.json.encode(part.given)).hexdigest())


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for cycles of objects: products are trees of many small ones, and looking costs a third more."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
