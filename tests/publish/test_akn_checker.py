"""The checker: each fault that the schema lets through is found, alone. The sitting is invented."""

from __future__ import annotations

import pytest

from observance.publish.akn import Fault, check_akn
from observance.publish.akn.checking import RULES
from observance.publish.akn.faults import Checked
from observance.publish.akn.source import parse

SITTING = """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:obs="https://example.org/ns/observance/1">
 <debate name="verbatimRecord" contains="singleVersion">
  <meta>
   <identification source="#office">
    <FRBRWork>
     <FRBRthis value="/akn/zz/debate/quays/2031-06-05/3/!main"/><FRBRuri value="/akn/zz/debate/quays/2031-06-05/3"/>
     <FRBRdate date="2031-06-05" name="sitting"/><FRBRauthor href="#quays"/><FRBRcountry value="zz"/>
    </FRBRWork>
    <FRBRExpression>
     <FRBRthis value="/akn/zz/debate/quays/2031-06-05/3/mul@2031-06-09/!main"/>
     <FRBRuri value="/akn/zz/debate/quays/2031-06-05/3/mul@2031-06-09"/>
     <FRBRdate date="2031-06-09" name="adopted"/><FRBRauthor href="#quays"/><FRBRlanguage language="mul"/>
    </FRBRExpression>
    <FRBRManifestation>
     <FRBRthis value="/akn/zz/debate/quays/2031-06-05/3/mul@2031-06-09/!main.xml"/>
     <FRBRuri value="/akn/zz/debate/quays/2031-06-05/3/mul@2031-06-09.xml"/>
     <FRBRdate date="2031-06-09" name="markup"/><FRBRauthor href="#office"/>
    </FRBRManifestation>
   </identification>
   <analysis source="#office">
    <passiveModifications>
     <textualMod type="substitution" eId="pmod_1" obs:by="#orvane">
      <source href="/akn/zz/amendment/quays/2031-06-07/3-am-1"/>
      <destination href="#a__spk_2__p_1"/>
      <old href="/akn/zz/debate/quays/2031-06-05/3/mul@2031-06-06/!main~a__spk_2__p_1"><obs:text>Five cranes.</obs:text></old>
      <new href="#a__spk_2__p_1"><obs:text>Six cranes.</obs:text></new>
     </textualMod>
    </passiveModifications>
   </analysis>
   <references source="#office">
    <TLCOrganization eId="quays" href="/akn/ontology/organization/quays" showAs="Committee of Quays"/>
    <TLCOrganization eId="office" href="/akn/ontology/organization/office" showAs="Office"/>
    <TLCOrganization eId="dockers" href="/akn/ontology/organization/dockers" showAs="Worker members"/>
    <TLCPerson eId="chairwoman" href="/akn/ontology/person/x/1" showAs="ELDORN"/>
    <TLCPerson eId="orvane" href="/akn/ontology/person/x/2" showAs="ORVANE"/>
    <TLCRole eId="chair" href="/akn/ontology/role/chair" showAs="chair"/>
    <TLCRole eId="governmentMember" href="/akn/ontology/role/governmentMember" showAs="government member"/>
    <TLCRole eId="workerMembers" href="/akn/ontology/role/workerMembers" showAs="worker members"/>
    <TLCConcept eId="case" href="/akn/ontology/concept/case/1" showAs="Case"/>
   </references>
  </meta>
  <debateBody>
   <debateSection eId="a" name="individualCase" refersTo="#case">
    <heading xml:lang="en">Norland</heading><heading xml:lang="fr">Norlande</heading>
    <narrative><recordedTime time="2031-06-05T10:05:00+02:00" type="startEvent">10.05</recordedTime></narrative>
    <speech eId="a__spk_1" by="#chairwoman" as="#chair" xml:lang="fr" startTime="2031-06-05T10:06:00+02:00" endTime="2031-06-05T10:07:00+02:00"><from>Présidente</from><p eId="a__spk_1__p_1">Bonjour.</p></speech>
    <speech eId="a__spk_2" by="#orvane" as="#governmentMember" to="#quays" xml:lang="en" startTime="2031-06-05T08:07:00Z" endTime="2031-06-05T08:09:00Z"><from>Government member (Mr ORVANE)</from><p eId="a__spk_2__p_1">Six cranes.</p></speech>
    <speech eId="a__spk_2fr" by="#orvane" as="#governmentMember" xml:lang="fr" status="translated" alternativeTo="#a__spk_2" startTime="2031-06-05T08:07:00Z"><from>Membre gouvernemental</from><p>Six grues.</p></speech>
    <speech eId="a__spk_3" by="#dockers" as="#workerMembers" xml:lang="en" startTime="2031-06-05T08:09:00Z"><from>Worker members</from><p eId="a__spk_3__p_1">None works.</p></speech>
   </debateSection>
   <debateSection eId="b" name="programmeItem"><heading xml:lang="en">Work</heading><heading xml:lang="fr">Travaux</heading></debateSection>
  </debateBody>
 </debate>
</akomaNtoso>
"""  # noqa: E501
DRAFT = SITTING.replace("Six cranes.</p>", "Five cranes.</p>")

#: Code of the fault, where it is, what is replaced, by what.
FAULTS = (
    ("reference-to-nothing", "a__spk_1", 'by="#chairwoman"', 'by="#nobody"'),
    ("reference-to-nothing", "a__spk_1", 'as="#chair"', 'as="#noRole"'),
    ("reference-to-nothing", "a__spk_2", 'to="#quays"', 'to="#nowhere"'),
    ("reference-to-nothing", "a", 'refersTo="#case"', 'refersTo="#case #other"'),
    ("reference-without-hash", "a__spk_1", 'by="#chairwoman"', 'by="chairwoman"'),
    ("reference-without-hash", "a__spk_1", 'as="#chair"', 'as="chair"'),
    ("reference-without-hash", "a__spk_2", 'to="#quays"', 'to="quays"'),
    ("reference-without-hash", "a", 'refersTo="#case"', 'refersTo="case"'),
    ("reference-of-wrong-kind", "a__spk_1", 'by="#chairwoman"', 'by="#chair"'),
    ("no-eid", "line", '<debateSection eId="b" ', "<debateSection "),
    ("time-without-zone", "a__spk_2", 'endTime="2031-06-05T08:09:00Z"', 'endTime="2031-06-05T08:09:00"'),
    ("time-without-zone", "line", "10:05:00+02:00", "10:05:00"),
    ("end-before-start", "a__spk_1", "10:07:00+02:00", "10:05:30+02:00"),
    ("speeches-overlap", "a__spk_2", "10:07:00+02:00", "10:07:01+02:00"),
    ("unknown-language", "a__spk_3", 'as="#workerMembers" xml:lang="en"', 'as="#workerMembers" xml:lang="qqx"'),
    ("unknown-language", "line", 'language="mul"', 'language="multi"'),
    ("unknown-language", "a__spk_3", "<speech eId=\"a__spk_3\"", '<speech obs:spokenLang="zzz" eId="a__spk_3"'),
    ("alternative-to-nothing", "a__spk_2fr", 'alternativeTo="#a__spk_2"', 'alternativeTo="#a__spk_9"'),
    ("heading-without-language", "line", '<heading xml:lang="fr">Travaux', "<heading>Travaux"),
    ("heading-language-missing", "b", 'xml:lang="fr">Travaux', 'xml:lang="es">Trabajos'),
    ("amendment-of-another", "pmod_1", 'obs:by="#orvane"', 'obs:by="#chairwoman"'),
    ("amendment-of-no-speech", "pmod_1", '<destination href="#a__spk_2__p_1"', '<destination href="#a"'),
    ("amendment-without-author", "pmod_1", ' obs:by="#orvane"', ""),
    ("amendment-not-in-text", "pmod_1", "Six cranes.</p>", "Six cranes, and a ferry.</p>"),
    ("person-for-collective", "a__spk_3", 'by="#dockers"', 'by="#orvane"'),
)  # fmt: skip


def line_of(words: str) -> str:
    """The line of the sitting on which some words stand."""
    return f"line {SITTING[: SITTING.index(words)].count(chr(10)) + 1}"


def found(text: str, draft: str | None = None) -> set[tuple[str, str]]:
    faults = check_akn(text.encode(), draft.encode() if draft else None)
    return {(fault.code, fault.where) for fault in faults}


def test_the_sitting_has_no_fault() -> None:
    assert check_akn(SITTING.encode(), DRAFT.encode()) == ()


@pytest.mark.parametrize(("code", "where", "old", "new"), FAULTS)
def test_the_schema_lets_it_through_and_the_checker_does_not(code: str, where: str, old: str, new: str) -> None:
    assert SITTING.count(old) == 1
    faults = found(SITTING.replace(old, new))
    assert (code, line_of(old) if where == "line" else where) in faults
    assert {other for other, _ in faults} <= {code, "heading-language-missing"}


def test_every_rule_refuses_something() -> None:
    refused = set()
    for _, _, old, new in FAULTS:
        checked = Checked.of(parse(SITTING.replace(old, new).encode()))
        refused |= {rule for rule in RULES if list(rule(checked))}
    assert refused == set(RULES)


def test_a_group_is_not_spoken_for_by_a_person_either() -> None:
    grouped = SITTING.replace('<speech eId="a__spk_3"', '<speechGroup eId="g" by="#orvane" as="#workerMembers">'
                              '<speech eId="a__spk_3"').replace("None works.</p></speech>",
                              "None works.</p></speech></speechGroup>")  # fmt: skip
    assert found(grouped) == {("person-for-collective", "g")}


def test_an_adopted_text_is_its_draft_as_amended() -> None:
    more = DRAFT.replace("Bonjour.", "Bonsoir.")
    assert found(SITTING, more) == {("adopted-differs", "a__spk_1__p_1")}


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        (' as="#chair" xml:lang', ' as="#governmentMember" xml:lang', "a__spk_1"),
        ("None works.", "None  works.", "a__spk_3__p_1"),
        ("Six grues.", "Cinq grues.", "a__spk_2fr"),
        ("Norlande", "Nordlande", "a"),
    ],
)
def test_any_other_byte_that_differs_is_found(old: str, new: str, where: str) -> None:
    faults = found(SITTING, DRAFT.replace(old, new))
    assert {code for code, _ in faults} == {"adopted-differs"}
    assert ("adopted-differs", where) in faults or where == "a"


def test_a_speech_that_the_draft_lacks_is_found() -> None:
    start, end = DRAFT.index('<speech eId="a__spk_3"'), DRAFT.index("</debateSection>")
    assert ("adopted-differs", "a__spk_3") in found(SITTING, DRAFT[:start] + DRAFT[end:])


def test_an_amendment_replaces_the_words_of_the_draft() -> None:
    assert found(SITTING, DRAFT.replace("Five cranes.</p>", "Four cranes.</p>")) == {
        ("amendment-of-other-words", "pmod_1")
    }


def test_pages_may_begin_elsewhere_in_the_adopted_text() -> None:
    assert found(SITTING, DRAFT.replace("None works.", "None<eop/> works.")) == set()


def test_what_the_schema_refuses_is_said_with_its_line() -> None:
    faults = check_akn(SITTING.replace("<p>Six grues.</p>", "Six grues.").encode())
    assert {fault.code for fault in faults} == {"schema"}
    assert faults[0].where == line_of("<p>Six grues.")


def test_another_namespace_is_said() -> None:
    assert "namespace" in {code for code, _ in found(SITTING.replace("ns/akn/3.0", "ns/akn/2.0"))}


def test_two_of_one_identifier_are_refused() -> None:
    assert "schema" in {code for code, _ in found(SITTING.replace('eId="a__spk_3"', 'eId="a__spk_1"'))}


@pytest.mark.parametrize("data", [b"", b"<a", b"no xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"\xff\xfe<"])
def test_what_is_no_xml_is_one_fault(data: bytes) -> None:
    assert [fault.code for fault in check_akn(data)] == ["not-xml"]


def test_a_fault_says_where_what_and_what_to_do() -> None:
    fault = check_akn(SITTING.replace('by="#chairwoman"', 'by="#nobody"').encode())[0]
    assert isinstance(fault, Fault)
    assert str(fault) == (
        "a__spk_1: by points at #nobody, which is nowhere in the file; add it to references or correct the attribute"
    )


def test_every_fault_can_be_put_into_words() -> None:
    for _, _, old, new in FAULTS:
        for fault in check_akn(SITTING.replace(old, new).encode(), DRAFT.encode()):
            assert "{" not in str(fault)
