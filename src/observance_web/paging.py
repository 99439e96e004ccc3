"""Lists in pages: no page of a case grows with the case.

Reads rows and the number of the page from the address; gives the rows of that page and the addresses beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, overload

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest

S = TypeVar("S")
T = TypeVar("T")
#: No address names a page beyond this one.
_MOST = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """Some rows of a list: the page (from 1) of how many, how many rows there are, and the addresses beside it."""

    rows: list[T]
    n: int
    last: int
    count: int
    earlier: str | None
    later: str | None

    def of(self, rows: list[S]) -> Page[S]:
        """The same page with something else for its rows."""
        return Page(rows=rows, n=self.n, last=self.last, count=self.count, earlier=self.earlier, later=self.later)


@overload
def page_of(request: HttpRequest, found: QuerySet[Any, Any], size: int, name: str = "page") -> Page[Any]: ...


@overload
def page_of(request: HttpRequest, found: Sequence[T], size: int, name: str = "page") -> Page[T]: ...


def page_of(request: HttpRequest, found: Any, size: int, name: str = "page") -> Page[Any]:
    """The page of a list that the address names under ``name``; beyond the end, the last one."""
    count = found.count() if isinstance(found, QuerySet) else len(found)
    last = max(1, -(-count // size))
    n = min(_number(request.GET.get(name)), last)
    return Page(
        rows=list(found[(n - 1) * size : n * size]),
        n=n,
        last=last,
        count=count,
        earlier=_address(request, name, n - 1) if n > 1 else None,
        later=_address(request, name, n + 1) if n < last else None,
    )


def first_of_each(found: QuerySet[Any], column: str, order: Sequence[str], most: int) -> QuerySet[Any]:
    """The first rows of each value of a column, in an order."""
    nth = Window(RowNumber(), partition_by=F(column), order_by=list(order))
    ranked: QuerySet[Any] = found.annotate(nth=nth).filter(nth__lte=most).order_by(*order)
    return ranked


def _number(text: str | None) -> int:
    known = text and text.isascii() and text.isdigit() and len(text) <= len(str(_MOST))
    return max(1, int(text)) if known and text else 1


def _address(request: HttpRequest, name: str, n: int) -> str:
    given = request.GET.copy()
    given[name] = str(n)
    return f"?{given.urlencode()}"
