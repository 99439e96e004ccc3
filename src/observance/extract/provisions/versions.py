"""Which version of a law a text speaks of: a draft, the law before a change, or as amended.

Reads the words beside a citation; gives a :class:`~observance.domain.law.Version`, with the date that they print.
"""

from __future__ import annotations

import re

from observance.domain.law import Form, Stage, Version
from observance.extract.provisions.naming import Naming
from observance.extract.utterances import Utterance
from observance.lang import pattern, worded
from observance.lang.frames import groups
from observance.reference.calendar import dates_in

KIND = "provisions"
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
#: Characters before a name in which the word stands that tells a draft.
_BEFORE = 24

_BEHIND = (("amended_after", Stage.AMENDED), ("before_after", Stage.BEFORE))
_AHEAD = (("draft_which", Stage.DRAFT), ("before_which", Stage.BEFORE), ("amended_which", Stage.AMENDED))


def version_of(utterance: Utterance, start: int, end: int, naming: Naming | None, code: str) -> Version | None:
    """The version that the words around a citation speak of."""
    text = utterance.text
    for group, stage in _BEHIND:
        if found := _behind(code, group).match(text, end):
            return Version(stage=stage, date=_date(found[0]))
    if naming and naming.form is Form.BILL:
        return Version(stage=Stage.DRAFT)
    at = naming.start if naming else start
    ahead = (naming.which if naming else None) or text[max(0, at - _BEFORE) : at]
    for group, stage in _AHEAD:
        if _ahead(code, group).search(ahead):
            return Version(stage=stage)
    return None


@worded
def _behind(code: str, group: str) -> re.Pattern[str]:
    return re.compile(rf"[\s,(]*{pattern(groups(KIND, code).get(group, ()))}(?!\w)", re.IGNORECASE)


@worded
def _ahead(code: str, group: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern(groups(KIND, code).get(group, ()))}\s*\Z", re.IGNORECASE)


def _date(words: str) -> str | None:
    days = dates_in(words)
    if days and days[-1].iso:
        return days[-1].iso
    years = _YEAR.findall(words)
    return years[-1] if years else None
