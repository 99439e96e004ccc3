"""The matrix of passages with the sources that they rely on: reads it, finds references in each passage, and compares.

Run as a program it prints precision and recall by language, and with ``--misses`` what was missed and what was wrongly
found. Passages of ``kept`` were not looked at while the rules were made: their figures stand apart, and their misses
are printed with ``--kept`` alone.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import said

from observance.domain.findings import Reference
from observance.domain.record import DocumentKind, Record
from observance.extract.context import Context
from observance.extract.dates import find as find_dates
from observance.extract.references import find

MATRIX = Path(__file__).with_name("relied_on.toml")
KINDS = {
    "verbatim": DocumentKind.VERBATIM_RECORD,
    "summary": DocumentKind.SUMMARY_RECORD,
    "comment": DocumentKind.EXPERTS_COMMENT,
    "cfa": DocumentKind.CFA_REPORT,
    "letter": DocumentKind.LETTER,
    "press": DocumentKind.NEWS,
    "government": DocumentKind.WRITTEN_INFORMATION,
}
_MARK = re.compile(r"\[\[(.*?)\]\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source as the matrix states it, with the kinds that it may be said to be of."""

    start: int
    end: int
    kinds: tuple[str, ...]


def passages() -> list[dict[str, Any]]:
    """The passages of the matrix."""
    found: list[dict[str, Any]] = tomllib.loads(MATRIX.read_text(encoding="utf-8"))["passages"]
    return found


def expected(passage: dict[str, Any]) -> list[Source]:
    """The sources of a passage."""
    sources, shift = [], 0
    for mark, kinds in zip(_MARK.finditer(passage["text"]), passage.get("kinds", ()), strict=True):
        start = mark.start() - shift
        sources.append(Source(start=start, end=start + len(mark[1]), kinds=tuple(kinds.split("|"))))
        shift += 4
    return sources


def context_of(passage: dict[str, Any]) -> Context:
    """The passage as extraction meets it, its dates found: in a record, or in a document of its kind."""
    text = passage["text"].replace("[[", "").replace("]]", "")
    kind = KINDS[passage["manner"]]
    empty = said.context(text, passage["language"], "2024-06-10", kind)
    found = empty.found
    if passage["manner"] in ("verbatim", "summary"):
        found = Record(document=found.document, kind=kind, body="can", passages=found.passages)
    empty = replace(empty, found=found)
    return replace(empty, findings=empty.findings.with_kind("dates", find_dates(empty)))


def found_in(passage: dict[str, Any]) -> list[Reference]:
    """The references that are found in a passage, in order."""
    return sorted(find(context_of(passage)), key=lambda one: one.citation.start)


def matched(sources: list[Source], found: list[Reference], shift: int) -> list[tuple[int, int]]:
    """Pairs of what was to be found and what was found: half of the shorter shared, and a quarter of both."""
    pairs = []
    for i, one in enumerate(sources):
        for j, other in enumerate(found):
            start, end = other.citation.start - shift, other.citation.end - shift
            shared = min(one.end, end) - max(one.start, start)
            union = max(one.end, end) - min(one.start, start)
            if shared * 2 >= min(one.end - one.start, end - start) and shared * 4 >= union:
                pairs.append((shared / union, i, j))
    taken: list[tuple[int, int]] = []
    for _share, i, j in sorted(pairs, reverse=True):
        if all(i != x and j != y for x, y in taken):
            taken.append((i, j))
    return taken


def compared(passage: dict[str, Any]) -> tuple[list[Source], list[Reference], list[tuple[int, int]]]:
    """What a passage relies on, what is found in it, and the pairs."""
    context = context_of(passage)
    sources, found = expected(passage), found_in(passage)
    return sources, found, matched(sources, found, context.utterances[0].passage.start)


def counted(kept: bool) -> dict[str, Counter[str]]:
    """By language: how many sources stand in the passages, how many are found, are hits, and have a right kind."""
    counts: dict[str, Counter[str]] = {}
    for passage in passages():
        if bool(passage.get("kept")) is not kept:
            continue
        sources, found, pairs = compared(passage)
        tally = Counter(
            sources=len(sources),
            found=len(found),
            hit=len(pairs),
            kind=sum(found[j].kind.value in sources[i].kinds for i, j in pairs),
        )
        for key in (passage["language"], ""):
            counts.setdefault(key, Counter()).update(tally)
    return counts


def report(counts: dict[str, Counter[str]]) -> str:
    """The figures as a table."""
    lines = ["       sources found  prec.  recall     F1   kind"]
    for language, c in sorted(counts.items()):
        precision, recall = c["hit"] / max(1, c["found"]), c["hit"] / max(1, c["sources"])
        f1 = 2 * c["hit"] / max(1, c["found"] + c["sources"])
        lines.append(
            f"{language or 'all':6} {c['sources']:7} {c['found']:5}  {precision:5.2f}  {recall:6.2f}  {f1:5.2f}"
            f"  {c['kind'] / max(1, c['hit']):5.2f}"
        )
    return "\n".join(lines)


def misses(kept: bool = False) -> str:
    """What was missed, wrongly found or given a wrong kind."""
    lines = []
    for passage in passages():
        if bool(passage.get("kept")) is not kept:
            continue
        text = passage["text"].replace("[[", "").replace("]]", "")
        sources, found, pairs = compared(passage)
        where = f"{passage['language']} {passage['manner']}"
        lines += [f"missed {where}: {text[s.start : s.end]}" for i, s in enumerate(sources) if i not in dict(pairs)]
        hits = {j for _, j in pairs}
        lines += [f"wrong  {where}: {f.citation.quote} [{f.rule}]" for j, f in enumerate(found) if j not in hits]
        lines += [
            f"kind   {where}: {found[j].citation.quote} {found[j].kind} for {sources[i].kinds}"
            for i, j in pairs
            if found[j].kind.value not in sources[i].kinds
        ]
    return "\n".join(lines)


if __name__ == "__main__":
    for kept in (False, True):
        print("kept apart" if kept else "looked at", report(counted(kept)), sep="\n")
    if "--misses" in sys.argv or "--kept" in sys.argv:
        print(misses("--kept" in sys.argv))
