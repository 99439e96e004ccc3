"""Which names are one person's: spellings, scripts, cases, initials; and what keeps two persons apart."""

from __future__ import annotations

import pytest
from mentions import actors, document, name, parties

from observance.domain.parties import Ground
from observance.resolve.person_names import SAME, likeness, parsed
from observance.resolve.sounds import family_sound, sound_of

ONE_SOUND = (
    ("Щербаковский", "Shcherbakovsky", "Chtcherbakovski", "Schtscherbakowskij"),
    ("Жумагельдин", "Zhumageldin", "Joumaguel’din".replace("gu", "g")),
    ("Сельжанов", "Selzhanov", "Selzhanoff", "Seljanov"),
    ("Юрмат", "Yurmat", "Iourmat", "Yourmat"),
    ("Хасенов", "Khasenov", "Hasenov", "Khassenov"),
)


@pytest.mark.parametrize("spellings", ONE_SOUND, ids=[row[1] for row in ONE_SOUND])
def test_spellings_of_one_name_sound_alike(spellings: tuple[str, ...]) -> None:
    assert len({sound_of(spelling) for spelling in spellings}) == 1


def test_a_family_name_is_one_for_women_and_men() -> None:
    assert family_sound("Тавринская") == family_sound("Tavrinsky") == family_sound("Tavrinskaya")
    assert family_sound("Sarbanova") == family_sound("Сарбанов")
    assert family_sound("Tavrin") != family_sound("Tavron")


def test_a_name_is_taken_apart_in_any_order() -> None:
    for printed in ("Ilmar TAVRIN", "TAVRIN Ilmar", "Ilmar Tavrin", "Таврин Ильмар Петрович", "Ilmar Petrovich TAVRIN"):
        found = parsed(printed)
        assert found is not None
        assert (sound_of(found.family), sound_of(found.given[0])) == ("tavrin", "ilmar"), printed
    initials = parsed("Tavrina S.K.")
    assert initials is not None
    assert (initials.family, initials.first) == ("Tavrina", "S")


SAME_NAMES = (
    ("Vladislav Petrovich TAVRIN", "Владислав Петрович ТАВРИН"),
    ("Dzmitry Tavrin", "Дмитрий Таврин"),
    ("Olena Tavrinska", "Elena Tavrinskaya"),
    ("Tavrin I. P.", "Ilmar Tavrin"),
)
OTHER_NAMES = (
    ("Sergey Petrovich TAVRIN", "Sergey Petrovich ORLENKO"),
    ("Sergey Tavrin", "Andrey Tavrin"),
    ("Sergey Petrovich TAVRIN", "Sergey Igorevich TAVRIN"),
    ("TAVRIN", "TAVREN"),
)


@pytest.mark.parametrize(("one", "other"), SAME_NAMES)
def test_names_alone_that_are_one_persons(one: str, other: str) -> None:
    assert likeness(one, other) >= SAME


@pytest.mark.parametrize(("one", "other"), OTHER_NAMES)
def test_names_alone_that_are_not(one: str, other: str) -> None:
    assert likeness(one, other) < SAME


def test_spellings_scripts_and_cases_meet_across_documents() -> None:
    found = actors(
        document("a", name("Galina Tavrinskaya"), name("TAVRINSKAYA", honorific="Ms")),
        document("b", name("Галины Тавринской")),
        document("c", name("Vechtorine"), name("G. Tavrinskaïa", honorific="Mme")),
    )
    assert found == [
        {"Galina Tavrinskaya", "TAVRINSKAYA", "Галины Тавринской", "G. Tavrinskaïa"}, {"Vechtorine"},
    ]  # fmt: skip


#: Two people of one family name, and what speaks against one person.
APART = (
    ("given name", name("Ilmar Tavrin"), name("Sergei Tavrin")),
    ("initial", name("Ilmar Tavrin"), name("S. Tavrin")),
    ("sex", name("TAVRINE", honorific="M."), name("Inés Tavrine")),
    ("office", name("Viktor Tavrin", title="leader"), name("V. I. Tavrin", title="Judge")),
    ("State", name("TAVRIN", rule="names:heading", of="Norway"), name("TAVRIN", rule="names:heading", of="Chile")),
    ("spelling alone", name("ARYANIN"), name("ARIONIN")),
)


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in APART], ids=[row[0] for row in APART])
def test_two_persons_stay_apart_where_something_speaks_against_one(one: dict, other: dict) -> None:
    assert len(actors(document("a", one), document("b", other))) == 2


def test_another_spelling_is_enough_where_office_and_state_agree() -> None:
    one = name("Akmir Sorbanov", title="Deputy Minister")
    other = name("Sarbanov", title="vice-ministre")
    assert len(actors(document("a", one, state="NO"), document("b", other, state="NO"))) == 1
    assert len(actors(document("a", one), document("b", name("Sarbanov")))) == 2


def test_a_family_name_alone_means_the_one_named_last_before_it() -> None:
    found = actors(
        document(
            "a",
            name("V. I. Tavrin", title="Judge"), name("Viktor Tavrin"), name("Tavrin", rule="names:surname"),
        )
    )  # fmt: skip
    assert found == [{"V. I. Tavrin"}, {"Viktor Tavrin", "Tavrin"}]


def test_what_is_proposed_says_what_speaks_for_it_and_against_it() -> None:
    made = parties(
        document("a", name("Tamgalyev", title="Minister of Justice"), state="NO"),
        document("b", name("Tamgalov", title="lawyer"), state="NO"),
    )
    (proposal,) = made.proposals
    (evidence,), (against,) = proposal.evidence, proposal.against
    assert evidence.words == ("Tamgalyev", "Tamgalov")
    assert len(evidence.mentions) == 2
    assert Ground.GIVEN_NAME in against.grounds
    assert Ground.SAME_DOCUMENT in against.grounds
