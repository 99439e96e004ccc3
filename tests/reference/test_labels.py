"""Who speaks is called by capacity and State, in one language."""

from __future__ import annotations

import pytest

from observance.domain.record import Capacity, Speech, SpeechKind
from observance.reference.labels import experts_label, government_label, speaker_label


@pytest.mark.parametrize(
    ("capacity", "state", "organisation", "label"),
    [
        (Capacity.WORKER_MEMBERS, None, None, "Worker members"),
        (Capacity.GOVERNMENT_MEMBER, "Norland", None, "Government member, Norland"),
        (Capacity.OBSERVER, None, "Harbour Federation", "Observer, Harbour Federation"),
    ],
)
def test_a_speaker_is_called_by_capacity_and_by_whom_he_speaks_for(
    capacity: Capacity, state: str | None, organisation: str | None, label: str
) -> None:
    speech = Speech(
        n=1,
        item=None,
        kind=SpeechKind.SPEECH,
        capacity=capacity,
        start=0,
        end=9,
        body_start=0,
        heading="",
        state=state,
        organisation=organisation,
    )
    assert speaker_label(speech) == label


def test_every_capacity_has_a_label() -> None:
    for capacity in Capacity:
        speech = Speech(
            n=1, item=None, kind=SpeechKind.SPEECH, capacity=capacity, start=0, end=9, body_start=0, heading=""
        )
        assert speaker_label(speech)
    assert government_label("Norland") == "Government of Norland"
    assert experts_label() == "Committee of Experts"
