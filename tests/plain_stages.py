"""Stages that stand in for readers and segmentation: text files, a paragraph a line."""

from __future__ import annotations

import hashlib
import os
import signal
from pathlib import Path

from observance.assemble.editions import tell_editions
from observance.assemble.outlines import outline
from observance.casefile import rows
from observance.domain.fold import read_out
from observance.domain.record import Detail, DocumentKind, Segmentation
from observance.domain.text import Document, Passage, Reading, Source
from observance.errors import DamagedFile
from observance.pipeline import Scope, Stage


def read_plain(path: Path, root: Path, name: str, reference: str) -> Document:
    """A text file as it stands; ``DAMAGED`` in it is an error, ``KILL`` kills the process, ``BUG`` is a bug."""
    assert path.is_relative_to(root)
    data = path.read_bytes()
    text = data.decode()
    if "KILL" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "DAMAGED" in text:
        raise DamagedFile("it breaks off at {place}", do="ask for it again", where=str(path), place=text.index("D"))
    if "BUG" in text:
        raise ZeroDivisionError("a bug")
    facts = (("no_text", "2"),) if "SCAN" in text else ()
    return Document(
        reference=reference,
        source=Source(name=name, sha256=hashlib.sha256(data).hexdigest(), size=len(data)),
        reading=Reading(
            reader="plain/1",
            media="text/plain",
            text=text,
            text_sha256=hashlib.sha256(data).hexdigest(),
            facts=facts,
        ),
    )


def cut_lines(document: Document) -> Segmentation:
    """A passage a line; the first line is the title."""
    text = document.reading.text
    passages: list[Passage] = []
    at = 0
    for line in text.splitlines(keepends=True):
        shown = line.rstrip()
        if shown:
            passages.append(_passage(document, len(passages) + 1, at, at + len(shown)))
        at += len(line)
    title = tuple(Detail(name="title", value=p.reading.text, rule="first", evidence=p.cite()) for p in passages[:1])
    status = tuple(
        Detail(name="status", value=word.lower(), rule="format:word") for word in ("DRAFT", "ADOPTED") if word in text
    )
    return Segmentation(
        document=document, kind=DocumentKind.LETTER, passages=tuple(passages), details=(*title, *status)
    )


def _passage(document: Document, n: int, start: int, end: int) -> Passage:
    text = document.reading.text
    return Passage(
        document=document.reference,
        text_sha256=document.reading.text_sha256,
        n=n,
        start=start,
        end=end,
        segments=((start, end),),
        reading=read_out(text, [(start, end)]),
        source_text=text,
        language="en",
    )


def plain_stages(version: str = "plain/1") -> tuple[Stage, ...]:
    own = Scope.DOCUMENT
    return (
        Stage(
            name="read",
            version=version,
            scope=own,
            needs=(),
            run=read_plain,
            write=rows.document_rows,
            restore=rows.document_of,
        ),
        Stage(
            name="segment",
            version="lines/1",
            scope=own,
            needs=("read",),
            run=cut_lines,
            write=rows.segmentation_rows,
            restore=rows.segmentation_of,
        ),
        Stage(
            name="outline",
            version="outline/1",
            scope=own,
            needs=("segment",),
            run=outline,
            write=rows.outline_rows,
            restore=rows.outline_of,
        ),
        Stage(
            name="editions",
            version="editions/1",
            scope=Scope.CASE,
            needs=("outline",),
            run=tell_editions,
            write=rows.edition_rows,
            restore=rows.editions_of,
        ),
    )
