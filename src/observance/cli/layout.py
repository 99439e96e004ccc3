"""Text for a terminal: wrapped, without furniture, with marks where a page begins.

Reads entries, outlines and places; gives lines. Characters that steer a terminal are shown as escapes: a document
must not be able to write over what the program says.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections import deque
from collections.abc import Iterable, Mapping, Sequence

from observance.casefile import Entry, State
from observance.casefile.address import Address, Place
from observance.casefile.generation import ARCHIVE
from observance.domain.edition import Outline, Problem
from observance.domain.record import Speech
from observance.domain.text import Passage
from observance.errors import N_
from observance.messages import Messages
from observance.publish.speakers import CAPACITIES

#: What the kinds of documents are called.
KINDS = {
    "verbatim_record": N_("verbatim record"),
    "letter": N_("letter"),
    "news": N_("news"),
    "written_information": N_("written information"),
    "other": N_("other"),
}


def harmless(text: str) -> str:
    """The text with control characters as escapes, those that turn the direction of writing among them."""
    return "".join(repr(c)[1:-1] if unicodedata.category(c) in ("Cc", "Cs") or c in _TURNS else c for c in text)


#: Unicode's directional overrides and isolates (UAX 9): a text can pretend with them to say something else.
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """The text in lines of at most ``width`` columns."""
    return textwrap.wrap(harmless(text), width, initial_indent=indent, subsequent_indent=indent) or [""]


def problem_lines(entry: Entry, messages: Messages, width: int) -> list[str]:
    """A document and why it could not be read."""
    lines = [f"  {harmless(entry.document)}"]
    for problem in entry.problems:
        lines += wrapped(problem_words(problem, messages), width, "    ")
    return lines


def problem_words(problem: Problem, messages: Messages) -> str:
    """What failed and what to do, in words."""
    fields = dict(problem.fields)
    return "; ".join(messages.say(words, **fields) for words in (problem.what, problem.do) if words)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Columns as wide as their widest cell; the last one runs on."""
    cells = [list(head), *([harmless(cell) for cell in row] for row in rows)]
    widths = [max(_columns(row[k]) for row in cells) for k in range(len(head) - 1)]
    return ["  ".join([*(_padded(c, w) for c, w in zip(row, widths, strict=False)), row[-1]]).rstrip() for row in cells]


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _columns(cell))


def _columns(text: str) -> int:
    """The columns that a text takes: none for a mark upon a letter, two for a wide letter."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in ("W", "F") else 1 for c in text
    )


def outline_cells(entry: Entry, outline: Outline | None, messages: Messages) -> tuple[str, ...]:
    """A document as a row of the list of documents; an archive has a row too."""
    if entry.media == ARCHIVE and entry.state is not State.NOT_READ:
        return entry.reference, messages.say("archive"), "", "", "", "", entry.document
    if outline is None or entry.state is State.NOT_READ:
        return entry.reference, messages.say("not read"), "", "", "", "", entry.document
    return (
        entry.reference,
        messages.say(KINDS.get(outline.kind, outline.kind)),
        outline.date or "",
        _number(outline.pages),
        ",".join(outline.languages),
        _number(outline.speeches),
        textwrap.shorten(outline.title or entry.document, 60, placeholder="\u2026"),
    )


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def place_lines(
    place: Place, width: int, messages: Messages, beside: Mapping[int, Sequence[str]] | None = None
) -> list[str]:
    """A place as it is read: for each speech a heading line, then its passages with marks where a page begins.

    ``beside`` holds lines that follow a passage, by its number.
    """
    lines: list[str] = []
    if place.speech is not None:
        lines += [*speech_head(place.address, place.speech, place.passages, width, messages), ""]
    page: int | None = None
    begun = deque(() if place.speech else place.speeches)
    for passage in place.passages:
        while begun and begun[0].start <= passage.start:
            lines.append(f"[{Address(document=place.address.document, speech=begun.popleft().n)}]")
        text, page = _with_marks(passage, page, place.speech, messages)
        if text:
            lines += [*wrapped(text, width), *(beside or {}).get(passage.n, ()), ""]
    return lines


def speech_head(
    address: Address, speech: Speech, passages: Sequence[Passage], width: int, messages: Messages
) -> list[str]:
    """Who speaks, in what capacity, on which page, in which language."""
    name = speech.speaker or speech.resolved
    who = " ".join(part for part in (speech.honorific if name else None, name) if part)
    language = speech.language or ""
    if speech.interpreted_from:
        language = messages.say(
            "{language}, interpreted from {source}", language=language, source=speech.interpreted_from
        )
    page = passages[0].page if passages else None
    facts = (
        str(Address(document=address.document, speech=speech.n)),
        who,
        messages.say(CAPACITIES.get(speech.capacity, speech.capacity)),
        speech.state or "",
        speech.organisation or "",
        messages.say("page {page}", page=page) if page is not None else messages.say("page not known"),
        language,
    )
    return wrapped(" | ".join(fact for fact in facts if fact), width)


def _at_word(text: str, offset: int, first: int) -> int:
    """The first whole word at or after an offset: a mark of a page must not stand within a word."""
    while first < offset < len(text) and text[offset - 1] != " ":
        offset += 1
    return offset


def _with_marks(
    passage: Passage, page: int | None, speech: Speech | None, messages: Messages
) -> tuple[str, int | None]:
    """A passage's reading from the first word of its speech on, and the page on which it ends."""
    text = passage.reading.text
    first = passage.reading.offset_of(speech.body_start) if speech and passage.start < speech.body_start else 0
    starts = [(first, passage.page), *((passage.reading.offset_of(at), number) for at, number in passage.page_starts)]
    parts, at = [], first
    for offset, number in starts:
        offset = _at_word(text, offset, first)
        if number is not None and number != page and offset >= first:
            parts += [text[at:offset], "[" + messages.say("page {page}", page=number) + "] "]
            at, page = offset, number
    return "".join([*parts, text[at:]]).strip(), page
