"""Passages with what a reader finds in them, written as marked text, and a context to find it in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from observance.domain.findings import Finding, Findings
from observance.domain.fold import read_out
from observance.domain.record import Capacity, DocumentKind, Item, Segmentation, Speech, SpeechKind
from observance.domain.text import Document, Passage, Reading, Source
from observance.extract import names
from observance.extract.context import Context
from observance.extract.matters import about
from observance.extract.sentences import sentences
from observance.extract.utterances import Setting, Utterance

_MARK = re.compile(r"<(/?)([ma])(\??)(?: ([\w ]+))?>")
_KINDS = {
    "comment": DocumentKind.EXPERTS_COMMENT,
    "complaint": DocumentKind.CFA_REPORT,
    "letter": DocumentKind.LETTER,
    "news": DocumentKind.NEWS,
    "information": DocumentKind.WRITTEN_INFORMATION,
    "summary": DocumentKind.SUMMARY_RECORD,
    "other": DocumentKind.OTHER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A marked stretch: ``kind`` is "m" or "a", ``label`` its status or type."""

    kind: str
    label: str
    optional: bool
    reported: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A passage without its marks, and what they say; ``state`` is the State concerned."""

    language: str
    manner: str
    speaker: str | None
    text: str
    expected: tuple[Expected, ...]
    state: str | None = None


def read(path: Path) -> tuple[Marked, ...]:
    """The passages of a file."""
    return tuple(_marked(row) for row in tomllib.loads(path.read_text(encoding="utf-8"))["passages"])


def _marked(row: dict[str, str]) -> Marked:
    text, at = "", 0
    opened: list[tuple[int, list[str]]] = []
    expected: list[Expected] = []
    for mark in _MARK.finditer(row["text"]):
        text += row["text"][at : mark.start()]
        at = mark.end()
        if mark[1]:
            start, words = opened.pop()
            label = [word for word in words if word not in ("?", "reported")]
            expected.append(
                Expected(
                    kind=mark[2],
                    label=label[0],
                    optional="?" in words,
                    reported="reported" in words,
                    start=start,
                    end=len(text),
                )
            )
        else:
            opened.append((len(text), f"{mark[3]} {mark[4]}".split()))
    return Marked(
        language=row["language"],
        manner=row["manner"],
        speaker=row.get("speaker"),
        text=text + row["text"][at:],
        expected=tuple(expected),
        state=row.get("state"),
    )


def context_of(marked: Marked) -> Context:
    """A document that holds one passage, in which the names of States are found where the State concerned is given."""
    text = marked.text
    reading = read_out(text, ((0, len(text)),))
    passage = Passage(
        document="d",
        text_sha256="0",
        n=1,
        start=0,
        end=len(text),
        segments=((0, len(text)),),
        reading=reading,
        source_text=text,
        language=marked.language,
    )
    speech = None
    if marked.speaker:
        speech = Speech(
            n=1,
            item=None,
            kind=SpeechKind.SPEECH,
            capacity=Capacity(marked.speaker),
            start=0,
            end=len(text),
            body_start=0,
            heading=marked.speaker,
            passages=(1,),
        )
    kind = _KINDS.get(marked.manner, DocumentKind.VERBATIM_RECORD if speech else DocumentKind.EXPERTS_COMMENT)
    item = Item(n=1, start=0, end=len(text), titles=(), state=marked.state) if marked.state else None
    utterance = Utterance(
        passage=passage, start=0, said=True, speech=speech, item=item, sentences=sentences(reading.text)
    )
    source = Source(name="d", sha256="0", size=0)
    document = Document(
        reference="d", source=source, reading=Reading(reader="r", media="text/plain", text=text, text_sha256="0")
    )
    found = Segmentation(document=document, kind=kind, passages=(passage,))
    context = Context(
        setting=Setting(reference="d", kind=kind),
        utterances=(utterance,),
        found=found,
        findings=Findings(document="d", about=about(found)),
    )
    if item is None:
        return context
    return replace(context, findings=context.findings.with_kind(names.KIND, names.find(context)))


@dataclass(slots=True)
class Tally:
    """Hits, tight hits and right labels among what was wanted and found."""

    wanted: int = 0
    found: int = 0
    hit: int = 0
    tight: int = 0
    labelled: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.wanted + other.wanted,
            self.found + other.found,
            self.hit + other.hit,
            self.tight + other.tight,
            self.labelled + other.labelled,
        )

    @property
    def f1(self) -> float:
        return 2 * self.hit / max(1, self.wanted + self.found)

    @property
    def tight_f1(self) -> float:
        return 2 * self.tight / max(1, self.wanted + self.found)

    def __str__(self) -> str:
        p, r = self.hit / max(1, self.found), self.hit / max(1, self.wanted)
        label = self.labelled / max(1, self.hit)
        return f"F1 {self.f1:.2f} (P {p:.2f} R {r:.2f}) tight {self.tight_f1:.2f} label {label:.2f} of {self.wanted}"


def tally(
    marked: Marked,
    kind: str,
    find: Callable[[Context], Sequence[Finding]],
    label: str,
    tell: Callable[[str], None] | None = None,
) -> Tally:
    """What is found in a passage against what is marked in it, matched one to one, best overlap first."""
    found = find(context_of(marked))
    wanted = [one for one in marked.expected if one.kind == kind]
    pairs = sorted(
        (
            (_union(w, f), i, j)
            for i, w in enumerate(wanted)
            for j, f in enumerate(found)
            if _union(w, f) >= 0.25 and _share(w, f) >= 0.5
        ),
        reverse=True,
    )
    used_w: dict[int, int] = {}
    unions: dict[int, float] = {}
    for union, i, j in pairs:
        if i not in used_w and j not in used_w.values():
            used_w[i], unions[i] = j, union
    if tell:
        for i, one in enumerate(wanted):
            if i not in used_w and not one.optional:
                tell(f"missed {marked.language} {marked.manner} {one.label}: {marked.text[one.start : one.end]}")
        for j, f in enumerate(found):
            if j not in used_w.values():
                tell(f"wrong  {marked.language} {marked.manner} {getattr(f, label)} {f.rule}: {f.citation.quote}")
        for i, j in used_w.items():
            if str(getattr(found[j], label)) != wanted[i].label:
                given = getattr(found[j], label)
                tell(f"label  {wanted[i].label} / {given} {found[j].rule}: {found[j].citation.quote}")
            if unions[i] < 0.5:
                tell(f"loose  {found[j].citation.quote} / {marked.text[wanted[i].start : wanted[i].end]}")
    return Tally(
        wanted=sum(i in used_w or not one.optional for i, one in enumerate(wanted)),
        found=len(found),
        hit=len(used_w),
        tight=sum(union >= 0.5 for union in unions.values()),
        labelled=sum(str(getattr(found[j], label)) == wanted[i].label for i, j in used_w.items()),
    )


def _shared(one: Expected, found: Finding) -> int:
    return max(0, min(one.end, found.citation.end) - max(one.start, found.citation.start))


def _share(one: Expected, found: Finding) -> float:
    return _shared(one, found) / max(1, min(one.end - one.start, found.citation.end - found.citation.start))


def _union(one: Expected, found: Finding) -> float:
    whole = max(one.end, found.citation.end) - min(one.start, found.citation.start)
    return _shared(one, found) / max(1, whole)
