"""Every frame of every language and kind matches its examples and none of its counterexamples."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from observance.errors import DataError
from observance.extract.kinds import SLOTS
from observance.lang import words_from
from observance.lang.frames import Frame, codes_of, frames, groups, literals
from observance.lang.letters import folded

KINDS = sorted(SLOTS)
FRAMES = [frame for kind in KINDS for code in codes_of(kind) for frame in frames(kind, code, SLOTS[kind])]
_MARK = re.compile(r"\[\[(.*?)\]\]")


def has_cue(frame: Frame, text: str) -> bool:
    return any(cue in folded(text) for cue in frame.cues) if frame.cues else bool(re.search(r"\d", text))


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_a_frame_matches_its_examples(frame: Frame) -> None:
    assert frame.examples, "a frame proves itself by examples"
    plain = [example.replace("[[", "").replace("]]", "") for example in frame.examples]
    assert [text for text in plain if not (frame.search(text) and has_cue(frame, text))] == []


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_what_a_frame_needs_stands_in_its_examples(frame: Frame) -> None:
    plain = [folded(example.replace("[[", "").replace("]]", "")) for example in frame.examples]
    needed = frame.letters.needs
    assert [text for text in plain if not all(any(letters in text for letters in one) for one in needed)] == []


#: Frames of these kinds ask for more than their pattern: tests/extract/test_stating.py holds their counterexamples.
STATING = ("allegations", "claims", "measures")
PLAIN = [frame for frame in FRAMES if frame.kind not in STATING]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_the_counterexamples_of_a_frame_hold_its_cue(frame: Frame) -> None:
    assert frame.counterexamples, "a frame says what it is not"
    assert [text for text in frame.counterexamples if not has_cue(frame, text)] == []


@pytest.mark.parametrize("frame", PLAIN, ids=lambda frame: frame.id)
def test_a_frame_matches_none_of_its_counterexamples(frame: Frame) -> None:
    assert [text for text in frame.counterexamples if frame.search(text)] == []


@pytest.mark.parametrize(
    ("form", "cues"),
    [
        ("urge(s|d)?", {"urge"}),
        ("(prie|prions) instamment", {" instamment"}),
        ("(strongly )?urge", {"urge"}),
        ("(demande|prie)", {"demande", "prie"}),
        ("il (est|était) (important|fondamental)", {"important", "fondamental"}),
        ("Прос(им|ит)", {"прос"}),
        ("l'article", {"l'article"}),
        ("call on|appeal to", {"call on", "appeal to"}),
        ("(ne )?doi(t|vent)", {"doi"}),
        ("(?-i:Act|Law)", {"act", "law"}),
        ("(?!by)law(?! firm)", {"law"}),
        ("by (the )?([a-z-]+ ){0,3}court", {"court"}),
    ],
)
def test_the_cue_of_a_form_stands_in_everything_that_it_matches(form: str, cues: set[str]) -> None:
    assert literals(form) == cues


FILE = """
[words]
ask = ["ask(s|ed)?", "{plead}"]
plead = ["plead(s|ed)?"]

[[frames]]
id = "ask-to"
pattern = "(we )?{ask!:trigger} {whom} to {act}"
values = { strength = "request" }
examples = ["We ask the Board to [[answer]]."]
counterexamples = ["They ask."]
"""


def written(folder: Path, text: str = FILE) -> Path:
    place = folder / "xx" / "asking.toml"
    place.parent.mkdir(parents=True)
    place.write_text(text, encoding="utf-8")
    return folder


SLOTS_OF_FILE = (("whom", r"[\w ]{1,40}?"), ("act", r"(?=\w)"))


def test_a_pattern_names_groups_of_words_and_slots(tmp_path: Path) -> None:
    with words_from((written(tmp_path),)):
        (frame,) = frames("asking", "xx", SLOTS_OF_FILE)
        found = frame.search("Then we pleaded the Board to answer.")
        assert found is not None
        assert (found["trigger"], found["whom"], found.group()) == ("pleaded", "the board", "we pleaded the board to ")
        assert (frame.id, frame.cues, frame.values["strength"]) == ("xx/asking/ask-to", ("ask", "plead"), "request")
        assert groups("asking", "xx")["ask"] == ("ask(s|ed)?", "(plead(s|ed)?)")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("{whom}", "{nobody}", "nobody"),
        ("{ask!:trigger}", "{ask:trigger}", "cue"),
        ("{plead}", "{ask}", "circle"),
        ('"ask(s|ed)?"', '"(ask)?"', "must be there"),
        ("values =", "value =", "cannot be read"),
    ],
)
def test_a_file_of_frames_that_is_wrong_is_told_with_its_place(tmp_path: Path, old: str, new: str, what: str) -> None:
    folder = written(tmp_path, FILE.replace(old, new, 1))
    with words_from((folder,)), pytest.raises(DataError, match=what) as error:
        frames("asking", "xx", SLOTS_OF_FILE)
    assert "asking.toml" in error.value.where
