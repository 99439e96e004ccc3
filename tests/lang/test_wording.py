"""Forms that are mostly not there: what is found is what the plain pattern finds."""

from __future__ import annotations

import pytest

from observance.lang import words_pattern
from observance.lang.letters import folded
from observance.lang.wording import wording

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
