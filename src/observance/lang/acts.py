"""Which acts words speak of: whether what is stated was the act that was asked for, in whatever language.

Reads the words of acts in ``lang/<code>/requests.toml`` (``act_change_law`` and its like) in all languages.
"""

from __future__ import annotations

import re
from functools import lru_cache

from observance.domain.findings import ActAsked
from observance.lang import pattern, worded
from observance.lang.frames import codes_of, groups

REQUESTS = "requests"


@lru_cache(maxsize=16384)
def speaks_of(act: ActAsked, text: str) -> bool:
    """Whether some words of an act are in a text; ``False`` for an act that no language has words for."""
    known = _acts().get(act)
    return known is not None and known.search(text) is not None


@worded
def _acts() -> dict[ActAsked, re.Pattern[str]]:
    forms: dict[ActAsked, list[str]] = {}
    for code in codes_of(REQUESTS):
        own = groups(REQUESTS, code)
        for act in ActAsked:
            forms.setdefault(act, []).extend(own.get(f"act_{act.value}", ()))
    return {act: re.compile(rf"(?<!\w){pattern(own)}", re.IGNORECASE) for act, own in forms.items() if own}
