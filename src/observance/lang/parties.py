"""Who is meant by a label: whether it names a Government, in whatever language.

Reads the words of ``lang/<code>/voices.toml`` in all languages.
"""

from __future__ import annotations

import re

from observance.lang import pattern, worded
from observance.lang.frames import codes_of, groups

VOICES = "voices"


def is_government(label: str) -> bool:
    """Whether a label names a Government: "Government of Norland", "le gouvernement"."""
    return _government().match(label) is not None


@worded
def _government() -> re.Pattern[str]:
    forms = (form for code in codes_of(VOICES) for form in groups(VOICES, code).get("government", ()))
    return re.compile(rf"{pattern(forms)}(?!\w)", re.IGNORECASE)
