"""Telling: whose words a clause gives, the speaker's own or another's, by what it hangs on.

Reads a statement and the words of ``lang/<code>/statements.toml``; gives a voice, and whose it is.
"""

from __future__ import annotations

import re
from typing import Final

from observance.domain.findings import Voice
from observance.domain.record import DocumentKind
from observance.extract.context import Context
from observance.extract.stating import Stated, said

#: Documents in which a body speaks of itself by its name, and all others report to it.
_OF_BODIES: Final = (DocumentKind.EXPERTS_COMMENT, DocumentKind.CFA_REPORT, DocumentKind.CONCLUSIONS)
_LONGEST: Final = 120


def voice_of(one: Stated, context: Context) -> tuple[Voice, str | None]:
    """Whose a statement is: the speaker's own, or another's, and whose then (in the words printed)."""
    governor = one.governor
    verb = said(one.code, "says").search(governor)
    if verb is not None and not _is_speaker(one, governor[: verb.start()], context):
        return Voice.REPORTED, _name(governor[: verb.start()])
    experts = said(one.code, "experts").search(governor)
    if experts is not None:
        return Voice.REPORTED, experts.group()
    source = said(one.code, "according").search(one.utterance.text, one.sentence[0], one.trigger[0])
    if source is not None:
        return Voice.REPORTED, _name(re.split(r"[,;:]", one.utterance.text[source.end() : one.trigger[0]])[0])
    return Voice.OWN, None


def _is_speaker(one: Stated, subject: str, context: Context) -> bool:
    """Whether the one who says it is the speaker of these words."""
    group = "committee" if context.setting.kind in _OF_BODIES else "speaker"
    if said(one.code, "experts").search(subject):
        return False
    return said(one.code, group).search(subject) is not None


def _name(text: str) -> str | None:
    """A name at the end of some words, without what surrounds it."""
    name = " ".join(text.split()).strip(" ,;:–—-")
    return name if 0 < len(name) <= _LONGEST else None
