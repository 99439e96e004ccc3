"""Every frame that states something does so in its examples, with what its values ask for, and not in the others."""

from __future__ import annotations

import re

import pytest
from said import utterance

from observance.extract.kinds import SLOTS
from observance.extract.stating import stated
from observance.lang.frames import Frame, codes_of, frames

KINDS = ("allegations", "claims", "measures")
FRAMES = [frame for kind in KINDS for code in codes_of(kind) for frame in frames(kind, code, SLOTS[kind])]


def states(frame: Frame, text: str) -> bool:
    plain = re.sub(r"\[\[|\]\]", "", text)
    return any(one.frame.id == frame.id for one in stated(frame.kind, utterance(plain, frame.language), ("self",)))


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_a_frame_states_what_its_examples_say(frame: Frame) -> None:
    assert [text for text in frame.examples if not states(frame, text)] == []


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_a_frame_states_nothing_in_its_counterexamples(frame: Frame) -> None:
    assert [text for text in frame.counterexamples if states(frame, text)] == []
