"""Headings of speeches: the profile's grammar on the constructions of the genre."""

from __future__ import annotations

import pytest
from layouts import bare

from observance.domain.record import Capacity, SpeechKind
from observance.segment.flow import flow_lines
from observance.segment.grammar import grammars_of
from observance.segment.headings import find_headings
from observance.segment.paragraphs import layout_of

GRAMMAR = grammars_of("ilo-cas")[0]


def headings(text: str):
    lines = flow_lines(bare(text))
    return find_headings(text, lines, GRAMMAR, layout_of(text, lines))


@pytest.mark.parametrize("text", GRAMMAR.body.headings.examples)
def test_the_profile_matches_its_examples(text):
    assert len(headings(text)) == 1


@pytest.mark.parametrize("text", GRAMMAR.body.headings.counterexamples)
def test_the_profile_matches_none_of_its_counterexamples(text):
    assert headings(text) == []


@pytest.mark.parametrize(
    ("text", "capacity", "place", "person", "source"),
    [
        ("Worker members – We", "worker_members", None, None, None),
        ("Membres employeurs — Nous", "employer_members", None, None, None),
        ("Miembros trabajadores - Este", "worker_members", None, None, None),
        ("Employer Vice-Chairperson – We", "employer_members", None, None, None),
        ("Government member, Cuba (Sra. ALVARIN) – My", "government_member", "Cuba", "Sra. ALVARIN", None),
        ("Worker member of Italy (Ms D’ORESTI) – In", "worker_member", "Italy", "Ms D’ORESTI", None),
        ("Membre travailleuse, Côte d’Ivoire (Mme TAVI) – Le", "worker_member", "Côte d’Ivoire", "Mme TAVI", None),
        ("Government member, Guinea-Bissau (Mr TAVI) – We", "government_member", "Guinea-Bissau", "Mr TAVI", None),
        (
            "Government member, Bolivia (Plurinational State of) (Sr. DE LA ORTA) – Mi",
            "government_member",
            "Bolivia (Plurinational State of)",
            "Sr. DE LA ORTA",
            None,
        ),
        ("Interprétation du chinois: Membre gouvernemental, Chine – La", "government_member", "Chine", None, "zh"),
        ("Interpretación del árabe: Miembro gubernamental, Argelia – La", "government_member", "Argelia", None, "ar"),
        ("Observer, Guild of Tinkers (GT) (Mr TAVI) – I", "observer", "Guild of Tinkers (GT)", "Mr TAVI", None),
        ("Interpretation from Russian: Government representative – In", "government_representative", None, None, "ru"),
        ("Representative of the Secretary-General (Ms TAVI) – The", "secretariat", None, "Ms TAVI", None),
        ("Chairperson of the Committee of Experts – Thank", "other", None, None, None),
    ],
)
def test_each_part_of_a_heading_is_read(text, capacity, place, person, source):
    (found,) = headings(text)
    named = f"{found.honorific} {found.speaker}" if found.speaker else None
    assert (found.capacity, found.place, named, found.interpreted_from) == (Capacity(capacity), place, person, source)
    assert text[found.start : found.end] == found.words
    assert text[found.body_start :] == text.split()[-1]


def test_the_office_of_a_representative_is_a_title_not_a_state():
    (found,) = headings("Government representative, Minister of Labour (Ms TAVI) – We")
    assert (found.place, found.title, found.speaker) == (None, "Minister of Labour", "TAVI")


def test_an_office_behind_the_name_is_a_title():
    (found,) = headings("Government representative (Ms TAVI, Minister of Labour) – We")
    assert (found.speaker, found.title) == ("TAVI", "Minister of Labour")


@pytest.mark.parametrize("cut", range(1, 8))
def test_a_heading_may_run_over_two_lines(cut):
    printed = "Interpretation from Arabic: Government member, United Republic of Tanzania (Ms TAVI) – We"
    words = printed.split()
    for gap in ("\n", " \n\n"):
        text = " ".join(words[:cut]) + gap + " ".join(words[cut:])
        (found,) = headings("It ends here." + gap + text)
        assert (found.place, found.speaker, found.interpreted_from) == ("United Republic of Tanzania", "TAVI", "ar")


@pytest.mark.parametrize(
    "line",
    [
        "Employer members – and I quote – accepted it",
        "Government representative (Mr TAVI) – who has spoken – said",
        "Worker members have asked – We agree – for time",
        "observer, World Guild of Tinkers – We",
    ],
)
def test_a_phrase_like_a_heading_is_none(line):
    assert headings("It ends here.\n\n" + line) == []


def test_no_heading_begins_in_the_middle_of_a_sentence():
    text = (
        "We said it last year in this very room, and we were not alone, because even the\n"
        "Employer members – They said so themselves – had asked for the same thing before us.\n"
    )
    assert headings(text) == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("(point of order)", SpeechKind.POINT_OF_ORDER),
        ("(motion d’ordre)", SpeechKind.POINT_OF_ORDER),
        ("(derecho de réplica)", SpeechKind.RIGHT_OF_REPLY),
    ],
)
def test_a_heading_may_say_what_kind_of_turn_it_is(words, kind):
    (found,) = headings(f"Government member, Chile (Mr TAVI) {words} – We")
    assert found.kind is kind
    assert found.speaker == "TAVI"
