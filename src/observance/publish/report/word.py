"""A report as DOCX, with real headings, that opens clean in a word processor.

Reads a tree of blocks; gives bytes, the same for the same report.
"""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from observance.publish.minutes.archive import saved
from observance.publish.report.blocks import Entry, Picture, Report, RunKind, Runs, Section, Table, shown
from observance.publish.report.typeset import picture_as_png

_GREY = RGBColor(0x59, 0x59, 0x59)
#: The width between the margins.
_WIDTH_CM = 17


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
        _section(document, part, report.language, compact=report.compact)
    return saved(document)


def _set_closely(document: WordDocument) -> None:
    """Headings and paragraphs of a sheet that is taken along: small, with little between them."""
    for level, size, before in ((1, 14, 0), (2, 10.5, 8), (3, 9, 5)):
        style = document.styles[f"Heading {level}"]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0x1B, 0x1B, 0x1B)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(1)
    document.styles["Normal"].paragraph_format.space_after = Pt(2)
    document.styles["Normal"].paragraph_format.line_spacing = 1.0


def _section(document: WordDocument, part: Section, language: str, *, compact: bool) -> None:
    document.add_heading(part.heading, level=part.level)
    if part.words:
        _add(document.add_paragraph(), part.words, language)
    if part.picture:
        _picture(document, part.picture)
    if part.table:
        _table(document, part.table, language)
    for entry in part.entries:
        _entry(document, entry, language, part.level + 1, compact=compact)
    for note in part.notes:
        paragraph = document.add_paragraph(f"{note.number}. {note.text}")
        paragraph.paragraph_format.space_after = Pt(2)
        _mark(paragraph, note.number)


def _picture(document: WordDocument, picture: Picture) -> None:
    """A picture with what is read out in its place."""
    shape = document.add_picture(BytesIO(picture_as_png(picture.svg)), width=Cm(17))
    shape._inline.docPr.set("descr", picture.told)


def _table(document: WordDocument, table: Table, language: str) -> None:
    made = document.add_table(rows=1, cols=len(table.heads))
    made.style = "Table Grid"
    made.autofit = False
    for cell, head in zip(made.rows[0].cells, table.heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    made.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in table.rows:
        for cell, runs in zip(made.add_row().cells, row.cells, strict=True):
            _add(cell.paragraphs[0], runs, language)
    for column, share in zip(made.columns, table.shares, strict=True):
        column.width = Cm(_WIDTH_CM * share / sum(table.shares))
        for cell in column.cells:
            cell.width = column.width
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _mark(paragraph: Paragraph, number: int) -> None:
    """A bookmark around a paragraph, to which its number leads."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), f"c{number}")
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(end)


def _entry(document: WordDocument, entry: Entry, language: str, level: int, *, compact: bool) -> None:
    head = document.add_heading(level=level)
    head.add_run(f"{entry.number}. ")
    _add(head, entry.title, language)
    if entry.aside:
        aside = head if compact else document.add_paragraph()
        said = aside.add_run(f"   {entry.aside}" if compact else entry.aside)
        said.font.color.rgb, said.font.bold = _GREY, False
        if not compact:
            aside.paragraph_format.space_after = Pt(2)
            aside.paragraph_format.keep_with_next = True
    for line in entry.lines:
        paragraph = document.add_paragraph()
        form = paragraph.paragraph_format
        # The longest labels are in Russian; those of a sheet that is taken along are short.
        indent = 3.0 if compact else 4.6
        form.left_indent, form.first_line_indent, form.space_after = (
            Cm(indent),
            Cm(0.6 - indent),
            Pt(0 if compact else 2),
        )
        form.tab_stops.add_tab_stop(Cm(indent))
        paragraph.add_run(f"{line.label}\t").font.color.rgb = _GREY
        _add(paragraph, line.runs, language)


def _add(paragraph: Paragraph, runs: Runs, language: str) -> None:
    for run in runs:
        added = paragraph.add_run(shown(run))
        if run.kind in (RunKind.CITATION, RunKind.MARK):
            added.font.color.rgb = _GREY
        if run.kind is RunKind.NOTE:
            _link(paragraph, added, f"c{run.note}")
        spoken = OxmlElement("w:lang")
        spoken.set(qn("w:val"), run.language or language)
        added._element.get_or_add_rPr().append(spoken)


def _link(paragraph: Paragraph, run: WordRun, anchor: str) -> None:
    """Make a run lead to a bookmark."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), anchor)
    paragraph._p.append(link)
    link.append(run._element)
