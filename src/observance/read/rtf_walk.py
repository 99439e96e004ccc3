"""RTF token by token: groups with what holds in them, and the paragraphs, notes, boxes and margins that they make.

Takes tokens; keeps a state for each open group, so that nothing calls itself; gives the text with its blocks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from observance.domain.text import BlockKind, FurnitureKind
from observance.errors import N_, DamagedFile
from observance.read.blocks import GrowingText
from observance.read.rtf_tokens import Kind, Token
from observance.read.rtf_words import (
    BEFORE_ANY_FONT,
    CHARSETS,
    ENDS,
    FACT_WORDS,
    HIDDEN,
    MARGINS,
    SHOWN,
    SIGNS,
    TO,
    WESTERN,
    WRITTEN,
    code_page,
)

#: The facts that a document states about itself.
FACTS = ("title", "author")
#: Groups within groups that are kept track of; files of word processors nest some twenty.
DEEPEST = 5_000
_AGAIN = N_("save it again as RTF, DOCX or PDF")


@dataclass(slots=True, kw_only=True)
class _Flow:
    """A run of paragraphs as it is gathered: the body, a note, a header or a box."""

    line: list[str] = field(default_factory=list)
    label: list[str] = field(default_factory=list)
    made: list[tuple[str, BlockKind, int | None, str | None, str | None]] = field(default_factory=list)
    is_counted: bool = False


@dataclass(frozen=True, slots=True)
class _State:
    """What holds within a group. ``goes_to`` is ``text``, ``label``, a fact, ``fonts``, ``styles`` or ``nowhere``."""

    goes_to: str = "text"
    encoding: str = WESTERN
    skip: int = 1
    is_hidden: bool = False
    in_table: bool = False
    outline: int | None = None
    list_level: int | None = None
    style: int | None = None
    flow: _Flow | None = None
    ends: str = ""


@dataclass(slots=True, kw_only=True)
class Walk:
    """Takes the tokens one by one. ``stack`` holds the states of the groups that are open."""

    out: GrowingText = field(default_factory=GrowingText)
    body: _Flow = field(default_factory=_Flow)
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    raw: bytearray = field(default_factory=bytearray)
    units: list[int] = field(default_factory=list)
    left: int = 0
    opened: bool = False
    starred: bool = False
    fresh: bool = False
    document: str = WESTERN
    font: int = 0
    default_font: int = 0
    fonts: dict[int, str] = field(default_factory=dict)
    styles: dict[int, int] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    waiting: list[_Flow] = field(default_factory=list)
    boxes: list[_Flow] = field(default_factory=list)
    feet: list[tuple[_Flow, FurnitureKind]] = field(default_factory=list)
    margins: set[str] = field(default_factory=set)
    notes: list[tuple[int, int]] = field(default_factory=list)
    note_count: int = 0
    breaks: list[int] = field(default_factory=list)

    @property
    def is_over(self) -> bool:
        """Whether the outermost group is closed; what follows is no part of the document."""
        return self.opened and not self.stack

    def take(self, token: Token) -> None:
        """Go on by one token."""
        if token.kind is Kind.OPEN:
            self._open()
        elif token.kind is Kind.CLOSE:
            self._close()
        elif token.kind is Kind.WORD:
            self._word(token.said, token.number)
        elif token.kind is Kind.SIGN:
            self._sign(token.said)
        else:
            self._bytes(token.said)

    def finished(self) -> GrowingText:
        """The text once all is taken."""
        self._end_paragraph(self.body, ends_page=False)
        for flow, kind in self.feet:
            first = len(self.out.blocks)
            self._emit(flow)
            self.out.mark(first, kind)
        return self.out

    # Groups

    def _open(self) -> None:
        self._flush()
        self.left = 0
        if len(self.stack) >= DEEPEST:
            raise DamagedFile("the document is nested too deeply to be read whole", do=_AGAIN)
        self.stack.append(self.state)
        self.opened = self.fresh = True
        self.starred = False
        self.state = replace(self.state, ends="")

    def _close(self) -> None:
        self._flush()
        self.left = 0
        if not self.stack:
            return
        closed, self.state = self.state, self.stack.pop()
        self.fresh = self.starred = False
        if closed.ends and closed.flow is not None:
            self._end_flow(closed, closed.flow)

    def _end_flow(self, closed: _State, flow: _Flow) -> None:
        """A note, header or box is complete: notes and boxes wait for the end of the paragraph they hang on."""
        self._end_line(flow, closed)
        if closed.ends == "note":
            self.waiting.append(flow)
        elif closed.ends == "box":
            self.boxes.append(flow)
        else:
            self._add_margin(flow, closed.ends)

    def _add_margin(self, flow: _Flow, name: str) -> None:
        said = "\n".join(made[0] for made in flow.made)
        if not said.strip() or said in self.margins:
            return
        self.margins.add(said)
        kind = MARGINS[name.encode()]
        if not any(c.isalpha() for c in said):
            kind = FurnitureKind.PAGE_NUMBER
        if name.startswith("footer"):
            self.feet.append((flow, kind))
        else:
            first = len(self.out.blocks)
            self._emit(flow)
            self.out.mark(first, kind)

    # Control words

    def _word(self, word: bytes, number: int | None) -> None:
        if self.left and word != b"u":
            self.left -= 1
            if word not in ENDS:
                return
        fresh, self.fresh = self.fresh, False
        if fresh and self._destination(word):
            return
        if word == b"u" and number is not None:
            self._flush_bytes()
            self.units.append(number & 0xFFFF)
            self.left = self.state.skip
            return
        self._flush()
        if word in WRITTEN:
            self._write(WRITTEN[word])
        elif word in ENDS:
            self._ends(word)
        elif word in _SETTERS:
            _SETTERS[word](self, number)
        elif word in BEFORE_ANY_FONT:
            self.document = BEFORE_ANY_FONT[word]
            self.state = replace(self.state, encoding=self.document)

    def _destination(self, word: bytes) -> bool:
        """Whether the first word of a group sends its text elsewhere."""
        if word in TO and self.state.goes_to != "nowhere":
            self.state = replace(self.state, goes_to=TO[word])
        elif word in FACT_WORDS and self.state.goes_to == "nowhere":
            self.state = replace(self.state, goes_to=FACT_WORDS[word])
        elif word == b"ud":
            outer = self.stack[-2] if len(self.stack) > 1 else self.state
            self.state = replace(self.state, goes_to=outer.goes_to)
        elif word in MARGINS:
            self._begin_flow(word.decode())
        elif word == b"footnote":
            self._begin_flow("note")
        elif word in (b"shptxt", b"dptxbxtext"):
            self._begin_flow("box")
        elif word in HIDDEN or (self.starred and word not in SHOWN):
            self.state = replace(self.state, goes_to="nowhere")
        else:
            return False
        return True

    def _begin_flow(self, ends: str) -> None:
        if self.state.goes_to == "text":
            self.state = replace(
                self.state, flow=_Flow(), ends=ends, in_table=False, outline=None, list_level=None, style=None
            )

    def _ends(self, word: bytes) -> None:
        if self.state.goes_to != "text":
            return
        flow = self.state.flow or self.body
        if word in (b"page", b"softpage"):
            self._break_page(flow)
        elif flow is self.body:
            self._end_paragraph(flow, ends_page=False)
        else:
            self._end_line(flow, self.state)

    def _break_page(self, flow: _Flow) -> None:
        """A sheet ends: within a paragraph where its author broke it, or where the text was last laid out."""
        if flow is self.body:
            self._end_paragraph(flow, ends_page=True)

    # Text

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self.starred = True
            return
        self.fresh = False
        if self.left:
            self.left -= 1
        elif sign in (b"\n", b"\r"):
            self._word(b"par", None)
        else:
            self._flush()
            self._write(SIGNS.get(sign) or (sign.decode("latin-1") if sign in b"\\{}" else ""))

    def _bytes(self, said: bytes) -> None:
        self.fresh = False
        if self.left:
            taken = min(self.left, len(said))
            self.left -= taken
            said = said[taken:]
        if said and self.state.goes_to != "nowhere":
            self._flush_units()
            self.raw += said

    def _flush(self) -> None:
        self._flush_units()
        self._flush_bytes()

    def _flush_units(self) -> None:
        """Codes of characters beyond the first 65,536 come in two halves."""
        if self.units:
            data = b"".join(unit.to_bytes(2, "little") for unit in self.units)
            self.units.clear()
            self._write(data.decode("utf-16-le", "replace"))

    def _flush_bytes(self) -> None:
        if self.raw:
            text = bytes(self.raw).decode(self.state.encoding, "replace")
            self.raw.clear()
            self._write(text)

    def _write(self, text: str) -> None:
        state = self.state
        if state.goes_to == "text":
            if not state.is_hidden:
                (state.flow or self.body).line.append(text)
        elif state.goes_to == "label":
            (state.flow or self.body).label.append(text)
        elif state.goes_to in FACTS:
            self.facts[state.goes_to] = self.facts.get(state.goes_to, "") + text
        elif state.goes_to == "styles" and state.style is not None:
            self.names[state.style] = self.names.get(state.style, "") + text

    # Paragraphs

    def _end_line(self, flow: _Flow, state: _State) -> None:
        """Turn what was gathered into a paragraph of the flow."""
        text = "".join(flow.line).strip(" \r\n\t")
        label = "".join(flow.label).strip() or None
        flow.line.clear()
        flow.label.clear()
        if text:
            style = self.names.get(state.style or 0, "").strip().rstrip(";") or None
            flow.made.append((text, *self._kind(state, label), label, style))

    def _kind(self, state: _State, label: str | None) -> tuple[BlockKind, int | None]:
        outline = state.outline if state.outline is not None else self.styles.get(state.style or 0)
        if state.in_table:
            return BlockKind.CELL, None
        if outline is not None and 0 <= outline < 9:
            return BlockKind.HEADING, outline + 1
        if label is not None:
            return BlockKind.LIST_ITEM, (state.list_level or 0) + 1
        return BlockKind.PARAGRAPH, None

    def _end_paragraph(self, flow: _Flow, *, ends_page: bool) -> None:
        """Write the paragraph, then the boxes and notes that hang on it."""
        self._end_line(flow, self.state)
        self._emit(flow)
        for box in self.boxes:
            self._emit(box)
        for note in self.waiting:
            first = len(self.out.blocks)
            self._emit(note, BlockKind.NOTE)
            if len(self.out.blocks) > first:
                self.note_count += note.is_counted
                self.out.label(first, str(self.note_count) if note.is_counted else None)
                self.notes.append((self.out.blocks[first].start, self.out.blocks[-1].end))
        self.boxes.clear()
        self.waiting.clear()
        if ends_page:
            self.breaks.append(self.out.length)

    def _emit(self, flow: _Flow, kind: BlockKind | None = None) -> None:
        for text, own_kind, level, label, style in flow.made:
            self.out.add(text, kind=kind or own_kind, level=level if kind is None else None, label=label, style=style)
        flow.made.clear()

    # What control words set

    def _count_note(self, _number: int | None) -> None:
        """The mark of a note that is counted: in the note itself, and where the text refers to it."""
        if self.state.flow is not None:
            self.state.flow.is_counted = True

    def _set_default_font(self, number: int | None) -> None:
        self.default_font = number or 0

    def _set_font(self, number: int | None) -> None:
        self.font = number or 0
        if self.state.goes_to != "fonts":
            self.state = replace(self.state, encoding=self.fonts.get(self.font, self.document))

    def _set_charset(self, number: int | None) -> None:
        if self.state.goes_to == "fonts" and number in CHARSETS:
            self.fonts[self.font] = CHARSETS[number]

    def _set_font_page(self, number: int | None) -> None:
        page = code_page(number)
        if self.state.goes_to == "fonts" and page:
            self.fonts[self.font] = page

    def _set_code_page(self, number: int | None) -> None:
        self.document = code_page(number) or self.document
        self.state = replace(self.state, encoding=self.document)

    def _set_style(self, number: int | None) -> None:
        self.state = replace(self.state, style=number)

    def _set_outline(self, number: int | None) -> None:
        if self.state.goes_to == "styles":
            self.styles[self.state.style or 0] = number or 0
        else:
            self.state = replace(self.state, outline=number or 0)

    def _set_plain_paragraph(self, _number: int | None) -> None:
        self.state = replace(self.state, in_table=False, outline=None, list_level=None, style=None)

    def _set_plain_letters(self, _number: int | None) -> None:
        encoding = self.fonts.get(self.default_font, self.document)
        self.state = replace(self.state, is_hidden=False, encoding=encoding)

    def _set_hidden(self, number: int | None) -> None:
        self.state = replace(self.state, is_hidden=number != 0)

    def _set_skip(self, number: int | None) -> None:
        self.state = replace(self.state, skip=max(0, min(number if number is not None else 1, 16)))

    def _set_table(self, number: int | None) -> None:
        self.state = replace(self.state, in_table=number != 0)

    def _set_list_level(self, number: int | None) -> None:
        self.state = replace(self.state, list_level=max(0, min(number or 0, 99)))


_SETTERS: dict[bytes, Callable[[Walk, int | None], None]] = {
    b"chftn": Walk._count_note,
    b"deff": Walk._set_default_font,
    b"f": Walk._set_font,
    b"fcharset": Walk._set_charset,
    b"cpg": Walk._set_font_page,
    b"ansicpg": Walk._set_code_page,
    b"s": Walk._set_style,
    b"outlinelevel": Walk._set_outline,
    b"pard": Walk._set_plain_paragraph,
    b"plain": Walk._set_plain_letters,
    b"v": Walk._set_hidden,
    b"deleted": Walk._set_hidden,
    b"uc": Walk._set_skip,
    b"intbl": Walk._set_table,
    b"ilvl": Walk._set_list_level,
}
