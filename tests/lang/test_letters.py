"""What letters stand in everything that a form matches: never more than must, and words in a row together."""

from __future__ import annotations

import pytest

from observance.extract.kinds import SLOTS
from observance.lang.frames import Frame, codes_of, frames
from observance.lang.letters import ANYTHING, MARK, folded, needed, told_of, told_of_any

FRAMES = [frame for kind in sorted(SLOTS) for code in codes_of(kind) for frame in frames(kind, code, SLOTS[kind])]


@pytest.mark.parametrize(
    ("form", "sets"),
    [
        ("(is|are) to (be|start)", [{"is to be", "is to start", "are to be", "are to start"}]),
        ("note(s|d)? with", [{"note with", "notes with", "noted with"}]),
        # What ends with another of them tells no more than that.
        ("(notes )?concern", [{"concern"}]),
        # A blank before an optional part is optional with it.
        ("take (due )?note", [{"take note", "takenote", "take due note", "takedue note"}]),
        ("organi[sz]ed", [{"organised", "organized"}]),
        ("urges [a-z]{1,9} to act", [{"urges "}, {" to act"}]),
        ("urges|begs to", [{"urges", "begs to"}]),
        ("(?!by)laws(?! firm)", [{"laws"}]),
        ("(?-i:Act)s? of (?P<year>[0-9]{4})", [{"act of ", "acts of "}]),
        ("l’article", [{"l'article"}]),
        # Letters that are too few to tell are not looked for, nor those that may be missing.
        ("(the|a) law", [{"the law", "a law"}]),
        ("(the )?law", []),
        ("(decree ){0,2}", []),
        (r"\x27\d+ \w+", []),
    ],
)
def test_what_a_form_needs(form: str, sets: list[set[str]]) -> None:
    assert sorted(map(sorted, needed(told_of(form)))) == sorted(map(sorted, sets))


@pytest.mark.parametrize(
    ("form", "heads"),
    [
        ("(the )?(law|act)", {"the law", "the act", "law", "act"}),
        ("(the [a-z]+ )?law", {"the ", "law"}),
        ("(new |old )*law", {"new ", "old ", "law"}),
        ("[a-z]+ law", {""}),
        ("law [a-z]+", {"law "}),
        ("(law|[a-z]+)", {"law", ""}),
        ("re{2} law", {"re"}),
    ],
)
def test_with_what_a_form_begins(form: str, heads: set[str]) -> None:
    assert told_of(form).heads == heads


def test_names_in_a_form_are_told_by_their_own_forms() -> None:
    known = {"urge": told_of_any(["urge(s|d)?", "plead"]), "whom": ANYTHING}
    told = told_of(f"({MARK}urge) ({MARK}whom) to act", known.__getitem__)
    assert told.heads == {"urge ", "urges ", "urged ", "plead "}
    assert set(needed(told)) == {frozenset({" to act"}), frozenset({"urge ", "urges ", "urged ", "plead "})}


def test_of_very_many_ways_to_say_it_no_more_is_told_than_is_looked_for_at_once() -> None:
    words = "(" + "|".join(f"w{n}" for n in range(40)) + ")"
    told = told_of(f"{words} {words} {words}")
    assert told.whole is None
    assert all(len(one) <= 256 for one in (told.heads, told.tails, *told.needs))


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_every_match_in_an_example_holds_what_its_frame_needs(frame: Frame) -> None:
    """But a frame is also only tried where its cue stands, which need not stand in the match."""
    plain = [example.replace("[[", "").replace("]]", "") for example in frame.examples]
    needs = [one for one in frame.letters.needs if one != frozenset(frame.cues)]
    matched = [
        folded(found[0]) for text in plain for found in frame.pattern.finditer(text if frame.cased else folded(text))
    ]
    assert [said for said in matched if not all(any(one in said for one in strings) for strings in needs)] == []
