"""The flow without lines that turn out to be furniture is the flow of a reading that knows them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from layouts import LAYOUTS, bare

from observance.domain.text import Furniture, FurnitureKind, Page
from observance.segment.flow import flow_lines, without


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("which", [{0}, {3}, {2, 3}, {5, 6, 7}], ids=str)
def test_lines_are_taken_out_of_the_flow_as_if_they_had_never_been_in_it(layout, which):
    text = layout(64)
    half = text.index("\n", len(text) // 2) + 1
    pages = (Page(sheet=1, start=0, end=half), Page(sheet=2, start=half, end=len(text)))
    reading = replace(bare(text), pages=pages)
    lines = flow_lines(reading)
    removed = [
        Furniture(start=line.start, end=line.end, kind=FurnitureKind.PAGE_NUMBER)
        for k, line in enumerate(lines)
        if k in which or line.start == half
    ]
    assert without(lines, removed) == flow_lines(replace(reading, furniture=tuple(removed)))
