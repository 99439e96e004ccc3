"""Requests are found in passages of every language and manner, with who asks whom for what."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from requests_matrix import (
    ACTS,
    ACTS_FURTHER,
    ACTS_HELD_OUT,
    ACTS_LEARNED,
    BODIES,
    BODIES_HELD_OUT,
    BODIES_THIRD,
    CALLS,
    CALLS_HELD_OUT,
    COMMENTS,
    FURTHER,
    MATRIX,
    THIRD,
    context_of,
    counted,
    expected,
    found_in,
    matched,
    misses,
    passages,
)

from counted import calls
from observance.domain.findings import Request
from observance.extract import names, requests
from observance.extract.context import Context
from observance.extract.requests.weight import act_asked

#: What each language reaches on the matrix at least: precision, recall, and the share of right strengths and acts.
FLOORS = {"en": 0.97, "fr": 0.97, "es": 0.94, "ru": 0.97}


@pytest.mark.parametrize("matrix", [MATRIX, FURTHER, THIRD], ids=["first", "further", "third"])
@pytest.mark.parametrize("language", FLOORS)
def test_requests_of_the_matrix_are_found_with_their_labels(language: str, matrix: Path) -> None:
    tally = counted(matrix)[language, ""]
    floor = FLOORS[language]
    assert tally["hit"] >= floor * tally["found"], misses(matrix)
    assert tally["hit"] >= floor * tally["asked"], misses(matrix)
    for label in ("strength", "act", "voice", "conditional", "repeated", "objects"):
        assert tally[label] >= 0.9 * tally["hit"], misses(matrix)


@pytest.mark.parametrize("language", FLOORS)
def test_requests_in_the_set_phrases_of_comments_and_news_are_found(language: str) -> None:
    tally = counted(COMMENTS)[language, ""]
    assert tally["hit"] >= 0.9 * max(tally["found"], tally["asked"]), misses(COMMENTS)
    for label in ("strength", "act", "voice", "conditional", "repeated", "objects"):
        assert tally[label] >= 0.9 * tally["hit"], misses(COMMENTS)


@pytest.mark.parametrize(
    ("matrix", "floor"),
    [(BODIES, 0.95), (BODIES_HELD_OUT, 0.85), (BODIES_THIRD, 0.95)],
    ids=["learned", "held out", "third"],
)
def test_requests_of_bodies_and_letters_are_found(matrix: Path, floor: float) -> None:
    tally = counted(matrix)["", ""]
    assert tally["hit"] >= floor * max(tally["found"], tally["asked"]), misses(matrix)
    assert tally["act"] >= floor * tally["hit"], misses(matrix)
    for label in ("strength", "conditional", "repeated", "objects"):
        assert tally[label] >= 0.95 * tally["hit"], misses(matrix)


@pytest.mark.parametrize("matrix", [CALLS, CALLS_HELD_OUT], ids=["learned", "held out"])
def test_requests_of_states_appeals_and_news_are_found(matrix: Path) -> None:
    tally = counted(matrix)["", ""]
    assert tally["hit"] >= 0.93 * max(tally["found"], tally["asked"]), misses(matrix)
    assert tally["strength"] >= 0.95 * tally["hit"], misses(matrix)
    assert tally["act"] >= 0.75 * tally["hit"], misses(matrix)


@pytest.mark.parametrize("matrix", [ACTS, ACTS_FURTHER], ids=["acts", "acts further"])
@pytest.mark.parametrize("language", FLOORS)
def test_acts_are_told_under_conventions_that_other_passages_leave_out(language: str, matrix: Path) -> None:
    tally = counted(matrix)[language, ""]
    assert tally["hit"] >= 0.85 * max(tally["found"], tally["asked"]), misses(matrix)
    assert tally["act"] >= 0.85 * tally["hit"], misses(matrix)


@pytest.mark.parametrize(("matrix", "floor"), [(ACTS_LEARNED, 0.95), (ACTS_HELD_OUT, 0.8)], ids=["learned", "held out"])
@pytest.mark.parametrize("language", FLOORS)
def test_acts_are_told_by_verbs_and_things_under_twenty_further_conventions(
    language: str, matrix: Path, floor: float
) -> None:
    tally = counted(matrix)[language, ""]
    assert tally["hit"] >= 0.85 * max(tally["found"], tally["asked"]), misses(matrix)
    assert tally["act"] >= floor * tally["hit"], misses(matrix)


@pytest.mark.parametrize("passage", passages(), ids=lambda one: f"{one['language']}-{one['manner']}-{one['by']}")
def test_no_passage_of_the_matrix_is_lost_altogether(passage: dict[str, Any]) -> None:
    assert len(matched(expected(passage), found_in(passage))) >= len(expected(passage)) / 2


def asked(text: str, **more: str) -> list[Request]:
    about = {"language": "en", "manner": "verbatim", "by": "worker_members", "to": "Norland", "text": text}
    return found_in(about | more)


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("We thank the Government for its report and hope that the discussion has been helpful.", {}),
        ("If the Government asked us to help, we would do so.", {}),
        ("It recalls that workers must be free to join unions of their choice.", {"manner": "comment"}),
        ("The Minister asked the inspectors to visit the mines.", {}),
        ("We must improve our law, and the authorities should act.", {"by": "government_representative"}),
        ("Nous vous prions d’agréer, Monsieur, nos salutations.", {"language": "fr", "manner": "letter"}),
        ("Le rogamos acepte nuestros saludos.", {"language": "es", "manner": "letter"}),
        ("Надеемся, что встреча была полезной.", {"language": "ru"}),
    ],
)
def test_thanks_courtesies_principles_and_orders_are_no_requests(text: str, more: dict[str, str]) -> None:
    assert asked(text, **more) == []


@pytest.mark.parametrize(
    ("text", "more", "addressee"),
    [
        ("We urge the Government to amend section 4.", {}, "Government of Norland"),
        ("We urge Norland to amend section 4.", {}, "Government of Norland"),
        ("We invite the International Labour Office to assist.", {}, "International Labour Office"),
        ("Invitamos a la Oficina a prestar asistencia.", {"language": "es"}, "Oficina"),
    ],
)
def test_the_addressee_is_the_government_concerned_or_who_is_named(
    text: str, more: dict[str, str], addressee: str
) -> None:
    (request,) = asked(text, **more)
    assert request.addressee is not None
    assert request.addressee.endswith(addressee)


def test_a_request_of_another_body_is_reported_with_whose_it_is() -> None:
    (request,) = asked("The Committee of Experts requested the Government to amend section 4.")
    assert (request.asker, request.voice.value, request.of_whom) == (
        "Worker members",
        "reported",
        "Committee of Experts",
    )


@pytest.mark.parametrize(
    ("text", "language", "whose"),
    [
        ("The Committee noted the bill. It expressed the firm hope that it would be adopted.", "en", "Committee"),
        ("La commission a noté le projet. Elle a exprimé le ferme espoir qu’il serait adopté.", "fr", "commission"),
    ],
)
def test_a_hope_that_is_expressed_is_of_the_body_named_before(text: str, language: str, whose: str) -> None:
    (request,) = asked(text, language=language, by="chair")
    assert (request.voice.value, request.of_whom, request.strength.value) == ("reported", whose, "hope")


def test_an_objection_is_told_from_a_request() -> None:
    (request,) = asked("The Government is not obliged to examine the request that it amend section 9.")
    assert request.objects_to


def test_a_request_that_is_taken_up_names_whose_it_was() -> None:
    (request,) = asked("We echo the Committee of Experts’ request to the Government to amend section 9.")
    assert (request.voice.value, request.echoes) == ("own", "Committee of Experts")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They urge the Government to amend section 9. The Government is not obliged to examine this request.", "en"),
        (
            "La commission d’experts demande au gouvernement de modifier l’article 9. Le gouvernement n’est pas tenu "
            "de donner suite à cette demande.",
            "fr",
        ),
        (
            "La Comisión de Expertos pide al Gobierno que reforme el artículo 9. El Gobierno no está obligado a "
            "considerar esta solicitud.",
            "es",
        ),
        (
            "Комитет экспертов просит правительство изменить статью 9. Правительство не обязано рассматривать эту "
            "просьбу.",
            "ru",
        ),
    ],
)
def test_an_objection_points_back_to_the_request_before_it(text: str, language: str) -> None:
    request, objection = asked(text, language=language, by="employer_members")
    assert (request.objects_to, objection.objects_to) == (False, True)
    assert (objection.act, objection.asker) == (request.act, "Employer members")
    assert objection.citation.quote == text.split(". ")[1].rstrip(".")


@pytest.mark.parametrize(
    ("action", "language", "act"),
    [
        ("adopt, after consulting the social partners, the new Code", "en", "change_law"),
        ("adopt the bill, in full consultation with the unions", "en", "change_law"),
        ("consult the unions before adopting the bill", "en", "consult"),
        ("engage in a dialogue with the unions", "en", "consult"),
        ("ensure that free and independent unions can operate", "en", "ensure"),
        ("adopter, après consultation des partenaires sociaux, la loi", "fr", "change_law"),
        ("réviser, en concertation avec les syndicats, le code du travail", "fr", "change_law"),
        ("adopte, previa consulta con los interlocutores sociales, la ley", "es", "change_law"),
        ("принять после консультаций с профсоюзами, новый закон", "ru", "change_law"),
    ],
)
def test_how_an_act_is_to_be_done_is_not_what_is_asked(action: str, language: str, act: str) -> None:
    assert act_asked(action, language).value == act


ECHOED = passages(Path(__file__).with_name("requests_echoed.toml"))


@pytest.mark.parametrize("passage", ECHOED, ids=lambda one: f"{one['language']}-{one['text'][:24]}")
def test_a_request_taken_up_is_that_of_whom_the_words_name(passage: dict[str, Any]) -> None:
    context = context_of({"manner": "verbatim", "to": "Norland", **passage})
    context = replace(context, findings=context.findings.with_kind("names", names.find(context)))
    assert [one.echoes or "" for one in requests.find(context)][:1] == [passage["echoes"]]


WORST = "We urge and request the Government that must to ask and should, which we hope; "


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
def test_a_long_text_full_of_cues_costs_as_much_as_it_is_long(language: str) -> None:
    about = {"language": language, "manner": "verbatim", "by": "worker_members", "to": "Norland"}

    def given(sentences: int) -> Context:
        return context_of(about | {"text": (WORST * 12 + ". ") * sentences})

    once, twice = calls(given, requests.find, 8)
    assert once > 20
    assert twice <= 2.1 * once


def test_a_sentence_without_an_end_is_not_gone_through_for_each_of_its_requests() -> None:
    about = {"language": "en", "manner": "verbatim", "by": "worker_members", "to": "Norland"}

    def given(times: int) -> Context:
        return context_of(about | {"text": "We ask the Government to amend the Act, and to repeal it, and " * times})

    assert len(requests.find(given(8))) >= 8
    once, twice = calls(given, requests.find, 80)
    assert twice <= 2.1 * once
