"""A table as DOCX, on its side: the proofing sheet in the hands of somebody who corrects.

Reads words; gives the bytes of the file, the same for the same words.
"""

from __future__ import annotations

from collections.abc import Sequence

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from docx.table import Table, _Row

from observance.publish.minutes.archive import saved
from observance.publish.minutes.word_styles import set_age, set_styles

#: Widths of the columns, in millimetres: page, speech, kind, what was seen, words, decision.
_WIDTHS = (14, 14, 24, 78, 92, 33)


def table_to_docx(
    title: str, note: str, head: Sequence[str], rows: Sequence[Sequence[str]], language: str = "en"
) -> bytes:
    """A title, a note and a table whose head stands on every page."""
    document = Document()
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(18)
    document.core_properties.title = title
    set_styles(document, language)
    document.styles["Normal"].font.size = Pt(9)
    document.add_paragraph(title, style="Heading 1")
    document.add_paragraph(note)
    table = document.add_table(rows=1, cols=len(head), style="Table Grid")
    table.autofit = False
    _fill(table.rows[0], head, bold=True)
    mark = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
    for cells in rows:
        _fill(table.add_row(), cells)
    _set_widths(table)
    set_age(document)
    return saved(document)


def _fill(row: _Row, cells: Sequence[str], bold: bool = False) -> None:
    for cell, words in zip(row.cells, cells, strict=True):
        cell.paragraphs[0].add_run(words).bold = bold


def _set_widths(table: Table) -> None:
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = Mm(width)
