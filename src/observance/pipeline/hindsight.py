"""A case as it stood on a day: nothing dated later counts.

Reads a case file; gives its cases, told anew of the documents that are certainly not later than the day. Without a day
they are those of the build.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from observance.assemble.asks import tell_asks
from observance.assemble.cases import matters_of
from observance.assemble.disagreements import tell_disagreements
from observance.casefile import CaseFile
from observance.casefile.case import has_product
from observance.casefile.references import decisions_in_force, read_references
from observance.domain.case import Case
from observance.domain.disagreements import Differences
from observance.domain.edition import Edition
from observance.domain.findings import Findings
from observance.domain.holdings import Holding
from observance.domain.matters import BELONGS, Matters, is_of
from observance.errors import UsageError
from observance.lang import words_from

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
#: The months and days of a date that gives its year, or year and month, alone.
_LAST = "-12-31"


def cases_as_of(
    file: CaseFile, day: str | None, folders: tuple[Path, ...] = (), state: str | None = None
) -> tuple[Case, ...]:
    """The cases as of a day (``YYYY-MM-DD``), of a State where one is named; what has no date counts only where no day
    is given.

    Raises :class:`UsageError` where the day is no day.
    """
    if day is None:
        places = file.matters().places_of(state)
        return file.cases() if state is None else tuple(map(file.case, places))
    found, editions = _until(file, day, state)
    with words_from(folders):
        cases = tell_asks(found, editions, file.parties(), _matters(file, found, editions))
    return tuple(one for one in file.decided_asks(cases).cases if state is None or is_of(one.matter, state))


def differences_as_of(
    file: CaseFile, day: str | None, folders: tuple[Path, ...] = (), state: str | None = None
) -> tuple[Differences, ...]:
    """The disagreements as of a day, of a State where one is named; those of the build where no day is given."""
    if day is None:
        places = file.matters().places_of(state)
        return file.differences() if state is None else tuple(map(file.differences_of, places))
    found, editions = _until(file, day, state)
    with words_from(folders):
        told = tell_disagreements(found, editions, file.parties(), _matters(file, found, editions))
    return tuple(one for one in told if state is None or is_of(one.matter, state))


def _matters(file: CaseFile, found: Iterable[Findings], editions: Sequence[Edition]) -> Matters:
    """The matters of some documents, as a build of these alone would tell them."""
    holdings = [Holding(reference=reference, document=document) for reference, document in file.holdings().items()]
    decisions = decisions_in_force(read_references(file.folder.references), file.decisions())
    return matters_of(found, editions, holdings, [one for one in decisions if one.kind == BELONGS])


def _until(file: CaseFile, day: str, state: str | None) -> tuple[list[Findings], list[Edition]]:
    """The findings of the documents that are certainly of a day or earlier, and how these stand to each other.

    Of a State these are the documents of its cases, with their drafts and other formats: no other says anything of it.
    """
    if not _DAY.fullmatch(day):
        raise UsageError("this is no day: {day}", do="write it as 2024-06-30", day=day)
    editions = file.editions()
    read = [entry.reference for entry in file.documents() if has_product(entry, "extract")]
    if state is not None:
        own = _documents_of(file.matters(), state, editions)
        read = [reference for reference in read if reference in own]
    found = [one for one in map(file.findings, read) if is_until(one, day)]
    kept = {one.document for one in found}
    return found, [edition for edition in editions if edition.document in kept]


def _documents_of(matters: Matters, state: str, editions: Sequence[Edition]) -> set[str]:
    own = {document for place in matters.places_of(state) for document in matters.documents_of(place)}
    drafts = {draft for one in editions if one.document in own for draft in one.replaces}
    return own | drafts | {one.document for one in editions if one.same_as in own}


def is_until(document: Findings, day: str) -> bool:
    """Whether a document is certainly of that day or earlier."""
    date = (document.about.date or "").split("/")[-1]
    return bool(date) and date + _LAST[len(date) - 4 :] <= day


def later_than(file: CaseFile, day: str) -> frozenset[str]:
    """The files of documents that are not certainly of a day or earlier."""
    read = [entry for entry in file.documents() if has_product(entry, "extract")]
    return frozenset(entry.document for entry in read if not is_until(file.findings(entry.reference), day))


def newest_date(file: CaseFile, documents: Collection[str] | None = None) -> str | None:
    """The date of the newest document: of some, by reference, or of all."""
    own = (e for e in file.documents() if documents is None or e.reference in documents)
    outlines = (file.outline(e.reference) for e in own if has_product(e, "outline"))
    return max((one.date.split("/")[-1] for one in outlines if one.date), default=None)
