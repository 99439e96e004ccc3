"""Provisions: what is cited, under which one name, and what short names go back to, in four languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from said import context, utterance

from counted import calls
from observance.domain.findings import ProvisionMention
from observance.extract.provisions import SLOTS, find
from observance.extract.provisions.naming import spoken_in
from observance.lang import codes
from observance.lang.frames import frames

# ruff: noqa: E501  one case a line

C87 = "Freedom of Association and Protection of the Right to Organise Convention, 1948 (No. 87)"
C98 = "Right to Organise and Collective Bargaining Convention, 1949 (No. 98)"
C81 = "Labour Inspection Convention, 1947 (No. 81)"
C29 = "Forced Labour Convention, 1930 (No. 29)"
ICCPR = "International Covenant on Civil and Political Rights"
ILO = "Constitution of the International Labour Organization"


def found_in(text: str, language: str | None = "en") -> tuple[ProvisionMention, ...]:
    return find(context(text, language))


def told(text: str, language: str | None = "en") -> list[tuple[str, str | None, str | None]]:
    """The quotes found, each with its instrument and its articles."""
    return [(f.citation.quote, f.instrument, f.provision) for f in found_in(text, language)]


def marked() -> Iterator[tuple[str, str, str]]:
    for code in codes():
        for frame in frames("provisions", code, SLOTS):
            yield from ((frame.id, code, example) for example in frame.examples)


@pytest.mark.parametrize(("rule", "code", "example"), list(marked()))
def test_what_an_example_marks_is_what_is_found(rule: str, code: str, example: str) -> None:
    plain = example.replace("[[", "").replace("]]", "")
    namings, numbered = spoken_in(0, utterance(plain, code))
    spans = [plain[one.start : one.end] for one in (*namings, *numbered)]
    assert [quote for quote in re.findall(r"\[\[(.*?)\]\]", example) if quote not in spans] == [], (rule, spans)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "It ratified Convention No. 87.", [("Convention No. 87", C87, None)]),
        ("en", "ILO Convention 87 applies.", [("ILO Convention 87", C87, None)]),
        ("en", "See C087.", [("C087", C87, None)]),
        ("en", "Conventions Nos 87 and 98 apply.", [("Conventions Nos 87 and 98", C87, None), ("Conventions Nos 87 and 98", C98, None)]),
        ("en", "The ILO's core Conventions apply.", []),
        ("en", "the Labour Inspection Convention, 1947 (No. 81), applies", [("Labour Inspection Convention, 1947 (No. 81)", C81, None)]),
        ("en", "the Forced Labour Convention", [("Forced Labour Convention", C29, None)]),
        ("fr", "Les conventions nos 87 et 98 s’appliquent.", [("conventions nos 87 et 98", C87, None), ("conventions nos 87 et 98", C98, None)]),
        ("fr", "la convention (no 81) sur l’inspection du travail, 1947, est ratifiée", [("convention (no 81) sur l’inspection du travail, 1947", C81, None)]),
        ("fr", "la convention collective du port", []),
        ("es", "el Convenio sobre la inspección del trabajo, 1947 (núm. 81)", [("Convenio sobre la inspección del trabajo, 1947 (núm. 81)", C81, None)]),
        ("es", "Los Convenios núms. 87 y 98", [("Convenios núms. 87 y 98", C87, None), ("Convenios núms. 87 y 98", C98, None)]),
        ("es", "el convenio colectivo del puerto", []),
        ("ru", "Конвенцию МОТ № 87 ратифицировали.", [("Конвенцию МОТ № 87", C87, None)]),
        ("ru", "Конвенция 1947 года об инспекции труда (№ 81)", [("Конвенция 1947 года об инспекции труда (№ 81)", C81, None)]),
        ("en", "under Article 22 of the ICCPR", [("Article 22 of the ICCPR", ICCPR, "article 22")]),
        ("fr", "l’article 22 de la Constitution de l’OIT", [("article 22 de la Constitution de l’OIT", ILO, "article 22")]),
        ("ru", "статья 22 Устава МОТ", [("статья 22 Устава МОТ", ILO, "article 22")]),
    ],
)  # fmt: skip
def test_conventions_and_treaties_have_one_name(
    language: str, text: str, wanted: list[tuple[str, str | None, str | None]]
) -> None:
    assert told(text, language) == wanted


@pytest.mark.parametrize(
    ("language", "text", "instrument", "provision"),
    [
        ("en", "sections 12, 13 and 14 of the Law on Trade Unions", "Law on Trade Unions", "articles 12, 13, 14"),
        ("en", "section 148(5) of the Labour Code", "Labour Code", "article 148(5)"),
        ("en", "paragraph 2 of article 13 of the Penal Code", "Criminal Code", "article 13(2)"),
        ("en", "articles 11–14 of the Harbours Act", "Harbours Act", "articles 11-14"),
        ("fr", "l’alinéa 3 de l’article 12 de la loi sur les syndicats", "Law on Trade Unions", "article 12(3)"),
        ("fr", "les articles 5 à 8 du Code pénal", "Criminal Code", "articles 5-8"),
        ("fr", "l’article 31, paragraphe 1 a), du Code du travail", "Labour Code", "article 31(1)(a)"),
        ("es", "los artículos 5 a 8 del Código Penal", "Criminal Code", "articles 5-8"),
        ("es", "el párrafo 2 del artículo 13 de la Ley sobre sindicatos", "Law on Trade Unions", "article 13(2)"),
        ("ru", "пункт 2 статьи 13 Закона о профсоюзах", "Law on Trade Unions", "article 13(2)"),
        ("ru", "статьи 5–8 Трудового кодекса", "Labour Code", "articles 5-8"),
    ],
)
def test_articles_are_read_with_their_instrument(language: str, text: str, instrument: str, provision: str) -> None:
    ((_, name, articles),) = told(text, language)
    assert (name, articles) == (instrument, provision)


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "The Law on Harbour Councils is new. Section 4 of the Law is vague. This provision is wide.", ["Law on Harbour Councils"] * 3),
        ("fr", "La loi sur les ports est nouvelle. L’article 4 de ladite loi est vague. Cette disposition est large.", ["Law on Ports"] * 3),
        ("es", "La Ley sobre los puertos es nueva. El artículo 4 de la misma ley es vago. Esta disposición es amplia.", ["Law on Ports"] * 3),
        ("ru", "Закон о портах новый. Статья 4 указанного закона неясна. Эта статья широка.", ["Law on Ports"] * 3),
        ("en", "The Labour Relations Act (LRA) is old. Section 4 of the LRA is vague.", ["Labour Relations Act"] * 2),
    ],
)  # fmt: skip
def test_short_names_go_back_to_what_was_named(language: str, text: str, names: list[str]) -> None:
    found = found_in(text, language)
    assert [f.instrument for f in found] == names
    assert found[-1].provision == "article 4"


def test_a_new_law_written_small_goes_back_to_what_was_named() -> None:
    text = "Закон о портах принят. Статья 4 этого закона неясна. Новый закон вступил в силу."
    assert [f.instrument for f in found_in(text, "ru")] == ["Law on Ports"] * 3


def test_what_a_short_name_goes_back_to_is_kept() -> None:
    named, short = found_in("The Harbours Act was passed. The Act is short.")
    assert (named.resolved, short.resolved) == (None, "Harbours Act")


def test_the_law_as_an_idea_is_no_citation() -> None:
    text = "The Law on Ports is new. He was charged with violating the law. Law and practice differ."
    assert len(found_in(text)) == 1


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("The draft law on ports was sent.", "draft"),
        ("A bill on the settlement of port disputes was sent.", "draft"),
        ("Section 4 of the Law on Ports, as amended in May 2020, is vague.", "amended 2020"),
        ("The former Law on Ports was vague.", "before"),
        ("The Law on Ports is vague.", None),
    ],
)
def test_the_version_spoken_of_is_told(text: str, version: str | None) -> None:
    assert [f.version for f in found_in(text)] == [version]


def test_a_section_is_of_a_law_and_of_no_convention() -> None:
    text = "Article 2 of Convention No. 98 is clear. The Law on Ports, under its section 2, excludes them."
    assert [f.instrument for f in found_in(text)] == [C98, "Law on Ports", "Law on Ports"]


def test_an_article_of_nothing_is_found_without_an_instrument() -> None:
    assert told("Section 4 is vague.") == [("Section 4", None, "article 4")]


@pytest.mark.parametrize(
    "part",
    ["the Law on ", "sections 1, 2 and 3 of ", "paragraph 1 of ", "Labour ", "loi sur les ", "Закон о портах и ", "No. 1 of ", "(a) and ", "Code de la "],
)  # fmt: skip
def test_long_texts_cost_in_proportion(part: str) -> None:
    once, twice = calls(lambda size: context(part * (size // len(part)), None), find, 5_000)
    assert once > 20
    assert twice <= 2.1 * once


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "The law on ports and the law on trade unions apply.", ["Law on Ports", "Law on Trade Unions"]),
        (
            "fr",
            "La loi sur les ports et la loi sur les syndicats sont en vigueur.",
            ["Law on Ports", "Law on Trade Unions"],
        ),
        (
            "es",
            "La Ley sobre los puertos y la Ley de sindicatos están en vigor.",
            ["Law on Ports", "Law on Trade Unions"],
        ),
        ("ru", "Действуют закон о портах и закон о профсоюзах.", ["Law on Ports", "Law on Trade Unions"]),
    ],
)
def test_a_second_law_is_no_subject_of_the_first(language: str, text: str, names: list[str]) -> None:
    assert [name for _, name, _ in told(text, language)] == names


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "La loi sur les ports de plaisance est en vigueur.", "Law on “ports de plaisance”"),
        ("es", "Rige el decreto sobre la pesca de bajura.", "Decree on “pesca de bajura”"),
        ("ru", "Мы просим отменить постановление о работе в жару.", "Resolution on “работе в жару”"),
        ("en", "The law on coastal shipping was repealed.", "Law on coastal shipping"),
        ("fr", "La loi sur les syndicats est en vigueur.", "Law on Trade Unions"),
        ("fr", "Le projet de loi sur l’égalité est examiné.", "Law on Equality"),
    ],
)
def test_what_is_not_known_in_english_stays_as_it_is_printed(language: str, text: str, name: str) -> None:
    assert [found for _, found, _ in told(text, language)] == [name]


def test_whose_law_it_is_and_when_it_was_made_are_no_part_of_its_name() -> None:
    found = told("Norland’s Trade Union Law was amended. The Law on Trade Unions in May 2019 said otherwise.")
    assert [name for _, name, _ in found] == ["Law on Trade Unions", "Law on Trade Unions"]


def test_an_adjective_made_of_the_state_is_no_part_of_a_name() -> None:
    from observance.extract.provisions.subjects import words_of

    assert words_of("Norlandic Labour", "en", {}, "Norland") == words_of("Labour", "en", {}, "Norland")
    assert words_of("Nordic Labour", "en", {}, "Norland") != words_of("Labour", "en", {}, "Norland")


def test_things_that_a_law_is_about_are_told_apart() -> None:
    (one,) = {
        name for _, name, _ in told("The law on amendments to certain legislative acts on employment was passed.")
    }
    assert one == "Law on Amendments, Legislation, Employment"
