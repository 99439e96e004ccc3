"""The words of what is asked for: an act without its verbs, and words cut where a phrase may end.

Reads the groups of ``lang/<code>/clauses.toml`` (``mark``, ``base``, ``gerund``, ``light``, ``joint``, ``that``) and
of ``requests.toml`` (``adverb``, ``purpose``, ``instance``, ``leading``); gives words of the text, never others.
"""

from __future__ import annotations

import re

from observance.domain.fold import fold_words
from observance.lang import function_words, pattern, worded
from observance.lang.frames import groups

#: What says that words were left out.
CUT = " […]"
_GROUPS = (
    ("clauses", ("that", "mark", "light", "base", "gerund", "joint")),
    ("requests", ("adverb", "purpose", "instance", "leading")),
)
_WORD = re.compile(r"[\w’'-]+")
_SIGNS = " ,;:–—-"


def object_words(action: str, code: str) -> str:
    """The words of an act from its object on: "the activities of unions" of "to promote and facilitate the activities
    of unions"; the act itself where nothing else is left."""
    at, leads = 0, _leads(code)
    while (found := leads.match(action, at)) is not None and found.end() > at:
        at = found.end()
    rest = action[at:].strip(_SIGNS)
    return rest if len(_WORD.findall(rest)) > 1 else action.strip(_SIGNS)


def without_lead(action: str, code: str) -> str:
    """The words of an act without marks and adverbs before its verb: "working with the ILO" of "to keep working with
    the ILO"."""
    found = _lead(code).match(action)
    return (action[found.end() :] if found else action).strip(_SIGNS)


@worded
def _lead(code: str) -> re.Pattern[str]:
    """What stands before the verb that says the act: marks and the verbs of going on."""
    forms = [form for name in ("mark", "light") for form in groups("clauses", code).get(name, ())]
    return re.compile(rf"(?:{pattern(forms)}(?:(?<=['’])|(?!\w))\s*){{0,3}}", re.IGNORECASE)


@worded
def _leads(code: str) -> re.Pattern[str]:
    """What stands before the object: marks, verbs, adverbs, joining words, with the blanks and commas behind them."""
    forms = [form for file, names in _GROUPS for name in names for form in groups(file, code).get(name, ())]
    return re.compile(rf"{pattern(forms)}(?:(?<=['’])|(?!\w))[\s,]*", re.IGNORECASE)


def brief(words: str, most: int) -> str:
    """Words of at most so many characters: cut behind a word that may end a phrase, with the sign that says so."""
    if len(words) <= most:
        return words
    kept = words[: words.rfind(" ", 0, most - len(CUT) + 1)].rstrip(_SIGNS)
    while (last := kept.rpartition(" "))[0] and fold_words(last[2]).strip("’'") in function_words():
        kept = last[0].rstrip(_SIGNS)
    return kept + CUT
