"""The records of a case as Akoma Ntoso files, one a record.

Reads a case file; writes ``DOCUMENT.xml`` for each document that is a record, and says what was written. Documents that
are the same text as another are left out: one record is one debate.
"""

from __future__ import annotations

from pathlib import Path

from observance.casefile import CaseFile
from observance.casefile.case import has_product
from observance.domain.record import Record
from observance.errors import CaseError


def export_debates(case: CaseFile, to: Path) -> tuple[str, ...]:
    """Write the records of a case into a folder; the names of the files written."""
    from observance.publish.akn import record_to_akn

    twins = {edition.document for edition in case.editions() if edition.same_as}
    written = []
    for entry in case.documents():
        if entry.reference in twins or not has_product(entry, "segment"):
            continue
        record = case.segmentation(entry.reference)
        if isinstance(record, Record):
            name = f"{entry.reference}.xml"
            _write(to / name, record_to_akn(record))
            written.append(name)
    return tuple(written)


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise CaseError(
            "the record cannot be written ({reason})",
            where=str(path),
            do="give a folder that can be written to",
            reason=error.strerror or str(error),
        ) from error
