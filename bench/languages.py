"""How much of what is cited is found, each language apart.

    python bench/languages.py [DOCUMENTS GOLD] [--misses KIND]

DOCUMENTS (those of the examples where none are named) holds documents; GOLD holds ``documents.json`` (which document a
key of the gold is) and, for each kind, a file of rows with ``doc``, ``start`` and ``end``: ``actors.json`` (with
``mentions``), ``provisions.json``, ``dates.json``, ``references.json``. The language of a row is that of the passage it
stands in.

A row is hit where something found shares half of the shorter of the two and a quarter of both together, one to one,
best first; a row marked ``soft`` is not missed. Prints precision, recall and F1 by kind and language. Ends with status
1 where one is below its floor. Writes nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import observance as ob
from observance.domain.text import Passage

#: What each kind is to reach in every language: F1; of names no more than .08 may be none.
FLOORS = {"names": 0.92, "provisions": 0.92, "dates": 0.93, "references": 0.75}
JUNK = 0.08
_OPTIONAL = ("soft", "presupposed", "hedged", "implicit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A place in a document, and further places that say the same."""

    start: int
    end: int
    also: tuple[tuple[int, int], ...] = ()
    optional: bool = False

    @property
    def places(self) -> tuple[tuple[int, int], ...]:
        """All places of the row."""
        return (self.start, self.end), *self.also


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    examples = Path(__file__).parents[1] / "examples"
    parser.add_argument("documents", type=Path, nargs="?", default=examples / "documents")
    parser.add_argument("gold", type=Path, nargs="?", default=examples / "gold")
    parser.add_argument("--misses", choices=sorted(FLOORS), help="print what was missed and what was wrongly found")
    args = parser.parse_args()
    counts: dict[tuple[str, str], Counter[str]] = {}
    for key, name in read(args.gold / "documents.json").items():
        segmentation = ob.segment(ob.read(args.documents / name))
        findings, text = ob.extract(segmentation), segmentation.document.reading.text
        for kind in FLOORS:
            found = [Row(start=f.citation.start, end=f.citation.end) for f in getattr(findings, kind)]
            for language, tally in compared(rows(args.gold, kind, key), found, segmentation.passages).items():
                counts.setdefault((kind, language), Counter()).update(
                    {label: len(places) for label, places in tally.items()}
                )
                if kind == args.misses:
                    show(text, language, tally)
    return report(counts)


def read(path: Path) -> Any:
    """What a file of JSON holds."""
    return json.loads(path.read_text(encoding="utf-8"))


def rows(gold: Path, kind: str, document: str) -> list[Row]:
    """The rows of a kind in a document."""
    data = read(gold / f"{'actors' if kind == 'names' else kind}.json")
    if kind == "names":
        data = [mention for actor in data for mention in actor["mentions"]]
    return [
        Row(
            start=row["start"],
            end=row["end"],
            also=tuple((a["start"], a["end"]) for a in row.get("also") or ()),
            optional=any(row.get(mark) for mark in _OPTIONAL),
        )
        for row in data
        if row["doc"] == document
    ]


def compared(gold: list[Row], found: list[Row], passages: tuple[Passage, ...]) -> dict[str, dict[str, list[Row]]]:
    """By language: what was to be found (``gold``), what was found, and what of either was the other's match."""
    pairs = matched(gold, found)
    hits, right = {i for i, _ in pairs}, {j for _, j in pairs}
    starts = [passage.start for passage in passages]
    tally: dict[str, dict[str, list[Row]]] = {}

    def put(row: Row, label: str) -> None:
        at = bisect_right(starts, row.start) - 1
        language = (passages[at].language if at >= 0 else None) or "unknown"
        tally.setdefault(language, {}).setdefault(label, []).append(row)

    for i, row in enumerate(gold):
        if i in hits or not row.optional:
            put(row, "gold")
            put(row, "hit" if i in hits else "missed")
    for j, row in enumerate(found):
        again = any(share(place, (row.start, row.end)) for i in hits for place in gold[i].places if gold[i].also)
        if j in right or not again:
            put(row, "found")
            put(row, "right" if j in right else "wrong")
    return tally


def share(one: tuple[int, int], other: tuple[int, int]) -> float:
    """What two places share of both together; nothing where it is too little for a match."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    union = max(one[1], other[1]) - min(one[0], other[0])
    enough = shared * 2 >= min(one[1] - one[0], other[1] - other[0]) and shared * 4 >= union
    return shared / union if shared > 0 and enough else 0.0


def matched(gold: list[Row], found: list[Row]) -> list[tuple[int, int]]:
    """Pairs of what was to be found and what was found, best first."""
    pairs = []
    for i, row in enumerate(gold):
        for j, other in enumerate(found):
            best = max(share(place, (other.start, other.end)) for place in row.places)
            if best:
                pairs.append((-best, i, j))
    taken: dict[int, int] = {}
    for _, i, j in sorted(pairs):
        if i not in taken and j not in taken.values():
            taken[i] = j
    return list(taken.items())


def show(text: str, language: str, tally: dict[str, list[Row]]) -> None:
    """Print what was missed and what was wrongly found."""
    for label in ("missed", "wrong"):
        for row in tally.get(label, ()):
            print(f"{label:6} {language}: {' '.join(text[row.start : row.end].split())}")


def report(counts: dict[tuple[str, str], Counter[str]]) -> int:
    """Print the figures; 1 where one is below its floor."""
    below = 0
    print(f"{'kind':<12}{'language':<10}{'gold':>6}{'found':>7}{'precision':>11}{'recall':>8}{'F1':>7}{'floor':>7}")
    for (kind, language), c in sorted(counts.items()):
        precision, recall = c["right"] / max(1, c["found"]), c["hit"] / max(1, c["gold"])
        f1 = 2 * precision * recall / (precision + recall) if c["hit"] else 0.0
        is_below = f1 < FLOORS[kind] or (kind == "names" and 1 - precision > JUNK)
        below += is_below and c["gold"] > 0
        print(
            f"{kind:<12}{language:<10}{c['gold']:>6}{c['found']:>7}{precision:>11.3f}{recall:>8.3f}{f1:>7.3f}"
            f"{FLOORS[kind]:>7}{'  below' if is_below else ''}"
        )
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
