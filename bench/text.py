"""Speed, growth and memory of reading and cutting text.

    python bench/text.py [FILE ...]

Reads the fictional record (or the files named), alone and repeated under other names; prints megabytes a second on
one core, the slope of time over 1 to 1,000 documents on log-log paper, and memory per document. Start-up (loading
word lists, compiling patterns) is left out: each measurement is preceded by one run that is not counted. Time is the
process's own, so that what else the machine does counts little.
"""

from __future__ import annotations

import math
import resource
import sys
import time
from hashlib import sha256
from pathlib import Path

from observance.domain.text import Source
from observance.read.files import read_bytes
from observance.segment import segment

EXAMPLE = Path(__file__).parents[1] / "examples" / "documents" / "can-pv-9.txt"
SIZES = (1, 3, 10, 30, 100, 300, 1000)


def main() -> int:
    for path in [Path(a) for a in sys.argv[1:]] or [EXAMPLE]:
        data = path.read_bytes()
        run(data, 2)
        seconds = min(timed(data, 1) for _ in range(9))
        print(f"{path.name}: {len(data) / seconds / 1e6:.2f} MB a second, {seconds * 1e3:.1f} ms")
    growth(EXAMPLE.read_bytes()[:8000])
    return 0


def run(data: bytes, times: int) -> None:
    """Read and cut the same bytes under ``times`` names, keeping nothing."""
    for k in range(times):
        copy = data + f"\n{k}\n".encode()
        source = Source(name=f"copy-{k}.txt", sha256=sha256(copy).hexdigest(), size=len(copy))
        segment(read_bytes(copy, source, f"copy-{k}"))


def timed(data: bytes, times: int) -> float:
    before = time.process_time()
    run(data, times)
    return time.process_time() - before


def growth(data: bytes) -> None:
    """Time and memory over the number of documents."""
    rows = []
    for size in SIZES:
        seconds = timed(data, size)
        rows.append((size, seconds, memory()))
        print(f"{size:>6} documents  {seconds:8.3f} s  {rows[-1][2]:7.1f} MB")
    print(f"slope of time {slope([(n, s) for n, s, _ in rows]):.3f}")
    first, last = rows[2], rows[-1]
    print(f"memory x{last[2] / first[2]:.3f}, {(last[2] - first[2]) * 1e3 / (last[0] - first[0]):.2f} KB a document")


def memory() -> float:
    """The most memory that the process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def slope(points: list[tuple[int, float]]) -> float:
    """The slope of a line through the logarithms, by least squares."""
    xs, ys = [math.log(x) for x, _ in points], [math.log(y) for _, y in points]
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sum((x - mx) ** 2 for x in xs)


if __name__ == "__main__":
    sys.exit(main())
