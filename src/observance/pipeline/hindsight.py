"""A case as it stood on a day: nothing dated later counts.

Reads a case file; gives its cases, told anew of the documents that are certainly not later than the day. Without a day
they are those of the build.
"""

from __future__ import annotations

import re
from pathlib import Path

from observance.assemble.asks import tell_asks
from observance.assemble.disagreements import tell_disagreements
from observance.casefile import CaseFile
from observance.casefile.case import has_product
from observance.domain.case import Case
from observance.domain.disagreements import Differences
from observance.domain.edition import Edition
from observance.domain.findings import Findings
from observance.errors import UsageError
from observance.lang import words_from

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
#: The months and days of a date that gives its year, or year and month, alone.
_LAST = "-12-31"


def cases_as_of(file: CaseFile, day: str | None, folders: tuple[Path, ...] = ()) -> tuple[Case, ...]:
    """The cases as of a day (``YYYY-MM-DD``); what has no date counts only where no day is given.

    Raises :class:`UsageError` where the day is no day.
    """
    if day is None:
        return file.cases()
    found, editions = _until(file, day)
    with words_from(folders):
        cases = tell_asks(found, editions, file.parties())
    return file.decided_asks(cases).cases


def differences_as_of(file: CaseFile, day: str | None, folders: tuple[Path, ...] = ()) -> tuple[Differences, ...]:
    """The disagreements as of a day; those of the build where none is given."""
    if day is None:
        return file.differences()
    found, editions = _until(file, day)
    with words_from(folders):
        return tell_disagreements(found, editions, file.parties())


def _until(file: CaseFile, day: str) -> tuple[list[Findings], list[Edition]]:
    """The findings of the documents that are certainly of a day or earlier, and how these stand to each other."""
    if not _DAY.fullmatch(day):
        raise UsageError("this is no day: {day}", do="write it as 2024-06-30", day=day)
    entries = [entry.reference for entry in file.documents() if has_product(entry, "extract")]
    found = [one for one in map(file.findings, entries) if is_until(one, day)]
    kept = {one.document for one in found}
    return found, [edition for edition in file.editions() if edition.document in kept]


def is_until(document: Findings, day: str) -> bool:
    """Whether a document is certainly of that day or earlier."""
    date = (document.about.date or "").split("/")[-1]
    return bool(date) and date + _LAST[len(date) - 4 :] <= day


def later_than(file: CaseFile, day: str) -> frozenset[str]:
    """The files of documents that are not certainly of a day or earlier."""
    read = [entry for entry in file.documents() if has_product(entry, "extract")]
    return frozenset(entry.document for entry in read if not is_until(file.findings(entry.reference), day))


def newest_date(file: CaseFile) -> str | None:
    """The date of the newest document."""
    outlines = (file.outline(e.reference) for e in file.documents() if has_product(e, "outline"))
    return max((one.date.split("/")[-1] for one in outlines if one.date), default=None)
