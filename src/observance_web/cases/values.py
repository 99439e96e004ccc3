"""What rows of cases hold as values: quotations gathered, an ask at a glance, its story over the years, a side.

Made when an index is built, kept in its rows, shown by templates.
"""

from __future__ import annotations

from dataclasses import dataclass

from observance_web.quotations import Quotation, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """The first of some quotations, and how many there are."""

    first: tuple[Quotation, ...] = ()
    count: int = 0

    @property
    def more(self) -> int:
        """How many are not among the first."""
        return self.count - len(self.first)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Pages of a document: how it is cited, the first finding in it, and each page with the first finding on it."""

    title: str
    finding: str | None = None
    pages: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Somebody who asks, with how and on which pages; ``recalled`` where another's request is recalled.

    ``more`` counts the documents that ``places`` leaves out.
    """

    voice: Voice
    how: str | None
    places: tuple[Pages, ...]
    recalled: bool = False
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """An ask at a glance: who asks (``more`` askers are left out), first words of each kind, sources named.

    ``first`` is where it was first asked, where that is another than the first who asks here.
    """

    askers: tuple[Asker, ...] = ()
    more: int = 0
    first: Quotation | None = None
    words: Quotation | None = None
    objection: Quotation | None = None
    answer: Quotation | None = None
    contested: Quotation | None = None
    appreciation: Quotation | None = None
    rests: Quoted = Quoted()


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What the title of an ask is made of: whether its object is a name, the words that ask and those of its object in
    each language, and the provisions or actors named."""

    named: bool = False
    words: tuple[tuple[str, str], ...] = ()
    called: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """A line of a cell of a story: words, and how they are put.

    ``change`` compares an insistence with that of the last earlier year (``again``: there is one); ``met`` is who says
    that it was met.
    """

    quotation: Quotation
    how: str | None = None
    change: int = 0
    again: bool = False
    met: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCell:
    """What is said of an ask in one year in one way: a line for each who says it, and all its quotations.

    ``more`` counts the lines that are left out.
    """

    what: str
    lines: tuple[StoryLine, ...] = ()
    more: int = 0
    quoted: Quoted = Quoted()


@dataclass(frozen=True, slots=True, kw_only=True)
class AskYear:
    """An ask in one session, as its story tells it; ``year`` is ``None`` for what has no date."""

    year: int | None
    cells: tuple[StoryCell, ...] = ()
    dropped: bool = False
    concluded: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SideShown:
    """One side of a difference: its words, the figure that it gives, and where else the same is said.

    ``at`` says where the words stand that the sides differ on: the figure, or those of the point; ``None`` where they
    do not show it.
    """

    quotation: Quotation
    value: str | None = None
    at: tuple[int, int] | None = None
    others: Quoted = Quoted()

    @property
    def parts(self) -> tuple[str, str, str] | None:
        """The words before those that the sides differ on, these, and those after them."""
        if self.at is None:
            return None
        words, (start, end) = self.quotation.words, self.at
        return words[:start], words[start:end], words[end:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Where a decision shows: the address of a page, and what it is called."""

    address: str
    name: str
