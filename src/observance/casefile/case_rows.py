"""The cases of a folder of documents, with their asks, as rows of JSON.

Reads and writes bytes; touches no file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from observance.domain.case import Case

_ENCODER = msgspec.json.Encoder()
_CASE = msgspec.json.Decoder(Case)


def case_rows(cases: Iterable[Case]) -> tuple[bytes, ...]:
    """Each case with its asks as a row."""
    return tuple(map(_ENCODER.encode, cases))


def cases_of(rows: Sequence[bytes]) -> tuple[Case, ...]:
    """The cases that :func:`case_rows` wrote."""
    return tuple(map(_CASE.decode, rows))
