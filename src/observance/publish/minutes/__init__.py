"""The record of a sitting in the house form: as DOCX, as PDF and as plain text.

:func:`record_to_docx`, :func:`record_to_pdf` and :func:`record_to_text` print the same sheet
(:mod:`observance.publish.minutes.sheet`); the same record gives the same bytes. ``segment`` of what they print finds
the same items, speeches and events.
"""

from observance.publish.minutes.plain import record_to_text
from observance.publish.minutes.sheet import Sheet, sheet_of
from observance.publish.minutes.typeset import record_to_pdf
from observance.publish.minutes.word import record_to_docx

__all__ = ["Sheet", "record_to_docx", "record_to_pdf", "record_to_text", "sheet_of"]
