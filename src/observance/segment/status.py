"""Whether a document is a draft or an adopted text, as it says of itself.

Reads the first passages and the furniture; gives a Detail, or nothing where nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from observance.domain.record import Detail
from observance.domain.text import Document, Passage
from observance.lang import cue
from observance.segment.sketch import aside

#: A document says so of itself in a short line: prose that speaks of a draft speaks of another.
_LONGEST_MARK = 90


def status_details(document: Document, front: Sequence[Passage]) -> Iterator[Detail]:
    """The status that title lines or running heads state."""
    marks = [p for p in front if len(p.reading.text) <= _LONGEST_MARK]
    marks += [aside(document, f.start, f.end) for f in document.reading.furniture if f.end - f.start <= _LONGEST_MARK]
    for status, pick in (("draft", "writing.draft"), ("adopted", "writing.adopted")):
        for passage in marks:
            if cue(pick).search(passage.reading.text):
                yield Detail(name="status", value=status, rule=pick, evidence=passage.cite())
                return
