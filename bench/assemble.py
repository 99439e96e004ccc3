"""How long a case file takes to assemble: 10,000 documents of 500 cases, and one document more.

    python bench/assemble.py [--documents 10000] [--cases 500] [--names stems] [--profile]

The findings are generated (``case_documents.py``); a build that has the stages of documents alone lays them into a case
folder, with a reading of each. What is measured is the whole build that follows, on one core, with every product on
the disk: looking at the files, at what is known of each document, then editions, matters, who is who, asks with issues,
follow-up, timeline and the rest, disagreements, holdings, and the new generation. In full; then with one document
more, which has to be read too; then with nothing new. Seconds are those of the processor, of this process; each build
is a process of its own, so that its memory is told too. ``--names`` says how persons are
named: of ten stems, so that most names are nearly alike through all cases; or as unlike as names are, a few of them
borne by many. ``--profile`` prints where the time of one document more goes.
"""

from __future__ import annotations

import argparse
import cProfile
import multiprocessing
import pstats
import resource
import tempfile
from pathlib import Path
from time import process_time

from case_documents import NAMES_OF, file_of, own_stages

from observance.casefile import CaseFile
from observance.pipeline import Scope, build, standard_stages
from observance.progress import ProgressEvent, StageDone


def lay(folder: Path, case: Path) -> None:
    """The documents as their own stages leave them."""
    build(folder, case, stages=own_stages())


def assemble(folder: Path, case: Path) -> None:
    """Build, and print the seconds of all and of each stage that sees several documents."""
    times: list[str] = []

    def hear(event: ProgressEvent) -> None:
        if isinstance(event, StageDone):
            times.append(f"{event.stage} {event.seconds:.1f}")

    begun = process_time()
    wide = tuple(stage for stage in standard_stages() if stage.scope is Scope.CASE)
    build(folder, case, stages=(*own_stages(), *wide), on_event=hear, clock=process_time)
    seconds = process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {seconds:.1f} s, peak memory {peak:.0f} MB; {', '.join(times) or 'no stage ran'}", flush=True)


def profiled(folder: Path, case: Path) -> None:
    """Build, and print where the time goes."""
    profile = cProfile.Profile(process_time)
    profile.runcall(assemble, folder, case)
    for order in ("cumulative", "tottime"):
        pstats.Stats(profile).sort_stats(order).print_stats(50)


def apart(what: str, work: object, *given: object) -> None:
    """Do something in a process of its own."""
    print(f"{what}:", flush=True)
    process = multiprocessing.get_context("spawn").Process(target=work, args=given)  # type: ignore[arg-type]
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(process.exitcode)


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--cases", type=int, default=500)
    parser.add_argument("--names", choices=NAMES_OF, default=NAMES_OF[0], help="how persons are named")
    parser.add_argument("--profile", action="store_true", help="where the time of one document more goes")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder, case = Path(scratch, "documents"), Path(scratch, "case")
        folder.mkdir()
        for n in range(args.documents):
            file_of(folder, f"d{n:05}", n % args.cases, n // args.cases, args.names)
        lay(folder, case)
        apart(f"{args.documents} documents of {args.cases} cases", assemble, folder, case)
        file_of(folder, "dx", 0, args.documents // args.cases, args.names)
        apart("one document more", profiled if args.profile else assemble, folder, case)
        apart("nothing new", assemble, folder, case)
        file = CaseFile.open(case)
        asks, differing = (sum(map(len, found)) for found in (asks_of(file), differences_of(file)))
        print(f"{asks} asks, {differing} disagreements, {len(file.holdings())} holdings")


def asks_of(file: CaseFile) -> list[tuple[object, ...]]:
    """The asks of each case."""
    return [one.asks for one in file.cases()]


def differences_of(file: CaseFile) -> list[tuple[object, ...]]:
    """The disagreements of each case."""
    return [one.disagreements for one in file.differences()]


if __name__ == "__main__":
    main()
