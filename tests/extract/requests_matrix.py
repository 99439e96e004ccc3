"""The matrix of passages with what is asked in them: reads it, finds requests in each passage, and compares.

Run as a program it prints precision and recall by language and manner, and with ``--misses`` what was missed and what
was wrongly found.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from observance.domain.findings import Findings, Request
from observance.domain.fold import read_out
from observance.domain.matters import About
from observance.domain.record import Capacity, DocumentKind, Item, Segmentation, Speech, SpeechKind
from observance.domain.text import Document, Passage, Reading, Source
from observance.extract import requests
from observance.extract.context import Context
from observance.extract.requests.weight import act_asked
from observance.extract.sentences import sentences
from observance.extract.utterances import Setting, Utterance

MATRIX = Path(__file__).with_name("requests_matrix.toml")
THIRD = Path(__file__).with_name("requests_matrix_third.toml")
FURTHER = Path(__file__).with_name("requests_matrix_further.toml")
COMMENTS = Path(__file__).with_name("requests_matrix_comments.toml")
ACTS = Path(__file__).with_name("requests_matrix_acts.toml")
ACTS_FURTHER = Path(__file__).with_name("requests_matrix_acts_further.toml")
ACTS_LEARNED = Path(__file__).with_name("requests_acts_learned.toml")
ACTS_HELD_OUT = Path(__file__).with_name("requests_acts_held_out.toml")
BODIES = Path(__file__).with_name("requests_bodies_learned.toml")
BODIES_HELD_OUT = Path(__file__).with_name("requests_bodies_held_out.toml")
BODIES_THIRD = Path(__file__).with_name("requests_bodies_third.toml")
CALLS = Path(__file__).with_name("requests_calls_learned.toml")
CALLS_HELD_OUT = Path(__file__).with_name("requests_calls_held_out.toml")
KINDS = {
    "verbatim": DocumentKind.VERBATIM_RECORD,
    "summary": DocumentKind.SUMMARY_RECORD,
    "comment": DocumentKind.EXPERTS_COMMENT,
    "letter": DocumentKind.LETTER,
    "conclusions": DocumentKind.CONCLUSIONS,
    "cfa": DocumentKind.CFA_REPORT,
    "other": DocumentKind.OTHER,
}
_MARK = re.compile(r"\[\[(.*?)\]\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request as the matrix states it; ``also`` are acts that a careful reader could give as well."""

    start: int
    end: int
    strength: str
    act: str
    flags: frozenset[str]
    also: frozenset[str] = frozenset()


def passages(path: Path = MATRIX) -> list[dict[str, Any]]:
    """The passages of the matrix."""
    found: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["passages"]
    return found


def plain(passage: dict[str, Any]) -> str:
    """The text of a passage without its marks."""
    return str(passage["text"]).replace("[[", "").replace("]]", "")


def expected(passage: dict[str, Any]) -> list[Asked]:
    """What is asked in a passage."""
    asked, shift = [], 0
    for mark, said in zip(_MARK.finditer(passage["text"]), passage.get("asks", ()), strict=True):
        strength, act, *flags = said.split()
        start = mark.start() - shift
        act, *also = act.split("/")
        end = start + len(mark[1])
        labels = {"strength": strength, "act": act, "flags": frozenset(flags), "also": frozenset(also)}
        asked.append(Asked(start=start, end=end, **labels))
        shift += 4
    return asked


def context_of(passage: dict[str, Any]) -> Context:
    """The passage as extraction meets it: in a speech of that State's case, or in a document of that kind.

    A line of its text is a passage of its own.
    """
    text = plain(passage)
    kind = KINDS[passage["manner"]]
    speaks = kind in (DocumentKind.VERBATIM_RECORD, DocumentKind.SUMMARY_RECORD)
    speech = Speech(
        n=1, item=1, kind=SpeechKind.SPEECH, capacity=Capacity(passage["by"]), start=0, end=len(text), body_start=0,
        heading="", language=passage["language"],
    ) if speaks else None  # fmt: skip
    item = Item(n=1, start=0, end=len(text), titles=(), state=passage["to"]) if speaks else None
    lines = tuple(_lines(text, passage["language"]))
    source = Source(name="matrix", sha256="0" * 64, size=len(text))
    reading = Reading(reader="matrix", media="text/plain", text=text, text_sha256="0" * 64)
    found = Segmentation(
        document=Document(reference="matrix", source=source, reading=reading), kind=kind, passages=lines
    )
    utterances = tuple(
        Utterance(passage=one, start=0, said=True, speech=speech, item=item, sentences=sentences(one.reading.text))
        for one in lines
    )
    return Context(
        setting=Setting(reference="matrix", kind=kind),
        utterances=utterances,
        found=found,
        findings=Findings(document="matrix", about=About(kind=kind)),
    )


def _lines(text: str, language: str) -> Iterator[Passage]:
    for n, line in enumerate(re.finditer(r"[^\n]+", text), 1):
        yield Passage(
            document="matrix",
            text_sha256="0" * 64,
            n=n,
            start=line.start(),
            end=line.end(),
            segments=(line.span(),),
            reading=read_out(text, [line.span()], None),
            source_text=text,
            language=language,
        )


def found_in(passage: dict[str, Any]) -> list[Request]:
    """The requests that are found in a passage, in order."""
    return sorted(requests.find(context_of(passage)), key=lambda one: one.citation.start)


def union(one: Asked, other: Request) -> float:
    """Shared length as a share of the union."""
    shared = min(one.end, other.citation.end) - max(one.start, other.citation.start)
    return max(0, shared) / (max(one.end, other.citation.end) - min(one.start, other.citation.start))


def matched(asked: list[Asked], found: list[Request]) -> list[tuple[int, int]]:
    """Pairs of what was to be found and what was found, best overlap first, from a half of the union on."""
    pairs = sorted(((union(a, f), i, j) for i, a in enumerate(asked) for j, f in enumerate(found)), reverse=True)
    taken: list[tuple[int, int]] = []
    for share, i, j in pairs:
        if share >= 0.5 and all(i != x and j != y for x, y in taken):
            taken.append((i, j))
    return taken


def counted(path: Path = MATRIX) -> dict[tuple[str, str], Counter[str]]:
    """By language and by manner: how many were to be found, were found, are hits, and have right labels."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for passage in passages(path):
        asked, found = expected(passage), found_in(passage)
        pairs = matched(asked, found)
        tally = Counter(
            asked=len(asked),
            found=len(found),
            hit=len(pairs),
            strength=sum(asked[i].strength == found[j].strength.value for i, j in pairs),
            act=sum(found[j].act.value in {asked[i].act, *asked[i].also} for i, j in pairs),
            voice=sum(("reported" in asked[i].flags) == (found[j].voice.value == "reported") for i, j in pairs),
            conditional=sum(("conditional" in asked[i].flags) == found[j].conditional for i, j in pairs),
            repeated=sum(("repeated" in asked[i].flags) == found[j].repeated for i, j in pairs),
            objects=sum(("objects" in asked[i].flags) == found[j].objects_to for i, j in pairs),
        )
        for key in ((passage["language"], ""), ("", passage["manner"]), ("", "")):
            counts.setdefault(key, Counter()).update(tally)
    return counts


def report(counts: dict[tuple[str, str], Counter[str]]) -> str:
    """The figures as a table."""
    lines = [f"{'':14} asked found  prec.  recall  tight F1" + "".join(f" {k:>9}" for k in LABELS)]
    for (language, manner), c in sorted(counts.items()):
        precision, recall = c["hit"] / max(1, c["found"]), c["hit"] / max(1, c["asked"])
        labels = "".join(f" {c[k] / max(1, c['hit']):9.2f}" for k in LABELS)
        f1 = 2 * c["hit"] / max(1, c["found"] + c["asked"])
        name = language or manner or "all"
        lines.append(f"{name:14} {c['asked']:5} {c['found']:5}  {precision:5.2f}  {recall:6.2f}  {f1:8.2f}{labels}")
    return "\n".join(lines)


LABELS = ("strength", "act", "voice", "conditional", "repeated", "objects")


def misses(path: Path = MATRIX) -> str:
    """What was missed, wrongly found or wrongly labelled."""
    lines = []
    for passage in passages(path):
        text, asked, found = plain(passage), expected(passage), found_in(passage)
        pairs = matched(asked, found)
        where = f"{passage['language']} {passage['manner']}"
        lines += [f"missed {where}: {text[a.start : a.end]}" for i, a in enumerate(asked) if i not in dict(pairs)]
        hits = {j for _, j in pairs}
        lines += [f"wrong  {where}: {f.citation.quote} [{f.rule}]" for j, f in enumerate(found) if j not in hits]
        for i, j in pairs:
            a, f = asked[i], found[j]
            act = a.act if f.act.value in a.also else f.act.value
            same = (f.strength.value, act, f.voice.value == "reported", f.conditional, f.repeated, f.objects_to)
            flags = ("reported", "conditional", "repeated", "objects")
            wanted = (a.strength, a.act, *(flag in a.flags for flag in flags))
            if same != wanted:
                lines.append(f"label  {where}: {f.citation.quote} {same} for {wanted}")
    return "\n".join(lines)


def acts_told(path: Path) -> dict[str, tuple[int, int]]:
    """By language: in how many of the clauses that are marked the act is told, whether found or not; of how many."""
    told: dict[str, tuple[int, int]] = {}
    for passage in passages(path):
        text, code = plain(passage), passage["language"]
        found = [act_asked(text[a.start : a.end], code).value in {a.act, *a.also} for a in expected(passage)]
        right, every = told.get(code, (0, 0))
        told[code] = (right + sum(found), every + len(found))
    return told


if __name__ == "__main__":
    chosen = Path(next((word for word in sys.argv[1:] if not word.startswith("-")), str(MATRIX)))
    print(report(counted(chosen)))
    print("acts told in the clauses marked:", {code: f"{a} of {b}" for code, (a, b) in acts_told(chosen).items()})
    if "--misses" in sys.argv:
        print(misses(chosen))
