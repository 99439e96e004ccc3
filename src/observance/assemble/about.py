"""A document as the others of its folder need to know it: what it is about, and which sources it names.

Reads findings; gives findings with nothing else in them, so that what sees all documents reads little of each.
"""

from __future__ import annotations

from observance.domain.findings import Findings

VERSION = "about/1"


def about_alone(found: Findings) -> Findings:
    """What a document is about, its references, and the turns in which these stand."""
    turns = {reference.speech for reference in found.references}
    return Findings(
        document=found.document,
        about=found.about,
        interventions=tuple(turn for turn in found.interventions if turn.n in turns),
        references=found.references,
    )
