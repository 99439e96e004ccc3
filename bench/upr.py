"""Requests in reports of the Universal Periodic Review, against what people coded: ``python bench/upr.py CORPUS``.

CORPUS is a folder with ``NAME.pdf`` beside ``NAME.gold.jsonl`` (number, text, from) and ``strength.csv`` (text, action
1 to 5). Prints how many coded recommendations are found in the PDF with the State that makes them and the State to
which they are made, and how often the effort that a recommendation asks for is that of the coders, beside a table of
first verbs made from the other half of the data. Nothing of the corpus is kept.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import observance as ob
from observance.domain.findings import Request
from observance.domain.fold import fold_words
from observance.extract import extract
from observance.extract.requests.effort import effort_of
from observance.reference.countries import country_code

LEVELS = {"1": "minimal", "2": "continue", "3": "consider", "4": "general", "5": "specific"}


def folded(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(c for c in fold_words(text) if c.isalnum())


def main(corpus: Path) -> None:
    for gold in sorted(corpus.glob("*.gold.jsonl")):
        pdf = gold.with_name(gold.name.replace(".gold.jsonl", ".pdf"))
        rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
        requests = extract(ob.segment(ob.read(pdf))).requests
        print(f"{pdf.name}: {found(rows, requests)}")
    print(effort(list(csv.DictReader((corpus / "strength.csv").open(encoding="utf-8", newline="")))))


def found(rows: Sequence[dict[str, str]], requests: Iterable[Request]) -> str:
    """How many coded recommendations are found, how many by their State, and to whom."""
    places = [(folded(one.citation.quote), one) for one in requests]
    hit = by = 0
    to: Counter[str | None] = Counter()
    for row in rows:
        text = folded(row["text"])
        own = [one for quote, one in places if len(quote) > 12 and quote in text]
        same = [one for one in own if any(is_same(name, row["from"]) for name in (one.asker or "").split(", "))]
        hit, by = hit + bool(own), by + bool(same)
        to.update({one.addressee for one in same})
    return f"{len(rows)} coded, {hit / len(rows):.3f} found, {by / len(rows):.3f} by the State, to {dict(to)}"


def is_same(name: str, other: str) -> bool:
    """Whether two names are of one State."""
    return country_code(name) == country_code(other) if country_code(other) else folded(other) in folded(name)


def effort(rows: Sequence[dict[str, str]]) -> str:
    """Accuracy of the effort, beside the most frequent level of each first verb in the other half."""
    halves = (rows[::2], rows[1::2])
    table = sum(first_verbs(halves[1 - k], halves[k]) for k in (0, 1)) / len(rows)
    said = [(LEVELS[row["action"]], effort_of(row["text"], "en").value) for row in rows]
    right = sum(a == b for a, b in said) / len(said)
    share = defaultdict(Counter)
    for a, b in said:
        share[a][b] += 1
    lines = [f"effort: {right:.3f} of {len(rows)} as coded; first verbs {table:.3f}"]
    lines += [f"  {level:9} {dict(share[level].most_common())}" for level in LEVELS.values()]
    return "\n".join(lines)


def first_verbs(known: Sequence[dict[str, str]], asked: Sequence[dict[str, str]]) -> int:
    """How many of the asked get the most frequent level of their first word in the known."""
    levels: dict[str, Counter[str]] = defaultdict(Counter)
    for row in known:
        levels[row["text"].split()[0].casefold()][row["action"]] += 1
    common = Counter(row["action"] for row in known).most_common(1)[0][0]
    return sum(
        (levels[word].most_common(1)[0][0] if (word := row["text"].split()[0].casefold()) in levels else common)
        == row["action"]
        for row in asked
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
