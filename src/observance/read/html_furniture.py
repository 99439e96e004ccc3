"""Which elements of a page belong to the site: menus, notices, share bars, lists of links.

Reads a parsed page and ``reference/web.toml``; says for an element whether it is furniture and of which kind. An
element is judged by what it is (``nav``), by its role, by how frameworks name it, and by how much of it is links. What
holds half of a page's text or more is never furniture, whatever it is called.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources

from lxml import etree

from observance.domain.text import FurnitureKind

#: Elements of which a visitor sees nothing. Not the head as such: what a page wrongly puts there is shown.
UNSEEN = frozenset({
    "title", "script", "style", "template", "noscript", "object", "applet", "embed", "svg", "datalist",
})  # fmt: skip
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TOKEN = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+")

#: A list or line is a menu where links hold this much of its text, and there are so many, short as a menu's are.
_LINK_SHARE = 0.85
_FEWEST_LINKS = 3
_LONGEST_LINK = 60
_LINK_HOLDERS = frozenset({"ul", "ol", "p", "div", "section", "table", "dl"})
_ARTICLE = frozenset({"article", "main", "section"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """``web.toml``: kinds by element and role, and names as sequences of tokens by their first token."""

    elements: Mapping[str, FurnitureKind]
    roles: Mapping[str, FurnitureKind]
    names: Mapping[str, tuple[tuple[tuple[str, ...], FurnitureKind], ...]]
    content: frozenset[str]


@cache
def _names() -> _Names:
    data = tomllib.loads(resources.files("observance.reference").joinpath("web.toml").read_text("utf-8"))
    names: dict[str, tuple[tuple[tuple[str, ...], FurnitureKind], ...]] = {}
    for kind, listed in data["names"].items():
        for name in listed:
            tokens = tuple(name.split("-"))
            names[tokens[0]] = (*names.get(tokens[0], ()), (tokens, FurnitureKind(kind)))
    return _Names(
        elements={name: FurnitureKind(kind) for name, kind in data["elements"].items()},
        roles={name: FurnitureKind(kind) for name, kind in data["roles"].items()},
        names=names,
        content=frozenset(data["content"]["elements"]),
    )


def name_of(element: etree._Element) -> str:
    """The element's name in lower case, without the prefix that XHTML may put before it."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def is_hidden(element: etree._Element) -> bool:
    """Whether the page's own markup hides the element; style sheets are not read."""
    if element.get("hidden") is not None or (name_of(element) == "dialog" and element.get("open") is None):
        return True
    style = element.get("style")
    return style is not None and bool(_HIDING.search(style))


@dataclass(slots=True, kw_only=True)
class FurnitureFinder:
    """Judges the elements of one page. ``sizes`` are visible letters by element, ``links`` those within links."""

    total: int
    sizes: Mapping[etree._Element, int]
    links: Mapping[etree._Element, int]
    link_counts: Mapping[etree._Element, int]
    title_heading: etree._Element | None
    judged: dict[etree._Element, FurnitureKind | None] = field(default_factory=dict)

    @classmethod
    def of(cls, root: etree._Element) -> FurnitureFinder:
        """Measure the page once."""
        sizes: dict[etree._Element, int] = {}
        links: dict[etree._Element, int] = {}
        counts: dict[etree._Element, int] = {}
        for _, element in etree.iterwalk(root, events=("end",)):
            _measure(element, sizes, links, counts)
        headings = [e for e in root.iter("h1") if sizes.get(e)]
        only = headings[0] if len(headings) == 1 else None
        return cls(total=sizes.get(root, 0), sizes=sizes, links=links, link_counts=counts, title_heading=only)

    def kind(self, element: etree._Element) -> FurnitureKind | None:
        """The kind of furniture that ``element`` is by itself, ``None`` where it is not."""
        if element not in self.judged:
            self.judged[element] = self._judge(element)
        return self.judged[element]

    def _judge(self, element: etree._Element) -> FurnitureKind | None:
        name = name_of(element)
        names = _names()
        kind = self._by_place(element, name) or names.elements.get(name) or self._by_role(element)
        if name in names.content:
            return None
        kind = kind or _by_names(element) or self._by_links(element, name)
        return None if kind is None or self._holds_the_text(element, name) else kind

    def _by_role(self, element: etree._Element) -> FurnitureKind | None:
        return _names().roles.get((element.get("role") or "").strip().lower())

    def _by_place(self, element: etree._Element, name: str) -> FurnitureKind | None:
        """A header or footer is the site's unless an article holds it or, for a header, it holds the page's title."""
        if name not in ("header", "footer") or any(name_of(a) in _ARTICLE for a in element.iterancestors()):
            return None
        if name == "footer":
            return FurnitureKind.NOTICE
        heads = self.title_heading
        holds_title = heads is not None and any(a is element for a in heads.iterancestors())
        return None if holds_title else FurnitureKind.LETTERHEAD

    def _by_links(self, element: etree._Element, name: str) -> FurnitureKind | None:
        count, size = self.link_counts.get(element, 0), self.sizes.get(element, 0)
        if name not in _LINK_HOLDERS or count < _FEWEST_LINKS or not size:
            return None
        inside = self.links.get(element, 0)
        return FurnitureKind.LINK if inside >= _LINK_SHARE * size and inside <= _LONGEST_LINK * count else None

    def _holds_the_text(self, element: etree._Element, name: str) -> bool:
        """Whether this is most of the page: a form or a "sidebar" around everything. A nav is what it says."""
        size = self.sizes.get(element, 0)
        return name != "nav" and size * 2 >= self.total and self.links.get(element, 0) < _LINK_SHARE * size


def _measure(
    element: etree._Element,
    sizes: dict[etree._Element, int],
    links: dict[etree._Element, int],
    counts: dict[etree._Element, int],
) -> None:
    """Add up an element from its children, which have been measured before."""
    name = name_of(element)
    if name in UNSEEN or is_hidden(element):
        return
    size = _letters(element.text)
    linked = count = 0
    for below in element:
        size += sizes.get(below, 0) + _letters(below.tail)
        linked += links.get(below, 0)
        count += counts.get(below, 0)
    if name == "a" and element.get("href") is not None and size:
        linked, count = size, 1
    sizes[element] = size
    if count:
        links[element], counts[element] = linked, count


def _letters(text: str | None) -> int:
    """Letters and digits: the bars and dots between the links of a menu do not count."""
    return sum(map(str.isalnum, text)) if text else 0


def _by_names(element: etree._Element) -> FurnitureKind | None:
    """The kind that the element's class or id names."""
    for attribute in ("class", "id"):
        for word in (element.get(attribute) or "").split():
            kind = _named(tuple(token.lower() for token in _TOKEN.findall(word)))
            if kind is not None:
                return kind
    return None


@lru_cache(maxsize=4096)
def _named(tokens: tuple[str, ...]) -> FurnitureKind | None:
    names = _names().names
    for at, token in enumerate(tokens):
        for sequence, kind in names.get(token, ()):
            if tokens[at : at + len(sequence)] == sequence:
                return kind
    return None
