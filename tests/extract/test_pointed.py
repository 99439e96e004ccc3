"""Where a quotation says what two statements differ on."""

from __future__ import annotations

import pytest

from observance.extract.pointed import pointed


@pytest.mark.parametrize(
    ("words", "point", "language", "shown"),
    [
        ("Mr Dorsk was not dismissed by the Port", "dismissed", "en", "was not dismissed"),
        ("M. Dorsk a été licencié par le port", "dismissed", "fr", "été licencié"),
        ("the inquiry had no result", "nowhere", "en", None),
        ("the harbour is calm", "dismissed", "en", None),
        ("Mr Dorsk was dismissed", "dismissed", None, None),
        ("the Government should repeal section 4", None, "en", "repeal"),
        ("il convient de réviser l’article 4", None, "fr", "réviser"),
        ("the section is long", None, "en", None),
    ],
)
def test_the_words_at_issue_are_found_with_what_denies_them(
    words: str, point: str | None, language: str | None, shown: str | None
) -> None:
    at = pointed(words, point, language)
    assert (words[slice(*at)] if at else None) == shown
