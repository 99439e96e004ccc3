"""The gold of what is cited and said in the examples, from `source/findings/KIND.toml`.

Reads those files and the laid texts. Writes nothing: gives the rows of `gold/KIND.json`, with offsets. A row of the
source names its document and its quote; everything else stands in the gold as it is written::

    [[requests]]
    doc = "002"
    quote = "we urge the Government to [register the two unions]"   # in brackets, where words around it tell its place
    nth = 2                                                        # which occurrence, where there are several
    also = ["register both unions"]                                # further places that say the same
    strength = "urge"

A quote is searched for over line ends and page furniture is not crossed; one that is not there is an error.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from making.layout import Laid
from making.markup import Source

Row = dict[str, object]
Made = list[tuple[Source, Laid]]

#: Under which key a kind names the speech that says it.
SPEAKER = {
    "requests": "asker",
    "measures": "claimed_by",
    "allegations": "alleged_by",
    "appreciations": "by",
    "references": "by",
}


def finding_files(folder: Path, made: Made) -> dict[str, object]:
    """The gold files of all kinds that the folder has a source of, by file name."""
    laid = {source.facts["key"]: (source, laid) for source, laid in made}
    return {
        f"{path.stem}.json": rows_of(path.stem, tomllib.loads(path.read_text(encoding="utf-8"))[path.stem], laid)
        for path in sorted(folder.glob("*.toml"))
    }


def rows_of(kind: str, stated: list[Row], laid: dict[str, tuple[Source, Laid]]) -> list[Row]:
    """The rows of a kind in the order of documents and places, numbered."""
    if kind == "disagreements":
        return [{"id": f"D{n:02}"} | pair_of(row, laid) for n, row in enumerate(stated, 1)]
    rows = [row_of(kind, dict(row), *laid[str(row["doc"])]) for row in stated]
    rows.sort(key=lambda row: (row["doc"], row.get("start", 0), row.get("end", 0)))
    return [{"id": f"{kind[0].upper()}{n:03}"} | row for n, row in enumerate(rows, 1)]


def pair_of(row: Row, laid: dict[str, tuple[Source, Laid]]) -> Row:
    """A disagreement with the places of its two sides, and further places that say what one of them says."""
    sides = {"claim_a": row["a"], "claim_b": row["b"]}
    further = [side_of(dict(side), laid) for side in row.get("further", [])]  # type: ignore[attr-defined]
    rest = {key: value for key, value in row.items() if key not in ("a", "b", "further")}
    placed = {name: side_of(dict(side), laid) for name, side in sides.items()}  # type: ignore[call-overload]
    return rest | placed | ({"further_claims": further} if further else {})


def side_of(side: Row, laid: dict[str, tuple[Source, Laid]]) -> Row:
    """One side of a disagreement with its place."""
    text = laid[str(side["doc"])][1].text
    start, end = place(text, str(side["quote"]), int(str(side.get("nth", 1))))
    return {"doc": side["doc"], "start": start, "end": end, "quote": text[start:end], "by": side["by"]}


def row_of(kind: str, row: Row, source: Source, laid: Laid) -> Row:
    """A row with its places; one without a quote (a position) stays as it is."""
    if "quote" not in row:
        return row
    start, end = place(laid.text, str(row.pop("quote")), int(str(row.pop("nth", 1))))
    placed: Row = {"doc": row.pop("doc"), "start": start, "end": end, "quote": laid.text[start:end]}
    speech = speech_at(laid, start)
    if kind in SPEAKER:
        placed[SPEAKER[kind]] = f"{source.facts['key']}:S{speech}" if speech else source.facts["key"]
    placed["speech"] = speech
    if "also" in row:
        spans = [place(laid.text, words, 1) for words in row.pop("also")]  # type: ignore[attr-defined]
        placed["also"] = [{"start": a, "end": b, "quote": laid.text[a:b]} for a, b in spans]
    return placed | row


def place(text: str, words: str, nth: int) -> tuple[int, int]:
    """Where words stand in a text, whatever its line ends; those in square brackets where there are any."""
    before, quote, after = re.fullmatch(r"(?s)(.*?)\[(.*)\](.*)", words).groups() if "[" in words else ("", words, "")  # type: ignore[union-attr]
    pattern = f"{flexible(before)}(?P<quote>{flexible(quote)}){flexible(after)}"
    found = list(re.finditer(pattern, text))
    if len(found) < nth:
        raise ValueError(f"not in the text {nth} times: {words}")
    return found[nth - 1].span("quote")


def flexible(words: str) -> str:
    """The words with any white space between them; a hyphen may be followed by a line's end."""
    parts = [re.escape(part).replace(r"\-", r"-\s*") for part in re.split(r"\s+", words)]
    return r"\s+".join(parts)


def speech_at(laid: Laid, offset: int) -> int | None:
    """The number of the speech that an offset lies in."""
    spoken = [placed.span for placed in laid.blocks if placed.block.name == "speech"]
    return next((n for n, (start, end) in enumerate(spoken, 1) if start <= offset < end), None)
