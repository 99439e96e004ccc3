"""Words for people in four languages, from one catalogue.

Reads ``locale/LANGUAGE/LC_MESSAGES/observance.mo``. A message is written in English in the code, with ``{name}``
fields, and put into words only where it is shown. ``tools/catalogue.py`` collects the messages and compiles the
catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from observance.errors import ObservanceError

if TYPE_CHECKING:
    from gettext import NullTranslations

DOMAIN = "observance"
LANGUAGES = ("en", "fr", "es", "ru")
LOCALE = Path(__file__).with_name("locale")


@dataclass(frozen=True, slots=True, kw_only=True)
class Messages:
    """The messages in one language."""

    language: str
    _catalogue: NullTranslations = field(repr=False)

    def say(self, message: str, **fields: object) -> str:
        """A message in this language, its fields filled."""
        words = self._catalogue.gettext(message) if message else ""
        return words.format(**fields) if fields else words

    def line(self, error: ObservanceError) -> str:
        """An error as one line."""
        return error.line(self._catalogue.gettext)


@cache
def messages_in(language: str) -> Messages:
    """The messages in a language; in English where there is no such catalogue."""
    from gettext import translation

    known = language if language in LANGUAGES else "en"
    return Messages(language=known, _catalogue=translation(DOMAIN, LOCALE, [known], fallback=True))


def language_wanted(environ: Mapping[str, str]) -> str:
    """The language that the environment asks for, by the rules of gettext; English where it asks for none of ours."""
    lists = (
        environ.get("LANGUAGE", ""),
        environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG", ""),
    )
    for wanted in ":".join(lists).split(":"):
        code = wanted.replace("-", "_").partition("_")[0].partition(".")[0].lower()
        if code in LANGUAGES:
            return code
    return "en"
