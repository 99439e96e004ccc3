"""The styles, running head, notes and lists of a record as DOCX: everything that a paragraph refers to.

Changes a document of python-docx. Styles carry the look, so that whoever works on the draft changes it in one place.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree

from observance.publish.akn.names import in_xml

FONT = "Times New Roman"
_LEFT, _CENTER, _JUSTIFY = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
#: Between the left margin and the words of a list item.
_HANGING = Mm(8)
#: The first line of a paragraph.
_SET_IN = Mm(6)

SPEAKER = "Speaker"
NOTE_REFERENCE = "Footnote Reference"
BULLETS = "List Bullet"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """A paragraph style: points before and after, size, and what it is made of."""

    name: str
    size: float = 11
    before: float = 0
    after: float = 6
    bold: bool | None = None
    italic: bool | None = None
    alignment: int = _JUSTIFY
    level: int | None = None
    keeps: bool = False
    indent: int = 0
    first: int = 0


LOOKS = (
    _Look(name="Record Number", size=14, bold=True, alignment=WD_ALIGN_PARAGRAPH.RIGHT, after=12),
    _Look(name="Record Title", size=13, bold=True, alignment=_LEFT, after=2),
    _Look(name="Record Details", alignment=_LEFT, before=4, after=2),
    _Look(name="Record Standing", italic=True, alignment=_LEFT, after=0),
    _Look(name="Record Front", alignment=_LEFT, after=2),
    _Look(name="Heading 1", size=13, before=18, after=3, bold=True, alignment=_LEFT, level=0, keeps=True),
    _Look(name="Heading 2", size=11, after=3, bold=True, alignment=_LEFT, level=1, keeps=True),
    _Look(name="Speech", before=8, first=_SET_IN),
    _Look(name="Speech Text", first=_SET_IN),
    _Look(name="Speech Item", indent=_HANGING, first=-_HANGING, after=3),
    _Look(name=BULLETS, after=3),
    _Look(name="Event", italic=True, alignment=_CENTER, before=8, after=8),
    _Look(name="After the Sitting", size=10, alignment=_LEFT, after=2),
    _Look(name="Footnote Text", size=9, after=0, alignment=_LEFT),
)


def set_styles(document: WordDocument, language: str) -> None:
    """Give the document the house's styles, and its own language."""
    normal = document.styles["Normal"]
    normal.font.size = Pt(11)
    _set_font(normal)
    for look in LOOKS:
        _set_look(_paragraph_style(document, look.name), look)
    document.styles["Speech Item"].paragraph_format.tab_stops.add_tab_stop(_HANGING)
    document.styles.add_style(SPEAKER, WD_STYLE_TYPE.CHARACTER).font.bold = True
    document.styles.add_style(NOTE_REFERENCE, WD_STYLE_TYPE.CHARACTER).font.superscript = True
    for mark in document.styles.element.iter(qn("w:lang")):
        mark.set(qn("w:val"), language)


def _paragraph_style(document: WordDocument, name: str) -> ParagraphStyle:
    styles = document.styles
    found = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(found, ParagraphStyle)
    return found


def _set_look(style: ParagraphStyle, look: _Look) -> None:
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(look.before), Pt(look.after), 1.1
    shape.alignment, shape.keep_with_next, shape.widow_control = look.alignment, look.keeps, True
    if look.indent or look.first:
        shape.left_indent, shape.first_line_indent = look.indent, look.first
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, look.italic
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.quick_style, style.hidden = True, False
    _set_font(style)


def _set_font(style: ParagraphStyle) -> None:
    """One font in every script; the template's headings take theirs from a theme."""
    style.font.name = FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)


def set_page(document: WordDocument, head: str) -> None:
    """A4, with the record's number and the page at the head of each page."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(27), Mm(25)
    section.header_distance = Mm(13)
    line = section.header.paragraphs[0]
    line.style.paragraph_format.tab_stops.clear_all()
    line.paragraph_format.tab_stops.add_tab_stop(Mm(160), WD_TAB_ALIGNMENT.RIGHT)
    line.style.font.size = Pt(9)
    _set_font(line.style)
    line.add_run(f"{in_xml(head)}\t")
    add_field(line, "PAGE")
    add_border(line, "bottom")


def set_age(document: WordDocument) -> None:
    """Say that the file is of today's form of the format: without it Word opens it in a mode for old files."""
    settings = document.settings.element
    compat = settings.find(qn("w:compat"))
    if compat is None:
        compat = OxmlElement("w:compat")
        settings.append(compat)
    for element in compat.findall(qn("w:compatSetting")):
        compat.remove(element)
    mode = OxmlElement("w:compatSetting")
    for name, value in (
        ("name", "compatibilityMode"),
        ("uri", "http://schemas.microsoft.com/office/word"),
        ("val", "15"),
    ):
        mode.set(qn(f"w:{name}"), value)
    compat.append(mode)


def add_field(line: WordParagraph, instruction: str) -> None:
    """A field that the program fills in."""
    field_ = OxmlElement("w:fldSimple")
    field_.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    run.append(OxmlElement("w:t"))
    run[0].text = "1"
    field_.append(run)
    line._p.append(field_)


def add_border(line: WordParagraph, *sides: str) -> None:
    """Lines at the sides of a paragraph."""
    border = OxmlElement("w:pBdr")
    for side in sides:
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "4"), ("color", "auto")):
            edge.set(qn(f"w:{name}"), value)
        border.append(edge)
    add_property(line, border)


#: Properties of a paragraph that stand behind those added here (ECMA-376 17.3.1.26 gives their order).
_BEHIND = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr")


def add_property(line: WordParagraph, element: etree._Element) -> None:
    """Add a property to a paragraph in its place among the others."""
    properties = line._p.get_or_add_pPr()
    behind = [child for child in properties if child.tag in {qn(name) for name in _BEHIND}]
    if behind:
        behind[0].addprevious(element)
    else:
        properties.append(element)


# --- Notes and lists ------------------------------------------------------------------------------------------------

_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATOR = '<w:footnote w:type="{kind}" w:id="{id}"><w:p><w:r><w:{sign}/></w:r></w:p></w:footnote>'


@dataclass(slots=True, kw_only=True)
class Footnotes:
    """Footnotes of the format's own, gathered while the text is written."""

    root: etree._Element = field(default_factory=lambda: _no_notes())

    def add(self, mark: str | None, text: str, language: str | None) -> int:
        """Add a note; its number within the file. A mark of its own is printed before its words."""
        number = len(self.root) - 1
        note = etree.SubElement(self.root, qn("w:footnote"), {qn("w:id"): str(number)})
        line = etree.SubElement(note, qn("w:p"))
        properties = etree.SubElement(line, qn("w:pPr"))
        etree.SubElement(properties, qn("w:pStyle"), {qn("w:val"): "FootnoteText"})
        self._mark(line, mark)
        run = etree.SubElement(line, qn("w:r"))
        if language:
            etree.SubElement(etree.SubElement(run, qn("w:rPr")), qn("w:lang"), {qn("w:val"): language})
        words = etree.SubElement(run, qn("w:t"))
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        words.text = f" {in_xml(text)}"
        return number

    def _mark(self, line: etree._Element, mark: str | None) -> None:
        run = etree.SubElement(line, qn("w:r"))
        look = etree.SubElement(etree.SubElement(run, qn("w:rPr")), qn("w:rStyle"))
        look.set(qn("w:val"), "FootnoteReference")
        if mark is None:
            etree.SubElement(run, qn("w:footnoteRef"))
        else:
            etree.SubElement(run, qn("w:t")).text = in_xml(mark)

    def attach(self, document: WordDocument) -> None:
        """Put the notes into the document, if there are any."""
        if len(self.root) > 2:
            data = etree.tostring(self.root, encoding="UTF-8", xml_declaration=True, standalone=True)
            part = Part(PackURI("/word/footnotes.xml"), _NOTES, data, document.part.package)
            document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _no_notes() -> etree._Element:
    lines = (("separator", -1, "separator"), ("continuationSeparator", 0, "continuationSeparator"))
    inner = "".join(_SEPARATOR.format(kind=kind, id=n, sign=sign) for kind, n, sign in lines)
    root: etree._Element = parse_xml(f"<w:footnotes {nsdecls('w')}>{inner}</w:footnotes>")
    return root


@dataclass(slots=True, kw_only=True)
class Labels:
    """Lists whose items bear the labels that the record prints, whatever they are."""

    document: WordDocument
    known: dict[str, int] = field(default_factory=dict)

    def set(self, line: WordParagraph, label: str) -> None:
        """Print a label before a paragraph: one that is not among its words."""
        if label not in self.known:
            self.known[label] = self._define(label)
        number = OxmlElement("w:numPr")
        for name, value in (("ilvl", 0), ("numId", self.known[label])):
            etree.SubElement(number, qn(f"w:{name}"), {qn("w:val"): str(value)})
        add_property(line, number)

    def _define(self, label: str) -> int:
        """A list of one label: numbers of a list of Word's own would be counted anew, and could differ from those
        that were printed."""
        root = self.document.part.numbering_part.element
        number = 1000 + len(self.known)
        template = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="none"/><w:suff w:val="tab"/><w:lvlText/>'
            '<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
        )
        for text in template.iter(qn("w:lvlText")):
            text.set(qn("w:val"), in_xml(label).replace("%", "\uff05"))
        first = root.find(qn("w:num"))
        root.insert(len(root) if first is None else list(root).index(first), template)
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
        return number
