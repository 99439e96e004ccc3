"""Recommendations that a report closes with the names of those who make them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from requests_matrix import context_of

from observance.extract import requests
from observance.extract.context import Context
from observance.extract.requests.credited import states_named

LIST = (
    "80. The recommendations below have been examined by Albania and enjoy its support:",
    "80.1. Repeal the decree on assemblies (Norway); consider ratifying the Protocol (Malta and Cyprus);",
    "80.2. Amend the Mines Act, and release the three leaders (United States of America);",
    "80.3. The rate fell to 3.5 (per cent) in two years (see table 4).",
)


def context(*texts: str) -> Context:
    made = [context_of({"language": "en", "manner": "letter", "by": "", "to": "", "text": text}) for text in texts]
    numbered = []
    for n, one in enumerate(made):
        (utterance,) = one.utterances
        numbered.append(replace(utterance, passage=replace(utterance.passage, n=n + 1, number=f"80.{n}")))
    return replace(made[0], utterances=tuple(numbered))


def test_a_recommendation_is_of_the_states_in_its_brackets_to_the_state_under_review() -> None:
    found = [one for one in requests.find(context(*LIST)) if one.rule == requests.CREDITED]
    assert {(one.citation.quote, one.asker) for one in found} == {
        ("Repeal the decree on assemblies", "Norway"),
        ("consider ratifying the Protocol", "Malta, Cyprus"),
        ("Amend the Mines Act", "United States of America"),
        ("release the three leaders", "United States of America"),
    }
    assert {one.addressee for one in found} == {"Government of Albania"}


@pytest.mark.parametrize(
    ("names", "states"),
    [
        ("Norway", ("Norway",)),
        ("Norway, Malta and Cyprus", ("Norway", "Malta", "Cyprus")),
        ("Bosnia and Herzegovina", ("Bosnia and Herzegovina",)),
        ("see Norway", ()),
        ("in 2012", ()),
    ],
)
def test_brackets_hold_names_of_states_or_something_else(names: str, states: tuple[str, ...]) -> None:
    assert states_named(names) == states
