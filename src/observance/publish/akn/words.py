"""The words of one block of XML, with what stands among them: pages that begin, events told, notes.

Reads an element; gives its visible text on one line in NFC, and offsets into it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from lxml import etree

from observance.publish.akn.names import ASIDE, obs
from observance.publish.akn.source import is_generated, local

_BREAKS = frozenset({"br", "eol"})
#: Elements that stand apart from what is before and behind them.
_APART = frozenset({"docTitle", "from", "p"})


@dataclass(slots=True, kw_only=True)
class Words:
    """Text as it grows. ``pages`` are offsets with the number of the page that begins there."""

    text: str = ""
    gap: bool = False
    pages: list[tuple[int, int | None]] = field(default_factory=list)
    markers: list[etree._Element] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)

    def add(self, piece: str | None) -> None:
        """Add a piece of text; white space becomes one blank between words."""
        if not piece:
            return
        words = unicodedata.normalize("NFC", piece).split()
        if not words:
            self.gap = True
            return
        between = " " if self.text and (self.gap or piece[0].isspace()) else ""
        self.text += between + " ".join(words)
        self.gap = piece[-1].isspace()

    def add_element(self, element: etree._Element) -> None:
        """Add an element's words, without its tail."""
        name = local(element)
        if not name or is_generated(element):
            return
        if name in ASIDE:
            self.notes.append(element)
        elif name == "eop":
            self.pages.append((len(self.text) + (1 if self.gap and self.text else 0), page_number(element)))
        elif name == "marker":
            self.markers.append(element)
        elif name in _BREAKS:
            self.gap = True
        elif name in _APART:
            # Titles in several languages stand side by side without a blank, and so may paragraphs.
            self.gap = True
            self.add_inside(element)
            self.gap = True
        else:
            self.add_inside(element)

    def add_inside(self, element: etree._Element) -> None:
        """Add what is inside of an element."""
        self.add(element.text)
        for child in element:
            self.add_element(child)
            self.add(child.tail)


def words_of(element: etree._Element) -> Words:
    """The words of a block."""
    words = Words()
    words.add_inside(element)
    return words


def page_number(mark: etree._Element) -> int | None:
    """The number of the page that begins at an ``eop`` of ours; what another program numbers is not known."""
    number = mark.get("number", "")
    return int(number) if mark.get(obs("sheet")) is not None and number.isdecimal() else None
