"""What is taken out of a case to be read: the ask sheet, as a tree of blocks that several renderers write.

:func:`ask_sheet` builds the tree; :func:`as_text`, :func:`as_html`, :func:`as_docx` and :func:`as_pdf` write it, the
same bytes for the same case.
"""

from observance.publish.report.asks import Order, ask_sheet
from observance.publish.report.html import as_html
from observance.publish.report.plain import as_text
from observance.publish.report.typeset import as_pdf
from observance.publish.report.word import as_docx

__all__ = ["Order", "as_docx", "as_html", "as_pdf", "as_text", "ask_sheet"]
