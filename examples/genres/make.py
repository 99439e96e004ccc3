#!/usr/bin/env python3
"""Make the genre examples and their gold from the authored sources.

    python examples/genres/make.py [--to DIR]

Reads `examples/genres/source/`. Writes DIR/documents/ and DIR/gold/ (DIR is `examples/genres/` unless given). The same
sources give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

import annotation  # noqa: E402
from layouts import lay_out  # noqa: E402
from making.layout import Laid  # noqa: E402
from making.markup import Source, read_source  # noqa: E402
from making.web import write_html  # noqa: E402

RECORDS = {"verbatim_record", "summary_record"}


def read_sources() -> list[Source]:
    """The sources, in order of their names."""
    return [read_source(path) for path in sorted((HERE / "source").glob("*.txt"))]


def write_documents(made: list[tuple[Source, Laid]], folder: Path) -> None:
    """Write each text file and its renderings."""
    folder.mkdir(parents=True, exist_ok=True)
    for source, laid in made:
        (folder / source.facts["file"]).write_bytes(laid.text.encode())
        for name in source.facts.get("renderings", []):
            (folder / name).write_bytes(write_html(source))


def gold_files(made: list[tuple[Source, Laid]]) -> dict[str, object]:
    """The contents of the gold folder, by file name."""
    records = [(source, laid) for source, laid in made if source.facts["kind"] in RECORDS]
    noise = [row for source, laid in made for row in annotation.noise(source, laid)]
    return {
        "documents.json": {source.facts["key"]: source.facts["file"] for source, _ in made},
        "metadata.json": [row for source, laid in made for row in annotation.metadata(source, laid)],
        "passages.json": [row for source, laid in made for row in annotation.passages(source, laid)],
        "speeches.json": [row for source, laid in records for row in annotation.speeches(source, laid)],
        "noise.json": [{"id": f"N{n:02}"} | row for n, row in enumerate(noise, 1)],
    }


def write_gold(made: list[tuple[Source, Laid]], folder: Path) -> None:
    """Write the gold files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in gold_files(made).items():
        text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        (folder / name).write_bytes(text.encode())


def main() -> None:
    """Make everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, default=HERE)
    args = parser.parse_args()
    made = [(source, lay_out(source)) for source in read_sources()]
    write_documents(made, args.to / "documents")
    write_gold(made, args.to / "gold")


if __name__ == "__main__":
    main()
