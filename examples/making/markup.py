"""The authored markup of the examples.

Reads a file of `examples/source/`. Writes nothing.

A source opens with a TOML front matter between two lines of `+++` (what the document is), then holds blocks. A block
opens with `:: name key=value ...`; below it stand paragraphs, parted by a blank line. In blocks named in `LINE_BLOCKS`
each line stands for itself. The first line of a speech, `= ...`, is its heading. A paragraph may open with `[fr] ` (its
language, where it is not the speech's), `* ` (a bullet, lost in the text file) or `(a) ` (kept). Inside a paragraph:

    {{name|words}}   the words are evidence, known to the front matter by that name
    {{line}}         the text file begins a new line here
    {{^|words}}      a footnote, numbered through the document
"""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

LINE_BLOCKS = {"title", "furniture", "letterhead", "cc", "annex"}
MARK = re.compile(r"\{\{(?:(?P<line>line)|\^\|(?P<note>.*?)|(?P<name>\w+)\|(?P<words>.*?))\}\}")
LANGUAGE = re.compile(r"^\[([a-z]{2})\] ")
LETTERED = re.compile(r"\([a-z]\) ")
BLOCK = re.compile(r"^:: ", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A footnote: where its number stands in the paragraph, the number, the words."""

    at: int
    number: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Text without markup; offsets speak of this text. `role` is text, bullet, lettered or line."""

    text: str
    language: str
    role: str = "text"
    evidence: dict[str, tuple[int, int]] = field(default_factory=dict)
    line_starts: tuple[int, ...] = ()
    footnotes: tuple[Footnote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of a source. A speech's first paragraph opens with its heading, dash and all."""

    name: str
    attributes: dict[str, str]
    paragraphs: tuple[Paragraph, ...]
    heading: str | None = None
    body_at: int = 0

    @property
    def language(self) -> str:
        """The language that the source gives for the block."""
        return self.attributes["lang"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An authored document: what it is, and its blocks in order."""

    facts: dict[str, object]
    blocks: tuple[Block, ...]


def read_source(path: Path) -> Source:
    """The source in a file."""
    _, front, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    facts = tomllib.loads(front)
    numbers = count(1)
    blocks = tuple(parse_block(raw, facts["languages"][0], numbers) for raw in BLOCK.split(body)[1:])
    return Source(facts=facts, blocks=blocks)


def parse_block(raw: str, language: str, numbers: Iterator[int]) -> Block:
    """A block from its source; `language` where it names none, `numbers` for its footnotes."""
    opening, _, rest = raw.partition("\n")
    name, *pairs = shlex.split(opening)
    attributes = {"lang": language} | dict(pair.split("=", 1) for pair in pairs)
    if name in LINE_BLOCKS:
        lines = [line for line in rest.splitlines() if line.strip()]
        return Block(
            name=name,
            attributes=attributes,
            paragraphs=tuple(parse_paragraph(line, attributes["lang"], numbers, "line") for line in lines),
        )
    heading = None
    if rest.startswith("= "):
        heading, _, rest = rest[2:].partition("\n")
    opener = f"{heading} {attributes.get('dash', '–')} " if heading else ""
    texts = [" ".join(text.split()) for text in re.split(r"\n\s*\n", rest.strip())]
    spoken_in = LANGUAGE.match(texts[0])  # the heading has the language of the block, what follows may not
    texts[0] = (spoken_in[0] if spoken_in else "") + opener + LANGUAGE.sub("", texts[0], count=1)
    role = "lettered" if "list" in attributes else "text"
    paragraphs = tuple(parse_paragraph(text, attributes["lang"], numbers, role) for text in texts)
    return Block(name=name, attributes=attributes, paragraphs=paragraphs, heading=heading, body_at=len(opener))


def parse_paragraph(raw: str, language: str, numbers: Iterator[int], role: str) -> Paragraph:
    """A paragraph from its source text: markup out, offsets of what it marked kept."""
    if opening := LANGUAGE.match(raw):
        language, raw = opening[1], raw[opening.end() :]
    if raw.startswith("* "):
        role, raw = "bullet", raw[2:]
    elif LETTERED.match(raw) and role == "text":
        role = "lettered"
    text, evidence, line_starts, footnotes, last = "", {}, [], [], 0
    for mark in MARK.finditer(raw):
        text += raw[last : mark.start()]
        last = mark.end()
        if mark["line"]:
            line_starts.append(len(text))
        elif mark["note"]:
            footnotes.append(Footnote(at=len(text), number=str(next(numbers)), text=mark["note"]))
            text += footnotes[-1].number
        else:
            evidence[mark["name"]] = (len(text), len(text) + len(mark["words"]))
            text += mark["words"]
    return Paragraph(
        text=text + raw[last:],
        language=language,
        role=role,
        evidence=evidence,
        line_starts=tuple(line_starts),
        footnotes=tuple(footnotes),
    )
