"""The kinds of findings in the order in which they are looked for, and the slots of their frames.

Reads a Segmentation; gives its findings. Loading this module loads every kind, so ``observance.extract`` does it when
something is extracted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from observance.domain.findings import Finding, Findings
from observance.domain.record import Segmentation
from observance.extract import (
    allegations,
    alleging,
    antecedents,
    appreciations,
    claims,
    dates,
    deadlines,
    figures,
    measures,
    names,
    positions,
    provisions,
    references,
    relations,
    requests,
)
from observance.extract.context import Context
from observance.extract.matching import Slots
from observance.extract.matters import about, interventions
from observance.extract.utterances import setting_of, utterances
from observance.lang import words_from

#: The kinds in the order in which they are looked for.
KINDS: Sequence[tuple[str, Callable[[Context], tuple[Finding, ...]]]] = (
    (dates.KIND, dates.find),
    (provisions.KIND, provisions.find),
    (names.KIND, names.find),
    (relations.KIND, relations.find),
    (figures.KIND, figures.find),
    (references.KIND, references.find),
    (requests.KIND, requests.find),
    (measures.KIND, measures.find),
    (allegations.KIND, allegations.find),
    (appreciations.KIND, appreciations.find),
    (positions.KIND, positions.find),
    (antecedents.KIND, antecedents.find),
    (claims.KIND, claims.find),
)

#: The slots of each kind's frames: names and regular expressions.
SLOTS: Mapping[str, Slots] = {
    dates.KIND: dates.SLOTS,
    deadlines.KIND: deadlines.SLOTS,
    provisions.KIND: provisions.SLOTS,
    relations.KIND: relations.SLOTS,
    figures.KIND: figures.SLOTS,
    references.KIND: references.SLOTS,
    requests.KIND: requests.SLOTS,
    measures.KIND: measures.SLOTS,
    allegations.KIND: allegations.SLOTS,
    alleging.KIND: alleging.SLOTS,
    appreciations.KIND: appreciations.SLOTS,
    antecedents.KIND: antecedents.SLOTS,
    claims.KIND: claims.SLOTS,
}


def find_all(found: Segmentation, folders: tuple[Path, ...] = ()) -> Findings:
    """Everything that is found in a document; ``folders`` hold further languages and bodies."""
    with words_from(folders):
        nothing = Findings(document=found.document.reference, about=about(found), interventions=interventions(found))
        context = Context(setting=setting_of(found), utterances=utterances(found), found=found, findings=nothing)
        for kind, find in KINDS:
            context = replace(context, findings=context.findings.with_kind(kind, find(context)))
        return context.findings
