"""What the form of search asks, as a query; what cannot be is left out rather than refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from django.http import QueryDict
from django.utils.http import urlencode

from observance.domain.record import Capacity
from observance_web.index.current import IN_USE
from observance_web.library.models import Document
from observance_web.library.queries import documents, states_speaking
from observance_web.search.query import Filters, Matching, Order, Query, UnitKind
from observance_web.search.store import COUNTED
from observance_web.search.units import KINDS

#: Results that a page shows, and the pages that there can be.
PAGE = 20
MOST_PAGES = COUNTED // PAGE
_LONGEST = 500
#: Of more documents than this none is offered.
MOST_OFFERED = 100
E = TypeVar("E", bound=StrEnum)


#: The fields of the form that are no words.
_FILTERS = ("kind", "document", "language", "capacity", "state", "since", "until")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The values of the form."""

    text: str = ""
    matching: str = Matching.FORMS
    order: str = Order.TIME
    kind: str = ""
    document: str = ""
    language: str = ""
    capacity: str = ""
    state: str = ""
    since: str = ""
    until: str = ""
    page: int = 1

    @property
    def is_something(self) -> bool:
        """Whether anything is searched for."""
        return bool(self.text.strip()) or self.is_filtered

    @property
    def is_filtered(self) -> bool:
        """Whether anything but words is asked for."""
        return any((self.kind, self.document, self.language, self.capacity, self.state, self.since, self.until))

    @property
    def query(self) -> Query:
        """The query of this page."""
        return Query(
            text=self.text,
            matching=Matching(self.matching),
            order=Order(self.order),
            filters=self._filters(),
            limit=PAGE,
            offset=(self.page - 1) * PAGE,
        )

    def _filters(self) -> Filters:
        unit = UnitKind.FINDING if self.kind in KINDS.values() else UnitKind.PASSAGE
        return Filters(
            kind=None if self.kind == "all" else unit,
            whats=_given(self.kind if self.kind in KINDS.values() else ""),
            documents=_given(self.document),
            languages=_given(self.language),
            capacities=_given(self.capacity),
            states=_given(self.state),
            since=int(self.since) if self.since else None,
            until=int(self.until) if self.until else None,
        )

    def address(self, page: int | None) -> str:
        """The same search on another page, as the end of an address; without a page, for a table."""
        given = {
            "q": self.text,
            "matching": self.matching,
            "order": self.order,
            **{name: getattr(self, name) for name in _FILTERS},
            "page": page,
        }
        return urlencode([(name, value) for name, value in given.items() if value])

    def nearer(self) -> str | None:
        """The same search in every spelling and script of a name; ``None`` where that is what was asked."""
        if self.matching == Matching.SPELLING:
            return None
        return replace(self, matching=Matching.SPELLING.value).address(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the form offers; no documents where there are too many to choose among: one is then written down."""

    matchings: tuple[str, ...]
    orders: tuple[str, ...]
    kinds: tuple[str, ...]
    documents: tuple[Document, ...]
    languages: tuple[str, ...]
    capacities: tuple[str, ...]
    states: tuple[str, ...]


def asked_of(values: QueryDict) -> Asked:
    """What a form asks."""
    page = _number(values.get("page"), 4)
    return Asked(
        text=values.get("q", "")[:_LONGEST],
        matching=_one_of(Matching, values.get("matching"), Matching.FORMS),
        order=_one_of(Order, values.get("order"), Order.TIME),
        kind=values.get("kind", "")[:40],
        document=values.get("document", "")[:200],
        language=values.get("language", "")[:8],
        capacity=values.get("capacity", "")[:40],
        state=values.get("state", "")[:8],
        since=_number(values.get("since"), 4),
        until=_number(values.get("until"), 4),
        page=min(max(1, int(page or 1)), MOST_PAGES),
    )


def choices() -> Choices:
    """What the form offers for the documents of the index that is read."""
    return _choices(IN_USE.name)


@lru_cache(maxsize=4)
def _choices(_index: str | None) -> Choices:
    """What one index holds does not change; its documents are asked for once."""
    read = documents().filter(passages__gt=0)
    return Choices(
        matchings=tuple(Matching),
        orders=tuple(Order),
        kinds=tuple(KINDS.values()),
        documents=tuple(read) if read.count() <= MOST_OFFERED else (),
        languages=tuple(sorted({code for codes in read.values_list("languages", flat=True) for code in codes})),
        capacities=tuple(Capacity),
        states=states_speaking(),
    )


def _given(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _number(text: str | None, digits: int) -> str:
    return text if text and text.isascii() and text.isdigit() and len(text) <= digits else ""


def _one_of(kind: type[E], text: str | None, default: E) -> str:
    return text if text in set(kind) else default
