"""A DOCX keeps all that is shown, in order, with its pages, notes, numbers and margins."""

import io
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from observance.domain.text import Block, BlockKind, FurnitureKind, Reading
from observance.errors import DamagedFile, ProtectedFile
from observance.read.docx import READER, read_docx
from observance.read.docx_numbers import as_letters, as_lower_roman
from observance.read.sniff import OLE

NS = nsdecls("w")
WORDML = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document) -> bytes:  # type: ignore[no-untyped-def]
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_parts(data: bytes, change: Callable[[str, bytes], bytes | None], **added: str) -> bytes:
    """The same zip with parts changed, left out or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, text in added.items():
            new.writestr(name, text)
    return out.getvalue()


def raw(body: str) -> bytes:
    """A document whose body is this XML."""
    document = docx.Document()
    element = document.element.body
    for child in list(element):
        if child.tag != qn("w:sectPr"):
            element.remove(child)
    for at, child in enumerate(parse_xml(f"<w:body {NS}>{body}</w:body>")):
        element.insert(at, child)
    return saved(document)


def blocks(reading: Reading) -> list[tuple[str, Block]]:
    return [(reading.text[b.start : b.end], b) for b in reading.blocks or ()]


def texts(reading: Reading) -> list[str]:
    return [text for text, _ in blocks(reading)]


def p(text: str) -> str:
    return f"<w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def test_paragraphs_headings_lists_and_cells_come_in_order_with_their_kinds() -> None:
    document = docx.Document()
    document.add_heading("Sitting of the Weavers' Board", 1)
    document.add_paragraph("The Board met in Lindoria.\tIt was late.\nThen it rose.")
    document.add_paragraph("a first point", style="List Bullet")
    document.add_paragraph("one", style="List Number")
    document.add_paragraph("two", style="List Number")
    table = document.add_table(2, 2)
    for n, cell in enumerate(c for row in table.rows for c in row.cells):
        cell.text = f"cell {n}"
    document.add_paragraph("The end.")
    reading = read_docx(saved(document))
    assert [(text, b.kind, b.level, b.label) for text, b in blocks(reading)] == [
        ("Sitting of the Weavers' Board", BlockKind.HEADING, 1, None),
        ("The Board met in Lindoria.\tIt was late.\nThen it rose.", BlockKind.PARAGRAPH, None, None),
        ("a first point", BlockKind.LIST_ITEM, 1, "•"),
        ("one", BlockKind.LIST_ITEM, 1, "1."),
        ("two", BlockKind.LIST_ITEM, 1, "2."),
        *[(f"cell {n}", BlockKind.CELL, None, None) for n in range(4)],
        ("The end.", BlockKind.PARAGRAPH, None, None),
    ]
    assert blocks(reading)[0][1].style == "heading 1"
    assert "cell 0\n\ncell 1" in reading.text


def test_the_letters_are_those_that_python_docx_reads() -> None:
    document = docx.Document()
    for n in range(30):
        document.add_paragraph(f"Paragraph {n}: «Les tisserands de Lindoria», 12\u00a0% – " + "x" * n)
    table = document.add_table(3, 3)
    for row in table.rows:
        for cell in row.cells:
            cell.add_paragraph("ячейка")
    expected = "".join(q.text for q in document.paragraphs)
    expected += "".join(cell.text for row in table.rows for cell in row.cells)
    reading = read_docx(saved(document))
    assert Counter("".join(reading.text.split())) == Counter("".join(expected.split()))


def test_insertions_are_kept_and_deletions_and_hidden_text_left_out() -> None:
    body = (
        "<w:p><w:ins w:id='1' w:author='a'><w:r><w:t>added </w:t></w:r></w:ins>"
        "<w:del w:id='2' w:author='a'><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>shown</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:trPr><w:del w:id='3' w:author='a'/></w:trPr><w:tc>" + p("gone row") + "</w:tc></w:tr>"
        "<w:tr><w:tc>" + p("kept row") + "</w:tc></w:tr></w:tbl>"
    )
    assert texts(read_docx(raw(body))) == ["added shown", "kept row"]


def test_links_fields_controls_and_signs_give_what_is_shown() -> None:
    body = (
        "<w:p><w:hyperlink w:anchor='x'><w:r><w:t>a link</w:t></w:r></w:hyperlink>"
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>, 2 May</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
        "<w:fldSimple w:instr='REF a'><w:r><w:t>, above</w:t></w:r></w:fldSimple>"
        "<w:r><w:softHyphen/><w:noBreakHyphen/><w:cr/><w:tab/><w:t>end</w:t>"
        "<w:sym w:font='Symbol' w:char='F0B7'/><w:sym w:font='Arial' w:char='00A7'/></w:r></w:p>"
        "<w:sdt><w:sdtPr/><w:sdtContent>" + p("controlled") + "</w:sdtContent></w:sdt>"
    )
    assert texts(read_docx(raw(body))) == ["a link, 2 May, above\u00ad\u2011\n\tend§", "controlled"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = "<w:txbxContent>" + p("in the box") + "</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>before</w:t>"
        "<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
        "<w:t> and after</w:t></w:r></w:p>"
    )
    assert texts(read_docx(raw(body))) == ["before and after", "in the box"]


NOTES = (
    f"<?xml version='1.0'?><w:footnotes {WORDML}>"
    "<w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:t>never</w:t></w:r></w:p></w:footnote>"
    f"<w:footnote w:id='2'>{p('The first note.')}{p('Its second paragraph.')}</w:footnote>"
    f"<w:footnote w:id='5'>{p('* A note with a mark of its own.')}</w:footnote>"
    f"<w:footnote w:id='7'>{p('The third note.')}</w:footnote></w:footnotes>"
)
RELATION = (
    "<Relationship Id='rIdN' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes' "
    "Target='footnotes.xml'/></Relationships>"
)


def test_notes_follow_the_paragraph_that_refers_to_them() -> None:
    body = (
        "<w:p><w:r><w:t>In 2021</w:t><w:footnoteReference w:id='2'/><w:t>, they met</w:t>"
        "<w:footnoteReference w:customMarkFollows='1' w:id='5'/><w:t>*.</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Later</w:t><w:footnoteReference w:id='7'/></w:r></w:p>"
    )

    def relate(name: str, content: bytes) -> bytes:
        if name != "word/_rels/document.xml.rels":
            return content
        return content.replace(b"</Relationships>", RELATION.encode())

    reading = read_docx(with_parts(raw(body), relate, **{"word/footnotes.xml": NOTES}))
    assert [(text, b.kind, b.label) for text, b in blocks(reading)] == [
        ("In 2021, they met*.", BlockKind.PARAGRAPH, None),
        ("The first note.", BlockKind.NOTE, "1"),
        ("Its second paragraph.", BlockKind.NOTE, None),
        ("* A note with a mark of its own.", BlockKind.NOTE, None),
        ("Later", BlockKind.PARAGRAPH, None),
        ("The third note.", BlockKind.NOTE, "2"),
    ]
    assert "The first note.\n\nIts second paragraph." in [reading.text[a:b] for a, b in reading.notes]


def test_headers_and_footers_are_furniture_each_text_once() -> None:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Weavers' Board"
    section.footer.paragraphs[0].text = "Confidential draft"
    document.add_paragraph("Body.")
    other = document.add_section()
    other.header.is_linked_to_previous = False
    other.header.paragraphs[0].text = "Weavers' Board"
    document.add_paragraph("More.")
    reading = read_docx(saved(document))
    assert reading.text == "Weavers' Board\n\nBody.\n\nMore.\n\nConfidential draft"
    assert [(reading.text[f.start : f.end], f.kind) for f in reading.furniture] == [
        ("Weavers' Board", FurnitureKind.RUNNING_HEAD),
        ("Confidential draft", FurnitureKind.RUNNING_HEAD),
    ]


def test_a_first_header_counts_only_where_the_first_page_differs() -> None:
    document = docx.Document()
    section = document.sections[0]
    section.first_page_header.paragraphs[0].text = "Letterhead of Lindoria"
    document.add_paragraph("Body.")
    assert read_docx(saved(document)).text == "Body."
    section.different_first_page_header_footer = True
    reading = read_docx(saved(document))
    assert reading.furniture[0].kind is FurnitureKind.LETTERHEAD


PAGE_FIELD = f"<w:fldSimple {NS} w:instr=' PAGE '><w:r><w:t>4</w:t></w:r></w:fldSimple>"


RENDERED = f"<w:r {NS}><w:lastRenderedPageBreak/></w:r>"


def paged(numbered: bool, start: int | None = None, *, laid_out: bool = True) -> Reading:
    document = docx.Document()
    document.add_paragraph("One.").add_run().add_break(docx.enum.text.WD_BREAK.PAGE)
    second = document.add_paragraph()
    if laid_out:
        second._p.append(parse_xml(RENDERED))
    second.add_run("Two.")
    section = document.sections[0]
    if numbered:
        section.footer.paragraphs[0]._p.append(parse_xml(PAGE_FIELD))
    if start is not None:
        section._sectPr.append(parse_xml(f"<w:pgNumType {NS} w:start='{start}'/>"))
    return read_docx(saved(document))


def test_pages_have_a_number_only_where_one_is_printed() -> None:
    assert [(p.sheet, p.number, p.printed) for p in paged(False).pages] == [(1, None, None), (2, None, None)]
    assert [(p.sheet, p.number, p.printed) for p in paged(True).pages] == [(1, 1, "1"), (2, 2, "2")]
    assert [(p.sheet, p.number, p.printed) for p in paged(True, 7).pages] == [(1, 7, "7"), (2, 8, "8")]
    assert paged(True).furniture[0].kind is FurnitureKind.PAGE_NUMBER


def test_breaks_of_the_author_alone_number_no_page() -> None:
    """Between two of them a layout may need several sheets."""
    pages = paged(True, laid_out=False).pages
    assert [(p.sheet, p.number, p.printed) for p in pages] == [(1, None, None), (2, None, None)]


def test_pages_cover_the_text() -> None:
    reading = paged(False)
    assert reading.pages[0].start == 0
    assert reading.pages[0].end == reading.pages[1].start
    assert reading.pages[-1].end == len(reading.text)
    assert reading.text[reading.pages[1].start :].strip() == "Two."


def test_where_the_layout_is_kept_its_page_breaks_are_the_ones() -> None:
    body = (
        "<w:p><w:r><w:t>One</w:t><w:br w:type='page'/></w:r></w:p>"
        "<w:p><w:r><w:lastRenderedPageBreak/><w:t>two, and </w:t><w:lastRenderedPageBreak/><w:t>three</w:t></w:r></w:p>"
    )
    reading = read_docx(raw(body))
    assert [reading.text[p.start : p.end].strip() for p in reading.pages] == ["One", "two, and", "three"]


def test_without_breaks_nothing_is_known_about_pages() -> None:
    assert read_docx(raw(p("One"))).pages == ()


NUMBERING = (
    f"<w:abstractNum {NS} w:abstractNumId='90'>"
    "<w:lvl w:ilvl='0'><w:start w:val='3'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='(%2)'/></w:lvl>"
    "<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2.%3'/></w:lvl>"
    "</w:abstractNum>"
)


def test_automatic_numbers_are_counted_as_they_are_printed() -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(NUMBERING))
    numbering.append(parse_xml(f"<w:num {NS} w:numId='90'><w:abstractNumId w:val='90'/></w:num>"))
    numbering.append(
        parse_xml(
            f"<w:num {NS} w:numId='91'><w:abstractNumId w:val='90'/>"
            "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>"
        )
    )
    for list_id, level in ((90, 0), (90, 1), (90, 1), (90, 2), (90, 0), (90, 1), (91, 0), (91, 0), (0, 0)):
        paragraph = document.add_paragraph("item")
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f"<w:numPr {NS}><w:ilvl w:val='{level}'/><w:numId w:val='{list_id}'/></w:numPr>")
        )
    reading = read_docx(saved(document))
    labels = [b.label for _, b in blocks(reading)]
    assert labels == ["III.", "(a)", "(b)", "III.b.1", "IV.", "(a)", "I.", "II.", None]
    assert [b.level for _, b in blocks(reading)] == [1, 2, 2, 3, 1, 2, 1, 1, None]


@pytest.mark.parametrize(("n", "letters", "roman"), [(1, "a", "i"), (26, "z", "xxvi"), (27, "aa", "xxvii")])
def test_numbers_in_letters_and_in_roman(n: int, letters: str, roman: str) -> None:
    assert (as_letters(n), as_lower_roman(n)) == (letters, roman)


def test_core_properties_are_facts() -> None:
    document = docx.Document()
    document.add_paragraph("Body.")
    properties = document.core_properties
    properties.title, properties.author, properties.language = "Letter to the Board", "Clerk", "en"
    properties.created = datetime(2031, 5, 2, 8, 0, tzinfo=UTC)
    reading = read_docx(saved(document))
    assert dict(reading.facts) == {
        "title": "Letter to the Board",
        "author": "Clerk",
        "date": "2031-05-02T08:00:00Z",
        "language": "en",
    }
    assert reading.reader == READER


def test_the_strict_variant_is_read_too() -> None:
    def strict(_name: str, content: bytes) -> bytes:
        return content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )

    assert read_docx(with_parts(raw(p("Strict")), strict)).text == "Strict"


def test_damage_and_passwords_are_told_apart() -> None:
    good = raw(p("Body"))
    with pytest.raises(ProtectedFile):
        read_docx(OLE + "EncryptedPackage".encode("utf-16-le"))
    damaged = (
        good[: len(good) // 2],
        OLE + bytes(600),
        with_parts(good, lambda name, data: None if name == "word/document.xml" else data),
        with_parts(good, lambda name, data: data[:-20] if name == "word/document.xml" else data),
        with_parts(good, lambda name, data: b"<a/>" if name == "word/document.xml" else data),
    )
    for data in damaged:
        with pytest.raises(DamagedFile):
            read_docx(data)


def test_a_flipped_byte_in_the_packed_text_is_damage() -> None:
    good = bytearray(raw(p("Body " * 500)))
    at = good.index(b"word/document.xml") + 60
    good[at : at + 40] = bytes(40)
    with pytest.raises(DamagedFile):
        read_docx(bytes(good))


def test_a_document_of_pictures_gives_an_empty_text() -> None:
    reading = read_docx(raw(p("")))
    assert (reading.text, reading.blocks, reading.pages) == ("", (), ())


def test_entities_are_not_resolved() -> None:
    def bomb(name: str, content: bytes) -> bytes:
        if name != "word/document.xml":
            return content
        head, _, rest = content.partition(b"<w:document")
        doctype = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        return head + doctype + b"<w:document" + rest.replace(b"Body", b"Body&x;")

    assert read_docx(with_parts(raw(p("Body")), bomb)).text == "Body"


def test_a_page_break_parts_words_and_leaves_no_line_end_at_the_borders() -> None:
    page = "<w:r><w:br w:type='page'/></w:r>"
    run = "<w:r><w:t>{}</w:t></w:r>"
    reading = read_docx(raw(f"<w:p>{page}{run.format('One')}{page}{run.format('two')}{page}</w:p>"))
    assert reading.text == "One\ntwo"
    assert [reading.text[p.start : p.end].strip() for p in reading.pages] == ["", "One", "two", ""]
