"""What a request takes from those beside it in its sentence, and which bodies are asked about together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from observance.assemble.asks import tell_asks
from observance.domain.case import Ask
from observance.extract import extract
from observance.read import read
from observance.resolve import resolve
from observance.segment import segment

Asked = Callable[..., tuple[Ask, ...]]
HEAD = """CAN/PV.3

Committee on the Application of Standards

Chairperson: Ms Quillandre

Discussion of individual cases

Norland (ratification: 1990)

Freedom of Association and Protection of the Right to Organise Convention, 1948 (No. 87)

Chairperson – I give the floor to the Employer members.
"""


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    """The asks of a record with some speeches."""

    def told(*speeches: str) -> tuple[Ask, ...]:
        path = tmp_path / "can-pv-3.txt"
        path.write_text("\n\n".join((HEAD, *speeches)) + "\n", encoding="utf-8")
        found = (extract(segment(read(path))),)
        (case,) = tell_asks(found, parties=resolve(found))
        return case.asks

    return told


def words_of(ask: Ask) -> str:
    return " | ".join(" ".join(step.words.split()) for step in (*ask.requests, *ask.objections))


def together(asks: tuple[Ask, ...], *parts: str) -> bool:
    """Whether requests with these words are one ask."""
    return any(all(part in words_of(ask) for part in parts) for ask in asks)


def test_a_purpose_is_of_the_article_before_it(asked: Asked) -> None:
    asks = asked(
        "Employer members – We request the Government to provide statistics on mediation.",
        "Membres travailleurs – Nous demandons au gouvernement de modifier l’article 44 du Code de la marine, afin que "
        "les gens de mer puissent élire leurs délégués.",
        "Government member, Southland (Ms HOLVARD) – We urge the Government to review section 44 of the Marine Code, "
        "to ensure that fines for absence are not excessive.",
    )
    assert together(asks, "review section 44", "fines for absence", "modifier l’article 44")


def test_what_one_article_alone_is_said_to_set_is_that_article(asked: Asked) -> None:
    asks = asked(
        "Government member, Southland (Ms HOLVARD) – We urge the Government to repeal section 44 of the Marine Code, "
        "which punishes seafarers who strike with criminal penalties. We also ask it to amend section 3 of the Ports "
        "Act on registration.",
        "Employer members – The criminal penalties for a strike at sea must be abolished.",
    )
    assert together(asks, "repeal section 44", "penalties for a strike at sea must be abolished")
    assert not together(asks, "repeal section 44", "section 3")


def test_two_unions_that_are_named_together_are_one_ask_and_unions_in_general_another(asked: Asked) -> None:
    asks = asked(
        "Employer members – We invite the Government to resolve the registration of the Norland Millers’ Union and the "
        "Federation of Tram Drivers.",
        "Government member, Southland (Ms HOLVARD) – We call on the Government to register the Federation of Tram "
        "Drivers. We urge the Government to simplify the registration of trade unions.",
        "Government member, Northland (Mr KELDUN) – We hope that the Government will register the Norland Millers’ "
        "Union.",
    )
    assert together(asks, "resolve the registration", "to register the Federation", "register the Norland Millers")
    assert not together(asks, "resolve the registration", "simplify the registration of trade unions")


def test_following_the_situation_of_persons_is_another_ask_than_their_release(asked: Asked) -> None:
    asks = asked(
        "Employer members – We invite the Government to keep under review the situation of Ms Ilsa Tormand.",
        "Government member, Southland (Ms HOLVARD) – We urge the Government to drop the charges against Ms Ilsa "
        "Tormand.",
    )
    assert len(asks) == 2


def test_an_objection_stands_at_the_request_that_a_noun_names_before_it(asked: Asked) -> None:
    asks = asked(
        "Employer members – The Committee of Experts requested the Government to amend section 44 of the Marine Code. "
        "It also requested the Government to provide information on safety drills. The request to amend the law on "
        "strikes has no basis in the Convention. Therefore, the Government is not bound to take up this request.",
    )
    (met,) = [ask for ask in asks if ask.objections]
    assert "section 44" in words_of(met)


def test_the_progress_of_recommendations_is_no_request(asked: Asked) -> None:
    asks = asked(
        "Employer members – We urge the Government to register the Norland Millers’ Union.",
        "Government member, Southland (Ms HOLVARD) – We greet progress on the recommendations to amend the Ports Act.",
    )
    assert len(asks) == 1
