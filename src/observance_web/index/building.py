"""Make the index of a case: every row that pages are made of.

Reads the current generation of a case; writes an index beside those in use and puts it in its place at once. What is
cut off leaves the former index as it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby, islice
from pathlib import Path

from django.apps import apps
from django.db import connections
from django.db.models import Model

from observance.casefile import CaseFile, Entry
from observance.casefile.case import has_product
from observance.domain.edition import Edition
from observance.domain.text import Citation
from observance_web.index.case_rows import case_rows, difference_rows, party_rows
from observance_web.index.names import index_name
from observance_web.index.places import ALIAS, places
from observance_web.index.quoting import Quoter
from observance_web.index.reading_rows import document_row, finding_rows, passage_rows, speech_rows
from observance_web.index.router import INDEXED
from observance_web.quotations import Quotation
from observance_web.search.index import SearchIndex

#: Rows that are sent at a time.
_BATCH = 2000


def ensure_index(folder: Path, former: str | None = None) -> bool:
    """Make the index of a case where it is not there; whether it had to be made.

    ``former`` is the index that others may still be reading: it is kept until the next one.
    """
    name = index_name(folder)
    if name is None or places().ready(name):
        return False
    with places().making(name):
        create_tables()
        fill(CaseFile.open(folder))
    places().drop_others(frozenset({name, former or name}))
    return True


def create_tables() -> None:
    """The tables of the index; it has no migrations, for an index of another shape is made anew."""
    with connections[ALIAS].schema_editor() as editor:
        for label in INDEXED:
            for model in apps.get_app_config(label).get_models():
                editor.create_model(model)


def fill(case: CaseFile) -> None:
    """Write all rows of a case."""
    editions = {edition.document: edition for edition in case.editions()}
    held = dict(case.holdings())
    said: dict[str, Quotation] = {}
    quoters: dict[str, Quoter] = {}
    for order, entry in enumerate(case.documents(), start=1):
        edition = editions.get(entry.reference, Edition(document=entry.reference))
        save(_of_document(case, entry, order, edition, held, said, quoters))
    cases = case.cases()
    save(case_rows(cases, said, held))
    save(difference_rows(cases, case.differences(), said))

    def quote(citation: Citation, finding: str | None) -> Quotation:
        known = said.get(finding or "")
        return known or quoters[citation.document].place(citation, finding=finding)

    save(party_rows(case.parties(), quote))
    SearchIndex(connections[ALIAS]).update(case)


def _of_document(
    case: CaseFile,
    entry: Entry,
    order: int,
    edition: Edition,
    held: dict[str, str],
    said: dict[str, Quotation],
    quoters: dict[str, Quoter],
) -> Iterable[Model]:
    found = case.segmentation(entry.reference) if has_product(entry, "segment") else None
    yield document_row(case, entry, order, edition, found)
    if found is None:
        return
    yield from passage_rows(found)
    if not has_product(entry, "extract"):
        return
    quoter = Quoter.of(found, case.findings(entry.reference))
    quoters[entry.reference] = quoter
    yield from speech_rows(found, quoter)
    for row in finding_rows(found, quoter, held):
        said[row.id] = row.quotation
        yield row


def save(rows: Iterable[Model]) -> None:
    """Write rows in large batches; rows of one class that follow each other go together."""
    for _, group in groupby(rows, key=type):
        while batch := list(islice(group, _BATCH)):
            type(batch[0])._default_manager.using(ALIAS).bulk_create(batch, batch_size=_BATCH)
