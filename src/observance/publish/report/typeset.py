"""A report as PDF, set by typst: tagged (PDF/UA-1), without a date, the same bytes for the same report.

Reads a tree of blocks; gives bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import closing

from observance.publish.report.blocks import Entry, Report, Row, Run, RunKind, Runs, Section, Table, shown

_PREAMBLE = """#set document(title: {title}, date: none)
#set page(paper: "a4", margin: (x: {x}, y: {y}), numbering: "1", columns: {columns})
#set columns(gutter: 5mm)
#set text(font: "Libertinus Serif", size: {size}, lang: {language}, hyphenate: false)
#set par(leading: {leading}, spacing: {spacing})
#show heading.where(level: 1): set text(size: 14pt)
#show heading.where(level: 2): set text(size: 1.16em)
#show heading.where(level: 2): set block(above: {above}, below: 0.6em)
#show heading.where(level: 3): set text(size: 1.05em)
#show heading.where(level: 3): set block(above: {above}, below: 0.4em)
#show heading.where(level: 4): set text(size: 1em)
#show heading.where(level: 5): set text(size: 1em)
#show link: set text(fill: rgb("#1f3f99"))
#set table(stroke: 0.5pt + rgb("#767676"), inset: 4pt)
#let grey(body) = text(fill: rgb("#595959"), body)
#let line(label, body) = {line}
#let head(body) = {head}
"""
#: A label beside its words, or before them where there is no room beside.
_BESIDE = "grid(columns: (24mm, 1fr), gutter: 2mm, grey(label), body)"
_BEFORE = 'par(hanging-indent: 2.5mm)[#h(1mm)#text(style: "italic", grey(label)) #h(0.5mm) #body]'

_WIDE = {"x": "18mm", "y": "18mm", "size": "9.5pt", "leading": "0.55em", "spacing": "0.6em", "above": "1.2em"}
_CLOSE = {"x": "14mm", "y": "12mm", "size": "8.3pt", "leading": "0.45em", "spacing": "0.45em", "above": "0.8em"}
#: Sizes in which a sheet of several columns is tried, the most legible first; below 7 points print is hard to read.
_TRIED = ("8.5pt", "8pt", "7.6pt", "7.3pt", "7pt")
_CLOSEST = {"x": "10mm", "y": "9mm", "leading": "0.38em", "spacing": "0.38em", "above": "0.6em"}


def as_pdf(report: Report) -> bytes:
    """The report as a PDF file."""
    if report.columns == 1:
        return _compiled(report, _CLOSE if report.compact else _WIDE)
    made = []
    for size in _TRIED:
        made.append(_compiled(report, {**_CLOSEST, "size": size}))
        if _pages(made[-1]) == 1:
            break
    return min(made, key=_pages)


def _compiled(report: Report, sizes: Mapping[str, str]) -> bytes:
    import typst

    return typst.compile("".join(_parts(report, sizes)).encode(), ignore_system_fonts=True, pdf_standards="ua-1")


def _pages(pdf: bytes) -> int:
    import pypdfium2

    with closing(pypdfium2.PdfDocument(pdf)) as document:  # type: ignore[no-untyped-call]
        return len(document)


def _parts(report: Report, sizes: Mapping[str, str]) -> Iterator[str]:
    yield _PREAMBLE.format(
        title=_text(report.title),
        language=_text(report.language),
        columns=report.columns,
        line=_BESIDE if report.columns == 1 else _BEFORE,
        head="body" if report.columns == 1 else 'place(top, scope: "parent", float: true, body)',
        **sizes,
    )
    head = f"#heading(level: 1, {_text(report.title)})\n\n#{_text(report.made_of)}\n\n#{_text(report.summary)}\n\n"
    yield f"#head[{head}]\n\n"
    if report.contents:
        yield f"#outline(title: {_text(report.contents)}, target: heading.where(level: 2))\n\n"
    for section in report.sections:
        yield from _section(section, compact=report.compact)


def _section(section: Section, *, compact: bool) -> Iterator[str]:
    yield f"#heading(level: {section.level}, {_text(section.heading)})\n"
    if section.words:
        yield f"{_runs(section.words)}\n\n"
    if section.picture:
        picture, told = _text(section.picture.svg), _text(section.picture.told)
        yield f'#image(bytes({picture}), format: "svg", alt: {told}, width: 100%)\n\n'
    if section.table:
        yield from _table(section.table)
    for entry in section.entries:
        yield from _entry(entry, section.level + 1, compact=compact)
    for note in section.notes:
        number = _text(f"{note.number}. ")
        yield f"#block(spacing: 0.5em)[#({number})#({_text(note.text)})] <c{note.number}>\n"


def _table(table: Table) -> Iterator[str]:
    heads = ", ".join(f"strong({_text(head)})" for head in table.heads)
    shares = ", ".join(f"{share}fr" for share in table.shares)
    yield f"#table(columns: ({shares}), align: left, table.header({heads}),\n"
    for row in table.rows:
        yield ", ".join(_cell(cell, whole=_length(row) < _FITTING) for cell in row.cells) + ",\n"
    yield ")\n\n"


#: Characters of a row that surely fit on a page: such a row is not cut by its end.
_FITTING = 1500


def _length(row: Row) -> int:
    return sum(len(shown(run)) for cell in row.cells for run in cell)


def _cell(runs: Runs, *, whole: bool) -> str:
    return f"table.cell(breakable: false)[{_runs(runs)}]" if whole else f"[{_runs(runs)}]"


def _entry(entry: Entry, level: int, *, compact: bool) -> Iterator[str]:
    title = f"{entry.number}. {_runs(entry.title)}"
    lines = "".join(f"#line({_text(line.label)}, [{_runs(line.runs)}])\n\n" for line in entry.lines)
    if compact:
        aside = f'#h(1fr) #text(weight: "regular", size: 0.9em, grey({_text(entry.aside)}))' if entry.aside else ""
        # An entry of a sheet is read at a glance: it is not cut by the end of a page.
        yield f"#block(breakable: false, width: 100%)[#heading(level: {level}, [{title} {aside}])\n\n{lines}]\n\n"
    else:
        yield f"#heading(level: {level}, [{title}])\n"
        if entry.aside:
            yield f"#block(sticky: true, grey({_text(entry.aside)}))\n\n"
        yield lines


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    said = _text(shown(run))
    if run.kind is RunKind.NOTE:
        return f"#link(<c{run.note}>, {said})"
    if run.kind in (RunKind.CITATION, RunKind.MARK):
        return f"#grey({said})"
    return f"#text(lang: {_text(run.language)}, {said})" if run.language else f"#({said})"


def _text(words: str | None) -> str:
    """Words as a string of typst's language."""
    return json.dumps(words or "", ensure_ascii=False)


def picture_as_png(svg: str) -> bytes:
    """A picture as PNG, drawn by typst with its own letters."""
    import typst

    page = f'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes({_text(svg)}), format: "svg", width: 17cm)'
    made = typst.compile(page.encode(), format="png", ppi=200, ignore_system_fonts=True)
    return made if isinstance(made, bytes) else made[0]
