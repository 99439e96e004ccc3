"""The rows of procedures: steps of unions before authorities and courts, and limits of time, as a document tells them.

Reads a document as it was read and extracted, and which unions it names; gives rows that are not saved yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Model

from observance.domain.case import Step
from observance.domain.record import Segmentation
from observance.publish.procedures import Named, Told
from observance_web.cases import models as rows
from observance_web.index.quoting import Quoter
from observance_web.quotations import Quotation


def procedure_rows(found: Segmentation, quoter: Quoter, named: Iterable[Named]) -> Iterator[Model]:
    """The steps and limits of a document."""
    told, reference = Told(segmentation=found, findings=quoter.found), found.document.reference
    for actor, step in told.steps(named):
        yield rows.UnionStepTold(document=reference, actor=actor, step=step, quotation=_quotation(step.told, quoter))
    for limit in told.limits():
        yield rows.LimitTold(document=reference, limit=limit, quotation=_quotation(limit.told, quoter))


def _quotation(step: Step, quoter: Quoter) -> Quotation:
    """The sentence of a step as a page quotes it."""
    return Quotation(
        words=step.words,
        document=step.document,
        title=step.symbol or step.document,
        finding=step.finding,
        date=step.date,
        page=step.page,
        speech=step.speech,
        voice=quoter.voice(step.speech),
        language=step.language,
        interpreted_from=step.interpreted_from,
        draft=step.draft,
    )
