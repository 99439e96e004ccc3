"""Utterances of invented words, for tests of kinds: a passage of a text that lies in furniture, and its setting."""

from __future__ import annotations

import hashlib

from observance.domain.findings import Findings
from observance.domain.fold import read_out
from observance.domain.record import DocumentKind, Segmentation
from observance.domain.text import Document, Passage, PassageKind, Reading, Source
from observance.extract.context import Context
from observance.extract.matters import about
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


def context(
    text: str, language: str | None, date: str | None = None, kind: DocumentKind = DocumentKind.LETTER
) -> Context:
    """A document in which only ``text`` is said, and nothing is found yet."""
    said = utterance(text, language)
    found = Segmentation(document=document(said.passage.source_text), kind=kind, passages=(said.passage,))
    return Context(
        setting=Setting(reference="letter", kind=kind, date=date),
        utterances=(said,),
        found=found,
        findings=Findings(document="letter", about=about(found)),
    )


def document(text: str) -> Document:
    """The document of a text."""
    total = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        reference="letter",
        source=Source(name="letter.txt", sha256=total, size=len(text.encode())),
        reading=Reading(reader="txt/1", media="text/plain", text=text, text_sha256=total),
    )
