"""An ODT is read as it is shown: numbers of lists, notes, headers as furniture, nothing that was deleted."""

import io
import zipfile

import pytest
from mutate import damaged, survives

from observance.domain.text import BlockKind, FurnitureKind, Page, Reading
from observance.errors import DamagedFile, ProtectedFile
from observance.read import read_media
from observance.read.odt import READER, read_odt
from observance.read.sniff import ODT, media_of

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style", "meta")
) + (
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:xml="http://www.w3.org/XML/1998/namespace"'
)  # fmt: skip
META = f"""<office:document-meta {SPACES}><office:meta><dc:title>The case of the weavers</dc:title>
<meta:initial-creator>Hedvika</meta:initial-creator><dc:creator>Orsolya</dc:creator>
<meta:creation-date>2026-03-02T10:00:00</meta:creation-date></office:meta></office:document-meta>"""
STYLES = f"""<office:document-styles {SPACES}><office:styles>
<style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph"/>
<style:style style:name="Hidden" style:family="text"><style:text-properties text:display="none"/></style:style>
<text:outline-style style:name="Outline">
<text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>
<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>
</text:outline-style></office:styles>
<office:master-styles><style:master-page style:name="Standard">
<style:header><text:p>Record of the weavers</text:p></style:header>
<style:footer><text:p>- <text:page-number>1</text:page-number> -</text:p></style:footer>
</style:master-page></office:master-styles></office:document-styles>"""
AUTOMATIC = """<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Text_20_body"/>
<style:style style:name="P2" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>
<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>
<text:list-level-style-number text:level="2" style:num-format="i" style:num-suffix="."/>
</text:list-style>
<text:list-style style:name="L2">
<text:list-level-style-bullet text:level="1" text:bullet-char="–"/></text:list-style>"""


def odt(body: str, styles: str = STYLES, meta: str = META, prolog: str = "", **parts: str) -> bytes:
    out = io.BytesIO()
    content = (
        f"{prolog}<office:document-content {SPACES}><office:automatic-styles>{AUTOMATIC}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), ODT)
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", styles)
        archive.writestr("meta.xml", meta)
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return out.getvalue()


def said(reading: Reading) -> list[str]:
    furniture = {piece.start for piece in reading.furniture}
    return [reading.text[b.start : b.end] for b in reading.blocks or () if b.start not in furniture]


def labels(reading: Reading) -> list[str | None]:
    furniture = {piece.start for piece in reading.furniture}
    return [b.label for b in reading.blocks or () if b.start not in furniture]


def test_paragraphs_headings_and_facts() -> None:
    data = odt('<text:h text:outline-level="2">Looms</text:h><text:p text:style-name="P1">They  stand\nstill.</text:p>')
    assert media_of(data) == ODT
    reading = read_media(data)
    assert said(reading) == ["Looms", "They stand still."]
    blocks = [b for b in reading.blocks or () if b.kind is BlockKind.HEADING or b.style == "Text body"]
    assert [(b.kind, b.level) for b in blocks] == [(BlockKind.HEADING, 2), (BlockKind.PARAGRAPH, None)]
    assert reading.facts == (
        ("title", "The case of the weavers"),
        ("author", "Hedvika"),
        ("date", "2026-03-02T10:00:00"),
    )
    assert reading.reader == READER


def test_headers_and_footers_are_furniture() -> None:
    reading = read_odt(odt("<text:p>Body.</text:p>"))
    kinds = [(reading.text[f.start : f.end], f.kind) for f in reading.furniture]
    assert kinds == [("Record of the weavers", FurnitureKind.RUNNING_HEAD), ("- 1 -", FurnitureKind.PAGE_NUMBER)]


def test_numbers_of_headings_and_lists_are_labels() -> None:
    body = (
        '<text:h text:outline-level="1">A</text:h><text:h text:outline-level="2">B</text:h>'
        '<text:h text:outline-level="2">C</text:h><text:h text:outline-level="1">D</text:h>'
        '<text:list text:style-name="L1" xml:id="l1"><text:list-item><text:p>one</text:p><text:p>more</text:p>'
        "<text:list><text:list-item><text:p>in</text:p></text:list-item><text:list-item><text:p>in too</text:p>"
        "</text:list-item></text:list></text:list-item><text:list-item><text:p>two</text:p></text:list-item></text:list>"
        "<text:p>between</text:p>"
        '<text:list text:style-name="L1" text:continue-list="l1"><text:list-item>'
        "<text:p>three</text:p></text:list-item>"
        '</text:list><text:list text:style-name="L1"><text:list-item text:start-value="5"><text:p>five</text:p>'
        '</text:list-item></text:list><text:list text:style-name="L2"><text:list-item><text:p>dash</text:p>'
        "</text:list-item></text:list>"
    )
    reading = read_odt(odt(body))
    assert list(zip(said(reading), labels(reading), strict=True)) == [
        ("A", "I."),
        ("B", "I.1"),
        ("C", "I.2"),
        ("D", "II."),
        ("one", "(a)"),
        ("more", None),
        ("in", "i."),
        ("in too", "ii."),
        ("two", "(b)"),
        ("between", None),
        ("three", "(c)"),
        ("five", "(e)"),
        ("dash", "–"),
    ]


def test_tables_give_cells() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = (
        "<table:table-row>"
        + cell.format("Year")
        + "<table:covered-table-cell/>"
        + cell.format("2026")
        + "</table:table-row>"
    )
    reading = read_odt(odt(f"<table:table>{row}</table:table>"))
    assert said(reading) == ["Year", "2026"]
    assert {b.kind for b in reading.blocks or () if reading.text[b.start : b.end] in ("Year", "2026")} == {
        BlockKind.CELL
    }


def test_notes_follow_their_paragraph_and_frames_too() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>3</text:note-citation><text:note-body>'
        "<text:p>See the record.</text:p></text:note-body></text:note>"
    )
    frame = "<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame>"
    reading = read_odt(odt(f"<text:p>As was said{note} before{frame}.</text:p><text:p>Then.</text:p>"))
    assert said(reading) == ["As was said before.", "In a box.", "See the record.", "Then."]
    assert [reading.text[a:b] for a, b in reading.notes] == ["See the record."]
    assert labels(reading)[2] == "3"


def test_what_nobody_sees_is_left_out() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Deleted.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:p>Kept<text:change text:change-id="c"/> words<text:span text:style-name="Hidden"> hidden</text:span>.'
        "<office:annotation><text:p>A comment.</text:p></office:annotation></text:p>"
        '<text:section text:display="none"><text:p>Folded.</text:p></text:section>'
    )
    assert said(read_odt(odt(body))) == ["Kept words."]


def test_blanks_tabs_and_line_breaks() -> None:
    body = '<text:p> One <text:s text:c="2"/>two<text:tab/>three<text:line-break/>'
    body += "four<text:span> five</text:span> </text:p>"
    assert said(read_odt(odt(body))) == ["One   two\tthree\nfour five"]


def test_sheets_end_where_the_layout_or_the_author_broke_them() -> None:
    body = (
        "<text:p>One.</text:p><text:soft-page-break/><text:p>Two <text:soft-page-break/>goes on.</text:p>"
        '<text:p text:style-name="P2">Three.</text:p>'
    )
    reading = read_odt(odt(body, styles=f"<office:document-styles {SPACES}/>"))
    assert [reading.text[p.start : p.end].strip() for p in reading.pages] == ["One.", "Two", "goes on.", "Three."]
    assert all(page.number is None and page.printed is None for page in reading.pages)
    assert read_odt(odt("<text:p>One.</text:p>")).pages == ()
    assert isinstance(reading.pages[0], Page)


def test_a_password_is_told() -> None:
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<m:file-entry m:full-path="content.xml">'
        "<m:encryption-data/></m:file-entry></m:manifest>"
    )
    with pytest.raises(ProtectedFile):
        read_odt(odt("", **{"META-INF__manifest": manifest}))


def test_no_entity_is_resolved() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
    reading = read_odt(odt("<text:p>One &b; &c; two.</text:p>", prolog=bomb))
    assert said(reading) == ["One two."]


def test_elements_nested_beyond_reason_are_refused() -> None:
    with pytest.raises(DamagedFile):
        read_odt(odt("<text:section>" * 10_000 + "</text:section>" * 10_000))


def test_a_broken_document_is_refused() -> None:
    data = odt("<text:p>One.</text:p>" * 200)
    with pytest.raises(DamagedFile):
        read_odt(data[: len(data) // 2])


def test_damaged_documents_are_read_or_refused() -> None:
    body = '<text:list text:style-name="L1"><text:list-item><text:p>one</text:p></text:list-item></text:list>'
    note = "<text:p>a<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note></text:p>"
    for data in damaged(odt(body + note), 200):
        survives(read_odt, data)
    content = odt(body + note)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for seed, name in enumerate(("content.xml", "styles.xml", "meta.xml")):
        for changed in damaged(parts[name], 100, seed):
            survives(read_odt, stored({**parts, name: changed}))


def stored(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()
