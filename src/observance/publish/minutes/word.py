"""A record as DOCX in the house form.

Reads a Record; gives the bytes of the file, the same for the same record: no time and no program stands in it. Every
paragraph has a style of its kind, each stretch its language, notes are footnotes of the format's own.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from observance.domain.record import Record
from observance.publish.akn.names import in_xml
from observance.publish.minutes.archive import saved
from observance.publish.minutes.binding import bound
from observance.publish.minutes.sheet import BULLET, Note, Paragraph, Role, Sheet, sheet_of
from observance.publish.minutes.word_styles import (
    BULLETS,
    NOTE_REFERENCE,
    SPEAKER,
    Footnotes,
    Labels,
    add_border,
    add_property,
    set_age,
    set_page,
    set_styles,
)

_STYLES = {
    Role.FRONT: "Record Front",
    Role.CASE: "Heading 1",
    Role.TITLE: "Heading 1",
    Role.FURTHER_TITLE: "Heading 2",
    Role.SPEECH: "Speech",
    Role.TEXT: "Speech Text",
    Role.ITEM: "Speech Item",
    Role.TOLD: "Event",
    Role.AFTER: "After the Sitting",
}
#: The longest property that the format takes.
_LONGEST = 255
#: Languages written from right to left.
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


def record_to_docx(record: Record) -> bytes:
    """The DOCX of a record."""
    return sheet_to_docx(sheet_of(record))


def sheet_to_docx(sheet: Sheet) -> bytes:
    """The DOCX of a sheet."""
    document = Document()
    _describe(document, sheet)
    set_styles(document, sheet.languages[0])
    set_page(document, sheet.head)
    set_age(document)
    writer = _Writer(document=document, labels=Labels(document=document))
    writer.front(sheet)
    for n, paragraph in enumerate(sheet.paragraphs):
        above = sheet.paragraphs[n - 1].role if n else Role.FRONT
        writer.paragraph(paragraph, above)
    writer.notes.attach(document)
    return saved(document)


def _describe(document: WordDocument, sheet: Sheet) -> None:
    """Title, author and language."""
    properties = document.core_properties
    properties.title, properties.author = in_xml(sheet.title)[:_LONGEST], in_xml(sheet.block[0][1])[:_LONGEST]
    properties.language = sheet.languages[0]
    properties.comments = properties.last_modified_by = properties.keywords = properties.subject = ""


@dataclass(slots=True, kw_only=True)
class _Writer:
    """Adds paragraphs to a document, one after the other."""

    document: WordDocument
    labels: Labels
    notes: Footnotes = field(default_factory=Footnotes)

    def front(self, sheet: Sheet) -> None:
        """The title block."""
        if sheet.symbol:
            self._line("Record Number", sheet.symbol, None)
        for n, (language, words) in enumerate(sheet.block):
            self._line("Record Title" if n < len(sheet.languages) else "Record Details", words, language)
        for n, (language, words) in enumerate(sheet.standing):
            line = self._line("Record Standing", words, language)
            if sheet.is_draft:
                add_border(line, "top", "left", "bottom", "right")
            line.paragraph_format.space_before = Pt(10) if n == 0 else None
        self.document.paragraphs[-1].paragraph_format.space_after = Pt(12)

    def _line(self, style: str, words: str, language: str | None) -> WordParagraph:
        line = self.document.add_paragraph(style=style)
        _run(line, words, language)
        return line

    def paragraph(self, paragraph: Paragraph, above: Role) -> None:
        """One paragraph of the sheet."""
        bullet = paragraph.role is Role.ITEM and paragraph.label == BULLET
        line = self.document.add_paragraph(style=BULLETS if bullet else _STYLES[paragraph.role])
        if paragraph.label and not bullet:
            self.labels.set(line, paragraph.label)
        if paragraph.role is Role.AFTER and above is not Role.AFTER:
            line.paragraph_format.page_break_before = True
        if paragraph.language in _RIGHT_TO_LEFT:
            add_property(line, OxmlElement("w:bidi"))
        if paragraph.heading is not None:
            _run(line, paragraph.heading, paragraph.language).style = SPEAKER
            _run(line, paragraph.join, paragraph.language)
        self._words(line, paragraph)

    def _words(self, line: WordParagraph, paragraph: Paragraph) -> None:
        """The words, a tab behind the number of an item, and the marks of notes raised."""
        text, at = paragraph.text, 0
        if paragraph.held:
            _run(line, text[: paragraph.held].rstrip() + "\t", paragraph.language)
            at = paragraph.held
        for note in paragraph.notes:
            if note.at is not None and note.mark is not None and note.at >= at:
                _run(line, text[at : note.at], paragraph.language)
                self._note(line, note, note.mark)
                at = note.at + len(note.mark)
        _run(line, text[at:], paragraph.language)
        for note in paragraph.notes:
            if note.at is None:
                self._note(line, note, None)

    def _note(self, line: WordParagraph, note: Note, mark: str | None) -> None:
        """A reference to a note: with its mark where the words hold it, else with the next number."""
        run = line.add_run()
        run.style = NOTE_REFERENCE
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(self.notes.add(mark, note.text, note.language)))
        run._r.append(reference)
        if mark is not None:
            reference.set(qn("w:customMarkFollows"), "1")
            run.add_text(mark)


def _run(line: WordParagraph, words: str, language: str | None) -> Run:
    """Words in their language."""
    run = line.add_run(bound(words))
    if language:
        mark = OxmlElement("w:lang")
        mark.set(qn("w:val"), language)
        if language in _RIGHT_TO_LEFT:
            mark.set(qn("w:bidi"), language)
            run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))
        run._r.get_or_add_rPr().append(mark)
    return run
