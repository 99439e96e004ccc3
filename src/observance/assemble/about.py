"""A document as the others of its folder need to know it: what it is about, and which sources and States it names.

Reads findings; gives findings with nothing else in them, so that what sees all documents reads little of each.
"""

from __future__ import annotations

from observance.domain.findings import ActorKind, Findings, InstrumentKind
from observance.domain.fold import fold_words

VERSION = "about/2"


def about_alone(found: Findings) -> Findings:
    """What a document is about, its references with the turns in which they stand, and where it first names each State
    and each Convention."""
    turns = {reference.speech for reference in found.references}
    states = [one for one in found.names if one.kind is ActorKind.STATE]
    conventions = [one for one in found.provisions if one.kind is InstrumentKind.CONVENTION and one.instrument]
    return Findings(
        document=found.document,
        about=found.about,
        interventions=tuple(turn for turn in found.interventions if turn.n in turns),
        references=found.references,
        names=tuple({fold_words(one.name): one for one in reversed(states)}.values())[::-1],
        provisions=tuple({one.instrument: one for one in reversed(conventions)}.values())[::-1],
    )
