"""A case falls into parts that never meet: each by itself gives what all of them at once give."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from mentions import BODY, STATE, actors, body, document, name

from named_documents import named_document
from observance.domain.findings import Findings
from observance.domain.parties import Parties, gathered
from observance.resolve import mentions_of, resolve, resolve_part
from observance.resolve.meeting import divided
from observance.resolve.named import Named, States, count_states


def mentions(documents: Sequence[Findings]) -> list[Named]:
    states = States.of(count_states(documents))
    found: list[Named] = []
    for one in documents:
        found += mentions_of(one, states, len(found))
    return found


def resolved_at_once(documents: Sequence[Findings]) -> Parties:
    ranks = {one.document: rank for rank, one in enumerate(documents)}
    return gathered([resolve_part(mentions(documents))], ranks.__getitem__)


@pytest.mark.parametrize("seed", range(60))
def test_parts_by_themselves_give_what_the_whole_gives(seed: int) -> None:
    documents = [named_document(seed * 100 + n) for n in range(2 + seed % 17)]
    assert resolve(documents) == resolved_at_once(documents)


def test_a_case_of_many_documents_falls_into_parts_that_give_the_whole() -> None:
    documents = [named_document(seed) for seed in range(300)]
    found = resolve(documents)
    assert found == resolved_at_once(documents)
    assert len(divided(mentions(documents))) > 20
    assert any(actor.relations for actor in found.actors)
    assert found.proposals


def test_names_of_several_states_are_in_parts_of_their_own() -> None:
    union = body("Federation of Port Workers")
    made = [document(f"d{n}", union, state=state) for n, state in enumerate(("NO", "CL", "NO"))]
    assert [len(part) for part in divided(mentions(made))] == [2, 1]


def test_a_mention_that_two_others_are_like_joins_their_parts() -> None:
    apart = [document("a", name("Anna Tamdanor")), document("b", name("Anna Tamdoner"))]
    assert len(divided(mentions(apart))) == 2
    assert len(divided(mentions([*apart, document("c", name("Anna Tamdonor"))]))) == 1


def test_a_name_without_a_state_makes_two_states_bodies_none_the_same() -> None:
    """Who is known from a text that is about no State is no bridge from one State's body to another's."""
    ministry = body("Ministry of Justice")
    found = [document("a", ministry), document("b", ministry, state="NO"), document("c", ministry, state="CL")]
    assert len(actors(*found)) == 2


def test_letters_are_tied_to_the_body_of_their_own_state() -> None:
    union = body("Union of Sea Workers")
    tied = body("USW", "names:letters tied", long_form="Sea Workers Union")
    found = actors(document("a", union, state="CL"), document("b", union, state="NO"), document("c", tied, state="NO"))
    assert found == [{"Union of Sea Workers"}, {"Union of Sea Workers", "USW"}]


def test_a_state_of_no_list_is_one_in_every_part() -> None:
    found = resolve([document("a", name("Veldania", STATE)), document("b", name("Veldanie", STATE), body("Union"))])
    assert [actor.kind for actor in found.actors] == [STATE, BODY]
