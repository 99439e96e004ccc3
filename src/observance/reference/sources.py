"""How sources are called by themselves: one title for the same source in every language.

Reads ``sources.toml``; gives names of bodies and titles.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from observance.domain.findings import ReferenceKind
from observance.domain.record import DocumentKind

_FILE = Path(__file__).with_suffix(".toml")


@cache
def _data() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


#: The key of a Government among authors.
GOVERNMENT = "government"


def author_name(key: str | None) -> str | None:
    """The name of a body that words of a language stand for; ``None`` for an unknown one."""
    name: str | None = _data()["authors"].get(key or "")
    return name


def title_of(kind: ReferenceKind, author: str | None, state: str | None, date: str | None, words: str) -> str:
    """The title of a source, from what is known of it.

    A source of which nothing but the kind is known is called by its words, unless its kind mostly has one in a case.
    """
    data = _data()
    title, forms = str(data["kinds"][kind]), data["titles"]
    if not (author or date or data["alone"].get(kind)):
        return str(forms["words"].format(kind=title, words=words))
    if author:
        title = forms["author"].format(kind=title, author=author)
    if state:
        title = forms["state"].format(title=title, state=state)
    return str(forms["date"].format(title=title, date=date)) if date else title


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleParts:
    """What the title of a source is made of: the body that it comes from (``known``: a key of ``sources.toml``, else
    ``named`` in the words of a document), the State, the date, or words of a document alone."""

    known: str | None = None
    named: str | None = None
    state: str | None = None
    date: str | None = None
    words: str | None = None


def parts_of(kind: ReferenceKind, title: str) -> TitleParts | None:
    """What a title was made of by :func:`title_of`; ``None`` for one that was not made so."""
    data = _data()
    name, forms = str(data["kinds"][kind]), data["titles"]
    begin = str(forms["words"].format(kind=name, words=""))
    if title.startswith(begin) and title != begin:
        return TitleParts(words=title[len(begin) :])
    dated = _DATED.search(title)
    date = dated["date"] if dated else None
    rest = title[: dated.start()] if dated else title
    for key, author in data["authors"].items():
        known = str(forms["author"].format(kind=name, author=author))
        if (state := _state_behind(known, rest)) is not None:
            return TitleParts(known=key, state=state or None, date=date)
    if (state := _state_behind(name, rest)) is not None:
        return TitleParts(state=state or None, date=date)
    begin = str(forms["author"].format(kind=name, author=""))
    return TitleParts(named=rest[len(begin) :], date=date) if rest.startswith(begin) and rest != begin else None


def _state_behind(base: str, title: str) -> str | None:
    """The State that stands behind the rest of a title, empty where there is none; ``None`` for another title."""
    if title == base:
        return ""
    return title[len(base) + len(_STATE) :] if title.startswith(base + _STATE) else None


#: The date at the end of a title, and what stands before a State: as ``titles`` in the data put them.
_DATED = re.compile(r" \((?P<date>[\d./-]{4,40})\)$")
_STATE = ", "


def document_kinds(kind: ReferenceKind, author: str | None = None) -> frozenset[DocumentKind]:
    """The kinds of documents that may be a source of this kind; a party's own observations came by letter."""
    data = _data()
    of_party = author is not None and author not in data["authors"].values()
    kinds = data["held_of_parties"].get(kind) if of_party else None
    return frozenset(map(DocumentKind, data["held"].get(kind, ()) if kinds is None else kinds))


def own_source(document: DocumentKind, kind: str) -> tuple[str, str | None]:
    """What the Committee's own earlier words are in a document of that kind: the kind of source, and the author."""
    kind_, author = _data()["own"].get(document, (kind, None))
    return str(kind_), author


def told_without_date(kind: ReferenceKind) -> bool:
    """Whether a reference without a date is told by there being no other document of its kind."""
    return bool(_data()["undated"].get(kind))
