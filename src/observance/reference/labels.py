"""How those who speak are called in findings: capacity, and the State or organisation.

Reads ``reference/labels.toml``; gives labels that are the same whatever the language of the document.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from observance.domain.record import Capacity, Speech
from observance.lang import worded
from observance.reference import HERE


@dataclass(frozen=True, slots=True, kw_only=True)
class _Labels:
    government: str
    experts: str
    committee: str
    capacity: dict[Capacity, str]


@worded
def _labels() -> _Labels:
    # What only reading data needs is loaded when data are read: help is shown without.
    import msgspec

    return msgspec.convert(tomllib.loads((HERE / "labels.toml").read_text(encoding="utf-8")), _Labels)


def speaker_label(speech: Speech) -> str:
    """Who speaks: "Worker members", "Government member, Norland", "Observer, World Federation of Labour"."""
    named = speech.organisation or speech.state
    capacity = _labels().capacity[speech.capacity]
    return f"{capacity}, {named}" if named else capacity


def government_label(state: str) -> str:
    """The Government of a State."""
    return _labels().government.format(state=state)


def experts_label() -> str:
    """The Committee of Experts."""
    return _labels().experts


def committee_label() -> str:
    """The Committee in which a case is discussed, as the author of its conclusions."""
    return _labels().committee
