"""How a speech stands to the matter, by what is found in it."""

from __future__ import annotations

import hashlib

import pytest

from observance.domain.findings import Appreciation, Finding, Grade, Position
from observance.domain.record import DocumentKind
from observance.domain.text import Citation, Document, Reading, Source
from observance.extract import extract
from observance.extract.positions import Signs, stance_of
from observance.segment import segment


def findings(count: int) -> tuple[Finding, ...]:
    place = Citation(document="x", text_sha256="0", passage=1, page=None, start=0, end=1, segments=((0, 1),), quote="a")
    return tuple(Appreciation(citation=place, rule="test:rule", by=None, grade=Grade.NOTE) for _ in range(count))


@pytest.mark.parametrize(
    ("approvals", "against", "asks", "mild", "measures", "stance"),
    [
        (0, 0, 0, 0, 0, "procedural"),
        (0, 0, 0, 0, 2, "supportive"),
        (2, 0, 0, 0, 0, "supportive"),
        (1, 0, 0, 1, 0, "supportive"),
        (1, 1, 0, 0, 0, "mixed"),
        (1, 0, 2, 1, 0, "mixed"),
        (0, 1, 0, 0, 0, "critical"),
        (0, 0, 3, 0, 1, "critical"),
        (0, 1, 0, 0, 2, "mixed"),
        (0, 0, 1, 3, 0, "mixed"),
        (1, 6, 3, 0, 0, "critical"),
        (3, 5, 3, 0, 0, "mixed"),
    ],
)
def test_a_stance_follows_from_what_is_said(
    approvals: int, against: int, asks: int, mild: int, measures: int, stance: str
) -> None:
    signs = Signs(
        approvals=findings(approvals),
        against=findings(against),
        asks=findings(asks),
        mild=findings(mild),
        measures=findings(measures),
    )
    assert stance_of(signs, None, DocumentKind.VERBATIM_RECORD)[0] == stance


RECORD = """CAN/PV.4

Chairperson – We regret the delay and open the discussion.

Government representative, Norland (Mr TAVI) – We have amended the Act.

Membre gouvernementale, Suisse (Mme ROLL) – Nous saluons la réforme. Nous regrettons toutefois le retard.

Miembros trabajadores – Lamentamos que la ley siga igual.
"""


def test_each_speech_has_one_and_quotes_what_carries_it() -> None:
    total = hashlib.sha256(RECORD.encode()).hexdigest()
    document = Document(
        reference="cn-4",
        source=Source(name="cn-4.txt", sha256=total, size=len(RECORD.encode())),
        reading=Reading(reader="txt/1", media="text/plain", text=RECORD, text_sha256=total),
    )
    positions = extract(segment(document)).positions
    assert [(p.speech, p.stance.value) for p in positions] == [
        (1, "procedural"),
        (2, "own_account"),
        (3, "mixed"),
        (4, "critical"),
    ]
    assert quotes(positions[2]) == ["Nous saluons la réforme", "Nous regrettons toutefois le retard"]


def quotes(position: Position) -> list[str]:
    return [quote.quote for quote in position.passages]
