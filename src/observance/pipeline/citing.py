"""Citations of law in one text or file: read, segment, extract, without a case.

Reads a file or a text; gives its :class:`~observance.domain.findings.Findings`.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from observance.domain.findings import Findings, ProvisionMention
from observance.domain.text import Document, Source
from observance.extract import extract
from observance.lang import codes, words_from
from observance.read import read
from observance.read.files import read_bytes
from observance.segment import segment

#: What a text that comes without a file is called.
UNNAMED = "text"


def found_in_file(path: Path, folders: tuple[Path, ...] = ()) -> Findings:
    """What is found in a file; ``folders`` hold further languages and bodies."""
    return _found(read(path), folders)


def found_in_text(text: str, folders: tuple[Path, ...] = ()) -> Findings:
    """What is found in a text that lies in no file."""
    return _found(_document(text), folders)


def _document(text: str) -> Document:
    data = text.encode()
    source = Source(name=UNNAMED, sha256=hashlib.sha256(data).hexdigest(), size=len(data))
    return read_bytes(data, source, UNNAMED)


def cited_in_text(text: str, folders: tuple[Path, ...] = ()) -> Findings:
    """What is found in a text that somebody pastes, its citations of law in whichever language each is put.

    A passage has one language. Where a sentence mixes several, what another language reads in it counts too, if it
    names its law by itself and takes in whatever the passage's own language reads at its place: "article 2 de la
    convention no 98, Article 3 of Convention No. 87" cites both.
    """
    segmentation = segment(_document(text), folders)
    found = extract(segmentation, folders)
    with words_from(folders):
        others = codes()
    provisions = list(found.provisions)
    for code in others:
        passages = tuple(replace(passage, language=code) for passage in segmentation.passages)
        own = {passage.n for passage in segmentation.passages if passage.language == code}
        read_so = extract(replace(segmentation, passages=passages), folders).provisions
        for one in sorted(read_so, key=lambda one: one.citation.start - one.citation.end):
            if one.citation.passage not in own and one.instrument and not one.resolved:
                provisions = _with(one, provisions)
    return replace(found, provisions=tuple(sorted(provisions, key=lambda one: one.citation.start)))


def _with(one: ProvisionMention, provisions: list[ProvisionMention]) -> list[ProvisionMention]:
    """Mentions with one more, instead of those that stand within it; as they are where it cuts into another."""
    start, end = one.citation.start, one.citation.end
    met = [other for other in provisions if other.citation.start < end and start < other.citation.end]
    inside = [other for other in met if start <= other.citation.start and other.citation.end <= end]
    if len(inside) < len(met) or any(other.citation.end - other.citation.start == end - start for other in met):
        return provisions
    return [*(other for other in provisions if other not in inside), one]


def _found(document: Document, folders: tuple[Path, ...]) -> Findings:
    return extract(segment(document, folders), folders)
