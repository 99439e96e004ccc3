"""Addresses: places in the structure of a document as one can read, type and link them.

``can-pv-12`` is a document, ``can-pv-12~s4`` its fourth speech, ``can-pv-12~s4.p3`` the third passage of that speech,
``can-pv-12~p12`` its twelfth passage. An address may move when segmentation improves; it is never part of an id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from observance.domain.record import Record, Segmentation, Speech
from observance.domain.text import Passage
from observance.errors import NotFound, UsageError

_ADDRESS = re.compile(
    r"(?P<document>[a-z0-9-]+)(?:~(?:s(?P<speech>\d{1,9})(?:\.p(?P<part>\d{1,9}))?|p(?P<passage>\d{1,9})))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A place: a document, and in it a speech, a passage of a speech, or a passage."""

    document: str
    speech: int | None = None
    passage: int | None = None

    def __str__(self) -> str:
        within = [f"s{self.speech}"] if self.speech is not None else []
        within += [f"p{self.passage}"] if self.passage is not None else []
        return self.document + ("~" + ".".join(within) if within else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What an address names: passages, and the speech where it is one or lies in one; in a record, all speeches."""

    address: Address
    passages: tuple[Passage, ...]
    speech: Speech | None = None
    speeches: tuple[Speech, ...] = ()


def parse_address(text: str) -> Address:
    """The address that a text writes."""
    found = _ADDRESS.fullmatch(text)
    if found is None:
        raise UsageError(
            "{text} is no address",
            do="write REF, REF~s4 (a speech), REF~s4.p3 (a passage of it) or REF~p12 (a passage)",
            text=text,
        )
    passage = found["part"] or found["passage"]
    return Address(
        document=found["document"],
        speech=int(found["speech"]) if found["speech"] else None,
        passage=int(passage) if passage else None,
    )


def find_place(address: Address, found: Segmentation) -> Place:
    """What an address names in its document."""
    speech = _speech(address, found) if address.speech is not None else None
    passages = passages_of(speech, found) if speech else found.passages
    if address.passage is not None:
        passages = tuple(_numbered(passages, address.passage, within_speech=speech is not None))
        if not passages:
            raise _missing(address)
        speech = speech or _speech_around(passages[0], found)
    speeches = found.speeches if isinstance(found, Record) else ()
    return Place(address=address, passages=passages, speech=speech, speeches=speeches)


def _speech(address: Address, found: Segmentation) -> Speech:
    speeches = found.speeches if isinstance(found, Record) else ()
    for speech in speeches:
        if speech.n == address.speech:
            return speech
    raise _missing(address)


def passages_of(speech: Speech, found: Segmentation) -> tuple[Passage, ...]:
    """The passages of a speech in order."""
    numbers = frozenset(speech.passages)
    return tuple(passage for passage in found.passages if passage.n in numbers)


def _numbered(passages: tuple[Passage, ...], n: int, *, within_speech: bool) -> list[Passage]:
    """In a speech passages are counted from its first, in a document by their own number."""
    return [p for k, p in enumerate(passages, start=1) if (k if within_speech else p.n) == n]


def _speech_around(passage: Passage, found: Segmentation) -> Speech | None:
    speeches = found.speeches if isinstance(found, Record) else ()
    return next((speech for speech in speeches if passage.n in speech.passages), None)


def _missing(address: Address) -> NotFound:
    return NotFound(
        "there is no such place in the document",
        where=str(address),
        do="see what there is with: observance show CASE {document}",
        document=address.document,
    )
