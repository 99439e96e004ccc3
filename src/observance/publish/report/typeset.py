"""A report as PDF, set by typst: tagged (PDF/UA-1), without a date, the same bytes for the same report.

Reads a tree of blocks; gives bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from observance.publish.report.blocks import Entry, Report, Run, RunKind, Runs, shown

_PREAMBLE = """#set document(title: {title}, date: none)
#set page(paper: "a4", margin: (x: {x}, y: {y}), numbering: "1")
#set text(font: "Libertinus Serif", size: {size}, lang: {language}, hyphenate: false)
#set par(leading: {leading}, spacing: {spacing})
#show heading.where(level: 1): set text(size: 14pt)
#show heading.where(level: 2): set text(size: 1.16em)
#show heading.where(level: 2): set block(above: {above}, below: 0.6em)
#show heading.where(level: 3): set text(size: 1.05em)
#show heading.where(level: 3): set block(above: {above}, below: 0.4em)
#let grey(body) = text(fill: rgb("#595959"), body)
#let line(label, body) = grid(columns: (24mm, 1fr), gutter: 2mm, grey(label), body)
"""


_WIDE = {"x": "18mm", "y": "18mm", "size": "9.5pt", "leading": "0.55em", "spacing": "0.6em", "above": "1.2em"}
_CLOSE = {"x": "14mm", "y": "12mm", "size": "8.3pt", "leading": "0.45em", "spacing": "0.45em", "above": "0.8em"}


def as_pdf(report: Report) -> bytes:
    """The report as a PDF file."""
    import typst

    return typst.compile("".join(_parts(report)).encode(), ignore_system_fonts=True, pdf_standards="ua-1")


def _parts(report: Report) -> Iterator[str]:
    sizes = _CLOSE if report.compact else _WIDE
    yield _PREAMBLE.format(title=_text(report.title), language=_text(report.language), **sizes)
    yield f"#heading(level: 1, {_text(report.title)})\n\n#{_text(report.made_of)}\n\n#{_text(report.summary)}\n\n"
    for section in report.sections:
        yield f"#heading(level: 2, {_text(section.heading)})\n"
        if section.words:
            yield f"{_runs(section.words)}\n\n"
        for entry in section.entries:
            yield from _entry(entry, compact=report.compact)


def _entry(entry: Entry, *, compact: bool) -> Iterator[str]:
    title = f"{entry.number}. {_runs(entry.title)}"
    lines = "".join(f"#line({_text(line.label)}, [{_runs(line.runs)}])\n\n" for line in entry.lines)
    if compact:
        aside = f'#h(1fr) #text(weight: "regular", size: 0.9em, grey({_text(entry.aside)}))' if entry.aside else ""
        # An entry of a sheet is read at a glance: it is not cut by the end of a page.
        yield f"#block(breakable: false, width: 100%)[#heading(level: 3, [{title} {aside}])\n\n{lines}]\n\n"
    else:
        yield f"#heading(level: 3, [{title}])\n#grey({_text(entry.aside)})\n\n{lines}"


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    said = _text(shown(run))
    if run.kind in (RunKind.CITATION, RunKind.MARK):
        return f"#grey({said})"
    return f"#text(lang: {_text(run.language)}, {said})" if run.language else f"#({said})"


def _text(words: str | None) -> str:
    """Words as a string of typst's language."""
    return json.dumps(words or "", ensure_ascii=False)
