"""Relations of actors: those that the documents state, whoever the names are held to be."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from observance.casefile import CaseFile
from observance.cli import observance
from observance.cli.speaking import Session
from observance.domain.identities import actor_group, as_decided
from observance.domain.joinings import Member, Signature, split
from observance.domain.parties import Actor, Ground, Parties
from observance.domain.selectors import Refound, Selector, select

HEAD, FOOT = "Geneva, 5 May 2024\n\nDear Minister,\n\n", "\n\nYours sincerely,\n\nThe Secretary\n"
LETTERS = {
    "first": "Ms Larissa Kharvatova, Chairperson of the Federation of Port Workers, was heard. The Federation of Port "
    "Workers is affiliated to the Confederation of Labour since 2014.",
    "second": "Mme Larissa Kharvatova a écrit au ministère. La Fédération des travailleurs portuaires, qui a succédé à "
    "la Ligue des dockers, est dissoute.",
    "third": "Ms Anna Kestrelin, also known as Alina Orsalieva, left. Ms Alina Orsalieva chairs the Federation of "
    "Miners.",
}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("related")
    (root / "documents").mkdir()
    for name, text in LETTERS.items():
        (root / "documents" / f"{name}.txt").write_text(HEAD + text + FOOT, encoding="utf-8")
    run("build", str(root / "documents"), "--out", str(root / "case"))
    return root / "case"


def run(*arguments: str) -> str:
    session = Session(environ={"OBSERVANCE_LANGUAGE": "en", "COLUMNS": "100"})
    done = CliRunner().invoke(observance, list(arguments), obj=session, standalone_mode=False)
    if done.exception:
        raise done.exception
    return done.output


def named(parties: Parties, name: str) -> Actor:
    (actor,) = (actor for actor in parties.actors if name in actor.names)
    return actor


def relations(parties: Parties) -> set[tuple[str, str, str, str | None]]:
    called = {actor.id: actor.name for actor in parties.actors}
    return {
        (actor.name, one.kind.value, called[one.target], one.date)
        for actor in parties.actors
        for one in actor.relations
    }


def test_relations_are_those_of_the_actors_in_every_language(case: Path) -> None:
    parties = CaseFile.open(case).parties()
    port = named(parties, "Federation of Port Workers").name
    assert relations(parties) == {
        ("Larissa Kharvatova", "chairs", port, None),
        (port, "affiliated_to", "Confederation of Labour", "2014"),
        (port, "succeeds", "Ligue des dockers", None),
        (named(parties, "Anna Kestrelin").name, "also_known_as", named(parties, "Anna Kestrelin").name, None),
        (named(parties, "Anna Kestrelin").name, "chairs", "Federation of Miners", None),
    }


def test_every_relation_quotes_the_words_that_state_it(case: Path) -> None:
    parties = CaseFile.open(case).parties()
    quotes = {" ".join(one.citation.quote.split()) for actor in parties.actors for one in actor.relations}
    assert "Larissa Kharvatova, Chairperson of the Federation of Port Workers" in quotes
    assert all(one.words and one.rule for actor in parties.actors for one in actor.relations)


def test_another_name_that_a_text_states_makes_one_actor(case: Path) -> None:
    actor = named(CaseFile.open(case).parties(), "Anna Kestrelin")
    assert "Alina Orsalieva" in actor.names
    assert (Ground.STATED,) in [evidence.grounds for evidence in actor.evidence]


def test_a_relation_goes_with_the_name_that_it_is_told_of(case: Path) -> None:
    file = CaseFile.open(case)
    port = named(file.parties(), "Federation of Port Workers")
    french = [one.finding for one in port.mentions if one.document == "second"]

    def chosen(member: Member) -> Selector:
        return select(file.reading(member.citation.document).reading.text, member.citation, member.finding)

    signed = Signature(id="d1", at="2024-06-05T10:00:00+00:00", author="reviewer", reason="another one")
    decision = split("actor", actor_group(port), french, chosen, signed)

    known = {m.finding for actor in file.parties().actors for m in actor.mentions}
    after = as_decided(
        file.parties(), [decision],
        lambda s: Refound(how="id", start=0, end=1, finding=s.finding) if s.finding in known else None,
        ["first", "second", "third"].index,
    )  # fmt: skip
    assert ("Fédération des travailleurs portuaires", "succeeds", "Ligue des dockers", None) in relations(after)
    assert ("Larissa Kharvatova", "chairs", "Federation of Port Workers", None) in relations(after)


def test_an_actor_is_explained_by_its_id(case: Path) -> None:
    actor = named(CaseFile.open(case).parties(), "Anna Kestrelin")
    told = run("explain", str(case), actor.id[:10])
    assert "One actor because of:" in told
    assert "the text says so: Anna Kestrelin = Alina Orsalieva" in told


def test_relations_are_shown_on_both_sides(case: Path) -> None:
    parties = CaseFile.open(case).parties()
    shown = run("actors", str(case), named(parties, "Federation of Port Workers").id)
    assert "  chaired by Larissa Kharvatova: first " in shown
    assert "  is affiliated to Confederation of Labour (2014): first " in shown
    assert "  succeeds Ligue des dockers: second " in shown
    assert "  is also called Alina Orsalieva: third " in run("actors", str(case), named(parties, "Anna Kestrelin").id)
    listed = run("actors", str(case), "--relations")
    assert "Larissa Kharvatova" in listed
    assert "is affiliated to Confederation of Labour" in listed
