"""The record as a PDF, set by typst.

Reads a `Source`. Writes nothing: yields the bytes of the PDF, the same on every machine with the same typst: only the
fonts that typst carries are used and no date is set.
"""

from __future__ import annotations

import json

from making.markup import Block, Paragraph, Source

PREAMBLE = """#set document(title: {title}, date: none)
#set page(paper: "a4", margin: (x: 25mm, top: 30mm, bottom: 25mm), header: context {{
  let number = counter(page).get().first()
  let symbol = {symbol}
  set text(size: 9pt)
  if calc.odd(number) [#symbol #h(1fr) #number] else [#number #h(1fr) #symbol]
}})
#set text(font: "Libertinus Serif", size: 11pt, lang: "en", hyphenate: true)
#set par(justify: true, leading: 0.8em, spacing: 1.1em)
"""
MADE_WITH = "0.15.2"  # the typst of the committed file: another version may break lines elsewhere
LEFT_OUT = {"link_residue"}  # what taking text from a PDF leaves behind is not in the PDF


def set_pdf(source: Source) -> bytes:
    """The PDF of a record."""
    import typst

    return typst.compile(typst_text(source).encode(), ignore_system_fonts=True)


def typst_text(source: Source) -> str:
    """The record in typst's language."""
    facts = source.facts
    preamble = PREAMBLE.format(title=quoted(facts["title"]), symbol=quoted(facts["symbol"]))
    shown = (block for block in source.blocks if block.attributes.get("kind") not in LEFT_OUT)
    return preamble + "".join(set_block(block) for block in shown)


def set_block(block: Block) -> str:
    """One block, on a new page where the source says so."""
    before = "#pagebreak(weak: true)\n" if block.attributes.get("break") == "yes" else ""
    if block.name == "annex":
        title, *lines = block.paragraphs
        half = (len(lines) + 1) // 2
        left, right = ("\\\n".join(map(words, part)) for part in (lines[:half], lines[half:]))
        return f"{before}#align(center, strong[{words(title)}])\n#columns(2)[\n{left}\n#colbreak()\n{right}\n]\n"
    return before + "".join(set_paragraph(block, n, p) for n, p in enumerate(block.paragraphs))


def set_paragraph(block: Block, n: int, paragraph: Paragraph) -> str:
    """One paragraph in the manner of its block."""
    inner = words(paragraph)
    if block.heading and n == 0:
        head = len(block.heading)
        inner = f"#strong[{words(paragraph, 0, head)}]{words(paragraph, head)}"
    inner = f"#text(lang: {quoted(paragraph.language)})[{inner}]"
    if block.name in ("heading", "title"):
        return f"#par(justify: false, text(hyphenate: false, strong[{inner}]))\n"
    if block.name in ("event", "furniture"):
        return f"#align(center, emph[{inner}])\n"
    if paragraph.role == "bullet":
        return f"#list([{inner}])\n"
    if paragraph.role == "lettered":
        return f"#par(hanging-indent: 1.6em)[{inner}]\n"
    return f"#par[{inner}]\n"


def words(paragraph: Paragraph, start: int = 0, end: int | None = None) -> str:
    """The words of a span of a paragraph, with its footnotes set as such."""
    end = len(paragraph.text) if end is None else end
    out = ""
    for note in paragraph.footnotes:
        if start <= note.at < end:
            out += f"#{quoted(paragraph.text[start : note.at])}#footnote[#{quoted(note.text)}]"
            start = note.at + len(note.number)
    return out + (f"#{quoted(paragraph.text[start:end])}" if end > start else "")


def quoted(text: object) -> str:
    """A string of typst's language, in which no character has a meaning of its own."""
    return json.dumps(text, ensure_ascii=False)
