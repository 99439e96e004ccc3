"""How well each kind of finding is found: builds a case of a folder, and compares it with a gold, per language.

    python bench/kinds.py FOLDER GOLD [--score FILE] [--misses KIND] [--out FOLDER]

FOLDER holds documents, GOLD the gold files of them (``documents.json`` maps its keys to file names; ``KIND.json``). A
finding and a gold row match one to one, best overlap first, where they share at least half of the shorter and a quarter
of their union; a gold row marked ``soft``, ``hedged``, ``implicit`` or ``presupposed`` may be missed; further places of
a row (``also``) count as its own. ``--score`` takes the function ``match`` of another program instead. Behind F1
stands, for each value that a kind is compared by, the share of matched pairs that agree in it. Documents of the folder
that the gold does not name are left out.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from observance.cli import observance
from observance.cli.speaking import Session

Row = dict[str, Any]
Matcher = Callable[[Sequence[Row], Sequence[Row]], list[tuple[int, int]]]

#: The values that are compared, by kind.
VALUES = {
    "dates": ("iso",),
    "figures": ("value", "unit", "counts", "bound"),
    "references": ("kind",),
    "provisions": ("kind", "provision"),
    "requests": ("strength", "act", "voice"),
    "measures": ("status",),
    "allegations": ("type", "voice"),
    "appreciations": ("grade", "voice"),
}
_OPTIONAL = ("soft", "hedged", "implicit", "presupposed")
_SHORTER, _UNION = 0.5, 0.25


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--score", type=Path, help="a program whose function match(gold, found) is used instead")
    parser.add_argument("--misses", metavar="KIND", help="print what of a kind was missed and what was wrongly found")
    parser.add_argument("--out", type=Path, help="where case and tables are written; by default a temporary folder")
    args = parser.parse_args()
    matcher = imported(args.score) if args.score else match
    with tempfile.TemporaryDirectory() as place:
        out = args.out or Path(place)
        tables(args.folder, out)
        report(out / "tables", args.gold, matcher, args.misses)


def tables(folder: Path, out: Path) -> None:
    """Build a case of a folder and write its tables."""
    session = Session(environ={"OBSERVANCE_LANGUAGE": "en"})
    for command in (["build", str(folder), "--out", str(out / "case")],
                    ["export", str(out / "case"), "--format", "jsonl", "--to", str(out / "tables")]):  # fmt: skip
        observance(command, standalone_mode=False, obj=session)


def report(folder: Path, gold_folder: Path, matcher: Matcher, misses: str | None) -> None:
    """Print a line for each kind: F1 in each language, and how often the values agree."""
    names: dict[str, str] = json.loads((gold_folder / "documents.json").read_text(encoding="utf-8"))
    spoken = languages_of(folder, set(names.values()))
    codes = sorted({language for _, _, _, language in spoken})
    print(f"{'kind':14}", *(f"{code:>18}" for code in codes), f"{'all':>18}", " values that agree")
    for kind, values in VALUES.items():
        gold = gold_rows(gold_folder / f"{kind}.json", names)
        found = [row for row in rows(folder / f"{kind}.jsonl") if row["document"] in names.values()]
        if not gold:
            continue
        cells = []
        for code in (*codes, None):
            of = [[r for r in some if code is None or language(r, spoken) == code] for some in (gold, found)]
            cells.append(figures(of[0], of[1], matcher(of[0], of[1])))
        pairs = matcher(gold, found)
        agreed = (f"{value} {agreement(gold, found, pairs, value)}" for value in values)
        print(f"{kind:14}", *(f"{cell:>18}" for cell in cells), "", ", ".join(agreed))
        if misses == kind:
            print_misses(gold, found, pairs)


def rows(path: Path) -> list[Row]:
    """The rows of a table."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def gold_rows(path: Path, names: dict[str, str]) -> list[Row]:
    """The gold of a kind, each row with the name of its document."""
    if not path.exists():
        return []
    read: Any = json.loads(path.read_text(encoding="utf-8"))
    listed: list[Row] = read if isinstance(read, list) else next(v for v in read.values() if isinstance(v, list))
    return [row | {"document": names[row["doc"]]} for row in listed if row.get("start") is not None]


def languages_of(folder: Path, documents: set[str]) -> list[tuple[str, int, int, str]]:
    """The language of each passage."""
    passages = (row for row in rows(folder / "passages.jsonl") if row["document"] in documents)
    return [(row["document"], row["start"], row["end"], row["language"] or "?") for row in passages]


def language(row: Row, spoken: list[tuple[str, int, int, str]]) -> str:
    """The language of the passage that a row begins in."""
    return next((code for name, a, b, code in spoken if name == row["document"] and a <= row["start"] < b), "?")


def match(gold: Sequence[Row], found: Sequence[Row]) -> list[tuple[int, int]]:
    """One-to-one pairs of places, best overlap first."""
    candidates = []
    for i, wanted in enumerate(gold):
        places = [(wanted["start"], wanted["end"]), *((a["start"], a["end"]) for a in wanted.get("also") or ())]
        for j, row in enumerate(found):
            if row["document"] == wanted["document"]:
                shorter, union = max(overlap(place, (row["start"], row["end"])) for place in places)
                if shorter >= _SHORTER and union >= _UNION:
                    candidates.append((union, i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())


def overlap(one: tuple[int, int], other: tuple[int, int]) -> tuple[float, float]:
    """What two places share, of the shorter and of their union."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    if shared <= 0:
        return 0.0, 0.0
    return shared / min(one[1] - one[0], other[1] - other[0]), shared / (max(one[1], other[1]) - min(one[0], other[0]))


def figures(gold: Sequence[Row], found: Sequence[Row], pairs: list[tuple[int, int]]) -> str:
    """F1 with how many there are and how many were found: "0.91 (20/22)"."""
    hit = {i for i, _ in pairs}
    wanted = sum(i in hit or not any(row.get(key) for key in _OPTIONAL) for i, row in enumerate(gold))
    total = wanted + len(found)
    return f"{2 * len(pairs) / total:.3f} ({len(pairs)}/{wanted}/{len(found)})" if total else "-"


def agreement(gold: Sequence[Row], found: Sequence[Row], pairs: list[tuple[int, int]], value: str) -> str:
    """The share of pairs that agree in a value."""
    same = sum(str(gold[i].get(value)).casefold() == str(found[j].get(value)).casefold() for i, j in pairs)
    return f"{same / len(pairs):.2f}" if pairs else "-"


def print_misses(gold: Sequence[Row], found: Sequence[Row], pairs: list[tuple[int, int]]) -> None:
    """What was missed and what was found beside."""
    hit, used = {i for i, _ in pairs}, {j for _, j in pairs}
    for sign, some, paired in (("missed", gold, hit), ("beside", found, used)):
        for n, row in enumerate(some):
            if n not in paired:
                soft = " (soft)" if any(row.get(key) for key in _OPTIONAL) else ""
                print(f"  {sign} {row['document']}[{row['start']}:{row['end']}]{soft} {' '.join(row['quote'].split())}")


def imported(path: Path) -> Matcher:
    """The function ``match`` of another program."""
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    function: Matcher = module.match
    return function


if __name__ == "__main__":
    main()
