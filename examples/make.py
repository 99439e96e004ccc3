#!/usr/bin/env python3
"""Make the example documents and their gold from the authored sources.

    python examples/make.py [--to DIR] [--without pdf]

Reads `examples/source/`. Writes DIR/documents/ and DIR/gold/ (DIR is `examples/` unless given). The same sources
give the same bytes, with the same versions of typst (PDF) and python-docx (DOCX).
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from making import gold  # noqa: E402
from making.asks import ask_rows  # noqa: E402
from making.findings import finding_files  # noqa: E402
from making.layout import Laid, lay_out  # noqa: E402
from making.markup import Source, read_source  # noqa: E402


def render(source: Source, ending: str) -> bytes:
    """A source in another format than text. Each format's library is loaded only where it is wanted."""
    if ending == "pdf":
        from making.pdf import set_pdf as make
    elif ending == "docx":
        from making.word import write_docx as make
    else:
        from making.web import write_html as make
    return make(source)


def write_documents(made: list[tuple[Source, Laid]], folder: Path, without: set[str]) -> None:
    """Write each text file and its renderings."""
    folder.mkdir(parents=True, exist_ok=True)
    for source, laid in made:
        (folder / source.facts["file"]).write_bytes(laid.text.encode())
        for name in source.facts["renderings"]:
            ending = name.rsplit(".", 1)[1]
            if ending not in without:
                (folder / name).write_bytes(render(source, ending))


def gold_files(made: list[tuple[Source, Laid]]) -> dict[str, object]:
    """The contents of the gold folder, by file name."""
    records = [(source, laid) for source, laid in made if source.facts["layout"] == "record"]
    noise = [row for source, laid in made for row in gold.noise(source, laid)]
    stated = tomllib.loads((HERE / "source" / "identities.toml").read_text(encoding="utf-8"))["identity"]
    texts = {source.facts["key"]: laid.text for source, laid in made}
    known = gold.identities(stated, texts)
    others = tomllib.loads((HERE / "source" / "actors.toml").read_text(encoding="utf-8"))
    found = finding_files(HERE / "source" / "findings", made)
    return {
        "documents.json": {source.facts["key"]: source.facts["file"] for source, _ in made},
        "renderings.json": {name: source.facts["file"] for source, _ in made for name in source.facts["renderings"]},
        "speeches.json": [row for source, laid in records for row in gold.speeches(source, laid)],
        "pages.json": [row for source, laid in records for row in gold.pages(source, laid)],
        "record.json": gold.record(*records[0]),
        "noise.json": [{"id": f"N{n:02}"} | row for n, row in enumerate(noise, 1)],
        "passages.json": [row for source, laid in made for row in gold.passages(source, laid)],
        "identities.json": known,
        "actors.json": gold.actors(known, others, texts),
        "metadata.json": [row for source, _ in made for row in gold.metadata(source)],
        **found,
        "asks.json": ask_rows(HERE / "source" / "asks.toml", found),
    }


def write_gold(made: list[tuple[Source, Laid]], folder: Path) -> None:
    """Write the gold files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in gold_files(made).items():
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Make everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, default=HERE)
    parser.add_argument("--without", action="append", default=[], metavar="ENDING")
    args = parser.parse_args()
    sources = sorted((read_source(path) for path in (HERE / "source").glob("*.txt")), key=lambda s: s.facts["key"])
    made = [(source, lay_out(source)) for source in sources]
    write_documents(made, args.to / "documents", set(args.without))
    write_gold(made, args.to / "gold")


if __name__ == "__main__":
    main()
