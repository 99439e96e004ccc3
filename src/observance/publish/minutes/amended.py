"""The draft of a record as DOCX with its amendments as tracked changes, as those who amend and accept them see them.

Reads the draft and what stands in the place of its paragraphs; gives bytes. Word by word: what goes is struck out, what
comes is underlined; accepting all of them in a word processor gives the adopted words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree

from observance.domain.record import Record, Speech
from observance.publish.minutes.archive import saved
from observance.publish.minutes.front import title_block
from observance.publish.minutes.sheet import DASH
from observance.publish.minutes.word_styles import SPEAKER, set_age, set_page, set_styles

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")

#: Paragraphs that stand in the place of one of a speech, by the numbers of both; of the whole speech under 0.
Changes = Mapping[tuple[int, int], tuple[str, ...]]


def amendments_to_docx(draft: Record, changes: Changes, people: Mapping[int, tuple[str, str]]) -> bytes:
    """The speeches that were amended; ``people`` are who asked and when (ISO 8601), by speech."""
    front = title_block(draft)
    document = Document()
    document.core_properties.title = front.title
    document.core_properties.author = front.lines[0][1]
    set_styles(document, front.languages[0])
    set_page(document, front.head)
    set_age(document)
    document.add_paragraph(front.title, style="Record Title")
    texts = {passage.n: passage.reading.text for passage in draft.passages}
    writer = _Tracking(people=people)
    for speech in draft.speeches:
        if any(n == speech.n for n, _ in changes):
            old = [texts[n] for n in speech.passages]
            for k, (before, after) in enumerate(_paired(speech, old, changes)):
                line = document.add_paragraph(style="Speech Text" if k else "Speech")
                if k == 0:
                    line.add_run(speech.heading).style = SPEAKER
                    line.add_run(DASH)
                writer.write(line, before, after, speech.n)
    return saved(document)


def _paired(speech: Speech, old: list[str], changes: Changes) -> Iterator[tuple[str | None, str | None]]:
    """Each paragraph with what it becomes: nothing where it goes, nothing before where it comes."""
    new = list(changes.get((speech.n, 0), ()))
    if not new:
        yield from ((words, changes.get((speech.n, k), (words,))[0]) for k, words in enumerate(old, 1))
        return
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and j - i == m - k):
            yield from zip(old[i:j], new[k:m], strict=True)
        else:
            yield from ((words, None) for words in old[i:j])
            yield from ((None, words) for words in new[k:m])


@dataclass(slots=True, kw_only=True)
class _Tracking:
    """Writes insertions and deletions, numbered through the file."""

    people: Mapping[int, tuple[str, str]]
    number: int = 0

    def write(self, line: WordParagraph, before: str | None, after: str | None, speech: int) -> None:
        """A paragraph as it was and as it becomes."""
        if before is None or after is None:
            self._track(line, "w:del" if after is None else "w:ins", before or after or "", speech)
            self._mark(line, "w:del" if after is None else "w:ins", speech)
            return
        old, new = _WORDS.findall(before), _WORDS.findall(after)
        for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag == "equal":
                line.add_run("".join(old[i:j]))
                continue
            self._track(line, "w:del", "".join(old[i:j]), speech)
            self._track(line, "w:ins", "".join(new[k:m]), speech)

    def _track(self, line: WordParagraph, name: str, words: str, speech: int) -> None:
        if not words:
            return
        change = self._change(name, speech)
        run = etree.SubElement(change, qn("w:r"))
        text = etree.SubElement(run, qn("w:delText" if name == "w:del" else "w:t"))
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        text.text = words
        line._p.append(change)

    def _mark(self, line: WordParagraph, name: str, speech: int) -> None:
        """The paragraph's own end comes or goes too."""
        properties = line._p.get_or_add_pPr()
        look = etree.SubElement(properties, qn("w:rPr"))
        look.append(self._change(name, speech))

    def _change(self, name: str, speech: int) -> etree._Element:
        self.number += 1
        change: etree._Element = OxmlElement(name)
        who, when = self.people.get(speech, ("", ""))
        for key, value in (("id", str(self.number)), ("author", who or "-"), ("date", when)):
            if value:
                change.set(qn(f"w:{key}"), value)
        return change
