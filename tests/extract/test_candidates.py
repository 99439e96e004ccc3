"""Frames are tried at few words of few sentences, and find there what they find when they are tried everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unittest import mock

import pytest
from said import utterance

from observance.extract import candidates
from observance.extract.kinds import SLOTS
from observance.extract.matching import matches
from observance.extract.utterances import Utterance
from observance.lang.frames import Frame, codes_of, frames, is_apart

PLACES = [(kind, code) for kind in sorted(SLOTS) for code in codes_of(kind)]


def texts(frame: Frame) -> Iterator[str]:
    for example in (*frame.examples, *frame.counterexamples):
        yield example.replace("[[", "").replace("]]", "")


def everywhere(kind: str, code: str, said: Utterance) -> list[tuple[str, int, int]]:
    """What the frames of a kind match, tried in every sentence that holds their cue."""
    found = []
    for sentence in said.sentences:
        small = said.small[slice(*sentence)]
        for frame in frames(kind, code, SLOTS[kind]):
            if any(cue in small for cue in frame.cues) if frame.cues else re.search(r"\d", small):
                text = said.text if frame.cased else said.small
                found += [(frame.id, one.start(), one.end()) for one in frame.pattern.finditer(text, *sentence)]
    return found


@pytest.mark.parametrize(("kind", "code"), PLACES, ids=lambda one: str(one))
def test_no_match_is_lost_where_frames_are_tried_at_few_words_only(kind: str, code: str) -> None:
    for text in sorted({text for frame in frames(kind, code, SLOTS[kind]) for text in texts(frame)}):
        for said in (utterance(text, code), utterance(f"({text}) — {text.upper()}", code)):
            found = [(one.frame.id, one.start, one.end) for one in matches(kind, said, SLOTS[kind])]
            assert found == everywhere(kind, code, said)


def test_letters_and_words_are_looked_at_once_for_all_kinds() -> None:
    said = utterance("The Government amended section 4 of the Act in 2019. It urged the unions to register.", "en")
    with mock.patch.object(candidates, "_by_kind", side_effect=candidates._by_kind) as looked:
        for kind in SLOTS:
            list(matches(kind, said, SLOTS[kind]))
    # Once for all kinds together, and once for each whose letters are looked for by themselves.
    assert looked.call_count == 1 + sum(is_apart(kind, "en") for kind in SLOTS)


def test_a_frame_is_tried_at_words_with_which_it_may_begin_and_in_no_other_sentence() -> None:
    said = utterance("On the day before, rain fell. The Office asked them to go on, and on the way to go back.", "en")
    tried = {
        frames("requests", "en", SLOTS["requests"])[n].id: (sentence, starts)
        for n, sentence, starts in candidates.candidates("requests", "en", said)
    }
    sentence, starts = tried["en/requests/ask-to"]
    assert said.text[slice(*sentence)].startswith("The Office")
    assert [said.text[start : start + 5] for start in starts or ()] == ["asked"]


def test_a_figure_of_another_script_is_a_figure() -> None:
    said = utterance("Around ٤٥ workers were dismissed.", "en")
    found = [(one.frame.id, one.start, one.end) for one in matches("figures", said, SLOTS["figures"])]
    assert found == everywhere("figures", "en", said) != []


def test_what_is_kept_of_beginnings_of_words_stays_small() -> None:
    with mock.patch.object(candidates, "_KEPT", 3):
        said = utterance("Every word of these begins in another manner than any before it did.", "en")
        begins = candidates._index("en", "").beginnings
        begins.words_in(said.small, said.sentences[0])
        assert len(begins.known) <= 3
