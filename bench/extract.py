"""What extraction costs: seconds of segmentation and of each kind, on one core, after start-up.

    python bench/extract.py FILE [FILE ...]

Reads documents of any format; writes nothing. Each figure is the least of five runs.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import observance as ob
from observance.domain.findings import Findings
from observance.extract.context import Context
from observance.extract.kinds import KINDS
from observance.extract.matters import about, interventions
from observance.extract.utterances import setting_of, utterances

RUNS = 5
T = TypeVar("T")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    for path in parser.parse_args().files:
        report(path)


def report(path: Path) -> None:
    """Print what a document costs, by step."""
    document = ob.read(path)
    ob.extract(ob.segment(document))  # words and patterns are made ready
    found, seconds = least(lambda: ob.segment(document))
    print(f"{path.name}: {len(document.reading.text):,} characters")
    print(f"  {'segment':14} {seconds:7.3f} s")
    total = seconds
    nothing = Findings(document=document.reference, about=about(found), interventions=interventions(found))
    said, seconds = least(lambda: utterances(found))
    print(f"  {'utterances':14} {seconds:7.3f} s")
    total += seconds
    context = Context(setting=setting_of(found), utterances=said, found=found, findings=nothing)
    for kind, find in KINDS:
        here = context
        findings, seconds = least(lambda find=find, here=here: find(here))  # type: ignore[misc]
        print(f"  {kind:14} {seconds:7.3f} s  {len(findings):6}")
        total += seconds
        context = replace(context, findings=context.findings.with_kind(kind, findings))
    print(f"  {'together':14} {total:7.3f} s")


def least(run: Callable[[], T]) -> tuple[T, float]:
    """What a run gives, and the least time of several."""
    times = []
    for _ in range(RUNS):
        begin = time.process_time()
        made = run()
        times.append(time.process_time() - begin)
    return made, min(times)


if __name__ == "__main__":
    main()
