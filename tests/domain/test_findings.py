"""Ids that outlive a better segmentation, and selectors that find their place again."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observance.domain.findings import Finding, finding_ids, folded_quote
from observance.domain.selectors import Selector, refind, select
from observance.domain.text import Citation

LETTER = "The union was not registered. The Government is asked to register it. Nobody answered the letter."
ASKED = "The Government is asked to register it."


def cite(text: str, quote: str, occurrence: int = 1, document: str = "letter") -> Citation:
    """The n-th occurrence of a quote in a text."""
    start = -1
    for _ in range(occurrence):
        start = text.index(quote, start + 1)
    return cite_at(text, start, quote, document)


def cite_at(text: str, start: int, quote: str, document: str = "letter") -> Citation:
    end = start + len(quote)
    return Citation(
        document=document,
        text_sha256=sum_of(text),
        passage=1,
        page=None,
        start=start,
        end=end,
        segments=((start, end),),
        quote=quote,
    )


def sum_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def found(citation: Citation, kind: str = "request") -> Finding:
    return Finding(id=finding_ids(kind, [citation])[0], citation=citation, rule="test:rule")


QUOTES = st.lists(st.sampled_from(["we ask", "we urge", "we hope", "We  ASK"]), min_size=1, max_size=8)


@given(QUOTES, st.text(alphabet="xyz \n", max_size=20))
def test_ids_stay_when_offsets_move(quotes: list[str], before: str) -> None:
    text = " | ".join(quotes)
    citations = cited(text, quotes)
    moved = cited(before + text, quotes, shift=len(before))
    assert finding_ids("request", citations) == finding_ids("request", moved)


@given(QUOTES, st.randoms())
def test_ids_are_distinct_and_do_not_depend_on_the_order_given(quotes: list[str], random: object) -> None:
    citations = cited(" | ".join(quotes), quotes)
    ids = finding_ids("request", citations)
    assert len(set(ids)) == len(quotes)
    order = list(range(len(citations)))
    random.shuffle(order)  # type: ignore[attr-defined]
    assert finding_ids("request", [citations[k] for k in order]) == tuple(ids[k] for k in order)


def cited(text: str, quotes: list[str], shift: int = 0) -> list[Citation]:
    """Each quote at its place in a text that holds them one after the other."""
    citations, at = [], shift
    for quote in quotes:
        at = text.index(quote, at)
        citations.append(cite_at(text, at, quote))
        at += len(quote)
    return citations


def test_an_id_depends_on_kind_document_words_and_occurrence() -> None:
    text = "we ask, we ask"
    first, second = cite(text, "we ask"), cite(text, "we ask", 2)
    other = cite(text, "we ask", document="other")
    ids = {*finding_ids("request", [first, second]), *finding_ids("measure", [first]), *finding_ids("request", [other])}
    assert len(ids) == 4


@pytest.mark.parametrize("written", ["inter-\nnational law", "INTERNATIONAL  LAW", "inter\u00adnational\nlaw,"])
def test_the_same_words_make_the_same_id_however_lines_are_broken(written: str) -> None:
    assert folded_quote(written) == folded_quote("international law")


def test_a_selector_finds_its_finding_by_id() -> None:
    citation = cite(LETTER, ASKED)
    selector = select(LETTER, citation, found(citation).id)
    moved = "A new first line.\n" + LETTER
    there = found(cite(moved, ASKED))
    again = refind(selector, moved, sum_of(moved), [there])
    assert again is not None
    assert (again.how, again.start, again.finding) == ("id", there.citation.start, there.id)


def test_a_selector_finds_its_place_in_the_same_text() -> None:
    citation = cite(LETTER, ASKED)
    again = refind(select(LETTER, citation), LETTER, sum_of(LETTER))
    assert again is not None
    assert (again.how, again.start, again.end) == ("place", citation.start, citation.end)


READ_AGAIN = (
    "A running head\n" + LETTER,
    LETTER.replace("asked to", "asked\nto"),
    LETTER.replace("Government", "Govern-\nment"),
    LETTER.replace("The Government", "\n\nTHE GOVERNMENT"),
    "The Minister spoke first. " + LETTER + " A closing formula.",
)


@pytest.mark.parametrize("text", READ_AGAIN, ids=["head", "line", "hyphen", "case", "speech"])
def test_a_selector_finds_its_words_in_another_reading(text: str) -> None:
    again = refind(select(LETTER, cite(LETTER, ASKED)), text, sum_of(text))
    assert again is not None
    assert again.how == "words"
    assert not again.waits_for_a_person
    assert folded_quote(text[again.start : again.end]) == folded_quote(ASKED)


@pytest.mark.parametrize("occurrence", [1, 2, 3])
def test_of_repeated_words_those_with_the_same_surroundings_are_found(occurrence: int) -> None:
    text = "In May we ask for news. In June we ask for news. In July we ask for news."
    selector = select(text, cite(text, "we ask for news", occurrence))
    later = "A head.\n" + text.replace(". ", ".\n\n")
    again = refind(selector, later, sum_of(later))
    assert again is not None
    assert again.start == cite(later, "we ask for news", occurrence).start


def test_words_found_again_keep_the_accent_of_their_last_letter() -> None:
    text = "Ils ont demande\u0301 hier."
    selector = select(text, cite(text, "demande\u0301"))
    again = refind(selector, "Tous. " + text, "another")
    assert again is not None
    assert ("Tous. " + text)[again.start : again.end] == "demande\u0301"


def test_a_finding_that_shares_most_words_waits_for_a_person() -> None:
    selector = select(LETTER, cite(LETTER, ASKED))
    text = "The Government is requested to register it."
    again = refind(selector, text, sum_of(text), [found(cite(text, text))])
    assert again is not None
    assert again.how == "overlap"
    assert again.waits_for_a_person


def test_what_is_gone_is_lost() -> None:
    selector = select(LETTER, cite(LETTER, ASKED))
    other = "Nothing of the kind is said here."
    assert refind(selector, other, sum_of(other), [found(cite(other, other))]) is None


def test_a_finding_of_another_document_is_no_overlap() -> None:
    selector = select(LETTER, cite(LETTER, ASKED))
    text = "The Government is requested to register it."
    assert refind(selector, text, sum_of(text), [found(cite(text, text, document="other"))]) is None


def test_a_selector_holds_what_stands_around_the_quote() -> None:
    selector = select(LETTER, cite(LETTER, ASKED))
    assert isinstance(selector, Selector)
    assert selector.before + selector.quote + selector.after in LETTER
    assert len(selector.before) == 30, "all there is"
    assert len(selector.after) == 28
