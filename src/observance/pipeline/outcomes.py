"""How far documents came at the build before: what is known of them without reading their parts again.

Reads and writes ``cache/outcomes``, which may be dropped at any time. An outcome holds as long as all that it follows
from is the same (the file's sum, its corrections, the versions of the stages) and each of its parts looks as it did: of
its size, made and changed when it was. Whoever finds a part damaged that looks so
(:func:`~observance.casefile.folder.read_shard`) drops the file.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field

import msgspec

from observance.casefile.generation import Shard
from observance.disk import write_whole
from observance.domain.edition import Problem
from observance.pipeline.work import Outcome, Plan, Task, known_outcome

_SUM = 16
#: A part that changed within this time of the file may change again unseen: clocks of file systems are coarse.
_SETTLED_NS = 2_000_000_000


class _Look(msgspec.Struct, frozen=True, array_like=True):
    """How a part looks, without its content."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int

    @classmethod
    def of(cls, place: str) -> _Look | None:
        try:
            facts = os.stat(place)
        except OSError:
            return None
        return cls(facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)


class _Part(msgspec.Struct, frozen=True, array_like=True):
    stage: str
    key: str
    sha256: str
    look: _Look


class _Row(msgspec.Struct, frozen=True, array_like=True):
    """A document: the sum of all that its outcome follows from, and the outcome."""

    follows_from: bytes
    parts: tuple[_Part, ...]
    problems: tuple[Problem, ...]
    media: str | None


_ROWS = msgspec.msgpack.Decoder(dict[str, _Row])


@dataclass(slots=True, kw_only=True)
class KnownOutcomes:
    """The outcomes of the build before, and those of this one for the next.

    ``settled`` is the time from which on a part may have changed unseen; ``stages`` is the sum of what all documents go
    through, ``root`` the folder of the parts.
    """

    plan: Plan
    before: dict[str, _Row]
    settled: int
    stages: bytes
    root: str
    now: dict[str, _Row] = field(default_factory=dict)
    is_changed: bool = False

    @classmethod
    def open(cls, plan: Plan) -> KnownOutcomes:
        """What the build before kept; nothing where it is missing or damaged."""
        place = plan.case.outcomes
        try:
            content, kept = place.read_bytes(), place.stat().st_mtime_ns
            rows = _ROWS.decode(content[_SUM:]) if _sum(content[_SUM:]) == content[:_SUM] else {}
        except (OSError, msgspec.DecodeError):
            rows, kept = {}, 0
        stages = [(stage.name, stage.version, stage.needs) for stage in plan.stages]
        of_all = _sum(msgspec.msgpack.encode((stages, sorted(plan.options))))
        return cls(
            plan=plan, before=rows, settled=kept - _SETTLED_NS, stages=of_all, root=f"{plan.case.shards}{os.sep}"
        )

    def of(self, task: Task) -> Outcome | None:
        """The outcome of a document, if it need not be worked on: from what was kept, else from its parts."""
        row = self.before.get(task.name)
        if row and not task.again and row.follows_from == self._follows_from(task) and self._look_the_same(row):
            self.now[task.name] = row
            return _outcome(task, row)
        found = known_outcome(self.plan, task)
        if found is not None:
            self.add(task, found)
        return found

    def add(self, task: Task, outcome: Outcome) -> None:
        """Keep the outcome of a document that was read or worked on."""
        looks = [_Look.of(self._place(shard.key)) for shard in outcome.shards]
        parts = (_Part(s.stage, s.key, s.sha256, look) for s, look in zip(outcome.shards, looks, strict=True) if look)
        self.is_changed = True
        if outcome.is_lasting and None not in looks:
            self.now[task.name] = _Row(self._follows_from(task), tuple(parts), outcome.problems, outcome.media)

    def put_away(self) -> None:
        """Keep the outcomes of this build, if they are not those that are kept."""
        if self.is_changed or self.now.keys() != self.before.keys():
            content = msgspec.msgpack.encode(dict(sorted(self.now.items())))
            write_whole(self.plan.case.outcomes, _sum(content) + content, self.plan.case.scratch)

    def _look_the_same(self, row: _Row) -> bool:
        return all(
            max(part.look.mtime_ns, part.look.ctime_ns) < self.settled and _Look.of(self._place(part.key)) == part.look
            for part in row.parts
        )

    def _place(self, key: str) -> str:
        return f"{self.root}{key[:2]}{os.sep}{key}.jsonl"

    def _follows_from(self, task: Task) -> bytes:
        """The sum of all that a document's parts follow from."""
        own = (task.name, task.reference, task.sha256, task.declaration, [one.id for one in task.corrections])
        reading = task.reading and (task.reading.key, task.reading.sha256)
        return _sum(msgspec.msgpack.encode((self.stages, own, reading)))


def _outcome(task: Task, row: _Row) -> Outcome:
    shards = tuple(Shard(stage=part.stage, key=part.key, sha256=part.sha256) for part in row.parts)
    return Outcome(name=task.name, shards=shards, problems=row.problems, media=row.media)


def _sum(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_SUM).digest()
