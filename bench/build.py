"""Start, first build, rebuild and growth of a case.

    python bench/build.py [DOCUMENTS]

Makes a folder of so many small documents (1,000 by default) out of the fictional letters, news and records, builds it,
builds it again with nothing changed and with one new document, and prints the seconds of each. The start of the
command line is that of ``observance --help`` in a process of its own, the best of ten.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from observance.executors import Processes
from observance.pipeline import build

DOCUMENTS = Path(__file__).parents[1] / "examples" / "documents"
KINDS = ("wftl-letter.txt", "aisl-carta.txt", "harbour-news.html", "prichal-news.txt", "veldania-information.txt")


def main() -> int:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    print(f"observance --help: {start():.3f} s")
    with tempfile.TemporaryDirectory() as scratch:
        folder, case = Path(scratch, "documents"), Path(scratch, "case")
        folder.mkdir()
        for k in range(wanted):
            write(folder, k)
        print(f"first build of {wanted} documents: {timed(folder, case):.2f} s")
        print(f"again, nothing changed: {timed(folder, case):.2f} s")
        write(folder, wanted)
        print(f"again, one new document: {timed(folder, case):.2f} s")
    return 0


def start() -> float:
    """The best start of ten, in seconds."""
    command = [str(Path(sys.executable).with_name("observance")), "--help"]
    return min(seconds(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(10))


def write(folder: Path, k: int) -> None:
    """A document that no other is the same as."""
    source = DOCUMENTS / KINDS[k % len(KINDS)]
    (folder / f"{source.stem}-{k:05}{source.suffix}").write_bytes(source.read_bytes() + f"\n\nCopy {k}.\n".encode())


def timed(folder: Path, case: Path) -> float:
    return seconds(lambda: build(folder, case, executor=Processes(workers=2)))


def seconds(run: object) -> float:
    before = time.perf_counter()
    run()  # type: ignore[operator]
    return time.perf_counter() - before


if __name__ == "__main__":
    sys.exit(main())
