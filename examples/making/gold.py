"""The gold of the examples, from where the authored markup came to stand.

Reads `Laid` texts with their sources. Writes nothing: yields the rows of the gold files. No reader of the engine has a
part in it, so that a reader can be held against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from making.layout import Laid, PlacedBlock
from making.markup import Source

Row = dict[str, object]

# block name -> (kind of noise, whether it may feed the document's metadata)
NOISE = {
    "title": ("title_block", True),
    "heading": ("structural_heading", True),
    "headline": ("structural_heading", True),
    "note": ("procedural_note", True),
    "event": ("narrative_event", True),
    "annex": ("annex", False),
    "letterhead": ("letterhead", True),
    "dateline": ("dateline", True),
    "salutation": ("letter_formality", True),
    "closing": ("letter_formality", True),
    "cc": ("cc", True),
}
PASSAGES = {"para", "continued"}


def place_of(laid: Laid, start: int, end: int) -> Row:
    """Offsets and the words between them."""
    return {"start": start, "end": end, "quote": laid.text[start:end]}


def speeches(source: Source, laid: Laid) -> list[Row]:
    """The speeches of a record, in order."""
    chair = source.facts.get("record", {}).get("chair", {}).get("name")
    spoken = [placed for placed in laid.blocks if placed.block.name == "speech"]
    return [speech(n, placed, chair) for n, placed in enumerate(spoken, 1)]


def speech(n: int, placed: PlacedBlock, chair: str | None) -> Row:
    """One speech; the chair's name is that of the title block."""
    block, given = placed.block, placed.block.attributes
    start, end = placed.span
    body = placed.paragraphs[0].where[block.body_at]
    starts = [body, *(p.span()[0] for p in placed.paragraphs[1:])]
    row: Row = {
        "n": n,
        "kind": given.get("kind", "speech"),
        "item": int(given["item"]) or None,
        "start": start,
        "end": end,
        "body_start": body,
        "heading": block.heading,
        "speaker_name": given.get("name"),
        "honorific": given.get("honorific"),
        "capacity": given["capacity"],
        "state_or_org": given.get("state"),
        "language_printed": block.language,
        "languages": list(dict.fromkeys([block.language, *(p.paragraph.language for p in placed.paragraphs)])),
        "interpretation_from": given.get("from"),
        "on_behalf_of": listed(given.get("behalf")),
        "aligned": listed(given.get("aligned")),
        "paragraphs": len(starts),
        "list_items": sum(p.paragraph.role in ("bullet", "lettered") for p in placed.paragraphs),
        "paragraph_starts": starts,
    }
    if given["capacity"] == "chair":
        row |= {"speaker_resolved": chair, "resolved_from": "record header"}
    if given.get("inferred"):
        row["state_inferred"] = True
    return row


def listed(value: str | None) -> list[str]:
    """The members of a list in the markup."""
    return value.split(";") if value else []


def pages(source: Source, laid: Laid) -> list[Row]:
    """The pages of a record's text file."""
    if source.facts["layout"] != "record":
        return []
    return [
        {
            "doc": source.facts["key"],
            "page": p.page,
            "start": p.start,
            "printed": p.printed,
            "line": laid.text.count("\n", 0, p.start) + 1,
        }
        for p in laid.pages
    ]


def noise(source: Source, laid: Laid) -> list[Row]:
    """What is no part of what was said or written: furniture, headings, events, formalities."""
    rows = [(*placed.span, *kind_of(placed)) for placed in laid.blocks if kind_of(placed)]
    rows += [(start, end, kind, kind == "running_header") for kind, start, end in laid.furniture]
    spoken = [(placed.span, n) for n, placed in enumerate((b for b in laid.blocks if b.block.name == "speech"), 1)]
    return [
        {
            "doc": source.facts["key"],
            **place_of(laid, start, end),
            "kind": kind,
            "feeds_metadata": feeds,
            "speech": next((n for (a, b), n in spoken if a <= start < b), None),
        }
        for start, end, kind, feeds in sorted(rows)
    ]


def kind_of(placed: PlacedBlock) -> tuple[str, bool] | None:
    """The kind of noise that a block is, and whether it feeds metadata; None for what was said or written."""
    if placed.block.name == "furniture":
        kind = placed.block.attributes["kind"]
        return kind, kind == "running_header"
    return NOISE.get(placed.block.name)


def passages(source: Source, laid: Laid) -> Iterator[Row]:
    """The paragraphs of a document that is no record; one that furniture cuts has two segments."""
    rows: list[Row] = []
    for placed in laid.blocks:
        start, end = placed.span
        if placed.block.name == "continued":
            rows[-1]["segments"].append([start, end])
            rows[-1]["end"] = end
        elif placed.block.name in PASSAGES:
            kind = "list_item" if "list" in placed.block.attributes else "paragraph"
            rows.append(
                {
                    "doc": source.facts["key"],
                    "start": start,
                    "end": end,
                    "segments": [[start, end]],
                    "kind": kind,
                    "language": placed.block.language,
                }
            )
    for row in rows:
        yield row | {"quote": " ".join(laid.text[a:b] for a, b in row["segments"])}


def record(source: Source, laid: Laid) -> Row:
    """What the record says of itself: body, chair, items, limits, notices, events."""
    places = {
        name: placed.span(*span)
        for block in laid.blocks
        for placed in block.paragraphs
        for name, span in placed.paragraph.evidence.items()
    }
    facts = source.facts
    printed = next(
        (
            {"doc": facts["key"]} | place_of(laid, start, end)
            for kind, start, end in laid.furniture
            if kind == "running_header"
        ),
        None,
    )
    head: Row = {"doc": facts["key"], "file": facts["file"], "symbol": facts["symbol"], "symbol_evidence": printed}
    stated = with_evidence(facts["record"], places, laid, facts["key"])
    return head | stated | {"notices": notices(laid), "events": events(laid), "speeches": len(speeches(source, laid))}


def with_evidence(value: object, places: dict[str, tuple[int, int]], laid: Laid, key: str) -> object:
    """The same value with the names under `evidence` (or a key that ends so) replaced by their places in the text."""

    def placed(named: object) -> object:
        return (
            [placed(name) for name in named]
            if isinstance(named, list)
            else {"doc": key} | place_of(laid, *places[named])
        )

    if isinstance(value, list):
        return [with_evidence(v, places, laid, key) for v in value]
    if not isinstance(value, dict):
        return value
    return {k: placed(v) if k.endswith("evidence") else with_evidence(v, places, laid, key) for k, v in value.items()}


def notices(laid: Laid) -> list[Row]:
    """The paragraphs in which the chair tells the room how to proceed, before the first item; they are the chair's."""
    first = next(placed for placed in laid.blocks if placed.block.name == "speech")
    return [place_of(laid, *p.span()) | {"speech": 1} for p in first.paragraphs[1:]]


def events(laid: Laid) -> list[Row]:
    """Suspension, resumption, adoption, closing, and the two turns that are acts of procedure."""
    rows, spoken = [], 0
    for placed in laid.blocks:
        given = placed.block.attributes
        spoken += placed.block.name == "speech"
        if placed.block.name == "event":
            rows.append(
                {
                    "kind": given["kind"],
                    "time": given.get("time"),
                    "minutes": given.get("minutes"),
                    "after_speech": spoken,
                    **place_of(laid, *placed.span),
                }
            )
        elif given.get("kind") in ("point_of_order", "right_of_reply"):
            rows.append(
                {"kind": given["kind"], "time": None, "minutes": None, "speech": spoken, **place_of(laid, *placed.span)}
            )
    return rows


def identities(stated: list[Row], texts: dict[str, str]) -> list[Row]:
    """Who is who: each identity with every place of the forms that the author gives for it, document by document."""
    rows = []
    for identity in stated:
        forms = [(key, form) for key, given in identity.pop("forms").items() for form in given]
        found = {(key, *span) for key, form in forms for span in occurrences(form, texts[key])}
        whole = [a for a in found if not any(a[0] == b[0] and a != b and b[1] <= a[1] and a[2] <= b[2] for b in found)]
        mentions = [
            {"doc": key, "start": start, "end": end, "quote": texts[key][start:end]}
            for key, start, end in sorted(whole)
        ]
        rows.append(identity | {"mentions": mentions})
    return rows


def actors(known: list[Row], stated: dict[str, Row], texts: dict[str, str]) -> list[Row]:
    """Every actor with every mention: those of the identities and the others, none inside a longer or hidden one.

    A row of `stated` that has the id of an identity adds places to it.
    """
    rows = {str(row["id"]): row | {"mentions": list(row["mentions"])} for row in known}
    for actor in stated["actor"]:
        row = rows.setdefault(
            actor["id"], {"id": actor["id"], "kind": actor["kind"], "name": actor["name"], "mentions": []}
        )
        for key, forms in actor["forms"].items():
            row["mentions"] += [m for form in forms for m in placed_mentions(key, form, texts)]
    longer = {(m["doc"], m["start"], m["end"]) for row in rows.values() for m in row["mentions"]}
    longer |= {
        (m["doc"], m["start"], m["end"])
        for key, forms in stated["hidden"].items()
        for form in forms
        for m in placed_mentions(key, form, texts)
    }
    for row in rows.values():
        own = {(m["doc"], m["start"], m["end"]): m for m in row["mentions"]}
        row["mentions"] = [m for place, m in sorted(own.items()) if not any(within(place, other) for other in longer)]
    return list(rows.values())


def within(place: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    """Whether a place lies inside another, longer one of the same document."""
    return place[0] == other[0] and place != other and other[1] <= place[1] and place[2] <= other[2]


def placed_mentions(key: str, form: str, texts: dict[str, str]) -> list[Row]:
    """The places of a form in the part of a document that a key names: `000`, `000 before WORDS`, `000 after WORDS`."""
    document, side, words = (*key.split(" ", 2), "", "")[:3]
    text = texts[document]
    border = text.index(words) if words else 0
    spans = occurrences(form, text)
    kept = [s for s in spans if not side or (s[0] < border) == (side == "before")]
    return [{"doc": document, "start": a, "end": b, "quote": text[a:b]} for a, b in kept]


def occurrences(form: str, text: str) -> list[tuple[int, int]]:
    """The places of a form in a text, over line ends too: of the name in square brackets, where it has some."""
    marked = form if "[" in form else f"[{form}]"
    pattern = re.escape(marked).replace(r"\[", "(").replace(r"\]", ")").replace(r"\ ", r"\s+")
    spans = [match.span(1) for match in re.finditer(rf"(?<!\w){pattern}(?!(?<=\w)\w)", text)]
    if not spans:
        raise ValueError(f"no {form!r} in the text")
    return spans


def metadata(source: Source) -> list[Row]:
    """What each file of a document is."""
    facts = source.facts
    keys = ("kind", "title", "symbol", "date", "author", "signatory", "recipients", "reference", "status", "languages")
    row = {k: facts.get(k) or (None if k not in ("recipients", "languages") else []) for k in keys}
    row["interpreted_from"] = facts.get("record", {}).get("languages_interpreted", [])
    own = {"doc": facts["key"], "file": facts["file"], "same_as": None} | row
    return [own, *({"doc": facts["key"], "file": name, "same_as": facts["file"]} | row for name in facts["renderings"])]
