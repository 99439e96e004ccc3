"""Disapproval in sentences that people labelled: ``python bench/stance.py SENTENCES.jsonl``.

SENTENCES holds a sentence a line (doc, text, label): of speeches in the Security Council, labelled as negative
evaluation, direct or indirect, challenge, correction, or none. Prints of each label in how many sentences a finding
disapproves (a regret, concern or condemnation, an allegation, an urgent request), and precision, recall and F1 of that
against "none". It is reported and held to nothing: the labels are of another genre, and a tone alone is no finding.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import observance as ob
from observance.domain.findings import AllegationStanding, Finding, Findings, Grade, Insistence

AGAINST = {Grade.CONCERN, Grade.REGRET, Grade.DEPLORE, Grade.CONDEMN}
URGENT = {Insistence.URGE, Insistence.CALL_ON, Insistence.MUST}
#: The corpus has blanks around its signs.
_BEFORE = re.compile(r" (?=[,.;:!?)%]|['’]s?(?: |$)|n['’]t)")


def main(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    by_doc: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        by_doc[row["doc"]].append(row)
    hit: Counter[str] = Counter()
    of: Counter[str] = Counter(row["label"] for row in rows)
    with tempfile.TemporaryDirectory() as folder:
        for said in by_doc.values():
            for n in disapproving(said, Path(folder) / "speech.txt"):
                hit[said[n]["label"]] += 1
    for label, count in of.most_common():
        print(f"{label:16} {hit[label]:4} of {count}")
    labelled = sum(of.values()) - of["none"]
    right, found = sum(hit.values()) - hit["none"], sum(hit.values())
    p, r = right / max(1, found), right / max(1, labelled)
    print(f"disapproval against none: precision {p:.3f} recall {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f}")


def disapproving(said: list[dict[str, str]], path: Path) -> set[int]:
    """Which sentences of a speech hold a finding that disapproves."""
    texts = [_BEFORE.sub("", row["text"]).strip() for row in said]
    path.write_text("\n\n".join(texts) + "\n", encoding="utf-8")
    findings = ob.extract(ob.segment(ob.read(path)))
    starts = [sum(len(text) + 2 for text in texts[:n]) for n in range(len(texts))]
    return {bisect_right(starts, one.citation.start) - 1 for one in against(findings)}


def against(findings: Findings) -> Iterator[Finding]:
    """The findings of a document that disapprove."""
    yield from (one for one in findings.appreciations if one.grade in AGAINST)
    yield from (one for one in findings.allegations if one.standing is AllegationStanding.ALLEGED)
    yield from (one for one in findings.requests if one.strength in URGENT)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
