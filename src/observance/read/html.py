"""HTML: all visible text of a page in blocks, with what belongs to the site marked as furniture.

Reads the bytes of a page; gives a Reading. Nothing that a visitor can see is thrown away, since a reader that guesses
the "main text" loses the paragraph it guesses wrong: menus, notices and the like stay in the text as furniture. How
pages name such parts stands in ``reference/web.toml``. No address is opened and no entity fetched.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from lxml import etree

from observance.domain.fold import fold_words
from observance.domain.text import Block, BlockKind, Furniture, FurnitureKind, Reading
from observance.errors import DamagedFile, EmptyFile
from observance.read.blocks import GrowingText
from observance.read.html_furniture import UNSEEN, FurnitureFinder, is_hidden, name_of
from observance.read.txt import decode

READER = "html/1"

#: Elements that begin a new line of thought; everything else runs on within its line.
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "option", "optgroup", "p",
    "pre", "search", "section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    "button", "textarea", "iframe", "video", "audio",
})  # fmt: skip
_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "td": BlockKind.CELL,
    "th": BlockKind.CELL,
    "caption": BlockKind.CELL,
} | {f"h{n}": BlockKind.HEADING for n in range(1, 7)}
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_META_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""\A\s*<\?xml[^>]+encoding\s*=\s*["']([A-Za-z0-9_.-]+)""")
#: Browsers read pages that declare these as windows-1252 (WHATWG Encoding, 4.2).
_AS_1252 = frozenset({"ascii", "iso8859-1"})

#: Where a page says each fact about itself, the first that says something counts.
_FACTS = (
    ("title", ("//meta[@property='og:title']/@content", "//title/text()")),
    ("author", ("//meta[@name='author']/@content", "//meta[@property='article:author']/@content")),
    (
        "date",
        (
            "//meta[@property='article:published_time']/@content",
            "//meta[@itemprop='datePublished']/@content",
            "//meta[@name='date']/@content",
            "//meta[translate(@name,'DC','dc')='dc.date']/@content",
            "//*[@itemprop='datePublished']/@datetime",
            "//time[@datetime]/@datetime",
        ),
    ),
    ("language", ("/html/@lang", "/html/@*[name()='xml:lang']", "//meta[@property='og:locale']/@content")),
    ("site", ("//meta[@property='og:site_name']/@content", "//meta[@name='application-name']/@content")),
    ("url", ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")),
)


def read_html(data: bytes) -> Reading:
    """Read a page. Raises EmptyFile for one without elements and DamagedFile for one nested beyond reason."""
    page, encoding = decode_page(data)
    root = _parsed(page)
    writer = _Writer(finder=FurnitureFinder.of(root))
    writer.walk(root)
    text = writer.out.text()
    if not text:
        raise _no_text()
    return Reading(
        reader=READER,
        media="text/html",
        text=text,
        text_sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        furniture=_with_duplicates(text, writer.out.blocks, writer.out.furniture),
        blocks=tuple(writer.out.blocks),
        facts=(*_facts(root), ("encoding", encoding)),
    )


def decode_page(data: bytes) -> tuple[str, str]:
    """The characters of a page: by its byte order mark, else as it declares, else as any text."""
    declared = _declared_encoding(data[:4096])
    if declared and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode(declared), declared
        except (UnicodeDecodeError, LookupError):
            pass  # pages declare what their template says; their bytes say what they are
    text, encoding = decode(data)
    return text.removeprefix("\ufeff"), encoding


def _declared_encoding(head: bytes) -> str | None:
    found = _META_CHARSET.search(head) or _XML_ENCODING.search(head)
    if not found:
        return None
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return None
    if name.startswith("utf-16"):
        return None  # a declaration that can be read as ASCII is not in UTF-16 (WHATWG HTML 13.2.3.2)
    return "windows-1252" if name in _AS_1252 else name


def _parsed(page: str) -> etree._Element:
    """The tree of a page. Control codes that end a C string or break XML become blanks: they are drawn as nothing."""
    clean = re.sub(r"[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]", " ", page)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(clean.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise DamagedFile("the page cannot be read ({reason})", do="save it again", reason=str(error)) from error
    if root is None:
        raise _no_text()
    if any(entry.type_name in _CUT_SHORT for entry in parser.error_log):
        raise DamagedFile("the page is nested too deeply to be read whole", do="save it as plain text or PDF")
    return root


def _no_text() -> EmptyFile:
    """Of a page that a script draws, the file holds nothing."""
    return EmptyFile("the page holds no text", do="open it, and save it again once it is shown")


#: What libxml2 reports when it stops reading instead of mending.
_CUT_SHORT = frozenset({"ERR_INTERNAL_ERROR", "ERR_RESOURCE_LIMIT", "ERR_NAME_TOO_LONG"})


def _facts(root: etree._Element) -> Iterator[tuple[str, str]]:
    for name, paths in _FACTS:
        values = (str(value).strip() for path in paths for value in _strings(root, path))
        value = next(filter(None, values), None)
        if value:
            yield name, _BLANKS.sub(" ", value)


def _strings(root: etree._Element, path: str) -> Sequence[str]:
    found = root.xpath(path)
    return [str(value) for value in found] if isinstance(found, list) else []


@dataclass(slots=True, kw_only=True)
class _Writer:
    """Walks the page in order and writes a block whenever a line of thought ends.

    ``furniture`` holds, for every element open that is furniture, its kind: the outermost has the word.
    """

    finder: FurnitureFinder
    out: GrowingText = field(default_factory=GrowingText)
    line: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    furniture: list[tuple[etree._Element, FurnitureKind]] = field(default_factory=list)
    pre: int = 0

    def walk(self, root: etree._Element) -> None:
        """Write all that is visible. The tree is walked without recursion: pages nest deeper than Python's stack."""
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            if event == "end":
                self._leave(element)
            elif name_of(element) in UNSEEN or is_hidden(element):
                events.skip_subtree()
                # its "end" still comes, and with it the text behind it
            else:
                self._enter(element)
        self._flush()

    def _enter(self, element: etree._Element) -> None:
        name = name_of(element)
        kind = self.finder.kind(element)
        if name in _BLOCKS or kind is not None:
            self._flush()
            self.open.append(name)
        if kind is not None:
            self.furniture.append((element, kind))
        self.pre += name in ("pre", "textarea")
        if name == "br":
            self.line.append("\n")
        self._write(element.text)

    def _leave(self, element: etree._Element) -> None:
        name = name_of(element)
        if name not in UNSEEN and not is_hidden(element):
            is_furniture = bool(self.furniture) and self.furniture[-1][0] is element
            if name in _BLOCKS or is_furniture or self.finder.kind(element) is not None:
                self._flush()
                self.open.pop()
            if is_furniture:
                self.furniture.pop()
            self.pre -= name in ("pre", "textarea")
        self._write(element.tail)

    def _write(self, text: str | None) -> None:
        if text:
            self.line.append(text if self.pre else _BLANKS.sub(" ", text))

    def _flush(self) -> None:
        """End the line and write it as a block of the innermost element that says what it is."""
        text = re.sub(r" *\n *", "\n", re.sub(r"  +", " ", "".join(self.line))) if not self.pre else "".join(self.line)
        self.line.clear()
        holder = next((name for name in reversed(self.open) if name in _KINDS), None)
        style = self.open[-1] if self.open else None
        kind = _KINDS.get(holder or "", BlockKind.PARAGRAPH)
        level = int(holder[1]) if holder and kind is BlockKind.HEADING else None
        furniture = self.furniture[0][1] if self.furniture else None
        self.out.add(text.strip(" \t\r\n\f"), kind=kind, level=level, style=style, furniture=furniture)


def _with_duplicates(text: str, blocks: Sequence[Block], furniture: Sequence[Furniture]) -> tuple[Furniture, ...]:
    """Add the second printing of a heading where a page prints it twice within the next two blocks of its text."""
    starts = {piece.start for piece in furniture}
    body = [block for block in blocks if block.start not in starts]
    found = list(furniture)
    for at, heading in enumerate(body):
        if heading.kind is BlockKind.HEADING and heading.start not in starts:
            again = next((b for b in body[at + 1 : at + 3] if _same(text, heading, b)), None)
            if again is not None:
                starts.add(again.start)
                found.append(Furniture(start=again.start, end=again.end, kind=FurnitureKind.DUPLICATE))
    return tuple(sorted(found, key=lambda piece: piece.start))


def _same(text: str, one: Block, other: Block) -> bool:
    first, second = (" ".join(fold_words(text[b.start : b.end]).split()) for b in (one, other))
    return first == second and any(c.isalpha() for c in first)
