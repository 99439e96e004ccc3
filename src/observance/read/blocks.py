"""The text of a format that marks its blocks, as it grows.

Reads blocks one after the other; gives the text, with two line ends between blocks, and where each block lies in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from observance.domain.text import Block, BlockKind, Furniture, FurnitureKind, Page

BETWEEN = "\n\n"


@dataclass(slots=True, kw_only=True)
class GrowingText:
    """Text, blocks and furniture so far; ``length`` is where the next character will stand."""

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    length: int = 0

    def add(
        self,
        text: str,
        *,
        kind: BlockKind = BlockKind.PARAGRAPH,
        level: int | None = None,
        style: str | None = None,
        label: str | None = None,
        furniture: FurnitureKind | None = None,
    ) -> tuple[int, int] | None:
        """Add a block and say where it lies; a blank one is left out."""
        if not text or text.isspace():
            return None
        start, end = self._append(text)
        self.blocks.append(Block(start=start, end=end, kind=kind, level=level, style=style, label=label))
        if furniture is not None:
            self.furniture.append(Furniture(start=start, end=end, kind=furniture))
        return start, end

    def label(self, block: int, label: str | None) -> None:
        """Give a block the number that is printed before it."""
        if label is not None:
            self.blocks[block] = replace(self.blocks[block], label=label)

    def mark(self, first: int, kind: FurnitureKind) -> None:
        """Call all blocks from the ``first`` on furniture."""
        self.furniture += [Furniture(start=b.start, end=b.end, kind=kind) for b in self.blocks[first:]]

    def _append(self, text: str) -> tuple[int, int]:
        if self.parts:
            self.parts.append(BETWEEN)
            self.length += len(BETWEEN)
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start, self.length

    def text(self) -> str:
        """All of it."""
        return "".join(self.parts)


def sheets_between(breaks: Iterable[int], length: int) -> tuple[Page, ...]:
    """The sheets between the breaks; none where there is no break, since nothing then tells how many there are."""
    ends = sorted({at for at in breaks if 0 < at < length})
    if not ends:
        return ()
    edges = pairwise((0, *ends, length))
    return tuple(Page(sheet=sheet, start=start, end=end) for sheet, (start, end) in enumerate(edges, start=1))
