"""To which case a document belongs that names none in its head, by what, and what is left for a person."""

from __future__ import annotations

from dataclasses import replace

from observance.assemble.cases import matters_of
from observance.domain.decisions import Decision
from observance.domain.findings import (
    ActorKind,
    Findings,
    InstrumentKind,
    NameMention,
    ProvisionMention,
    Reference,
    ReferenceKind,
)
from observance.domain.holdings import Holding
from observance.domain.matters import BELONGS, About, Intervention, Matter, Matters, Tie
from observance.domain.record import Capacity, DocumentKind
from observance.domain.text import Citation
from observance.reference.instruments import convention

NORWAY, PERU = Matter(state="Norway", state_code="NO", conventions=(87,)), Matter(state="Peru", state_code="PE")
NORLAND = Matter(state="Norland", conventions=(98,))


def place(document: str, quote: str) -> Citation:
    return Citation(
        document=document, text_sha256="0", passage=1, page=1, start=0, end=len(quote), segments=((0, len(quote)),),
        quote=quote,
    )  # fmt: skip


def document(
    name: str,
    *matters: Matter,
    title: str | None = None,
    states: tuple[str, ...] = (),
    date: str | None = None,
    conventions: tuple[int, ...] = (),
    relies: tuple[tuple[str, str], ...] = (),
) -> Findings:
    """A letter that names States, Conventions, and sources (the id of the reference, and its date)."""
    names = tuple(
        NameMention(id=f"{name}-{state}", citation=place(name, state), rule="x", kind=ActorKind.STATE, name=state)
        for state in states
    )
    said = place(name, "the letter")
    references = tuple(
        Reference(id=id_, citation=said, rule="x", kind=ReferenceKind.LETTER, title="t", date=day)
        for id_, day in relies
    )
    provisions = tuple(
        ProvisionMention(citation=said, rule="x", instrument=known.name, kind=InstrumentKind.CONVENTION)
        for number in conventions
        if (known := convention(number)) is not None
    )
    about = About(kind=DocumentKind.LETTER, title=title, date=date, matters=matters)
    return Findings(document=name, about=about, names=names, references=references, provisions=provisions)


CASES = (document("a", NORWAY), document("b", PERU), document("c", NORLAND, date="2024-05-07"))
_Told = tuple[tuple[int, ...], Tie | None, str | None]


def told(found: Matters, name: str = "x") -> _Told:
    one = next(one for one in found.documents if one.document == name)
    return one.matters, one.tie, one.by


def alone(one: Findings, *others: Findings) -> _Told:
    return told(matters_of((*CASES, *others, one)))


NONE: _Told = ((), None, None)


def test_the_title_tells_the_state_in_any_language_whatever_else_is_named() -> None:
    assert alone(document("x", title="Huelga en Noruega", states=("Noruega", "Peru"))) == ((0,), Tie.TITLE, "x-Noruega")
    assert alone(document("x", title="Peru and Norway sign a treaty", states=("Peru", "Norway"))) == NONE


def test_the_only_state_with_a_case_that_is_named_tells_it() -> None:
    assert alone(document("x", states=("Belgium", "Norway"))) == ((0,), Tie.ALONE, "x-Norway")
    assert alone(document("x", states=("Republic of Norland",))) == ((2,), Tie.ALONE, "x-Republic of Norland")
    assert alone(document("x", states=("Norway", "Peru"))) == NONE
    assert alone(document("x", states=("Northernorland", "Belgium"))) == NONE
    assert alone(document("x")) == NONE


def test_of_several_cases_of_a_state_the_convention_that_is_named_tells_it() -> None:
    more = document("m", Matter(state="Norway", state_code="NO", conventions=(98,)))
    assert alone(document("x", states=("Norway",), conventions=(98,)), more) == ((3,), Tie.ALONE, "x-Norway")
    assert alone(document("x", states=("Norway",), conventions=(87, 98)), more) == NONE
    assert alone(document("x", states=("Norway",)), more) == NONE
    named = document("x", Matter(state="Norway", state_code="NO"), conventions=(98,))
    assert alone(named, more) == ((3,), Tie.NAMED, None)


def test_a_document_of_a_state_with_several_cases_goes_to_none_of_them_by_their_order() -> None:
    more = document("m", Matter(state="Norway", state_code="NO", conventions=(98,)), date="2024-04-01")
    of_state = Matter(state="Norway", state_code="NO")
    assert alone(document("x", of_state), more) == NONE
    assert alone(document("x", of_state, conventions=(87, 98)), more) == NONE
    relying = document("x", of_state, relies=(("r1", "2024-04-01"),))
    held = [Holding(reference="r1", document="m")]
    assert told(matters_of((*CASES, more, relying), holdings=held)) == ((3,), Tie.RELIES_ON, "r1")
    of_another = [Holding(reference="r1", document="c")]
    relying = document("x", of_state, relies=(("r1", "2024-05-07"),))
    assert told(matters_of((*CASES, more, relying), holdings=of_another)) == NONE


def test_who_answers_or_is_answered_by_a_document_of_a_case_belongs_to_it_and_on() -> None:
    answers = document("x", relies=(("r1", "2024-05-07"),), date="2024-06-01")
    further = document("y", relies=(("r2", "2024-06-01"),))
    asked = document("z", date="2024-04-01")
    citing = document("n", NORWAY, relies=(("r3", "2024-04-01"),))
    held = [Holding(reference=r, document=d) for r, d in (("r1", "c"), ("r2", "x"), ("r3", "z"))]
    found = matters_of((*CASES, answers, citing, further, asked), holdings=held)
    assert told(found, "x") == ((2,), Tie.RELIES_ON, "r1")
    assert told(found, "y") == ((2,), Tie.RELIES_ON, "r2")
    assert told(found, "z") == ((0,), Tie.RELIED_ON, "r3")
    assert [one.through for one in found.documents if one.document in "xyz"] == ["c", "x", "n"]


def test_of_several_cases_of_a_state_the_document_that_is_relied_on_tells_it() -> None:
    more = document("m", Matter(state="Norway", state_code="NO", conventions=(98,)), date="2024-04-01")
    one = document("x", states=("Norway",), relies=(("r1", "2024-04-01"),))
    held = [Holding(reference="r1", document="m")]
    assert told(matters_of((*CASES, more, one), holdings=held)) == ((3,), Tie.RELIES_ON, "r1")
    of_another = [Holding(reference="r1", document="c")]
    one = replace(one, references=(replace(one.references[0], date="2024-05-07"),))
    assert told(matters_of((*CASES, more, one), holdings=of_another)) == NONE


def test_what_relies_on_two_cases_or_on_a_source_told_without_its_day_is_left_for_a_person() -> None:
    two = document("x", relies=(("r1", "2024-05-07"), ("r2", "2024-04-01")))
    other = document("o", PERU, date="2024-04-01")
    held = [Holding(reference="r1", document="c"), Holding(reference="r2", document="o")]
    assert told(matters_of((*CASES, two, other), holdings=held)) == NONE
    vague = document("x", relies=(("r1", "2024"),))
    assert told(matters_of((*CASES, vague), holdings=held)) == NONE


def test_a_record_tells_by_the_speech_that_relies_on_a_document_and_is_of_no_case_by_a_name() -> None:
    record = document("r", NORWAY, PERU, relies=(("r1", "2024-04-01"),))
    turn = Intervention(n=4, capacity=Capacity.WORKER_MEMBERS, label="Worker members", matter=1)
    about = replace(record.about, kind=DocumentKind.VERBATIM_RECORD)
    record = replace(record, about=about, interventions=(turn,), references=(replace(record.references[0], speech=4),))
    held = [Holding(reference="r1", document="x")]
    found = matters_of((*CASES, record, document("x", date="2024-04-01")), holdings=held)
    assert told(found) == ((1,), Tie.RELIED_ON, "r1")
    opening = document("x", states=("Norway",))
    assert alone(replace(opening, about=replace(opening.about, kind=DocumentKind.VERBATIM_RECORD))) == NONE


def test_a_person_comes_before_the_document_and_may_found_a_case_or_say_none() -> None:
    def decided(value: str) -> Matters:
        decision = Decision(id="d1", kind=BELONGS, at="2024", author="A", reason="r", subject="x", value=value)
        return matters_of((*CASES, document("x", PERU, states=("Peru",))), decisions=[decision])

    assert told(decided("Norway|87")) == ((0,), Tie.DECIDED, "d1")
    assert told(decided("")) == ((), Tie.DECIDED, "d1")
    new = decided("Southland|29,105")
    assert told(new) == ((3,), Tie.DECIDED, "d1")
    assert new.all[3] == Matter(state="Southland", conventions=(29, 105))


def test_where_there_is_one_case_all_belong_to_it() -> None:
    assert told(matters_of((CASES[0], document("x", states=("Peru",))))) == ((0,), Tie.ONLY, None)
