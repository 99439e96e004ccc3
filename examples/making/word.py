"""A record or a letter as a DOCX file.

Reads a `Source`. Writes nothing: yields the bytes of the file, the same at every run: every date in it is fixed. (With
another build of zlib the bytes may differ; the parts stay the same.)
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from making.markup import Block, Footnote, Paragraph, Source

FIXED = datetime(2024, 6, 30, tzinfo=UTC)
STYLES = {
    "heading": "Heading 2",
    "title": "Subtitle",
    "letterhead": "Heading 3",
    "event": "Quote",
    "furniture": "Quote",
}
LEFT_OUT = {"link_residue"}


def write_docx(source: Source) -> bytes:
    """The DOCX of a source."""
    document = Document()
    describe(document, source)
    notes: list[Footnote] = []
    for block in source.blocks:
        if block.attributes.get("kind") not in LEFT_OUT:
            write_block(document, block)
            notes += [note for p in block.paragraphs for note in p.footnotes]
    write_notes(document, notes)
    buffer = io.BytesIO()
    document.save(buffer)
    return with_fixed_times(buffer.getvalue())


def describe(document: WordDocument, source: Source) -> None:
    """Set the file's properties, its header with the symbol and its footer with the page number."""
    facts, properties = source.facts, document.core_properties
    properties.title, properties.author, properties.last_modified_by = facts["title"], facts["author"], ""
    properties.created = properties.modified = FIXED
    properties.comments, properties.language = "Fictional", facts["languages"][0]
    section = document.sections[0]
    section.header.paragraphs[0].text = facts["symbol"] or facts["reference"]
    add_page_number(section.footer.paragraphs[0])


def add_page_number(paragraph: WordParagraph) -> None:
    """Add a PAGE field."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def write_block(document: WordDocument, block: Block) -> None:
    """Write one block."""
    if block.name == "annex":
        write_annex(document, block)
        return
    for n, paragraph in enumerate(block.paragraphs):
        style = "List Bullet" if paragraph.role == "bullet" else STYLES.get(block.name, "Normal")
        written = document.add_paragraph(style=style)
        written.paragraph_format.page_break_before = block.attributes.get("break") == "yes" and n == 0
        head = len(block.heading or "") if n == 0 else 0
        add_words(written, paragraph, 0, head, bold=True)
        add_words(written, paragraph, head, len(paragraph.text))


def add_words(written: WordParagraph, paragraph: Paragraph, start: int, end: int, bold: bool | None = None) -> None:
    """Add the words of a span, footnote numbers raised."""
    for note in paragraph.footnotes:
        if start <= note.at < end:
            add_run(written, paragraph.text[start : note.at], paragraph.language)
            add_run(written, note.number, paragraph.language).font.superscript = True
            start = note.at + len(note.number)
    if end > start:
        add_run(written, paragraph.text[start:end], paragraph.language).bold = bold


def add_run(written: WordParagraph, text: str, language: str) -> Run:
    """Add words in their language."""
    run = written.add_run(text)
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), language)
    run._r.get_or_add_rPr().append(mark)
    return run


def write_annex(document: WordDocument, block: Block) -> None:
    """Write an annex on a page of its own: the title, then a section of two columns."""
    title, *lines = block.paragraphs
    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_paragraph(title.text, style="Heading 1")
    section = document.add_section(WD_SECTION.CONTINUOUS)
    section._sectPr.xpath("./w:cols")[0].set(qn("w:num"), "2")
    for line in lines:
        document.add_paragraph(line.text)


def write_notes(document: WordDocument, notes: list[Footnote]) -> None:
    """Write the footnotes at the end, in one column: the library has no footnotes of Word's own."""
    if notes:
        section = document.add_section(WD_SECTION.CONTINUOUS)
        section._sectPr.xpath("./w:cols")[0].attrib.pop(qn("w:num"), None)
    for note in notes:
        written = document.add_paragraph()
        written.add_run(note.number).font.superscript = True
        written.add_run(f" {note.text}")


def with_fixed_times(data: bytes) -> bytes:
    """The same archive with the times of its members fixed, in order of name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        # the content types come first, as readers of the format expect
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            new.writestr(info, old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
