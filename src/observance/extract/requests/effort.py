"""Effort: how much a recommendation asks for, as the coding of the Universal Periodic Review tells it apart.

Reads the act in the words printed; gives an :class:`Effort`. It says how specific the act is, not how insistently it is
asked. The words stand in ``lang/<code>/effort.toml``; the five levels are those of UPR Info's coding of action.
"""

from __future__ import annotations

import re
from enum import StrEnum

from observance.lang import worded, words_pattern
from observance.lang.frames import groups

KIND = "effort"


class Effort(StrEnum):
    """What is asked: to share or to ask others, to go on, to consider, to act in general, to do one thing."""

    MINIMAL = "minimal"
    CONTINUE = "continue"
    CONSIDER = "consider"
    GENERAL = "general"
    SPECIFIC = "specific"


def effort_of(action: str, code: str) -> Effort:
    """The effort that an act asks for: its first verb tells, and where that may be either, its object."""
    opened = _form("opening", code).match(action)
    begun = opened.end() if opened else 0
    while begun < len(action) and not action[begun].isalnum():
        begun += 1
    for effort in (Effort.MINIMAL, Effort.CONSIDER, Effort.CONTINUE):
        if _form(effort, code).match(action, begun):
            return effort
    if _form("one_thing", code).match(action, begun):
        return Effort.SPECIFIC
    if _form("in_general", code).match(action, begun):
        return Effort.GENERAL
    if _form("object", code).search(action, begun):
        return Effort.SPECIFIC
    return Effort.GENERAL


@worded
def _form(name: str, code: str) -> re.Pattern[str]:
    return words_pattern(groups(KIND, code).get(name, ()))
