"""Pages of plain text are found where the layout shows them, and numbered only as far as printed numbers reach."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make_pdf import sentence

from observance.domain.text import Furniture, FurnitureKind, Page
from observance.read.pages import find_pages, number_pages, print_numbers


def line(n: int) -> str:
    return sentence(n, 9)


def lines(seed: int, count: int) -> list[str]:
    return [line(seed + i) for i in range(count)]


def double(seed: int, count: int) -> str:
    """A page of a double-spaced text; its last line has no empty line below."""
    return " \n\n".join(lines(seed, count)) + " \n"


sizes = st.lists(st.integers(20, 30), min_size=2, max_size=12)


@given(sizes, st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_every_page_of_a_double_spaced_text_is_found(counts: list[int], seed: int) -> None:
    starts, text = [], ""
    for n, count in enumerate(counts):
        starts.append(len(text))
        text += (" " if n else "") + double(seed + 100 * n, count)
    pages = find_pages(text)
    assert [p.start for p in pages] == starts
    assert [p.end for p in pages] == [*starts[1:], len(text)]


@given(sizes, st.integers(1, 400), st.booleans())
@settings(max_examples=60, deadline=None)
def test_every_page_is_found_by_its_head(counts: list[int], first: int, two_lines: bool) -> None:
    between = "\n" if two_lines else " "
    starts, text = [], ""
    for n, count in enumerate(counts):
        starts.append(len(text))
        text += f" AB/PV.7{between}{first + n} \n" + "\n".join(lines(100 * n, count)) + "\n"
    pages = find_pages(text)
    assert [p.start for p in pages] == starts
    assert [p.number for p in pages] == [first + n for n in range(len(counts))]


@given(st.lists(st.text("ab .\n", max_size=40), min_size=2, max_size=8))
@settings(deadline=None)
def test_pages_share_out_the_text_between_form_feeds(parts: list[str]) -> None:
    text = "\f".join(["x", *parts, "y"])
    pages = find_pages(text)
    assert "".join(text[p.start : p.end] for p in pages) == text
    assert [text[p.start : p.end].rstrip("\f") for p in pages] == text.split("\f")


@given(st.text("ab 1/\n\f-", max_size=400))
@settings(deadline=None)
def test_pages_of_any_text_lie_side_by_side(text: str) -> None:
    pages = find_pages(text)
    assert [p.start for p in pages[1:]] == [p.end for p in pages[:-1]]
    assert [p.sheet for p in pages] == list(range(1, len(pages) + 1))
    if pages:
        assert (pages[0].start, pages[-1].end) == (0, len(text))


def test_a_form_feed_at_the_end_opens_no_page() -> None:
    assert len(find_pages("alder\n\fbrook\n\f")) == 2
    assert find_pages("alder\nbrook\n\f\n") == ()


@pytest.mark.parametrize("text", ["", "\n\n", "alder\nbrook\n", double(1, 40), "\n".join(lines(1, 90))])
def test_a_text_without_traces_has_no_pages(text: str) -> None:
    assert find_pages(text) == ()


def test_a_lost_bullet_leaves_a_blank_that_opens_no_page() -> None:
    text = double(1, 25) + "\n vacated meadow \n\n harbour lantern \n\n" + double(60, 25)
    assert find_pages(text) == ()


def test_a_head_that_is_left_over_opens_its_page_and_numbers_the_others() -> None:
    first, third = double(1, 25), double(200, 25)
    head = " AB/PV.7 16 \n \n\n"
    second = " " + double(100, 25)
    text = first + second + "\n\n\n" + head + third + " " + double(300, 25)
    pages = find_pages(text)
    assert [p.start for p in pages] == [0, len(first), text.index(head), text.index(third) + len(third)]
    assert [p.printed for p in pages] == [None, None, "16", None]
    assert [p.number for p in pages] == [14, 15, 16, 17]


def test_a_head_under_the_blank_that_opens_a_page_opens_no_second_one() -> None:
    text = double(1, 25) + " AB/PV.7 12 \n\n" + double(100, 25)
    assert [p.printed for p in find_pages(text)] == [None, "12"]


def test_lines_may_end_as_in_dos() -> None:
    text = (double(1, 25) + " " + double(100, 25)).replace("\n", "\r\n")
    assert [p.start for p in find_pages(text)] == [0, text.index(" " + line(100))]


def test_numbers_at_the_foot_close_their_pages() -> None:
    parts = ["\n".join(lines(100 * n, 30)) + f"\n- {n} -\n" for n in range(1, 5)]
    pages = find_pages("".join(parts))
    assert [p.number for p in pages] == [1, 2, 3, 4]
    assert [p.end - p.start for p in pages] == [len(part) for part in parts]


def test_numbers_at_the_head_open_their_pages() -> None:
    parts = [f"- {n} -\n" + "\n".join(lines(100 * n, 30)) + "\n" for n in range(3, 8)]
    pages = find_pages("".join(parts))
    assert [p.number for p in pages] == [3, 4, 5, 6, 7]
    assert [p.end - p.start for p in pages] == [len(part) for part in parts]


def test_roman_numbers_are_kept_as_printed() -> None:
    text = "".join("\n".join(lines(100 * i, 30)) + f"\n{n}\n" for i, n in enumerate(("i", "ii", "iii", "iv")))
    assert [(p.printed, p.number) for p in find_pages(text)] == [(n, None) for n in ("i", "ii", "iii", "iv")]


def test_where_heads_are_lost_the_stretch_of_several_pages_has_no_number() -> None:
    text = "".join("\n".join(lines(100 * n, 60)) + f"\nAB/PV.7 {n}\n" for n in (3, 5, 6, 7)) + line(1) + "\n"
    assert [p.number for p in find_pages(text)] == [2, None, 5, 6, 7]


def printed(*numbers: str | None) -> list[Page]:
    return [Page(sheet=n, start=n, end=n + 1, printed=p) for n, p in enumerate(numbers, 1)]


def numbers(*on_sheets: str | None) -> list[int | None]:
    return [p.number for p in number_pages(printed(*on_sheets))]


@pytest.mark.parametrize(
    ("on_sheets", "expected"),
    [
        ((), []),
        ((None, None), [None, None]),
        ((None, "5", None), [4, 5, 6]),
        ((None, None, "1", None), [None, None, 1, 2]),
        (("1", "2", "9", "4", "5"), [1, 2, 3, 4, 5]),
        (("i", "ii", None, "1", "2"), [None, None, None, 1, 2]),
        (("3", None, "9"), [3, None, 9]),
        (("3", "4", None, "11", "12"), [3, 4, None, 11, 12]),
        ((None, "xvi", None), [None, None, None]),
    ],
)
def test_numbers_follow_from_printed_ones_that_agree(
    on_sheets: tuple[str | None, ...], expected: list[int | None]
) -> None:
    assert numbers(*on_sheets) == expected


@given(st.integers(1, 300), st.lists(st.booleans(), min_size=1, max_size=40))
def test_sheets_in_step_are_all_numbered(first: int, shown: list[bool]) -> None:
    found = numbers(*(str(first + i) if s else None for i, s in enumerate(shown)))
    assert found == ([first + i for i in range(len(shown))] if any(shown) else [None] * len(shown))


@given(st.lists(st.one_of(st.none(), st.integers(0, 60).map(str), st.sampled_from(["i", "iv", "x"])), max_size=30))
def test_numbers_are_never_below_one_and_setting_them_twice_changes_nothing(on_sheets: list[str | None]) -> None:
    once = number_pages(printed(*on_sheets))
    assert all(p.number is None or p.number >= 1 for p in once)
    assert number_pages(once) == once


def test_of_several_numbers_in_a_head_the_one_in_step_is_the_page() -> None:
    heads = [f"Session 12 {n} 2031" for n in range(4, 9)]
    text = "".join(f"{h}\nalder\n" for h in heads)
    starts = [text.index(h) for h in heads]
    found = [
        Furniture(start=a, end=a + len(h), kind=FurnitureKind.RUNNING_HEAD) for a, h in zip(starts, heads, strict=True)
    ]
    ends = [*starts[1:], len(text)]
    pages = [Page(sheet=n, start=a, end=b) for n, (a, b) in enumerate(zip(starts, ends, strict=True), 1)]
    assert [p.printed for p in print_numbers(text, pages, found)] == ["4", "5", "6", "7", "8"]
