"""A report as one HTML page, without scripts and without anything from elsewhere.

Reads a tree of blocks; gives text. Every quotation carries its language.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from observance.publish.report.blocks import Entry, Picture, Report, Run, RunKind, Runs, Section, Table

#: The level of a chapter's heading.
_CHAPTER = 2

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 75ch; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; border-bottom: 1px solid #767676; margin-top: 2rem; }
h3 { font-size: 1rem; margin-bottom: 0; } .aside, .cite, .mark { color: #595959; font-size: .9em; }
q { font-family: Georgia, "Liberation Serif", serif; quotes: "\\201C" "\\201D"; } dl { margin: .3rem 0 1rem 2rem; }
dt { color: #595959; float: left; clear: left; width: 8rem; } dd { margin: 0 0 .3rem 8.5rem; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; font-size: .9em; }
th, td { border: 1px solid #767676; padding: .25rem .5rem; text-align: left; vertical-align: top; }
th, td, dd { overflow-wrap: anywhere; }
svg { max-width: 100%; height: auto; } ol.notes { padding-left: 3rem; font-size: .9em; }
h4, h5 { font-size: 1rem; margin-bottom: 0; } nav ul { columns: 2 15rem; padding-left: 1.2rem; }
@media (max-width: 40em) { dt { float: none; } dd { margin-left: 0; } dl { margin-left: 0; } }
.compact { font-size: 14px; line-height: 1.35; max-width: 62rem; } .compact h2 { margin-top: 1.2rem; }
.compact h3 { display: inline-block; margin: .6rem .8rem 0 0; } .compact h3 + .aside { display: inline; }
.compact dl { margin: .1rem 0 .5rem 1rem; } .compact dd { margin-bottom: .1rem; }
.columns { max-width: 76rem; font-size: 13px; } .columns dt { float: none; display: inline; font-style: italic; }
.columns dd { display: inline; margin: 0; } .columns dd::after { content: ""; display: block; }
@media (min-width: 60em) { .columns main { columns: 2; column-gap: 2rem; } .columns .head { column-span: all; } }
.columns article { break-inside: avoid; } .columns h2 { margin-top: .6rem; }
@media print { .columns { font-size: 7pt; } .columns main { columns: 2; } @page { size: A4; margin: 9mm 10mm; } }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } h3, dt { break-after: avoid; } }
"""


def as_html(report: Report) -> str:
    """The report as a page."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escape(report.language)}"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(report.title)}</title><style>{_STYLE}</style></head>"
    kind = f' class="compact{" columns" if report.columns > 1 else ""}"' if report.compact else ""
    yield f"<body{kind}><main>"
    head = f"<h1>{escape(report.title)}</h1><p>{escape(report.made_of)}</p><p>{escape(report.summary)}</p>"
    yield f'<div class="head">{head}</div>'
    if report.contents:
        yield from _contents(report)
    for n, section in enumerate(report.sections, start=1):
        yield from _section(n, section)
    yield "</main></body></html>"


def _contents(report: Report) -> Iterator[str]:
    yield f'<nav aria-label="{escape(report.contents or "")}"><h2>{escape(report.contents or "")}</h2><ul>'
    for n, section in enumerate(report.sections, start=1):
        if section.level == _CHAPTER:
            yield f'<li><a href="#s{n}">{escape(section.heading)}</a></li>'
    yield "</ul></nav>"


def _section(number: int, section: Section) -> Iterator[str]:
    level = section.level
    yield f'<section id="s{number}"><h{level}>{escape(section.heading)}</h{level}>'
    if section.words:
        yield f"<p>{_runs(section.words)}</p>"
    if section.picture:
        yield _picture(section.picture)
    if section.table:
        yield from _table(section.table)
    for entry in section.entries:
        yield from _entry(entry, level + 1)
    if section.notes:
        yield '<ol class="notes">'
        for note in section.notes:
            yield f'<li id="c{note.number}" value="{note.number}">{escape(note.text)}</li>'
        yield "</ol>"
    yield "</section>"


def _picture(picture: Picture) -> str:
    """The picture in its place, with what is read out instead."""
    return picture.svg.replace("<svg ", f'<svg role="img" aria-label="{escape(picture.told)}" ', 1)


def _table(table: Table) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
    for row in table.rows:
        yield "<tr>" + "".join(f"<td>{_runs(cell)}</td>" for cell in row.cells) + "</tr>"
    yield "</tbody></table>"


def _entry(entry: Entry, level: int) -> Iterator[str]:
    yield f"<article><h{level}>{entry.number}. {_runs(entry.title)}</h{level}>"
    if entry.aside:
        yield f'<p class="aside">{escape(entry.aside)}</p>'
    if entry.lines:
        yield "<dl>"
        for line in entry.lines:
            yield f"<dt>{escape(line.label)}</dt><dd>{_runs(line.runs)}</dd>"
        yield "</dl>"
    yield "</article>"


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text = escape(run.text)
    language = f' lang="{escape(run.language)}"' if run.language else ""
    match run.kind:
        case RunKind.QUOTE:
            return f"<q{language}>{text}</q>"
        case RunKind.CITATION:
            return f'<span class="cite">{text}</span>'
        case RunKind.NOTE:
            return f'<a href="#c{run.note}">{text}</a>'
        case RunKind.MARK:
            return f'<span class="mark">{text}</span>'
        case _:
            return text
