"""The gold of the genre examples, from where the authored markup came to stand.

Reads `Laid` texts with their sources. Writes nothing: yields the rows of the gold files. No reader of the engine has a
part in it, so that a reader can be held against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from making import gold
from making.gold import Row
from making.layout import Laid, Placed, PlacedBlock
from making.markup import LINE_BLOCKS, Source

# block name -> kind of its passages
KINDS = {
    "heading": "heading",
    "headline": "heading",
    "title": "formality",
    "letterhead": "formality",
    "dateline": "formality",
    "salutation": "formality",
    "closing": "formality",
    "cc": "formality",
    "para": "paragraph",
    "event": "paragraph",
    "list": "list_item",
}
SPOKEN = {"para", "list", "continued"}  # blocks of a summary record that may be part of a turn
PRINTABLE = ("title", "symbol", "number", "author", "body", "court")  # facts whose words the document may hold
MIXED = "mul"  # the language of a block whose lines have several
STATED = ("kind", "title", "symbol", "number", "date", "author", "body", "court", "status")


def furniture(laid: Laid) -> list[tuple[int, int, str]]:
    """What belongs to the page or the site: that of the markup and that of the layout, in order."""
    marked = [(*p.span, p.block.attributes["kind"]) for p in laid.blocks if p.block.name == "furniture"]
    return sorted([*marked, *((start, end, kind) for kind, start, end in laid.furniture)])


def noise(source: Source, laid: Laid) -> list[Row]:
    """The furniture of a document."""
    key = source.facts["key"]
    return [{"doc": key, **gold.place_of(laid, a, b), "kind": kind} for a, b, kind in furniture(laid)]


def segments(laid: Laid, start: int, end: int) -> list[list[int]]:
    """A stretch of the text without the furniture within it and without the blanks around that."""
    bounds = [start]
    for a, b, _ in furniture(laid):
        if start < a and b < end:
            bounds += [a, b]
    bounds.append(end)
    return [stripped(laid.text, a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=True)]


def stripped(text: str, start: int, end: int) -> list[int]:
    """The same stretch without blanks at its ends."""
    words = text[start:end]
    return [start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())]


def passages(source: Source, laid: Laid) -> Iterator[Row]:
    """Every passage of a document; one that furniture cuts has several segments."""
    rows: list[Row] = []
    for placed in laid.blocks:
        name = placed.block.name
        if name == "continued":
            rows[-1]["end"] = placed.span[1]
        elif name != "furniture":
            rows += pieces(placed)
    for row in rows:
        cut = segments(laid, row["start"], row["end"])
        quote = " ".join(laid.text[a:b] for a, b in cut)
        yield {"doc": source.facts["key"], **row, "segments": cut, "quote": quote}


def pieces(placed: PlacedBlock) -> list[Row]:
    """The passages of a block: one for lines that stand close together, else one for each paragraph."""
    block = placed.block
    if block.name == "speech":
        return spoken(placed)
    if block.name in LINE_BLOCKS:
        return [passage(*placed.span, KINDS[block.name], None, block.language)]
    return [whole(p, KINDS[block.name]) for p in placed.paragraphs]


def spoken(placed: PlacedBlock) -> list[Row]:
    """The passages of a speech: its heading without the dash, then its paragraphs."""
    first, block = placed.paragraphs[0], placed.block
    heading = passage(*first.span(0, len(block.heading)), "heading", None, block.language)
    opening = passage(*first.span(block.body_at), "paragraph", None, first.paragraph.language)
    items = {"bullet", "lettered"}
    rest = [whole(p, "list_item" if p.paragraph.role in items else "paragraph") for p in placed.paragraphs[1:]]
    return [heading, opening, *rest]


def whole(placed: Placed, kind: str) -> Row:
    """The passage that is a paragraph of the source."""
    return passage(*placed.span(), kind, number_of(placed), placed.paragraph.language)


def number_of(placed: Placed) -> str | None:
    """The printed number: the words marked so, or the letter that opens an item of a speech."""
    paragraph = placed.paragraph
    if "no" in paragraph.evidence:
        return paragraph.text[slice(*paragraph.evidence["no"])]
    return paragraph.text[1 : paragraph.text.index(")")] if paragraph.role == "lettered" else None


def passage(start: int, end: int, kind: str, number: str | None, language: str) -> Row:
    """A passage, before furniture is cut out of it."""
    known = None if language == MIXED else language
    return {"start": start, "end": end, "kind": kind, "number": number, "language": known}


def speeches(source: Source, laid: Laid) -> list[Row]:
    """The speeches of a record: marked as blocks in a verbatim one, by the words that name the speaker in a summary."""
    rows = turns(source, laid) if source.facts["kind"] == "summary_record" else gold.speeches(source, laid)
    return [{"doc": source.facts["key"], **row} for row in rows]


def turns(source: Source, laid: Laid) -> list[Row]:
    """The turns of a summary record, in order."""
    stated = {row["at"]: row for row in source.facts["turns"]}
    found: list[Row] = []
    going_on = False
    for block in laid.blocks:
        if block.block.name not in SPOKEN:
            going_on = going_on and block.block.name == "furniture"
            continue
        for placed in block.paragraphs:
            marks = named_in(placed, stated)
            first = marks[0][0] if marks else len(placed.where)
            if going_on and first:
                prolong(found[-1], placed, first, new=block.block.name != "continued")
            found += [turn(placed, *mark, stated, source.facts["languages"][0]) for mark in marks]
            going_on = going_on or bool(marks)
    return [finished(n, row, laid) for n, row in enumerate(found, 1)]


def named_in(placed: Placed, stated: dict[str, Row]) -> list[tuple[int, int, str]]:
    """The turns that begin in a paragraph: first character, the character after the last, the turn's name."""
    evidence = placed.paragraph.evidence
    leads = {name: evidence.get(f"{name}_lead", evidence[name])[0] for name in evidence if name in stated}
    order = sorted(leads, key=leads.__getitem__)
    bounds = [*(leads[name] for name in order), len(placed.where)]
    return [(start, end, name) for name, (start, end) in zip(order, pairwise(bounds), strict=True)]


def prolong(row: Row, placed: Placed, end: int, new: bool) -> None:
    """Let a turn go on in a further paragraph, up to one of its characters."""
    row["end"] = placed.span(0, end)[1]
    if new:
        row["paragraph_starts"].append(placed.span()[0])


def turn(placed: Placed, start: int, end: int, name: str, stated: dict[str, Row], language: str) -> Row:
    """A turn as far as it goes in the paragraph in which it begins."""
    given, words = stated[name], placed.paragraph.evidence[name]
    begin, stop = placed.span(start, end)
    return {
        "kind": "speech", "item": given["item"], "start": begin, "end": stop, "body_start": begin,
        "heading": placed.paragraph.text[slice(*words)], "heading_start": placed.where[words[0]],
        "speaker_name": given.get("name"), "honorific": given.get("honorific"), "capacity": given["capacity"],
        "state_or_org": given.get("state"), "language_printed": language, "languages": [language],
        "interpretation_from": None, "on_behalf_of": given.get("behalf", []), "aligned": given.get("aligned", []),
        "paragraph_starts": [begin],
    }  # fmt: skip


def finished(n: int, row: Row, laid: Laid) -> Row:
    """A turn with its number in the record and without the blanks after its last word."""
    row["end"] = stripped(laid.text, row["start"], row["end"])[1]
    return {"n": n, **row, "paragraphs": len(row["paragraph_starts"])}


def metadata(source: Source, laid: Laid) -> list[Row]:
    """What a document is, with the facts of its genre, each of these with its place where one is marked."""
    facts, key = source.facts, source.facts["key"]
    places = {
        name: placed.span(*span)
        for block in laid.blocks
        for placed in block.paragraphs
        for name, span in placed.paragraph.evidence.items()
    }
    row: Row = {name: facts.get(name) or None for name in STATED}
    words = " ".join(laid.text.split()).casefold()
    row["printed"] = [name for name in PRINTABLE if row[name] and str(row[name]).casefold() in words]
    row |= {"languages": facts["languages"], "recipients": facts.get("recipients", [])}
    row["genre"] = gold.with_evidence(facts.get("genre", {}), places, laid, key)
    if "previous_comment" in row["genre"]:
        row["genre"]["previous_comment"].setdefault("year", None)
    own = {"doc": key, "file": facts["file"], "same_as": None} | row
    return [own, *(own | {"file": name, "same_as": facts["file"]} for name in facts.get("renderings", []))]
