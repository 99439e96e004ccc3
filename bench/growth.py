#!/usr/bin/env python3
"""Who is who at scale: seconds, memory and growth over mentions that are generated.

    python bench/growth.py [MENTIONS ...]
    python bench/growth.py --one-more [MENTIONS ...]

Generates documents of invented names (a hundred mentions each, ten mentions an actor): persons with given names,
initials or a family name alone, bodies, States; resolves them in one process, each size in a
process of its own, and prints seconds of the processor, the greatest memory, the number of actors, and the slope of
time over size on log-log paper. The same numbers come with every run: nothing is drawn by chance.

With ``--one-more`` the findings lie in the shards of a case, as a build leaves them. One process resolves all and keeps
the parts; another, which has nothing in memory but the words, tells who is who with one more document, five times with
another one: from what is kept on the disk to what is kept for the next. It prints the seconds of the clock, of the
processor, how many mentions were resolved anew and how many shards were written, and at last whether the shards
are those that all documents give from nothing.
"""

from __future__ import annotations

import hashlib
import math
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TypeVar

from observance.casefile.finding_rows import findings_of, findings_rows
from observance.casefile.folder import CaseFolder, read_shard, write_shard
from observance.casefile.generation import PartShard, Shard
from observance.domain.findings import ActorKind, Findings, NameMention
from observance.domain.matters import About, Matter
from observance.domain.parties import Parties
from observance.domain.record import DocumentKind
from observance.domain.text import Citation
from observance.pipeline import touching
from observance.pipeline.growing import grown
from observance.pipeline.growth import Growth
from observance.resolve import resolve, resolve_part
from observance.resolve.named import Named

R = TypeVar("R")

SIZES = (125_000, 250_000, 500_000, 1_000_000)
A_DOCUMENT, AN_ACTOR, MORE = 100, 10, 5
# fmt: off
ONSETS = (
    "b", "br", "ch", "d", "dr", "f", "g", "gr", "h", "k", "kl", "kr", "l", "m", "n", "p", "pl", "r", "s", "sh",
    "sk", "st", "t", "tr", "v", "z", "zh",
)
VOWELS = (
    "a", "e", "i", "o", "u",
)
CODAS = (
    "b", "d", "g", "k", "l", "m", "n", "r", "s", "t", "v", "nd", "rk", "lt",
)
ENDINGS = (
    "ov", "in", "sky", "enko", "ian", "ev", "uk", "ar", "el", "esh",
)
GIVEN = (
    "Anna", "Boris", "Clara", "Dmitri", "Elena", "Farid", "Greta", "Hugo", "Irina", "Jonas", "Karim", "Larissa",
    "Marta", "Nurlan", "Olga", "Pavel", "Rosa", "Timur",
)
HEADS = (
    "Union of {} Workers of {}", "Federation of {} Workers of {}", "Trade Union of {} Workers of {}",
)
TRADES = (
    "Port", "Rail", "Metal", "Textile", "Mining", "Farm", "Postal", "Hotel", "Bank", "Energy", "Transport",
    "Health", "Education", "Food", "Wood",
)
STATES = (
    "AR", "BE", "BR", "CA", "CL", "DE", "DK", "EG", "ES", "FI", "FR", "GB", "GH", "ID", "IE", "IN", "IT", "JP",
    "KE", "KZ", "MA", "MX", "NG", "NL", "NO", "PE", "PL", "PT", "SE", "SN", "TN", "TR", "UA", "UY", "ZA",
)
# fmt: on


def families(count: int) -> list[str]:
    """So many family names, no two alike."""
    chance = Random(7)
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = "".join(chance.choice(ONSETS) + chance.choice(VOWELS) for _ in range(chance.choice((1, 2, 2, 3))))
        found[(syllables + chance.choice(CODAS) + chance.choice(ENDINGS)).capitalize()] = None
    return list(found)


def documents(mentions: int, more: int = 0) -> Iterator[Findings]:
    """Documents with so many mentions, each actor in several documents of one State, and so many documents more."""
    chance = Random(11)
    actors = mentions // AN_ACTOR
    of_state = [list(range(n, actors, len(STATES))) for n in range(len(STATES))]
    names = families(max(10, actors // 2))
    for n in range(mentions // A_DOCUMENT + more):
        home = n % len(STATES)
        cast = [chance.choice(of_state[home]) for _ in range(25)]
        made = [_mention(chance, f"d{n:06}", k, chance.choice(cast), names, home) for k in range(A_DOCUMENT)]
        about = About(kind=DocumentKind.LETTER, matters=(Matter(state_code=STATES[home]),))
        yield Findings(document=f"d{n:06}", about=about).with_kind("names", made)


def _mention(chance: Random, document: str, k: int, actor: int, names: list[str], home: int) -> NameMention:
    kind, printed, rule = ActorKind.PERSON, "", "names:person"
    if actor % 20 == 0:
        kind, printed, rule = ActorKind.STATE, STATES[home], "names:state"
    elif actor % 3 == 0:
        kind, rule = ActorKind.ORGANISATION, "names:body en"
        printed = HEADS[actor % 7 % 3].format(TRADES[actor % len(TRADES)], names[actor * 7 % len(names)])
    else:
        family, given = names[actor * 13 % len(names)], GIVEN[actor % len(GIVEN)]
        printed = (f"{given} {family}", f"{family} {given[0]}.", f"{given} {family}", family)[chance.randrange(4)]
        rule = "names:surname" if printed == family else rule
    start = k * 60
    place = Citation(
        document=document, text_sha256="0", passage=1, page=None, start=start, end=start + len(printed),
        segments=((start, start + len(printed)),), quote=printed,
    )  # fmt: skip
    country = STATES[home] if kind is ActorKind.STATE else None
    return NameMention(citation=place, rule=rule, kind=kind, name=printed, country=country)


def measure(mentions: int) -> tuple[float, float, int]:
    """Seconds of the processor, GiB at most, and actors."""
    resolve(documents(1000))
    made = list(documents(mentions))
    begun = time.process_time()
    found = resolve(made)
    seconds = time.process_time() - begun
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, len(found.actors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A case whose documents have their findings in shards; the last ``MORE`` of them are still to come."""

    path: Path
    shards: tuple[Shard, ...]

    @classmethod
    def of(cls, path: Path, mentions: int) -> Stored:
        """Write the findings of all documents."""
        case = CaseFolder(path=path)
        made = (
            write_shard(case, found.document, hashlib.sha256(found.document.encode()).hexdigest(), findings_rows(found))
            for found in documents(mentions, MORE)
        )
        return cls(path=path, shards=tuple(made))

    def growth(self, more: int, cache: str = "") -> Growth:
        """The case with so many of the documents that were to come, each somewhere among the others."""
        case, by_name = CaseFolder(path=self.path), {shard.stage: shard for shard in self.shards}
        names = [shard.stage for shard in self.shards[:-MORE]]
        for n, shard in enumerate(self.shards[-MORE:][:more]):
            names.insert((n + 1) * len(names) // (MORE + 1), shard.stage)
        return Growth(
            case=case,
            stage=f"resolve{cache}",
            version="1",
            documents=tuple((name, by_name[name].sha256) for name in names),
            load=lambda name: findings_of(read_shard(case, by_name[name]).rows),
        )


def measure_whole(stored: Stored, more: int, cache: str) -> tuple[float, float, str]:
    """Seconds of the processor, GiB at most, and the sum of all shards, from nothing."""
    begun = time.process_time()
    shards = grown(stored.growth(more, cache))
    seconds = time.process_time() - begun
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, _sum(shards)


def measure_more(stored: Stored) -> tuple[list[tuple[float, float, int, int]], str]:
    """Of each document more: seconds of the clock and of the processor, mentions resolved, shards written."""
    resolve(documents(1000))
    shards: tuple[PartShard, ...] = ()
    measured = []
    for more in range(1, MORE + 1):
        sizes: list[int] = []
        touching.resolve_part = _counting(sizes)
        before = set(shards)
        clock, processor = time.perf_counter(), time.process_time()
        shards = grown(stored.growth(more))
        seconds = time.perf_counter() - clock, time.process_time() - processor
        measured.append((*seconds, sum(sizes), len(set(shards) - before) if before else -1))
    return measured, _sum(shards)


def _counting(sizes: list[int]) -> Callable[[Sequence[Named]], Parties]:
    def counted(part: Sequence[Named]) -> Parties:
        sizes.append(len(part))
        return resolve_part(part)

    return counted


def _sum(shards: Iterable[PartShard]) -> str:
    return hashlib.sha256("".join(f"{one.name} {one.sha256}\n" for one in shards).encode()).hexdigest()


def alone(work: Callable[..., R], *given: object) -> R:
    """Do something in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, given)


def one_more(sizes: Sequence[int]) -> None:
    """Measure what one more document costs in cases of several sizes."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            stored = Stored.of(Path(folder), size)
            seconds, memory, _ = alone(measure_whole, stored, 0, "")
            print(f"{size:>9} mentions from nothing: {seconds:.1f} s, {memory:.2f} GiB", flush=True)
            measured, total = alone(measure_more, stored)
            for clock, processor, mentions, shards in measured:
                print(f"  one more: {clock:.2f} s ({processor:.2f} s of the processor), {mentions} mentions", end=" ")
                print(f"resolved, {shards} shards" if shards >= 0 else "resolved", flush=True)
            same = total == alone(measure_whole, stored, MORE, "new")[2]
            print(f"  the shards are {'those' if same else 'NOT THOSE'} from nothing", flush=True)


def main() -> None:
    """Measure every size and the slope, or one more document."""
    is_more = "--one-more" in sys.argv
    sizes = [int(one) for one in sys.argv[1:] if one.isdigit()] or list(SIZES[-1:] if is_more else SIZES)
    if is_more:
        one_more(sizes)
    else:
        all_at_once(sizes)


def all_at_once(sizes: Sequence[int]) -> None:
    """Measure every size and the slope."""
    points = []
    for size in sizes:
        seconds, memory, actors = alone(measure, size)
        points.append((math.log(size), math.log(seconds)))
        print(f"{size:>9} mentions: {seconds:8.1f} s, {memory:5.2f} GiB, {actors} actors", flush=True)
    if len(points) > 1:
        mean_x, mean_y = (sum(values) / len(points) for values in zip(*points, strict=True))
        slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)
        print(f"slope {slope:.2f}")


if __name__ == "__main__":
    main()
