"""Writings of other States, in the layouts that printers and converters leave: the same passages in each of them.

The texts are invented; a line break within a passage is one that the writer made (an address, the parties of a case).
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layouts import document_of

from observance.domain.text import Passage, PassageKind
from observance.segment import segment

LETTERS = {
    "en": (
        "UNITED STEVEDORES OF SOUTHLAND\n9 Capstan Lane, Mereport\nsecretariat@uss.example",
        "The Permanent Secretary\nMinistry of Industrial Relations\nMereport",
        "14 May 2021",
        "Our ref. USS/14/21",
        "Subject: Lock-out at the grain terminal",
        "Dear Permanent Secretary,",
        "The United Stevedores of Southland wish to bring to your attention the lock-out at the grain terminal, which "
        "began on 3 May 2021 without the notice that section 31 of the Industrial Relations Act requires of employers.",
        "Two hundred of our members have been without wages since then. Mr. Hollin, who speaks for the terminal, has "
        "told the press that nobody will be let in before a new agreement is signed.",
        "We ask you to call the parties together within the week.",
        "Yours faithfully,",
        "Aldis Verrinder\nGeneral Secretary",
        "Copy: Southland Congress of Labour\nMereport Harbour Board",
    ),
    "fr": (
        "Alliance des dockers du Sudland\nBureau fédéral",
        "Madame la Ministre de la Fonction publique\n3, place des Arènes\nVal-Doré",
        "Val-Doré, le 6 octobre 2020",
        "Objet: Retenues sur les salaires des grévistes",
        "Madame la Ministre,",
        "Nous avons l’honneur de vous saisir des retenues que l’administration des ports opère, depuis le mois de "
        "juillet, sur les salaires de ceux de nos membres qui ont pris part à la grève du 12 juin, et dont le montant "
        "dépasse de beaucoup celui des heures qui n’ont pas été travaillées.",
        "Ces retenues n’ont été précédées d’aucune consultation. M. Ferrandin, directeur des ports, nous l’a confirmé "
        "par écrit.",
        "Nous vous prions d’agréer, Madame la Ministre, l’expression de notre haute considération.",
        "Odile Ramsay\nSecrétaire fédérale",
    ),
    "es": (
        "SINDICATO DE ESTIBADORES DE SURLANDIA\nCalle del Ancla 14, Puerto Merino",
        "Señora Directora General\nDirección del Trabajo\nPuerto Merino",
        "Puerto Merino, 8 de febrero de 2022",
        "Asunto: Descuentos en los salarios de los huelguistas",
        "Estimada señora Directora:",
        "El Sindicato de Estibadores de Surlandia se dirige a usted con motivo de los descuentos que la autoridad del "
        "puerto aplica desde el mes de noviembre en los salarios de quienes participaron en la huelga del 21 de "
        "octubre.",
        "Solicitamos que se nos reciba antes de que termine el mes de febrero.",
        "Atentamente,",
        "Íñigo Larraun\nSecretario de Organización",
    ),
    "ru": (
        "Союз докеров Южной Земли\nМерепорт, Якорный переулок, 9",
        "Министру труда\nгоспоже Сольвейг Д. Р.",
        "4 марта 2022 года",
        "Тема: Удержания из заработной платы",
        "Уважаемая госпожа министр!",
        "Союз докеров Южной Земли обращает Ваше внимание на удержания из заработной платы участников забастовки, "
        "которые администрация порта производит с ноября прошлого года без согласия работников и без решения суда.",
        "Просим принять нашу делегацию до конца марта.",
        "С уважением,",
        "Лев Ордынцев\nПредседатель союза",
    ),
}


def with_blank_lines(blocks: Sequence[str], width: int) -> str:
    return "\n\n".join(_wrapped(block, width) for block in blocks) + "\n"


def with_blanks_behind(blocks: Sequence[str], width: int) -> str:
    return "\n \n".join(_wrapped(block, width).replace("\n", " \n") for block in blocks) + " \n"


def set_in(blocks: Sequence[str], width: int) -> str:
    return textwrap.indent(with_blank_lines(blocks, width), "     ")


def unwrapped(blocks: Sequence[str], _width: int) -> str:
    return "\n\n".join(blocks) + "\n"


def windows(blocks: Sequence[str], width: int) -> str:
    return with_blank_lines(blocks, width).replace("\n", "\r\n")


def doubly_spaced(blocks: Sequence[str], width: int) -> str:
    """An empty line behind every line; the writer's own lines stand close together still."""
    printed = [block if "\n" in block else _wrapped(block, width).replace("\n", "\n\n") for block in blocks]
    return "\n\n".join(printed) + "\n"


def _wrapped(block: str, width: int) -> str:
    return "\n".join(textwrap.fill(line, width, break_on_hyphens=False) for line in block.split("\n"))


LAYOUTS: tuple[Callable[[Sequence[str], int], str], ...] = (
    with_blank_lines, with_blanks_behind, set_in, unwrapped, windows,
)  # fmt: skip


def passages(text: str) -> list[str]:
    return [_words(p) for p in segment(document_of(text)).passages]


def _words(passage: Passage) -> str:
    return " ".join(passage.reading.text.split())


def _plain(blocks: Sequence[str]) -> list[str]:
    return [" ".join(block.split()) for block in blocks]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("language", LETTERS)
@pytest.mark.parametrize("width", [64, 72, 80, 92, 110])
def test_the_blocks_of_a_letter_are_one_passage_each(language, layout, width):
    found = segment(document_of(layout(LETTERS[language], width)))
    assert found.kind == "letter"
    assert [_words(p) for p in found.passages] == _plain(LETTERS[language])
    for detail in found.details:
        if detail.evidence:
            passage = found.passages[detail.evidence.passage - 1]
            assert passage.start <= detail.evidence.start < detail.evidence.end <= passage.end


@pytest.mark.parametrize("language", LETTERS)
def test_the_facts_of_a_letter_do_not_depend_on_its_blocks(language):
    """What is told by a line is found in the lines of a block: date, subject, who signs, who gets a copy."""
    together = segment(document_of(with_blank_lines(LETTERS[language], 80)))
    lines = [line for block in LETTERS[language] for line in block.split("\n")]
    apart = segment(document_of(with_blank_lines(lines, 80)))
    assert [(d.name, d.value) for d in together.details] == [(d.name, d.value) for d in apart.details]
    subject = next(p for p in together.passages if p.kind is PassageKind.HEADING)
    assert _words(subject) == next(b for b in LETTERS[language] if b.startswith(("Subject", "Objet", "Asunto", "Тема")))


@pytest.mark.parametrize("language", ["fr", "es"])
def test_lines_without_room_anywhere_are_no_blocks(language):
    """Where nothing sets a block apart, to join its lines would join them with the date and the reference."""
    lines = [line for block in LETTERS[language] for line in block.split("\n")]
    assert passages("\n".join(lines) + "\n") == lines


def test_an_addressee_who_is_called_as_one_greets_is_not_the_salutation():
    found = segment(document_of(with_blank_lines(LETTERS["fr"], 80)))
    assert found.values("recipient") == ("la Ministre",)
    assert found.values("date") == ("2020-10-06",)


def test_a_line_below_the_salutation_is_what_the_letter_is_about():
    blocks = ("7 June 2022", "Dear Ms Ostrova,", "Closure of the canteen at the northern depot", *LETTERS["en"][6:])
    assert segment(document_of(with_blank_lines(blocks, 80))).values("title") == (blocks[2],)


def test_a_letter_is_not_about_an_address():
    blocks = (LETTERS["en"][0], "The Director\nBureau of Wages\nThe Old Customs House", *LETTERS["en"][5:])
    assert segment(document_of(with_blank_lines(blocks, 80))).values("title") == ()


@pytest.mark.parametrize(
    ("mark", "pages"), [("- {n} -", 3), ("– {n} –", 3), ("{n}/3", 3), ("{n} / 3", 3)], ids=["-", "–", "/", " / "]
)
def test_numbers_that_only_a_page_bears_are_no_passages(mark, pages):
    prose = [LETTERS[language][k] for language, k in (("en", 6), ("fr", 5), ("es", 5))]
    blocks = [block for n in range(pages) for block in (prose[n], mark.format(n=n + 1))]
    found = segment(document_of(with_blank_lines(blocks, 80)))
    assert [_words(p) for p in found.passages] == _plain(prose)
    assert [f.kind for f in found.furniture] == ["page_number"] * pages


def test_a_fraction_that_stands_alone_is_a_passage():
    assert "2/3" in passages(with_blank_lines((*LETTERS["en"][6:8], "2/3", LETTERS["en"][8]), 80))


#: Sentences that fill their lines to the edge at 72 letters, so that no room tells where the paragraph ends.
FULL = (
    "1. The inspectors of the district came to the yard at dawn and counted\n"
    "the men who slept there; they found forty, of whom nine had a contract.",
    "2. The owner was heard on the same day and said that the men were there\n"
    "of their own will, which two of them were asked about and have denied.",
    "3. The report was sent to the prosecutor in the week that followed, but\n"
    "nothing has been heard of it since then by anybody who asked for it.  ",
)


def single_spaced(blocks: Sequence[str]) -> str:
    return "\n".join(blocks) + "\n"


def double_spaced(blocks: Sequence[str]) -> str:
    return "\n\n".join("\n".join(blocks).split("\n")) + "\n"


SPACED = pytest.mark.parametrize("spaced", [single_spaced, double_spaced], ids=lambda spaced: spaced.__name__)


TITLES = ["Findings of law", "II. Visits", "B. Réponse du gouvernement", "Fundamentos", "Выводы"]


@SPACED
@pytest.mark.parametrize("title", TITLES)
def test_a_title_below_a_full_line_is_no_part_of_its_paragraph(spaced, title):
    blocks = ("I. Facts", *FULL[:2], title, *FULL[2:])
    assert passages(spaced(blocks)) == _plain(blocks)


@SPACED
def test_an_item_that_opens_in_lower_case_ends_with_its_sentence(spaced):
    blocks = (
        "The Committee, which has heard what the parties had to say on the matter\n"
        "in two sittings, requests the owner and all those who act for him to:",
        "– give to each of the men a copy of his contract in a language which he\n"
        "reads, and to explain it to him where he cannot read it for himself.  ",
        "Nothing else was asked of the owner in the sittings that were held, nor\n"
        "was he told of the date by which an answer was to be expected of him.  ",
    )
    assert passages(spaced(blocks)) == _plain(blocks)


@SPACED
@pytest.mark.parametrize("marks", [("(i)", "(ii)", "(iii)"), ("iii)", "iv)", "v)"), ("•", "•", "•")], ids=" ".join)
def test_the_next_item_of_a_list_begins_below_a_full_line_that_no_stop_ends(spaced, marks):
    blocks = (
        "The owner is asked to tell the inspectorate in the course of this month:",
        f"{marks[0]} how many of the men have a contract in their hands, what it says and",
        f"{marks[1]} who among them has been heard on the wages, by whom, on which day and\nin what language, and",
        f"{marks[2]} when the next count is to be made.",
    )
    assert passages(spaced(blocks)) == _plain(blocks)


@pytest.mark.parametrize(
    "greeting",
    ["Dear Permanent Secretary,", "Monsieur le Directeur,", "Estimada señora:", "Уважаемый господин министр!"],
)
def test_a_salutation_is_a_paragraph_whatever_stands_close_to_it(greeting):
    lines = ["Subject: Lock-out at the grain terminal of the port of Mereport", greeting, *LETTERS["en"][6:8]]
    assert greeting in passages(doubly_spaced(lines, 66))


def test_a_number_below_its_short_word_is_no_page():
    text = "Subject: Observations on the application of Convention No.\n111\n\nDear Madam,\n\n" + "\n\n".join(
        LETTERS["en"][6:9]
    )
    assert "Subject: Observations on the application of Convention No. 111" in passages(text + "\n")


def test_ordinals_and_articles_begin_a_paragraph_below_a_full_line():
    decision = (
        "Tribunal Superior de Surlandia",
        "Sentencia núm. 12/2019",
        "Expediente C-4/2018",
        "Vistos los autos del recurso que interpone el sindicato, la Sala dicta\nla presente sentencia.",
        "Fallo",
        "Primero. Se estima el recurso que interpuso el sindicato de gruístas.  ",
        "Segundo. Se condena a la empresa a pagar a cada uno de los recurrentes\nlos salarios de mayo y de junio.",
        "Tercero. Sin costas.",
    )
    assert passages(double_spaced(decision)) == _plain(decision)
    comment = (
        "Observation (CEACR) - adopted 2018, published 108th session (2019)",
        "The Committee notes the report of the Government, and that it was sent\nin time.",
        "Article 3 of the Convention. The Committee notes the new rules of wages",
        "and asks for them.",
    )
    found = passages(double_spaced((*comment[:2], f"{comment[2]}\n{comment[3]}")))
    assert any(p.startswith("Article 3 of the Convention.") for p in found)


@SPACED
@pytest.mark.parametrize("mark", ["(2)", "2)", "2."])
def test_a_numbered_sentence_begins_below_a_note_in_brackets(spaced, mark):
    blocks = (
        "Article 7. The register of yards is kept by the inspectorate and open to\n"
        "all who have an interest in it, on any working day. [Until 2018: a week]",
        f"{mark} Nobody may be refused the sight of it because of the union to which\n"
        "he belongs, nor because he belongs to none, nor for want of a reason.  ",
    )
    assert passages(spaced(blocks)) == _plain(blocks)


@given(width=st.integers(min_value=56, max_value=100))
@settings(max_examples=40, deadline=None)
def test_no_title_is_found_within_a_sentence(width):
    """The rules for full lines break no paragraph in the middle of a sentence, whatever the width."""
    prose = [" ".join(block.split()) for block in (*LETTERS["en"][6:8], *LETTERS["fr"][5:7], *FULL)]
    for gap in ("\n", "\n\n"):
        text = gap.join(line for block in prose for line in textwrap.wrap(block, width)) + "\n"
        assert all(p[-1] in ".:;" for p in passages(text))
