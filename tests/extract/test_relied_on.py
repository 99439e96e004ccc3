"""References in four languages: kind and date of what a text relies on, once a source; and what is no source."""

from __future__ import annotations

from dataclasses import replace

import pytest
import said

from counted import calls
from observance.domain.record import DocumentKind
from observance.extract.context import Context
from observance.extract.dates import find as find_dates
from observance.extract.references import find

#: Language, words, and what is found: kind, quote and date.
SOURCES = (
    (
        "en",
        "We share the observations of the Committee of Experts.",
        "observation",
        "the observations of the Committee of Experts",
        None,
    ),
    (
        "fr",
        "Selon nous, les observations de la commission d’experts sont justes.",
        "observation",
        "les observations de la commission d’experts",
        None,
    ),
    (
        "es",
        "Compartimos las observaciones de la Comisión de Expertos.",
        "observation",
        "las observaciones de la Comisión de Expertos",
        None,
    ),
    ("ru", "Мы разделяем замечания Комитета экспертов.", "observation", "замечания Комитета экспертов", None),
    (
        "en",
        "It recalls the conclusions of the Conference Committee in 2019.",
        "conclusions",
        "the conclusions of the Conference Committee in 2019",
        "2019",
    ),
    ("fr", "Nous rappelons les conclusions de 2019.", "conclusions", "les conclusions de 2019", "2019"),
    ("es", "Recordamos las conclusiones de 2019.", "conclusions", "las conclusiones de 2019", "2019"),
    ("ru", "Напомним выводы Комитета по применению норм.", "conclusions", "выводы Комитета по применению норм", None),
    (
        "en",
        "We read the written information of 13 May 2021.",
        "written_information",
        "the written information of 13 May 2021",
        "2021-05-13",
    ),
    (
        "fr",
        "des informations écrites datées du 13 mai 2021",
        "written_information",
        "des informations écrites datées du 13 mai 2021",
        "2021-05-13",
    ),
    (
        "es",
        "la información facilitada por el Gobierno el 13 de mayo de 2021",
        "written_information",
        "la información facilitada por el Gobierno el 13 de mayo de 2021",
        "2021-05-13",
    ),
    (
        "ru",
        "сведения, представленные правительством",
        "written_information",
        "сведения, представленные правительством",
        None,
    ),
    (
        "en",
        "the technical advisory mission of May 2018 met them",
        "mission",
        "the technical advisory mission of May 2018",
        "2018-05",
    ),
    (
        "fr",
        "une mission tripartite de haut niveau en mai 2018",
        "mission",
        "une mission tripartite de haut niveau en mai 2018",
        "2018-05",
    ),
    (
        "es",
        "la misión de contactos directos de mayo de 2018",
        "mission",
        "la misión de contactos directos de mayo de 2018",
        "2018-05",
    ),
    (
        "ru",
        "техническая консультативная миссия в мае 2018 года",
        "mission",
        "техническая консультативная миссия в мае 2018",
        "2018-05",
    ),
    ("fr", "la feuille de route de 2018", "road_map", "la feuille de route de 2018", "2018"),
    ("es", "la hoja de ruta de 2018", "road_map", "la hoja de ruta de 2018", "2018"),
    ("ru", "дорожная карта от 5 мая 2018 года", "road_map", "дорожная карта от 5 мая 2018", "2018-05-05"),
    (
        "en",
        "dissolved by a court on 27 September 2018",
        "court_decision",
        "dissolved by a court on 27 September 2018",
        "2018-09-27",
    ),
    ("fr", "son jugement du 3 février 2023", "court_decision", "son jugement du 3 février 2023", "2023-02-03"),
    (
        "es",
        "la sentencia del 3 de febrero de 2023",
        "court_decision",
        "la sentencia del 3 de febrero de 2023",
        "2023-02-03",
    ),
    ("ru", "решение суда от 3 февраля 2023 года", "court_decision", "решение суда от 3 февраля 2023", "2023-02-03"),
    (
        "en",
        "Our Committee has discussed this case four times.",
        "procedure",
        "has discussed this case four times",
        None,
    ),
    (
        "fr",
        "Nous avons abordé ce cas à quatre reprises.",
        "procedure",
        "Nous avons abordé ce cas à quatre reprises",
        None,
    ),
    (
        "es",
        "hemos examinado este caso en cuatro ocasiones",
        "procedure",
        "hemos examinado este caso en cuatro ocasiones",
        None,
    ),
    ("ru", "комитет обсуждал это дело четырежды", "procedure", "обсуждал это дело четырежды", None),
    (
        "en",
        "a letter to the workers dated 5 May 2021",
        "letter",
        "a letter to the workers dated 5 May 2021",
        "2021-05-05",
    ),
    (
        "es",
        "la carta que remitimos al Gobierno el 7 de mayo de 2024",
        "letter",
        "la carta que remitimos al Gobierno el 7 de mayo de 2024",
        "2024-05-07",
    ),
    (
        "ru",
        "письмо в адрес министра от 5 мая 2021 года",
        "letter",
        "письмо в адрес министра от 5 мая 2021",
        "2021-05-05",
    ),
    (
        "en",
        "A special memorandum was prepared by the Office.",
        "memorandum",
        "A special memorandum was prepared by the Office",
        None,
    ),
    ("en", "my previous introductory statement", "statement", "my previous introductory statement", None),
    ("fr", "L’explication du gouvernement n’est pas claire.", "statement", "L’explication du gouvernement", None),
    ("en", "According to the union, it came back.", "statement", "According to the union", None),
    ("ru", "По словам Тави, срок истёк.", "statement", "По словам Тави", None),
)

NONE = (
    ("en", "We would welcome a follow-up mission and ask for a report by May."),
    ("en", "The observations of the members were friendly; value judgments were made."),
    ("en", "According to the law, unions are free."),
    ("fr", "Nous demandons une mission de contacts directs."),
    ("fr", "Selon la loi, les syndicats sont libres."),
    ("es", "Pedimos una misión técnica y que informe en su próxima memoria."),
    ("ru", "Согласно закону профсоюзы свободны."),
)


def context(text: str, language: str) -> Context:
    empty = said.context(text, language, "2024-06-10")
    return replace(empty, findings=empty.findings.with_kind("dates", find_dates(empty)))


@pytest.mark.parametrize(("language", "text", "kind", "quote", "date"), SOURCES, ids=[s[1] for s in SOURCES])
def test_a_source_is_quoted_with_its_kind_and_date(
    language: str, text: str, kind: str, quote: str, date: str | None
) -> None:
    found = find(context(text, language))
    assert [(one.kind, one.citation.quote, one.date) for one in found] == [(kind, quote, date)]


@pytest.mark.parametrize(("language", "text"), NONE, ids=[n[1] for n in NONE])
def test_what_is_still_to_come_or_rules_is_no_source(language: str, text: str) -> None:
    assert find(context(text, language)) == ()


def test_a_source_named_twice_is_one_at_its_fullest_mention() -> None:
    text = "The court decision is known. The court decision of 3 February 2023 was appealed against."
    found = find(context(text, "en"))
    assert [one.citation.quote for one in found if one.kind == "court_decision"] == [
        "The court decision of 3 February 2023"
    ]


def test_the_same_source_has_the_same_title_in_every_language() -> None:
    texts = [("en", "the observations of the Committee of Experts"), ("ru", "замечания Комитета экспертов")]
    titles = {one.title for language, text in texts for one in find(context(text, language))}
    assert titles == {"Observation of the Committee of Experts"}


def test_a_quotation_of_a_source_does_not_run_over_the_end_of_a_sentence() -> None:
    text = (
        "It was opened on 1 September 2022. The national action plan adopted in 2019 is old. The report of the Mission"
    )
    quotes = [one.citation.quote for one in find(context(text + " is not.", "en"))]
    assert quotes == ["The national action plan adopted in 2019", "The report of the Mission"]


def test_what_a_source_says_beside_its_name_is_that_source() -> None:
    found = find(context("In its judgment of 12 May 2018, the Supreme Court ordered the mine to close.", "en"))
    assert [(one.citation.quote, one.date) for one in found] == [("its judgment of 12 May 2018", "2018-05-12")]


def test_according_to_a_party_is_what_that_party_is_named_with() -> None:
    text = "It notes the observations of the Union of Pilots (UP), received on 3 May 2021. According to the UP, no."
    found = find(context(text, "en"))
    assert [(one.kind, one.author, one.date) for one in found] == [
        ("observation", "Union of Pilots (UP)", "2021-05-03")
    ]


def test_a_symbol_is_a_source_unless_it_stands_behind_one() -> None:
    text = (
        "The letter is in document S/2025/758. It notes the concluding observations of the UN Committee against Torture"
    )
    found = find(context(text + " (CAT/C/NLD/CO/6).", "en"))
    assert {one.citation.quote for one in found} == {
        "S/2025/758",
        "the concluding observations of the UN Committee against Torture",
    }


def test_observations_of_two_bodies_are_two_sources() -> None:
    text = "It notes the observations of the Union of Pilots and recalls its previous comments."
    assert [one.author for one in find(context(text, "en"))] == ["Union of Pilots", "Committee of Experts"]


def test_a_date_in_front_is_that_of_the_source_behind_the_word_for_a_year_too() -> None:
    found = find(context("В 2019 году Комитет призвал правительство принять меры.", "ru"))
    assert [(one.citation.quote, one.date) for one in found] == [("В 2019 году Комитет призвал правительство", "2019")]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(DocumentKind.EXPERTS_COMMENT, "observation"), (DocumentKind.LETTER, "conclusions")],
)
def test_what_the_committee_asked_before_is_of_the_body_that_speaks(kind: DocumentKind, expected: str) -> None:
    empty = said.context("In 2019, the Committee urged the Government to amend it.", "en", "2024-06-10", kind)
    found = find(replace(empty, findings=empty.findings.with_kind("dates", find_dates(empty))))
    assert [(one.kind, one.date) for one in found] == [(expected, "2019")]


@pytest.mark.parametrize(
    "piece", ["the report of the ", "a court a ", "the Committee of Experts ", "in the letter to "]
)
def test_long_texts_of_sources_cost_in_proportion(piece: str) -> None:
    once, twice = calls(lambda size: context((piece * 600)[:size], "en"), find, 5_000)
    assert once > 20
    assert twice <= 2.1 * once
