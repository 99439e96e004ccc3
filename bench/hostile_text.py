"""Whether a frame's time grows with its text: 100 kB of the worst that its own words can make, and 200 kB.

    python bench/hostile_text.py [--kind KIND] [--most RATIO] [--size CHARACTERS]

The text is made of a frame's examples, of their beginnings and of its cues, over and over without an end of sentence.
Names have no frames: the whole kind goes through texts of the forms and examples of each of its groups of words, as
one passage, and through the texts of ``hostile_names.py``; of half the size, so that all kinds take some minutes.
Prints the texts for which twice the text takes more than RATIO (2.5) times as long, the slowest of each kind, and a
table of the kinds. Ends with status 1 where a text is steep. Writes nothing.
"""

from __future__ import annotations

import argparse
import gc
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from statistics import median

import hostile_names
from rules import said

from observance.extract import names
from observance.extract.kinds import SLOTS
from observance.lang import Names, languages
from observance.lang.frames import Frame, codes_of, frames, literals
from observance.lang.letters import folded

SIZE = 100_000
#: Below it (seconds) a time tells nothing of growth.
LEAST = 0.1
#: How often a growth that looks steep is looked at, since other work on the machine takes time too.
LOOKS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """How long a rule took for a text and for twice the text, in seconds."""

    rule: str
    text: str
    once: float
    twice: float

    @property
    def ratio(self) -> float:
        """How many times as long; what is too short to tell grows with its text."""
        return self.twice / self.once if self.twice > LEAST else 2.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", choices=sorted({*SLOTS, names.KIND}), help="look at the rules of this kind alone")
    parser.add_argument("--most", type=float, default=2.5)
    parser.add_argument("--size", type=int, help="of the text; the other is twice as long")
    args = parser.parse_args()
    table = []
    steep = 0
    for kind in [args.kind] if args.kind else sorted({*SLOTS, names.KIND}):
        size = args.size or (SIZE // 2 if kind == names.KIND else SIZE)
        rules = names_in(size) if kind == names.KIND else rules_of(kind, size)
        grown = [growth(rule, goes, text, args.most) for rule, goes, hostile in rules for text in hostile]
        steep += sum(one.ratio > args.most for one in grown)
        report(kind, size, grown, args.most)
        table.append(line(kind, size, grown))
    print(f"\n{'kind':14} {'texts':>6} {'characters':>10} {'steepest':>9} {'median':>7} {'slowest':>8} {'all':>7}")
    print("\n".join(table))
    return 1 if steep else 0


def growth(rule: str, goes: Callable[[str], object], text: str, most: float) -> Growth:
    """The time for a text's first half and for all of it, the least of several where it looks steep."""
    found = Growth(rule=rule, text=text, once=seconds(goes, text[: len(text) // 2]), twice=seconds(goes, text))
    for _ in range(LOOKS - 1):
        if found.ratio <= most:
            break
        once, twice = seconds(goes, text[: len(text) // 2]), seconds(goes, text)
        found = replace(found, once=min(once, found.once), twice=min(twice, found.twice))
    return found


def report(kind: str, size: int, grown: list[Growth], most: float) -> None:
    """Print the steep texts of a kind, and the slowest."""
    for one in grown:
        if one.ratio > most:
            print(f"{one.rule}: {one.once:.3f} s, twice the text {one.twice:.3f} s: {one.text[:60]!r} ...")
    for one in sorted(grown, key=lambda one: -one.twice)[:3]:
        print(f"{kind}: {one.twice:.3f} s for {2 * size:,} characters: {one.rule}: {one.text[:40]!r} ...", flush=True)


def line(kind: str, size: int, grown: list[Growth]) -> str:
    """The line of a kind in the table: how many times as long twice the text takes, and the seconds."""
    ratios = [one.ratio for one in grown if one.twice > LEAST] or [0.0]
    slowest, total = max(one.twice for one in grown), sum(one.once + one.twice for one in grown)
    told = f"{max(ratios):9.2f} {median(ratios):7.2f} {slowest:8.2f} {total:7.1f}"
    return f"{kind:14} {len(grown):6} {2 * size:10,} {told}"


Rule = tuple[str, Callable[[str], object], Iterator[str]]


def rules_of(kind: str, size: int) -> Iterator[Rule]:
    """The frames of a kind: name, how it goes through a text, and hostile texts."""
    for frame in (f for code in codes_of(kind) for f in frames(kind, code, SLOTS[kind])):
        yield frame.id, lambda text, frame=frame: all(frame.pattern.finditer(text)), texts(frame, size)  # type: ignore[misc]


def names_in(size: int) -> Iterator[Rule]:
    """How names are found in a text of a language, and hostile texts: of each group of words, and those without."""
    for name, code, text in hostile_names.texts(2 * size):
        yield f"{code}: {name}", lambda text, code=code: names.find(said(text, code)), iter((text,))  # type: ignore[misc]
    for language in languages():
        for group in fields(Names):
            words = getattr(language.names, group.name)
            plain = sorted({cue.strip() for form in words.forms[:6] for cue in literals(form)})
            pieces = [*words.examples[:1], " ".join(words.examples[:1]).title(), " ".join(plain)]
            code = language.code
            yield (
                f"{code}/names/{group.name}",
                lambda text, code=code: names.find(said(text, code)),
                repeated(pieces, size),
            )  # type: ignore[misc]


def texts(frame: Frame, size: int) -> Iterator[str]:
    """Hostile texts of twice the size for a frame."""
    plain = [re.sub(r"\[\[|\]\]|[.!?…]", "", example) for example in frame.examples]
    plain = plain if frame.cased else [folded(example) for example in plain]
    halves = [words[: len(words) // 2] for words in plain]
    return repeated([*plain[:1], *halves[:1], " ".join(frame.cues[:4])], size)


def repeated(pieces: list[str], size: int) -> Iterator[str]:
    """Texts of twice the size in which a piece stands over and over."""
    for piece in sorted(set(pieces)):
        if piece.strip():
            yield ((piece + " ") * (2 * size // (len(piece) + 1) + 1))[: 2 * size]


def seconds(goes: Callable[[str], object], text: str) -> float:
    """How long a rule takes to go through a text; as in :mod:`timeit`, no memory is collected in the meantime."""
    gc.disable()
    begin = time.process_time()
    goes(text)
    taken = time.process_time() - begin
    gc.enable()
    return taken


if __name__ == "__main__":
    sys.exit(main())
