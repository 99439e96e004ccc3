#!/usr/bin/env python3
"""Names alone: which pairs of names are one person's.

    python bench/names.py PAIRS.csv [--misses N] [--peer PEER/bin/python]

PAIRS.csv has the columns name1, name2, same (1 or 0) and kind. Prints precision, recall and F1 at the threshold of the
engine and over all thresholds, by kind, and the time; with ``--peer`` also those of nomenklatura's logic-v2, in an
environment of its own (bench/names_peer.py).
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import time
from collections import Counter
from pathlib import Path

from observance.resolve.person_names import SAME, likeness


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--peer", help="the Python of an environment that has nomenklatura")
    args = parser.parse_args()
    with args.pairs.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    begun = time.perf_counter()
    scored = [(likeness(row["name1"], row["name2"]), row["same"] == "1", row) for row in rows]
    seconds = time.perf_counter() - begun
    for threshold in sorted({SAME, 0.7, 0.75, 0.8, 0.85, 0.9}):
        print(f"{threshold:.2f}", *figures(scored, threshold))
    for kind, count in Counter((row["kind"], same, score >= SAME) for score, same, row in scored).items():
        print(f"{kind[0]:14} same {int(kind[1])} said {int(kind[2])}: {count}")
    print(f"{len(rows)} pairs in {seconds:.2f} s")
    if args.peer:
        subprocess.run([args.peer, str(Path(__file__).with_name("names_peer.py")), str(args.pairs)], check=True)
    for score, same, row in [s for s in scored if (s[0] >= SAME) != s[1]][: args.misses]:
        print(f"{score:.3f} same={int(same)} {row['kind']}: {row['name1']} | {row['name2']}")


def figures(scored: list[tuple[float, bool, dict[str, str]]], threshold: float) -> tuple[str, ...]:
    """Precision, recall and F1 at a threshold."""
    hit = sum(same and score >= threshold for score, same, _ in scored)
    said = sum(score >= threshold for score, _, _ in scored)
    wanted = sum(same for _, same, _ in scored)
    precision, recall = hit / max(1, said), hit / max(1, wanted)
    f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
    return (f"precision {precision:.4f}", f"recall {recall:.4f}", f"F1 {f1:.4f}")


if __name__ == "__main__":
    main()
