"""What names somebody is seen: spellings, scripts, endings, divided words; and what is a word like any other is not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from observance.domain.findings import ActorKind
from observance.domain.withholding import Guarded
from observance.reference.romanisation import letters
from observance.resolve.spotting import Spotter

PERSON, BODY = ActorKind.PERSON, ActorKind.ORGANISATION
SHCHERB = Guarded(id="1", kind=PERSON, names=("Larisa Shcherbakovenko", "Щербаковенко Л.Н.", "Larisa Nikolaevna"))
RHO = Guarded(id="2", kind=PERSON, names=("Kimi Rho",))
UNION = Guarded(id="3", kind=BODY, names=("Free Union of Harbour Pilots", "FUHP"))
POLYN = Guarded(id="4", kind=PERSON, names=("Viktor Polynskoi", "Larisa Petrovna Polynskaya"))


def seen(text: str, *who: Guarded) -> list[str]:
    return [text[a:b] for a, b in Spotter.of(who or (SHCHERB, RHO, UNION, POLYN)).spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Ms SHCHERBAKOVENKO took the floor",
        "Mme Chtcherbakovenko",
        "Scherbakovenko",
        "Ščerbakovenko",
        "Щербаковенко",
        "Щербаковенкой",
        "Щер-\nбаковенко",
        "Щ е р б а к о в е н к о",
        "Ларисе Николаевне отказали",
        "Larissa Nikolayevna was heard",
        "shcherbakovenko-letter.pdf",
        "LetterOfShcherbakovenko.pdf",
        "https://news.example/2024/shcherbakovenko",
        "mail to shcherbakovenko@union.example",
        "Shcherba\u00adkovenko",
        "Щербакoвенко",
        unicodedata.normalize("NFD", "Ščerbakovenko"),
        "Shcherbakovenko’s",
        "Mr Kimi Rho",
        "K. Rho",
        "Полынскому",
        "Полынским",
        "Polynskaya",
        "the Free Union of Harbour Pilots",
        "Free Unions of the Harbour Pilots",
        "FUHP",
    ],
)
def test_a_name_is_seen_in_any_form(text: str) -> None:
    assert seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "the rho of the sample",
        "Mr Rho of another delegation",
        "a free union",
        "harbour pilots are free to unite",
        "Larisa asked for the floor",
        "Sergei Polynovich",
        "fuhp",
    ],
)
def test_what_is_another_word_is_not_seen(text: str) -> None:
    assert seen(text) == []


def test_a_spaced_out_name_is_withheld_whole() -> None:
    assert seen("by S h c h e r b a k o v e n k o herself") == ["S h c h e r b a k o v e n k o"]


LATIN = st.text("bdfgklmnprstvz", min_size=4, max_size=7).flatmap(
    lambda stem: st.sampled_from(["ova", "enko", "ian", "sky", "uly", "ard"]).map(
        lambda end: "".join(c + v for c, v in zip(stem, "aeiouaeiou", strict=False)).capitalize() + end
    )
)


def cyrillic(name: str) -> str:
    """The name in Cyrillic letters, by the first letter of each sound."""
    table = {latin: letter for letter, latin in reversed(letters().items()) if len(latin) == 1}
    return "".join(table.get(c, c) for c in name.lower()).capitalize()


@settings(max_examples=150)
@given(LATIN)
def test_any_name_is_seen_in_capitals_in_cyrillic_and_in_its_cases(family: str) -> None:
    who = Guarded(id="", kind=PERSON, names=(f"Avelina {family}",))
    for form in (family, family.upper(), family.lower(), cyrillic(family), cyrillic(family).upper()):
        assert seen(f"We heard {form} today.", who) == [form]
    for ending in ("ой", "у", "ым", "ого", "е"):
        stem = cyrillic(family).rstrip("аеиоуы")
        assert seen(f"Дали слово {stem}{ending} вчера.", who) == [stem + ending]
