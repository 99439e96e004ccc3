"""300 authored pairs of names with what stands beside them: which are one person or body (examples/names)."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from mentions import body, document, name, parties

PAIRS = Path(__file__).parents[2] / "examples" / "names" / "pairs.csv"
LEAST_F1, LEAST_PRECISION = 0.96, 0.97


def mention(printed: str, about: str) -> tuple[dict[str, Any], str | None]:
    """A mention with what is known beside the name, and the State that its document is about."""
    known = dict(part.strip().split("=", 1) for part in about.split(";") if part.strip())
    state = known.pop("state", None)
    made = body if known.pop("kind", "person") == "body" else name
    return made(printed, **{"long_form" if key == "long" else key: value for key, value in known.items()}), state


def is_one(row: dict[str, str]) -> bool:
    """Whether the two are joined, each in a document of its own."""
    one, other = (mention(row[f"name{n}"], row[f"about{n}"]) for n in (1, 2))
    return len(parties(document("a", one[0], state=one[1]), document("b", other[0], state=other[1])).actors) == 1


def test_pairs_with_context_are_told_apart_and_together() -> None:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 300
    said = [(row, row["same"] == "1", is_one(row)) for row in rows]
    hits = sum(same and joined for _, same, joined in said)
    precision = hits / sum(joined for _, _, joined in said)
    recall = hits / sum(same for _, same, _ in said)
    f1 = 2 * precision * recall / (precision + recall)
    wrong = [
        f"{row['same']} {row['what']}: {row['name1']} | {row['name2']}" for row, same, joined in said if same != joined
    ]
    print(f"precision {precision:.4f} recall {recall:.4f} F1 {f1:.4f}", *wrong, sep="\n")
    assert f1 >= LEAST_F1, wrong
    assert precision >= LEAST_PRECISION, wrong
