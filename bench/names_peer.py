#!/usr/bin/env python3
"""Names alone, by nomenklatura's logic-v2: which pairs of names are one person's.

    PEER/bin/python bench/names_peer.py PAIRS.csv

Runs in an environment of its own, in which nomenklatura is installed (``python -m venv PEER && PEER/bin/pip install
nomenklatura``): it is no dependency of the project. Prints precision, recall and F1 at each threshold and the time;
``bench/names.py --peer PEER/bin/python`` prints it beside the engine's own figures.
"""

from __future__ import annotations

import csv
import sys
import time

THRESHOLDS = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)


def main() -> None:
    """Measure."""
    from followthemoney import EntityProxy, model  # type: ignore[import-not-found]
    from nomenklatura.matching import LogicV2  # type: ignore[import-not-found]

    def person(id_: str, printed: str) -> EntityProxy:
        entity = model.make_entity("Person")
        entity.id = id_
        for name in (part.strip() for part in printed.replace("|", "/").split(" / ")):
            entity.add("name", name)
        return entity

    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    config = LogicV2.default_config()
    begun = time.perf_counter()
    scored = [
        (
            LogicV2.compare(person(f"a{n}", row["name1"]), person(f"b{n}", row["name2"]), config).score,
            row["same"] == "1",
        )
        for n, row in enumerate(rows)
    ]
    seconds = time.perf_counter() - begun
    for threshold in THRESHOLDS:
        hit = sum(same and score >= threshold for score, same in scored)
        precision = hit / max(1, sum(score >= threshold for score, _ in scored))
        recall = hit / max(1, sum(same for _, same in scored))
        f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
        print(f"logic-v2 {threshold:.2f} precision {precision:.4f} recall {recall:.4f} F1 {f1:.4f}")
    print(f"logic-v2 {len(rows)} pairs in {seconds:.2f} s")


if __name__ == "__main__":
    main()
