"""Paragraphs are found whatever the layout left of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layouts import LAYOUTS, PARAGRAPHS, bare, document_of, double_spaced, single_spaced

from observance.domain.fold import read_out
from observance.segment import segment
from observance.segment.flow import flow_lines
from observance.segment.hyphens import hyphen_rule
from observance.segment.paragraphs import begins_paragraph, interruptions, layout_of
from observance.segment.passages import stretches_of


def paragraphs(text: str) -> list[str]:
    reading = bare(text)
    lines = flow_lines(reading)
    begins = begins_paragraph(text, lines, layout_of(text, lines), frozenset())
    return [read_out(text, s.segments, hyphen_rule(text)).text for s in stretches_of(text, lines, begins)]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_the_same_paragraphs_are_found_in_every_layout(layout):
    assert paragraphs(layout(76)) == list(PARAGRAPHS)


@given(width=st.integers(min_value=50, max_value=120))
@settings(max_examples=40, deadline=None)
def test_paragraphs_set_apart_by_a_blank_line_are_found_at_any_width(width):
    for layout in LAYOUTS[2:4]:
        assert paragraphs(layout(width)) == list(PARAGRAPHS)


@given(width=st.integers(min_value=60, max_value=110))
@settings(max_examples=40, deadline=None)
def test_no_paragraph_is_broken_in_the_middle_of_a_sentence(width):
    """Where only the length of lines tells, a full last line may hide a break; none may be invented."""
    for layout in (double_spaced, single_spaced):
        found = paragraphs(layout(width))
        assert " ".join(found) == " ".join(PARAGRAPHS)
        assert all(p[-1] in ".:;" for p in found)


def test_a_lost_bullet_leaves_a_blank_and_opens_an_item():
    lines = [
        "We ask the Government to do three things without any further delay whatsoever, namely:",
        " to open the register to every union which asks for it, whatever its size, and to",
        "answer each request within a month;",
        " to repeal section 9 of the Law on Associations in consultation with those whom it",
        "concerns in the ports and in the schools; and",
        " to report to the Committee on the measures that it takes, in good time before its",
        "next session.",
        "We thank the Government for its attention to these three requests, which are not new",
        "and which it has heard before in this room.",
    ]
    assert [p[:12] for p in paragraphs("\n\n".join(lines) + "\n")] == [
        "We ask the G",
        "to open the ",
        "to repeal se",
        "to report to",
        "We thank the",
    ]


def test_half_a_name_at_the_end_of_a_line_ends_no_sentence():
    text = double_spaced(71)
    assert not any(p.endswith("Mr.") for p in paragraphs(text))


def test_a_letterhead_in_the_middle_of_a_sentence_is_an_interruption():
    text = (
        "We have written to the Ministry on three occasions about the registration of the\n"
        "union and on each of them the answer was that the file was incomplete because of\n"
        "\n"
        "IRMA TALLIS\n"
        "GENERAL SECRETARY\n"
        "SECRETARIA GENERAL\n"
        "\n"
        "the absence of a stamp which no rule requires, and which the registry itself does\n"
        "not ask of others.\n"
    )
    lines = flow_lines(bare(text))
    cuts = interruptions(text, lines, layout_of(text, lines))
    assert [[text[line.start : line.end] for line in lines[a:b]] for a, b in cuts] == [
        ["IRMA TALLIS", "GENERAL SECRETARY", "SECRETARIA GENERAL"]
    ]


HALVES = (
    "We have written to the Ministry on three occasions about the registration of the\n"
    "union and on each of them the answer was that the file was incomplete because of\n",
    "the absence of a stamp which no rule requires, and which the registry itself does\n"
    "not ask of others. The union has asked for the name of the official who decides.\n",
)


@pytest.mark.parametrize(
    "between",
    ["\f", "\fUnion letter 14/21\n\n", "\n\nSheet the first\n\f", "\fUNITED STEVEDORES\n9 Capstan Lane\n\n"],
    ids=["nothing", "head", "foot", "letterhead"],
)
def test_a_sentence_goes_on_behind_the_end_of_a_page(between):
    found = segment(document_of(HALVES[0] + between + HALVES[1]))
    assert [p.reading.text for p in found.passages] == [" ".join("".join(HALVES).split())]


def test_titles_above_prose_are_no_interruption():
    text = (
        "The register was opened and closed again in the same week, as the union has said in\n"
        "its letter to the Ministry of Labour.\n"
        "Second part\n"
        "The facts\n"
        "they were not disputed by anybody who was present in the room on that day, nor since.\n"
    )
    lines = flow_lines(bare(text))
    assert interruptions(text, lines, layout_of(text, lines)) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a non-\nobservance of a law; non-observance is one thing, and so on and so forth\n", "non-observance"),
        ("the obser-\nvance of a law, and observance in practice, as has been said before\n", "the observance"),
    ],
)
def test_the_document_itself_tells_whether_a_hyphen_divides(text, expected):
    assert expected in read_out(text, [(0, len(text))], hyphen_rule(text)).text


def test_a_line_in_which_nothing_is_drawn_makes_no_passage():
    """Found by mutilating files."""
    found = segment(document_of("The first paragraph ends here.\n\n\u00ad\ufffe\n\nThe second one ends there.\n"))
    assert [p.reading.text for p in found.passages] == ["The first paragraph ends here.", "The second one ends there."]
    assert [p.n for p in found.passages] == [1, 2]


#: Letters with names within their sentences.
LETTERS = {
    "en": """We write about the registration of the union of crane drivers of Port Aldum, which the ministry of labour
has refused on three occasions without giving any reason for its decision.

Our members were dismissed in April after they had met with Inspector Falk at the gate of the port, which the police of
the harbour had closed on the day before.

We ask that the union be entered in the register kept by Registrar Brand before the end of the year and that its
premises be given back.""",
    "fr": """Nous vous écrivons au sujet de l'enregistrement du syndicat des grutiers de Port-Aldum, que le ministère du
travail a refusé à trois reprises sans donner aucune raison de sa décision.

Nos membres ont été licenciés en avril après avoir rencontré Mme Falk à la porte du port, que la police du port avait
fermée la veille.

Nous demandons que le syndicat soit inscrit au registre tenu par Mme Brand avant la fin de l'année et que ses locaux lui
soient rendus.""",
    "es": """Le escribimos sobre el registro del sindicato de gruistas de Puerto Aldum, que el ministerio de trabajo ha
denegado en tres ocasiones sin dar ninguna razón de su decisión.

Nuestros afiliados fueron despedidos en abril después de reunirse con Inés Falk en la puerta del puerto, que la policía
portuaria había cerrado la víspera.

Pedimos que el sindicato sea inscrito en el registro que lleva Berta Brand antes de fin de año y que sus locales le sean
devueltos.""",
    "ru": """Мы пишем о регистрации профсоюза крановщиков порта Алдум, в которой министерство труда отказало трижды, не
дав никакого объяснения своему решению.

Наших членов уволили в апреле после встречи с Анной Фальк у ворот порта, которые портовая полиция закрыла накануне.

Мы просим, чтобы профсоюз был внесён в реестр, который ведёт Берта Бранд, до конца года и чтобы его помещения были ему
возвращены.""",
}
#: How long the lines are that somebody broke where it pleased, over and over: names come to begin some of them.
UNEVEN = ((42, 26, 30, 50, 34), (42, 26, 34, 30, 50), (42, 26, 34, 50, 30))


def uneven(paragraph: str, widths: tuple[int, ...]) -> str:
    """A paragraph in lines of these lengths by turns."""
    lines = [""]
    for word in paragraph.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > widths[(len(lines) - 1) % len(widths)]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


@pytest.mark.parametrize("widths", UNEVEN)
@pytest.mark.parametrize("language", LETTERS)
def test_a_letter_in_uneven_lines_is_not_cut_before_a_name(language: str, widths: tuple[int, ...]) -> None:
    meant = LETTERS[language].split("\n\n")
    assert paragraphs("\n\n".join(uneven(one, widths) for one in meant)) == [" ".join(one.split()) for one in meant]


def test_lines_of_an_address_stay_apart_in_uneven_lines() -> None:
    letter = "\n\n".join(uneven(one, UNEVEN[0]) for one in LETTERS["es"].split("\n\n"))
    found = paragraphs(f"Harbour League of Norland\n12 Quay Street\nPort Aldum\n\n{letter}")
    assert found[:-3] == ["Harbour League of Norland", "12 Quay Street", "Port Aldum"]


def test_a_document_with_a_width_is_not_uneven() -> None:
    for layout in LAYOUTS:
        text = layout(76)
        assert not layout_of(text, flow_lines(bare(text))).uneven
