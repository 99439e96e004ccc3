"""The table of disagreements: two sides with their places, and the one thing on which they differ.

Reads the disagreements of cases; gives rows for :mod:`observance.publish.tables`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from observance.domain.disagreements import Differences, Disagreement, Side
from observance.reference.points import points

_SIDE = ("document", "start", "end", "segments", "finding", "kind", "speech", "page", "by", "of_whom", "value", "quote")
#: The columns of the table, in order.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "disagreements": (
        *("id", "state_code", "conventions", "rank", "kind", "point", "reason", "about", "cautions", "a", "b"),
        *("also_a", "also_b"),
    ),
}


def difference_table_rows(
    cases: Iterable[Differences], names: Mapping[str, str]
) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Every disagreement of every case, in its order; ``names`` are those of files."""
    for case in cases:
        for rank, one in enumerate(case.disagreements, start=1):
            matter = {"state_code": case.matter.state_code, "conventions": list(case.matter.conventions)}
            yield "disagreements", matter | {"rank": rank} | dict(_row(one, names))


def _row(one: Disagreement, names: Mapping[str, str]) -> Mapping[str, object]:
    return {
        "id": one.id,
        "kind": one.kind.value,
        "point": one.point,
        "reason": reason_of(one),
        "about": list(one.about),
        "cautions": [caution.value for caution in one.cautions],
        "a": _side(one.a, names),
        "b": _side(one.b, names),
        "also_a": [step.finding for step in one.a.others],
        "also_b": [step.finding for step in one.b.others],
    }


def reason_of(one: Disagreement, language: str = "en") -> str:
    """The one thing on which two sides differ; empty for two remedies, which their own words tell."""
    return points()[one.point].told(language) if one.point in points() else ""


def _side(side: Side, names: Mapping[str, str]) -> Mapping[str, object]:
    cells: dict[str, object] = {
        "document": names[side.said.document],
        "start": side.start,
        "end": side.end,
        "segments": [list(segment) for segment in side.segments] or None,
        "finding": side.said.finding,
        "kind": side.kind,
        "speech": side.said.speech,
        "page": side.said.page,
        "by": side.said.by,
        "of_whom": side.said.of_whom,
        "value": side.value,
        "quote": side.quote,
    }
    return {name: cells[name] for name in _SIDE if cells[name] is not None}
