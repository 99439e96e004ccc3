"""Relations that a text states: those of the authored passages, with their dates; and none that it does not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import observance as ob
from observance.domain.findings import Findings

PASSAGES = tomllib.loads((Path(__file__).parents[2] / "examples/names/relations.toml").read_text("utf-8"))["passage"]


def found_in(text: str, folder: Path) -> Findings:
    """What is found in a letter that says this."""
    path = folder / "letter.txt"
    path.write_text(f"Geneva, 5 May 2024\n\nDear Minister,\n\n{text}\n\nYours sincerely,\n\nThe Secretary\n", "utf-8")
    return ob.extract(ob.segment(ob.read(path)))


def told(found: Findings) -> list[list[str]]:
    """The relations as the authored passages write them."""
    names = {name.id: name.name for name in found.names}
    return [
        [names[one.one], one.relation.value, names[one.other], *([one.date] if one.date else [])]
        for one in found.relations
    ]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["text"][:60])
def test_a_passage_gives_the_relations_that_it_states(passage: dict[str, object], tmp_path: Path) -> None:
    assert told(found_in(str(passage["text"]), tmp_path)) == passage["relations"]
