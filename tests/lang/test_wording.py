"""Forms that are mostly not there: what is found is what the plain pattern finds."""

from __future__ import annotations

import re

import pytest

from observance.lang import words_pattern
from observance.lang.letters import folded
from observance.lang.wording import starts, wording

FORMS = (
    ("not", "no longer", "n'a (pas|jamais)"),
    ("(call(s|ed)? )?upon", "urge(s|d)?"),
    ("(?-i:Act|Law)", "decree"),
    ("(pas|ne)?", "point"),
    (),
)
TEXTS = (
    "The Government does Not agree; nothing is said, and no longer.",
    "Il n’a jamais répondu, ni n'a pas écrit.",
    "They called upon the Minister, who urges nobody.",
    "An act of the Dockers, a Law and a DECREE.",
    "",
)


@pytest.mark.parametrize("forms", FORMS)
@pytest.mark.parametrize("text", TEXTS)
def test_what_is_found_is_what_the_pattern_finds(forms: tuple[str, ...], text: str) -> None:
    quick, plain = wording(forms), words_pattern(forms)
    assert [m.span() for m in quick.finditer(text)] == [m.span() for m in plain.finditer(text)]
    for start, end in ((0, len(text)), (4, len(text)), (18, len(text) - 3), (9, 12)):
        one, other = quick.search(text, start, end), plain.search(text, start, end)
        assert (one and one.span()) == (other and other.span())
    assert quick.small is None or quick.stands_in(folded(text)) == bool(plain.search(text))
    assert quick.without(text) == plain.sub("", text)
    for word in text.split():
        assert bool(quick.fullmatch(word)) == bool(plain.fullmatch(word))
        assert bool(quick.match(text, text.find(word))) == bool(plain.match(text, text.find(word)))


@pytest.mark.parametrize("text", ["The Law and the by-law of Outlaws", "LAWS", "law", "a outlaw law", ""])
def test_starts_are_the_places_where_a_form_may_begin(text: str) -> None:
    known = starts(["laws?", "the law", "by(-| )law"])
    may = re.compile(r"(?<!\w)(?=law|the law|by.law)")
    assert list(known.within(folded(text))) == [found.start() for found in may.finditer(folded(text))]


def test_starts_of_forms_that_may_begin_with_anything_are_found_by_their_pattern() -> None:
    known = starts([r"\w{2} law", "act"])
    assert known.letters is None
    assert list(known.within("no law, no act")) == [0, 11]


@pytest.mark.parametrize(("start", "end"), [(0, 30), (4, 30), (5, 30), (0, 7), (9, 9)])
def test_what_stands_between_two_places_is_what_a_search_finds_there(start: int, end: int) -> None:
    text = "The ACT and the act’s section."
    for known in (wording(["acts?", "section"]), wording(["(?-i:ACT)"]), wording([r"\w{6,7}"])):
        found = known.search(text, start, end) is not None
        assert known.stands_between(text, folded(text), start, end) is found
