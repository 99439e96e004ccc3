"""The discussion of one case published by itself: its date and State, and turns that no heading names."""

from __future__ import annotations

from pathlib import Path

import pytest

from observance.domain.record import Capacity, DocumentKind, Record
from observance.read import read
from observance.segment import segment

SUMMARIES = (
    (
        "Individual Case (CAS) - Discussion: 1994, Publication: 81st ILC session (1994)",
        "Minimum Age Convention, 1973 (No. 138) - Norland (Ratification: 1981)",
        "A Government representative stated that a bill had been tabled.",
        "The Workers' members urged the Government to supply a copy of it.",
        "The Committee noted the information provided. It hoped that the bill would be adopted.",
    ),
    (
        "Cas individuel (CAS) - Discussion : 1994, Publication : 81ème session CIT (1994)",
        "Convention (n° 138) sur l'âge minimum, 1973 - Norlande (Ratification: 1981)",
        "Un représentant gouvernemental a indiqué qu'un projet de loi avait été déposé.",
        "Les membres travailleurs ont prié le gouvernement d'en communiquer copie.",
        "La commission a pris note des informations fournies. Elle a espéré que le projet serait adopté.",
    ),
    (
        "Caso individual (CAS) - Discusión: 1994, Publicación: 81ª reunión CIT (1994)",
        "Convenio sobre la edad mínima, 1973 (núm. 138) - Norlandia (Ratificación : 1981)",
        "Un representante gubernamental indicó que se había presentado un proyecto de ley.",
        "Los miembros trabajadores instaron al Gobierno a que comunicara el texto.",
        "La Comisión tomó nota de la información facilitada. Esperaba que el proyecto se adoptase.",
    ),
)


def segmented(tmp_path: Path, *lines: str) -> Record:
    path = tmp_path / "case.txt"
    path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    found = segment(read(path))
    assert isinstance(found, Record)
    return found


@pytest.mark.parametrize("lines", SUMMARIES, ids=["en", "fr", "es"])
def test_a_page_of_two_turns_is_a_summary_with_its_case_and_its_conclusions(
    tmp_path: Path, lines: tuple[str, ...]
) -> None:
    found = segmented(tmp_path, *lines)
    assert (found.kind, found.value("title"), found.date) == (DocumentKind.SUMMARY_RECORD, lines[0], "1994")
    (item,) = found.items
    assert (item.ratified, item.conventions[0].number, item.conventions[0].title in lines[1]) == (1981, 138, True)
    assert lines[1].endswith(f"- {item.state} ({lines[1].rpartition('(')[2]}")
    assert item.conventions[0].title == lines[1].rpartition(" - ")[0]
    assert [speech.capacity for speech in found.speeches] == [
        Capacity.GOVERNMENT_REPRESENTATIVE,
        Capacity.WORKER_MEMBERS,
        Capacity.CHAIR,
    ]
    assert found.speeches[0].state == item.state
    assert [found.document.reading.text[s.start : s.end] for s in found.speeches] == [*lines[2:]]


def test_without_its_header_a_page_of_two_turns_only_quotes_a_discussion(tmp_path: Path) -> None:
    path = tmp_path / "case.txt"
    path.write_text("\n\n".join(SUMMARIES[0][1:]) + "\n", encoding="utf-8")
    assert not isinstance(segment(read(path)), Record)


def test_below_the_titles_of_written_information_and_conclusions_stand_turns(tmp_path: Path) -> None:
    found = segmented(
        tmp_path,
        "Individual Case (CAS) - Discussion: 2021, Publication: 109th ILC session (2021)",
        "Minimum Age Convention, 1973 (No. 138) - Norland (Ratification: 1981)",
        "2021-Norland-C138-En",
        "Written information provided by the Government",
        "The Government has sent a bill.",
        "Discussion by the Committee",
        "Government representative – The bill will be adopted.",
        "Worker members – We ask for a copy.",
        "Employer members – We thank the Government.",
        "Conclusions of the Committee",
        "The Committee took note of the bill.",
        "The Committee urges the Government to adopt it.",
    )
    assert (found.kind, found.date) == (DocumentKind.VERBATIM_RECORD, "2021")
    told = [(speech.n, speech.capacity, speech.heading, speech.state) for speech in found.speeches]
    assert told == [
        (1, Capacity.GOVERNMENT_REPRESENTATIVE, "Written information provided by the Government", "Norland"),
        (2, Capacity.GOVERNMENT_REPRESENTATIVE, "Government representative", "Norland"),
        (3, Capacity.WORKER_MEMBERS, "Worker members", None),
        (4, Capacity.EMPLOYER_MEMBERS, "Employer members", None),
        (5, Capacity.CHAIR, "Conclusions of the Committee", None),
    ]
    case = next(item for item in found.items if item.state)
    assert {speech.item for speech in found.speeches} == {case.n}
    assert len(found.speeches[-1].passages) == 2
