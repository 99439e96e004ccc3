"""A report as DOCX, with real headings, that opens clean in a word processor.

Reads a tree of blocks; gives bytes, the same for the same report.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from observance.publish.minutes.archive import saved
from observance.publish.report.blocks import Entry, Line, Picture, Report, RunKind, Runs, Section, Table, shown
from observance.publish.report.typeset import picture_as_png

_GREY, _INK = RGBColor(0x59, 0x59, 0x59), RGBColor(0x1B, 0x1B, 0x1B)
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
    setting = _setting_of(report)
    section.left_margin = section.right_margin = Cm(setting.sides_cm)
    section.top_margin = section.bottom_margin = Cm(setting.ends_cm)
    document.styles["Normal"].font.size = Pt(setting.size)
    _set_plainly(document)
    if report.compact:
        _set_closely(document, setting)
    document.add_heading(report.title, level=1)
    for words in (report.made_of, report.summary):
        document.add_paragraph(words)
    if report.columns > 1:
        _in_columns(document, report.columns)
    for part in report.sections:
        _section(document, part, report.language, setting)
    return saved(document)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """How closely a report is set: sizes in points, each of a heading with the space before it, indents and margins in
    centimetres. ``beside``: the words of a line stand beside its label, as wide as the longest, which are Russian."""

    size: float
    headings: tuple[tuple[float, float], ...] = ()
    after: float = 2
    indent_cm: float = 4.6
    sides_cm: float = 2.0
    ends_cm: float = 1.8
    compact: bool = True
    beside: bool = True
    font: str | None = None


_WIDE = _Setting(size=9.5, compact=False)
_CLOSE = _Setting(size=8.5, headings=((14, 0), (10.5, 8), (9, 5)), after=0, indent_cm=3.0, sides_cm=1.5, ends_cm=1.3)
#: A sheet of several columns: a label stands before its words, there is no room beside them.
_CLOSEST = _Setting(
    size=7,
    headings=((12, 0), (8.5, 4), (7.5, 1.5)),
    after=0,
    indent_cm=0.4,
    sides_cm=1.0,
    ends_cm=0.8,
    beside=False,
    # Narrow, and there or replaced by one as wide in every word processor.
    font="Times New Roman",
)


def _setting_of(report: Report) -> _Setting:
    if report.columns > 1:
        return _CLOSEST
    return _CLOSE if report.compact else _WIDE


def _set_plainly(document: WordDocument) -> None:
    """Headings in the ink of the text: colours and slant say nothing here."""
    for level in range(1, 6):
        font = document.styles[f"Heading {level}"].font
        font.color.rgb, font.italic = _INK, False


def _set_closely(document: WordDocument, setting: _Setting) -> None:
    """Headings and paragraphs of a sheet that is taken along: small, with little between them."""
    for level, (size, before) in enumerate(setting.headings, start=1):
        style = document.styles[f"Heading {level}"]
        style.font.size = Pt(size)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(setting.after and 1)
        style.paragraph_format.line_spacing = 1.0
        if setting.font:
            _set_font(style, setting.font)
    if setting.font:
        _set_font(document.styles["Normal"], setting.font)
    document.styles["Normal"].paragraph_format.space_after = Pt(setting.after)
    document.styles["Normal"].paragraph_format.line_spacing = 1.0


def _set_font(style: ParagraphStyle, name: str) -> None:
    """The font of a style, also where its theme names another."""
    style.font.name = name
    fonts = style.element.rPr.rFonts
    for key in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
        fonts.attrib.pop(qn(f"w:{key}"), None)


def _in_columns(document: WordDocument, count: int) -> None:
    """What follows stands in columns, on the same page."""
    section = document.add_section(WD_SECTION.CONTINUOUS)
    columns = section._sectPr.find(qn("w:cols"))
    if columns is None:
        columns = OxmlElement("w:cols")
        section._sectPr.append(columns)
    columns.set(qn("w:num"), str(count))
    columns.set(qn("w:space"), "284")


def _section(document: WordDocument, part: Section, language: str, setting: _Setting) -> None:
    document.add_heading(part.heading, level=part.level)
    if part.words:
        _add(document.add_paragraph(), part.words, language)
    if part.picture:
        _picture(document, part.picture)
    if part.table:
        _table(document, part.table, language)
    for entry in part.entries:
        _entry(document, entry, language, part.level + 1, setting)
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
        added = made.add_row()
        # A row is not cut by the end of a page.
        added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, runs in zip(added.cells, row.cells, strict=True):
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


def _entry(document: WordDocument, entry: Entry, language: str, level: int, setting: _Setting) -> None:
    head = document.add_heading(level=level)
    head.add_run(f"{entry.number}. ")
    _add(head, entry.title, language)
    if entry.aside:
        aside = head if setting.compact else document.add_paragraph()
        said = aside.add_run(f"   {entry.aside}" if setting.compact else entry.aside)
        said.font.color.rgb, said.font.bold = _GREY, False
        if not setting.compact:
            aside.paragraph_format.space_after = Pt(2)
            aside.paragraph_format.keep_with_next = True
    for line in entry.lines:
        _line(document, line, language, setting)


def _line(document: WordDocument, line: Line, language: str, setting: _Setting) -> None:
    """A labelled line: its words stand beside the label, or behind it."""
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    first = 0.6 if setting.beside else 0.15
    form.left_indent, form.first_line_indent = Cm(setting.indent_cm), Cm(first - setting.indent_cm)
    form.space_after = Pt(setting.after)
    label = paragraph.add_run(f"{line.label}\t" if setting.beside else f"{line.label}  ")
    label.font.color.rgb, label.italic = _GREY, not setting.beside
    if setting.beside:
        form.tab_stops.add_tab_stop(Cm(setting.indent_cm))
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
