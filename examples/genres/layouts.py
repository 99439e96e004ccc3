"""The layouts of the genre examples: each is one that texts taken from PDFs or from web pages have.

Reads a `Source`. Writes nothing: yields a `Laid` text. The setting of lines and pages is that of `making.layout`; only
the styles are these documents' own.
"""

from __future__ import annotations

from making import layout
from making.layout import Laid, Sheet, Style
from making.markup import Source

STYLES = {
    # a PDF whose lines are doubly spaced, with pages that open with a blank
    "spaced": Style(width=86, between_lines="\n\n", between_blocks="\n\n", line_end=" ", opening=" ", lines_a_page=28),
    # a PDF with an empty line between paragraphs
    "page": layout.STYLES["page"],
    # the same in a narrow column
    "narrow": Style(width=66, between_lines="\n", between_blocks="\n\n"),
    # a line of one blank between paragraphs, a blank at the end of each line
    "letter": layout.STYLES["letter"],
    # a web page saved as text: a paragraph is a line, with an empty line after it
    "web": Style(width=None, between_lines="\n", between_blocks="\n\n"),
    # the same without empty lines
    "tight": Style(width=None, between_lines="\n", between_blocks="\n"),
}


def lay_out(source: Source) -> Laid:
    """The text file of a source."""
    facts = source.facts
    header = facts.get("header", facts["symbol"])
    sheet = Sheet(style=STYLES[facts["layout"]], symbol=header, stray_page=facts.get("stray_page"))
    blocks = tuple(layout.place_block(sheet, block) for block in source.blocks)
    return Laid(text=sheet.text + "\n", blocks=blocks, pages=tuple(sheet.pages), furniture=tuple(sheet.furniture))
