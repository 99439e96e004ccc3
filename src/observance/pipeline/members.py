"""What is packed in messages and archives: each member is a document of its own, named ``mail/a.eml!/annex.pdf``.

Reads containers, in the cage; writes the bytes of their members into the scratch folder and what was found in each
container into ``cache/members``, so that a container whose members are all known is not opened again. A member has its
own sum, reference, parts and line; one that cannot be unpacked costs itself.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from observance.casefile.disk import read_sealed, seal
from observance.casefile.generation import ARCHIVE
from observance.disk import write_whole
from observance.domain.edition import Problem
from observance.errors import EmptyFile, ObservanceError, ReadError
from observance.pipeline.intake import bytes_of
from observance.pipeline.problems import broken, is_lasting, problem_of
from observance.pipeline.sources import SourceFile, unused_name
from observance.pipeline.work import MEMBERS, Plan, Task, file_changed, unwritable
from observance.read.cage import cage_for
from observance.read.cage.limits import too_deep, too_many_bytes, too_many_members
from observance.read.sniff import CONTAINERS, WITHIN


class Member(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A member as it was found: its name in the container, and the sum of its bytes or why there are none."""

    name: str
    size: int | None = None
    sha256: str | None = None
    problem: Problem | None = None


class Listing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a container holds, and why it was not opened to its end; ``lasting``: it would be so again."""

    container: str
    members: tuple[Member, ...] = ()
    problem: Problem | None = None
    lasting: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A member as a document to be: its file, as soon as it is put there, and the container that it is in."""

    source: SourceFile
    container: Task


@dataclass(slots=True, kw_only=True)
class Unpacking:
    """The containers of one build, level by level: what was found in all of them together, and what went wrong."""

    plan: Plan
    number: Counter[str] = field(default_factory=Counter)
    size: Counter[str] = field(default_factory=Counter)
    problems: dict[str, Problem] = field(default_factory=dict)
    opened: set[str] = field(default_factory=set)
    used: set[Path] = field(default_factory=set)

    def open(self, tasks: Iterable[Task], media: Mapping[str, str | None], taken: Iterable[str]) -> list[Packed]:
        """The members of those documents that are containers; their names differ from those ``taken``."""
        found = [replace(task, media=media[task.name]) for task in tasks if media.get(task.name) in CONTAINERS]
        containers = self._granted([task for task in found if self._is_shallow(task)])
        listings = {task.name: kept for task in containers if (kept := known_listing(self.plan, task))}
        # In this process: what is dangerous about it happens in the cage.
        listings |= {task.name: unpack(self.plan, task) for task in containers if task.name not in listings}
        names = set(taken)
        return [packed for task in containers for packed in self._listed(task, listings[task.name], names)]

    def _is_shallow(self, task: Task) -> bool:
        if task.depth >= self.plan.limits.depth:
            self.problems[task.name] = problem_of(MEMBERS, too_deep(self.plan.limits))
        return task.depth < self.plan.limits.depth

    def _granted(self, tasks: Sequence[Task]) -> list[Task]:
        """What a file of the folder may still unpack to is divided among the containers in it on this level."""
        shares = Counter(task.outermost.name for task in tasks)
        left = {name: self.plan.limits.bytes - self.size[name] for name in shares}
        return [replace(t, allowance=left[t.outermost.name] // shares[t.outermost.name]) for t in tasks]

    def _listed(self, task: Task, listing: Listing, names: set[str]) -> Iterator[Packed]:
        self.used.add(listing_place(self.plan, task))
        if listing.problem is not None:
            self.problems[task.name] = listing.problem
        elif not listing.members and task.media == ARCHIVE:
            self.problems[task.name] = problem_of(
                MEMBERS, EmptyFile("the archive holds no files", do="ask for it again")
            )
        if listing.members:
            self.opened.add(task.name)
        outermost = task.outermost.name
        for member in listing.members:
            if self.number[outermost] >= self.plan.limits.members:
                self.problems[task.name] = problem_of(MEMBERS, too_many_members(self.plan.limits))
                return
            self.number[outermost] += 1
            self.size[outermost] += member.size or 0
            name = unused_name(f"{task.name}{WITHIN}{member.name}", names)
            names.add(name)
            yield Packed(source=_source(self.plan, name, task, member), container=task)

    def tidy(self) -> None:
        """Drop the bytes of members, and listings of containers that are gone."""
        shutil.rmtree(self.plan.case.scratch / "members", ignore_errors=True)
        for place in (self.plan.case.cache / "members").glob("*.jsonl"):
            if place not in self.used:
                place.unlink()


def _source(plan: Plan, name: str, container: Task, member: Member) -> SourceFile:
    return SourceFile(
        name=name,
        path=member_place(plan, member.sha256 or ""),
        size=member.size,
        sha256=member.sha256,
        declaration=container.declaration,
        problem=member.problem,
    )


def known_listing(plan: Plan, task: Task) -> Listing | None:
    """What was found in a container before, if that was kept."""
    sealed = read_sealed(listing_place(plan, task))
    if sealed is None:
        return None
    try:
        return msgspec.structs.replace(msgspec.json.decode(sealed.rows[0], type=Listing), container=task.name)
    except (msgspec.DecodeError, IndexError):
        return None


def unpack(plan: Plan, task: Task) -> Listing:
    """Open a container: put the bytes of each member into the scratch folder, and keep what was found."""
    try:
        put_in_place(plan, task)
        found = _opened(plan, task)
    except ObservanceError as error:
        found = Listing(container=task.name, problem=problem_of(MEMBERS, error), lasting=is_lasting(error))
    except OSError as error:
        raise unwritable(plan.case, error) from error
    except Exception as error:  # a container must not cost the others
        found = Listing(container=task.name, problem=broken(MEMBERS, error), lasting=False)
    if found.lasting:
        content, _ = seal([msgspec.json.encode(found)])
        write_whole(listing_place(plan, task), content, plan.case.scratch)
    return found


def put_in_place(plan: Plan, task: Task) -> None:
    """See to it that the bytes of a member lie where its task says: if they do not, its container is opened anew."""
    if task.container is not None and not task.path.is_file():
        unpack(plan, task.container)


def _opened(plan: Plan, task: Task) -> Listing:
    data = bytes_of(task.path, plan.limits)
    if hashlib.sha256(data).hexdigest() != task.sha256:
        raise file_changed()
    members: list[Member] = []
    size, problem, lasting = 0, None, True
    try:
        for member in cage_for(plan.limits, opener=plan.opener).members(task.media or "", data):
            size += len(member.data)
            if size > task.allowance:
                raise too_many_bytes(plan.limits)
            name = unused_name(member.name, {known.name for known in members})
            members.append(_kept(plan, name, member.data) if member.problem is None else _lost(name, member.problem))
    except ReadError as error:
        problem, lasting = problem_of(MEMBERS, error), is_lasting(error)
    return Listing(container=task.name, members=tuple(members), problem=problem, lasting=lasting)


def _kept(plan: Plan, name: str, data: bytes) -> Member:
    total = hashlib.sha256(data).hexdigest()
    place = member_place(plan, total)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        apart = place.with_name(f"{os.getpid()}-{total}")
        apart.write_bytes(data)
        apart.replace(place)
    return Member(name=name, size=len(data), sha256=total)


def _lost(name: str, error: ObservanceError) -> Member:
    return Member(name=name, problem=problem_of("read", error))


def member_place(plan: Plan, sha256: str) -> Path:
    """Where the bytes of a member lie while a build needs them."""
    return plan.case.scratch / "members" / sha256


def listing_place(plan: Plan, task: Task) -> Path:
    """Where the listing of a container lies: its bytes, its kind, the rules of opening and the limits name it."""
    limits = (plan.limits.bytes, plan.limits.members, task.allowance)
    seed = msgspec.json.encode([task.sha256, task.media, plan.opener, plan.stages[0].version, limits])
    return plan.case.cache / "members" / f"{hashlib.sha256(seed).hexdigest()}.jsonl"
