"""Words that point back stand for what was said last that fits: a law, persons, a body, the same noun, or anything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from observance.domain.findings import PointsTo
from observance.extract import extract
from observance.read import read
from observance.segment import segment

Pointed = Callable[[str], list[tuple[str, str, list[str]]]]
HEAD = "Ilmarin Union of Carriers\n\nTo the Minister of Labour of Norland\n\nDear Minister,\n\n"


@pytest.fixture
def pointed(tmp_path: Path) -> Pointed:
    """What points back in a letter of some paragraphs, what is looked for, and the words that are meant."""

    def told(text: str) -> list[tuple[str, str, list[str]]]:
        path = tmp_path / "letter.txt"
        path.write_text(f"{HEAD}{text}\n", encoding="utf-8")
        found = extract(segment(read(path)))
        return [(one.citation.quote, one.to.value, [meant.quote for meant in one.meant]) for one in found.antecedents]

    return told


@pytest.mark.parametrize(
    ("text", "words", "to", "meant"),
    [
        (
            "Section 12 of the Carriers Act punishes strikes. We urge the Government to repeal this section.",
            "this section",
            PointsTo.LAW,
            "Section 12 of the Carriers Act",
        ),
        (
            "Mr Olvar Tessin was arrested in May. We urge the Government to release him and to drop the charges "
            "against him.",
            "against him",
            PointsTo.PARTY,
            "Olvar Tessin",
        ),
        (
            "The Carriers’ Union of Norland was dissolved. It was long ago. We urge the Government to register "
            "the union.",
            "the union",
            PointsTo.BODY,
            "Carriers’ Union of Norland",
        ),
        (
            "A permit is needed for every meeting. Many wait. We ask the Government to abolish such a permit.",
            "such a permit",
            PointsTo.NOUN,
            "A permit is needed for every meeting.",
        ),
        (
            "Wages are kept back for months. We ask the Government to put an end to this practice.",
            "this practice",
            PointsTo.ANY,
            "Wages are kept back for months.",
        ),
    ],
)
def test_what_points_back_stands_for_the_last_that_fits(
    text: str, words: str, to: PointsTo, meant: str, pointed: Pointed
) -> None:
    found = {quote: (kind, back) for quote, kind, back in pointed(text)}
    assert found[words] == (to.value, [meant])


def test_nothing_is_told_where_nothing_fits(pointed: Pointed) -> None:
    assert pointed("We urge the Government to register the union.") == []
    assert pointed("We urge the Government to act before this session.") == []


def test_what_was_said_too_long_ago_is_not_meant(pointed: Pointed) -> None:
    far = "Section 12 of the Carriers Act punishes strikes. " + "The weather was fine. " * 9
    assert [to for _, to, _ in pointed(far + "We urge the Government to repeal this section.")] == []


@pytest.mark.parametrize(
    ("text", "stated", "begun"),
    [
        (
            "The list of hazardous work was drafted in May and was adopted by ministerial order in the autumn.",
            "was adopted",
            "The list of hazardous work",
        ),
        (
            "La liste des travaux dangereux a été discutée en mai et a été adoptée par arrêté en octobre.",
            "a été adoptée",
            "La liste des travaux dangereux",
        ),
    ],
)
def test_what_is_stated_without_a_subject_is_of_what_its_sentence_begins_with(
    pointed: Pointed, text: str, stated: str, begun: str
) -> None:
    found = [(words, meant) for words, to, meant in pointed(text) if to == PointsTo.TOPIC]
    assert any(words.startswith(stated) and meant[0].startswith(begun) for words, meant in found), found


def test_what_tells_its_own_subject_goes_back_to_no_beginning(pointed: Pointed) -> None:
    text = "In the spring the inspectorate was reformed and the Labour Code was amended in May 2023."
    assert [words for words, to, _ in pointed(text) if to == PointsTo.TOPIC] == []
