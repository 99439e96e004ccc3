"""Facets: what a unit is, as words of the index, so that a filter is found like a word and costs no look-up a hit.

A facet is ``x_value``: one letter for what it tells, and the value with everything but letters and digits written out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from observance_web.search.query import Filters, Unit

_PLAIN = re.compile(r"[^a-z0-9]")


def facet(letter: str, value: str) -> str:
    """The word of the index that stands for a value: ``l_en``; two values never share one."""
    return f"{letter}_" + _PLAIN.sub(lambda found: f"_{ord(found[0]):x}_", value)


def facets_of(unit: Unit) -> tuple[str, ...]:
    """The facets of a unit."""
    told = (
        ("k", unit.kind.value),
        ("d", unit.document),
        ("l", unit.language),
        ("c", unit.capacity),
        ("s", unit.state),
        ("w", unit.what),
        ("h", unit.how),
    )
    return tuple(facet(letter, value) for letter, value in told if value)


def wanted_facets(filters: Filters) -> tuple[tuple[str, ...], ...]:
    """The facets that a unit must have: one of each group."""
    groups: Sequence[tuple[str, Iterable[str]]] = (
        ("k", [filters.kind.value] if filters.kind else []),
        ("d", filters.documents),
        ("l", filters.languages),
        ("c", filters.capacities),
        ("s", filters.states),
        ("w", filters.whats),
        ("h", filters.hows),
    )
    chosen = (tuple(facet(letter, value) for value in values) for letter, values in groups)
    return tuple(group for group in chosen if group)
