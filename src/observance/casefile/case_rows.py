"""What is made of several documents, as rows of JSON: matters, cases with their asks, disagreements, and holdings.

Reads and writes bytes; touches no file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from observance.domain.case import Case
from observance.domain.disagreements import Differences
from observance.domain.holdings import Holding
from observance.domain.matters import Belonging, Matter, Matters

_ENCODER = msgspec.json.Encoder()
_CASE = msgspec.json.Decoder(Case)
_DIFFERENCES = msgspec.json.Decoder(Differences)
_HOLDING = msgspec.json.Decoder(Holding)


class _MatterRow(msgspec.Struct, frozen=True, tag_field="row", tag="matter"):
    value: Matter


class _BelongingRow(msgspec.Struct, frozen=True, tag_field="row", tag="document"):
    value: Belonging


_OF_MATTERS = msgspec.json.Decoder(_MatterRow | _BelongingRow)


def matter_rows(matters: Matters) -> tuple[bytes, ...]:
    """Each matter as a row, then each document with the matters to which it belongs."""
    of_all = map(_ENCODER.encode, map(_MatterRow, matters.all))
    return (*of_all, *map(_ENCODER.encode, map(_BelongingRow, matters.documents)))


def matters_of(rows: Sequence[bytes]) -> Matters:
    """The matters that :func:`matter_rows` wrote."""
    found = [_OF_MATTERS.decode(row).value for row in rows]
    return Matters(
        all=tuple(one for one in found if isinstance(one, Matter)),
        documents=tuple(one for one in found if isinstance(one, Belonging)),
    )


def case_rows(cases: Iterable[Case]) -> tuple[bytes, ...]:
    """Each case with its asks as a row."""
    return tuple(map(_ENCODER.encode, cases))


def cases_of(rows: Sequence[bytes]) -> tuple[Case, ...]:
    """The cases that :func:`case_rows` wrote."""
    return tuple(map(_CASE.decode, rows))


def difference_rows(differences: Iterable[Differences]) -> tuple[bytes, ...]:
    """The disagreements of each case as a row."""
    return tuple(map(_ENCODER.encode, differences))


def differences_of(rows: Sequence[bytes]) -> tuple[Differences, ...]:
    """The disagreements that :func:`difference_rows` wrote."""
    return tuple(map(_DIFFERENCES.decode, rows))


def holding_rows(holdings: Iterable[Holding]) -> tuple[bytes, ...]:
    """Each holding as a row."""
    return tuple(map(_ENCODER.encode, holdings))


def holdings_of(rows: Sequence[bytes]) -> tuple[Holding, ...]:
    """The holdings that :func:`holding_rows` wrote."""
    return tuple(map(_HOLDING.decode, rows))
