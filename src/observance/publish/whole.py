"""A case as one file of data for the public: linked data (JSON-LD), or entities of FollowTheMoney.

Reads a case file; writes a folder and says what was written.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from observance.casefile import CaseFile
from observance.publish.discretion import Discretion
from observance.publish.records import write_file


class WholeFormat(StrEnum):
    """What a case can be written as, in one file."""

    JSONLD = "jsonld"
    FTM = "ftm"


def export_whole(case: CaseFile, to: Path, form: WholeFormat, discretion: Discretion) -> tuple[str, ...]:
    """Write a case into a folder, without those whom ``discretion`` leaves out; the names of the files."""
    if form is WholeFormat.FTM:
        from observance.publish.follow_the_money import entities

        lines = "".join(f"{entity.line()}\n" for entity in entities(case, discretion))
        write_file(to / "entities.ftm.json", lines.encode())
        return ("entities.ftm.json",)
    from observance.publish.linked import CONTEXT_FILE, as_text, context, linked_data

    write_file(to / "case.jsonld", as_text(linked_data(case, discretion)).encode())
    write_file(to / CONTEXT_FILE, as_text(context()).encode())
    return ("case.jsonld", CONTEXT_FILE)
