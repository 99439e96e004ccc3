"""Which references have their source in a case: by kind, date, State and symbol; where two would do, none."""

from __future__ import annotations

from observance.assemble.holdings import tell_holdings
from observance.domain.edition import Edition
from observance.domain.findings import Findings, Reference, ReferenceKind
from observance.domain.matters import About, Matter
from observance.domain.record import DocumentKind
from observance.domain.text import Citation

CITING = About(kind=DocumentKind.VERBATIM_RECORD, date="2024-06-10", matters=(Matter(state="Norway", state_code="NO"),))


def reference(
    kind: ReferenceKind, date: str | None = None, quote: str = "the source", author: str | None = None
) -> Reference:
    place = Citation(
        document="record", text_sha256="0", passage=1, page=1, start=0, end=9, segments=((0, 9),), quote=quote
    )
    return Reference(id="r1", citation=place, rule="x", kind=kind, title="t", author=author, date=date)


def source(
    name: str, kind: DocumentKind, date: str | None = None, state: str = "NO", symbol: str | None = None
) -> Findings:
    about = About(kind=kind, date=date, symbol=symbol, matters=(Matter(state=state, state_code=state),))
    return Findings(document=name, about=about)


def held(one: Reference, *sources: Findings, editions: tuple[Edition, ...] = ()) -> str | None:
    citing = Findings(document="record", about=CITING, references=(one,))
    found = tell_holdings((citing, *sources), editions)
    return found[0].document if found else None


LETTER, INFORMATION = DocumentKind.LETTER, DocumentKind.WRITTEN_INFORMATION


def test_a_letter_of_the_date_is_the_letter() -> None:
    one = reference(ReferenceKind.LETTER, "2024-05-07")
    assert held(one, source("a", LETTER, "2024-05-07"), source("b", LETTER, "2023-05-07")) == "a"
    assert held(one, source("b", LETTER, "2023-05-07")) is None
    assert held(one, source("n", DocumentKind.NEWS, "2024-05-07")) is None


def test_where_two_documents_would_do_none_is_taken() -> None:
    one = reference(ReferenceKind.LETTER, "2024-05-07")
    two = source("a", LETTER, "2024-05-07"), source("b", LETTER, "2024-05-07")
    assert held(one, *two) is None
    assert held(one, *two, editions=(Edition(document="b", same_as="a"),)) == "a"


def test_a_letter_without_a_date_is_no_letter_in_particular() -> None:
    assert held(reference(ReferenceKind.LETTER), source("a", LETTER, "2024-05-07")) is None


def test_the_only_information_of_the_government_needs_no_date() -> None:
    one = reference(ReferenceKind.WRITTEN_INFORMATION)
    assert held(one, source("a", INFORMATION, "2024-05-20")) == "a"
    assert held(one, source("later", INFORMATION, "2025-05-20")) is None
    assert held(one, source("other", INFORMATION, "2024-05-20", state="SE")) is None


def test_among_several_states_information_without_a_date_is_told_by_its_state() -> None:
    one = reference(ReferenceKind.WRITTEN_INFORMATION)
    unnamed = Findings(document="a", about=About(kind=INFORMATION, date="2024-05-20"))
    assert held(one, unnamed) == "a"
    assert held(one, unnamed, source("s", LETTER, "2024-05-20", state="SE")) is None
    dated = reference(ReferenceKind.WRITTEN_INFORMATION, "2024-05-20")
    assert held(dated, unnamed, source("s", LETTER, "2024-05-20", state="SE")) == "a"


def test_a_printed_symbol_tells_the_document() -> None:
    one = reference(ReferenceKind.OTHER, quote="document CAN/D/4")
    assert held(one, source("a", DocumentKind.OTHER, symbol="CAN/D/4"), source("b", INFORMATION)) == "a"


def test_a_symbol_that_begins_a_longer_one_is_another_documents() -> None:
    sources = source("a", DocumentKind.OTHER, symbol="CAN/D/4"), source("b", DocumentKind.OTHER, symbol="CAN/D/41")
    for quote, name in (
        ("document CAN/D/41 and its annex", "b"),
        ("document CAN/D/4.", "a"),
        ("document CAN/D/4/Rev.1", None),
        ("document\nCAN/D/4, page 2", "a"),
        ("documents CAN/D/4 and CAN/D/41", None),
    ):
        assert held(reference(ReferenceKind.OTHER, quote=quote), *sources) == name, quote


def test_a_document_of_several_states_is_held_once() -> None:
    two = (Matter(state="Norway", state_code="NO"), Matter(state="Sweden", state_code="SE"))
    both = Findings(document="both", about=About(kind=LETTER, date="2024-05-07", matters=two))
    assert held(reference(ReferenceKind.LETTER, "2024-05"), both) == "both"


def test_authors_that_differ_part_reference_and_document() -> None:
    one = reference(ReferenceKind.WRITTEN_INFORMATION, "2024-05-20", author="Committee of Experts")
    about = About(kind=INFORMATION, date="2024-05-20", author="Government of Norway")
    assert held(one, Findings(document="a", about=about)) is None


def test_the_information_of_a_government_may_print_its_state_as_author() -> None:
    about = About(kind=INFORMATION, date="2024-05-20", author="Norway")
    for author, name in (("Government", "a"), ("Norwegian Confederation of Carriers", None)):
        one = reference(ReferenceKind.WRITTEN_INFORMATION, "2024-05-20", author=author)
        assert held(one, Findings(document="a", about=about)) == name


def test_a_document_is_no_source_of_its_own() -> None:
    about = About(kind=DocumentKind.EXPERTS_COMMENT, date="2024", matters=CITING.matters)
    comment = Findings(document="comment", about=about, references=(reference(ReferenceKind.OBSERVATION),))
    assert tell_holdings((comment,), ()) == ()


def test_what_is_about_another_convention_is_another_source() -> None:
    citing = About(kind=CITING.kind, date=CITING.date, matters=(Matter(state="Norland", conventions=(182,)),))
    about = About(kind=DocumentKind.EXPERTS_COMMENT, date="2023", matters=(Matter(state="Südland", conventions=(29,)),))
    record = Findings(document="record", about=citing, references=(reference(ReferenceKind.OBSERVATION),))
    assert tell_holdings((record, Findings(document="comment", about=about)), ()) == ()


def test_a_party_s_own_observations_came_by_letter() -> None:
    one = reference(ReferenceKind.OBSERVATION, "2023-08-31", author="Union of Pilots (UP)")
    assert held(one, source("comment", DocumentKind.EXPERTS_COMMENT, "2023")) is None
    assert held(one, source("letter", LETTER, "2023-08-31")) == "letter"
