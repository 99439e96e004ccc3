"""Whether a frame's time grows with its text: 100 kB of the worst that its own words can make, and 200 kB.

    python bench/hostile_text.py [--kind KIND] [--most RATIO]

The text is made of a frame's examples, of their beginnings and of its cues, over and over without an end of sentence.
Names have no frames: the whole kind goes through texts of the forms and examples of each of its groups of words, as
one passage. Prints the rules whose time for twice the text is more than RATIO (2.5) times as long, and the slowest.
Ends with status 1 where there is any. Writes nothing.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import fields

from rules import said

from observance.extract import names
from observance.extract.kinds import SLOTS
from observance.lang import Names, languages
from observance.lang.frames import Frame, codes_of, frames, literals

SIZE = 100_000
#: Below it (seconds) a time tells nothing of growth.
LEAST = 0.05


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", choices=sorted({*SLOTS, names.KIND}), help="look at the rules of this kind alone")
    parser.add_argument("--most", type=float, default=2.5)
    args = parser.parse_args()
    slowest: list[tuple[float, str]] = []
    steep = 0
    for kind in [args.kind] if args.kind else sorted({*SLOTS, names.KIND}):
        for name, goes, hostile in groups_of_names() if kind == names.KIND else rules_of(kind):
            worst = 0.0
            for text in hostile:
                once, twice = seconds(goes, text[:SIZE]), seconds(goes, text)
                worst = max(worst, twice)
                if twice > LEAST and twice > args.most * once:
                    steep += 1
                    print(f"{name}: {once:.3f} s, twice the text {twice:.3f} s: {text[:60]!r} ...", flush=True)
            slowest.append((worst, name))
    for worst, name in sorted(slowest, reverse=True)[:10]:
        print(f"{worst:7.3f} s for {2 * SIZE:,} characters: {name}")
    return 1 if steep else 0


Rule = tuple[str, Callable[[str], object], Iterator[str]]


def rules_of(kind: str) -> Iterator[Rule]:
    """The frames of a kind: name, how it goes through a text, and hostile texts."""
    for frame in (f for code in codes_of(kind) for f in frames(kind, code, SLOTS[kind])):
        yield frame.id, lambda text, frame=frame: all(frame.pattern.finditer(text)), texts(frame)  # type: ignore[misc]


def groups_of_names() -> Iterator[Rule]:
    """The groups of words around names: how names are found in a text of that language, and hostile texts."""
    for language in languages():
        for group in fields(Names):
            words = getattr(language.names, group.name)
            plain = sorted({cue.strip() for form in words.forms[:6] for cue in literals(form)})
            pieces = [*words.examples[:1], " ".join(words.examples[:1]).title(), " ".join(plain)]
            code = language.code
            yield f"{code}/names/{group.name}", lambda text, code=code: names.find(said(text, code)), repeated(pieces)  # type: ignore[misc]


def texts(frame: Frame) -> Iterator[str]:
    """Hostile texts of twice the size for a frame."""
    plain = [re.sub(r"\[\[|\]\]|[.!?…]", "", example) for example in frame.examples]
    halves = [words[: len(words) // 2] for words in plain]
    return repeated([*plain[:1], *halves[:1], " ".join(frame.cues[:4])])


def repeated(pieces: list[str]) -> Iterator[str]:
    """Texts of twice the size in which a piece stands over and over."""
    for piece in sorted(set(pieces)):
        if piece.strip():
            yield ((piece + " ") * (2 * SIZE // (len(piece) + 1) + 1))[: 2 * SIZE]


def seconds(goes: Callable[[str], object], text: str) -> float:
    """The lesser of two times in which a rule goes through a text."""
    times = []
    for _ in range(2):
        begin = time.process_time()
        goes(text)
        times.append(time.process_time() - begin)
    return min(times)


if __name__ == "__main__":
    sys.exit(main())
