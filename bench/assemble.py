"""How long a case file takes to assemble: 10,000 documents of 500 cases, and one document more.

    python bench/assemble.py [--documents 10000] [--cases 500] [--only STAGE ...]

The findings are generated (``case_documents.py``) and laid into a case folder as the stages of documents would. What
is measured is all that follows, from the findings being there to the new generation being written, on one core, with
every product on the disk: editions, matters, who is who, asks with issues, follow-up, timeline and the rest,
disagreements, holdings. In full; then with one document more; then with nothing new. Seconds are those of the
processor, of this process; each build is a process of its own, so that its memory is told too.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import tempfile
from collections.abc import Iterable
from pathlib import Path
from time import process_time

from case_documents import document, documents, outline

from observance.assemble.about import about_alone
from observance.casefile import CaseFile, Entry, Generation, Shard, State
from observance.casefile.disk import seal
from observance.casefile.finding_rows import findings_rows
from observance.casefile.folder import CaseFolder, begin_case, last_divided, switch_generation
from observance.casefile.rows import outline_rows
from observance.domain.findings import Findings
from observance.pipeline import Scope, Stage, standard_stages
from observance.pipeline.wide_stages import WideStages
from observance.pipeline.work import Plan
from observance.progress import ProgressEvent, StageDone


def laid(case: CaseFolder, found: Findings) -> Entry:
    """A document as its own stages leave it."""
    made = {
        "extract": findings_rows(found),
        "outline": outline_rows(outline(found)),
        "about": findings_rows(about_alone(found)),
    }
    shards = []
    for stage, rows in made.items():
        content, sha256 = seal(rows)
        place = case.shard_place(f"{sha256[:60]}{len(stage):04}")
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(content)
        shards.append(Shard(stage=stage, key=place.stem, sha256=sha256))
    return Entry(
        document=f"{found.document}.txt", reference=found.document, sha256="0", size=1, state=State.READ,
        media="text/plain", shards=tuple(shards),
    )  # fmt: skip


def assemble(path: Path, entries: Iterable[Entry], only: Iterable[str]) -> None:
    """Run the stages that see several documents, write the generation, and print the time of each."""
    case = CaseFolder(path=path)
    stages = tuple(stage for stage in standard_stages() if _is_wanted(stage, tuple(only)))
    own = tuple(stage for stage in stages if stage.scope is Scope.DOCUMENT)
    plan = Plan(case=case, root=path, stages=own, options=(), clock=process_time)
    times: list[str] = []

    def hear(event: ProgressEvent) -> None:
        if isinstance(event, StageDone):
            times.append(f"{event.stage} {event.seconds:.1f}")

    begun = process_time()
    ordered = tuple(sorted(entries, key=lambda entry: entry.document))
    before = last_divided(case)
    wide = WideStages(
        case=case, plan=plan, stages=stages, entries=ordered, tell=hear, clock=process_time, before=before
    )
    wide.go()
    made = Generation(entries=ordered, shards=tuple(wide.shards.values()), divided=tuple(wide.divided.values()))
    switch_generation(case, made)
    seconds = process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {seconds:.1f} s, peak memory {peak:.0f} MB; {', '.join(times) or 'no stage ran'}", flush=True)


def _is_wanted(stage: Stage, only: tuple[str, ...]) -> bool:
    """``only`` names stages of the case; those of documents are always there."""
    return not only or stage.scope is Scope.DOCUMENT or stage.name in only


def apart(path: Path, entries: tuple[Entry, ...], only: tuple[str, ...], what: str) -> None:
    """A build in a process of its own."""
    print(f"{what}:", flush=True)
    process = multiprocessing.get_context("spawn").Process(target=assemble, args=(path, entries, only))
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(process.exitcode)


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--cases", type=int, default=500)
    parser.add_argument("--only", nargs="*", default=(), help="stages of the case; those that they need among them")
    args = parser.parse_args()
    only = tuple(args.only)
    with tempfile.TemporaryDirectory() as scratch:
        case = CaseFolder(path=Path(scratch, "case"))
        case.path.mkdir()
        begin_case(case, Path(scratch))
        entries = tuple(laid(case, found) for found in documents(args.documents, args.cases))
        apart(case.path, entries, only, f"{args.documents} documents of {args.cases} cases")
        entries += (laid(case, document("dx", 0, args.documents // args.cases)),)
        apart(case.path, entries, only, "one document more")
        apart(case.path, entries, only, "nothing new")
        if not only:
            asks = sum(len(one.asks) for one in CaseFile.open(case.path).cases())
            differing = sum(len(one.disagreements) for one in CaseFile.open(case.path).differences())
            print(f"{asks} asks, {differing} disagreements, {len(CaseFile.open(case.path).holdings())} holdings")


if __name__ == "__main__":
    main()
