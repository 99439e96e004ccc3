"""Observance: what was said about how a State observes a Convention, with its place in the text.

    import observance as ob

    document = ob.read("can-pv-9.pdf")
    record = ob.segment(document)
    findings = ob.extract(record)

The verbs load what they need when they are called: importing this package loads neither PDF nor web libraries.
"""

from __future__ import annotations

from observance.domain.findings import Finding, Findings
from observance.domain.record import Record, Segmentation, Speech
from observance.domain.text import Citation, Document, Passage, Reading, Source
from observance.errors import ObservanceError
from observance.extract import extract
from observance.read import read
from observance.segment import segment

__all__ = [
    "Citation",
    "Document",
    "Finding",
    "Findings",
    "ObservanceError",
    "Passage",
    "Reading",
    "Record",
    "Segmentation",
    "Source",
    "Speech",
    "extract",
    "read",
    "segment",
]
