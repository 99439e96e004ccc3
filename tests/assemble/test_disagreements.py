"""Statements that cannot both stand are told, of the kind they are of, and what only looks like it is not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from differing import disagreements

from observance.domain.disagreements import Caution, DisagreementKind
from observance.reference.points import points

MATRIX = tomllib.loads(Path(__file__).with_name("disagreements_matrix.toml").read_text(encoding="utf-8"))["case"]
#: What is not found yet: a passage so short that its language is not told.
MISSED = {"scope-ru-strike"}


@pytest.mark.parametrize("case", [c for c in MATRIX if c["kind"] != "none"], ids=lambda c: str(c["id"]))
def test_a_disagreement_is_told_of_its_kind(case: dict[str, Any]) -> None:
    kinds = {one.kind.value for one in disagreements(case["a"], case["b"])}
    assert (case["kind"] in kinds) is (case["id"] not in MISSED)


@pytest.mark.parametrize("case", [c for c in MATRIX if c["kind"] == "none"], ids=lambda c: str(c["id"]))
def test_what_only_looks_like_a_disagreement_is_not_told(case: dict[str, Any]) -> None:
    assert disagreements(case["a"], case["b"]) == ()


def test_the_word_of_the_government_stands_first_whoever_speaks_first() -> None:
    said = (
        ["W", "The trade unions were not consulted on the bill."],
        ["G", "The trade unions were consulted on the bill."],
    )
    (one,) = disagreements(*said)
    assert one.a.said.by == "Government representative"
    assert (one.a.quote, one.b.quote) == (said[1][1][:-1], said[0][1][:-1])


def test_others_who_say_the_same_stand_beside_a_side() -> None:
    (one,) = disagreements(
        ["G", "The trade unions were consulted on the bill."],
        ["W", "The trade unions were not consulted on the bill."],
        ["O", "The trade unions were never consulted on the bill."],
    )
    assert [step.words for step in one.b.others] == ["The trade unions were never consulted on the bill"]


def test_an_interpreted_side_is_told_as_a_caution() -> None:
    (one,) = disagreements(
        ["G", "The trade unions were consulted on the bill."],
        ["I", "The trade unions were not consulted on the bill."],
    )
    assert one.cautions == (Caution.INTERPRETED,)


def test_a_part_above_the_whole_is_to_be_checked_in_the_record() -> None:
    (one,) = disagreements(
        ["G", "All trade unions of the country together have approximately 3 million members."],
        ["N", "Our federation has approximately 12 million members."],
    )
    assert (one.kind, one.a.value, one.b.value) == (DisagreementKind.CHECK_RECORD, "3000000", "12000000")
    assert Caution.PART_ABOVE_WHOLE in one.cautions


def test_a_figure_is_set_against_the_one_that_its_speaker_recalls() -> None:
    (one,) = disagreements(
        ["W", "The Government says that there are 41 collective agreements in the ports. In fact, there are only 14."]
    )
    assert (one.kind, one.a.value, one.b.value) == (DisagreementKind.FIGURE, "41", "14")


def test_a_name_of_one_word_is_that_of_the_only_one_who_is_called_so() -> None:
    (one,) = disagreements(
        ["G", "On the assault on Mr Desmark: the investigation was reopened in April."],
        ["W", "The investigation into the assault on Mr Pavlo Desmark has not been resumed."],
    )
    assert one.point == "investigated"


def test_what_a_speaker_recalls_of_the_government_is_the_word_of_the_government() -> None:
    (one,) = disagreements(
        [
            "W",
            "L’explication du gouvernement selon laquelle les syndicats n’ont pas besoin d’enregistrement pour agir.",
        ],
        ["O", "The law provides for compulsory registration of trade unions."],
    )
    assert one.point == "registration_needed"
    assert Caution.RECALLED in one.cautions


def test_every_point_is_told_in_four_languages_and_has_a_kind() -> None:
    for point in points().values():
        assert all(point.told(language) for language in ("en", "fr", "es", "ru"))
        DisagreementKind(point.kind)


def test_the_same_findings_give_the_same_disagreements() -> None:
    said = ["G", "Mr Oleg Santiro was released."], ["W", "Mr Oleg Santiro remains in prison."]
    assert disagreements(*said) == disagreements(*said)


def test_one_text_that_tells_of_one_act_in_two_ways_is_to_be_checked() -> None:
    said = (
        ["O", "By decision of a judge the activities of the Union of Quay Workers were suspended for six months."],
        ["O", "The appeal against the decision to dissolve the Union of Quay Workers was heard in May."],
    )
    (one,) = disagreements(*said)
    assert one.kind is DisagreementKind.CHECK_RECORD
    assert one.point == "dissolved_or_suspended"


def test_a_side_says_it_outright_where_somebody_does() -> None:
    one = disagreements(
        ["G", "Courts no longer dissolve unions: dissolution has been replaced by a fine."],
        ["W", "Mr Tolvard, leader of the Union of Carters that is now being dissolved, was freed in May."],
        ["O", "Legal proceedings are under way to dissolve our member unions."],
    )[0]
    assert one.b.quote.startswith("Legal proceedings")
