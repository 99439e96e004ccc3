"""Akoma Ntoso as it is given: parsed without entities and network, and what its parts refer to.

Reads bytes; gives a :class:`DebateSource`. Files of older namespaces have the same names of elements, so that these are
compared without their namespace; identifiers are ``eId``, or ``id`` as before 3.0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from observance.domain.record import Capacity
from observance.errors import DamagedFile, UnknownFormat
from observance.publish.akn.languages import code_of
from observance.publish.akn.names import LANG, OBS, STATE_CODED, obs, snake

#: Capacities by their names, ours and what others call them.
_CAPACITIES = {capacity.value: capacity for capacity in Capacity} | {"chairperson": Capacity.CHAIR}


def parse(data: bytes) -> etree._Element:
    """The root of an XML file. Raises DamagedFile for what is not XML or defines entities."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise DamagedFile("this XML defines a document type", do="remove the DOCTYPE: Akoma Ntoso has none")
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFile("this is not XML ({reason})", do="ask for it again", reason=str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise DamagedFile("this XML defines a document type", do="remove the DOCTYPE: Akoma Ntoso has none")
    return root


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; nothing for what is no element or is ours."""
    if not isinstance(element.tag, str) or element.tag.startswith(f"{{{OBS}}}"):
        return ""
    return element.tag.rpartition("}")[2]


def identifier(element: etree._Element) -> str | None:
    """How other elements refer to this one."""
    return element.get("eId") or element.get("id")


def is_generated(element: etree._Element) -> bool:
    """Whether an element was added by the export: nothing of it was printed."""
    return element.get(obs("generated")) == "true"


@dataclass(frozen=True, slots=True, kw_only=True)
class DebateSource:
    """The debate of a file: its element, and every element of the file that can be referred to."""

    debate: etree._Element
    targets: dict[str, etree._Element]

    @staticmethod
    def of(data: bytes) -> DebateSource:
        """Find the debate. Raises UnknownFormat where there is none."""
        root = parse(data)
        debate = next((element for element in root.iter() if local(element) == "debate"), None)
        if debate is None:
            raise UnknownFormat("this Akoma Ntoso file holds no debate", do="give a file whose document type is debate")
        targets = {name: element for element in root.iter() if (name := identifier(element)) is not None}
        return DebateSource(debate=debate, targets=targets)

    def part(self, name: str) -> etree._Element | None:
        """The first child of the debate with that name."""
        return next((child for child in self.debate if local(child) == name), None)

    def all(self, *path: str) -> Iterator[etree._Element]:
        """Elements below the debate by their names, from the outermost."""
        found = [self.debate]
        for name in path:
            found = [child for element in found for child in element if local(child) == name]
        yield from found

    def target(self, reference: str | None) -> etree._Element | None:
        """The element that a reference points at; a missing ``#`` is forgiven here."""
        return self.targets.get(reference.removeprefix("#")) if reference else None

    def shown(self, reference: str | None) -> str | None:
        """What stands for a reference when it is shown."""
        element = self.target(reference)
        return element.get("showAs") if element is not None else None

    def names(self, references: str | None) -> tuple[str, ...]:
        """What stands for each of several references."""
        shown = (self.shown(reference) for reference in (references or "").split())
        return tuple(name for name in shown if name is not None)

    def state(self, reference: str | None) -> tuple[str | None, str | None]:
        """Name and code of a State."""
        element = self.target(reference)
        if element is None:
            return None, None
        href = element.get("href", "")
        return element.get("showAs"), href.removeprefix(STATE_CODED) if href.startswith(STATE_CODED) else None

    def capacity(self, reference: str | None) -> Capacity:
        """The capacity that a role means, by its identifiers; ``other`` where it means none of ours."""
        element = self.target(reference)
        if element is None:
            return Capacity.OTHER
        for name in (element.get("href", "").rpartition("/")[2], identifier(element) or "", element.get("showAs", "")):
            token = snake(name.replace(" ", "_"))
            if token in _CAPACITIES:
                return _CAPACITIES[token]
        return Capacity.OTHER

    def language(self, element: etree._Element) -> str | None:
        """The language of an element: its own or that of the nearest one around, else the only one of the file."""
        around = (parent.get(LANG) for parent in (element, *element.iterancestors()))
        said = next((tag for tag in around if tag), None)
        return code_of(said) if said else self._only_language()

    def _only_language(self) -> str | None:
        tags = self.all("meta", "identification", "FRBRExpression", "FRBRlanguage")
        codes = {code_of(element.get("language")) for element in tags}
        return codes.pop() if len(codes) == 1 else None
