"""The persons, organisations, States, roles and concepts that a record refers to, each under one identifier.

Collects references while a record is written; gives the element ``references``. Two names are one reference only
where they are printed alike for the same State or organisation: nobody is merged here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from observance.domain.record import Capacity
from observance.publish.akn.names import STATE_CODED, STATE_NAMED, akn, camel, in_xml, slug
from observance.reference.countries import country_code

#: The agents that stand in every file: the body whose record it is, and the program that marked it up.
BODY, EDITOR = "#body", "#editor"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    element: str
    href: str
    show: str


@dataclass(slots=True, kw_only=True)
class References:
    """References in the order in which they were first needed."""

    record: str
    entries: dict[str, _Entry] = field(default_factory=dict)
    known: dict[tuple[str, ...], str] = field(default_factory=dict)

    def person(self, name: str, *place: str | None) -> str:
        """Somebody by the name printed and the State or organisation printed with it; known in this record only."""
        key = ("person", name, *(part or "" for part in place))
        return self._add(key, "TLCPerson", f"person-{slug(name)}", f"/akn/ontology/person/{self.record}/", name)

    def state(self, name: str, code: str | None) -> str:
        """A State: by its code where that is known, else by its name."""
        if code:
            return self._add(("state", name, code), "TLCOrganization", f"state-{slug(name)}", STATE_CODED, name, code)
        return self._add(("state", name), "TLCOrganization", f"state-{slug(name)}", STATE_NAMED, name)

    def organisation(self, name: str) -> str:
        """An organisation or group of States by the name printed."""
        href = "/akn/ontology/organization/named/"
        return self._add(("organisation", name), "TLCOrganization", f"org-{slug(name)}", href, name)

    def party(self, name: str) -> str:
        """A State where the name is one, else a group or organisation."""
        code = country_code(name)
        return self.state(name, code) if code else self.organisation(name)

    def role(self, capacity: Capacity) -> str:
        """The capacity in which somebody speaks."""
        token, words = camel(capacity), capacity.replace("_", " ")
        return self._add(("role", token), "TLCRole", f"role-{token}", "/akn/ontology/role/", words, token)

    def collective(self, capacity: Capacity) -> str:
        """The group itself, or the office where nobody is named: an agent that stands for no person."""
        token, words = camel(capacity), capacity.replace("_", " ")
        href = "/akn/ontology/organization/collective/"
        return self._add(("collective", token), "TLCOrganization", f"collective-{token}", href, words, token)

    def concept(self, kind: str, words: str, last: str | None = None) -> str:
        """A concept of some kind: a Convention, a case, a status, a paper."""
        key = ("concept", kind, words, last or "")
        return self._add(key, "TLCConcept", f"{kind}-{slug(last or words)}", f"/akn/ontology/concept/{kind}/", words)

    def fixed(self, element: str, identifier: str, href: str, show: str) -> None:
        """A reference with an identifier of its own."""
        self.entries[identifier] = _Entry(element=element, href=href, show=show)

    def _add(
        self, key: tuple[str, ...], element: str, identifier: str, href: str, show: str, last: str | None = None
    ) -> str:
        if key not in self.known:
            free = identifier
            count = 1
            while free in self.entries:
                count += 1
                free = f"{identifier}-{count}"
            ending = last or slug(show) + free[len(identifier) :]
            self.entries[free] = _Entry(element=element, href=href + ending, show=show)
            self.known[key] = free
        return "#" + self.known[key]

    def write(self, meta: etree._Element) -> None:
        """Write the element ``references``."""
        parent = etree.SubElement(meta, akn("references"), source=EDITOR)
        for identifier, entry in self.entries.items():
            cells = {"eId": identifier, "href": entry.href, "showAs": in_xml(entry.show)}
            etree.SubElement(parent, akn(entry.element), cells)
