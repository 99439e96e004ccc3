"""Utterances of invented words, for tests of kinds: a passage of a text that lies in furniture, and its setting."""

from __future__ import annotations

import hashlib

from observance.domain.fold import read_out
from observance.domain.record import DocumentKind
from observance.domain.text import Passage, PassageKind
from observance.extract.sentences import sentences
from observance.extract.utterances import Setting, Utterance


def utterance(text: str, language: str | None, kind: PassageKind = PassageKind.PARAGRAPH) -> Utterance:
    """A passage in which only ``text`` is said."""
    whole = f"\nCN/4 7\n{text}\n"
    segment = (8, 8 + len(text))
    passage = Passage(
        document="letter",
        text_sha256=hashlib.sha256(whole.encode()).hexdigest(),
        n=1,
        start=segment[0],
        end=segment[1],
        segments=(segment,),
        reading=read_out(whole, (segment,)),
        source_text=whole,
        kind=kind,
        language=language,
    )
    return Utterance(passage=passage, start=0, said=True, sentences=sentences(passage.reading.text))


def setting(date: str | None) -> Setting:
    """A letter of a date."""
    return Setting(reference="letter", kind=DocumentKind.LETTER, date=date)
