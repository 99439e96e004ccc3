"""One authored text, set in the layouts that conversions leave behind."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from hashlib import sha256

from observance.domain.text import Document, Reading, Source
from observance.read.files import read_bytes

#: Paragraphs of a fictional speech, long and short, with line ends that may deceive ("Mr. X", a colon, a hyphen).
PARAGRAPHS = (
    "Worker members – This is the third time that the Committee takes up the case of Norland. We did so in 2016 and "
    "again in 2019, and each time we left the room with assurances that the register would be opened to every union "
    "that asks for it. It has not been opened.",
    "The Government speaks of reform. Three long-standing obstacles remain in the law, and we shall name them one by "
    "one so that nobody may say that they were not named.",
    "First, section 9 still asks for a list of members with their addresses. Second, Mr. Ostrander of the registry "
    "decides alone, without any time limit. Third, an appeal has no suspensive effect.",
    "We urge the Government to repeal section 9.",
    "Finally, we recall that the right to organise is not a favour. It is held by workers in the ports, in the "
    "schools, in the fields and in the homes of others, whatever the papers that they carry with them.",
)


def double_spaced(width: int = 88) -> str:
    return "\n\n".join(line + " " for p in PARAGRAPHS for line in textwrap.wrap(p, width)) + "\n"


def single_spaced(width: int = 88) -> str:
    return "\n".join(line for p in PARAGRAPHS for line in textwrap.wrap(p, width)) + "\n"


def blank_line_between(width: int = 88) -> str:
    return "\n\n".join(textwrap.fill(p, width) for p in PARAGRAPHS) + "\n"


def first_lines_set_in(width: int = 88) -> str:
    return "\n".join(textwrap.fill(p, width, initial_indent="    ") for p in PARAGRAPHS) + "\n"


def unwrapped(_width: int = 88) -> str:
    return "\n".join(PARAGRAPHS) + "\n"


def unwrapped_with_blank_lines(_width: int = 88) -> str:
    return "\n\n".join(PARAGRAPHS) + "\n"


def windows_line_ends(width: int = 88) -> str:
    return blank_line_between(width).replace("\n", "\r\n")


LAYOUTS: tuple[Callable[[int], str], ...] = (
    double_spaced,
    single_spaced,
    blank_line_between,
    first_lines_set_in,
    unwrapped,
    unwrapped_with_blank_lines,
    windows_line_ends,
)


def document_of(text: str, name: str = "norland.txt") -> Document:
    """A document of that text, read as a file of it would be."""
    data = text.encode()
    return read_bytes(data, Source(name=name, sha256=sha256(data).hexdigest(), size=len(data)), "norland")


def bare(text: str) -> Reading:
    """A reading of plain text without pages or furniture."""
    return Reading(reader="test/1", media="text/plain", text=text, text_sha256=sha256(text.encode()).hexdigest())
