"""Akoma Ntoso 3.0: a record written as a debate, a debate read as a record, and what the schema does not check.

:func:`record_to_akn` writes, :func:`read_akn` and :func:`segment_akn` read (:func:`akn_to_record` does both), and
:func:`check_akn` finds faults. docs/akoma-ntoso.md says how each part of a record is written.
"""

from observance.publish.akn.checking import check_akn
from observance.publish.akn.faults import Fault
from observance.publish.akn.history import Amendment, History
from observance.publish.akn.reading import MEDIA, READER, akn_to_record, read_akn, segment_akn
from observance.publish.akn.writing import record_to_akn

__all__ = [
    "MEDIA",
    "READER",
    "Amendment",
    "Fault",
    "History",
    "akn_to_record",
    "check_akn",
    "read_akn",
    "record_to_akn",
    "segment_akn",
]
