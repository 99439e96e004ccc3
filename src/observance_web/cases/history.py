"""The history of a case as its documents state it: the sources that they rely on and the documents themselves, by kind.

Reads rows; gives them under the headings of the report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from observance.publish.report.past import OTHERS, PARTS
from observance_web.cases.models import Earlier


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the history: its heading, a message of the catalogue, and what belongs to it in the order of time."""

    heading: str
    rows: tuple[Earlier, ...]


def parts_of(found: Sequence[Earlier]) -> list[Part]:
    """Rows that follow each other under the headings of their parts."""
    headings = [heading for heading, _, _ in (*PARTS, OTHERS)]
    return [Part(heading=headings[n], rows=tuple(rows)) for n, rows in groupby(found, key=lambda one: one.part)]
