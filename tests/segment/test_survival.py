"""What people attach finds its place again when a document is cut in another way."""

from __future__ import annotations

from pathlib import Path

import pytest
from layouts import document_of

from observance.domain.findings import Finding, finding_ids
from observance.domain.selectors import refind, select
from observance.domain.text import Document
from observance.segment import segment
from observance.segment.groups import members_named

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"
NAMES = ("can-pv-9.txt", "wftl-letter.txt", "aisl-carta.txt", "veldania-information.txt", "prichal-news.txt")


def findings(document: Document) -> list[Finding]:
    """A finding on each sentence of each passage, as later stages will make them."""
    citations = []
    for passage in segment(document).passages:
        text = passage.reading.text
        for at in range(0, max(1, len(text) - 40), 120):
            citations.append(passage.cite(at, min(len(text), at + 60)))
    ids = finding_ids("test", citations)
    return [Finding(id=i, citation=c, rule="test") for i, c in zip(ids, citations, strict=True)]


def changed(text: str) -> str:
    """The text with a line of furniture at its head, a speech inserted, and a paragraph split in two."""
    middle = text.index("\n\n", len(text) // 2) + 2 if "\n\n" in text else len(text) // 2
    inserted = "Government member, Norland (Ms TAVI) – We were not on the list and ask for the floor.\n\n"
    text = text[:middle] + inserted + text[middle:]
    third = text.index(". ", len(text) // 3) + 1
    return "CAN/PV.77 3\n\n" + text[:third] + "\n\n\n\n" + text[third:].lstrip()


@pytest.mark.parametrize("name", NAMES)
def test_no_judgement_needs_a_person_after_the_text_was_cut_in_another_way(name):
    text = (EXAMPLES / name).read_bytes().decode()
    before, after = document_of(text), document_of(changed(text))
    later = findings(after)
    lost = waiting = 0
    for finding in findings(before):
        place = refind(select(text, finding.citation, finding.id), after.reading.text, after.reading.text_sha256, later)
        lost += place is None
        waiting += place is not None and place.waits_for_a_person
    assert (lost, waiting) == (0, 0)


def test_a_finding_keeps_its_id_when_the_text_before_it_grows():
    text = (EXAMPLES / "wftl-letter.txt").read_bytes().decode()
    first = {f.id for f in findings(document_of(text))}
    longer = text.replace("Dear Mr. Orjeliuk,", "Dear Mr. Orjeliuk,\n \nA line that nobody had expected is added here.")
    assert first <= {f.id for f in findings(document_of(longer))} | set()


def test_a_list_that_breaks_off_after_its_joining_word_names_what_stands_there() -> None:
    assert members_named("on behalf of the European Union and ") == ("European Union",)
