"""A record as plain text: one paragraph a block, an empty line between two.

Reads a Record; gives bytes in UTF-8. A sitting's own record gives exactly the text whose sum its acts keep.
"""

from __future__ import annotations

from observance.domain.record import Record
from observance.publish.minutes.sheet import sheet_of

BREAK = "\n\n"


def record_to_text(record: Record) -> bytes:
    """The text of a record in the house form, with its title block."""
    sheet = sheet_of(record)
    lines = [*filter(None, [sheet.symbol]), *(words for _, words in (*sheet.block, *sheet.standing))]
    for paragraph in sheet.paragraphs:
        lines.append(paragraph.line)
        lines += [f"{note.mark} {note.text}" if note.mark else note.text for note in paragraph.notes]
    return (BREAK.join(lines) + "\n").encode()
