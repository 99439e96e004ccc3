"""A record that is at hand only as text, set again as PDF, DOCX and HTML.

    python tools/renderings.py CASE OUT

Reads the text documents of CASE/documents that CASE/gold/speeches.json annotates; writes OUT/<name>.pdf, .docx and
.html, each in a layout of its own: PDF with running heads, justified and hyphenated; DOCX with styles, a header and
lists; HTML with a site's navigation around it. Where paragraphs begin is taken from the gold and from the text's own
titles, never from Observance, so that what it reads there can be scored against the same gold.
"""

from __future__ import annotations

import html
import io
import json
import re
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

_LINES = re.compile(r"\s*\n\s*")
_DIVIDED = re.compile(r"(?<=\w)-\s*\n\s*(?=\w)")
_SENTENCE_ENDS = re.compile(r"[.!?:;»”]\s*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A title, or a paragraph with the heading of its speech before it; ``item`` is a list item."""

    text: str
    heading: str = ""
    title: bool = False
    item: bool = False


def main() -> int:
    case, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    names = json.loads((case / "gold" / "documents.json").read_text(encoding="utf-8"))
    speeches = json.loads((case / "gold" / "speeches.json").read_text(encoding="utf-8"))
    noise = json.loads((case / "gold" / "noise.json").read_text(encoding="utf-8"))
    for key in sorted({speech.get("doc", next(iter(names))) for speech in speeches}):
        own = [speech for speech in speeches if speech.get("doc", next(iter(names))) == key]
        heads = [n for n in noise if n["doc"] == key and n["kind"] in ("running_header", "link_residue")]
        text = (case / "documents" / names[key]).read_bytes().decode("utf-8")
        blocks = blocks_of(text, own, [(n["start"], n["end"]) for n in heads])
        write(blocks, out, Path(names[key]).stem)
    return 0


def blocks_of(text: str, speeches: list[dict[str, object]], heads: list[tuple[int, int]]) -> list[Block]:
    """The record as blocks, in order; page furniture is left out."""
    for start, end in heads:
        text = text[:start] + " " * (end - start) + text[end:]
    blocks, at = [], 0
    for speech in speeches:
        blocks += titles(text[at : int(str(speech["start"]))])
        blocks += list(paragraphs(text, speech))
        at = int(str(speech["end"]))
    return blocks + titles(text[at:])


def titles(text: str) -> list[Block]:
    """What stands between two speeches: one block a line, lines of a paragraph that ends as sentences do together."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    return [Block(text=line, title=not _SENTENCE_ENDS.search(line)) for line in lines]


def paragraphs(text: str, speech: dict[str, object]):  # type: ignore[no-untyped-def]
    """The paragraphs of a speech; one that begins in lower case after a colon or semicolon is an item of a list."""
    starts = [*speech["paragraph_starts"], speech["end"]]  # type: ignore[misc]
    for n, (start, end) in enumerate(pairwise(starts)):
        words = joined(text[start:end])
        item = n > 0 and words[:1].islower() and joined(text[starts[n - 1] : start]).endswith((":", ";", "and"))
        yield Block(text=words, heading=str(speech["heading"]) if n == 0 else "", item=item)


def joined(text: str) -> str:
    """Lines as one; a word that a line end cut after its own hyphen is whole again."""
    return _LINES.sub(" ", _DIVIDED.sub("-", text.strip()))


def write(blocks: list[Block], out: Path, stem: str) -> None:
    (out / f"{stem}.pdf").write_bytes(as_pdf(blocks, stem))
    (out / f"{stem}.docx").write_bytes(as_docx(blocks))
    (out / f"{stem}.html").write_text(as_html(blocks, stem), encoding="utf-8")


def as_pdf(blocks: list[Block], stem: str) -> bytes:
    import typst

    def words(text: str) -> str:
        return "#" + json.dumps(text, ensure_ascii=False)

    symbol = json.dumps(stem.upper())
    source = f"""#set document(title: {symbol}, date: none)
#set page(paper: "a4", margin: (x: 28mm, y: 30mm), header: context [#{symbol} #h(1fr) #counter(page).get().first()])
#set text(font: "Libertinus Serif", size: 11pt, lang: "en", hyphenate: true)
#set par(justify: true, leading: 0.75em, spacing: 1.2em)
"""
    for block in blocks:
        if block.title:
            source += f"#par(justify: false, text(hyphenate: false, strong[{words(block.text)}]))\n"
        elif block.item:
            source += f"#list([{words(block.text)}])\n"
        else:
            head = f"#strong[{words(block.heading)}]{words(' – ')}" if block.heading else ""
            source += f"#par[{head}{words(block.text)}]\n"
    return typst.compile(source.encode(), ignore_system_fonts=True)


def as_docx(blocks: list[Block]) -> bytes:
    from docx import Document

    document = Document()
    document.sections[0].header.paragraphs[0].text = "Record"
    for block in blocks:
        style = "Heading 2" if block.title else "List Bullet" if block.item else None
        paragraph = document.add_paragraph(style=style)
        if block.heading:
            paragraph.add_run(block.heading).bold = True
            paragraph.add_run(" – ")
        paragraph.add_run(block.text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_html(blocks: list[Block], stem: str) -> str:
    rows = []
    for block in blocks:
        if block.title:
            rows.append(f"<h2>{html.escape(block.text)}</h2>")
        elif block.item:
            rows.append(f"<ul><li>{html.escape(block.text)}</li></ul>")
        else:
            head = f"<b>{html.escape(block.heading)}</b> – " if block.heading else ""
            rows.append(f"<p>{head}{html.escape(block.text)}</p>")
    body = "\n".join(rows)
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{html.escape(stem)}</title></head><body>"
        f"<nav><ul><li><a href='/'>Start</a></li><li><a href='/b'>Search</a></li></ul></nav><main>{body}</main>"
        f"<footer>© Site</footer></body></html>"
    )


if __name__ == "__main__":
    sys.exit(main())
