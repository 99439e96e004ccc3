"""What is held to be so or not to be so: negations, what was done away with, denials, figures, and what is no claim."""

from __future__ import annotations

from dataclasses import replace

import pytest
from said import context

from counted import calls
from observance.domain.findings import Claim
from observance.extract import claims
from observance.extract.kinds import KINDS


def found(text: str, language: str = "en") -> list[Claim]:
    """The claims of a text, with what the kinds before them find."""
    whole = context(text, language)
    for kind, find in KINDS:
        whole = replace(whole, findings=whole.findings.with_kind(kind, find(whole)))
    return list(whole.findings.claims)


@pytest.mark.parametrize(
    ("text", "language", "point", "holds"),
    [
        ("Calling a strike is a criminal offence.", "en", "criminal", True),
        ("Calling a strike is no longer a criminal offence.", "en", "criminal", False),
        ("L’appel à la grève n’est plus une infraction pénale.", "fr", "criminal", False),
        ("La convocatoria de huelga ya no constituye un delito.", "es", "criminal", False),
        ("Призыв к забастовке больше не является преступлением.", "ru", "criminal", False),
        ("The minimum membership requirement has been repealed.", "en", "requirement", False),
        ("The minimum membership requirement has not been repealed.", "en", "requirement", True),
        ("It is not correct that the trade unions were not consulted.", "en", "consulted", True),
        ("Consultations with the trade unions were never held.", "en", "consulted", False),
        ("The law, which contradicts Convention No. 87, is in force.", "en", "law_conforms", False),
    ],
)
def test_a_negation_turns_a_claim_round(text: str, language: str, point: str, holds: bool) -> None:
    assert (point, holds) in [(one.point, one.holds) for one in found(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "We urge the Government to ensure that the trade unions are consulted.",
        "Were the trade unions consulted?",
        "If the trade unions are consulted, we shall say so.",
        "In our country, the trade unions are consulted.",
        "Previously, the trade unions were consulted.",
    ],
)
def test_what_is_asked_supposed_or_said_of_elsewhere_claims_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Please send information on the consultations held with the trade unions.", "en"),
        ("La commission prie le gouvernement de décrire les consultations tenues avec les syndicats.", "fr"),
        ("La Comisión pide al Gobierno que describa las consultas celebradas con los sindicatos.", "es"),
        ("Комитет просит правительство описать консультации, проведенные с профсоюзами.", "ru"),
    ],
)
def test_what_a_request_is_about_is_not_held(text: str, language: str) -> None:
    assert [one for one in found(text, language) if one.point == "consulted"] == []


def test_a_count_is_a_claim_with_its_value_and_whose_it_is() -> None:
    (one,) = found("The Government says that our unions have about 3 million members in the country.")
    assert (one.point, one.value, one.bound, one.population) == ("members", "3000000", "about", "whole")
    assert one.of_whom == "Government"


def test_workers_whom_unions_unite_are_members() -> None:
    told = found("There are 57 branch unions bringing together 20,000 workers.")
    assert {(one.point, one.value) for one in told} == {("organisations", "57"), ("members", "20000")}


def test_a_number_that_points_back_is_no_count() -> None:
    assert found("The nine agreements were signed.") == []


def test_a_claim_is_not_longer_than_a_side_may_be() -> None:
    assert found("The trade unions were consulted " + "at length " * 60 + "on the bill.") == []


def test_twice_as_long_a_text_is_twice_the_work() -> None:
    unit = "the law registration of unions proceedings dissolve convention strike requirement consulted dialogue wages "
    once, twice = calls(lambda times: context(unit * times, "en"), claims.find, 100)
    assert once > 20
    assert twice <= 2.1 * once


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Concerning the observations of the Experts, we recall that the law complies with the Convention.", None),
        ("In its statement to the Committee, the Government indicates that the law complies with the Convention.",
         "Government"),
    ],
)  # fmt: skip
def test_a_claim_is_of_the_subject_that_it_hangs_on(text: str, whose: str | None) -> None:
    assert [one.of_whom for one in found(text) if one.point == "law_conforms"] == [whose]
