"""Profiles of bodies: each loads, and its grammar holds its own examples and refuses its counterexamples."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from observance.domain.record import Capacity, Record
from observance.domain.text import Document, Reading, Source
from observance.errors import DataError
from observance.lang import Phrases, pattern, words_from
from observance.reference import Body, bodies
from observance.segment import segment

BODIES = bodies()
EXAMPLES = [text for body in BODIES for text in body.headings.examples]
COUNTEREXAMPLES = [text for body in BODIES for text in body.headings.counterexamples]


#: What follows the headings: sentences that differ, so that none is taken for a running head.
SAID = (
    "the register stands open to every union of the islands.",
    "two of its offices were closed in the winter.",
    "nobody answered the letters of the federation.",
    "a law was drafted and laid before the assembly.",
    "the courts have heard three cases of dismissal.",
    "our members wait for the news from the ministry.",
    "this concludes what we had to tell the meeting.",
    "more will be known when the report has come.",
)


def speeches(line: str) -> int:
    """In how many speeches a record is cut in which a line opens eight paragraphs."""
    text = "\n\n".join(f"{line} {said}" for said in SAID) + "\n"
    total = hashlib.sha256(text.encode()).hexdigest()
    found = segment(
        Document(
            reference="record",
            source=Source(name="record.txt", sha256=total, size=len(text.encode())),
            reading=Reading(reader="txt/1", media="text/plain", text=text, text_sha256=total),
        )
    )
    return len(found.speeches) if isinstance(found, Record) else 0


def test_there_is_a_profile_for_the_committee() -> None:
    assert "ilo-cas" in [body.id for body in BODIES]


def test_a_body_has_one_profile() -> None:
    assert len({body.id for body in BODIES}) == len(BODIES)


@pytest.mark.parametrize("body", BODIES, ids=[body.id for body in BODIES])
def test_a_profile_is_proved_by_headings_that_are_and_that_are_none(body: Body) -> None:
    assert body.headings.examples
    assert body.headings.counterexamples


@pytest.mark.parametrize("line", EXAMPLES)
def test_the_grammar_of_a_body_finds_its_examples(line: str) -> None:
    assert speeches(line) == len(SAID)


@pytest.mark.parametrize("line", COUNTEREXAMPLES)
def test_the_grammar_of_a_body_refuses_its_counterexamples(line: str) -> None:
    assert speeches(line) == 0


WORDS = [
    (f"{body.id}.{name}", phrases)
    for body in BODIES
    for name in ("symbol", "titles", "subtitles", "chair_label")
    if (phrases := getattr(body, name)).forms
]


@pytest.mark.parametrize("phrases", [phrases for _, phrases in WORDS], ids=[name for name, _ in WORDS])
def test_the_other_words_of_a_body_are_proved_too(phrases: Phrases) -> None:
    found = re.compile(rf"(?<!\w)(?:{pattern(phrases.forms)})(?!\w)", re.IGNORECASE)
    assert phrases.examples
    assert phrases.counterexamples
    assert [text for text in phrases.examples if not found.match(text)] == []
    assert [text for text in phrases.counterexamples if found.match(text)] == []


@pytest.mark.parametrize("body", BODIES, ids=[body.id for body in BODIES])
def test_roles_are_capacities(body: Body) -> None:
    assert set(body.roles) <= set(Capacity)


def test_a_broken_profile_is_named(tmp_path: Path) -> None:
    (tmp_path / "bodies").mkdir()
    (tmp_path / "bodies" / "x.toml").write_text('id = "x"\n')
    with pytest.raises(DataError, match="not in the form expected"), words_from((tmp_path,)):
        bodies()
