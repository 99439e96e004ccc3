"""Which names are one body's: translations, letters, short names; and what keeps two bodies apart."""

from __future__ import annotations

import pytest
from mentions import STATE, actors, body, document, name, parties

from observance.domain.parties import Ground

TRANSLATED = (
    ("Industrial Union of Employees of the Wood Sector", "Syndicat industriel des employés du secteur du bois"),
    ("Independent Union of Railway Workers", "Независимого профсоюза железнодорожников"),
    ("Federation of Port Workers", "Federación de Trabajadores Portuarios"),
    ("Ministry of Labour and Social Protection", "ministère du Travail et de la Protection sociale"),
    ("National Tripartite Council", "Conseil national tripartite"),
    ("Chamber of Commerce and Industry", "Cámara de Comercio e Industria"),
)


@pytest.mark.parametrize(("one", "other"), TRANSLATED)
def test_translations_of_a_name_are_one_body(one: str, other: str) -> None:
    assert len(actors(document("a", body(one), state="NO"), document("b", body(other), state="NO"))) == 1


APART = (
    ("Federation of Port Workers", "Free Federation of Port and Rail Workers"),
    ("Confederation of Free Trade Unions", "Congress of Free Trade Unions"),
    ("Confederation of Free Trade Unions", "Confederation of Independent Trade Unions"),
    ("Ministry of Labour and Employment", "Ministry of Labour and Social Affairs"),
    ("Union of Dockers of Tarvik", "Union of Dockers of Orsund"),
    ("International Labour Organization", "International Labour Office"),
)


@pytest.mark.parametrize(("one", "other"), APART)
def test_bodies_of_other_names_stay_apart(one: str, other: str) -> None:
    assert len(actors(document("a", body(one), state="NO"), document("b", body(other), state="NO"))) == 2


def test_a_body_of_one_state_is_not_that_of_another() -> None:
    ministry = body("Ministry of Justice")
    assert len(actors(document("a", ministry, state="NO"), document("b", ministry, state="CL"))) == 2


def test_a_body_of_the_world_is_one_in_any_language() -> None:
    rule = "names:world ilo"
    made = (document("a", body("ILO", rule)), document("b", body("OIT", rule)), document("c", body("МОТ", rule)))
    assert len(actors(*made)) == 1
    assert parties(*made).actors[0].name == "International Labour Organization"


def test_letters_and_short_names_are_those_of_the_name_they_stand_for() -> None:
    found = actors(
        document(
            "a",
            body("Union of Sea Workers"),
            body("USW", "names:letters tied", long_form="Union of Sea Workers"),
            body("Federation of Teachers"),
            body("Union", "names:short"),
        )
    )
    assert found == [{"Union of Sea Workers", "USW", "Union"}, {"Federation of Teachers"}]


def test_a_short_name_means_the_body_of_today_before_one_of_former_times() -> None:
    found = actors(
        document(
            "a",
            body("Ministry of Work and Social Affairs"),
            body("Ministry of Labour and Employment", former=True),
            body("Ministry", "names:short"),
        )
    )
    assert {"Ministry of Work and Social Affairs", "Ministry"} in found


def test_a_government_is_that_of_the_state_that_is_spoken_of() -> None:
    rule = "names:government"
    found = actors(
        document("a", name("Veldania", STATE), body("Government", rule), body("Government of Norway", rule)),
        document("b", name("Veldanie", STATE), body("gouvernement", rule), state=None),
    )
    assert found == [{"Veldania", "Veldanie"}, {"Government", "gouvernement"}, {"Government of Norway"}]


def test_every_joining_carries_what_it_rests_on() -> None:
    made = parties(document("a", body("Ministry of Justice"), body("ministère de la Justice"), state="NO"))
    (actor,) = made.actors
    (evidence,) = actor.evidence
    assert evidence.words == ("Ministry of Justice", "ministère de la Justice")
    assert evidence.mentions == tuple(mention.finding for mention in actor.mentions)
    assert evidence.grounds == (Ground.SAME_IDEAS,)


def test_what_is_not_sure_is_proposed_and_not_joined() -> None:
    made = parties(document("a", name("Sorbanov"), state="NO"), document("b", name("Sarbanov"), state="NO"))
    assert len(made.actors) == 2
    (proposal,) = made.proposals
    assert {proposal.one, proposal.other} == {actor.id for actor in made.actors}
