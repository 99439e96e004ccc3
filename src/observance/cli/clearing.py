"""Indexes of a case that lie outside of its folder: taken away when something is taken out of the case.

Asks what other packages have registered under ``observance.indexes``; imports none of them before.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

GROUP = "observance.indexes"


@contextmanager
def indexes_cleared(case: Path) -> Iterator[None]:
    """Take away what was made of a case elsewhere, when the work within is done. Raises NotErased."""
    from importlib.metadata import entry_points

    # Before the work: it takes away the case's own notes of where indexes lie.
    drops = [point.load()(case) for point in entry_points(group=GROUP)]
    yield
    for drop in drops:
        drop()
