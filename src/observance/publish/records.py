"""The records of a case as files, one a record: Akoma Ntoso, or the house form as DOCX or PDF.

Reads a case file; writes ``DOCUMENT.xml``, ``.docx`` or ``.pdf`` for each document that is a record, and says what was
written. Documents that are the same text as another are left out: one record is one debate.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from observance.casefile import CaseFile
from observance.casefile.case import has_product
from observance.domain.record import Record
from observance.errors import CaseError


class RecordFormat(StrEnum):
    """What a record can be written as."""

    AKN = "akn"
    DOCX = "docx"
    PDF = "pdf"

    @property
    def ending(self) -> str:
        """How the names of such files end."""
        return "xml" if self is RecordFormat.AKN else self.value


def writer_of(form: RecordFormat) -> Callable[[Record], bytes]:
    """What writes a record in a format; its library is loaded only then."""
    if form is RecordFormat.AKN:
        from observance.publish.akn import record_to_akn

        return record_to_akn
    from observance.publish.minutes import record_to_docx, record_to_pdf

    return record_to_docx if form is RecordFormat.DOCX else record_to_pdf


def export_records(case: CaseFile, to: Path, form: RecordFormat = RecordFormat.AKN) -> tuple[str, ...]:
    """Write the records of a case into a folder; the names of the files written."""
    write = writer_of(form)
    twins = {edition.document for edition in case.editions() if edition.same_as}
    written = []
    for entry in case.documents():
        if entry.reference in twins or not has_product(entry, "segment"):
            continue
        record = case.segmentation(entry.reference)
        if isinstance(record, Record):
            name = f"{entry.reference}.{form.ending}"
            write_file(to / name, write(record))
            written.append(name)
    return tuple(written)


def write_file(path: Path, data: bytes) -> None:
    """Write a file, and the folders above it where they are missing. Raises CaseError."""
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
