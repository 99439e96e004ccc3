"""Automatic numbers of a DOCX: what the program prints before a list item and the text does not hold.

Reads ``numbering.xml`` and, paragraph by paragraph, which list and level each belongs to; gives the label as printed
(``1.``, ``(a)``, ``IV``, a bullet). Paragraphs must be asked in document order: lists count.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from observance.read.docx_parts import Parts, Style, W, attribute, child

#: ECMA-376 17.9.23: levels of a list run from 0 to 8.
LEVELS = 9
BULLET = "\u2022"


def as_letters(n: int) -> str:
    """1 a, 26 z, 27 aa, 53 aaa: Word repeats the letter, it does not count in base 26."""
    return chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1) if n > 0 else str(n)


def as_lower_roman(n: int) -> str:
    """4 iv."""
    if not 0 < n < 4000:
        return str(n)
    out = ""
    for value, sign in _ROMAN:
        out += sign * (n // value)
        n %= value
    return out


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip

_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": "{:02d}".format,
    "lowerLetter": as_letters,
    "upperLetter": lambda n: as_letters(n).upper(),
    "lowerRoman": as_lower_roman,
    "upperRoman": lambda n: as_lower_roman(n).upper(),
    "none": lambda _n: "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    pattern: str = ""


@dataclass(slots=True, kw_only=True)
class _List:
    """A list: its levels, and which counters it shares with others made from the same template."""

    template: str
    levels: dict[int, _Level]
    restarts: dict[int, int]
    begun: bool = False


@dataclass(slots=True, kw_only=True)
class Numbering:
    """All lists of a document and how far each has counted."""

    lists: dict[str, _List]
    counts: dict[str, list[int | None]] = field(default_factory=dict)

    @classmethod
    def of(cls, parts: Parts) -> Numbering:
        """Read ``numbering.xml``; a document without it has no lists."""
        part = parts.related("numbering")
        if part is None:
            return cls(lists={})
        templates = {attribute(t, "abstractNumId") or "": _levels(t) for t in part.iter(W + "abstractNum")}
        return cls(lists={attribute(n, "numId") or "": _list(n, templates) for n in part.iter(W + "num")})

    def place(self, properties: etree._Element | None, style: Style) -> tuple[str, int] | None:
        """The list and level of a paragraph, its own or its style's; list 0 takes a paragraph out of all lists."""
        own = child(properties, "numPr") if properties is not None else None
        list_id = (_value(own, "numId") if own is not None else None) or style.list_id
        if list_id is None or list_id not in self.lists:
            return None
        level = _value(own, "ilvl") if own is not None else None
        return list_id, int(level) if level is not None else style.list_level or 0

    def label(self, properties: etree._Element | None, style: Style) -> str | None:
        """Count one item on and give what is printed before it; ``None`` outside of lists or where nothing is."""
        place = self.place(properties, style)
        if place is None or not 0 <= place[1] < LEVELS:
            return None
        found, level = self.lists[place[0]], place[1]
        counts = self._count_on(found, level)
        return _filled(found, level, counts) or None

    def _count_on(self, found: _List, level: int) -> list[int | None]:
        counts = self.counts.setdefault(found.template, [None] * LEVELS)
        if not found.begun:
            found.begun = True
            for at in found.restarts:
                counts[at] = None
        start = found.restarts.get(level, _level(found, level).start)
        now = counts[level]
        counts[level] = start if now is None else now + 1
        counts[level + 1 :] = [None] * (LEVELS - level - 1)
        return counts


def _filled(found: _List, level: int, counts: list[int | None]) -> str:
    own = _level(found, level)
    if own.format == "bullet":
        return own.pattern if own.pattern.isprintable() and own.pattern.strip() else BULLET

    def one(match: re.Match[str]) -> str:
        at = int(match.group(1)) - 1
        shown = _level(found, at)
        count = counts[at]
        return _FORMATS.get(shown.format, str)(shown.start if count is None else count)

    return re.sub(r"%([1-9])", one, own.pattern).strip()


def _level(found: _List, level: int) -> _Level:
    return found.levels.get(level, _Level())


def _list(element: etree._Element, templates: dict[str, dict[int, _Level]]) -> _List:
    template = _value(element, "abstractNumId") or ""
    levels = dict(templates.get(template, {}))
    restarts = {}
    for override in element.iter(W + "lvlOverride"):
        at = int(attribute(override, "ilvl") or 0)
        levels |= _levels(override)
        start = _value(override, "startOverride")
        if start is not None:
            restarts[at] = int(start)
    return _List(template=template, levels=levels, restarts=restarts)


def _levels(parent: etree._Element) -> dict[int, _Level]:
    return {int(attribute(lvl, "ilvl") or 0): _one_level(lvl) for lvl in parent.findall(W + "lvl")}


def _one_level(element: etree._Element) -> _Level:
    return _Level(
        start=int(_value(element, "start") or 1),
        format=_value(element, "numFmt") or "decimal",
        pattern=_value(element, "lvlText") or "",
    )


def _value(element: etree._Element, name: str) -> str | None:
    found = child(element, name)
    return None if found is None else attribute(found, "val")
