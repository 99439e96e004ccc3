"""A reading of which something is withheld: a mark in its place, every part at its new one, and no room that tells."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from observance.domain.text import Block, BlockKind, Furniture, FurnitureKind, Line, Page, Reading, Word
from observance.domain.withholding import WITHHELD, Gap, without


def reading(middle: list[str], **more: object) -> Reading:
    """Five lines on a sheet with some in the middle that are withheld, each a line of print twelve points below."""
    rows = ["A first line.", "A second line.", *middle, "What follows.", "And ends."]
    text, lines, at = "\n".join(rows), [], 0
    for n, row in enumerate(rows):
        box = {"x0": 70.0, "x1": 70.0 + 5 * len(row), "y0": 700.0 - 12 * n, "y1": 710.0 - 12 * n}
        lines.append(Line(start=at, end=at + len(row), sheet=1, size=10.0, **box))
        at += len(row) + 1
    return Reading(
        reader="r/1", media="application/pdf", text=text, text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        pages=(Page(sheet=1, start=0, end=len(text)),), furniture=(), lines=tuple(lines), blocks=None,
        **more,  # type: ignore[arg-type]
    )  # fmt: skip


def cut(found: Reading, middle: list[str]) -> Reading:
    start = found.text.index(middle[0])
    return without(found, [Gap(spans=((start, start + len("\n".join(middle))),))])


def test_a_mark_stands_in_the_place_of_what_is_withheld() -> None:
    middle = ["Ms Drozhenkova was", "arrested on Sunday."]
    left = cut(reading(middle), middle)
    assert left.text == f"A first line.\nA second line.\n{WITHHELD}\nWhat follows.\nAnd ends."
    assert left.text_sha256 == hashlib.sha256(left.text.encode()).hexdigest()
    assert left.reader == "r/1+withheld"
    assert left.lines is not None
    assert [left.text[line.start : line.end] for line in left.lines] == left.text.split("\n")
    assert left.pages[0].end == len(left.text)


@pytest.mark.parametrize("longer", [["x"], ["x" * 90] * 7])
def test_neither_words_nor_lines_nor_room_tell_how_much_was_there(longer: list[str]) -> None:
    short = ["Ms Drozhenkova was", "arrested."]
    assert cut(reading(short), short) == cut(reading(longer), longer)


def test_stretches_of_one_gap_leave_one_mark_and_no_blank_lines() -> None:
    text = "Before.\n\nOne.\n\nTwo – 3\n\nThree.\n\nAfter."
    plain = replace(reading(["-"]), text=text, lines=None, pages=())
    spans = tuple((text.index(word), text.index(word) + len(word)) for word in ("One.", "Two – 3", "Three."))
    assert without(plain, [Gap(spans=spans)]).text == f"Before.\n\n{WITHHELD}\n\nAfter."


def test_furniture_between_the_stretches_stays() -> None:
    text = "Before.\nOne\n- 12 -\nTwo.\nAfter."
    furniture = (Furniture(start=12, end=18, kind=FurnitureKind.PAGE_NUMBER),)
    plain = replace(reading(["-"]), text=text, lines=None, pages=(), furniture=furniture)
    left = without(plain, [Gap(spans=((8, 11), (19, 23)))])
    assert left.text == f"Before.\n{WITHHELD}\n- 12 -\nAfter."
    assert [left.text[f.start : f.end] for f in left.furniture] == ["- 12 -"]


def test_notes_blocks_and_recognised_words_lose_what_is_withheld() -> None:
    text = "Before.\nOne two.\nAfter."
    words = tuple(
        Word(start=text.index(w), end=text.index(w) + len(w), x0=0, x1=1, y0=0, y1=1, sheet=1, confidence=1.0)
        for w in ("Before.", "One", "two.", "After.")
    )
    blocks = (
        Block(start=0, end=7),
        Block(start=8, end=16, kind=BlockKind.HEADING, level=2, style="Drozh", label="IV"),
        Block(start=17, end=23),
    )
    plain = replace(
        reading(["-"]), text=text, lines=None, pages=(), blocks=blocks, words=words, notes=((8, 16), (17, 23))
    )
    left = without(plain, [Gap(spans=((8, 16),))])
    assert left.words is not None
    assert left.blocks is not None
    assert [left.text[w.start : w.end] for w in left.words] == ["Before.", "After."]
    assert [left.text[b.start : b.end] for b in left.blocks] == ["Before.", WITHHELD, "After."]
    assert (left.blocks[1].kind, left.blocks[1].style, left.blocks[1].label) == (BlockKind.PARAGRAPH, None, None)
    assert [left.text[a:b] for a, b in left.notes] == [WITHHELD, "After."]


def test_nothing_withheld_changes_nothing() -> None:
    found = reading(["-"])
    assert without(found, []) is found
