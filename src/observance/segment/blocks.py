"""Blocks of formal lines: an address, a letterhead, the parties of a case, told as one passage.

Reads passages with the lines that they begin with; gives the stretches anew, where formal lines that stand close
together, and that room sets apart from what stands around them, are one. Nothing is joined where the format marks its
paragraphs, or where the whole document leaves no room between them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from observance.domain.record import Detail
from observance.domain.text import Passage, PassageKind
from observance.segment.flow import FlowLine
from observance.segment.paragraphs import Layout, is_parting
from observance.segment.parts import Parts
from observance.segment.passages import Stretch


def joined_blocks(
    passages: Sequence[Passage], lines: Sequence[FlowLine], layout: Layout, formal: Collection[int]
) -> tuple[tuple[Passage, ...], ...]:
    """The runs of formal passages that are one block each; ``formal`` are numbers of passages."""
    at = {line.start: line for line in lines}
    runs = _runs(passages, at, layout, formal)
    last = {passage.n for passage in passages[-1:]}
    after = {above.n: at.get(below.start) for above, below in pairwise(passages)}
    return tuple(run for run in runs if len(run) > 1 and (run[-1].n in last or is_apart(after.get(run[-1].n), layout)))


def _runs(
    passages: Sequence[Passage], at: Mapping[int, FlowLine], layout: Layout, formal: Collection[int]
) -> Iterator[tuple[Passage, ...]]:
    """Formal passages each of which stands close below the one before; the first has room above it."""
    run: list[Passage] = []
    for passage in passages:
        line = at.get(passage.start)
        joins = passage.n in formal and line is not None and line.block is None
        if joins and run and not is_apart(line, layout):
            run.append(passage)
            continue
        yield tuple(run)
        run = [passage] if joins and (passage.n == 1 or is_apart(line, layout)) else []
    yield tuple(run)


def is_apart(line: FlowLine | None, layout: Layout) -> bool:
    """Whether more room stands above a line than between the lines of a block; a page's end is room enough.

    In plain text the lines of a block follow one another even where all others are doubly spaced.
    """
    return line is None or line.gap is None or is_parting(line, layout.gap if line.size else 0.0)


def with_blocks(text: str, stretches: Sequence[Stretch], blocks: Sequence[Sequence[Passage]]) -> list[Stretch]:
    """The stretches with each block's as one: how its lines were numbered is forgotten."""
    parts = {passage.start for block in blocks for passage in block}
    whole = [Stretch(segments=_segments(text, block), kind=PassageKind.FORMALITY) for block in blocks]
    return [stretch for stretch in stretches if stretch.start not in parts] + whole


def _segments(text: str, block: Sequence[Passage]) -> tuple[tuple[int, int], ...]:
    """The stretches of the block's lines; blanks between them part none."""
    found: list[tuple[int, int]] = []
    for start, end in (segment for passage in block for segment in passage.segments):
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def renumbered(parts: Parts, before: Sequence[Passage], after: Sequence[Passage]) -> Parts:
    """The parts of a writing, told of passages of which some lie within others now, by the numbers of those."""
    starts = [passage.start for passage in after]
    number = {old.n: after[bisect_right(starts, old.start) - 1].n for old in before}

    def moved(detail: Detail) -> Detail:
        if detail.evidence is None:
            return detail
        return replace(detail, evidence=replace(detail.evidence, passage=number[detail.evidence.passage]))

    return replace(
        parts,
        details=tuple(map(moved, parts.details)),
        formal=frozenset(number[n] for n in parts.formal),
        headings=frozenset(number[n] for n in parts.headings),
        printed={number[n]: printed for n, printed in parts.printed.items()},
        kinds={number[n]: kind for n, kind in parts.kinds.items()},
    )
