"""Which mentions are one union's: short names and letters of other languages, and what looks like them."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from mentions import body, document, parties

from observance.domain.findings import Findings
from observance.domain.matters import About, Matter
from observance.domain.record import DocumentKind

CASES = tomllib.loads((Path(__file__).parents[2] / "examples" / "names" / "unions.toml").read_text(encoding="utf-8"))


def documents(case: dict[str, Any]) -> list[Findings]:
    return [
        replace(document(f"d{n}", *(_name(*name) for name in one["names"])), about=about(one["state"]))
        for n, one in enumerate(case["documents"])
    ]


def about(state: str) -> About:
    """What a document on a State is about, by code where lists hold it."""
    matter = Matter(state_code=state) if len(state) == 2 else Matter(state=state)
    return About(kind=DocumentKind.LETTER, matters=(matter,))


def _name(printed: str, rule: str, long_form: str | None = None) -> dict[str, Any]:
    return body(printed, rule, long_form=long_form)


@pytest.mark.parametrize("case", CASES["case"], ids=[case["about"] for case in CASES["case"]])
def test_mentions_of_one_union_are_one_and_others_are_not(case: dict[str, Any]) -> None:
    made = documents(case)
    ids = [name.id for found in made for name in found.names]
    found = [sorted(ids.index(mention.finding) for mention in actor.mentions) for actor in parties(*made).actors]
    assert found == case["bodies"]
