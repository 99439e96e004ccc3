"""A report as DOCX, with real headings, that opens clean in a word processor.

Reads a tree of blocks; gives bytes, the same for the same report.
"""

from __future__ import annotations

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from observance.publish.minutes.archive import saved
from observance.publish.report.blocks import Entry, Report, RunKind, Runs, shown

_GREY = RGBColor(0x59, 0x59, 0x59)


def as_docx(report: Report) -> bytes:
    """The report as a document."""
    document = Document()
    document.core_properties.title = report.title
    document.core_properties.author = ""
    document.core_properties.language = report.language
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    document.styles["Normal"].font.size = Pt(9.5)
    document.add_heading(report.title, level=1)
    for words in (report.made_of, report.summary):
        document.add_paragraph(words)
    for part in report.sections:
        document.add_heading(part.heading, level=2)
        if part.words:
            _add(document.add_paragraph(), part.words, report.language)
        for entry in part.entries:
            _entry(document, entry, report.language)
    return saved(document)


def _entry(document: WordDocument, entry: Entry, language: str) -> None:
    head = document.add_heading(level=3)
    head.add_run(f"{entry.number}. " + "".join(map(shown, entry.title)))
    aside = document.add_paragraph()
    aside.add_run(entry.aside).font.color.rgb = _GREY
    aside.paragraph_format.space_after = Pt(2)
    for line in entry.lines:
        paragraph = document.add_paragraph()
        form = paragraph.paragraph_format
        form.left_indent, form.first_line_indent, form.space_after = Cm(3), Cm(-2.4), Pt(2)
        form.tab_stops.add_tab_stop(Cm(3))
        paragraph.add_run(f"{line.label}\t").font.color.rgb = _GREY
        _add(paragraph, line.runs, language)


def _add(paragraph: Paragraph, runs: Runs, language: str) -> None:
    for run in runs:
        added = paragraph.add_run(shown(run))
        if run.kind in (RunKind.CITATION, RunKind.MARK):
            added.font.color.rgb = _GREY
        spoken = OxmlElement("w:lang")
        spoken.set(qn("w:val"), run.language or language)
        added._element.get_or_add_rPr().append(spoken)
