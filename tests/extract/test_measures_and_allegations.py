"""Measures and allegations in passages of six invented States, four languages and the manners of the genre."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

import pytest
from passages import Marked, Tally, context_of, read, tally
from said import context

from counted import calls
from observance.domain.findings import Finding
from observance.domain.record import DocumentKind
from observance.extract import allegations, measures
from observance.extract.context import Context

Find = Callable[[Context], Sequence[Finding]]
HERE = Path(__file__).parent
PASSAGES = (*read(HERE / "stated.toml"), *read(HERE / "stated_further.toml"))
#: Passages on other Conventions, the second file of which no rule's author looked into for what is missed.
WIDE = read(HERE / "stated_wide.toml")
HELD_OUT = read(HERE / "stated_held_out.toml")
#: Passages in further layouts and of further constructions, and such as were held out from them.
COMMENTS = read(HERE / "stated_comments.toml")
LAYOUTS = read(HERE / "stated_layouts.toml")
LAYOUTS_HELD_OUT = read(HERE / "stated_layouts_held_out.toml")
#: What others credit a Government with: lists of nouns, objects of thanks and satisfaction, the passive.
CREDITS = read(HERE / "stated_credits.toml")
#: What comments tell of a State's acts on many Conventions, and the half of it that was drawn by lot and held out.
TOLD = read(HERE / "stated_told.toml")
TOLD_HELD_OUT = read(HERE / "stated_told_held_out.toml")
#: What is suffered: named by nouns, or told of those who suffer it.
SUFFERED = read(HERE / "stated_suffered.toml")
#: What organizations, reports and bodies allege, and passages drawn from them by lot that no rule's author looked into.
ALLEGED = read(HERE / "stated_alleged.toml")
ALLEGED_FURTHER = read(HERE / "stated_alleged_further.toml")
ALLEGED_HELD_OUT = read(HERE / "stated_alleged_held_out.toml")
#: The mark of each kind, what finds it, its label, and the least F1, tight F1 and share of right labels.
KINDS: tuple[tuple[str, Find, str, tuple[float, float, float]], ...] = (
    ("m", measures.find, "status", (0.85, 0.85, 0.9)),
    ("a", allegations.find, "type", (0.85, 0.8, 0.9)),
)


def tallied(passages: Sequence[Marked], kind: str, find: Find, label: str) -> Tally:
    return sum((tally(one, kind, find, label) for one in passages), Tally())


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
@pytest.mark.parametrize(("kind", "find", "label", "least"), KINDS, ids=["measures", "allegations"])
def test_what_is_marked_is_found_in_every_language(
    language: str, kind: str, find: Find, label: str, least: tuple[float, float, float]
) -> None:
    found = tallied([one for one in PASSAGES if one.language == language], kind, find, label)
    assert found.wanted > 10
    assert (found.f1, found.tight_f1, found.labelled / found.hit) >= least, str(found)
    assert found.tight_f1 >= least[1], str(found)


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
@pytest.mark.parametrize(("passages", "least"), [(WIDE, 0.85), (HELD_OUT, 0.75)], ids=["wide", "held out"])
@pytest.mark.parametrize(("kind", "find", "label", "_"), KINDS, ids=["measures", "allegations"])
def test_measures_and_allegations_of_all_conventions_are_found(
    language: str, passages: tuple[Marked, ...], least: float, kind: str, find: Find, label: str, _: object
) -> None:
    found = tallied([one for one in passages if one.language == language], kind, find, label)
    assert found.wanted >= 14
    assert found.f1 >= least, str(found)


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
@pytest.mark.parametrize(("passages", "least"), [(LAYOUTS, 0.8), (LAYOUTS_HELD_OUT, 0.75)], ids=["layouts", "held out"])
@pytest.mark.parametrize(("kind", "find", "label", "_"), KINDS, ids=["measures", "allegations"])
def test_measures_and_allegations_are_found_in_further_layouts(
    language: str, passages: tuple[Marked, ...], least: float, kind: str, find: Find, label: str, _: object
) -> None:
    found = tallied([one for one in passages if one.language == language], kind, find, label)
    assert found.wanted >= 10
    assert found.f1 >= least, str(found)
    assert found.labelled >= 0.7 * found.hit, str(found)


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
def test_what_a_government_is_credited_with_is_found(language: str) -> None:
    found = tallied([one for one in CREDITS if one.language == language], "m", measures.find, "status")
    assert found.wanted == 17
    assert found.f1 >= 0.85, str(found)


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
@pytest.mark.parametrize(("passages", "least"), [(TOLD, 0.85), (TOLD_HELD_OUT, 0.75)], ids=["told", "held out"])
def test_what_comments_tell_of_a_states_acts_is_found(
    language: str, passages: tuple[Marked, ...], least: float
) -> None:
    found = tallied([one for one in passages if one.language == language], "m", measures.find, "status")
    assert found.wanted >= 27
    assert found.f1 >= least, str(found)
    assert found.labelled >= 0.8 * found.hit, str(found)


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
def test_what_is_suffered_is_found(language: str) -> None:
    found = tallied([one for one in SUFFERED if one.language == language], "a", allegations.find, "type")
    assert found.wanted >= 11
    assert found.f1 >= 0.85, str(found)


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
@pytest.mark.parametrize(
    "passages", [ALLEGED, ALLEGED_FURTHER, ALLEGED_HELD_OUT], ids=["learned", "further", "held out"]
)
def test_what_organizations_and_reports_allege_is_found(language: str, passages: tuple[Marked, ...]) -> None:
    found = tallied([one for one in passages if one.language == language], "a", allegations.find, "type")
    assert found.wanted >= 14
    assert found.f1 >= 0.8, str(found)
    assert found.labelled >= 0.6 * found.hit, str(found)


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
def test_what_a_named_party_alleges_is_told_as_its_words(language: str) -> None:
    texts = {
        "en": "The complainants denounce the dissolution of the Bakers' Federation.",
        "fr": "Les plaignants dénoncent la dissolution de la Fédération des boulangers.",
        "es": "Los querellantes denuncian la disolución de la Federación de Panaderos.",
        "ru": "Заявители жалуются на роспуск Федерации пекарей.",
    }
    marked = Marked(language=language, manner="complaint", speaker=None, text=texts[language], expected=())
    assert [str(one.voice) for one in allegations.find(context_of(marked))] == ["reported"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "На май намечена встреча сторон. Запланировано обучение 200 судей. Предусмотрена реформа инспекции."),
        ("es", "Está prevista una reunión. Está programada la formación de 200 jueces. Se prevé una reforma."),
        ("fr", "Une réunion est prévue. La formation de 200 juges est programmée. Une réforme est envisagée."),
        ("en", "A meeting is planned. Training for 200 judges is scheduled for May. A reform is envisaged."),
    ],
)
def test_what_is_planned_is_not_told_as_done(language: str, text: str) -> None:
    marked = Marked(language=language, manner="verbatim", speaker="government_representative", text=text, expected=())
    assert [str(one.status) for one in measures.find(context_of(marked))] == ["planned"] * 3


@pytest.mark.parametrize("passage", COMMENTS, ids=lambda one: one.text[:40])
def test_titles_of_matters_and_names_of_bodies_in_comments_state_nothing(passage: Marked) -> None:
    every = [tally(passage, kind, find, label) for kind, find, label, _ in KINDS]
    assert sum(one.found - one.hit for one in every) == 0


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
def test_what_comments_tell_of_is_found(language: str) -> None:
    passages = [one for one in COMMENTS if one.language == language]
    both = sum((tallied(passages, kind, find, label) for kind, find, label, _ in KINDS), Tally())
    assert both.hit >= 0.75 * both.wanted


STATES = {
    "en": (
        "Veldania",
        "Veldania had dissolved the union by decree.",
        "The union wrote to Veldania, and was dissolved.",
    ),
    "fr": ("Veldanie", "La Veldanie a dissous le syndicat par décret.", "Le syndicat de la Veldanie a été dissous."),
    "es": ("Veldania", "Veldania disolvió el sindicato por decreto.", "El sindicato de Veldania fue disuelto."),
    "ru": ("Вельдания", "Вельдания распустила профсоюз указом.", "Профсоюз был распущен."),
}


@pytest.mark.parametrize("language", STATES)
def test_a_state_that_is_named_alone_is_the_author_where_it_is_the_subject(language: str) -> None:
    state, does, suffers = STATES[language]

    def author(text: str) -> str | None:
        marked = Marked(
            language=language, manner="verbatim", speaker="worker_members", text=text, expected=(), state=state
        )
        return allegations.find(context_of(marked))[0].perpetrator

    assert state in (author(does) or "")
    assert author(suffers) is None


@pytest.mark.parametrize("manner", ["verbatim", "summary", "comment", "complaint", "letter", "news", "information"])
def test_what_is_marked_is_found_in_every_manner(manner: str) -> None:
    passages = [one for one in PASSAGES if one.manner == manner]
    both = sum((tallied(passages, kind, find, label) for kind, find, label, _ in KINDS), Tally())
    assert both.f1 >= 0.8, str(both)


@pytest.mark.parametrize(
    "passage", [one for one in (*PASSAGES, *WIDE, *LAYOUTS) if one.manner == "none"], ids=lambda one: one.text[:30]
)
@pytest.mark.parametrize("find", [find for _, find, _, _ in KINDS], ids=["measures", "allegations"])
def test_requests_principles_courtesies_and_denials_hold_none(passage: Marked, find: Find) -> None:
    assert [one.citation.quote for one in find(context_of(passage))] == []


LISTED = {
    "en": "The Committee notes that the Government indicates that a policy was adopted in March, that 12,500 young "
    "people benefited from apprenticeships, and that ten judges were trained.",
    "es": "La Comisión toma nota de que el Gobierno indica que se adoptó una política, que se crearon diez centros y "
    "que se reformó la ley.",
}


@pytest.mark.parametrize("language", LISTED)
def test_what_is_listed_behind_one_verb_is_told_by_the_same_teller(language: str) -> None:
    marked = Marked(language=language, manner="comment", speaker=None, text=LISTED[language], expected=())
    found = measures.find(context_of(marked))
    assert [bool(one.of_whom and one.of_whom.lower().endswith(("government", "gobierno"))) for one in found] == [
        True
    ] * 3


SENTENCES = {
    "en": "The Ministry has amended, of the Act, and which the union, that was refused leaders, will be held, and ",
    "fr": "Le ministère a modifié, de la loi, et que le syndicat, qui a été refusé aux dirigeants, sera tenu, et ",
    "es": "El Ministerio ha modificado, de la ley, y que el sindicato, que fue negado a nosotros, será, y ",
    "ru": "Министерство изменило, закон, и что профсоюз, который был отказано лидерам, будет создан, и ",
}


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("kind", [measures, allegations], ids=["measures", "allegations"])
def test_a_sentence_twice_as_long_is_about_twice_the_work(language: str, kind: ModuleType) -> None:
    def given(times: int) -> Context:
        text = SENTENCES[language] * times
        return context_of(
            Marked(language=language, manner="verbatim", speaker="worker_members", text=text, expected=())
        )

    once, twice = calls(given, kind.find, 50)
    assert once > 100
    assert twice <= 2.2 * once


@pytest.mark.parametrize(
    ("language", "text", "of_body"),
    [
        ("en", "In March the Ministry opened twelve labour offices.", "The Committee notes the report."),
        ("en", "In March the Ministry opened twelve labour offices.", "The complaint was presented in May."),
        ("fr", "En mars, le ministère a ouvert douze bureaux du travail.", "La commission note le rapport."),
        ("es", "En marzo, el Ministerio abrió doce oficinas de trabajo.", "La Comisión toma nota de la memoria."),
        ("ru", "В марте министерство открыло двенадцать бюро труда.", "Комитет отмечает доклад."),
    ],
)
def test_what_nobody_tells_is_background_in_texts_of_bodies_alone(language: str, text: str, of_body: str) -> None:
    assert len(measures.find(context(text, language, kind=DocumentKind.OTHER))) == 1
    assert not measures.find(context(f"{of_body} {text}", language, kind=DocumentKind.OTHER))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Section 61 punishes with forced labour the spreading of false news."),
        ("fr", "L’article 61 punit de travail obligatoire la diffusion de fausses nouvelles."),
        ("es", "El artículo 61 castiga con trabajo obligatorio la difusión de noticias falsas."),
        ("ru", "Статья 61 карает принудительным трудом распространение ложных новостей."),
    ],
)
def test_a_law_that_punishes_with_a_harm_does_not_prohibit_it(language: str, text: str) -> None:
    assert len(allegations.find(context(text, language))) == 1
