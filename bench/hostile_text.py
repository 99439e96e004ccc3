"""Whether a frame's time grows with its text: 100 kB of the worst that its own words can make, and 200 kB.

    python bench/hostile_text.py [--kind KIND] [--most RATIO]

The text is made of a frame's examples, of their beginnings and of its cues, over and over without an end of sentence.
Prints the frames whose time for twice the text is more than RATIO (2.5) times as long, and the slowest. Ends with
status 1 where there is any. Writes nothing.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Iterator

from observance.extract.kinds import SLOTS
from observance.lang.frames import Frame, codes_of, frames

SIZE = 100_000
#: Below it (seconds) a time tells nothing of growth.
LEAST = 0.05


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", choices=sorted(SLOTS), help="look at the frames of this kind alone")
    parser.add_argument("--most", type=float, default=2.5)
    args = parser.parse_args()
    slowest: list[tuple[float, str]] = []
    steep = 0
    for kind in [args.kind] if args.kind else sorted(SLOTS):
        for frame in (f for code in codes_of(kind) for f in frames(kind, code, SLOTS[kind])):
            worst = 0.0
            for text in texts(frame):
                once, twice = seconds(frame, text[:SIZE]), seconds(frame, text)
                worst = max(worst, twice)
                if twice > LEAST and twice > args.most * once:
                    steep += 1
                    print(f"{frame.id}: {once:.3f} s, twice the text {twice:.3f} s: {text[:60]!r} ...", flush=True)
            slowest.append((worst, frame.id))
    for worst, name in sorted(slowest, reverse=True)[:10]:
        print(f"{worst:7.3f} s for {2 * SIZE:,} characters: {name}")
    return 1 if steep else 0


def texts(frame: Frame) -> Iterator[str]:
    """Hostile texts of twice the size."""
    plain = [re.sub(r"\[\[|\]\]|[.!?…]", "", example) for example in frame.examples]
    halves = [words[: len(words) // 2] for words in plain]
    for piece in {*plain[:1], *halves[:1], " ".join(frame.cues[:4])}:
        if piece.strip():
            yield ((piece + " ") * (2 * SIZE // (len(piece) + 1) + 1))[: 2 * SIZE]


def seconds(frame: Frame, text: str) -> float:
    """The lesser of two times in which a frame goes through a text."""
    times = []
    for _ in range(2):
        begin = time.process_time()
        for _found in frame.pattern.finditer(text):
            pass
        times.append(time.process_time() - begin)
    return min(times)


if __name__ == "__main__":
    sys.exit(main())
