"""The proofing sheet of a record: what a proofreader may want to look at, in order of pages. It changes nothing.

Reads a Record, a draft of a sitting or one that was read in a file; gives :class:`Remark` objects, each with its
places. What a remark names need not be wrong.
"""

from __future__ import annotations

from collections.abc import Mapping

from observance.domain.record import Record
from observance.publish.proofing.figures import figure_remarks
from observance.publish.proofing.handed_in import handed_in_remarks
from observance.publish.proofing.names import name_remarks
from observance.publish.proofing.remarks import Place, Remark, RemarkKind, lines_of
from observance.publish.proofing.signs import doubled_remarks, sign_remarks
from observance.publish.proofing.verbs import verb_remarks

__all__ = ["Place", "Remark", "RemarkKind", "proof"]


def proof(record: Record, handed_in: Mapping[int, str] | None = None) -> tuple[Remark, ...]:
    """Every remark on a record, in the order of the text; ``handed_in`` are texts by the number of their speech."""
    lines = lines_of(record)
    found = [
        *name_remarks(lines),
        *figure_remarks(lines),
        *verb_remarks(lines),
        *sign_remarks(lines),
        *doubled_remarks(lines),
        *handed_in_remarks(lines, handed_in or {}),
    ]
    return tuple(sorted(found, key=_order))


def _order(remark: Remark) -> tuple[int, int, str]:
    first = remark.places[0].citation
    return first.start, first.end, remark.kind.value
