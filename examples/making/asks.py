"""The gold of asks in the examples, from `source/asks.toml`.

Reads that file and the rows of the gold of requests and measures; gives the rows of `gold/asks.json`, in which findings
are named by their ids. A finding is named in the source by its document, its speech where it stands in one, and the
first words of its quote; words that name no finding, or several, are an error.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

Row = dict[str, object]

#: Of which kind the findings of a list are.
KINDS = {"requests": "requests", "also": "requests", "answers": "measures", "may": "measures"}


def ask_rows(path: Path, gold: dict[str, object]) -> list[Row]:
    """The rows of the gold, numbered in the order of the source."""
    stated = tomllib.loads(path.read_text(encoding="utf-8"))["asks"]
    return [{"id": f"K{n:02}"} | _row(ask, gold) for n, ask in enumerate(stated, 1)]


def _row(ask: Row, gold: dict[str, object]) -> Row:
    named = {
        key: [_id(str(words), gold[f"{KINDS[key]}.json"]) for words in ask[key]]  # type: ignore[attr-defined]
        for key in KINDS
        if key in ask
    }
    return ask | named


def _id(named: str, rows: object) -> str:
    """The id of the finding that "000:17 issuing, pending" names."""
    place, words = named.split(" ", 1)
    doc, _, speech = place.partition(":")
    found = [
        str(row["id"])
        for row in rows  # type: ignore[attr-defined]
        if row["doc"] == doc and str(row["speech"] or "") == speech and _plain(str(row["quote"])).startswith(words)
    ]
    if len(found) != 1:
        raise ValueError(f"names {len(found)} findings: {named}")
    return found[0]


def _plain(quote: str) -> str:
    return re.sub(r"\s+", " ", quote)
