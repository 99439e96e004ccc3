"""Who is meant by a label: a Government, or any of the sides and bodies that speak, in whatever language.

Reads the words of ``lang/<code>/voices.toml`` in all languages.
"""

from __future__ import annotations

import re

from observance.lang import pattern, worded
from observance.lang.frames import codes_of, groups

VOICES = "voices"
#: The groups of words that name a side or body.
SIDES = (
    "worker_members",
    "employer_members",
    "government",
    "experts",
    "freedom_committee",
    "committee",
    "chair",
    "group",
)


def is_government(label: str) -> bool:
    """Whether a label names a Government: "Government of Norland", "le gouvernement"."""
    return _government().match(label) is not None


def is_side(label: str) -> bool:
    """Whether a label names a side or body that speaks and nothing more: "Employers", "la commission d'experts"."""
    return _side().fullmatch(label.strip()) is not None


@worded
def _government() -> re.Pattern[str]:
    return re.compile(rf"{_forms('government')}(?!\w)", re.IGNORECASE)


@worded
def _side() -> re.Pattern[str]:
    return re.compile("|".join(map(_forms, SIDES)), re.IGNORECASE)


def _forms(group: str) -> str:
    forms = (form for code in codes_of(VOICES) for form in groups(VOICES, code).get(group, ()))
    # The State that a form names is of no matter here, and a pattern may give one name once.
    return pattern(form.replace("(?P<state>", "(") for form in forms)
