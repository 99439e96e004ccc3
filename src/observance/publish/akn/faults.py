"""A fault in an Akoma Ntoso file, and the file as the rules of the checker look at it.

Nothing here reads or writes files.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from observance.publish.akn.source import identifier, local


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong, where, and what to do.

    ``where`` is the eId of the element, else its line (``line 12``). ``what`` and ``do`` are messages with ``{name}``
    fields; ``fields`` fills them.
    """

    code: str
    where: str
    what: str
    do: str
    fields: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        fields = dict(self.fields)
        return f"{self.where}: {self.what.format(**fields)}; {self.do.format(**fields)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A file under check: its root and what can be referred to."""

    root: etree._Element
    targets: dict[str, etree._Element]

    @staticmethod
    def of(root: etree._Element) -> Checked:
        """Gather what can be referred to."""
        return Checked(root=root, targets={eid: e for e in root.iter() if (eid := identifier(e)) is not None})

    def elements(self, *names: str) -> Iterator[etree._Element]:
        """Elements of these names, in order; all of them without a name."""
        wanted = frozenset(names)
        yield from (e for e in self.root.iter() if isinstance(e.tag, str) and (not wanted or local(e) in wanted))

    def target(self, reference: str | None) -> etree._Element | None:
        """What a reference points at."""
        return self.targets.get(reference.removeprefix("#")) if reference else None


def fault(code: str, element: etree._Element, what: str, do: str, **fields: object) -> Fault:
    """A fault of an element."""
    where = identifier(element) or f"line {element.sourceline}"
    cells = tuple((name, str(value)) for name, value in fields.items())
    return Fault(code=code, where=where, what=what, do=do, fields=cells)
