#!/usr/bin/env python3
"""Who is who at scale: seconds, memory and growth over mentions that are generated.

    python bench/growth.py [MENTIONS ...]

Generates documents of invented names (a hundred mentions each, ten mentions an actor): persons with given names,
initials or a family name alone, bodies with their letters, States; resolves them in one process, each size in a
process of its own, and prints seconds of the processor, the greatest memory, the number of actors, and the slope of
time over size on log-log paper. The same numbers come with every run: nothing is drawn by chance.
"""

from __future__ import annotations

import math
import multiprocessing
import resource
import sys
import time
from collections.abc import Iterator
from random import Random

from observance.domain.findings import ActorKind, Findings, NameMention
from observance.domain.matters import About, Matter
from observance.domain.record import DocumentKind
from observance.domain.text import Citation
from observance.resolve import resolve

SIZES = (125_000, 250_000, 500_000, 1_000_000)
A_DOCUMENT, AN_ACTOR = 100, 10
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


def documents(mentions: int) -> Iterator[Findings]:
    """Documents that name so many actors, each in several documents of one State."""
    chance = Random(11)
    actors = mentions // AN_ACTOR
    of_state = [list(range(n, actors, len(STATES))) for n in range(len(STATES))]
    names = families(max(10, actors // 2))
    for n in range(mentions // A_DOCUMENT):
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


def main() -> None:
    """Measure every size and the slope."""
    sizes = [int(one) for one in sys.argv[1:]] or list(SIZES)
    points = []
    for size in sizes:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            seconds, memory, actors = pool.apply(measure, (size,))
        points.append((math.log(size), math.log(seconds)))
        print(f"{size:>9} mentions: {seconds:8.1f} s, {memory:5.2f} GiB, {actors} actors", flush=True)
    if len(points) > 1:
        mean_x, mean_y = (sum(values) / len(points) for values in zip(*points, strict=True))
        slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)
        print(f"slope {slope:.2f}")


if __name__ == "__main__":
    main()
