"""The parts of an ODT: its zip, its styles, the numbers of its lists and headings.

Reads the bytes of the zip; gives parsed parts. No entity is resolved and nothing is fetched. Names are those of
OpenDocument 1.3 (part 3); elements are told by their local names behind the prefix that the standard uses.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from observance.errors import ProtectedFile
from observance.read.docx_numbers import as_lower_roman
from observance.read.docx_parts import LARGEST_PART

_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    f"{_NAMESPACE}{name}:1.0": name for name in ("office", "text", "table", "style", "meta", "presentation", "manifest")
} | {
    f"{_NAMESPACE}drawing:1.0": "draw",
    f"{_NAMESPACE}xsl-fo-compatible:1.0": "fo",
    f"{_NAMESPACE}svg-compatible:1.0": "svg",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_SPACES = {prefix: space for space, prefix in _PREFIXES.items()}


def qname(element: etree._Element) -> str:
    """The name of an element with the standard's prefix, such as ``text:p``; empty for anything unknown."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    space, _, name = tag[1:].partition("}")
    prefix = _PREFIXES.get(space)
    return f"{prefix}:{name}" if prefix else ""


def clark(name: str) -> str:
    """The name as lxml writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def value(element: etree._Element, name: str) -> str | None:
    """An attribute by its name with prefix."""
    found = element.get(clark(name))
    return None if found is None else str(found)


def number(element: etree._Element, name: str, otherwise: int, most: int = 100_000) -> int:
    """An attribute that is a small number; ``otherwise`` where it is none."""
    said = value(element, name) or ""
    return min(int(said), most) if said.isascii() and said.isdigit() and len(said) < 10 else otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parsed parts of one document."""

    content: etree._Element
    styles: etree._Element | None
    meta: etree._Element | None


def open_parts(data: bytes) -> Parts:
    """Open the zip. Raises ProtectedFile, and what zipfile and lxml raise for damaged ones."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = set(archive.namelist())
        if "META-INF/manifest.xml" in names and _is_sealed(archive):
            raise ProtectedFile("the document wants a password", do="ask for a copy without one")
        return Parts(
            content=_parsed(archive, "content.xml"),
            styles=_parsed(archive, "styles.xml") if "styles.xml" in names else None,
            meta=_parsed(archive, "meta.xml") if "meta.xml" in names else None,
        )


def _is_sealed(archive: zipfile.ZipFile) -> bool:
    try:
        manifest = _parsed(archive, "META-INF/manifest.xml")
    except etree.XMLSyntaxError:
        return False
    return next(manifest.iter(clark("manifest:encryption-data")), None) is not None


def _parsed(archive: zipfile.ZipFile, name: str) -> etree._Element:
    if archive.getinfo(name).file_size > LARGEST_PART:
        raise ValueError(f"{name} is too large")
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(archive.read(name), parser)


# --- Styles ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style with what it inherits: ``name`` as people see it, whether it is hidden, where it breaks the page."""

    name: str | None = None
    is_hidden: bool = False
    breaks_before: bool = False
    breaks_after: bool = False
    list_style: str | None = None


_PLAIN = Style()


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """The styles of text and paragraphs by family and name, and those of lists by name."""

    by_name: dict[tuple[str, str], Style]
    lists: dict[str, dict[int, Level]]
    outline: dict[int, Level]

    @classmethod
    def of(cls, parts: Parts) -> Styles:
        """Read the named styles and the automatic ones."""
        roots = [root for root in (parts.styles, parts.content) if root is not None]
        raw = {
            (value(e, "style:family") or "", value(e, "style:name") or ""): e
            for root in roots
            for e in root.iter(clark("style:style"))
        }
        lists = {
            value(e, "style:name") or "": _levels(e) for root in roots for e in root.iter(clark("text:list-style"))
        }
        outlines = (e for root in roots for e in root.iter(clark("text:outline-style")))
        outline = next(outlines, None)
        return cls(
            by_name={key: _inherited(key, raw) for key in raw},
            lists=lists,
            outline={} if outline is None else _levels(outline),
        )

    def get(self, family: str, name: str | None) -> Style:
        """A style by its family and name."""
        return self.by_name.get((family, name or ""), _PLAIN)


def _inherited(key: tuple[str, str], raw: dict[tuple[str, str], etree._Element]) -> Style:
    """A style with what its parents say; an automatic style is shown under the name of its parent."""
    family, at = key
    name = list_style = display = before = after = None
    seen: set[str] = set()
    while (family, at) in raw and at not in seen:
        seen.add(at)
        element = raw[family, at]
        if name is None and qname_of_parent(element) != "office:automatic-styles":
            name = value(element, "style:display-name") or at
        list_style = list_style or value(element, "style:list-style-name")
        for child in element:
            display = display or value(child, "text:display")
            before = before or value(child, "fo:break-before")
            after = after or value(child, "fo:break-after")
        at = value(element, "style:parent-style-name") or ""
    return Style(
        name=name or (at or None),
        is_hidden=display == "none",
        breaks_before=before == "page",
        breaks_after=after == "page",
        list_style=list_style,
    )


def qname_of_parent(element: etree._Element) -> str:
    """The name of what an element stands in."""
    parent = element.getparent()
    return "" if parent is None else qname(parent)


# --- Numbers --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How a level of a list or of headings is numbered; ``bullet`` where it has a sign instead."""

    form: str = ""
    prefix: str = ""
    suffix: str = ""
    first: int = 1
    shown: int = 1
    bullet: str | None = None


def _levels(style: etree._Element) -> dict[int, Level]:
    found = {}
    for element in style:
        level = number(element, "text:level", 0, 100)
        if level:
            found[level] = Level(
                form=value(element, "style:num-format") or "",
                prefix=value(element, "style:num-prefix") or "",
                suffix=value(element, "style:num-suffix") or "",
                first=number(element, "text:start-value", 1),
                shown=number(element, "text:display-levels", 1, 100),
                bullet=value(element, "text:bullet-char"),
            )
    return found


def _as_letters(count: int) -> str:
    """a to z, then aa, bb (OpenDocument 1.3, 19.500)."""
    return chr(ord("a") + (count - 1) % 26) * min(8, 1 + (count - 1) // 26)


def _written(count: int, form: str) -> str:
    if count < 1 or form == "1":
        return str(count)
    letters = _as_letters(count) if form in ("a", "A") else as_lower_roman(count) if form in ("i", "I") else str(count)
    return letters.upper() if form.isupper() else letters


@dataclass(slots=True, kw_only=True)
class Counter:
    """The numbers of one list, or of the headings: one count a level."""

    levels: dict[int, Level]
    counts: dict[int, int] = field(default_factory=dict)

    def next(self, level: int, start: int | None = None) -> str | None:
        """Count on at a level and give the label that is printed; ``None`` where the level prints none."""
        kind = self.levels.get(level, Level())
        self.counts = {at: count for at, count in self.counts.items() if at <= level}
        self.counts[level] = start if start is not None else self.counts.get(level, kind.first - 1) + 1
        if kind.bullet is not None:
            return kind.bullet
        if not kind.form:
            return None
        return f"{kind.prefix}{self._numbers(level, kind)}{kind.suffix}"

    def _numbers(self, level: int, kind: Level) -> str:
        said = []
        for at in range(max(1, level - kind.shown + 1), level + 1):
            form = self.levels.get(at, Level()).form
            if form:
                said.append(_written(self.counts.get(at, self.levels[at].first), form))
        return ".".join(said)
