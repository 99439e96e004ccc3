"""Codes of languages: those of BCP 47 that are known, and the code that a passage bears.

Reads the languages of CLDR (through babel). A passage bears an ISO 639-1 code where the language has one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from observance.publish.akn.names import UNKNOWN_LANGUAGE

_TAG = re.compile(r"(?P<primary>[a-z]{2,3})(?:-[a-z0-9]{1,8})*", re.IGNORECASE)
#: Tags for texts in several languages, in none that has a code, or in none at all (ISO 639-2).
_SPECIAL = frozenset({"mul", "mis", "zxx", UNKNOWN_LANGUAGE})


def is_language(tag: str) -> bool:
    """Whether a tag is well formed and names a language that is known."""
    found = _TAG.fullmatch(tag)
    if found is None:
        return False
    code = found["primary"].lower()
    return code in _SPECIAL or code in _known() or code in _short()


def code_of(tag: str | None) -> str | None:
    """The code of a tag's language without region or script; nothing for a tag that says nothing."""
    found = _TAG.fullmatch(tag) if tag else None
    if found is None:
        return None
    code = found["primary"].lower()
    return None if code in _SPECIAL else _short().get(code, code)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    from babel import Locale

    return frozenset(Locale("en").languages)


@lru_cache(maxsize=1)
def _short() -> dict[str, str]:
    """Codes of three letters that have one of two: ``eng`` is ``en``."""
    from babel.core import get_global

    aliases = get_global("language_aliases").items()
    return {old: new for old, new in aliases if len(old) == 3 and len(new) == 2 and old.isalpha()}
