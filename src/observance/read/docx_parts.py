"""The parts of a DOCX: its zip, its relations, its styles.

Reads the bytes of the zip; gives parsed parts by what the document calls them. No entity is resolved and nothing is
fetched. Names are those of ECMA-376; the strict variant is read by taking its namespaces for the transitional ones.
"""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
#: No part of a real document is larger; a part that unpacks to more is an attack or an accident.
LARGEST_PART = 256 * 1024 * 1024


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: etree._Element, name: str) -> etree._Element | None:
    """The first child of that name in the main namespace."""
    return element.find(W + name)


def attribute(element: etree._Element, name: str) -> str | None:
    """The attribute of that local name: in the main namespace, in another, or in none."""
    value = element.get(W + name)
    if value is not None:
        return value
    return next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name), None)


def is_on(flag: etree._Element | None) -> bool:
    """Whether a flag such as ``w:vanish`` is set: present and not switched off."""
    return flag is not None and attribute(flag, "val") not in ("0", "false", "off")


@dataclass(slots=True, kw_only=True)
class Parts:
    """The parts of one document. ``relations`` are those of its main part: id to (kind, target)."""

    archive: zipfile.ZipFile
    main_name: str
    relations: dict[str, tuple[str, str]]
    _notes: dict[str, dict[str, etree._Element]] = field(default_factory=dict)

    def main(self) -> etree._Element:
        """The document itself."""
        return _parsed(self.archive, self.main_name)

    def related(self, kind: str) -> etree._Element | None:
        """The part of a kind of which there is one: styles, numbering, footnotes, endnotes, settings."""
        target = next((target for found, target in self.relations.values() if found == kind), None)
        return self._part(target)

    def by_relation(self, relation: str) -> etree._Element | None:
        """The part behind a relation's id."""
        return self._part(self.relations.get(relation, ("", None))[1])

    def note(self, kind: str, number: str) -> etree._Element | None:
        """A footnote or endnote by its id; separators are no notes."""
        if kind not in self._notes:
            part = self.related(kind)
            found = () if part is None else part
            self._notes[kind] = {attribute(n, "id") or "": n for n in found if attribute(n, "type") in (None, "normal")}
        return self._notes[kind].get(number)

    def core(self) -> etree._Element | None:
        """The core properties (title, author, date)."""
        return self._part("docProps/core.xml")

    def _part(self, name: str | None) -> etree._Element | None:
        return _parsed(self.archive, name) if name and name in self.archive.namelist() else None


def open_parts(data: bytes) -> Parts:
    """Open the zip and find its main part. Raises what zipfile and lxml raise for damaged ones."""
    archive = zipfile.ZipFile(BytesIO(data))
    package = _relations(archive, "_rels/.rels", "")
    main = next((target for kind, target in package.values() if kind == "officeDocument"), "word/document.xml")
    folder, name = posixpath.split(main)
    return Parts(
        archive=archive, main_name=main, relations=_relations(archive, f"{folder}/_rels/{name}.rels".strip("/"), folder)
    )


def _relations(archive: zipfile.ZipFile, name: str, folder: str) -> dict[str, tuple[str, str]]:
    if name not in archive.namelist():
        return {}
    found = {}
    for relation in _parsed(archive, name):
        if relation.get("TargetMode") != "External":
            kind = (relation.get("Type") or "").rpartition("/")[2]
            found[relation.get("Id") or ""] = (kind, _resolved(folder, relation.get("Target") or ""))
    return found


def _resolved(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _parsed(archive: zipfile.ZipFile, name: str) -> etree._Element:
    if archive.getinfo(name).file_size > LARGEST_PART:
        raise ValueError(f"{name} is too large")
    data = archive.read(name)
    for strict, transitional in _STRICT:
        if strict in data:
            data = data.replace(strict, transitional)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    return etree.fromstring(data, parser)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A paragraph style with what it takes over from those it is based on. ``outline`` counts from 0."""

    name: str | None = None
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None


PLAIN = Style()


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """The paragraph styles by their id."""

    by_id: dict[str, Style]
    default: Style = PLAIN

    @classmethod
    def of(cls, part: etree._Element | None) -> Styles:
        """Read ``styles.xml``."""
        elements = [] if part is None else [s for s in part.iter(W + "style") if attribute(s, "type") == "paragraph"]
        raw = {attribute(s, "styleId") or "": s for s in elements}
        by_id = {key: _inherited(key, raw) for key in raw}
        default = next(
            (attribute(s, "styleId") or "" for s in elements if attribute(s, "default") in ("1", "true")), ""
        )
        return cls(by_id=by_id, default=by_id.get(default, PLAIN))

    def of_paragraph(self, properties: etree._Element | None) -> Style:
        """The style that a paragraph names, or the default."""
        named = child(properties, "pStyle") if properties is not None else None
        return self.default if named is None else self.by_id.get(attribute(named, "val") or "", self.default)


def _inherited(key: str, raw: dict[str, etree._Element]) -> Style:
    """A style with what it inherits; the nearest ancestor that says something has the word."""
    name = _value(raw[key], "name")
    outline = list_id = list_level = None
    seen: set[str] = set()
    at: str | None = key
    while at in raw and at not in seen:
        seen.add(at)
        element = raw[at]
        outline = outline or _value(element, "pPr", "outlineLvl")
        list_id = list_id or _value(element, "pPr", "numPr", "numId")
        list_level = list_level or _value(element, "pPr", "numPr", "ilvl")
        at = _value(element, "basedOn")
    return Style(name=name, outline=_number(outline), list_id=list_id, list_level=_number(list_level))


def _value(element: etree._Element, *path: str) -> str | None:
    found = element.find("/".join(W + step for step in path))
    return None if found is None else attribute(found, "val")


def _number(value: str | None) -> int | None:
    return int(value) if value is not None else None
