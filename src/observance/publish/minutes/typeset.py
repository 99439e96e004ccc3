"""A record as PDF in the house form, set by typst.

Reads a Record; gives the bytes of the file, the same for the same record: no date is set, and only the fonts that
typst carries are used, which have Latin, Greek, Cyrillic and some other letters; where a record has more, the fonts of
the machine are asked, and the bytes are those of that machine. It is tagged and meets PDF/UA-1: every paragraph
has its language, headings are headings, the running head is none of the text.
"""

from __future__ import annotations

import json

from observance.domain.record import Record
from observance.errors import MissingTool
from observance.publish.minutes.binding import bound
from observance.publish.minutes.sheet import BULLET, Note, Paragraph, Role, Sheet, sheet_of

_PREAMBLE = """#set document(title: {title}, author: {author}, date: none)
#set page(paper: "a4", margin: (x: 25mm, top: 27mm, bottom: 25mm), header-ascent: 35%, header: context {{
  set text(size: 9pt)
  let number = counter(page).get().first()
  block(width: 100%, stroke: (bottom: 0.5pt), inset: (bottom: 4pt))[#text({head}) #h(1fr) #number]
}})
#set text(font: "Libertinus Serif", size: 11pt, lang: {language}, hyphenate: false)
#set text(overhang: false)
#set par(justify: true, leading: 0.7em, spacing: {spacing}, first-line-indent: (amount: 1.5em, all: true))
#set footnote.entry(gap: 0.6em, indent: 0pt)
#show footnote.entry: set par(first-line-indent: 0pt)
#show regex("[^\\s-]{{1,20}}(-[^\\s-]{{1,20}})+"): it => box(it)
#show heading: it => block(above: if it.level == 1 {{ 2em }} else {{ 0.7em }}, below: 0.7em, sticky: true,
  par(justify: false, first-line-indent: 0pt, text(size: if it.level == 1 {{ 12.5pt }} else {{ 11pt }}, it.body)))
"""
#: Between paragraphs of one speech, and above a new one.
_SPACING, _ABOVE_SPEECH = "1.1em", "1.6em"


def record_to_pdf(record: Record) -> bytes:
    """The PDF of a record."""
    return sheet_to_pdf(sheet_of(record))


def sheet_to_pdf(sheet: Sheet) -> bytes:
    """The PDF of a sheet. Raises MissingTool where no font has the letters."""
    import typst

    text = typst_text(sheet).encode()
    try:
        return typst.compile(text, ignore_system_fonts=True, pdf_standards="ua-1")
    except typst.TypstError:
        pass
    # A letter that the fonts of typst lack: those of the machine may have it.
    try:
        return typst.compile(text, pdf_standards="ua-1")
    except typst.TypstError as error:
        raise MissingTool(
            "the record cannot be set as PDF ({reason})",
            do="install a font that has its letters (such as Noto), or write DOCX",
            reason=str(error).splitlines()[0],
        ) from error


def typst_text(sheet: Sheet) -> str:
    """The sheet in typst's language."""
    preamble = _PREAMBLE.format(
        title=_quoted(sheet.title),
        author=_quoted(sheet.block[0][1]),
        head=_quoted(sheet.head),
        language=_quoted(sheet.languages[0]),
        spacing=_SPACING,
    )
    parts = [preamble, _front(sheet)]
    for n, paragraph in enumerate(sheet.paragraphs):
        above = sheet.paragraphs[n - 1].role if n else Role.FRONT
        parts.append(_paragraph(paragraph, above))
    return "".join(parts)


def _front(sheet: Sheet) -> str:
    """The title block, with a frame around what a draft has to say of itself."""
    lines = [f"#align(right, text(size: 14pt, strong({_text(sheet.symbol, None)})))\n"] if sheet.symbol else []
    for n, (language, words) in enumerate(sheet.block):
        bold = n < len(sheet.languages)
        lines.append(_line(_text(words, language), "strong" if bold else "", 13 if bold else 11))
    lines.append("#v(0.4em)\n")
    if sheet.standing:
        words = "#linebreak()".join(f"#emph({_text(line, language)})" for language, line in sheet.standing)
        stroke = "stroke: 0.5pt, inset: 6pt, " if sheet.is_draft else ""
        lines.append(f"#block({stroke}width: 100%)[#par(justify: false, first-line-indent: 0pt)[{words}]]\n")
    return "".join([*lines, "#v(0.6em)\n"])


def _line(content: str, look: str, size: float) -> str:
    inner = f"{look}({content})" if look else content
    words = f"par(justify: false, first-line-indent: 0pt, text(size: {size}pt, {inner}))"
    return f"#block(above: 0.7em, below: 0.7em, {words})\n"


def _paragraph(paragraph: Paragraph, above: Role) -> str:
    """One paragraph in the manner of its role."""
    words = _words(paragraph)
    role = paragraph.role
    if role in (Role.CASE, Role.TITLE):
        return f"#heading(level: 1)[{words}]\n"
    if role is Role.FURTHER_TITLE:
        return f"#heading(level: 2)[{words}]\n"
    if role is Role.FRONT:
        return f"#block(above: 0.7em, par(justify: false, first-line-indent: 0pt)[{words}])\n"
    if role is Role.TOLD:
        return f"#block(above: {_ABOVE_SPEECH}, width: 100%, align(center, emph[{words}]))\n"
    if role is Role.ITEM:
        return _item(paragraph, words)
    if role is Role.AFTER:
        before = "#pagebreak(weak: true)\n" if above is not Role.AFTER else ""
        return f"{before}#par(justify: false, first-line-indent: 0pt)[{words}]\n"
    if paragraph.heading is not None:
        head = f"#strong({_text(paragraph.heading, paragraph.language)})"
        dash = _in_language(_quoted(paragraph.join), paragraph.language)
        return f"#block(above: {_ABOVE_SPEECH}, par[{head}{dash}{words}])\n"
    return f"#par[{words}]\n"


def _item(paragraph: Paragraph, words: str) -> str:
    if paragraph.label == BULLET:
        return f"#list[{words}]\n"
    if paragraph.label:
        words = f"#{_quoted(paragraph.label + ' ')}{words}"
    return f"#pad(left: 1.5em, par(hanging-indent: 1.6em, first-line-indent: 0pt)[{words}])\n"


def _words(paragraph: Paragraph) -> str:
    """The words in their language, with their notes."""
    out, at = "", 0
    for note in paragraph.notes:
        if note.at is not None and note.mark is not None and note.at >= at:
            out += f"#{_quoted(paragraph.text[at : note.at])}" + _note(note)
            at = note.at + len(note.mark)
    out += f"#{_quoted(paragraph.text[at:])}" if paragraph.text[at:] else ""
    out += "".join(_note(note) for note in paragraph.notes if note.at is None)
    return _in_language_of(out, paragraph.language)


def _note(note: Note) -> str:
    """A footnote under its own mark."""
    numbering = f"numbering: _ => {_quoted(note.mark)}, " if note.mark else ""
    return f"#footnote({numbering}[#h(0.2em){_in_language(_quoted(note.text), note.language)}])"


def _in_language(quoted: str, language: str | None) -> str:
    return f"#text(lang: {_quoted(language)}, {quoted})" if _is_known(language) else f"#{quoted}"


def _in_language_of(content: str, language: str | None) -> str:
    return f"#text(lang: {_quoted(language)})[{content}]" if _is_known(language) else content


def _text(words: str | None, language: str | None) -> str:
    """Words as an argument, without the sign that opens code."""
    return _in_language(_quoted(words), language).removeprefix("#")


def _is_known(language: str | None) -> bool:
    """Whether typst takes the code: two or three letters."""
    return language is not None and language.isalpha() and 2 <= len(language) <= 3


def _quoted(text: object) -> str:
    """A string of typst's language, in which no character has a meaning of its own."""
    return json.dumps(bound(text) if isinstance(text, str) else text, ensure_ascii=False)
