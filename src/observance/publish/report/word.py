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
    section.left_margin = section.right_margin = Cm(1.5 if report.compact else 2)
    section.top_margin = section.bottom_margin = Cm(1.3 if report.compact else 1.8)
    document.styles["Normal"].font.size = Pt(8.5 if report.compact else 9.5)
    if report.compact:
        _set_closely(document)
    document.add_heading(report.title, level=1)
    for words in (report.made_of, report.summary):
        document.add_paragraph(words)
    for part in report.sections:
        document.add_heading(part.heading, level=2)
        if part.words:
            _add(document.add_paragraph(), part.words, report.language)
        for entry in part.entries:
            _entry(document, entry, report.language, compact=report.compact)
    return saved(document)


def _set_closely(document: WordDocument) -> None:
    """Headings and paragraphs of a sheet that is taken along: small, with little between them."""
    for level, size, before in ((1, 14, 0), (2, 10.5, 8), (3, 9, 5)):
        style = document.styles[f"Heading {level}"]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0x1B, 0x1B, 0x1B)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(1)
    document.styles["Normal"].paragraph_format.space_after = Pt(2)
    document.styles["Normal"].paragraph_format.line_spacing = 1.0


def _entry(document: WordDocument, entry: Entry, language: str, *, compact: bool) -> None:
    head = document.add_heading(level=3)
    head.add_run(f"{entry.number}. ")
    _add(head, entry.title, language)
    aside = head if compact else document.add_paragraph()
    if entry.aside:
        said = aside.add_run(f"   {entry.aside}" if compact else entry.aside)
        said.font.color.rgb, said.font.bold = _GREY, False
    if not compact:
        aside.paragraph_format.space_after = Pt(2)
    for line in entry.lines:
        paragraph = document.add_paragraph()
        form = paragraph.paragraph_format
        form.left_indent, form.first_line_indent, form.space_after = Cm(3), Cm(-2.4), Pt(0 if compact else 2)
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
