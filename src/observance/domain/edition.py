"""Outline, Edition and Problem: what a case file keeps about a document as a whole.

An :class:`Outline` is what a list of documents shows and what editions are told by; an :class:`Edition` says which
documents are one text; a :class:`Problem` says why something could not be read. Nothing here reads or writes files.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A document on one line, and the fingerprint of its text.

    ``languages`` are those of at least two hundredths of its characters, the most used first. ``sentences`` are the
    CRC-32 sums of its folded sentences of thirty letters and more, in order of size, each once; ``text_sha256`` is
    the sum of the whole text. ``draft`` is ``None`` where the document does not say it.
    """

    reference: str
    kind: str
    title: str | None = None
    symbol: str | None = None
    date: str | None = None
    author: str | None = None
    draft: bool | None = None
    pages: int | None = None
    characters: int = 0
    languages: tuple[str, ...] = ()
    passages: int = 0
    speeches: int | None = None
    text_sha256: str = ""
    sentences: tuple[int, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """How a document stands to others of the case: the same text in another format, or what it replaces."""

    document: str
    same_as: str | None = None
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why a document, or a part of it, could not be read: an error as data.

    ``what`` and ``do`` are messages of the catalogue with ``{name}`` fields, ``fields`` fills them.
    """

    stage: str
    code: str
    what: str
    do: str = ""
    fields: tuple[tuple[str, str], ...] = ()
